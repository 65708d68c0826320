"""Files as they are found → the list of them, kept by their names alone, as a folder may hold a hundred thousand.

The list is whole before the first file is read: what is written meanwhile into the same folder is none of it.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from summarizer.errors import InputError
from summarizer.reading.finding import Found

_NAME = re.compile(rb"[^\0]+")  # no name of a file holds a NUL


@dataclass(frozen=True, slots=True)
class _Row:
    """Files of one folder, one after the other in the list."""

    parent: Path
    folder: Path | None
    walked: bool
    names: bytes
    """Each followed by a NUL."""

    def __iter__(self) -> Iterator[Found]:
        for name in _NAME.finditer(self.names):
            yield Found(self.parent / os.fsdecode(name.group()), self.folder, self.walked)


class Listing:
    """Files and faults in the order in which they were found, as often as they are asked for."""

    def __init__(self, found: Iterable[Found | InputError]) -> None:
        """Find them all."""
        self._rows: list[_Row | list[InputError]] = list(_rows(found))

    def __iter__(self) -> Iterator[Found | InputError]:
        """Each of them, made anew."""
        for row in self._rows:
            yield from row

    @property
    def folders(self) -> set[Path]:
        """The folders that directly hold the files, resolved."""
        return {row.folder for row in self._rows if isinstance(row, _Row) and row.folder}


def _rows(found: Iterable[Found | InputError]) -> Iterator[_Row | list[InputError]]:
    for place, together in groupby(found, _place):
        names, faults = bytearray(), []
        for each in together:
            if isinstance(each, InputError):
                faults.append(each)
            else:
                names += os.fsencode(each.path.name) + b"\0"
        yield _Row(*place, bytes(names)) if place else faults


def _place(found: Found | InputError) -> tuple[Path, Path | None, bool] | None:
    return None if isinstance(found, InputError) else (found.path.parent, found.folder, found.walked)
