"""A judge is asked about what plain code leaves open, believed as far as people have shown, and gates nothing."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from evaluation.harbour import CANARY, labels, write
from hypothesis import given
from hypothesis import strategies as st
from wire.server import Exchange, Stage, completion, serving

from summarizer.errors import UsageError
from summarizer.evaluation.calibrating import Calibration, Ratings, calibration, corrected, load_ratings
from summarizer.evaluation.cases import Case, cases_of, label_files
from summarizer.evaluation.judging import GREY, Grey, grey, judge, rated
from summarizer.evaluation.observing import Observed, Reader, observe
from summarizer.extraction import Endpoint, Patience, model_engine
from summarizer.extraction.builtin import BuiltinEngine

SINKING = "A barge sank in the strait off Vellmoor on Friday evening."  # half of the words of what is returned


def case(folder: Path) -> Case:
    content = labels()
    content["articles"][0]["facts"][0].update(statement=SINKING, also=[])
    return cases_of(label_files(write(folder, content))).cases[0]


def seen(of: Case) -> Observed:
    async def run() -> Observed:
        return await observe(of, Reader(BuiltinEngine(), asyncio.Semaphore(1)))

    return asyncio.run(run())


def says(levels: list[str]) -> Any:  # noqa: ANN401  # a scene
    """A judge who gives these levels, in the order of the facts."""

    def scene(stage: Stage) -> None:
        judgements = [{"fact": at, "level": level, "statement": None} for at, level in enumerate(levels, 1)]
        body = completion({"role": "assistant", "content": json.dumps({"judgements": judgements})})
        stage.reply(200, json.dumps(body).encode())

    return scene


def endpoint(url: str) -> Endpoint:
    return Endpoint(model="judge", base_url=url, patience=Patience(tries=1, first_wait=0.0))


def test_a_model_is_asked_about_what_plain_code_is_not_sure_of(tmp_path: Path) -> None:
    """The fact that is half said is asked about; the one that is said is not."""
    (one,) = grey(seen(case(tmp_path)))
    assert ("harbour", "osprey", (SINKING,)) == (one.story, one.article, one.facts)
    assert GREY[0] <= one.shares[0] < GREY[1]


def test_its_answer_stands_beside_that_of_plain_code(tmp_path: Path) -> None:
    """What it says is shown with what plain code says; facts and statements alone are told, in blocks."""
    greys = grey(seen(case(tmp_path)))
    with serving(says(["partial"])) as server:
        (row,) = judge(greys, model_engine(endpoint(server.url)), 2)
        exchange: Exchange = server.ledger[0]
    assert (SINKING, 0.5, None) == (row.fact, row.by_model, row.failure)
    assert f"Fact 1: {SINKING}" in exchange.user
    assert "Statement 1: " in exchange.user


def test_an_answer_that_misses_a_fact_is_none(tmp_path: Path) -> None:
    """It is asked once more; then every fact of that question says why it has no answer."""
    greys = grey(seen(case(tmp_path)))
    with serving(says([])) as server:
        (row,) = judge(greys, model_engine(endpoint(server.url)), 2)
        assert 2 == len(server.ledger)
    assert row.by_model is None
    assert "does not fit the facts" in str(row.failure)


def ratings(by: str, levels: list[str], kind: str = "person") -> Ratings:
    """What one person says of ten pairs and more, two a story."""
    return Ratings.model_validate(
        {
            "canary": CANARY,
            "annotation": {"by": by, "kind": kind, "independent": True, "date": "2026-03-14"},
            "ratings": [
                {"story": f"story-{at // 2}", "fact": f"fact {at}", "text": f"text {at}", "level": level}
                for at, level in enumerate(levels)
            ],
        }
    )


LEVELS = ["full", "none", "full", "partial", "full", "none", "full", "none", "full", "none"]


def judged(levels: list[str]) -> dict[tuple[str, str], bool]:
    return {(f"fact {at}", f"text {at}"): level == "full" for at, level in enumerate(levels)}


def test_nobody_is_believed_until_two_people_have_rated() -> None:
    """One person, or two models, show nothing about a judge; every report says so."""
    alone = calibration([ratings("Hedda Marl", LEVELS)], judged(LEVELS))
    assert (1, None, "not measurable: 1 of 2 people have rated") == (alone.people, alone.kappa, alone.reason)
    models = [ratings(name, LEVELS, kind="model") for name in ("one", "other")]
    assert "not measurable: 0 of 2 people have rated" == calibration(models, judged(LEVELS)).reason
    assert [] == rated(models)


def test_two_files_of_one_person_are_one_person() -> None:
    """Who rates again, or in parts, does not agree with somebody else; all of his pairs count."""
    halves = [ratings("Hedda Marl", LEVELS[:5]), ratings("hedda marl", LEVELS)]
    found = calibration(halves, judged(LEVELS))
    assert "not measurable: 1 of 2 people have rated" == found.reason
    assert [] == rated(halves)
    assert 10 == calibration([*halves, ratings("Dario Venn", LEVELS)], judged(LEVELS)).pairs


def test_only_what_all_people_have_rated_is_asked() -> None:
    """Whoever's file comes first, pairs that another person lacks would be paid for and never counted."""
    people = [ratings("Hedda Marl", LEVELS), ratings("Dario Venn", LEVELS[:4])]
    assert 4 == len(rated(people)) == len(rated(people[::-1]))


def test_a_judge_who_agrees_with_people() -> None:
    """Where he says what both people say, kappa is 1, and he may gate; the pairs of the people are his questions."""
    people = [ratings("Hedda Marl", LEVELS), ratings("Dario Venn", LEVELS)]
    found = calibration(people, judged(LEVELS))
    assert (2, 10, "", 1.0, 1.0, 1.0) == (
        found.people,
        found.pairs,
        found.reason,
        found.kappa,
        found.sensitivity,
        found.specificity,
    )
    assert found.may_gate
    assert 10 == len(rated(people))
    assert Grey("story-0", "rated", ("fact 0",), (0.0,), ("text 0",)) in rated(people)


def test_what_people_disagree_about_says_nothing_of_the_judge() -> None:
    """Pairs on which the two differ are left out, and lower what can be reached."""
    other = ["none", *LEVELS[1:]]
    found = calibration([ratings("Hedda Marl", LEVELS), ratings("Dario Venn", other)], judged(LEVELS))
    assert (9, 1.0) == (found.pairs, found.kappa)
    assert found.people_kappa == pytest.approx(0.8)


def test_a_generous_judge_is_corrected() -> None:
    """One who calls half of the rest full as well reports 0.75 where it is 0.5."""
    generous = [level if level == "full" or at % 4 == 1 else "full" for at, level in enumerate(LEVELS)]
    found = calibration([ratings("Hedda Marl", LEVELS), ratings("Dario Venn", LEVELS)], judged(generous))
    assert found.sensitivity == pytest.approx(1.0)
    assert found.specificity == pytest.approx(0.6)
    assert not found.may_gate
    assert corrected(0.7, found) == pytest.approx(0.5)


@given(st.floats(0, 1), st.floats(0.51, 1), st.floats(0.51, 1))
def test_a_corrected_rate_is_a_rate(rate: float, sensitivity: float, specificity: float) -> None:
    """It lies within 0 and 1, and a judge without errors is believed to the letter."""
    known = Calibration(people=2, pairs=9, reason="", sensitivity=sensitivity, specificity=specificity)
    found = corrected(rate, known)
    assert found is not None
    assert 0 <= found <= 1
    perfect = known.model_copy(update={"sensitivity": 1.0, "specificity": 1.0})
    assert corrected(rate, perfect) == pytest.approx(rate)
    guessing = known.model_copy(update={"sensitivity": 0.5, "specificity": 0.5})
    assert corrected(rate, guessing) is None


def test_ratings_are_read_and_refused(tmp_path: Path) -> None:
    """No folder holds no ratings; a file of something else is an error with its name."""
    assert [] == load_ratings(tmp_path / "nowhere")
    (tmp_path / "marl.yaml").write_text(ratings("Hedda Marl", LEVELS).model_dump_json(), encoding="utf-8")
    assert ["Hedda Marl"] == [each.annotation.by for each in load_ratings(tmp_path)]
    (tmp_path / "notes.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(UsageError, match=r"notes\.yaml: holds no ratings"):
        load_ratings(tmp_path)
