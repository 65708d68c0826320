"""A quotation → quotes of its very words, with the right speaker in other words, or with a wrong one."""

import random
import re
from collections.abc import Callable, Iterator
from functools import wraps

from adversaries import tables
from adversaries.kinds import Draft, Family, Maker, corruption, variant
from adversaries.material import Said, Source
from adversaries.names import PERSON
from adversaries.quoting import quote

from summarizer.summary import Quote

Names = Callable[[Said, Source, random.Random], Iterator[str]]


def _spoken_by(said: Said, speaker: str) -> Draft:
    item = Quote(text=said.text, speaker=speaker, role=None, sentence=said.sentence.number)
    return Draft(item)


def _named(make: Names) -> Maker:
    """A maker of quotes from one of speakers; only quotations whose speaker has a name serve."""

    @wraps(make)
    def maker(said: Said, source: Source, rng: random.Random) -> Iterator[Draft]:
        if said.speaker:
            yield from (_spoken_by(said, speaker) for speaker in make(said, source, rng))

    return maker


_variant = variant(Family.SPEAKERS)
_corruption = corruption(Family.SPEAKERS)


@_variant
@_named
def full_name(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The fullest name that the article gives."""
    del source, rng
    yield said.speaker or ""


@_variant
@_named
def surname(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The surname alone."""
    del source, rng
    if len((said.speaker or "").split()) > 1:
        yield said.surname


@_variant
@_named
def title_and_name(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The title that the article gives, before the name or the surname."""
    del rng
    titles = "|".join(sorted(tables.TITLES))
    match = re.search(rf"\b((?:{titles})\.?) {re.escape(said.speaker or '')}\b", source.article.text)
    if match:
        yield f"{match[1]} {said.speaker}"
        yield f"{match[1]} {said.surname}"


@_variant
@_named
def name_with_its_role(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The name, and behind it the role that the article gives."""
    del source, rng
    if said.role and said.role[:1].islower():
        yield f"{said.speaker}, {said.role}"


_VERB = re.compile(r"\b(?:is|was|are|were|has|had|said|says)\b")


@_variant
@_named
def role_alone(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The role that the article gives, without a name."""
    del source, rng
    if said.role and said.role[:1].islower() and not _VERB.search(said.role):
        yield said.role if said.role.startswith(("the ", "a ", "an ")) else f"the {said.role}"


def _opens(said: Said, source: Source) -> bool:
    """True if the quotation opens its sentence and nothing but a short attribution follows."""
    span = said.sentence.span
    rest = source.article.text[said.outer_end : span.end]
    return span.start == said.outer_start and "\n" not in rest and len(rest) > 1


def _attributed(said: Said, name: str) -> list[str]:
    """Sentences that tie the words to somebody, the quotation left open."""
    words = said.text.rstrip(".")
    return [
        f"{name} said: \u201c{words}.\u201d",
        f"\u201c{words},\u201d {name} told reporters.",
        f"\u201c{words},\u201d said {name}.",
        f"According to {name}, \u201c{words}.\u201d",
        f"\u201c{words},\u201d {name.rsplit(maxsplit=1)[-1]} added.",
    ]


@_variant
def attribution_reworded(said: Said, source: Source, rng: random.Random) -> Iterator[Draft]:
    """The article ties the words to the same name in another way."""
    if said.speaker and _opens(said, source):
        span = said.sentence.span
        text = source.article.text
        elsewhere = said.speaker in text[: span.start] + text[span.end :]
        sentences = _attributed(said, said.speaker)
        for sentence in rng.sample(sentences if elsewhere else sentences[:-1], 3):  # the last has the surname alone
            article = source.changed(span.start, span.end, sentence)
            yield Draft(quote(said, said.text, article, span.start), article)


def _is_apart(name: str, said: Said, source: Source) -> bool:
    """True if a name is neither the speaker's, nor part of a role, nor of those that the speaker speaks for."""
    mine = f"{said.speaker} {said.role or ''}"
    return not any(part in mine for part in name.split()) and not source.together(name, said.surname)


@_corruption
@_named
def another_speaker(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """Somebody whom the article quotes elsewhere."""
    names = dict.fromkeys(other.speaker for other in source.sayings if other.speaker)
    others = [name for name in names if name and not set(name.split()) & set((said.speaker or "").split())]
    for name in rng.sample(others, len(others)):
        yield rng.choice([name, name.split()[-1]])


@_corruption
@_named
def somebody_merely_named(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """A name of the article that speaks no quotation."""
    speakers = {part for other in source.sayings for part in (other.speaker or "").split()}
    names = [name for name in source.names if not set(name.split()) & speakers and _is_apart(name, said, source)]
    nearest = sorted(names, key=lambda name: abs(source.article.text.find(name) - said.start))[:4]
    yield from rng.sample(nearest, len(nearest))


@_corruption
@_named
def a_name_not_in_the_article(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """Somebody of whom the article knows nothing."""
    del said
    yield from rng.sample([name for name in tables.FOREIGN_PEOPLE if name.split()[-1] not in source.article.text], 2)


@_corruption
@_named
def same_surname(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The right surname behind another first name, where the article gives the first name."""
    if len((said.speaker or "").split()) > 1:
        firsts = [name for name in ("Helen", "Viktor", "Agnes", "Pavel", "Ruth") if name not in source.article.text]
        yield from (f"{first} {said.surname}" for first in rng.sample(firsts, 2))


@_corruption
@_named
def same_first_name(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The right first name before another surname."""
    if len((said.speaker or "").split()) > 1:
        people = [name for name in source.names if source.sorts[name] == PERSON]
        others = [name.split()[-1] for name in (*tables.FOREIGN_PEOPLE, *people)]
        apart = [name for name in others if name not in (said.speaker or "")]
        yield from (f"{(said.speaker or '').split()[0]} {name}" for name in rng.sample(apart, 2))


@_corruption
def attribution_given_to_another(said: Said, source: Source, rng: random.Random) -> Iterator[Draft]:
    """The article ties the words to somebody else; the quote keeps the speaker."""
    if said.speaker and _opens(said, source):
        name = rng.choice(tables.FOREIGN_PEOPLE)
        for sentence in rng.sample(_attributed(said, name), 3):
            span = said.sentence.span
            article = source.changed(span.start, span.end, sentence)
            yield Draft(quote(said, said.text, article, span.start), article)
