"""A sentence → statements in which who acts and who is acted on have changed places, and honest ones in the passive."""

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from adversaries import tables
from adversaries.clauses import capital, fact, false
from adversaries.kinds import Draft, Family, corruption, variant
from adversaries.material import Line, Source
from adversaries.names import names_in

from summarizer.article import Article

_corruption = corruption(Family.STATEMENTS)
_variant = variant(Family.STATEMENTS)

_NO_NOUN = "|".join(sorted(tables.FUNCTION | tables.NEGATIONS))
_NAME = r"[A-Z][\w\u2019'-]+(?: [A-Z][\w\u2019'-]+){0,3}"
_NOUN = rf"(?!(?:{_NO_NOUN})\b)(?![a-z]+(?:ed|ing|ly)\b)[a-z][a-z\u2019'-]+"
_DETERMINER = r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]wo|[Tt]hree|[Ss]everal|[Ss]ome|\d[\d,]*)"
_PHRASE = rf"(?:{_DETERMINER}(?: {_NAME}| {_NOUN}){{1,3}}(?: of (?:{_NAME}|(?:the|its) {_NOUN}))?|{_NAME})"
_DONE = rf"(?:{'|'.join(tables.DONE_TO)}|(?!(?:{'|'.join(sorted(tables.NOT_DONE_TO))})\b)[a-z]{{3,}}ed)"
_OPENS = r"(?:\A|(?<=, and )|(?<=, but )|(?<=; )|(?<= that )|(?<= after )|(?<= because )|(?<= when )|(?<= while ))"
_ENDS = r"(?=[,.;]|\s(?:in|on|at|for|from|with|near|after|before|during|over|by|as|and|of|to|that|when|while)\b)"
_ACTIVE = re.compile(rf"{_OPENS}(?P<one>{_PHRASE}) (?P<verb>(?:(?:has|have|had) )?{_DONE}) (?P<other>{_PHRASE}){_ENDS}")
_PASSIVE = re.compile(
    rf"{_OPENS}(?P<one>{_PHRASE}) (?:was|were|is|are|(?:has|have|had) been) (?P<verb>{_DONE}) by "
    rf"(?P<other>{_PHRASE}){_ENDS}"
)
_TIME = re.compile(r"\b(?:days?|weeks?|months?|years?|hours?|minutes?|time|end|noon|night|morning|evening|way)\Z")
_PRONOUN = re.compile(r"\b(?:he|she|they|it|who|which)\b", re.IGNORECASE)
_MOTION = re.compile(
    r"\b(?:walk|travel|mov|driv|drove|fl[eiy]|go|went|sail|march|return|took|route|ran|rode|r[iu]n|ship|sent|cross)\w*"
)


def _found(pattern: re.Pattern[str], text: str, source: Source) -> Iterator[tuple[re.Match[str], str, str]]:
    """The clauses of that shape, and both parties as they stand inside a sentence."""
    for match in pattern.finditer(text):
        one, other = match["one"], match["other"]
        if _TIME.search(other) or set(one.lower().split()) & set(other.lower().split()) or _PRONOUN.search(one):
            continue
        opens = one.split()[0].lower() in tables.FUNCTION or one.split()[0].lower() in tables.NUMBER_VALUES
        if match.start() == 0 and " " not in one and one not in source.names:
            continue  # a capital that opens a sentence may be no name
        yield match, one[:1].lower() + one[1:] if opens else one, other


def _put(text: str, match: re.Match[str], clause: str) -> str:
    return text[: match.start()] + (capital(clause) if match.start() == 0 else clause) + text[match.end() :]


@_corruption
@false
def roles_exchanged(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Who did it and to whom, as it is and in the other voice; from where and to where."""
    del rng
    for match, one, other in _found(_ACTIVE, line.text, source):
        yield _put(line.text, match, f"{other} {match['verb']} {one}")
        if match["verb"].endswith("ed") and " " not in match["verb"]:
            yield _put(line.text, match, f"{one} was {match['verb']} by {other}")
    for match, one, other in _found(_PASSIVE, line.text, source):
        yield _put(line.text, match, f"{other}{line.text[match.end('one') : match.start('other')]}{one}")
        yield _put(line.text, match, f"{one} {match['verb']} {other}")
    found = list(names_in(line.text))
    for (first, one), (second, other) in pairwise(found):
        lead, between = line.text[:first], line.text[first + len(one) : second]
        if lead.endswith(("from ", "from the ")) and between in {" to ", " to the "} and _MOTION.search(lead):
            yield lead + other + between + one + line.text[second + len(other) :]


# ── in an article with one sentence more ─────────────────────────────────────────────────────────────────────────────

_PARTIES = (
    *tables.FOREIGN_PEOPLE, *tables.FOREIGN_COUNTRIES, "the council", "the driver", "a cyclist", "the dog", "police",
)  # fmt: skip


def _voices(one: str, verb: str, other: str, ending: str) -> tuple[str, str]:
    return capital(f"{one} {verb} {other}{ending}."), capital(f"{other} was {verb} by {one}{ending}.")


def _told_of(
    line: Line, source: Source, rng: Random
) -> Iterator[tuple[Article, int, tuple[str, str], tuple[str, str]]]:
    """The article with a plain sentence more, its number, what that says in both voices, and the same turned round."""
    verb, ending = rng.choice(tables.DEEDS)
    one, other = rng.sample(_PARTIES, 2)
    sentence = source.article.sentence(line.number)
    if sentence is None:
        return
    said, turned = _voices(one, verb, other, ending), _voices(other, verb, one, ending)
    more = rng.choice(said)
    article = source.changed(sentence.span.end, sentence.span.end, f" {more}")
    added = article.sentence_at(sentence.span.end + 1)
    if added is not None and added.told and article.text_of(added) == more:
        yield article, added.number, said, turned


@_corruption
def roles_of_one_sentence_more(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
    """Who did it and to whom exchanged, in both voices, in a plain sentence that the article has more."""
    for article, number, _, turned in _told_of(line, source, rng):
        yield from (Draft(fact(statement, number).item, article) for statement in turned)


@_variant
def voice_of_one_sentence_more(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
    """A plain sentence that the article has more, rightly in the other voice."""
    for article, number, said, _ in _told_of(line, source, rng):
        mine = next(sentence for sentence in said if sentence not in article.text)
        yield Draft(fact(mine, number).item, article)
