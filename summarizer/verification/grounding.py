"""The lesser fields of an item + the words they must come from → the fields whose words are not there."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from summarizer.language.names import names
from summarizer.language.quantities import Quantity, quantities
from summarizer.language.similarity import Stems, bag, cover
from summarizer.verification.signs import foreign_signs, says_something

_GROUNDED = 0.75  # of a field's weight that its article must have: a field names, it does not retell
_GROUNDED_REASON = 0.4  # of a reason's, which is worded anew
# Words in which anybody says why something is open; they claim nothing about the story.
_PLAIN = bag(
    "the article says gives reports does not it is only an estimate estimated known unknown unclear said still open to "
    "come promised planned expected awaited pending whether when how many what who why no one yet nothing more about "
    "this that case claimed disputed denied"
)

_Value = tuple[float | None, float | None, float | None, str | None]

# Names of figures, which claim nothing about what is counted.
MEASURES = bag(
    "share number total cost amount money percentage rate level count size value sum price age against for of"
)


def ungrounded(fields: Mapping[str, str | None], *texts: str, plain: bool = False) -> tuple[str, ...]:
    """Names of the fields whose words, figures or names are not in the texts; `plain` is for reasons in plain words."""
    evidence = Stems(texts, known=_PLAIN if plain else MEASURES)
    least = _GROUNDED_REASON if plain else _GROUNDED
    return tuple(
        name
        for name, words in fields.items()
        if words
        and (
            not says_something(words)
            or cover(bag(words), evidence) < least
            or foreign(words, texts)
            or foreign_signs(words, texts)
        )
    )


def foreign(words: str, texts: Iterable[str]) -> bool:
    """True if the words have a figure or a name that none of the texts has."""
    texts = tuple(texts)
    figures = quantities(words)
    if figures:
        there = [_values(text) for text in texts]
        if any(not any(_value(figure) in values for values in there) for figure in figures):
            return True
    named = {part for name in names(words) if name.sure for part in name.parts}
    if named:
        named -= set("\n".join(texts).casefold().split())
    if named:  # what stands there with a mark or an ending
        named -= {part for text in texts for name in names(text) for part in name.parts}
    return bool(named)


@lru_cache(maxsize=1 << 8)  # sentences that the items of an article are compared with, each many times
def _values(text: str) -> frozenset[_Value]:
    return frozenset(map(_value, quantities(text)))


def _value(quantity: Quantity) -> _Value:
    return quantity.value, quantity.low, quantity.high, quantity.unit
