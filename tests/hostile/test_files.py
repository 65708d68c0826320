"""Names of files that are the attacker's, and names that we make of an attacker's words."""

import io
import os
import re
import stat
import sys
from pathlib import Path

import pytest
from hostile.attacks import every
from hostile.conftest import Tried
from hostile.inert import UNSEEN, assert_inert
from hostile.reports import TEXT, answer, report

from summarizer import BuiltinEngine, merge, read
from summarizer.article import Article
from summarizer.briefing import Losses
from summarizer.cli.output import safe_name, say, write
from summarizer.cli.records import Records
from summarizer.errors import InputError, OutputError
from summarizer.reading import from_text
from summarizer.running import Run, collect, compose, summarize
from summarizer.summary import ArticleSummary
from summarizer.verdicts import Provenance, VerifiedSummary
from summarizer.verification import verify

GIVEN = Provenance(engine="given", schema_fingerprint="x")
_LONGEST = 200  # bytes of a name that every file system has room for, endings added
RESERVED = frozenset("con prn aux nul clock$".split()) | {f"{port}{at}" for port in ("com", "lpt") for at in range(10)}


def _names() -> dict[bytes, None]:
    """The payloads that a file can be called by."""
    found = (payload.encode("utf-8", "surrogatepass")[:_LONGEST] for payload in every())
    return {name: None for name in found if b"/" not in name and b"\0" not in name and name not in {b"", b".", b".."}}


@pytest.mark.skipif(os.name != "posix", reason="elsewhere, most of these are no names")
def test_files_by_hostile_names(tmp_path: Path, tried: Tried) -> None:
    """Files are read or named as faults whatever they are called, and their names do nothing in any view."""
    names = list(_names())
    tried("names of files", len(names), 2)
    folder = tmp_path / "Pier"
    folder.mkdir()
    for at, name in enumerate(names):
        text = f"Ferry {at} stayed in port on Monday, the port authority said. {TEXT}".encode()
        for ending, data in ((b".txt", text), (b".pdf", b"%PDF-1.7")):
            with open(os.path.join(os.fsencode(folder), name + ending), "wb") as file:  # noqa: PTH118, PTH123 - of bytes
                file.write(data)
    items = list(read([str(folder)]))
    hidden = sum(name.startswith((b".", b"__")) for name in names)
    noted = sum(name.lower().startswith((b"readme", b"license", b"licence")) for name in names)
    articles = [item for item in items if isinstance(item, Article)]
    faults = [item for item in items if isinstance(item, InputError)]
    assert len(names) - hidden - noted == len(articles) == len(faults)
    collected = collect([*articles[:40], *faults], Run(BuiltinEngine()))
    briefing = compose(collected)
    assert_inert(briefing, articles)
    for fault in faults:
        stream = io.StringIO()
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(sys, "stderr", stream)
            say(f"not read: {fault}")
        assert [] == UNSEEN.findall(stream.getvalue().removesuffix("\n"))
        assert 1 == len(stream.getvalue().splitlines())


def test_names_that_we_make_are_safe(tried: Tried) -> None:
    """Of whatever title: letters, digits and hyphens, no longer than any system allows, no device, no way out."""
    tried("names of records", len(every()), 1)
    identity = report().id
    for payload in every():
        name = safe_name(payload, identity)
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,80}", name)
        assert name.partition(".")[0] not in RESERVED
        assert name.endswith(identity)


def test_a_record_takes_no_others_place(tmp_path: Path) -> None:
    """Two articles by one title, whose identities begin alike, are two records."""
    ids = ("0123456789abcdef", "0123456789abcdee")
    with Records(tmp_path) as records:
        for identity in ids:
            article = report().model_copy(update={"id": identity})
            records.add(verify(ArticleSummary.model_validate(answer()), article, GIVEN))
        records.finish(Losses(), partial=False)
    assert {f"ferry-stays-{identity}.json" for identity in ids} | {"index.json"} == {
        path.name for path in tmp_path.iterdir()
    }


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_a_record_follows_no_link(tmp_path: Path) -> None:
    """Whoever guesses a record's name and puts a link there leads us nowhere; a link that the user names is his."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("mine", encoding="utf-8")
    folder = tmp_path / "out"
    folder.mkdir()
    record = folder / f"{safe_name('Ferry stays', report().id)}.json"
    record.symlink_to(elsewhere)
    with Records(folder) as records:
        records.add(verify(ArticleSummary.model_validate(answer()), report(), GIVEN))
    assert ("mine", False) == (elsewhere.read_text(encoding="utf-8"), record.is_symlink())
    os.mkfifo(folder / "pipe.json")
    write(folder / "pipe.json", "whole", derived=True)
    assert "whole" == (folder / "pipe.json").read_text(encoding="utf-8")
    (folder / "link.md").symlink_to(elsewhere)
    write(folder / "link.md", "followed")
    assert "followed" == elsewhere.read_text(encoding="utf-8")
    (folder / "folder.json").mkdir()
    with pytest.raises(OutputError):
        write(folder / "folder.json", "x", derived=True)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere, no folder can be opened")
def test_a_power_cut_takes_no_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each record is on the disk before it has its name, and all names are at the end, not one after the other."""
    flushed: list[bool] = []
    flush = os.fsync

    def fsync(descriptor: int) -> None:
        flushed.append(stat.S_ISDIR(os.fstat(descriptor).st_mode))
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with Records(tmp_path) as records:
        for number in range(3):
            article = from_text(f"{TEXT} Printed as number {number}.", source=f"{number}.txt")
            records.add(verify(ArticleSummary.model_validate(answer()), article, GIVEN))
        records.finish(Losses(), partial=False)
    *files, folder = flushed
    assert [False, False, False] == files[:3]
    assert folder


def test_five_hundred_copies_are_one_source() -> None:
    """A claim is not true for being copied: near copies of one report count once, however many papers print them."""
    text = f"{TEXT} The mayor of Vellmoor fled to Lowmark on Tuesday with the whole treasury of the town in nine bags."
    copies = [
        from_text(
            f"{text} Printed by paper number {at}.", publisher=f"Paper {at}", source=f"copy-{at}.txt", story="Pier"
        )
        for at in range(500)
    ]
    told = "The mayor of Vellmoor fled to Lowmark on Tuesday with the whole treasury of the town in nine bags."
    summaries: list[VerifiedSummary] = []
    for copy in copies:
        at = next(each.number for each in copy.told() if copy.text_of(each) == told)
        item = answer()["key_facts"][0] | {"statement": told, "sentences": [at], "when": "Tuesday"}
        said = answer(key_facts=[item], numbers=[], quotes=[], open_questions=[])
        summaries.append(verify(ArticleSummary.model_validate(said), copy, GIVEN))
    [story] = merge(summaries).stories
    assert [1] == [point.independent for point in story.points]
    assert 500 == len(summaries)
    assert summarize([], Run(BuiltinEngine())) == []
