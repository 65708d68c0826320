"""Inputs → articles, verified summaries, and faults as values, one after the other, in one fixed order."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from summarizer.article import Article
from summarizer.errors import DuplicateError, InputError
from summarizer.printing import storable
from summarizer.reading.confined import shared
from summarizer.reading.decoding import decode
from summarizer.reading.finding import STDIN, Found, Kind, find
from summarizer.reading.listing import Listing
from summarizer.reading.markup import Markup, of_page
from summarizer.reading.opening import Capped, held, opened, received
from summarizer.reading.pages import looks_like_page
from summarizer.reading.parts import Parts, build, refuse_too_much
from summarizer.reading.records import GUESSED, Fields, parts_of
from summarizer.reading.results import ENOUGH, is_batch_page, is_briefing, spared
from summarizer.reading.seen import Seen
from summarizer.reading.stories import story_names
from summarizer.reading.tables import (
    Record,
    Rows,
    csv_rows,
    is_object,
    json_records,
    narrow,
    opens_as_csv,
    opens_as_json,
)
from summarizer.reading.unshown import shown
from summarizer.verdicts import VerifiedSummary

Item = Article | VerifiedSummary | InputError

_MOST_FAULTS = 50  # of one file that are told one by one; a table may have a million rows that are none
_OF_ONE_ARTICLE = frozenset({Kind.TEXT, Kind.MARKDOWN, Kind.PAGE})
_SUMMARY = "verified-summary/1"
_INDEX = "batch-index/1"
_FAILURE = "batch-failure/1"


def read(
    inputs: Sequence[str],
    *,
    fields: Fields = GUESSED,
    stdin: BinaryIO | None = None,
    output: Path | None = None,
    counted: Callable[[int | None], None] | None = None,
) -> Iterator[Item]:
    """Read files, folders, patterns, and `-` for `stdin`.

    Nothing is raised for an input: what cannot be read comes as an `InputError` with the file in `where`, and an
    article that was already there as a `DuplicateError`; the others go on. Files of a folder come sorted by name.
    `fields` names the fields of JSON and CSV records that are not to be guessed. `output` is where the result will be
    written: a briefing of an earlier run there is passed over; `UsageError`, before anything is read, if it is one of
    the inputs and not of our own making. `counted` is told, before the first, how many items there will be; None if
    that is not known, as of files that hold any number.
    """
    counting = _Counting(spared(find(inputs), output) if output else find(inputs))
    found = Listing(counting)
    if counted:
        counted(counting.total)
    names = story_names(found.folders)
    with Seen() as articles, Seen() as files:
        for file in found:
            if isinstance(file, InputError):
                yield file
                continue
            where = storable(str(file.path))
            before = files.first(os.fsencode(file.resolved()), where)
            if before is not None and where != STDIN:
                yield DuplicateError("was named before", where=where)
                continue
            items = _read_one(file, names.get(file.folder) if file.folder else None, fields, stdin)
            yield from _few_faults((_unless_seen(item, articles) for item in items), where)


class _Counting:
    """Files and faults as they are found, and how many items they will give."""

    def __init__(self, found: Iterable[Found | InputError]) -> None:
        self.total: int | None = 0
        """None if that is not known."""
        self._found = found

    def __iter__(self) -> Iterator[Found | InputError]:
        for each in self._found:
            if self.total is not None:
                one = isinstance(each, InputError) or each.kind in _OF_ONE_ARTICLE
                self.total = self.total + 1 if one else None
            yield each


def _few_faults(items: Iterable[Item], where: str) -> Iterator[Item]:
    """The items of a file; of its faults, and of its duplicates, the first ones, and last how many more there are."""
    told: Counter[type[InputError]] = Counter()
    more: Counter[type[InputError]] = Counter()
    for item in items:
        if isinstance(item, InputError):
            if told[type(item)] == _MOST_FAULTS:
                more[type(item)] += item.count
                continue
            told[type(item)] += 1
        yield item
    for kind, count in more.items():
        what = "articles that were already there" if kind is DuplicateError else "records that cannot be read"
        yield kind(f"has {count:,} more {what}", where=where, count=count)


def _unless_seen(item: Item, seen: Seen) -> Item:
    if isinstance(item, InputError):
        return item
    article = item.article if isinstance(item, VerifiedSummary) else item
    before = seen.first(article.id.encode(), article.source)
    return item if before is None else DuplicateError(f"is the same article as {before}", where=article.source)


def _read_one(file: Found, story: str | None, fields: Fields, stdin: BinaryIO | None) -> Iterator[Item]:
    """The items of one file; the file's name is put into faults that do not know it."""
    where = storable(str(file.path))
    try:
        if where == STDIN and stdin is None:
            yield InputError("no standard input is at hand", where=where, hint="Name files, or pass a stream.")
        elif where == STDIN and stdin is not None:
            with received(stdin) as stream:
                yield from _items(stream, file, story, fields)
        else:
            with opened(file.path) as stream:
                yield from _items(stream, file, story, fields)
    except InputError as error:
        yield _placed(error, where)


def _placed(error: InputError, where: str) -> InputError:
    return error if error.where else type(error)(error.what, where=where, hint=error.hint, count=error.count)


def _items(stream: Capped, file: Found, story: str | None, fields: Fields) -> Iterator[Item]:
    kind, source = file.kind, storable(str(file.path))
    if kind is Kind.GUESS:
        kind, stream = _guess(stream, fields)
    if kind is Kind.CSV:
        yield from _of_records(csv_rows(stream, fields), file, story, fields)
    elif kind in {Kind.JSON, Kind.JSON_LINES}:
        rows = json_records(stream, by_line=kind is Kind.JSON_LINES)
        yield from _of_records(rows, file, story, fields)
    else:
        data = stream.whole()
        if is_batch_page(data[:ENOUGH].decode(errors="replace")):
            if not file.walked:  # in a folder that `batch` wrote, the index says the same
                raise InputError("is the page of a batch", hint="Give the folder that it lies in.")
        else:
            yield build(_parts(data, kind), source=source, story=story)


def _no_source() -> InputError:
    return InputError("is a briefing, which is made from articles and not read again", hint="Give the articles.")


def _guess(stream: Capped, fields: Fields) -> tuple[Kind, Capped]:
    """What an input holds that has no telling name; JSON Lines and rows of CSV go on as a stream."""
    first = stream.first_line()
    if is_object(first):
        return Kind.JSON, stream
    if opens_as_csv(first, fields):
        return Kind.CSV, stream
    data = stream.whole()
    first = narrow(held(data))[0].first_line()
    if opens_as_json(first):
        return Kind.JSON, held(data)
    if opens_as_csv(first, fields):
        return Kind.CSV, held(data)
    return Kind.TEXT, held(data)  # or a page, which shows itself when it is decoded


def _parts(data: bytes, kind: Kind) -> Parts:
    """What a file says that holds one article."""
    decoded = decode(data, html=kind is not Kind.MARKDOWN)
    notes = (decoded.note,) if decoded.note else ()
    if not decoded.text.strip():
        raise InputError("is empty", hint="An article needs a text.")
    if is_briefing(decoded.text):
        raise _no_source()
    if kind is Kind.PAGE or (kind is Kind.TEXT and looks_like_page(decoded.text)):
        found = shared().page(decoded.text)
        return Parts(
            text=found.text,
            title=found.title,
            publisher=found.publisher,
            published=found.published,
            url=found.url,
            language=found.language,
            notes=notes + found.notes,
            markup=of_page(frozenset(found.headings)),
        )
    if kind is not Kind.MARKDOWN:
        return Parts(decoded.text, notes=notes)
    refuse_too_much(decoded.text)
    text, hidden = shown(decoded.text)
    left_out = (f"{hidden} characters left out that Markdown does not show",) if hidden else ()
    return Parts(text, notes=notes + left_out, markup=Markup(markdown=True))


def _of_records(rows: Rows, file: Found, story: str | None, fields: Fields) -> Iterator[Item]:
    for row in rows:
        if isinstance(row, InputError):
            yield _placed(row, storable(str(file.path)))
            continue
        path = storable(str(file.path))
        source = path if row.number is None else f"{path}#{row.number}"
        try:
            yield from _of_record(row, file, fields, source=source, story=story)
        except InputError as error:
            yield _placed(error, source)


def _of_record(row: Record, file: Found, fields: Fields, *, source: str, story: str | None) -> Iterator[Item]:
    form = row.value.get("format")
    if form == _SUMMARY:
        yield _summary(row.value)
    elif form == _INDEX:
        if not file.walked:  # in a folder that `batch` wrote, it lies beside what it lists
            raise InputError("is the index of a batch", hint="Give the folder that it lies in.")
        yield from _lost_by_batch(row.value)
    elif form == _FAILURE:
        if not file.walked:  # in a folder that `batch` wrote, the index says the same
            raise InputError(
                "says what a batch lost", hint="Give the articles themselves, or go on with: summarizer resume last."
            )
    elif isinstance(form, str) and form.startswith("briefing/"):
        raise _no_source()
    else:
        parts = parts_of(row.value, fields)
        yield build(replace(parts, notes=(row.note,) * bool(row.note) + parts.notes), source=source, story=story)


def _lost_by_batch(index: dict[str, Any]) -> Iterator[InputError]:
    """What a batch lost is lost to a briefing of its records as well, and said again."""
    losses = index.get("losses")
    for kind in ("unreadable", "failed"):
        for lost in losses.get(kind, ()) if isinstance(losses, dict) else ():
            if isinstance(lost, dict):
                count = lost.get("count")
                yield InputError(
                    f"was lost by the batch: {lost.get('reason')}",
                    where=str(lost.get("path")),
                    count=count if isinstance(count, int) and count > 0 else 1,
                )


def _summary(value: dict[str, Any]) -> VerifiedSummary:
    try:
        return VerifiedSummary.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        message = f"is no valid {_SUMMARY}: {place}: {first['msg'].lower()}"
        raise InputError(message, hint="Write it anew with: summarizer batch") from None
