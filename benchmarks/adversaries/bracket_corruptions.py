"""A quotation → quotes in which an editor's bracket says what the speaker did not: somebody, how many, whether, who."""

import random
from collections.abc import Iterator

from adversaries import tables
from adversaries.kinds import Family, corruption
from adversaries.material import Said, Source
from adversaries.quoting import after, beside_dots, inner_words, put, shuffled, unless_said, words_of

_corruption = corruption(Family.QUOTES)


def _put_in(said: Said, others: dict[str, tuple[str, ...]], rng: random.Random) -> Iterator[str]:
    """A word in brackets for each one that the table has."""
    for word in shuffled(words_of(said.text), rng):
        behind = said.text[word.end() : word.end() + 1]
        found = others.get(word.group().lower())
        if found and "[" not in said.text and behind not in {"'", "\u2019"} and word.group() != "US":
            yield put(said.text, word, f"[{rng.choice(found)}]")


@_corruption
@unless_said
def bracket_says_what_the_article_does_not(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """Somebody or something of whom the article knows nothing, in a pronoun's place."""
    new = tuple(words for words in tables.UNHEARD_OF if not any(map(source.has, words.split())))
    if new:
        yield from _put_in(said, dict.fromkeys(tables.PRONOUNS, tuple(f"the {words}" for words in new)), rng)


@_corruption
@unless_said
def bracket_says_how_many(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """A quantity for an article or a word that points."""
    del source
    yield from _put_in(said, dict.fromkeys(tables.BEFORE_NOUNS, tables.QUANTITIES), rng)


@_corruption
@unless_said
def bracket_makes_sure(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """Another modal: will for may, did for could."""
    del source
    yield from _put_in(said, tables.MODALS, rng)


@_corruption
@unless_said
def bracket_changes_the_person(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """She for I, I for he, they for we."""
    del source
    yield from _put_in(said, tables.PERSONS, rng)


@_corruption
@unless_said
def bracket_names_the_speakers_side(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """A noun of the article's for I, we or you: who that is, the speaker did not say."""
    if source.phrases:
        yield from _put_in(said, dict.fromkeys(("i", "we", "you", "us", "me"), source.phrases), rng)


@_corruption
@unless_said
def bracket_adds_an_object(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """Somebody or something of the article's, to whom the words then are done."""
    for word in shuffled(inner_words(said.text), rng):
        if not source.phrases or "[" in said.text or word.group().lower() in tables.PRONOUNS:
            continue
        if not beside_dots(said.text, *word.span()):
            yield after(said.text, word, f"[{rng.choice(source.phrases)}]")


@_corruption
@unless_said
def bracket_says_when(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """A time or a place that the speaker did not give."""
    del source
    for word in shuffled(inner_words(said.text), rng):
        if "[" not in said.text and not beside_dots(said.text, *word.span()):
            yield after(said.text, word, f"[{rng.choice(['today', 'now', 'then', 'here', 'again'])}]")
