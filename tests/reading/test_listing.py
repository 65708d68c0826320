"""The list of files to read."""

import os
from pathlib import Path

from summarizer.errors import InputError
from summarizer.reading.finding import Found, find
from summarizer.reading.listing import Listing


def test_files_and_faults_come_as_they_were_found_and_as_often_as_asked(tmp_path: Path) -> None:
    """Whatever their names hold, and however folders and faults take turns."""
    for name in ("a.txt", "b.pdf", "c\n\u00fc.md", "s/d.txt", "s/t/e.html", "s/u.json", "z.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (Path(os.fsdecode(bytes(tmp_path))) / os.fsdecode(b"\xff.txt")).touch()
    inputs = [str(tmp_path), "-", str(tmp_path / "b.pdf"), str(tmp_path / "none")]
    listing = Listing(find(inputs))
    found = [_shown(each) for each in find(inputs)]
    assert 11 == len(found)
    assert [found, found] == [[_shown(each) for each in listing] for _ in range(2)]
    assert {tmp_path, tmp_path / "s", tmp_path / "s" / "t"} == listing.folders


def test_files_that_come_later_are_none_of_the_list(tmp_path: Path) -> None:
    """A batch may write into the folder that it reads."""
    (tmp_path / "a.txt").touch()
    listing = Listing(find([str(tmp_path)]))
    (tmp_path / "b.txt").touch()
    assert [tmp_path / "a.txt"] == [each.path for each in listing if isinstance(each, Found)]


def _shown(found: Found | InputError) -> Found | str:
    return str(found) if isinstance(found, InputError) else found
