"""Each request of a run → its reply: from the journal, or from the wire within limits and caps, and on record."""

import asyncio
from collections.abc import Callable

from summarizer.errors import EndpointError, RefusedError, RunEndedError, SummarizerError
from summarizer.extraction import Query, Reply, Usage, Wire, refusal_of, usage_of
from summarizer.running.answering import Answering
from summarizer.running.budget import Budget, Reservation
from summarizer.running.journal import Call, Journal
from summarizer.running.ledger import amount, counted
from summarizer.running.limits import Limiter
from summarizer.running.one import Failure
from summarizer.running.prices import dollars
from summarizer.verdicts import VerifiedSummary

_NOT_SENT = "not sent"
READY = 4  # requests that wait for a place beside those in flight, so that a free place is never idle


class RunGate:
    """Stands between the engines of one run and the wire.

    Nothing is sent before its intent is on disk and its worst cost is reserved; what was answered before is not asked
    again. It also sets the pace of a run: articles are begun as fast as their requests find places.
    """

    def __init__(
        self, journal: Journal, run: str, limiter: Limiter, budget: Budget, say: Callable[[str], None] = lambda _: None
    ) -> None:
        """`say` is given the lines that a user should see."""
        self._journal = journal
        self._run = run
        self._limiter = limiter
        self._budget = budget
        self._calls: dict[str, Call] = {}
        self._answering = Answering(say)
        self._declined: set[str] = set()
        """Queries that the model declined in this run: whoever sends one again wants it asked again."""
        self._changed: Callable[[], None] = lambda: None

    async def send(self, query: Query, wire: Wire) -> Reply:
        """The reply, from whatever has it.

        Raises what the wire raises, `JournalError` before anything is sent that could not be put on record, and the
        `RunEndedError` that ends the run: a cap, an endpoint that answers nothing, a signal.
        """
        known = None if query.key in self._declined else await self._journal.answer(query)
        if known:
            self._calls[query.key], reply = known
            return reply
        tokens = self._budget.ratio.guess(self._budget.ratio.size_of(query)) + query.output
        async with self._limiter.place(tokens) as place, self._budget.reserve(query) as reservation:
            call = await self._begun(query, reservation)
            self._calls[query.key] = call
            reply = self._journal.redacted(await self._sent(query, wire, call, reservation))
            refusal = refusal_of(reply)
            self._answering.hear(reply)
            if refusal is None:  # the place is free for the next one while the disk is written
                place.answered(reply.status, reply.headers, _sum(usage_of(reply)))
                await self._settle(call, reply, reservation)
            else:  # what it refuses may concern all: the engine judges it before the next one is sent
                if refusal.billed:
                    await self._settle(call, reply, reservation)
                else:
                    reservation.free()
                    await self._journal.answered(call, reply, Usage(), None)
                place.answered(refusal.status, reply.headers, None, limited=refusal.limited)
                self._limiter.check()  # a refusal that ended the run, or that nobody can repeat, is no article's fault
            return reply

    async def _settle(self, call: Call, reply: Reply, reservation: Reservation) -> None:
        """Count what the reply was billed with, and put it on record as it was counted."""
        charge = reservation.settle(usage_of(reply), len(reply.body))
        await self._journal.answered(call, reply, charge.usage, charge.cost, estimated=charge.estimated)

    async def _begun(self, query: Query, reservation: Reservation) -> Call:
        """The call on record; not sent if the run has ended while that was written."""
        worst = reservation.worst
        try:
            call = await self._journal.begin(self._run, query, worst.usage, worst.cost)
        except BaseException:
            reservation.free()
            raise
        try:
            self._limiter.check()
        except RunEndedError:
            reservation.free()
            await self._journal.broke(call, _NOT_SENT, sent=False)
            raise
        return call

    async def _sent(self, query: Query, wire: Wire, call: Call, reservation: Reservation) -> Reply:
        try:
            return await wire(query)
        except EndpointError as error:  # nobody was reached, so nobody bills
            reservation.free()
            await self._journal.broke(call, type(error).__name__, sent=False)
            raise
        except SummarizerError as error:
            await self._journal.broke(call, type(error).__name__)
            raise
        except asyncio.CancelledError:
            await asyncio.shield(self._journal.broke(call, "cancelled"))
            raise

    def judge(self, query: Query, outcome: str) -> None:
        """Write down what the engine made of the reply."""
        call = self._calls.pop(query.key, None)
        if call:
            self._journal.judge(call, outcome)
        if outcome == RefusedError.__name__:
            self._declined.add(query.key)
        if outcome == EndpointError.__name__:
            self._limiter.halt(EndpointError("the endpoint was lost"))

    async def rest(self, seconds: float) -> None:
        """Wait without a place; the article that waits makes room for another."""
        self._changed()
        await self._limiter.rest(seconds)

    def recall(self, endpoint: str, model: str, about: str) -> str | None:
        """What the journal remembers of this endpoint and model."""
        return self._journal.recall(endpoint, model, about)

    def remember(self, endpoint: str, model: str, about: str, line: str) -> None:
        """Let the journal remember it, for later runs too."""
        self._journal.remember(endpoint, model, about, line)

    def line(self) -> str:
        """How the run stands, for a live view: requests in flight, tokens, money, and what holds it up."""
        state, spent = self._limiter.state(), self._budget.spent
        parts = [f"{state.in_flight} of {state.limit} in flight"]
        if spent.tokens:
            parts.append(f"{amount(spent.tokens)} tokens")
        if spent.cost:
            parts.append(dollars(spent.cost))
        if self._budget.estimated:
            parts.append(f"{counted(self._budget.estimated, 'call')} estimated")
        if state.paused is not None:
            parts.append(f"paused for {state.paused:.0f} s")
        elif state.paced:
            parts.append("held to the limits a minute")
        return ", ".join(parts)

    @property
    def in_flight(self) -> int:
        """Requests that were sent and have no reply yet."""
        return self._limiter.state().in_flight

    @property
    def wanted(self) -> int:
        """Articles whose requests have places, wait for one, or rest between two tries."""
        state = self._limiter.state()
        return state.limit + READY + state.resting

    def watch(self, changed: Callable[[], None]) -> None:
        """Say so when an article begins to rest."""
        self._changed = changed

    def halt(self, error: RunEndedError) -> None:
        """Wake whoever waits, with the error; what is in flight goes on."""
        self._limiter.halt(error)

    def ended(self, outcome: VerifiedSummary | Failure) -> None:
        """Note an article that is through; the useless answers of one that failed are not used again."""
        article = outcome.article
        if isinstance(outcome, Failure):
            error = outcome.error
            self._journal.conclude(
                self._run, article.id, source=article.source, error=type(error).__name__, reason=error.what
            )
        else:
            self._journal.conclude(self._run, article.id, source=article.source)


def _sum(usage: Usage) -> int | None:
    if usage.prompt is None or usage.completion is None:
        return None
    return usage.prompt + usage.completion
