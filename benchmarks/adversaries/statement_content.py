"""A sentence → statements with a word or a clause that it does not have, or that cite another one."""

import re
from collections.abc import Iterator
from random import Random

from adversaries import tables
from adversaries.clauses import NEAR, fact, false
from adversaries.kinds import Draft, Family, corruption
from adversaries.material import Line, Source, plain

_corruption = corruption(Family.STATEMENTS)


_NOUN = re.compile(
    r"\b(?:the|a|an|its|their|his|her|this) (?P<noun>[a-z]{4,})"
    r"(?= (?:of|in|on|at|was|were|is|are|had|has|have|will|would|by|to|from|and|that)\b|[,.])"
)


_TIMES = frozenset(
    "week month year day night morning evening noon dusk dawn daybreak time part end lot third half quarter".split()
)


@_corruption
@false
def content_word(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Another noun of the article for a noun, one that the sentences around do not have."""
    near = plain(
        " ".join(
            source.article.text_of(sentence) for sentence in source.told if abs(sentence.number - line.number) <= 1
        )
    )
    nouns = {match["noun"] for match in _NOUN.finditer(source.article.text)} - tables.GENERIC
    own = [match for match in _NOUN.finditer(line.text) if match["noun"] not in _TIMES]
    for match in rng.sample(own, len(own)):
        old = match["noun"]
        like = sorted(noun for noun in nouns if noun.endswith("s") == old.endswith("s") and f" {noun[:5]}" not in near)
        for new in rng.sample(like, min(2, len(like))):
            yield line.text[: match.start("noun")] + new + line.text[match.end("noun") :]


@_corruption
@false
def clause_invented(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """A clause at the end that nobody said."""
    for clause, telling in rng.sample(tables.INVENTED, 3):
        if not any(word in source.article.text.lower() for word in telling.split()):
            yield f"{line.text.rstrip('.')}{clause}."


_PREDICATE = re.compile(
    r"\A(?P<subject>[A-Z][^,;:]{3,60}?) (?P<verb>was|were|is|are|has|had|have|will|would) (?P<rest>[a-z]\S* \S+ \S.*)\Z"
)
_NO_SUBJECT = re.compile(r"\A(?:It|There|He|She|They|Whether|How|What|When|No)\b| (?:that|who|which|said) ")
_ALIKE = 0.3  # of the longer words that a sentence may share with the statement and still say another thing
_LONG = 4


@_corruption
def another_sentence_cited(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
    """The statement is true; the sentence that it cites says something else."""
    mine = {word for word in plain(line.text).split() if len(word) >= _LONG}
    others = [
        other.number for other in source.lines
        if abs(other.index - line.index) > NEAR
        and len(mine & set(plain(other.text).split())) <= _ALIKE * len(mine)
    ]  # fmt: skip
    for number in rng.sample(others, min(2, len(others))):
        yield fact(line.text, number)


def _predicate(text: str) -> re.Match[str] | None:
    """A sentence cut before its first finite verb, where all before it is the subject."""
    match = _PREDICATE.match(text)
    return match if match and not _NO_SUBJECT.search(match["subject"]) else None


@_corruption
@false
def halves_of_two_sentences(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """The subject of this sentence with what another one says of its own; only this one is cited."""
    mine = _predicate(line.text)
    if not mine:
        return
    found = [_predicate(other.text) for other in source.lines if abs(other.index - line.index) > NEAR]
    fitting = [
        match for match in found if match and match["verb"] == mine["verb"] and match["subject"] != mine["subject"]
    ]
    for other in rng.sample(fitting, min(2, len(fitting))):
        yield f"{mine['subject']} {other['verb']} {other['rest']}"
