"""JSON as models misspell it → the same as JSON proper, where only one reading is left.

Each repair is safe for a reason of its own:

- a comma before a closing bracket, and a comma left out before a name, separate nothing that could be anything else;
- single and curly quotes, and names without any, are read as far as the next quote of their kind; if that quote is not
  the end, what follows it is no JSON and the whole is refused;
- `True`, `None` and the like are the literals of other languages, each with one equal in JSON;
- a comment is no part of the value, unless dots in it say that something was left out;
- the last closing brace may be missing, and nothing else at the end: every list was closed by the model itself. The
  reader asks for every field then, since an answer that was cut in between has fewer.

Quotes inside of quotes, bare words as values and brackets that do not match have several readings; they are refused.

json_repair was tried on the public set that `benchmarks/corpora.py json` measures, and on 182 beginnings of one answer:
it always finds a value, takes 180 of the cut ones for whole (125 in its strict mode) and fills gaps with empty text.
json5 and its relatives refuse both, but also `True`, and take NaN or one name twice.
"""

import json
import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
      (?P<space>    \s+ )
    | (?P<comment>  //[^\n]{0,400}$ | \#[^\n]{0,400}$ | /\*.{0,400}?\*/ )   # whatever is longer is no remark
    | (?P<double>   "[^"\\]*(?:\\.[^"\\]*)*" )
    | (?P<single>   '[^'\\]*(?:\\.[^'\\]*)*' )
    | (?P<curly>    “[^“”\\]*(?:\\.[^“”\\]*)*” )
    | (?P<number>   -?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.]) )
    | (?P<word>     [A-Za-z_]\w* )
    | (?P<open>     [{\[] )
    | (?P<close>    [}\]] )
    | (?P<mark>     [:,] )
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_NAME_ENDS = re.compile(r"\s*:")
_NOTHING_MORE = re.compile(r"\s*(?:```\s*)?\Z")
_ESCAPE = re.compile(r"""\\x(?P<code>[0-9a-fA-F]{2})|\\(?P<other>.)|(?P<quote>")""", re.DOTALL)
_LEFT_OUT = ("...", "…")
_PAIRS = {"{": "}", "[": "]"}
_LITERALS = {"true": "true", "false": "false", "null": "null", "none": "null"}
_STRINGS = {"double", "single", "curly"}
# What may stand before a comma that is left out or one too many: the end of a value.
_ENDS = _STRINGS | {"number", "literal", "close"}


@dataclass(frozen=True)
class Respelled:
    """An object in proper JSON, or the place where it cannot be read as one."""

    end: int
    """Where the object ends in the text, or what cannot be repaired starts."""
    json: str | None = None
    """None if it cannot be repaired."""
    repairs: tuple[str, ...] = ()
    """What was repaired, each kind once, in alphabetic order."""
    closed: bool = True
    """False if the last brace was missing: whoever takes the object must know that it is whole."""


@dataclass
class _Writing:
    """The object as far as it is written anew."""

    parts: list[str]
    repairs: set[str]
    brackets: list[str]
    last: str = ""
    """Kind of the last token that counts."""
    comma: bool = False
    """A comma is read, and not yet written: it may be one too many."""
    line_break: bool = False
    """One stood since the last token."""

    def separate(self, kind: str, sign: str, *, name: bool) -> bool:
        """Write what belongs before the token; False if that is not plain."""
        ended = self.last in _ENDS
        if self.comma:
            if kind != "close":
                self.parts.append(",")
            elif ended:
                self.repairs.add("comma too many")
            else:
                return False
        elif ended and kind not in {"close", "mark"}:
            # Two strings side by side may be one string with quotes in it; on lines of their own they are not.
            between_fields = name and (self.last not in _STRINGS or self.line_break)
            between_objects = self.last == "close" and sign == "{" and self.brackets[-1] == "["
            if not between_fields and not between_objects:
                return False
            self.parts.append(",")
            self.repairs.add("comma left out")
        self.comma = self.line_break = False
        return True


def respelled(text: str, start: int, *, deepest: int) -> Respelled:
    """The object that starts there, in proper JSON; read once, from left to right, `deepest` levels at most."""
    writing, position = _Writing([], set(), []), start
    while match := _TOKEN.match(text, position):
        kind, sign = str(match.lastgroup), match.group()
        if kind == "space":
            writing.line_break |= "\n" in sign
        elif kind == "comment":
            if any(dots in sign for dots in _LEFT_OUT):
                return Respelled(position)
            writing.repairs.add("comment")
            writing.line_break |= "\n" in sign
        elif not _take(writing, kind, sign, name=_NAME_ENDS.match(text, match.end()) is not None):
            return Respelled(position)
        position = match.end()
        if len(writing.brackets) > deepest:
            return Respelled(len(text))  # what follows is an inner part of it
        if not writing.brackets:
            return Respelled(position, "".join(writing.parts), tuple(sorted(writing.repairs)))
    # A number at the very end may have lost digits; after a comma or a colon, something is missing.
    whole = writing.brackets == ["{"] and writing.last in _ENDS - {"number"} and not writing.comma
    if whole and _NOTHING_MORE.match(text, position):
        repairs = sorted({*writing.repairs, "closing brace left out"})
        return Respelled(len(text), "".join([*writing.parts, "}"]), tuple(repairs), closed=False)
    return Respelled(position)


def _take(writing: _Writing, kind: str, sign: str, *, name: bool) -> bool:
    """Write the token anew; False if it is not plain."""
    if kind == "mark" and sign == ",":
        if writing.comma:
            return False
        writing.comma = True
        return True
    if not writing.separate(kind, sign, name=name):
        return False
    spelled, kind = _spelled(writing, kind, sign, name=name)
    if spelled is None:
        return False
    if kind == "open":
        writing.brackets.append(sign)
    elif kind == "close" and _PAIRS[writing.brackets.pop()] != sign:
        return False
    writing.parts.append(spelled)
    writing.last = kind
    return True


def _spelled(writing: _Writing, kind: str, sign: str, *, name: bool) -> tuple[str | None, str]:
    """The token in proper JSON, None if there is no such thing; and its kind, now that it is known."""
    if kind == "word" and name:
        writing.repairs.add("name without quotes")
        return json.dumps(sign), "double"
    if kind == "word":
        literal = _LITERALS.get(sign.lower())
        if literal != sign:
            writing.repairs.add("literal of another language")
        return literal, "literal"
    if kind not in _STRINGS:
        return sign, kind
    spelled = f'"{_ESCAPE.sub(_escaped, sign[1:-1])}"'
    if spelled != sign:
        writing.repairs.add("escape" if kind == "double" else "quotes")
    return spelled, kind


def _escaped(match: re.Match[str]) -> str:
    """A quote, or an escape, as JSON writes it; what JSON has no writing for is left, and refused there."""
    if match["quote"]:
        return '\\"'
    if match["code"]:
        return f"\\u00{match['code']}"
    return "'" if match["other"] == "'" else match.group()
