"""Text → files and screen: whole or not at all, under safe names, everything but results on stderr."""

import os
import re
import sys
import tempfile
import unicodedata
from pathlib import Path

from summarizer.errors import UsageError
from summarizer.text import printable

_NAME_LENGTH = 60  # characters of a title that a file's name keeps
_RESERVED = re.compile(r"\A(?:con|prn|aux|nul|com\d|lpt\d)\Z")


def say(line: str, *, quiet: bool = False) -> None:
    """One line on stderr, with every control character spelled out."""
    if not quiet:
        sys.stderr.write(printable(line) + "\n")


def write(path: Path, text: str) -> None:
    """Write a file whole: beside it first, then renamed over it. Raises `UsageError` if the folder does not let us.

    A link is followed; what is no regular file, such as a pipe or a device, is written to as it is.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_text(text, encoding="utf-8")
            return
        path = Path(os.path.realpath(path))  # which a link to itself does not upset
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(0o644)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except BrokenPipeError:  # the reader has gone, which the command as a whole takes for its end
        raise
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", where=str(path), hint="Name another place.") from error


def safe_name(title: str, identity: str) -> str:
    """A file name from a title: ASCII letters, digits and hyphens, then the start of the identity."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_NAME_LENGTH].strip("-")
    if not slug or _RESERVED.match(slug):
        slug = f"article-{slug}".rstrip("-")
    return f"{slug}-{identity[:8]}"
