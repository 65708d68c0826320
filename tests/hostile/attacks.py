r"""Our own strings of attackers, a file a class.

A line is a payload, with `\n`, `\x1b`, `\u202e` and `\U000e0041` for what no editor shows, and `\\` for a backslash;
`@1000 z` is a thousand of what stands behind it.
"""

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "payloads"
_ESCAPE = re.compile(r"\\(\\|n|r|t|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")
_PLAIN = {"\\": "\\", "n": "\n", "r": "\r", "t": "\t"}
_REPEATED = re.compile(r"@(\d+) ")


def _decoded(line: str) -> str:
    text = _ESCAPE.sub(lambda match: _PLAIN.get(match[1]) or chr(int(match[1][1:], 16)), line)
    repeated = _REPEATED.match(text)
    return text[repeated.end() :] * int(repeated[1]) if repeated else text


@cache
def payloads() -> dict[str, tuple[str, ...]]:
    """Every payload by its class."""
    return {
        path.stem: tuple(map(_decoded, path.read_text(encoding="utf-8").splitlines()))
        for path in sorted(_FOLDER.glob("*.txt"))
    }


def every() -> tuple[str, ...]:
    """All payloads, class by class."""
    return tuple(payload for group in payloads().values() for payload in group)


CLASSES = tuple(payloads())


def squeezed(text: str) -> str:
    """The letters and figures alone, in lower case: what a reader would know a text by, however it is laid out."""
    return re.sub(r"[\W_]+", "", text).casefold()
