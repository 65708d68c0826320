"""Amounts as people write them, in flags, the environment and files → numbers; `UsageError` for what is none."""

import re
from decimal import Decimal
from typing import Literal

from summarizer.errors import UsageError

Concurrency = int | Literal["auto"]

_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800}  # seconds
_PARTS = re.compile(r"(\d+(?:\.\d+)?)\s*([smhdw])\s*")
_MULTIPLES = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}


def seconds(written: str | float) -> float:
    """A length of time above 0; a bare number is in seconds.

    >>> seconds("90"), seconds("15m"), seconds("1h30m")
    (90.0, 900.0, 5400.0)
    """
    text = str(written).strip().lower()
    parts = _PARTS.findall(text)
    if parts and not _PARTS.sub("", text):
        length = sum(float(number) * _UNITS[unit] for number, unit in parts)
    else:
        length = float(_number(text) or 0)
    if length <= 0:
        raise UsageError(f"'{written}' is no length of time", hint="Write seconds, or such as 90s, 15m, 1h30m or 2d.")
    return length


def age(written: str) -> float:
    """A length of time as `seconds` reads it, but always with a unit: what is older is removed, and not on a guess.

    >>> age("12h"), age("8w")
    (43200.0, 4838400.0)
    """
    try:
        if not _number(written.strip()):
            return seconds(written)
    except UsageError:
        pass
    raise UsageError(f"'{written}' is no age", hint="Give a number and its unit, such as 12h, 30d or 8w.")


def tokens(written: str | float) -> int:
    """A number of tokens above 0; k and M are thousands and millions.

    >>> tokens("200000"), tokens("1_500"), tokens("500k"), tokens("2.5M")
    (200000, 1500, 500000, 2500000)
    """
    text = str(written).strip().lower()
    suffix = text[-1:] if text[-1:] in _MULTIPLES else ""
    number = (_number(text.removesuffix(suffix).rstrip()) or Decimal(0)) * _MULTIPLES[suffix]
    if number < 1 or number % 1:
        raise UsageError(f"'{written}' is no number of tokens", hint="Write such as 200000, 500k or 2M.")
    return int(number)


def money(written: str | float | Decimal) -> Decimal:
    """An amount in USD, 0 or above.

    >>> money("2.50"), money("$0.05"), money(3)
    (Decimal('2.50'), Decimal('0.05'), Decimal('3'))
    """
    number = _number(str(written).strip().removeprefix("$"))
    if number is None:
        raise UsageError(f"'{written}' is no amount of money", hint="Write USD, such as 2.50.")
    return number


def rate(written: str | float) -> float:
    """A number a minute above 0, with k and M as in `tokens`."""
    try:
        return float(tokens(written))
    except UsageError:
        raise UsageError(f"'{written}' is no rate a minute", hint="Write such as 500 or 200k.") from None


def concurrency(written: str | int) -> Concurrency:
    """A number of requests in flight, 1 or above, or `auto`."""
    text = str(written).strip().lower()
    if text == "auto":
        return "auto"
    if not text.isdecimal() or int(text) < 1:
        raise UsageError(f"'{written}' is no number of requests in flight", hint="Write a number from 1, or auto.")
    return int(text)


def chosen(written: str | None) -> Concurrency | None:
    """What `--concurrency` says; None if it was not given."""
    if written is None:
        return None
    try:
        return concurrency(written)
    except UsageError as error:
        error.where = "--concurrency"
        raise


def _number(text: str) -> Decimal | None:
    """A plain decimal number, 0 or above; None for anything else, such as inf, 1e9 or -1."""
    plain = re.fullmatch(r"\d+(?:[_,]\d{3})*(?:\.\d+)?|\d+(?:_\d+)*|\.\d+", text, re.ASCII)
    return Decimal(text.replace("_", "").replace(",", "")) if plain else None
