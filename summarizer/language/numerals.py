"""Tokens → number values: digits by the locale of their language, with fractions, signs and scales.

English number words are read by `number_words`. A language that is not listed in `SEPARATORS` is not read at all:
1.234 is
a thousand in one and a bit more than one in the other, and a guess would be worse than none.
"""

import math
import re
import unicodedata

from summarizer.language.counted import STOP, is_plural
from summarizer.language.number_words import ONES, Numeral, read_words, scale
from summarizer.language.tokens import DASHES, GROUPING, Tokens

# Thousands and decimal separator of each language read; spaces and apostrophes always group thousands.
_POINT, _COMMA = (",", "."), (".", ",")
SEPARATORS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("en", "zh", "ja", "ko", "he", "ar", "fa", "th", "hi"), _POINT),
    **dict.fromkeys(("de", "fr", "es", "it", "pt", "nl", "da", "sv", "no", "fi", "pl", "cs", "ru", "uk", "tr", "el",
        "ro"), _COMMA),
}  # fmt: skip
_GROUP = re.compile(rf"[ {GROUPING}]")
_DIGITS_IN_GROUP = 3
_DIGITS_IN_LAKH = 2
# What most figures are: digits in groups of three, with a fraction or without.
_USUAL = {
    (thousands, decimal): re.compile(rf"(?:\d{{1,3}}(?:[{thousands}]\d{{3}})*+|\d++)(?:[{decimal}]\d++)?", re.ASCII)
    for thousands, decimal in (_POINT, _COMMA)
}
_LONGEST = 30  # characters: longer runs of digits are codes, not figures
_SIGNS = re.compile(r"[\u00bc-\u00be\u2150-\u215e]\Z")


def digits(written: str, language: str) -> float | None:
    """The value of digits with separators; None if they are no number of that language (12.34.56)."""
    if len(written) > _LONGEST:
        return None
    thousands, decimal = separators = SEPARATORS.get(language, _POINT)
    if _USUAL[separators].fullmatch(written):
        return float(written.replace(thousands, "").replace(decimal, "."))
    if "\u066b" in written or "\u066c" in written:
        written = written.replace("\u066c", thousands).replace("\u066b", decimal)
    plain = written if written.isascii() else "".join(_ascii(char) for char in written)
    whole, *fraction = plain.split(decimal)
    if len(fraction) > 1:
        return None
    groups = _GROUP.sub(thousands, whole).split(thousands)
    if len(groups) > 1 and not _are_groups(groups):
        return None
    if not all(part.isdigit() for part in (*(groups if whole else ()), *fraction)):
        return None
    value = float(("".join(groups) or "0") + ("." + fraction[0] if fraction else ""))
    return value if math.isfinite(value) else None


def _ascii(char: str) -> str:
    return str(unicodedata.digit(char)) if char.isdecimal() and not char.isascii() else char


def _are_groups(groups: list[str]) -> bool:
    """True for 1,234,567 and for 12,34,567 as India writes it."""
    first, *middle, last = groups
    if len(last) != _DIGITS_IN_GROUP or not first:
        return False
    sizes = {len(each) for each in middle}
    return (len(first) <= _DIGITS_IN_GROUP and sizes <= {_DIGITS_IN_GROUP}) or (
        len(first) <= _DIGITS_IN_LAKH and sizes == {_DIGITS_IN_LAKH}
    )


# Letters that mean a scale only after a currency sign: 5m elsewhere is five metres.
MONEY_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
_CAPITAL_SCALES = {"K": 1e3, "M": 1e6, "B": 1e9}  # 4.3M of anything
_SCALES_ELSEWHERE = {
    "tausend": 1e3, "million": 1e6, "millionen": 1e6, "mio": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9,
        "billionen": 1e12,
    "mille": 1e3, "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "mil": 1e3, "millones": 1e6, "mill\u00f3n": 1e6,
    "mila": 1e3, "milione": 1e6, "milioni": 1e6, "miliardo": 1e9, "miliardi": 1e9, "milh\u00e3o": 1e6,
        "milh\u00f5es": 1e6,
    "bilh\u00f5es": 1e9, "miljoen": 1e6, "miljard": 1e9, "duizend": 1e3, "\u0442\u044b\u0441": 1e3,
        "\u0442\u044b\u0441\u044f\u0447": 1e3,
    "\u043c\u043b\u043d": 1e6, "\u043c\u0438\u043b\u043b\u0438\u043e\u043d": 1e6,
        "\u043c\u0438\u043b\u043b\u0438\u043e\u043d\u043e\u0432": 1e6,
    "\u043c\u043b\u0440\u0434": 1e9, "\u0645\u0644\u064a\u0648\u0646": 1e6, "\u0623\u0644\u0641": 1e3,
        "\u0645\u0644\u064a\u0627\u0631": 1e9,
}  # fmt: skip
_SIGN_SCALES = {
    "\u4e07": 1e4, "\u842c": 1e4, "\u4ebf": 1e8, "\u5104": 1e8, "\u5146": 1e12, "\u5343": 1e3, "\u767e": 1e2,
    "\ub9cc": 1e4, "\uc5b5": 1e8, "\ucc9c": 1e3, "\ubc31": 1e2, "\uc870": 1e12,
}  # fmt: skip
# Number words of other languages that news spells out; the rest it writes in digits.
_WORDS_ELSEWHERE: dict[str, dict[str, int]] = {
    "de": dict(zip("zwei drei vier f\u00fcnf sechs sieben acht neun zehn elf zw\u00f6lf".split(), range(2, 13),
        strict=True)),
    "fr": dict(zip("deux trois quatre cinq six sept huit neuf dix onze douze".split(), range(2, 13), strict=True)),
    "es": dict(zip("dos tres cuatro cinco seis siete ocho nueve diez once doce".split(), range(2, 13), strict=True)),
    "it": dict(zip("due tre quattro cinque sei sette otto nove dieci undici dodici".split(), range(2, 13),
        strict=True)),
    "nl": dict(zip("twee drie vier vijf zes zeven acht negen tien elf twaalf".split(), range(2, 13), strict=True)),
    "pt": dict(zip("dois tr\u00eas quatro cinco seis sete oito nove dez onze doze".split(), range(2, 13), strict=True)),
}  # fmt: skip


# Fractions behind such a word: two thirds.
_PARTS_ELSEWHERE: dict[str, dict[str, int]] = {
    "de": {"drittel": 3, "viertel": 4, "fünftel": 5, "zehntel": 10},
    "fr": {"tiers": 3, "quarts": 4, "cinquièmes": 5, "dixièmes": 10},
    "es": {"tercios": 3, "cuartos": 4, "quintos": 5, "décimos": 10},
    "it": {"terzi": 3, "quarti": 4, "quinti": 5, "decimi": 10},
    "nl": {"derde": 3, "vierde": 4, "kwart": 4, "vijfde": 5, "tiende": 10},
    "pt": {"terços": 3, "quartos": 4, "quintos": 5, "décimos": 10},
}
_ABBREVIATED = frozenset("mrd mio тыс млн млрд".split())  # scales that a full stop belongs to


def numeral(line: Tokens, at: int, language: str, *, money: bool = False) -> Numeral | None:
    """The number that starts at token `at`; None if none does. `money` admits the letters of `MONEY_SCALES`."""
    kind = line.kinds[at]
    if kind == "number":
        return _ratio(line, _from_digits(line, at, language, money=money), language)
    if kind == "word":
        if language == "en":
            return _ratio(line, read_words(line, at), language)
        count = _WORDS_ELSEWHERE.get(language, {}).get(line.words[at])
        if count is None:
            return None
        below = _PARTS_ELSEWHERE.get(language, {}).get(line.words[at + 1])
        if below:
            return Numeral(count / below, at, at + 2, fraction=True)
        return _scaled(line, float(count), at, at + 1, language, money=False)
    if kind == "symbol" and _SIGNS.match(line.texts[at]):
        return Numeral(unicodedata.numeric(line.texts[at]), at, at + 1, fraction=True)
    return None


_OUT_OF = frozenset({"in", "out"})
_LEAST_YEAR = 1600  # one in 2019 is a year
_MOST_TELLING = 10  # a ratio is out of so many at most, or out of a round number


def _ratio(line: Tokens, read: Numeral | None, language: str) -> Numeral | None:
    """`one in four`, `3 out of 10`; any other numeral as it is."""
    if read is None or read.scaled or read.vague or language != "en":
        return read
    at = read.last
    if line.words[at] not in _OUT_OF:
        if read.value != 1 or line.words[at + 1] not in _OUT_OF or line.kinds[at] != "word" or line.words[at] in STOP:
            return read
        at += 1
    noun = at - 1 if at > read.last else -1
    at += 1
    if line.words[at - 1] == "out":
        if line.words[at] != "of":
            return read
        at += 1
    at += line.words[at] == "every"
    token = line.texts[at]
    of = (
        float(token)
        if token.isascii() and token.isdecimal() and len(token) <= _MOST_TELLING
        else float(ONES.get(line.words[at], 0))
    )
    telling = (
        read.value < of
        and (of <= _MOST_TELLING or of % _MOST_TELLING == 0)
        and read.value.is_integer()
        and of < _LEAST_YEAR
    )
    if not telling or line.words[at + 1] in _TIMES or line.texts[at + 1] in {"%", "/", ":"}:
        return read
    if noun >= 0 and (is_plural(line.words[at + 1]) or line.kinds[at + 1] == "number"):
        return read  # one goal in three games
    return Numeral(read.value / of, read.first, at + 1, fraction=True, noun=noun)


_TIMES = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year years percent per thousand "
    "million".split()
)


def _from_digits(line: Tokens, at: int, language: str, *, money: bool) -> Numeral | None:
    value = digits(line.texts[at], language)
    if value is None:
        return None
    below = _below(line, at, language)
    if below and value < below:  # 3/4
        return Numeral(value / below, at, at + 3, fraction=True)
    after = at + 1
    if line.kinds[after] == "symbol" and _SIGNS.match(line.texts[after]):
        value, after = value + unicodedata.numeric(line.texts[after]), after + 1
    elif line.kinds[after] == "number" and value.is_integer():  # 5 1/4
        above, below = digits(line.texts[after], language), _below(line, after, language)
        if above and below and above < below:
            value, after = value + above / below, after + 3
    elif line.texts[after] == "\u00d7" and line.texts[after + 1].startswith("10"):  # 1.5×10−3
        return _power(line, at, after + 1, value)
    return _scaled(line, value, at, after, language, money=money)


_NO_FRACTION = ("9", "11")  # the day


def _below(line: Tokens, at: int, language: str) -> float | None:
    """The denominator behind token `at`, if a fraction is written there."""
    if line.texts[at + 1] != "/" or line.kinds[at + 2] != "number" or not (line.glued(at + 1) and line.glued(at + 2)):
        return None
    if (line.texts[at], line.texts[at + 2]) == _NO_FRACTION:
        return None
    if line.texts[at].startswith("0") or "/" in {line.texts[at - 1], line.glued(at + 3) and line.texts[at + 3]}:
        return None  # the path of an address
    return digits(line.texts[at + 2], language)


_MOST_POWER = 99  # beyond any figure of the news


def _power(line: Tokens, first: int, base: int, value: float) -> Numeral:
    sign = line.texts[base + 1] in DASHES
    exponent = line.texts[base + 1 + (sign or line.texts[base + 1] == "^")]
    if not exponent.isdecimal() or int(exponent[:3]) > _MOST_POWER:
        return Numeral(value, first, first + 1)
    return Numeral(value * 10.0 ** (-int(exponent) if sign else int(exponent)), first, base + 3)


def _scaled(line: Tokens, value: float, first: int, after: int, language: str, *, money: bool) -> Numeral:
    factor, end = scale(line, after) if language == "en" else (1.0, after)
    if language != "en":
        while line.words[end] in _SCALES_ELSEWHERE or line.texts[end] in _SIGN_SCALES:
            factor *= _SCALES_ELSEWHERE.get(line.words[end]) or _SIGN_SCALES[line.texts[end]]
            stopped = line.words[end] in _ABBREVIATED and line.texts[end + 1] == "." and line.kinds[end + 2] == "word"
            end += 1 + stopped
    if end == after and line.glued(after):
        letter = line.texts[after]
        found = (MONEY_SCALES.get(letter.lower()) if money else None) or _CAPITAL_SCALES.get(letter)
        if found or letter == "k":
            factor, end = found or 1e3, after + 1
    return Numeral(value * factor, first, end, scaled=end > after, unscaled=value)
