"""A sentence → statements of another sense: denied or no longer denied, turned round, more certain, sooner done."""

import re
from collections.abc import Callable, Iterator
from random import Random

from adversaries import tables
from adversaries.clauses import CUE, OPEN, capital, denies, fact, false, swapped
from adversaries.kinds import Draft, Family, corruption
from adversaries.material import Line, Source, plain

_corruption = corruption(Family.STATEMENTS)


@_corruption
@false
def direction(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Fell for rose, raised for cut."""
    del source
    for statement in swapped(line.text, tables.DIRECTIONS, rng):
        if re.search(r"\d|percent|third|half|quarter", line.text):
            yield statement


@_corruption
@false
def antonym(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """After for before, closed for open, first for last."""
    del source
    for statement in swapped(line.text, tables.ANTONYMS, rng):
        new = set(plain(statement).split()) - set(plain(line.text).split())
        fixed = re.search(
            r"\b(?:as old|years? old|more than|less than|at first|at last|not always|the first of|close to)\b",
            line.text,
        )
        if new and not fixed and not re.search(r"\b(?:and|or) (?:after|before|closed|open)\b", line.text):
            yield statement


_PARTICIPLE = re.compile(
    r"\A(?:\w+ed|been|drawn|made|gone|come|taken|put|left|shut|hurt|lost|got|fallen|risen|written|begun|met|told|said|swept|given|"
    r"shown|seen|heard|known|built|held|run|sent|led|kept|found|won|paid|brought|become|broken|chosen|grown)\b"
)


@_corruption
@false
def negated(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """A "not" behind an auxiliary."""
    del source
    if denies(line.text) or OPEN.search(line.text):
        return
    found = list(re.finditer(r"\b(?:is|are|was|were|will|would|can|could|may|might|has|have|had) (?=(\w+))", line.text))
    for match in rng.sample(found, len(found)):
        if match[1] in {"just", "only", "simply", "merely", "even", "yet", "still", "not"}:
            continue
        if match.group().split()[0] in {"has", "have", "had"} and not _PARTICIPLE.match(match[1]):
            continue
        yield f"{line.text[: match.end()]}not {line.text[match.end() :]}"


_BE = r"(is|are|was|were|will|would|can|could|may|might|has|have|had|should|must)"
_UNDENIED = (
    (r"\b(did|does|do) not (\w+)", r"\1 \2"),
    (rf"\b{_BE} not\b(?! only)", r"\1"),
    (r"\b(is|are|was|were|would|could|did|do|does|has|have|had)n['\u2019]t\b", r"\1"),
    (r"\bNo one\b", "Everyone"),
    (r"\bno one\b", "everyone"),
    (r"\b[Nn]obody\b", "everybody"),
    (r"\bcannot\b", "can"),
    (r"\b(had|has|have) never\b", r"\1"),
    (r"\bNo (?!fewer|less|more|longer)(?=\w+s\b)", "Many "),
    (r"\bno (?!fewer|less|more|longer|one|matter|doubt)(?=\w)", "a "),
    (r"\bno longer\b", "still"),
    (r"\bNeither has\b", "Both have"),
)


@_corruption
@false
def negation_dropped(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """The "not" left out, nobody turned into everybody."""
    del source, rng
    yield from _undenied(line.text)


def _undenied(text: str) -> Iterator[str]:
    for pattern, instead in _UNDENIED:
        match = re.search(pattern, text)
        if match and not re.search(r"\b(?:in order )?not to\b", match.group()):
            yield capital(text[: match.start()] + match.expand(instead) + text[match.end() :])


@_corruption
@false
def quantifier(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """All for some, both for neither."""
    del source
    for statement in swapped(line.text, tables.QUANTIFIERS, rng):
        if not re.search(
            r"\b[Ss]ome (?:say\b|\d|of the|(?:"
            + "|".join(tables.NUMBERS)
            + r")\b)|\b(?:[Hh]ow|as|so|too) many\b|\b(?:past|last|a|next|first) (?:few|part)\b|[Aa]t most|a few",
            line.text,
        ):
            yield statement


@_corruption
@false
def certainty_raised(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Will for may, proved for suggested, known for unclear."""
    del source, rng
    yield from _raised(line.text)


def _raised(text: str) -> Iterator[str]:
    for pattern, flat in tables.HEDGES:
        match = re.search(pattern, text)
        if match and not (flat == "will" and re.search(r"\bif\b", text)):
            yield text[: match.start()] + match.expand(flat) + text[match.end() :]


@_corruption
@false
def done_for_planned(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Has been for will be, closed for will close."""
    del source, rng
    yield from _done(line.text)


def _done(text: str) -> Iterator[str]:
    if re.search(r"\b(?:will|would) (?:not|never)\b|\A(?:How|What)\b|\b[Ww]hether\b", text):
        return
    ahead = "will|would" if re.search(r"\bsaid (?:that|on)\b", text) else "will"  # else "would" may be a condition
    for match in re.finditer(rf"\b(?:{ahead}) (be(?= \w+ed\b)|\w+)\b", text):
        done = "has been" if match[1] == "be" else tables.DONE.get(match[1])
        if done and "if" not in text.split():
            yield text[: match.start()] + done + text[match.end() :]
    for match in re.finditer(r"\b(is|are) to (?:be (?=\w+ed\b)|(?=report\b|meet\b|open\b))", text):
        instead = {"is": "has been ", "are": "have been "}[match[1]] if "be" in match.group() else "did "
        yield text[: match.start()] + instead + text[match.end() :]


# ── the second of two sentences ──────────────────────────────────────────────────────────────────────────────────────


@_corruption
def negation_dropped_from_the_next(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
    """A sentence and the next one as one statement that cites both, without the "not" of the next."""
    del rng
    yield from _with_the_next(line, source, _undenied)


@_corruption
def certainty_raised_in_the_next(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
    """A sentence and the next one as one statement that cites both, the next one surer than it is."""
    del rng
    yield from _with_the_next(line, source, _raised)


@_corruption
def done_for_planned_in_the_next(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
    """A sentence and the next one as one statement that cites both, what the next one plans told as done."""
    del rng
    yield from _with_the_next(line, source, _done)


def _with_the_next(line: Line, source: Source, corrupted: Callable[[str], Iterator[str]]) -> Iterator[Draft]:
    following = next((other for other in source.lines if other.index == line.index + 1), None)
    for statement in corrupted(following.text) if following else ():
        if following and not source.has(statement):
            yield fact(
                f"{line.text.rstrip('.')}; {statement[:1].lower()}{statement[1:]}", line.number, following.number
            )


@_corruption
@false
def planned_for_done(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Will be for was."""
    del source, rng
    if CUE.search(line.text) or re.search(r"\b(?:if|when|while|that|which|who)\b", line.text):
        return
    for match in re.finditer(r"\b(?:was|were|has been|have been|had been) (?=\w+ed\b)", line.text):
        yield f"{line.text[: match.start()]}will be {line.text[match.end() :]}"
