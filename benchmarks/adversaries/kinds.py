"""The table of kinds: each a maker that turns one honest thing of an article into cases of one sort."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from adversaries.material import Figure, Line, Said, Source

from summarizer.article import Article
from summarizer.summary import KeyFact, Number, Quote

Item = KeyFact | Number | Quote
Thing = Said | Figure | Line


class Family(StrEnum):
    """What a case is about: a row of the table of goals."""

    QUOTES = "quotes"
    FIGURES = "figures"
    SPEAKERS = "speakers"
    STATEMENTS = "statements"


@dataclass(frozen=True)
class Draft:
    """What a maker yields: an item, and the article that it is checked against where that is a changed one."""

    item: Item
    article: Article | None = None


Maker = Callable[..., Iterator[Draft]]
"""Called with a thing, its source and a generator of random numbers."""


@dataclass(frozen=True)
class Kind:
    """One sort of variant or corruption."""

    name: str
    family: Family
    honest: bool
    """True for a variant that must be accepted, False for a corruption that must be turned away."""
    make: Maker
    says: str
    """What it does, in one line."""


KINDS: dict[str, Kind] = {}


def _register(family: Family, make: Maker, *, honest: bool) -> None:
    name = f"{family.value.removesuffix('s')}-{make.__name__.replace('_', '-')}"
    if name in KINDS:
        message = f"two makers are called {name}"
        raise ValueError(message)
    KINDS[name] = Kind(name, family, honest, make, (make.__doc__ or "").split("\n")[0])


def variant(family: Family) -> Callable[[Maker], Maker]:
    """Enter a maker of legitimate variants."""

    def enter(make: Maker) -> Maker:
        _register(family, make, honest=True)
        return make

    return enter


def corruption(family: Family) -> Callable[[Maker], Maker]:
    """Enter a maker of corruptions."""

    def enter(make: Maker) -> Maker:
        _register(family, make, honest=False)
        return make

    return enter


def things(family: Family, source: Source) -> tuple[Thing, ...]:
    """The honest things of an article that the makers of a family start from."""
    if family is Family.FIGURES:
        return source.figures
    return source.lines if family is Family.STATEMENTS else source.sayings


PER_THING = 3  # cases of one kind from one quotation, figure or sentence: more would only repeat it


def drafts(kind: Kind, source: Source, seed: str) -> Iterator[tuple[Thing, Draft]]:
    """The cases of a kind from one article; the same for the same seed and article."""
    for index, thing in enumerate(things(kind.family, source)):
        rng = random.Random(f"{seed} {kind.name} {source.article.id} {index}")
        seen = set()
        for draft in kind.make(thing, source, rng):
            key = (draft.item.model_dump_json(), draft.article.id if draft.article else "")
            if key in seen:
                continue
            seen.add(key)
            yield thing, draft
            if len(seen) == PER_THING:
                break
