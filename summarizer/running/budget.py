"""Requests before they are sent → room under the caps of money and tokens, held until it is known what each took."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal

from summarizer.errors import CapReachedError
from summarizer.extraction import Query, Usage
from summarizer.running.limits.estimating import Size, TokenRatio
from summarizer.running.prices import Price, cost, dollars, most


@dataclass(frozen=True)
class Caps:
    """What a run may take at most; None is no cap. Money needs a price."""

    cost: Decimal | None = None
    """In USD."""
    tokens: int | None = None
    """Prompts and answers together."""


@dataclass(frozen=True)
class Amount:
    """Tokens, and what they cost in USD; without a price, nothing."""

    tokens: int = 0
    cost: Decimal = Decimal(0)

    def __add__(self, other: "Amount") -> "Amount":
        """Both together."""
        return Amount(self.tokens + other.tokens, self.cost + other.cost)

    def __sub__(self, other: "Amount") -> "Amount":
        """What is left of this one."""
        return Amount(self.tokens - other.tokens, self.cost - other.cost)


NOTHING = Amount()


@dataclass(frozen=True)
class Charge:
    """What one request counts with."""

    usage: Usage
    """As the endpoint says, completed by the most that it can be."""
    cost: Decimal | None
    """In USD; None without a price."""
    estimated: bool
    """True if the endpoint left a count out."""


@dataclass
class Reservation:
    """Room for one request. The first of `settle`, `free` and `unknown` decides; none of them is `unknown`."""

    worst: Charge
    """What the request can cost at most."""
    _budget: "Budget"
    _size: Size
    _open: bool = True

    def settle(self, usage: Usage, reply: int | None = None) -> Charge:
        """Count what a reply was billed with, and give the rest back.

        `reply` is the length of its body in bytes, which bounds the answer where the endpoint does not count it;
        without it, the whole output limit counts.
        """
        worst = self.worst.usage
        # Some servers say 0 for everything: no prompt is empty, so that is no count.
        said = usage if usage.prompt else replace(usage, prompt=None, completion=None)
        estimated = said.prompt is None or said.completion is None
        if said.prompt is not None:
            self._budget.ratio.learn(self._size, said.prompt)
        if estimated:
            limit = worst.completion or 0
            prompt = worst.prompt if said.prompt is None else said.prompt
            completion = min(limit, limit if reply is None else reply) if said.completion is None else said.completion
            said = replace(said, prompt=prompt, completion=completion)
        charge = self._budget.charge(said, estimated=estimated)
        self._budget.estimated += estimated
        self._close(spent=_amount(charge))
        return charge

    def free(self) -> None:
        """Give all of it back: nothing was sent, or it was refused and bills nothing."""
        self._close()

    def unknown(self) -> None:
        """Count all of it, apart: the request went out, and what it was billed with will never be known."""
        self._close(unknown=_amount(self.worst))

    def _close(self, *, spent: Amount = NOTHING, unknown: Amount = NOTHING) -> None:
        if self._open:
            self._open = False
            self._budget.give_back(_amount(self.worst), spent=spent, unknown=unknown)


@dataclass
class Budget:
    """What a run has taken, and what it may still take.

    A request is let through once what was spent, what may have been billed, what others in flight hold and the most
    that it can cost itself fit under the caps: an endpoint that keeps to the output limit cannot bill more than them.
    """

    caps: Caps
    price: Price | None
    ratio: TokenRatio
    spent: Amount = NOTHING
    unknown: Amount = NOTHING
    """The most that requests may have been billed with whose replies never came whole."""
    estimated: int = 0
    """Requests that count with the most that they can have taken, because the endpoint did not count them."""
    reserved: Amount = NOTHING
    in_flight: int = 0
    _waiting: deque[tuple[Amount, asyncio.Future[None]]] = field(default_factory=deque)

    @asynccontextmanager
    async def reserve(self, query: Query) -> AsyncIterator[Reservation]:
        """Hold room for one request; those that wait for it go in their order.

        Raises `CapReachedError` if there is none, and nobody in flight who could give some back.
        """
        size = self.ratio.size_of(query)
        worst = self.charge(Usage(prompt=self.ratio.bound(size), completion=query.output), estimated=True)
        await self._admit(_amount(worst))
        reservation = Reservation(worst, self, size)
        try:
            yield reservation
        finally:
            reservation.unknown()

    def charge(self, usage: Usage, *, estimated: bool) -> Charge:
        """What these tokens count with; estimated ones at the dearest price that they can have."""
        if self.price is None:
            return Charge(usage, None, estimated)
        dearest = most(self.price, usage.prompt or 0, usage.completion or 0)
        return Charge(usage, dearest if estimated else cost(self.price, usage), estimated)

    def give_back(self, held: Amount, *, spent: Amount, unknown: Amount) -> None:
        """End one reservation; whoever waits may get what it leaves."""
        self.reserved -= held
        self.in_flight -= 1
        self.spent += spent
        self.unknown += unknown
        self._let_in()

    async def _admit(self, worst: Amount) -> None:
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((worst, place))
        self._let_in()
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled() and place.exception() is None:
                self.give_back(worst, spent=NOTHING, unknown=NOTHING)  # let in and called off in the same moment
            else:
                self._let_in()  # whoever waits behind may fit
            raise

    def _let_in(self) -> None:
        """Let in whoever stands first, as long as there is room."""
        while self._waiting:
            worst, place = self._waiting[0]
            if not place.done():
                fault = self._fault(worst)
                if not fault:
                    self.reserved += worst
                    self.in_flight += 1
                    place.set_result(None)
                elif not self.in_flight:
                    place.set_exception(CapReachedError(fault))
                else:
                    return
            self._waiting.popleft()

    def _fault(self, worst: Amount) -> str:
        """Why there is no room; empty if there is."""
        taken = self.spent + self.unknown + self.reserved + worst
        if self.caps.cost is not None and taken.cost > self.caps.cost:
            spent, unknown, more = map(dollars, (self.spent.cost, self.unknown.cost, worst.cost))
            return _no_room(dollars(self.caps.cost), spent, unknown if self.unknown.cost else "", more)
        if self.caps.tokens is not None and taken.tokens > self.caps.tokens:
            spent, unknown, more = (f"{each.tokens:,}" for each in (self.spent, self.unknown, worst))
            return _no_room(f"{self.caps.tokens:,} tokens", spent, unknown if self.unknown.tokens else "", more)
        return ""


def _no_room(cap: str, spent: str, unknown: str, more: str) -> str:
    maybe = f", {unknown} of unknown billing" if unknown else ""
    return f"the cap of {cap} leaves no room for the next request: {spent} spent{maybe}, and it may take up to {more}"


def _amount(charge: Charge) -> Amount:
    return Amount((charge.usage.prompt or 0) + (charge.usage.completion or 0), charge.cost or Decimal(0))
