"""Names, JSON and errors of others → what can be stored, printed on a terminal or logged, and gives no key away."""

import json
import re

from summarizer.text import INVISIBLE, printable

_HALF = re.compile("[\ud800-\udfff]")


def storable(name: str) -> str:
    r"""The name of a file with each byte of it that is no UTF-8 spelled out, so that a document can hold it.

    >>> storable("\udcff.txt")
    '\\udcff.txt'
    """
    return _HALF.sub(lambda match: f"\\u{ord(match.group()):x}", name)


# What a terminal obeys or nobody sees, and JSON leaves unescaped.
_UNSEEN_IN_JSON = re.compile(rf"[\x7f-\x9f\u2028\u2029{INVISIBLE}]")
_NEITHER = bytes(range(0x7F))  # what is no such character, and of most documents nearly all


def printable_json(document: str) -> str:
    r"""The same JSON, with every control and unseen character written as `\uXXXX`: safe on a terminal, equal as data.

    >>> printable_json('{"a": "b\u202ec"}')
    '{"a": "b\\u202ec"}'
    """
    others = document.encode("utf-8", "surrogatepass").translate(None, _NEITHER).decode("utf-8", "surrogatepass")
    if not _UNSEEN_IN_JSON.search(others):  # a fifth of the time that a search in the whole takes
        return document
    return _UNSEEN_IN_JSON.sub(lambda match: json.dumps(match.group())[1:-1], document)


def one_line(text: str) -> str:
    r"""As `printable`, with line ends and tabs spelled out as well: what a log or a terminal shows as one line.

    >>> one_line("a.txt\nsummarizer: all is well")
    'a.txt\\nsummarizer: all is well'
    """
    return printable(text).replace("\n", "\\n").replace("\t", "\\t")


SHORTEST_SECRET = 12  # characters; a shorter key, such as `ollama`, keeps nothing secret and stands in many a reply
_KEYS = re.compile(r"\b(?:sk|pk|rk|key)-[\w-]{8,}|\bBearer\s+\S+", re.IGNORECASE)


def without_keys(text: str, *keys: str) -> str:
    """The text with the given keys, and whatever looks like one, hidden: servers echo what they were sent."""
    for key in filter(None, keys):
        text = text.replace(key, "[key]")
    return _KEYS.sub("[key]", text)
