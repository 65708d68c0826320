"""What words and signs of measure are called."""

import pytest

from summarizer.language import currencies, units


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("%", "percent"),
        ("per cent", "percent"),
        ("percentage points", "percentage points"),
        ("kilometers", "kilometre"),
        ("km", "kilometre"),
        ("GWh", "gigawatt-hour"),
        ("kilowatt hours", "kilowatt-hour"),
        ("square feet", "square foot"),
        ("metric tons", "tonne"),
        ("US dollars", "USD"),
        ("Danish kroner", "DKK"),
        ("usd", "USD"),
        ("trucks", "trucks"),
        ("  ", None),
        (None, None),
    ],
)
def test_a_unit_has_one_name(written: str | None, name: str | None) -> None:
    """However a unit is written, it has one name; what is no unit keeps its own words."""
    assert name == units.canonical(written)


@pytest.mark.parametrize(
    "name", sorted({name for name in units.NAMES if name} | currencies.CODES | set(currencies.PARTS.values()))
)
def test_a_name_is_its_own_name(name: str) -> None:
    """What the reader gives as a unit is understood when it comes back from a summary."""
    assert name == units.canonical(name)


@pytest.mark.parametrize(
    ("sign", "code"),
    [("$", "USD"), ("US$", "USD"), ("HK $", "HKD"), ("$A", "AUD"), ("\u20ac", "EUR"), ("RM", "MYR"), ("x", None)],
)
def test_signs_of_money_are_codes(sign: str, code: str | None) -> None:
    """A sign or abbreviation before a number is the ISO 4217 code that the world's news means by it."""
    assert code == units.sign(sign)
    assert code is None or units.is_currency(code)


def test_cents_are_not_dollars() -> None:
    """A part of a currency is not called by the currency's code."""
    assert not units.is_currency((units.unit("cents", "") or ("", 0))[0])
