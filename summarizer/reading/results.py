"""Files of our own making → told from articles, so that a result is neither read as a source nor written over one."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from summarizer.briefing import BATCH_PAGE, VOUCHED
from summarizer.errors import InputError, UsageError
from summarizer.printing import storable
from summarizer.reading.finding import STDIN, Found

ENOUGH = 200  # characters of a document in which its format stands, as the first of what it says
_BRIEFING, _INDEX = '"format": "briefing/', '"format": "batch-index/'
_FAILURE = '"format":"batch-failure/'  # written as lines, without blanks


def is_briefing(text: str) -> bool:
    """True for a briefing in Markdown or as on a terminal: each says how it was checked, in words that we know."""
    return all(word in text for word in _SOME_WORDS) and VOUCHED in " ".join(text.split())


def is_batch_page(text: str) -> bool:
    """True for the page that `batch` writes beside its records."""
    return f'<meta name="generator" content="{BATCH_PAGE}"' in text[:ENOUGH]


def is_batch_index(text: str) -> bool:
    """True for the index that `batch` writes beside its records."""
    return _INDEX in text[:ENOUGH]


def is_batch_failure(text: str) -> bool:
    """True for the list of what a batch lost."""
    return _FAILURE in text[:ENOUGH]


def head_of(path: Path) -> str:
    """As much of a file as tells whether it is of our own making. Raises `OSError`."""
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.read(ENOUGH)


_SOME_WORDS = VOUCHED.split()[-4:]  # a quick look; on a terminal, a line may end between any two words


def spared(files: Iterable[Found | InputError], output: Path) -> Iterator[Found | InputError]:
    """The files without an earlier briefing at `output`. Raises `UsageError` for any other file that lies there."""
    try:
        target = output.stat()
    except OSError:  # nothing lies there yet
        yield from files
        return
    for file in files:
        if isinstance(file, InputError) or str(file.path) == STDIN or not _is(file.path, target):
            yield file
            continue
        text = _text(file.path)
        if is_batch_index(text):
            yield file
        elif text.strip() and _BRIEFING not in text[:ENOUGH] and not is_briefing(text):
            raise UsageError(
                "is an input, and would be overwritten", where=storable(str(file.path)), hint="Name another output."
            )


def _is(path: Path, target: os.stat_result) -> bool:
    try:
        return os.path.samestat(path.stat(), target)
    except OSError:
        return False


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "unreadable"
