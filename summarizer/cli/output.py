"""Text → files and screen: whole or not at all, under safe names, everything but results on stderr."""

import datetime as dt
import errno
import json
import os
import re
import shutil
import stat
import sys
import tempfile
import unicodedata
from collections.abc import Collection, Iterable
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from summarizer.errors import OutputError, SummarizerError, UsageError
from summarizer.printing import one_line, printable_json
from summarizer.text import printable

_BESIDE = ".summarizer-"  # begins the name of a file that is not whole yet; the writer's process follows
_NAME_LENGTH = 60  # characters of a title that a file's name keeps
_RESERVED = re.compile(r"\A(?:con|prn|aux|nul|com\d|lpt\d)\Z")


_as_json: ContextVar[bool] = ContextVar("stderr is read by machines", default=False)


def speak_json() -> None:
    """Let every line on stderr be a JSON object, from now on."""
    _as_json.set(True)


def speaks_json() -> bool:
    """True if machines read stderr."""
    return _as_json.get()


def say(line: str, *, quiet: bool = False) -> None:
    """One line on stderr, with every control character and line end spelled out."""
    if quiet:
        return
    if speaks_json():
        event("message", text=one_line(line))
    else:
        _tell(one_line(line))


def _tell(line: str) -> None:
    """Write a line to stderr; when it takes none any more, as behind `2>&1 | head`, the work goes on unheard."""
    try:
        sys.stderr.write(line + "\n")
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def event(kind: str, **fields: object) -> None:
    """One event on stderr as a line of JSON, with the moment in UTC; nothing unless machines read there."""
    if speaks_json():
        now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
        _tell(printable_json(json.dumps({"at": now, "event": kind, **fields})))


def complain(error: SummarizerError) -> None:
    """The error that ends a run or a command, and below it the lines to copy, if there are any."""
    lines = error.lines if isinstance(error, UsageError) else ""
    end(str(error), error=type(error).__name__, exit_code=error.exit_code, lines=lines)


def end(text: str, *, error: str, exit_code: int, lines: str = "") -> None:
    """What ends a run or a command: a line on stderr, and below it `lines` as they stand; `error` is its class."""
    if speaks_json():
        event("error", error=error, reason=text, exit_code=int(exit_code), **({"lines": lines} if lines else {}))
        return
    _tell(f"summarizer: {one_line(text)}")
    if lines:
        _tell(f"\n{printable(lines).rstrip()}\n")


def say_models(names: Collection[str]) -> None:
    """A warning where an endpoint let several models answer to the one name that it was asked for."""
    if len(names) > 1:
        listed = ", ".join(sorted(names))
        say(f"summarizer: the endpoint had {len(names)} models answer: {listed}; each record says which")


def check_folder(folder: Path, *, paid: bool = False) -> None:
    """Raise `UsageError` if no file can be written there, before anything is paid for.

    What is `paid` for needs room as well, as much as the journal does: small results find some on any disk.
    """
    folder = Path(os.path.realpath(folder))
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        reason = os.strerror(errno.EACCES if nearest.is_dir() else errno.ENOTDIR)
        raise UsageError(f"cannot be written: {reason}", where=str(nearest), hint="Name another place.")
    if not paid:
        return
    from summarizer.running.journal import HEADROOM

    if shutil.disk_usage(nearest).free < HEADROOM:
        what = f"the disk is nearly full: fewer than {HEADROOM >> 20} MiB are free"
        raise UsageError(what, where=str(nearest), hint="Make room, or name another place.")


def write(path: Path, text: str | Iterable[str], *, derived: bool = False) -> None:
    """Write a file whole: beside it first, then renamed over it. Raises `OutputError` if the place does not let us.

    A text in parts is never held whole. A file that holds the text already stays. A link is followed; what is no
    regular file, such as a pipe or a device, is written to as it is. Neither if the name is `derived` from what an
    article says: then it takes the place of whatever lies there, so that nobody who can guess it leads us elsewhere,
    and as it is one of many, `settle` is left to the caller.
    """
    parts = (text,) if isinstance(text, str) else text
    try:
        if not derived and path.exists() and not path.is_file() and not path.is_dir():
            with path.open("w", encoding="utf-8") as file:
                file.writelines(parts)
            return
        # `realpath` is not upset by a link to itself.
        path = Path(os.path.realpath(path.parent)) / path.name if derived else Path(os.path.realpath(path))
        if isinstance(text, str) and _holds(path, text):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=f"{_BESIDE}{os.getpid()}-")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
                file.writelines(parts)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(0o644)
            Path(beside).replace(path)
            if not derived:
                settle(path.parent)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except BrokenPipeError:  # the reader has gone, which the command as a whole takes for its end
        raise
    except OSError as error:
        raise _unwritable(path, error) from error


def _holds(path: Path, text: str) -> bool:
    """True if that very text lies there, and no link to it: to look is quick, and to write waits for the disk."""
    content = text.encode()
    try:
        found = path.lstat()
        return stat.S_ISREG(found.st_mode) and found.st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(f"cannot be written: {error.strerror}", where=str(path))


def settle(folder: Path) -> None:
    """Have the disk know the names of the files there as well; only systems that open folders can.

    Raises `OutputError` if the folder does not let us.
    """
    if os.name != "posix":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise _unwritable(folder, error) from error


@cache
def _sweep(folder: Path) -> None:
    """Remove, once a command, the unfinished files of commands that were killed."""
    with os.scandir(folder) as entries:  # of what may be a hundred thousand records, where `glob` would hold them all
        left = [entry.name for entry in entries if entry.name.startswith(_BESIDE)]
    for name in left:
        writer = name.removeprefix(_BESIDE).split("-")[0]
        if writer.isdigit() and not _runs(int(writer)):
            (folder / name).unlink(missing_ok=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def safe_name(title: str, identity: str) -> str:
    """A file name from a title: ASCII letters, digits and hyphens, then the identity.

    All of it: whoever writes an article can find one that begins as another's does, and take the place of its record.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_NAME_LENGTH].strip("-")
    if not slug or _RESERVED.match(slug):
        slug = f"article-{slug}".rstrip("-")
    return f"{slug}-{identity}"
