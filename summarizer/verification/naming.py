"""What a figure is said to be + the figure in its text → the words of it that its sentence has to have.

The rest only names the figure as anybody would: the depth of what is two metres deep, the rise of what rose by it, the
people killed where eleven died, the people where hundreds fled.
"""

import re

from summarizer.language import bounds, units
from summarizer.language.fates import fates, without_fates
from summarizer.language.function_words import says_nothing
from summarizer.language.surroundings import Surroundings
from summarizer.language.words import PEOPLE, are_people, spelled, stem, stems
from summarizer.summary import Direction

# The noun for a size, and the adjective that stands behind such a figure.
_SIZES = {
    "depth": "deep", "width": "wide", "breadth": "wide", "height": "high", "length": "long", "distance": "away",
    "thickness": "thick", "level": "high",
}  # fmt: skip
_ADJECTIVES = frozenset(_SIZES.values()) | {"tall"}
_LENGTHS = frozenset("metre kilometre centimetre millimetre mile foot inch yard".split())
_LASTS = frozenset("length duration time".split())
_SPEEDS = frozenset("speed pace".split())
_SPEED_UNITS = frozenset({"km/h", "mph", "knot"})
_MONEY = frozenset("cost costs price sum amount money value".split())
_MARGINS = frozenset("margin lead".split())
_BY = re.compile(r"\bby\s(?:a\s)?\Z")  # won by 12 votes
_RISES = frozenset("rise increase growth gain climb jump raise".split())
_FALLS = frozenset("fall drop decrease decline loss reduction cut slump".split())
MORE = bounds.UP | {"more", "extra", "additional", "larger", "better", "bigger"}
LESS = bounds.DOWN | {"less", "fewer", "smaller", "worse"}


def to_be_found(what: str, one: Surroundings) -> str:
    """The words of `what` that the sentence must have, in their order; empty if the figure says them all."""
    befell = fates(what)
    if befell and befell <= fates(one.text):
        what = without_fates(what)
    return " ".join(
        word for word in spelled(what) if not (says_nothing(stem(word)) or _names_figure(word.lower(), one))
    )


def _names_figure(word: str, one: Surroundings) -> bool:
    quantity = one.quantity
    if word in _SIZES and quantity.unit in _LENGTHS:
        behind = {each.lower() for each in spelled(one.clause)} & _ADJECTIVES
        return not behind or _SIZES[word] in behind
    if word in _LASTS and quantity.unit in units.DURATIONS:
        return True
    if word in _SPEEDS and (quantity.unit in _SPEED_UNITS or quantity.per in units.DURATIONS):
        return True
    if word in _MARGINS and _BY.search(one.whole.text, 0, quantity.start):
        return True
    if word in _MONEY and units.is_currency(quantity.unit):
        return True
    if word in _RISES or word in _FALLS:
        return _changes(one, up=word in _RISES)
    what = quantity.what
    if stem(word) not in PEOPLE or quantity.unit is not None:
        return False
    return not what or bool(fates(what)) or are_people({stem(word)}, set(stems(what)))


def _changes(one: Surroundings, *, up: bool) -> bool:
    """True if the figure is by how much something rose, or fell."""
    found = one.quantity.direction if one.quantity.direction is not Direction.NONE else one.turn
    if found is not Direction.NONE:
        return found is (Direction.ROSE_BY if up else Direction.FELL_BY)
    if one.is_start:
        return False
    said = {word.lower() for word in spelled(one.clause)}
    return bool(said & (MORE if up else LESS)) and not said & (LESS if up else MORE)
