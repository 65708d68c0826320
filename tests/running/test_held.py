"""What a batch holds of the articles that it is done with: nothing, or a folder of any size would be too large."""

import gc
import json
import sys
from pathlib import Path

import pytest

from summarizer.extraction.builtin import BuiltinEngine
from summarizer.reading import read
from summarizer.running import Event, Outcome, Run, Steady, collect, pulling

FEW, MANY = 100, 500
TEXT = (
    'The quay wall at Vellmoor gave way on Friday. "All 40 crews are at work," said Mirela Osk of the harbour office.'
)


def _held(folder: Path, count: int) -> int:
    """The blocks of memory that are in use halfway through so many articles: all are listed, and the half is seen."""
    folder.mkdir()
    for number in range(count):  # one text under many addresses: readers of text remember no more of it
        article = {"text": TEXT, "url": f"https://example.org/{number}"}
        (folder / f"{number}.json").write_text(json.dumps(article), encoding="utf-8")
    done = in_use = 0

    def observe(outcome: Outcome | Event) -> None:
        nonlocal done, in_use
        done += not isinstance(outcome, Event)
        if done == count // 2 and not in_use:
            gc.collect()
            in_use = sys.getallocatedblocks()

    assert (
        collect(read([str(folder)]), Run(BuiltinEngine(), pace=Steady(1)), observe=observe, keep=False).count == count
    )
    return in_use


def test_a_batch_holds_less_than_an_object_an_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither of those that are done nor of those to come, from the list of files to the identities that were seen."""
    monkeypatch.setattr(pulling, "READY", 1)  # how many are read ahead at a moment is a matter of chance
    _held(tmp_path / "first", FEW)  # what is made once is no matter of an article
    assert _held(tmp_path / "many", MANY) - _held(tmp_path / "few", FEW) < MANY - FEW
