"""English number words → values: cardinals, scales, fractions, ratios, vague counts."""

from typing import NamedTuple

from summarizer.language.tokens import Tokens

ONES = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen "
        "eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
TENS = {
    word: 10 * count for count, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7,
    "dozen": 12.0, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12, "mil": 1e6,
}  # fmt: skip
FRACTIONS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twelfth": 12, "sixteenth": 16, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
        "millionth": 1e6,
}  # fmt: skip
_PARTS = {"halves": 2, **{f"{word}s": below for word, below in FRACTIONS.items()}}
# A plural scale is at least two of it: what the word says and no more.
VAGUE = {
    "dozens": 24.0, "scores": 40.0, "tens": 20.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6, "billions": 2e9,
    "trillions": 2e12, "lakhs": 2e5, "crores": 2e7,
}  # fmt: skip
_FOLDS = {
    f"{word}fold": count for word, count in {**ONES, **TENS, "hundred": 100, "thousand": 1000}.items() if count > 1
}
# Where a number can start: everything else is passed over without a further look.
STARTS = frozenset({*ONES, *TENS, *VAGUE, *_FOLDS, "half", "quarter", "a", "an", "several", "million", "billion"})
# Where "a single vote" is a count: elsewhere "a single mother" is a kind of mother.
_BEFORE_SINGLE = frozenset("by only just than".split())
# What may stand behind "a third" for it to be a share and not the third of a row.
_AFTER_SHARE = frozenset(
    "of in from to since on over during compared and more less or by as lower higher but while is was were are "
    "the that".split()
)
_BEFORE_HALF = frozenset("first second last latter other better former every each top bottom".split())
_AFTER_HALF = frozenset("of a an the its their his her our your my all these those this that".split())
_HALVED = frozenset("mile hour day century year point inch pound metre meter".split())
_SMALL = 10  # a hyphenated pair is tens and ones


class Numeral(NamedTuple):
    """A number as read: its value, or the least it can be if vague, and the tokens it takes, half-open."""

    value: float
    first: int
    last: int
    vague: bool = False
    fraction: bool = False
    scaled: bool = False
    """True if a scale word or letter is part of it."""
    unscaled: float = 0.0
    """The value without its scale."""
    fold: bool = False
    """True for `sixfold`."""
    noun: int = -1
    """The token of the noun inside of `one dollar in three`; none if negative."""


def read_words(line: Tokens, at: int) -> Numeral | None:
    """The number whose words start at token `at`; None if none does."""
    word = line.words[at]
    if word not in STARTS:
        return None
    if word in VAGUE:
        return _vague(line, at)
    if word in {"a", "an"}:
        return _after_article(line, at)
    if word == "several":
        return _several(line, at + 1, at)
    if word in {"half", "quarter"}:
        return _half(line, at)
    if word in _FOLDS:
        return Numeral(float(_FOLDS[word]), at, at + 1, fold=True)
    if word in SCALES:  # only what `million-dollar` and a headline's `Million march` start with
        return Numeral(SCALES[word], at, at + 1, scaled=True, unscaled=1.0) if line.hyphen(at + 1) else None
    return _cardinal(line, at)


def scale(line: Tokens, at: int) -> tuple[float, int]:
    """The product of the scale words from token `at` on, and the token after them; (1, at) without any."""
    value = 1.0
    if line.words[at + 1] in SCALES and line.hyphen(at) and line.glued(at + 1):
        at += 1
    while line.words[at] in SCALES and not (line.words[at] == "mil" and line.texts[at + 1] == "."):
        value, at = value * SCALES[line.words[at]], at + 1
    return value, at


def _vague(line: Tokens, at: int) -> Numeral | None:
    """`dozens`, `hundreds of thousands`."""
    if line.words[at] == "scores" and line.words[at + 1] != "of":
        return None
    if line.words[at] == "tens" and not (line.words[at + 1] == "of" and line.words[at + 2] in VAGUE):
        return None
    least, after = VAGUE[line.words[at]], at + 1
    while line.words[after] == "of" and line.words[after + 1] in VAGUE:
        least, after = least * VAGUE[line.words[after + 1]] / 2, after + 2
    return Numeral(least, at, after, vague=True, scaled=True)


def _several(line: Tokens, at: int, first: int) -> Numeral | None:
    """`several hundred`, `a few dozen`, `a couple of thousand`: two of it at least."""
    at += line.words[at] == "of"
    factor, after = scale(line, at)
    return Numeral(2 * factor, first, after, vague=True, scaled=True) if after > at else None


def _after_article(line: Tokens, at: int) -> Numeral | None:
    """`a hundred`, `a dozen`, `a third`, `a million and a half`; None for any other article."""
    following = line.words[at + 1]
    if following in {"few", "couple"}:
        return _several(line, at + 2, at)
    if following == "half" and line.words[at + 2 + line.hyphen(at + 2)] not in {"dozen", "million", "billion"}:
        return Numeral(0.5, at, at + 2, fraction=True) if _is_share(line, at + 2) or line.hyphen(at + 2) else None
    if following == "half":
        factor, after = scale(line, at + 2)
        return Numeral(factor / 2, at, after, scaled=True, unscaled=0.5)
    if following == "single" and line.words[at - 1] in _BEFORE_SINGLE and line.kinds[at + 2] == "word":
        return Numeral(1.0, at, at + 2)
    if following in FRACTIONS:
        share = Numeral(1 / FRACTIONS[following], at, at + 2, fraction=True)
        return share if _is_share(line, at + 2) else None
    factor, after = scale(line, at + 1)
    return _and_a_half(line, Numeral(factor, at, after, scaled=True, unscaled=1.0)) if after > at + 1 else None


def _is_share(line: Tokens, after: int) -> bool:
    return not (line.kinds[after] == "word" or line.hyphen(after)) or line.words[after] in _AFTER_SHARE


def _half(line: Tokens, at: int) -> Numeral | None:
    """`half`, `half a million`, `a quarter of a million`, `half-mile`."""
    below = FRACTIONS[line.words[at]]
    before, following = line.words[at - 1], line.words[at + 1]
    if line.hyphen(at) or before in _BEFORE_HALF:
        return None
    if line.words[at] == "quarter" and following != "of":
        return (
            Numeral(1 / below, at, at + 1, fraction=True)
            if line.hyphen(at + 1) and line.words[at + 2] == "mile"
            else None
        )
    start = at + 1 + (following in {"a", "of"})
    start += line.words[start] == "a"
    factor, after = scale(line, start)
    if after > start and after > at + 1:
        return Numeral(factor / below, at, after, scaled=True, unscaled=1 / below)
    alone = (
        following in _AFTER_HALF
        or before in {"than", "nearly", "almost", "about", "over", "under", "by", "least", "to"}
        or (line.hyphen(at + 1) and line.words[at + 2] in _HALVED)
    )
    return Numeral(1 / below, at, at + 1, fraction=True) if alone else None


def _cardinal(line: Tokens, at: int) -> Numeral | None:
    """`thirty-six`, `two hundred and five thousand`, `two-thirds`, `three and a half million`, `one in four`."""
    total = current = 0.0
    after = at
    unscaled = 0.0
    scaled = False
    previous = ""
    while True:
        word = line.words[after]
        if word in ONES and previous not in ONES and not (previous in TENS and not 0 < ONES[word] < _SMALL):
            current += ONES[word]
        elif word in TENS and previous not in ONES and previous not in TENS:
            current += TENS[word]
        elif word in SCALES and after > at:
            unscaled = unscaled or current
            factor = SCALES[word]
            current = (current or 1) * factor
            if factor > SCALES["hundred"]:
                total, current = total + current, 0.0
            scaled = True
        elif after > at and _joins(line, after, previous):
            after += 1
            continue
        else:
            break
        previous = word
        after += 1
    return _ending(line, Numeral(total + current, at, after, scaled=scaled, unscaled=unscaled or total + current))


def _joins(line: Tokens, at: int, previous: str) -> bool:
    """True for the hyphen of `thirty-six` and the `and` of `two hundred and five`."""
    following = line.words[at + 1]
    if line.hyphen(at) and line.glued(at + 1):
        return following in SCALES or (previous in TENS and 0 < ONES.get(following, 0) < _SMALL)
    return (
        line.words[at] == "and"
        and previous in SCALES
        and previous != "dozen"
        and (following in ONES or following in TENS)
    )


def _ending(line: Tokens, read: Numeral) -> Numeral | None:
    """What may follow a cardinal: `and a half [million]`, `point five`, `-thirds`, `in four`."""
    after = read.last
    if line.words[after] == "point" and line.words[after + 1] in ONES:
        shown, after = "", after + 1
        while line.words[after] in ONES:
            shown, after = shown + str(ONES[line.words[after]]), after + 1
        factor, end = scale(line, after)
        value = read.value + float(f"0.{shown}")
        return Numeral(value * factor, read.first, end, scaled=end > after or read.scaled, unscaled=value)
    part = after + line.hyphen(after)
    word = line.words[part]
    below = _PARTS.get(word) if read.value > 1 else FRACTIONS.get(word) if read.value == 1 else None
    if (
        below
        and read.value < below
        and not (word == "quarters" and part == after and line.words[part + 1] not in {"of", "the", "a"})
    ):
        return Numeral(read.value / below, read.first, part + 1, fraction=True)
    return _and_a_half(line, read)


def _and_a_half(line: Tokens, read: Numeral) -> Numeral:
    after = read.last
    if (
        line.words[after] == "and"
        and line.words[after + 1] == "a"
        and line.words[after + 2] in {"half", "quarter", "third"}
    ):
        share = 1 / FRACTIONS[line.words[after + 2]]
        factor, end = scale(line, after + 3)
        unit = factor if end > after + 3 else SCALES.get(line.words[after - 1], 1.0)
        value = (read.value + share) * factor if end > after + 3 else read.value + share * unit
        return Numeral(value, read.first, end, scaled=end > after + 3 or read.scaled, unscaled=read.unscaled + share)
    return read
