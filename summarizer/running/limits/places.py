"""A request in flight → the one report of how it ended, however often it is told to end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from summarizer.running.limits.adapting import Start


@dataclass(frozen=True)
class Answer:
    """What a whole reply says to whoever limits requests."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    tokens: int | None
    """What it was billed with in all; None if it does not say."""
    limited: bool = False
    """Whether it asks for fewer requests, or for later ones."""


@dataclass
class Place:
    """Room for one request; the first report gives it back."""

    tokens: int
    """Set aside for it, by estimate."""
    start: Start
    give_back: Callable[["Place", Answer | None], None]
    """Hears the answer; None if there is none."""
    taken: bool = True

    def answered(self, status: int, headers: Mapping[str, str], tokens: int | None, *, limited: bool = False) -> None:
        """A whole reply has come; header names in lower case, tokens as billed in all, None if it does not say.

        `limited` says that it asks for fewer requests, or for later ones, as a 429 does in any case.
        """
        self._end(Answer(status, headers, tokens, limited or status == HTTPStatus.TOO_MANY_REQUESTS))

    def broke(self) -> None:
        """No whole reply has come, and none will."""
        self._end(None)

    def _end(self, answer: Answer | None) -> None:
        if self.taken:
            self.taken = False
            self.give_back(self, answer)
