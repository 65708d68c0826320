"""Words left out right before the kept ones → the one that says how many of these, how far, or that they only might be.

English alone: the other languages have their negations and figures.
"""

from collections.abc import Sequence


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_HOW_MANY = _set("few fewer little less least some several most many half too")
_BETWEEN = _set("of the a an this that these those my our your his her its their")
_FARTHEST = 2  # words between a quantity and its noun: most of the boats
# What comes behind is only meant, tried or said to be so.
_EMBEDS = _set(
    "stop stops stopped stopping quit cease ceased try tries tried trying want wants wanted wanting wish wished hope "
    "hopes hoped hoping plan plans planned intend intended expect expects expected promise promised threaten "
    "threatened pretend pretended seem seems seemed appear appeared say says said claim claims claimed think thinks "
    "thought believe believes believed suggest suggested afraid about ready supposed"
)
_AFTER = _set("to that i we you he she it they it's he's she's")  # tried to; says he
_UNDERMINE = _set(
    "lie lies lied lying myth fiction nonsense rubbish rumor rumour wrong absurd ridiculous doubt doubts doubted "
    "doubtful pretend pretended if unless"
)


def quantity(before: Sequence[str]) -> str | None:
    """The word that says how many: *most* of the boats. `before`: small letters, the nearest last."""
    for back, word in enumerate(reversed(before)):
        if word in _HOW_MANY:
            return word
        if word not in _BETWEEN or back == _FARTHEST:
            return None
    return None


def embedding(before: Sequence[str]) -> str | None:
    """The verb that makes of an act a wish, a try or a claim: they *want* to close it."""
    nearest = before[-2:] if before and before[-1] in _AFTER else before[-1:]
    return next((word for word in nearest if word in _EMBEDS), None)


def undermining(before: Sequence[str]) -> str | None:
    """The word by which a speaker takes back what follows: it is a *lie* that; I *doubt*."""
    if before[-1:] == ["that"]:
        return next((word for word in before if word in _UNDERMINE), None)
    return before[-1] if before and before[-1] in _UNDERMINE else None
