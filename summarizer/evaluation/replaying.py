"""Requests → recorded replies, never a call; or replies of a live model → a recording."""

import json
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from summarizer.errors import ExtractionError
from summarizer.evaluation.recordings import Recorded, Recording, prompt_of
from summarizer.extraction import HABITS, Gate, Query, Reply, Wire, refusal_of
from summarizer.verdicts import Purpose

ADDRESS = "http://recorded.invalid/v1"
"""Where a replayed engine believes its endpoint to be; the name is reserved, so that nobody can be there (RFC 2606)."""


class NotRecordedError(ExtractionError):
    """Nobody recorded an answer to this request; it is not asked for."""

    usual_hint = "Record it with a live model: summarizer eval run --live --record NAME."


class ReplayGate:
    """Answers each request about an article from a recording, in the order of asking; nothing passes to the wire."""

    def __init__(self, recording: Recording, repeat: int = 0) -> None:
        self._recording = recording
        self._repeat = repeat
        self._asked: dict[str, int] = {}
        self.stale: set[str] = set()
        """`Article.id` of those whose answer was given to another prompt."""
        self.missing: set[str] = set()
        """`Article.id` of those with a request that nobody recorded."""

    async def send(self, query: Query, wire: Wire) -> Reply:  # noqa: ARG002  # that nothing goes there is the point
        """The next recorded reply; raises `NotRecordedError` if there is none."""
        recorded = self._recording.replies(query.subject, self._repeat) if query.purpose is Purpose.EXTRACT else None
        position = self._asked.get(query.subject, 0)
        if recorded is None or position >= len(recorded.replies):
            self.missing.add(query.subject)
            which = f"answer {position + 1} of repeat {self._repeat}"
            raise NotRecordedError(f"{which} is not in the recording '{self._recording.about.engine}'")
        self._asked[query.subject] = position + 1
        if not position and prompt_of(query) != recorded.prompt:
            self.stale.add(query.subject)
        return _reply(recorded.replies[position])

    def judge(self, query: Query, outcome: str) -> None:
        """Nothing to note: what the engine made of the reply is scored."""

    async def rest(self, seconds: float) -> None:
        """Go on at once: a recording needs no rest."""

    def recall(self, endpoint: str, model: str, about: str) -> str | None:  # noqa: ARG002  # there is one of each
        """The way in which the endpoint was asked when it was recorded."""
        return self._recording.about.habits if about == HABITS else None

    def remember(self, endpoint: str, model: str, about: str, line: str) -> None:
        """Nothing: a recording does not change."""


class RecordingGate:
    """Passes each request on to another gate, as one of a repeat, and keeps every reply about an article."""

    def __init__(self, inner: Gate, repeat: int = 0) -> None:
        self._inner = inner
        self._repeat = repeat
        self._heard: dict[str, tuple[Query, list[Reply]]] = {}
        self.replayed: set[str] = set()
        """`Article.id` of those with an answer that the inner gate had before: nobody was asked."""
        self.habits: str | None = None
        """The way in which the endpoint is asked, as last remembered."""

    async def send(self, query: Query, wire: Wire) -> Reply:
        """The inner gate's reply."""
        asked: list[Query] = []

        async def seen(given: Query) -> Reply:
            asked.append(given)
            return await wire(given)

        reply = await self._inner.send(self._repeated(query), seen)
        if not asked:
            self.replayed.add(query.subject)
        if query.purpose is Purpose.EXTRACT and refusal_of(reply) is None and isinstance(reply.payload, dict):
            self._heard.setdefault(query.subject, (query, []))[1].append(reply)
        return reply

    def _repeated(self, query: Query) -> Query:
        """The same request under a name of its own, so that no journal answers a repeat with what it said before."""
        return replace(query, subject=f"{query.subject}#{self._repeat}") if self._repeat else query

    def judge(self, query: Query, outcome: str) -> None:
        """Let the inner gate hear it."""
        self._inner.judge(self._repeated(query), outcome)

    async def rest(self, seconds: float) -> None:
        """As the inner gate rests."""
        await self._inner.rest(seconds)

    def recall(self, endpoint: str, model: str, about: str) -> str | None:
        """What the inner gate remembers."""
        known = self._inner.recall(endpoint, model, about)
        if about != HABITS:
            return known
        self.habits = known or self.habits
        return self.habits

    def remember(self, endpoint: str, model: str, about: str, line: str) -> None:
        """Let the inner gate remember it."""
        if about == HABITS:
            self.habits = line
        self._inner.remember(endpoint, model, about, line)

    @property
    def recorded(self) -> list[Recorded]:
        """What was heard, an entry an article."""
        return [
            Recorded(
                article=article,
                title=query.where,
                repeat=self._repeat,
                prompt=prompt_of(query),
                replies=tuple(reply.payload for reply in replies),
            )
            for article, (query, replies) in self._heard.items()
        ]


def _reply(body: dict[str, Any]) -> Reply:
    return Reply(HTTPStatus.OK, {"content-type": "application/json"}, json.dumps(body).encode())
