"""An endpoint that cuts long prompts: found out by one run, and known to all that follow."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from running.journal.conftest import BATCH
from wire.asking import KEY, endpoint
from wire.counting import counts, story
from wire.server import Server, serving

from summarizer.article import Article
from summarizer.extraction import Endpoint, model_engine
from summarizer.extraction.client.cuts import FEWEST_LEARNT
from summarizer.running import Run, summarize
from summarizer.running.budget import Budget, Caps
from summarizer.running.gate import RunGate
from summarizer.running.journal import Journal, Reuse, Seal
from summarizer.running.keeping import Kept
from summarizer.running.limits import Limiter
from summarizer.running.limits.estimating import TokenRatio
from summarizer.verdicts import VerifiedSummary

SHORT = [story(10 + number, "a") for number in range(FEWEST_LEARNT)]
LONG = story(1500)


@pytest.fixture
def server() -> Iterator[Server]:
    """One that reads 4000 tokens of a prompt, and says so, while its model makes the numbers up."""
    with serving(counts(4000)) as running:
        yield running


def read(
    folder: Path, settings: Endpoint, articles: Sequence[Article], *, kept: bool = False
) -> dict[str, VerifiedSummary]:
    """A run over the articles, one request at a time: what came of each."""
    reuse = Reuse(secrets=(KEY,))
    with Journal.open(folder / "journal.sqlite", say=pytest.fail, reuse=reuse) as journal:
        limiter = Limiter(most=1, say=pytest.fail)
        gate = RunGate(journal, journal.begin_run(BATCH), limiter, Budget(Caps(), None, TokenRatio()))
        engine = model_engine(settings, gate=gate)
        assert engine.asked
        known = Kept(journal, Seal(b"k" * 32), engine.asked) if kept else None
        outcomes = summarize(articles, Run(engine, pace=gate, kept=known))
    assert all(isinstance(outcome, VerifiedSummary) for outcome in outcomes)
    return {outcome.article.id: outcome for outcome in outcomes if isinstance(outcome, VerifiedSummary)}


def cut(record: VerifiedSummary) -> bool:
    """Whether it was found out that the endpoint had not read the whole."""
    return "InputCutError" in [attempt.outcome for attempt in record.provenance.attempts]


def forget(folder: Path, statement: str) -> None:
    """Take something out of the journal."""
    with closing(sqlite3.connect(folder / "journal.sqlite")) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize("kept", [False, True], ids=["replies", "records"])
def test_what_one_run_learnt_is_held_against_the_first_article_of_the_next(
    tmp_path: Path,
    server: Server,
    kept: bool,  # noqa: FBT001  # a table
) -> None:
    """Also where the earlier articles are not read again, and whatever the run before had to read."""
    settings = endpoint(server.url)
    read(tmp_path, settings, SHORT, kept=kept)
    [record] = read(tmp_path, settings, [LONG], kept=kept).values()
    assert cut(record)
    assert len(record.provenance.attempts) > 2


def test_what_an_endpoint_counts_for_other_prompts_is_another_matter(tmp_path: Path, server: Server) -> None:
    """As of another model: what is beside the article, and how it is counted, may differ."""
    read(tmp_path, endpoint(server.url), SHORT)
    [record] = read(tmp_path, endpoint(server.url), [LONG]).values()
    assert not cut(record)


def test_a_cut_that_was_found_out_stands_in_any_order(tmp_path: Path, server: Server) -> None:
    """From the journal comes the same record, without a call, although nothing is known yet when it is read."""
    settings = endpoint(server.url)
    first = read(tmp_path, settings, [*SHORT, LONG])
    assert cut(first[LONG.id])
    calls = len(server.ledger)
    forget(tmp_path, "DELETE FROM endpoints WHERE about LIKE 'counts%'")
    again = read(tmp_path, settings, [LONG, *reversed(SHORT)])
    assert first[LONG.id].model_dump_json() == again[LONG.id].model_dump_json()
    assert calls == len(server.ledger)
