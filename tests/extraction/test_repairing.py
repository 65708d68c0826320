"""Misspelt JSON: read where there is one reading, refused where there are several, and never whole when it was cut."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import AnswerError
from summarizer.extraction.answer import read_object

NAMES = ("a", "b")

READ = {
    "a comma too many in an object": ('{"a": 1, }', {"a": 1}, ["comma too many"]),
    "a comma too many in a list": ('{"a": [1, 2,\n]}', {"a": [1, 2]}, ["comma too many"]),
    "a comma left out before a name": ('{"a": 1 "b": 2}', {"a": 1, "b": 2}, ["comma left out"]),
    "a comma left out after a text": ('{"a": "x"\n "b": 2}', {"a": "x", "b": 2}, ["comma left out"]),
    "a comma left out between objects": ('{"a": [{"x": 1} {"x": 2}]}', {"a": [{"x": 1}, {"x": 2}]}, ["comma left out"]),
    "single quotes": ("{'a': 'x'}", {"a": "x"}, ["quotes"]),
    "single quotes around others": ("{'a': 'say \"x\"'}", {"a": 'say "x"'}, ["quotes"]),
    "an apostrophe in other quotes": ("{'a': \"it's\"}", {"a": "it's"}, ["quotes"]),
    "an escaped apostrophe": ("{'a': 'it\\'s'}", {"a": "it's"}, ["quotes"]),
    "an apostrophe escaped in vain": ('{"a": "it\\\'s"}', {"a": "it's"}, ["escape"]),
    "a character by its number": ("{'a': '5\\xa0km'}", {"a": "5\xa0km"}, ["quotes"]),
    "curly quotes": ('{“a”: “say "x"”}', {"a": 'say "x"'}, ["quotes"]),
    "names without quotes": ("{a: 1, b: 2}", {"a": 1, "b": 2}, ["name without quotes"]),
    "Python's literals": (
        '{"a": [True, False, None]}',
        {"a": [True, False, None]},
        ["literal of another language"],
    ),
    "literals in capitals": ('{"a": [TRUE, Null]}', {"a": [True, None]}, ["literal of another language"]),
    "a comment to the end of the line": ('{"a": 1, // why\n "b": 2}', {"a": 1, "b": 2}, ["comment"]),
    "a comment between": ('{"a": /* why */ 1}', {"a": 1}, ["comment"]),
    "a comment at the start": ('{// "b": 3\n"a": 1}', {"a": 1}, ["comment"]),
    "a comment as Python has it": ('{"a": 1, # why\n "b": 2}', {"a": 1, "b": 2}, ["comment"]),
    "no comment at all": ('{"a": "http://x /* y */ # z",}', {"a": "http://x /* y */ # z"}, ["comma too many"]),
    "the last brace": ('{"a": [1], "b": "x"', {"a": [1], "b": "x"}, ["closing brace left out"]),
    "the last brace in a fence": (
        '```json\n{"a": [1], "b": {"x": 1}\n```',
        {"a": [1], "b": {"x": 1}},
        ["closing brace left out"],
    ),
    "several at once": (
        "{'a': None, 'b': [1,],}",
        {"a": None, "b": [1]},
        ["comma too many", "literal of another language", "quotes"],
    ),
    "after a decoy": ("{\"a\": 1} {'a': 2}", {"a": 2}, ["quotes"]),
    "nothing": ('{"a": 1}', {"a": 1}, []),
}


@pytest.mark.parametrize(("text", "expected", "repairs"), READ.values(), ids=READ.keys())
def test_what_is_plain_is_repaired_and_told(text: str, expected: dict[str, object], repairs: list[str]) -> None:
    """The one value that can be meant comes out, with what was misspelt."""
    read = read_object(text, NAMES)
    assert (expected, repairs) == (read.fields, list(read.repairs))


REFUSED = {
    "quotes inside of quotes": '{"a": "he said "no" to it"}',
    "an apostrophe inside of single quotes": "{'a': 'it's'}",
    "curly quotes inside of curly quotes": "{“a”: “he said “no””}",
    "texts side by side": '{"a": ["x" "y"]}',
    "texts side by side in an object": '{"a": "x" "b": "y"}',
    "a bare word": '{"a": yes}',
    "a bare word that ends as a literal": '{"a": nulls}',
    "no value": '{"a": , "b": 1}',
    "no value at the end": '{"a": }',
    "two commas": '{"a": [1,,2]}',
    "a comma alone": '{"a": [,]}',
    "dots in a list": '{"a": [1, 2, ...]}',
    "dots in a comment": '{"a": [1, 2 // ... and so on\n]}',
    "an ellipsis in a comment": '{"a": [1, 2 /* … */]}',
    "brackets that do not match": '{"a": [1, 2}',
    "a fraction": '{"a": 1/3}',
    "two points": '{"a": 1.1.1}',
    "a number with a tail": '{"a": 2nd}',
    "a tuple": '{"a": (1, 2)}',
    "an escape that JSON has not": "{'a': '\\N{DASH}'}",
    "a name twice": "{'a': 1, 'a': 2}",
    "a name twice, spelled in two ways": '{"a": 1, a: 2,}',
    "NaN": "{'a': NaN}",
    "a number beyond all measure": "{'a': 1e400}",
    "too deep": "{'a': " * 20 + "1" + "}" * 20,
    "a depth bomb": "{'a': " + "[" * 100_000 + "]" * 100_000 + "}",
    "a comment as long as an article": '{"a": 1, /*' + "x" * 1000 + "*/}",
    "a comment that does not end": '{"a": 1, "b": 2 /* why',
    "a brace left out, and a field": '{"a": "x"',
    "a brace left out after a number": '{"a": [1], "b": 12',
    "a brace left out after a comma": '{"a": [1], "b": "x",',
    "a brace left out after a name": '{"a": [1], "b":',
    "a bracket left out": '{"b": "x", "a": [1, 2',
    "a brace and a bracket left out": '{"b": "x", "a": [{"x": 1}',
    "an inner brace left out": '{"b": "x", "a": {"x": 1',
    "a brace left out before words": '{"a": [1], "b": "x" That is all.',
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_plain_is_refused(text: str) -> None:
    """Where something is missing, or could be read in two ways, nothing is made up."""
    with pytest.raises(AnswerError):
        read_object(text, NAMES)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | st.text(max_size=8) | st.text("'\"“”\\, :{}[]n\n", max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.fixed_dictionaries({"a": VALUES, "b": VALUES})


@given(OBJECTS, st.sampled_from([repr, json.dumps]), st.data())
def test_no_beginning_of_an_answer_passes_for_the_whole(
    value: dict[str, object], write: object, data: st.DataObject
) -> None:
    """Wherever an answer is cut, it is refused, unless nothing but its last brace is missing."""
    text = str(write(value))  # type: ignore[operator]  # one of the two functions
    cut = text[: data.draw(st.integers(0, len(text) - 1))]
    try:
        read = read_object(cut, NAMES)
    except AnswerError:
        return
    assert value == read.fields
    assert "closing brace left out" in read.repairs


@given(OBJECTS)
def test_what_python_would_print_is_read_as_it_was_or_refused(value: dict[str, object]) -> None:
    """Single quotes, literals and escapes of Python never come to another value."""
    try:
        read = read_object(repr(value), NAMES)
    except AnswerError:
        return
    assert json.loads(json.dumps(value).replace("\\u0000", "\\ufffd")) == read.fields
