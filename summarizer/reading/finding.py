"""Paths, folders and patterns → the files to read, in one fixed order, each with its kind and its folder.

In a folder, what is plainly no article is passed over: hidden files, notes on the folder, pictures, styles, programs.
Any other file that cannot be read is named as a fault, so that no article is lost without a word.
"""

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from summarizer.errors import InputError
from summarizer.printing import storable
from summarizer.reading.opening import failures

STDIN = "-"


class Kind(StrEnum):
    """What a file holds."""

    TEXT = "text"
    MARKDOWN = "markdown"
    PAGE = "page"
    JSON = "json"
    JSON_LINES = "json lines"
    CSV = "csv"
    GUESS = "guess"
    """To be told from its first bytes: stdin, or a file named by hand with a suffix that says nothing."""


_KINDS = {
    ".txt": Kind.TEXT, ".text": Kind.TEXT, ".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN,
    ".html": Kind.PAGE, ".htm": Kind.PAGE, ".xhtml": Kind.PAGE,
    ".json": Kind.JSON, ".jsonl": Kind.JSON_LINES, ".ndjson": Kind.JSON_LINES, ".csv": Kind.CSV, ".tsv": Kind.CSV,
}  # fmt: skip
_READ = "Read are .txt .md .html .json .jsonl .csv, each also .gz."
_NOWHERE, _MEND = "is a link that leads nowhere", "Mend the link, or name the file itself."
_NOTES = ("readme", "license", "licence", "copying", "notice", "changelog", "contributing", "authors", "makefile")
# What lies beside articles in saved pages and repositories. Not .pdf, .docx, .xml, .zip: they may be articles.
_AUXILIARY = frozenset(
    """
.png .jpg .jpeg .gif .webp .svg .ico .avif .bmp .tif .tiff .mp3 .mp4 .webm .mov .m4a .wav .ogg .woff .woff2 .ttf .otf
.eot .css .js .mjs .map .ts .py .pyc .sh .toml .yaml .yml .ini .cfg .lock .log .sqlite .sqlite-wal .sqlite-shm .db .bak
.tmp
""".split()
)
_PATTERN = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, or stdin."""

    path: Path
    folder: Path | None = None
    """The folder that directly holds it, resolved; None for stdin and for a bare file name."""
    walked: bool = False
    """True if a folder or a pattern was named, and not this file."""

    @property
    def kind(self) -> Kind:
        """What its name says that it holds."""
        return _kind(self.path) or Kind.GUESS

    def resolved(self) -> str:
        """The path without links; where its folder is resolved already, that takes one look at the disk."""
        if self.folder is None or self.path.is_symlink():
            return os.path.realpath(self.path)
        return str(self.folder / self.path.name)


def find(inputs: Sequence[str]) -> Iterator[Found | InputError]:
    """The files that `inputs` name: `-`, files, folders, patterns with `*`; faults are values."""
    for name in inputs:
        try:
            with failures():
                yield from _named(name, inputs)
        except InputError as error:
            yield InputError(error.what, where=storable(name), hint=error.hint)


def _named(name: str, inputs: Sequence[str]) -> Iterator[Found | InputError]:
    path = Path(name)
    if not name:  # which Path takes for the working directory
        yield InputError(
            "is an empty path", where="''", hint="Name files or folders; a variable of the shell may not be set."
        )
    elif name == STDIN:
        yield Found(path)
    elif _leads_nowhere(path):
        yield InputError(_NOWHERE, where=storable(name), hint=_MEND)
    elif path.is_dir():
        yield from _folder(path)
    elif os.path.lexists(path):
        if not (_is_note(path) and _written_out(path, inputs)):
            yield Found(path, _own_folder(path))
    elif _PATTERN.intersection(name):
        yield from _pattern(name)
    else:
        yield InputError("there is no such file or folder", where=storable(name), hint="Check the path.")


def _written_out(path: Path, inputs: Sequence[str]) -> bool:
    """True for what may come from `folder/*`, written out by the shell: nobody asked for its README."""
    others = (Path(name) for name in inputs if name != STDIN)
    return any(other.parent == path.parent for other in others if other != path)


def _own_folder(path: Path) -> Path | None:
    return path.parent.resolve() if path.parent != Path() else None


def _pattern(name: str) -> Iterator[Found | InputError]:
    matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not matches:
        yield InputError("matches no file", where=storable(name), hint="Check the pattern.")
    for match in matches:
        path = Path(match)
        if not path.is_dir():
            yield from _entry(path, path.parent.resolve())
        elif "**" not in name:  # which has matched the files of that folder, too
            yield from _folder(path)


def _folder(path: Path) -> Iterator[Found | InputError]:
    empty = True
    for found in _walk(path, frozenset()):
        empty = False
        yield found
    if empty:
        yield InputError("holds no articles", where=storable(str(path)), hint=_READ)


def _walk(folder: Path, above: frozenset[Path]) -> Iterator[Found | InputError]:
    real = folder.resolve()
    if real in above:  # a link that leads back up
        return
    try:
        with failures():
            names = sorted(os.listdir(folder))  # noqa: PTH208 - a path an entry is many times as large
            folders = {name for name in names if (folder / name).is_dir()}
    except InputError as error:
        yield InputError(error.what, where=storable(str(folder)), hint=error.hint)
        return
    for name in names:
        if name.startswith((".", "__")):
            continue
        if name in folders:
            yield from _walk(folder / name, above | {real})
        else:
            yield from _entry(folder / name, real)


def _entry(path: Path, folder: Path) -> Iterator[Found | InputError]:
    """A file that was not named itself, in this folder."""
    if path.name.startswith(".") or _is_note(path) or _suffix(path) in _AUXILIARY:
        return
    if _leads_nowhere(path):
        yield InputError(_NOWHERE, where=storable(str(path)), hint=_MEND)
    elif not path.is_file():
        yield InputError("is no regular file", where=storable(str(path)), hint="Name the file that holds the article.")
    elif _kind(path) is None:
        yield InputError("is of a kind that is not read", where=storable(str(path)), hint=_READ)
    else:
        yield Found(path, folder, walked=True)


def _leads_nowhere(path: Path) -> bool:
    """True for a link to what is not there, or to itself."""
    return path.is_symlink() and not path.exists()


def _suffix(path: Path) -> str:
    name = path.name.lower()
    return os.path.splitext(name.removesuffix(".gz"))[1]  # noqa: PTH122 - of a name that is no path of its own


def _kind(path: Path) -> Kind | None:
    return _KINDS.get(_suffix(path))


def _is_note(path: Path) -> bool:
    stem = path.name.lower().partition(".")[0]
    return stem in _NOTES or stem.startswith(("readme", "license", "licence"))
