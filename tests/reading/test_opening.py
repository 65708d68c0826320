"""Streams with caps: what is too large, too well compressed, or damaged."""

import gzip
import io
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.reading import opening
from summarizer.reading.opening import Capped, held, opened


def test_gz_is_unpacked(tmp_path: Path) -> None:
    """A file whose name ends in `.gz` is read unpacked."""
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"The wall fell."))
    with opened(path) as stream:
        assert stream.whole() == b"The wall fell."


def test_cap_of_one_article() -> None:
    """Fifty megabytes are read, one byte more is refused."""
    assert len(held(bytes(opening.MOST_BYTES)).whole()) == opening.MOST_BYTES
    with pytest.raises(InputError, match="more than 50 MB"):
        held(bytes(opening.MOST_BYTES + 1)).whole()


def test_cap_counts_what_was_unread() -> None:
    """A first line that was looked at counts to the cap, and comes first."""
    stream = held(b"one\ntwo\n")
    assert stream.first_line() == b"one\n"
    assert stream.whole() == b"one\ntwo\n"


def test_bomb_is_stopped(tmp_path: Path) -> None:
    """A small file that unpacks to a thousand times its size is stopped early."""
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(bytes(40_000_000)))
    with pytest.raises(InputError, match="100 times"), opened(path) as stream:
        stream.whole()


@pytest.mark.parametrize("data", [b"no gzip at all", gzip.compress(b"The wall fell." * 99, mtime=0)[:-9]])
def test_damaged_gz_is_one_fault(tmp_path: Path, data: bytes) -> None:
    """A file that is not compressed, or was cut, is damaged and no crash."""
    path = tmp_path / "a.txt.gz"
    path.write_bytes(data)
    with pytest.raises(InputError, match="is damaged"), opened(path) as stream:
        stream.whole()


def test_long_line_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line above the cap comes as None, the next line as itself."""
    monkeypatch.setattr(opening, "MOST_BYTES", 10)
    stream = Capped(io.BytesIO(b"short\n" + b"x" * 35 + b"\nlast"))
    assert [b"short\n", None, b"last"] == list(stream.lines())


def test_what_the_system_says_is_passed_on(tmp_path: Path) -> None:
    """A file that is not there is one fault, with what to do."""
    with pytest.raises(InputError, match="cannot be read: no such file") as caught, opened(tmp_path / "none"):
        pass
    assert caught.value.hint
