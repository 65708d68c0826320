"""Files of records, row by row, and their faults."""

import pytest

from summarizer.errors import InputError
from summarizer.reading.opening import held
from summarizer.reading.records import Fields
from summarizer.reading.tables import Record, Rows, csv_rows, json_records, opens_as_csv


def shown(rows: Rows) -> list[object]:
    """Records as (number, value), faults as their words."""
    return [(row.number, row.value) if isinstance(row, Record) else row.what for row in rows]


def read_json(data: bytes, *, by_line: bool = False) -> list[object]:
    """The records of a file of JSON, as shown."""
    return shown(json_records(held(data), by_line=by_line))


def test_documents() -> None:
    """An object is one record without a number, a list has one a number."""
    assert [(None, {"text": "a"})] == read_json(b'{"text": "a"}')
    assert [(None, {"text": "a"})] == read_json(b'\n\n{\n "text": "a"\n}\n')
    assert [(1, {"text": "a"}), (2, {"text": "b"})] == read_json(b'[{"text": "a"},\n {"text": "b"}]')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_lines(encoding: str) -> None:
    """JSON Lines are known by their name or by their first line, in any encoding, blank lines passed over."""
    data = '{"text": "ä"}\n\n{"text": "b"}\n'.encode(encoding)
    expected = [(1, {"text": "ä"}), (2, {"text": "b"})]
    assert expected == read_json(data) == read_json(data, by_line=True)


def test_broken_line_costs_itself() -> None:
    """A broken line is a fault that names the line; the others are read."""
    found = read_json(b'{"text": "a"}\n{"text": "b\n[1]\n{"text": "d"}', by_line=True)
    assert [(1, {"text": "a"}), (4, {"text": "d"})] == [found[0], found[3]]
    assert ("line 2 is not JSON", "record 3 is no object but a list") == (str(found[1])[:18], found[2])


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b'{"text": ', "is not JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": ' * 100_000, "nested too deeply"),
        (b'{"n": ' + b"9" * 5000 + b"}", "is not JSON"),
        (b"\x00\x01\x02", "is binary"),
    ],
)
def test_document_that_cannot_be_read(data: bytes, what: str) -> None:
    """A document that is empty, broken, too deep or no text is one error."""
    with pytest.raises(InputError, match=what):
        read_json(data)


def test_empty_list_and_list_of_words() -> None:
    """A list without objects is said to be one."""
    assert ["is an empty list"] == read_json(b"[]")
    assert ["record 1 is no object but a string"] == read_json(b'["a"]')


def read_csv(data: bytes) -> list[object]:
    """The records of a table, as shown."""
    return shown(csv_rows(held(data), Fields()))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv(separator: str, encoding: str) -> None:
    """Rows are read with their separator and encoding, also with line breaks and quotation marks in a cell."""
    data = f'title{separator}text\nWände{separator}"One.\n\nTwo, ""three""."\n\nH{separator}b\n'.encode(encoding)
    assert [(1, {"title": "Wände", "text": 'One.\n\nTwo, "three".'}), (2, {"title": "H", "text": "b"})] == read_csv(
        data
    )


def test_csv_with_line_ends_of_old() -> None:
    """A file whose lines end with a bare carriage return is read like any other."""
    assert [(1, {"title": "T", "text": "One.\n\nTwo."}), (2, {"title": "H", "text": "b"})] == read_csv(
        b'title,text\rT,"One.\r\rTwo."\rH,b\r'
    )


HEADERS = [
    "title,text",
    "Date; Body; URL",
    "id,maintext",
    '"title","text"',
    "title,text\rT,The river rose.",
]
HEADLINES = [
    "",
    "text",
    "Body, mind and soul",
    "Content, she said, is king",
    "Text messages, e-mails and letters",
    "The river rose, and 14 families left.",
    "title,date",
]


@pytest.mark.parametrize("line", HEADERS)
def test_header_of_a_table(line: str) -> None:
    """A line of names, one of them usual for a text, is known as the header of a table."""
    assert opens_as_csv(line.encode(), Fields())


@pytest.mark.parametrize("line", HEADLINES)
def test_no_header_of_a_table(line: str) -> None:
    """A line of words with commas between them is none."""
    assert not opens_as_csv(line.encode(), Fields())


def test_header_with_a_name_that_was_given() -> None:
    """The text's column may have any name, if it is given; then no other counts."""
    assert opens_as_csv(b"head, lede", Fields(text="lede"))
    assert not opens_as_csv(b"head,text", Fields(text="lede"))


def test_csv_row_longer_than_pythons_own_limit() -> None:
    """A cell of a megabyte is an article like any other."""
    assert read_csv(b"text\n" + b"x" * 1_000_000) == [(1, {"text": "x" * 1_000_000})]


def test_csv_faults() -> None:
    """A row that does not fit the header is a fault that names its line; the others are read."""
    found = read_csv(b'title,text\na,b\na,b,c\n"a" x,b\na,d\n')
    assert [(1, {"title": "a", "text": "b"}), (4, {"title": "a", "text": "d"})] == [found[0], found[3]]
    assert ("line 3 has 3 cells, the header 2", True) == (found[1], str(found[2]).startswith("line 4 is broken"))


def test_csv_quotation_that_never_ends() -> None:
    """An open quotation mark swallows the rest of the file, which is a fault and no article."""
    assert [str(row)[:17] for row in read_csv(b'text\n"a\nb\nc\n')] == ["line 2 is broken:"]


@pytest.mark.parametrize(
    ("data", "what"), [(b"", "is empty"), (b"text\n", "has no rows"), (b"text\n\n\n", "has no rows")]
)
def test_csv_without_rows(data: bytes, what: str) -> None:
    """A file without rows is a fault."""
    assert [what] == read_csv(data)


def test_csv_column_that_is_not_there() -> None:
    """A column that was named and is not there is one fault for the file, with the columns that are."""
    (fault,) = csv_rows(held(b"title,text\na,b\n"), Fields(date="day"))
    assert isinstance(fault, InputError)
    assert ("has no column 'day'", "Its columns: title, text.") == (fault.what, fault.hint)


def test_assumed_encoding_is_noted_on_its_row() -> None:
    """Only the row whose bytes had to be guessed says so."""
    rows = list(csv_rows(held(b"text\nplain\ncaf\xe9 au lait\n"), Fields()))
    assert [False, True] == [bool(row.note) for row in rows if isinstance(row, Record)]


@pytest.mark.parametrize(
    "data",
    [b"[" + b"[]," * 1_000_001 + b"[]]", b"[" + b'{"a":0},' * 1_000_001 + b"{}]", b"[0" + b",0" * 2_000_001 + b"]"],
)
def test_more_values_than_memory_has_room_for(data: bytes) -> None:
    """A file of small values would take twenty times its size in memory: it is refused before it is read."""
    with pytest.raises(InputError, match="more than 2,000,000 values") as caught:
        read_json(data)
    assert caught.value.hint


def test_a_line_of_more_values_than_memory_has_room_for() -> None:
    """The same for one line of JSON Lines; the lines after it are read."""
    data = b'{"x": [' + b"0," * 2_000_001 + b'0]}\n{"text": "a"}'
    assert ["line 1 holds more than 2,000,000 values", (2, {"text": "a"})] == read_json(data, by_line=True)


def test_a_row_of_more_cells_than_memory_has_room_for() -> None:
    """The same for a row of CSV; the rows after it are read."""
    data = b"text,a\nx" + b"," * 2_000_001 + b"\nT,y\n"
    assert ["line 2 holds more than 2,000,000 values", (2, {"text": "T", "a": "y"})] == shown(
        csv_rows(held(data), Fields())
    )
