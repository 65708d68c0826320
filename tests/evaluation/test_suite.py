"""Cases are run and scored; what fails stays in the count."""

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from evaluation.harbour import write

from summarizer.article import Article
from summarizer.errors import UsageError
from summarizer.evaluation.cases import Cases, cases_of, label_files
from summarizer.evaluation.contenders import Contender, builtin, live, recorded
from summarizer.evaluation.evaluating import evaluate
from summarizer.evaluation.labels import LabelledArticle
from summarizer.evaluation.recordings import About, Recorded, Recording, begun, load, prompt_of, save
from summarizer.evaluation.replaying import RecordingGate, ReplayGate
from summarizer.evaluation.result import EvalRun, Measured
from summarizer.evaluation.scorers import ARTICLE_SCORERS, Scorer
from summarizer.evaluation.scores import Score
from summarizer.evaluation.suite import Repeat, Running, Scorers
from summarizer.extraction import Endpoint, OpenGate, Query, Reply, Wire, fingerprint, model_engine
from summarizer.summary import ArticleSummary
from summarizer.workspace import Workspace, create

ANSWERS: dict[str, dict[str, Any]] = {
    "osprey.txt": {
        "headline": "Dredger sinks off Vellmoor",
        "key_facts": [
            {
                "statement": "A dredger sank in the channel off Vellmoor on Friday.",
                "sentences": [2],
                "importance": "vital",
                "when": "Friday",
                "attributed_to": None,
                "certainty": "stated",
            }
        ],
        "numbers": [],
        "quotes": [
            {"text": "We wait for the tide", "speaker": "Mirela Osk", "role": "the harbour master", "sentence": 4}
        ],
        "open_questions": [{"question": "When will the wreck be lifted?", "why": "It is not known.", "sentences": [5]}],
        "sentences_read": {"first": 2, "last": 5},
    },
    "herald.txt": {
        "headline": "Dredger sinks off Vellmoor",
        "key_facts": [],
        "numbers": [],
        "quotes": [{"text": "Nobody told any school", "speaker": "Dario Venn", "role": "a pilot", "sentence": 4}],
        "open_questions": [],
        "sentences_read": {"first": 2, "last": 4},
    },
}
ABOUT = About(
    engine="hand",
    made="by hand, for a test",
    by_hand=True,
    model="tiny",
    schema_fingerprint=fingerprint(ArticleSummary),
)
TINY = Endpoint(model="tiny", base_url="http://127.0.0.1:9/v1")


@pytest.fixture
def cases(tmp_path: Path) -> Cases:
    return cases_of(label_files(write(tmp_path)))


def completion(answer: Mapping[str, Any] | str) -> dict[str, Any]:
    """The body of a reply with that answer."""
    content = answer if isinstance(answer, str) else json.dumps(answer)
    return {
        "model": "tiny-1",
        "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}],
        "usage": {"prompt_tokens": 3000, "completion_tokens": 200, "total_tokens": 3200},
    }


async def nobody(query: Query) -> Reply:
    pytest.fail(f"asked for {query.where}")


class Keeping(OpenGate):
    """Answers from a table, and remembers nothing."""

    def __init__(self, answers: Mapping[str, Mapping[str, Any] | str]) -> None:
        self.answers = answers
        self.subjects: list[str] = []

    async def send(self, query: Query, wire: Wire) -> Reply:  # noqa: ARG002  # nothing goes out
        """The answer of the article's file."""
        self.subjects.append(query.subject)
        return Reply(200, {}, json.dumps(completion(self.answers[query.where])).encode())

    def recall(self, endpoint: str, model: str, about: str) -> str | None:  # noqa: ARG002
        """Nothing is known."""
        return None

    def remember(self, endpoint: str, model: str, about: str, line: str) -> None:
        """Nothing is kept."""


def made(cases: Cases, workspace: Workspace = Workspace()) -> Recording:  # noqa: B008  # frozen
    """A recording of the answers above, as a live run keeps it."""
    gate = RecordingGate(Keeping(ANSWERS))
    engine = model_engine(TINY, workspace=workspace, gate=gate)
    for article in cases.cases[0].articles.values():
        asyncio.run(engine.summarize(article))
    return Recording(ABOUT, gate.recorded)


def of(run: EvalRun, metric: str) -> Measured:
    return next(each for each in run.measured if each.metric == metric)


def test_the_built_in_engine_is_scored(cases: Cases) -> None:
    """Each article and the story have scores, nothing failed, and the same again is the same."""
    heard: list[str] = []
    run = evaluate(cases, builtin(), Running(see=lambda observed: heard.append(observed.case.labels.story)))
    assert ["harbour"] == heard
    assert (True, 1, 0, 0) == (run.complete, run.planned, run.failed, run.crashed)
    assert 1.0 == of(run, "quotes.f1").mean
    assert 1.0 == of(run, "facts.vital_recall").mean
    assert 2 == of(run, "facts.vital_recall").n_planned
    assert run == evaluate(cases, builtin(), Running())


def test_a_pair_has_the_words_of_its_places(cases: Cases) -> None:
    """Of an article and of the story, in the text that the pair names; a long place is shortened."""
    (case,) = evaluate(cases, builtin(), Running()).cases
    texts = {name: article.text for name, article in cases.cases[0].articles.items()}
    told = [(article.name, score) for article in case.articles for score in article.scores]
    told += [("", score) for score in case.scores]
    seen = 0
    for own, score in told:
        for match in score.matches:
            assert len(match.spans) == len(match.words)
            for span, words in zip(match.spans, match.words, strict=True):
                whole = " ".join(span.of(texts[match.article or own]).split())
                assert words in {whole, f"{words[:-1]}…"}
                assert whole.startswith(words.removesuffix("…"))
                seen += 1
    assert seen


def test_recorded_answers_are_read_as_a_models_answers_are(cases: Cases, tmp_path: Path) -> None:
    """What was kept is scored without a call, also after it went through files."""
    save(made(cases), tmp_path / "hand")
    run = evaluate(cases, recorded(load(tmp_path / "hand"), Workspace()), Running())
    assert ("recorded:hand", "by hand, for a test") == (run.engine, run.made)
    assert (0, 0, 0) == (run.stale, run.failed, run.missing)
    assert 0.5 == of(run, "facts.vital_recall").mean
    assert 0.5 == of(run, "quotes.verbatim").mean
    assert 1.0 == of(run, "shown.verbatim").mean
    tokens = {article.name: (article.calls, article.prompt_tokens) for article in run.cases[0].articles}
    assert {"osprey": (1, 3000), "herald": (1, 3000)} == tokens


def test_a_changed_prompt_makes_a_recording_stale(cases: Cases, tmp_path: Path) -> None:
    """Answers to another prompt are still read, and each of them is counted as stale."""
    recording = made(cases)
    create(tmp_path / "mine")
    template = tmp_path / "mine" / "prompts" / "extract.j2"
    template.write_text(
        '{% extends "bundled/extract.j2" %}{% block system %}Be brief. {{ super() }}{% endblock %}', encoding="utf-8"
    )
    run = evaluate(cases, recorded(recording, Workspace(tmp_path / "mine")), Running())
    assert (2, 0, True) == (run.stale, run.failed, run.complete)
    assert all(article.stale for article in run.cases[0].articles)


def test_what_nobody_recorded_is_a_failure_and_no_call(cases: Cases) -> None:
    """An article without a recorded answer counts as the worst, and says why."""
    recording = made(cases)
    osprey = cases.cases[0].articles["osprey"]
    partial = Recording(ABOUT, [each for each in recording.recorded if each.article == osprey.id])
    run = evaluate(cases, recorded(partial, Workspace()), Running())
    assert (1, 1, False) == (run.failed, run.missing, run.complete)
    herald = run.cases[0].articles[1]
    assert "answer 1 of repeat 0 is not in the recording 'hand'" in str(herald.failure)
    recall = of(run, "facts.vital_recall")
    assert (0.5, 1, 2, 1) == (recall.mean, recall.n_scored, recall.n_planned, recall.n_failed)
    whole = evaluate(cases, recorded(recording, Workspace()), Running())
    for each in run.measured:
        other = of(whole, each.metric)
        if each.mean is not None and other.mean is not None:
            worse = each.mean >= other.mean if each.lower_is_better else each.mean <= other.mean
            assert worse, each.metric


def test_a_second_answer_is_replayed_behind_the_first(cases: Cases) -> None:
    """An answer that broke the schema is followed by the one to the second question."""
    gate = RecordingGate(Keeping({}))
    assert [] == gate.recorded
    article = cases.cases[0].articles["osprey"]
    replies = (completion("no JSON"), completion(ANSWERS["osprey.txt"]))
    entry = Recorded(article=article.id, title=None, prompt="other", replies=replies)
    replay = ReplayGate(Recording(ABOUT, [entry]))
    engine = model_engine(TINY, gate=replay)
    extraction = asyncio.run(engine.summarize(article))
    assert 2 == len(extraction.provenance.attempts)
    assert {article.id} == replay.stale


def test_each_repeat_is_asked_for_anew(cases: Cases) -> None:
    """A journal behind the gate sees another subject for each repeat, and so does not answer with the first."""
    inner = Keeping(ANSWERS)
    article = cases.cases[0].articles["osprey"]
    for repeat in (0, 1):
        gate = RecordingGate(inner, repeat)
        asyncio.run(model_engine(TINY, gate=gate).summarize(article))
        assert [(article.id, repeat)] == [(each.article, each.repeat) for each in gate.recorded]
    assert [article.id, f"{article.id}#1"] == inner.subjects


def test_a_scorer_that_crashes_is_counted_and_hides_no_other(cases: Cases) -> None:
    """Its values count as the worst, with the error; the other scorers of the article have theirs."""

    def crashing(labels: LabelledArticle, summary: ArticleSummary, article: Article) -> tuple[Score, ...]:
        if labels.name == "herald":
            raise ZeroDivisionError("a defect")
        return ARTICLE_SCORERS[0].function(labels, summary, article)

    first = ARTICLE_SCORERS[0]
    scorers = Scorers(articles=(Scorer(first.name, first.metrics, crashing), *ARTICLE_SCORERS[1:]))
    run = evaluate(cases, builtin(), replace(Running(), scorers=scorers))
    assert (1, False) == (run.crashed, run.complete)
    (failure,) = run.cases[0].failures
    assert (first.name, "herald") == (failure.scorer, failure.article)
    assert "a defect" in failure.reason
    recall = of(run, "facts.vital_recall")
    assert (0.5, 1, 2) == (recall.mean, recall.n_scored, recall.n_planned)
    assert 2 == of(run, "quotes.f1").n_scored


def test_a_case_that_crashes_is_counted(cases: Cases) -> None:
    """A defect of ours in the way of one story leaves its articles as failed, with the error."""

    class Broken:
        async def summarize(self, article: Article, piece: object = None) -> Any:  # noqa: ANN401, ARG002
            raise ZeroDivisionError("a defect")

        async def close(self) -> None:
            pass

    run = evaluate(cases, Contender("broken", "", None, (Repeat(Broken()),)), Running())
    assert (2, 1, False) == (run.failed, run.crashed, run.complete)
    assert "a defect" in str(run.cases[0].articles[0].failure)
    assert 0.0 == of(run, "facts.vital_recall").mean


def test_what_a_journal_answered_has_no_seconds(cases: Cases) -> None:
    """How long a journal takes says nothing of the model; the article that went out has its time."""

    class Journalled(Keeping):
        async def send(self, query: Query, wire: Wire) -> Reply:
            if query.where == "herald.txt":
                await wire(query)
            return await super().send(query, wire)

    async def wired(query: Query) -> Reply:  # noqa: ARG001  # what comes back is the table's
        return Reply(200, {}, b"{}")

    class Wired(RecordingGate):
        async def send(self, query: Query, wire: Wire) -> Reply:  # noqa: ARG002  # nothing goes out
            return await super().send(query, wired)

    contender = live(TINY, [Wired(Journalled(ANSWERS))], Workspace())
    run = evaluate(cases, contender, Running(clock=time.perf_counter))
    known = {article.name: article.seconds is not None for article in run.cases[0].articles}
    assert {"osprey": False, "herald": True} == known


def test_a_recording_is_added_to_under_its_own_head(tmp_path: Path) -> None:
    """How it was made stays as somebody wrote it; answers of others, or to another schema, do not come under it."""
    folder = tmp_path / "hand"
    about = ABOUT.model_copy(update={"by_hand": False})
    save(Recording(about), folder)
    assert about == begun(about.model_copy(update={"made": "tiny, asked again"}), folder).about
    for change in ({"model": "large"}, {"schema_fingerprint": "old"}, {"by_hand": True}):
        with pytest.raises(UsageError, match=f"holds answers with {next(iter(change))}"):
            begun(about.model_copy(update=change), folder)
    assert ABOUT == begun(ABOUT, tmp_path / "none").about


def test_a_recording_bears_the_name_of_its_folder(tmp_path: Path) -> None:
    """Else a report of one engine would name another."""
    save(Recording(ABOUT), tmp_path / "other")
    with pytest.raises(UsageError, match=r"about\.json calls it 'hand'"):
        load(tmp_path / "other")


def test_a_prompt_is_known_by_what_is_told(cases: Cases) -> None:
    """The fingerprint of a request changes with its words, and with nothing else of it."""
    gate = Keeping(ANSWERS)
    seen: list[Query] = []

    class Listening(Keeping):
        async def send(self, query: Query, wire: Wire) -> Reply:
            seen.append(query)
            return await gate.send(query, wire)

    article = cases.cases[0].articles["osprey"]
    for each in (TINY, replace(TINY, model="large"), replace(TINY, max_output=4000)):
        asyncio.run(model_engine(each, gate=Listening({})).summarize(article))
    assert 1 == len({prompt_of(query) for query in seen})
    other = replace(seen[0], body=dict(seen[0].body) | {"messages": seen[0].body["messages"][:1]})
    assert prompt_of(seen[0]) != prompt_of(other)
