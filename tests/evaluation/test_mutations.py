"""Breaking one rule of the program makes the gate fail, by the score that should notice."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest

from summarizer.article import Record
from summarizer.briefing import (
    Briefing,
    Citation,
    Conflict,
    ConflictKind,
    Figure,
    Point,
    Relation,
    Side,
    Story,
    TimelineEntry,
)
from summarizer.evaluation import measuring, observing, statistics
from summarizer.evaluation.baseline import BaselineRun, accepted
from summarizer.evaluation.cases import Cases, cases_of, label_files
from summarizer.evaluation.contenders import Contender, builtin, recorded
from summarizer.evaluation.evaluating import evaluate
from summarizer.evaluation.gates import Gates, load_gates
from summarizer.evaluation.gating import gated
from summarizer.evaluation.metrics import METRICS, NAMES
from summarizer.evaluation.recordings import load
from summarizer.evaluation.result import EvalRun
from summarizer.evaluation.suite import Running
from summarizer.merging import claims, figures, merge, quotations, sources, stories
from summarizer.merging.entries import Claim
from summarizer.presenting import citing, layout, voices
from summarizer.summary import Certainty
from summarizer.verdicts import (
    FactVerdict,
    NumberVerdict,
    QuestionVerdict,
    QuoteVerdict,
    SpeakerVerdict,
)
from summarizer.verification import summaries
from summarizer.workspace import Workspace

EVALS = Path(__file__).resolve().parents[2] / "evals"
STORIES = {"sallow-bay-flood", "tolverin-budget", "maravane-surcharge"}
"""Open ones, in which each of these rules is at work; nobody disagrees in the last."""

Patch = Callable[[pytest.MonkeyPatch], None]
Part = TypeVar("Part", bound=Record)


@cache
def cases() -> Cases:
    found = cases_of(label_files(EVALS / "cases"))
    return replace(found, cases=tuple(case for case in found.cases if case.labels.story in STORIES))


def careless() -> Contender:
    """Answers that are wrong in planned ways: what should be withheld is there to be shown."""
    return recorded(load(EVALS / "recordings" / "careless"), Workspace())


@cache
def gates() -> Gates:
    return load_gates(EVALS / "gates.toml", NAMES)


@cache
def clean(engine: Callable[[], Contender]) -> EvalRun:
    return evaluate(cases(), engine(), Running())


@cache
def baseline(engine: Callable[[], Contender]) -> BaselineRun:
    made, _ = accepted(None, [clean(engine)], gates(), "")
    return next(iter(made.engines.values()))


def failing(run: EvalRun, engine: Callable[[], Contender]) -> set[str]:
    """The metrics of the checks that fail."""
    held = gated(run, METRICS, gates(), baseline(engine))
    return {check.metric for check in held.gate if not check.passed}


def verdict(name: str, before: object, after: object, field: str = "verdict") -> Patch:
    """One verdict given in the place of another."""
    right: Callable[..., Any] = getattr(summaries, name)

    def wrong(*given: object) -> Any:  # noqa: ANN401  # whatever is verified
        verified = right(*given)
        return verified.model_copy(update={field: after}) if getattr(verified, field) is before else verified

    return lambda patch: patch.setattr(summaries, name, wrong)


def shown(change: Callable[[Story], dict[str, object]]) -> Patch:
    """Every story of the briefing with these parts put over its own."""

    def wrong(*given: Any, **named: Any) -> Briefing:  # noqa: ANN401  # whatever is merged
        merged = merge(*given, **named)
        stories = tuple(story.model_copy(update=change(story)) for story in merged.stories)
        return merged.model_copy(update={"stories": stories})

    return lambda patch: patch.setattr(observing, "merge", wrong)


def without(part: str) -> Patch:
    """Every story without that part."""
    return shown(lambda _: {part: ()})


def each(parts: tuple[Part, ...], **changes: Callable[[Any], object] | object) -> tuple[Part, ...]:
    """The parts with these fields; a function of a part gives its own value."""
    return tuple(
        part.model_copy(update={name: new(part) if callable(new) else new for name, new in changes.items()})
        for part in parts
    )


def a_day_late(entry: TimelineEntry) -> dt.date | None:
    """The day after the entry's."""
    return entry.start and entry.start + dt.timedelta(days=1)


def one_scope(figure: Figure) -> Relation:
    """An update where the row has figures of different scopes."""
    return Relation.UPDATED if figure.relation is Relation.DIFFERENT_SCOPE else figure.relation


def of_one_scope(figure: Figure) -> tuple[Side, ...]:
    """The sides of the row, as if all counted the same."""
    return each(figure.sides, other_scope=None)


def in_plain_voice(point: Point) -> tuple[Citation, ...]:
    """The citations of the point, as if each stated it as a plain fact."""
    return each(point.citations, attributed_to=None, certainty=Certainty.STATED)


def an_alarm(story: Story) -> dict[str, object]:
    """Two points of the story that differ in nothing, as a disagreement, where there is none."""
    sides = tuple(point.citations[0] for point in story.points[-2:])
    alarm = Conflict(id="x", kind=ConflictKind.CAUSE, about="anything", sides=sides)
    return {} if story.conflicts else {"conflicts": (alarm,)}


def instead(place: object, name: str, what: object) -> Patch:
    """Something else under that name."""
    return lambda patch: patch.setattr(place, name, what)


BROKEN: dict[str, tuple[Patch, Callable[[], Contender], str]] = {
    "altered words are taken for exact ones": (
        verdict("verify_quote", QuoteVerdict.ALTERED, QuoteVerdict.EXACT),
        careless,
        "shown.unverified",
    ),
    "whoever is named is the speaker": (
        verdict("verify_quote", SpeakerVerdict.ANOTHER_SPEAKER, SpeakerVerdict.NAMED_HERE, "speaker"),
        builtin,
        "verdicts.accepted_wrong",
    ),
    "a figure that differs is found": (
        verdict("verify_number", NumberVerdict.DIFFERS, NumberVerdict.FOUND),
        builtin,
        "verdicts.accepted_wrong",
    ),
    "a figure that is there is missing": (
        verdict("verify_number", NumberVerdict.FOUND, NumberVerdict.MISSING),
        builtin,
        "verdicts.accuracy",
    ),
    "a statement that is contradicted is supported": (
        verdict("verify_checked", FactVerdict.CONTRADICTED, FactVerdict.SUPPORTED),
        builtin,
        "verdicts.accepted_wrong",
    ),
    "a question that is answered is open": (
        verdict("verify_question", QuestionVerdict.ANSWERED, QuestionVerdict.ANCHORED),
        builtin,
        "verdicts.accepted_wrong",
    ),
    "what does not hold is merged": (
        instead(stories, "_claims", lambda told: [Claim(fact, of) for each, of in told for fact in each.facts()]),
        careless,
        "shown.unverified",
    ),
    "copies are sources of their own": (
        instead(sources, "_ties", lambda _: ()),
        builtin,
        "sources.independence",
    ),
    "no claim is another's": (
        instead(claims, "same_claim", lambda _one, _other: False),
        builtin,
        "claims.f1",
    ),
    "no figure is disputed": (
        instead(figures, "_disputed", lambda _: frozenset()),
        builtin,
        "disagreements.f1",
    ),
    "nobody denies anything": (
        instead(stories, "disagreements", lambda _figures, _claims, _origins: []),
        builtin,
        "disagreements.f1",
    ),
    "a story in which nobody disagrees has a disagreement": (
        shown(an_alarm),
        builtin,
        "shown.false_disagreements",
    ),
    "every disagreement is of another kind": (
        shown(lambda story: {"conflicts": each(story.conflicts, kind=ConflictKind.ACTOR)}),
        builtin,
        "disagreements.kind",
    ),
    "every event is a day late": (
        shown(lambda story: {"timeline": each(story.timeline, start=a_day_late, end=a_day_late)}),
        builtin,
        "timeline.day",
    ),
    "another scope is an update": (
        shown(lambda story: {"figures": each(story.figures, relation=one_scope, sides=of_one_scope)}),
        builtin,
        "updates.relation",
    ),
    "every quotation is somebody else's": (
        shown(lambda story: {"quotations": each(story.quotations, speaker="Nobody Known")}),
        builtin,
        "shown.unverified",
    ),
    "every figure is in dollars": (
        shown(lambda story: {"figures": each(story.figures, sides=lambda row: each(row.sides, unit="USD"))}),
        builtin,
        "shown.unverified",
    ),
    "every figure counts what none does": (
        shown(lambda story: {"figures": each(story.figures, what="the gannets")}),
        builtin,
        "shown.unverified",
    ),
    "every event is another": (
        shown(lambda story: {"timeline": each(story.timeline, statement="Nothing of the kind happened.")}),
        builtin,
        "shown.unverified",
    ),
    "the lead says something else": (
        shown(lambda story: {"lead": each(story.lead, text="Nothing of the kind happened at Zorbovia.")}),
        builtin,
        "shown.unverified",
    ),
    "nobody says so, and it is sure": (
        shown(lambda story: {"points": each(story.points, citations=in_plain_voice)}),
        builtin,
        "shown.unverified",
    ),
    "everything has nine independent sources": (
        shown(lambda story: {"points": each(story.points, independent=9)}),
        builtin,
        "shown.unverified",
    ),
    "a quotation is shown without a word of it": (
        instead(quotations, "_text", lambda quote, _origin: quote.item.text.replace("the ", "")),
        builtin,
        "shown.verbatim",
    ),
    "no quotation is shown": (
        instead(layout, "SECTIONS", tuple(each for each in layout.SECTIONS if each is not voices.quotations)),
        builtin,
        "shown.complete",
    ),
    **{
        f"merging loses the {part}": (without(part), builtin, "shown.complete")
        for part in ("lead", "points", "figures", "quotations", "questions")
    },
    "citations are left out": (
        instead(citing, "marks", lambda _citations, _register, **_: ()),
        builtin,
        "shown.complete",
    ),
}


@pytest.fixture(autouse=True)
def _without_intervals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is gated by them, and they take half of the time."""
    monkeypatch.setattr(measuring, "bootstrap", lambda _: None)
    monkeypatch.setattr(statistics, "bootstrap", lambda _: None)


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_noticed(monkeypatch: pytest.MonkeyPatch, rule: str) -> None:
    """The score that is about the rule fails the gate; it does not fail without."""
    patch, engine, metric = BROKEN[rule]
    assert metric not in failing(clean(engine), engine)
    patch(monkeypatch)
    assert metric in failing(evaluate(cases(), engine(), Running()), engine)
