"""The replies of a run → a line at the moment when somebody else begins to answer."""

from collections.abc import Callable, Mapping
from typing import Any

from summarizer.extraction import Reply

LONGEST_NAME = 100  # characters of a name that are shown

_KINDS = {
    "model": "another model answers",
    "system_fingerprint": "another system answers behind the model",
}


class Answering:
    """Who answers: the model, and the system behind it, by the names that the endpoint gives them.

    An endpoint that goes to and fro between two is told of once; the records say which answered each article.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._first: dict[str, str] = {}
        self._told: set[str] = set()

    def hear(self, reply: Reply) -> None:
        """Note who sent this reply, and say so if it was not who sent the first one."""
        payload: Mapping[str, Any] = reply.payload if isinstance(reply.payload, dict) else {}
        for kind, words in _KINDS.items():
            name = payload.get(kind)
            if not isinstance(name, str) or not name:
                continue
            first = self._first.setdefault(kind, name)
            if name != first and kind not in self._told:
                self._told.add(kind)
                after = f"{name[:LONGEST_NAME]}, after {first[:LONGEST_NAME]}"
                self._say(f"the endpoint has changed: {words} from here on, {after}; each record says which")
