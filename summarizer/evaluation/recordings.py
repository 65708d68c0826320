"""Recorded replies ↔ files: what an engine answered about each article, with how that came about."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import Field, ValidationError

from summarizer.article import Record
from summarizer.errors import UsageError
from summarizer.extraction import Query

ABOUT = "about.json"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")

_Kind = TypeVar("_Kind", bound=Record)


class About(Record):
    """How the answers of a recording came about; the head of every report about it."""

    format: Literal["recording/1"] = "recording/1"
    engine: str
    """Name of the engine, as `--engine recorded:NAME` gives it."""
    made: str
    """In words, for people: by whom or what, shown what, and whether anything was changed since."""
    by_hand: bool
    """True if the answers were written by hand, to be wrong in planned ways; such a recording measures our code."""
    model: str
    """The model's name as asked for."""
    schema_fingerprint: str
    habits: str | None = None
    """The way in which the endpoint was asked, as the engine remembers it; None for the way that it tries first."""


class Recorded(Record):
    """The replies about one article, in the order of asking: the answer, or what came before it."""

    article: str
    """`Article.id`."""
    title: str | None
    """For people who read the file."""
    repeat: int = 0
    prompt: str
    """`prompt_of` the first request."""
    replies: tuple[dict[str, Any], ...] = Field(min_length=1)
    """Bodies of the replies, whole and unedited."""


class Recording:
    """The recorded answers of one engine."""

    def __init__(self, about: About, recorded: Iterable[Recorded] = ()) -> None:
        self.about = about
        self._recorded = {(each.article, each.repeat): each for each in recorded}

    def replies(self, article: str, repeat: int) -> Recorded | None:
        """What was recorded about the article; None if nothing was."""
        return self._recorded.get((article, repeat))

    def add(self, recorded: Recorded) -> None:
        """Take the place of what was recorded about that article before."""
        self._recorded[recorded.article, recorded.repeat] = recorded

    @property
    def recorded(self) -> list[Recorded]:
        """All of it, sorted by article and repeat."""
        return [self._recorded[key] for key in sorted(self._recorded)]


def prompt_of(query: Query) -> str:
    """First 16 hexadecimal digits of a SHA-256 over what the model is told: messages, and the schema if it is sent.

    Limits, sampling and the model's name are left out: they are no part of the prompt.
    """
    told = {name: query.body[name] for name in ("messages", "response_format", "tools") if name in query.body}
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")).hexdigest()[
        :16
    ]


def folder_of(name: str, recordings: Path) -> Path:
    """Where the recording of that name lies; raises `UsageError` for a name that would lead elsewhere."""
    if not _NAME.fullmatch(name):
        raise UsageError(f"'{name}' is no name of a recording", hint="Use letters, digits, dots, '_' and '-'.")
    return recordings / name


def begun(about: About, folder: Path) -> Recording:
    """The recording in a folder, to be added to, as it says of itself; a new one with that head if there is none.

    Raises `UsageError` for one of another model or schema, or by hand: new answers would not be what its head says.
    """
    if not folder.exists():
        return Recording(about)
    known = load(folder)
    for field in ("model", "schema_fingerprint", "by_hand"):
        theirs, ours = getattr(known.about, field), getattr(about, field)
        if theirs != ours:
            raise UsageError(
                f"holds answers with {field} {theirs}, and these have {ours}",
                where=str(folder),
                hint="Record under another name, or remove that folder first.",
            )
    return known


def load(folder: Path) -> Recording:
    """The recording in a folder; raises `UsageError` for a folder that is none, or is broken."""
    about = _read(folder / ABOUT, About, folder)
    if about.engine != folder.name:
        raise UsageError(
            f"{ABOUT} calls it '{about.engine}'", where=str(folder), hint="Give folder and engine one name."
        )
    answers = sorted(path for path in folder.glob("*.json") if path.name != ABOUT)
    return Recording(about, (_read(path, Recorded, folder) for path in answers))


def save(recording: Recording, folder: Path) -> None:
    """Write it, a file an article, as JSON that people can compare line by line."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / ABOUT, recording.about.model_dump(mode="json"))
    for each in recording.recorded:
        name = f"{each.article}-{each.repeat}.json" if each.repeat else f"{each.article}.json"
        _write(folder / name, each.model_dump(mode="json"))


def _read(path: Path, kind: type[_Kind], folder: Path) -> _Kind:
    try:
        return kind.model_validate_json(path.read_bytes())
    except OSError as error:
        raise UsageError(
            f"holds no recording: {path.name} cannot be read", where=str(folder), hint="See evals/README.md."
        ) from error
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "the document"
        raise UsageError(f"{field}: {first['msg']}", where=str(path), hint="Record it anew with --record.") from error


def _write(path: Path, content: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
