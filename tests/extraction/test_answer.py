"""Reading what a model wrote: the last object or a reason, never an earlier one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import AnswerError
from summarizer.extraction.answer import DEEPEST_ANSWER, LONGEST_ANSWER, read_object

NAMES = ("a", "b")

READ = {
    "bare": ('{"a": 1}', {"a": 1}),
    "white space": (' \n{"a": 1}\n ', {"a": 1}),
    "fence": ('```json\n{"a": 1}\n```', {"a": 1}),
    "remarks": ('Here it is: {"a": 1} Enjoy.', {"a": 1}),
    "braces of prose": ('A set {x, y} and {1}. {"a": 1} Or {z}.', {"a": 1}),
    "the last of two": ('{"a": 1} {"a": 2}', {"a": 2}),
    "in a list": ('[{"a": 1}]', {"a": 1}),
    "a draft that breaks off, then the answer": ('{"a": ... } No: {"a": 2}', {"a": 2}),
    "thoughts": ('<think>{"a": 1}</think>{"a": 2}', {"a": 2}),
    "thoughts with a broken object": ('<thinking>{"a": </thinking>{"a": 2}', {"a": 2}),
    "thoughts without a start": ('Hm. {"a": 1}</think> {"a": 2}', {"a": 2}),
    "a refused object, then the answer": ('{"a": NaN, "a": [1]} {"a": 2}', {"a": 2}),
    "two thoughts": ('<think>x</think>y<think>{"a": 1}</think>{"a": 2}', {"a": 2}),
    "thoughts after the answer": ('{"a": 2}<think>{"a": 1}', {"a": 2}),
    "thoughts of Magistral": ('[THINK]{"a": 1}[/THINK]{"a": 2}', {"a": 2}),
    "thoughts of Kimi": ('◁think▷{"a": 1}◁/think▷{"a": 2}', {"a": 2}),
    "thoughts of Cohere": ('<|START_THINKING|>{"a": 1}<|END_THINKING|>{"a": 2}', {"a": 2}),
    "thoughts of gpt-oss": (
        '<|channel|>analysis<|message|>{"a": 1}<|end|><|start|>assistant<|channel|>final<|message|>{"a": 2}',
        {"a": 2},
    ),
    "a call written out": ('<tool_call>{"name": "b", "arguments": {"a": 2}}</tool_call>', {"a": 2}),
    "an object in an object": ('{"answer": {"a": 2}}', {"a": 2}),
    "a tag inside the answer": ('{"a": "<think> or </think>"}', {"a": "<think> or </think>"}),
    "a line break in a string": ('{"a": "x\ny"}', {"a": "x\ny"}),
    "half a character": ('{"a": "\\ud800", "b": "\\ud83d\\ude00"}', {"a": "\ufffd", "b": "\U0001f600"}),
    "a character that is none": ('{"a": "x\\u0000y"}', {"a": "x\ufffdy"}),
    "braces of prose with a name": ('{x: y} {"a": 1}', {"a": 1}),
    "half a character in a name": ('{"a": {"\\ud800": 1}}', {"a": {"\ufffd": 1}}),
}


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ.keys())
def test_the_last_object_is_read(text: str, expected: dict[str, object]) -> None:
    """Whatever stands around the answer, the last object outside of thoughts is it."""
    assert expected == read_object(text, NAMES).fields


REFUSED = {
    "nothing": ("", "empty"),
    "prose": ("I will not.", "no JSON object"),
    "a list of numbers": ("[1, 2]", "no JSON object"),
    "cut": ('{"a": "x', "breaks at character 7"),
    "cut after a decoy": ('{"a": 1} and then {"a": "x', "breaks"),
    "broken around inner objects": ('{"a": "he said "no"", "b": [{"c": 1}]}', "breaks at character 17"),
    "thoughts only": ('<think>{"a": 1}</think> I am done.', "no JSON object"),
    "thoughts that do not end": ('<think>{"a": 1} hm', "no JSON object"),
    "thoughts of gpt-oss only": ('<|channel|>analysis<|message|>{"a": 1}', "no JSON object"),
    "two objects in an object": ('{"x": {"a": 1}, "y": {"a": 2}}', "none of the fields"),
    "an object in a list in an object": ('{"x": [{"a": 1}]}', "none of the fields"),
    "an object beside something": ('{"x": {"a": 1}, "y": [1]}', "none of the fields"),
    "none of the fields": ('{"c": 1}', "none of the fields"),
    "an empty object": ("{}", "none of the fields"),
    "going on after the last brace": ('{"a": 1}, "b": 2}', "goes on"),
    "a refused object that also breaks": ('{"a": NaN, "b": ', "NaN"),
    "a refused object with a depth bomb": ('{"a": NaN, "b": ' + "[" * 100_000, "NaN"),
    "quotes of another kind, cut, after a decoy": ("{\"a\": 1} {'a': 'x", "breaks"),
    "a name twice": ('{"a": 1, "a": 2}', "twice"),
    "a name twice, deep": ('{"a": [{"x": 1, "x": 2}]}', "twice"),
    "a name twice, after a decoy": ('{"a": 0} {"a": 1, "a": 2}', "twice"),
    "NaN": ('{"a": NaN}', "NaN"),
    "Infinity": ('{"a": -Infinity}', "Infinity"),
    "10 to the 400": ('{"a": 1e400}', "beyond all measure"),
    "400 digits": ('{"a": 1' + "0" * 400 + "}", "beyond all measure"),
    "too deep": ('{"a": ' * (DEEPEST_ANSWER + 1) + "1" + "}" * (DEEPEST_ANSWER + 1), "deep"),
    "a depth bomb": ('{"a": ' * 100_000, "deep"),
    "a list bomb": ('{"a": ' + "[" * 100_000, "deep"),
    "too long": ('{"a": "' + "x" * LONGEST_ANSWER + '"}', "longer than"),
}


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_a_broken_answer_is_refused_with_its_fault(text: str, reason: str) -> None:
    """No object is taken in place of a broken last one, and the fault is said in one line."""
    with pytest.raises(AnswerError) as caught:
        read_object(text, NAMES)
    assert reason in caught.value.fault
    assert "\n" not in caught.value.fault


def test_the_deepest_answer_is_read() -> None:
    """The limit itself is allowed."""
    text = '{"a": ' * (DEEPEST_ANSWER - 1) + "1" + "}" * (DEEPEST_ANSWER - 1)
    assert json.loads(text) == read_object(text, NAMES).fields


@pytest.mark.parametrize(
    ("start", "fault"),
    [
        *((start, "nested too deep") for start in ('{"a":', '{"a": [{"b":')),
        *((start, "a heap of broken JSON") for start in ('{"a": "', "{“a", "{“a”: “", "{/*", "{//")),
        *((start, "a heap of broken JSON") for start in ("{'a': 'x' ", '{"a": 1 ')),
        *((start, "the JSON breaks at character") for start in ("{'a':", "{a: ", '{"a": 1,', '{"a": None, ')),
        *((start, "no JSON object") for start in ("{", "{    ")),
    ],
)
def test_starts_that_lead_nowhere_are_refused(start: str, fault: str) -> None:
    """A tenth of a megabyte of them ends with what is wrong."""
    with pytest.raises(AnswerError, match=fault):
        read_object(start * (LONGEST_ANSWER // 10 // len(start)), NAMES)


@pytest.mark.parametrize(("unit", "fields"), [('{"a": 1} ', {"a": 1}), ('{"a": {}} <think>', {"a": {}})])
def test_of_ten_thousand_objects_one_is_the_answer(unit: str, fields: dict[str, object]) -> None:
    """It is found among as many others, and before as many thoughts."""
    assert fields == read_object(unit * (LONGEST_ANSWER // 10 // len(unit)), NAMES).fields


TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(NAMES), JSON, min_size=1), st.text(st.characters(exclude_characters="{}<>,")))
def test_any_object_survives_any_remarks(value: dict[str, object], remark: str) -> None:
    """What was written as JSON comes back equal, with text before and after it."""
    assert value == read_object(f"{remark}{json.dumps(value)}{remark}", NAMES).fields


@given(st.text(alphabet='{}[]":,ab1 \\<think>/', max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises anything but `AnswerError`, and what comes out is an object with a known field."""
    try:
        value = read_object(text, NAMES).fields
    except AnswerError:
        return
    assert set(NAMES) & value.keys()
