"""The bytes of a JSON, JSON Lines or CSV file → its records, one at a time, and its faults as values.

A file of records is a stream: a hundred thousand articles pass through in the memory of one. A record that is broken
costs that record.
"""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from summarizer.errors import InputError
from summarizer.reading.decoding import decode
from summarizer.reading.opening import MOST_BYTES, Capped, held
from summarizer.reading.records import Fields, names_of

MOST_VALUES = (
    2_000_000  # commas and opening brackets of a document, those of its prose counted too: 10,000 long reports
)
_SEPARATORS = ",;\t|"
_WIDE = (
    b"\xff\xfe",
    b"\xfe\xff",
)  # the marks of UTF-16 and UTF-32, whose lines do not end with the byte of a line feed
_OPENING = re.compile(rb"\{\s*[\"}]|\[\s*[{\]]")
_OLD_END = re.compile(rb"\r(?!\n|\Z)")  # where lines ended before 2001 on a Macintosh, and in some exports until today
_MARK = b"\xef\xbb\xbf \t\r\n"


@dataclass(frozen=True, slots=True)
class Record:
    """An object of a file; `number` counts from 1, None for an only one; `note` says what was assumed of its bytes."""

    value: dict[str, Any]
    number: int | None = None
    note: str = ""


Rows = Iterator[Record | InputError]


def json_records(stream: Capped, *, by_line: bool = False) -> Rows:
    """The object of a document, those of its list, or one a line; `by_line` if the name of the file says so.

    Raises `InputError` if the file as a whole cannot be read.
    """
    stream, note = narrow(stream)
    first = stream.first_line().strip(_MARK)
    if not first:
        raise InputError("is empty", hint="An article needs a text.")
    if by_line and first != b"{" and not first.startswith(b"["):
        return _json_lines(stream, note)
    if not first.startswith(b"{") or not is_object(first):
        return _json_document(stream.whole(), note)
    line = stream.line()
    if stream.first_line():  # a document of one line and JSON Lines differ in whether there is another
        stream.unread(line)
        return _json_lines(stream, note)
    return _json_document(line, note)


def opens_as_json(data: bytes) -> bool:
    """True for bytes that only JSON opens with, broken or not."""
    return bool(_OPENING.match(data.lstrip(_MARK)))


def opens_as_csv(line: bytes, fields: Fields) -> bool:
    """True for a first line that names columns, one of which holds the text; `Body, mind and soul` is a headline."""
    try:
        header = next(csv.reader([decode(_OLD_END.split(line, maxsplit=1)[0]).text], delimiter=_separator(line)), [])
    except (csv.Error, InputError):
        return False
    return len(header) > 1 and fields.are_named_in(header)


def _separator(first: bytes) -> str:
    return max(_SEPARATORS, key=lambda sign: first.count(sign.encode()))


def is_object(line: bytes) -> bool:
    """True for a line that is one object of JSON."""
    try:
        return isinstance(_parsed(decode(line).text), dict)
    except InputError:
        return False


def _json_document(data: bytes, note: str) -> Rows:
    decoded = decode(data)
    value = _parsed(decoded.text)
    note = note or decoded.note
    if not isinstance(value, list):
        yield _object(value, None, note)
    elif not value:
        yield InputError("is an empty list", hint="A list of articles has objects in it.")
    else:
        for number, item in enumerate(value, start=1):
            yield _object(item, number, note)


def _json_lines(stream: Capped, note: str) -> Rows:
    number = 0
    for place, line in enumerate(stream.lines(), start=1):
        if line is not None and not line.strip():
            continue
        number += 1
        try:
            decoded = decode(_not_too_long(line))
            yield _object(_parsed(decoded.text, whole=False), number, note or decoded.note)
        except InputError as error:
            yield InputError(f"line {place} {error.what}", hint=error.hint)


def _not_too_long(line: bytes | None) -> bytes:
    if line is None:
        raise InputError(f"has more than {MOST_BYTES // 10**6} MB", hint="Split it.")
    return line


def csv_rows(stream: Capped, fields: Fields) -> Rows:
    """An object a row, named by the header. A row that does not fit the header is a fault."""
    csv.field_size_limit(MOST_BYTES)  # of the process; Python's own limit, 131,072, is less than a long report has
    stream, note = narrow(stream)
    first = stream.first_line()
    if _OLD_END.search(first):
        stream = held(stream.whole().replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
        first = stream.first_line()
    lines = _Lines(stream, note)
    rows = csv.reader(lines, delimiter=_separator(first), strict=True)
    header = [name.strip() for name in _row(rows) or []]
    if not header:
        yield InputError("is empty", hint="The first row names the columns, each other row is an article.")
    elif missing := fields.missing_in(header):
        yield InputError(f"has no column '{missing[0]}'", hint=f"Its columns: {names_of(header)}.")
    else:
        yield from _rows_below(header, rows, lines)


def _rows_below(header: list[str], rows: Any, lines: "_Lines") -> Rows:  # noqa: ANN401 - csv's reader has no public type
    number = 0
    while True:
        place = rows.line_num + 1
        lines.notes.clear()
        try:
            row = _row(rows, len(header))
            if row is None:
                break
            if not any(cell.strip() for cell in row):
                continue
        except InputError as error:
            number += 1
            yield InputError(f"line {place} {error.what}", hint=error.hint)
            continue
        number += 1
        yield Record(dict(zip(header, row, strict=False)), number, "; ".join(sorted(lines.notes)))
    if not number:
        yield InputError("has no rows", hint="Below the header, each row is an article.")


def _row(rows: Any, most: int | None = None) -> list[str] | None:  # noqa: ANN401 - csv's reader has no public type
    """The next row, None at the end. Raises `InputError` for one that is broken, or has more than `most` cells."""
    try:
        row: list[str] | None = next(rows, None)
    except csv.Error as error:
        # What Python says of a line that ends within a cell advises a programmer, and not a user.
        reason = "a line ends within a cell" if "new-line" in str(error) else str(error)
        raise InputError(f"is broken: {reason}", hint="Check its quotation marks.") from None
    if row and most and len(row) > most:
        raise InputError(f"has {len(row)} cells, the header {most}", hint="Check its quotation marks.")
    return row


class _Lines:
    """The lines of a CSV file for Python's reader, and what was assumed of the encoding of those last read."""

    def __init__(self, stream: Capped, note: str) -> None:
        self._lines = stream.lines()
        self._note = note
        self.notes: set[str] = set()

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        decoded = decode(_not_too_long(next(self._lines)))
        self.notes |= {note for note in (self._note, decoded.note) if note}
        if len(decoded.text) > MOST_VALUES and max(map(decoded.text.count, _SEPARATORS)) > MOST_VALUES:
            raise InputError(f"holds more than {MOST_VALUES:,} values", hint="Split it.")
        return decoded.text


def narrow(stream: Capped) -> tuple[Capped, str]:
    """The stream as UTF-8 if it is UTF-16 or UTF-32, and what was assumed; any other stream as it is."""
    first = stream.first_line()
    if first.startswith(_WIDE) or b"\0" in first:
        decoded = decode(stream.whole())
        return held(decoded.text.encode("utf-8", "replace")), decoded.note
    return stream, ""


def _parsed(text: str, *, whole: bool = True) -> Any:  # noqa: ANN401 - whatever JSON holds
    # An empty list is three characters of JSON, and sixty-four bytes in memory.
    if len(text) > MOST_VALUES and sum(map(text.count, "[{,")) > MOST_VALUES:
        raise InputError(f"holds more than {MOST_VALUES:,} values", hint="Split it, or give JSON Lines.")
    try:
        return json.loads(text)
    except RecursionError:
        raise InputError("is nested too deeply", hint="An article is a flat object.") from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if whole else f"column {error.colno}"
        raise InputError(
            f"is not JSON: {error.msg.lower().removesuffix(' at')} at {place}", hint="Mend it, or leave it out."
        ) from None
    except ValueError as error:  # a number with thousands of digits
        raise InputError(f"is not JSON: {error}", hint="Mend it, or leave it out.") from None


def _object(value: Any, number: int | None, note: str) -> Record | InputError:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, dict):
        return Record(value, number, note)
    which = f"record {number}" if number else "the document"
    return InputError(f"{which} is no object but {_KINDS.get(type(value), 'null')}", hint="An article is an object.")


_KINDS = {list: "a list", str: "a string", int: "a number", float: "a number", bool: "true or false"}
