"""Breaking one rule of the program makes the gate fail, by the score that should notice."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from summarizer import verification
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
from summarizer.merging import claims, figures, quotations, sources, stories
from summarizer.merging.entries import Claim
from summarizer.presenting import citing, layout, voices
from summarizer.verdicts import (
    FactVerdict,
    NumberVerdict,
    QuestionVerdict,
    QuoteVerdict,
    SpeakerVerdict,
)
from summarizer.workspace import Workspace

EVALS = Path(__file__).resolve().parents[2] / "evals"
STORIES = {"sallow-bay-flood", "tolverin-budget"}
"""Two of the open ones, in which each of these rules is at work."""

Patch = Callable[[pytest.MonkeyPatch], None]


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
    right: Callable[..., Any] = getattr(verification, name)

    def wrong(*given: object) -> Any:  # noqa: ANN401  # whatever is verified
        verified = right(*given)
        return verified.model_copy(update={field: after}) if getattr(verified, field) is before else verified

    return lambda patch: patch.setattr(verification, name, wrong)


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
    "citations are left out": (
        instead(citing, "marks", lambda _citations, _register, **_: ()),
        builtin,
        "shown.complete",
    ),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_noticed(monkeypatch: pytest.MonkeyPatch, rule: str) -> None:
    """The score that is about the rule fails the gate; it does not fail without."""
    patch, engine, metric = BROKEN[rule]
    assert metric not in failing(clean(engine), engine)
    patch(monkeypatch)
    assert metric in failing(evaluate(cases(), engine(), Running()), engine)
