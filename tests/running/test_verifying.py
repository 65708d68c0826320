"""Verdicts that are made beside this process: the same as here, and nothing is made here meanwhile."""

import os
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.extraction.builtin import BuiltinEngine
from summarizer.reading import read
from summarizer.running import OtherCores, Run, summarize
from summarizer.running.verifying import PAYS
from summarizer.verdicts import VerifiedSummary

STORY = Path(__file__).parents[2] / "seeds" / "sallow-bay-flood"


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="on a single core nothing is verified in another process")
def test_another_process_gives_the_same_verdicts(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the way there and back nothing changes."""
    articles = [entry for entry in read([str(STORY)]) if isinstance(entry, Article)]
    here = summarize(articles, Run(BuiltinEngine()))
    assert all(isinstance(each, VerifiedSummary) for each in here)
    with OtherCores() as verify:
        for _ in range(PAYS):
            verify.expect()
        monkeypatch.setattr("summarizer.running.verifying._verified", pytest.fail)
        assert here == summarize(articles, Run(BuiltinEngine(), verify=verify))


def test_where_no_process_can_be_started_all_is_verified_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Systems without shared semaphores, or without room for another process, are slower, and no less whole."""

    def refused(*_: object) -> None:
        raise OSError("no process can be started")

    monkeypatch.setattr("summarizer.running.verifying.ProcessPoolExecutor", refused)
    articles = [entry for entry in read([str(STORY)]) if isinstance(entry, Article)]
    with OtherCores() as verify:
        for _ in range(PAYS):
            verify.expect()
        assert summarize(articles, Run(BuiltinEngine())) == summarize(articles, Run(BuiltinEngine(), verify=verify))
