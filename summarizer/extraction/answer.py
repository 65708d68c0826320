"""What a model wrote → the one JSON object it answers with, or the reason why there is none.

Models wrap their answer in thoughts, remarks and code fences. The last object counts, never an earlier one: a
model that thinks aloud may quote an object that the article planted. A last object that is broken is
therefore a broken answer, and no reason to take one before it. What is merely misspelt is repaired, and said to be.
"""

import json
import math
import re
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from summarizer.errors import AnswerError
from summarizer.extraction.repairing import respelled

LONGEST_ANSWER = 1 << 20  # characters; a whole summary of a long article has some 10 000
DEEPEST_ANSWER = 16  # levels; the schema has 4
LONGEST_NUMBER = 40  # digits of an integer; beyond them no article counts anything, and parsing grows quadratic
MOST_BROKEN = 100  # objects that break off; each costs a look at the whole answer

# Where thoughts start or (`end`) stop: DeepSeek, Qwen and most others; Seed; Kimi; Magistral; Cohere; gpt-oss, whose
# other channels end what stood in that of its analysis.
_THOUGHT = re.compile(
    r"""
      <(?P<end>/)?(?i:think(?:ing)?|thoughts?|reasoning|analysis|seed:think)>
    | ◁(?P<end_2>/)?think▷
    | \[(?P<end_3>/)?THINK\]
    | <\|(?:START|(?P<end_4>END))_THINKING\|>
    | <\|channel\|>(?:analysis|(?P<end_5>final|commentary))
    """,
    re.VERBOSE,
)
_OBJECT_START = re.compile(r"""\{\s*(?:["'“}]|//|/\*|[A-Za-z_]\w*\s*:)""")
_GOES_ON = re.compile(r"""\s*,\s*["'“]""")
_ODD_CHARACTER = re.compile(r"[\x00\ud800-\udfff]|\\u(?:0000|[dD][89a-fA-F])")  # as they are, or escaped
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")


class _RefusedError(ValueError):
    """JSON that a lenient parser would take."""


@dataclass(frozen=True)
class ReadObject:
    """The object that a model answers with."""

    fields: dict[str, Any]
    repairs: tuple[str, ...] = ()
    """What was misspelt in it, each kind once."""


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    """Where the object ends, or breaks."""
    value: dict[str, Any] | None
    """None where the object is broken; `fault` then says how."""
    fault: str = ""
    repairs: tuple[str, ...] = ()
    closed: bool = True


def read_object(text: str, names: Collection[str]) -> ReadObject:
    """The last JSON object of the text, outside of any thoughts; `names` are the fields it may have.

    Raises `AnswerError`, with words for the model in `fault`, if there is none, if it is cut or broken, if it
    has none of the fields, or if it holds what JSON readers disagree about: a name twice in one object, NaN,
    Infinity, a number beyond all measure.
    """
    if len(text) > LONGEST_ANSWER:
        raise AnswerError(f"the answer is longer than {LONGEST_ANSWER} characters")
    found = _outside_thoughts(text, _objects(text))
    if not found:
        raise AnswerError("the answer holds no JSON object" if text.strip() else "the answer is empty")
    last = found[-1]
    if last.value is None:
        raise AnswerError(last.fault)
    value = _unwrapped(last.value, names)
    if not value.keys() & set(names):  # an inner part of a broken object, or something else altogether
        broken = [item.fault for item in found if item.value is None]
        raise AnswerError(broken[-1] if broken else "the last JSON object has none of the fields that were asked for")
    if not last.closed and not set(names) <= value.keys():
        raise AnswerError("the JSON ends before it is whole")
    if _GOES_ON.match(text, last.end):
        raise AnswerError("the JSON goes on after its last closing brace")
    return ReadObject(value, last.repairs)


def _unwrapped(value: dict[str, Any], names: Collection[str]) -> dict[str, Any]:
    """The object inside of one that only hands it over: a call written out as text, `{"name": …, "arguments": …}`."""
    if value.keys() & set(names):
        return value
    inner = [field for field in value.values() if isinstance(field, dict)]
    others = sum(not isinstance(field, str) for field in value.values()) - len(inner)
    return inner[0] if len(inner) == 1 and not others else value


def _objects(text: str) -> list[_Found]:
    """Every outermost object of the text, whole or broken, in order."""
    found: list[_Found] = []
    broken = 0
    position = text.find("{")
    while position >= 0:
        if not _OBJECT_START.match(text, position):  # a brace of prose
            position = text.find("{", position + 1)
            continue
        item = _object_at(text, position)
        found.append(item)
        broken += item.value is None
        if broken > MOST_BROKEN:
            raise AnswerError("the answer is a heap of broken JSON")
        position = text.find("{", item.end)
    return found


def _object_at(text: str, start: int) -> _Found:
    """The object that starts there."""
    try:
        value, end = _DECODER.raw_decode(text, start)
        _check_depth(value)
    except json.JSONDecodeError as error:
        fault = f"the JSON breaks at character {error.pos - start + 1}: {error.msg}"
        return _repaired(text, start, _Found(start, max(error.pos, start + 1), None, fault))
    except RecursionError:
        return _Found(start, len(text), None, "the JSON is nested too deep")
    except _RefusedError as error:
        return _Found(start, _end(text, start), None, str(error))
    if _ODD_CHARACTER.search(text, start, end):
        value = _whole_characters(value)
    return _Found(start, end, value)


def _repaired(text: str, start: int, broken: _Found) -> _Found:
    """The broken object repaired, or as it is.

    What stands before the place where the repair gave up is an inner part; what follows may be one, or the real answer.
    """
    mended = respelled(text, start, deepest=DEEPEST_ANSWER)
    end = max(broken.end, mended.end)
    if mended.json is None:
        return replace(broken, end=end)
    try:
        value = _DECODER.decode(mended.json)
        _check_depth(value)
    except json.JSONDecodeError:
        return replace(broken, end=end)
    except RecursionError:
        return replace(broken, end=end, fault="the JSON is nested too deep")
    except _RefusedError as error:
        return replace(broken, end=end, fault=str(error))
    return _Found(start, mended.end, _whole_characters(value), "", mended.repairs, mended.closed)


def _end(text: str, start: int) -> int:
    """Where an object that was refused ends, or breaks as well."""
    try:
        return _LENIENT.raw_decode(text, start)[1]
    except json.JSONDecodeError as error:
        return max(error.pos, start + 1)
    except RecursionError:
        return len(text)


def _outside_thoughts(text: str, found: list[_Found]) -> list[_Found]:
    """What stands neither before the end of a thought nor after the start of one that does not end."""
    whole = [item for item in found if item.value is not None]
    starts = [item.start for item in whole]
    first, last = 0, len(text)
    for tag in _THOUGHT.finditer(text):
        before = bisect_right(starts, tag.start()) - 1
        if before >= 0 and tag.start() < whole[before].end:
            continue  # an answer may mention such a tag
        if tag.lastgroup:
            first, last = tag.end(), len(text)
        else:
            last = min(last, tag.start())
    return [item for item in found if first <= item.start < last]


def _check_depth(value: object) -> None:
    level = [value]
    for _ in range(DEEPEST_ANSWER):
        level = [
            child
            for node in level
            if isinstance(node, dict | list)
            for child in (node.values() if isinstance(node, dict) else node)
        ]
        if not level:
            return
    raise _RefusedError("the JSON is nested too deep")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise _RefusedError("the JSON has one name twice in the same object")
    return fields


def _no_constant(name: str) -> NoReturn:
    message = f"the JSON holds {name}, which is no JSON"
    raise _RefusedError(message)


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise _RefusedError("the JSON holds a number beyond all measure")
    return value


def _integer(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise _RefusedError("the JSON holds a number beyond all measure")
    return int(digits)


def _whole_characters(value: Any) -> Any:  # noqa: ANN401  # JSON
    """The same with U+FFFD for halves of characters and NUL, which not everything can store or print."""
    if isinstance(value, str):
        return _NO_CHARACTER.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_whole_characters(name): _whole_characters(field) for name, field in value.items()}
    if isinstance(value, list):
        return [_whole_characters(item) for item in value]
    return value


_DECODER = json.JSONDecoder(
    object_pairs_hook=_once,
    parse_constant=_no_constant,
    parse_float=_finite,
    parse_int=_integer,
    strict=False,
)
_LENIENT = json.JSONDecoder(parse_float=len, parse_int=len, strict=False)  # to find where a refused object ends
