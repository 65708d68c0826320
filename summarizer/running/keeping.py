"""A verified summary ↔ the journal: what this program read and verified before, it neither reads nor verifies again.

A verdict depends on its article, on what was asked about it, and on the code that gave it. The three make the key; a
program with one line changed finds nothing, and makes its verdicts anew from the replies, which cost nothing.
"""

import hashlib
import sys
import unicodedata
import zlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.verdicts import VerifiedSummary

if TYPE_CHECKING:
    from summarizer.running.journal import Journal, Seal

_LIBRARIES = ("structured-summarizer", "pydantic", "instructor", "rapidfuzz")  # which have a say in a verdict
_LEVEL = 1  # of zlib: a record shrinks to a sixth, and the highest level saves a tenth of that


class Kept:
    """The records of articles that were asked about in one way."""

    def __init__(self, journal: "Journal", seal: "Seal", asked: str) -> None:
        self._journal = journal
        self._seal = seal
        self._program = program()
        self._asked = asked
        journal.outdate(self._program)

    def find(self, article: Article) -> VerifiedSummary | None:
        """What was made of this very article; None if it is not known, or somebody else says so."""
        key = self._key(article)
        record = self._journal.record(key)
        content = self._seal.opened(key, record) if record else None
        if content is None:
            return None
        found = VerifiedSummary.with_article(zlib.decompress(content), article)
        self._journal.reused(sum(attempt.outcome == "ok" for attempt in found.provenance.attempts))
        return found

    def keep(self, record: VerifiedSummary) -> None:
        """Let it be found, by this run and those that follow."""
        content = record.without_article()
        if self._journal.tells(content):
            return
        key = self._key(record.article)
        sealed = self._seal.closed(key, zlib.compress(content, _LEVEL))
        self._journal.keep(key, sealed, program=self._program, subject=record.article.id, asked=self._asked)

    def _key(self, article: Article) -> str:
        digest = hashlib.sha256(f"{self._program}{self._asked}".encode())
        digest.update(article.model_dump_json().encode(errors="replace"))
        return digest.hexdigest()


@cache
def program() -> str:
    """Fingerprint of the program that runs; some 20 ms."""
    return fingerprint_of(Path(__file__).resolve().parents[1])


def fingerprint_of(package: Path) -> str:
    """SHA-256 over a package's code and data, and what else decides a verdict, in hexadecimal."""
    libraries = [f"{name} {_version(name)}" for name in _LIBRARIES]
    digest = hashlib.sha256(f"{sys.version}{unicodedata.unidata_version}{libraries}".encode())
    for path in sorted(path for path in package.rglob("*") if path.suffix != ".pyc" and path.is_file()):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(package).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:  # as of a checkout that is not installed
        return ""
