"""A row of faults without a success → when to try again, and when to give up; pure, told the time."""

import math
from collections import Counter
from dataclasses import dataclass, field

ROW = 8  # faults without a success between them: by chance, one in a million rows where one request in six fails
FIRST_WAIT = 0.5  # seconds before the first single try; each later wait doubles it
LONGEST_WAIT = 30.0  # a recovered endpoint is noticed within half a minute


@dataclass
class Breaker:
    """Lets everything through until nothing succeeds; then single tries, further and further apart."""

    max_wait: float
    """Seconds without a success after which it is enough."""
    row: int = 0
    """Faults since the last success."""
    since: float = math.inf
    """When the first fault of the row was met; endless without one."""
    again: float = -math.inf
    """When the next single try may start; endless while one is out, and long past while everything may pass."""
    open: bool = False
    """Whether only single tries pass."""
    _opened: float = math.inf
    _wait: float = FIRST_WAIT
    _kinds: Counter[str] = field(default_factory=Counter)

    def wait(self, now: float) -> float:
        """Seconds until a request may pass; not above 0 for at once."""
        return self.again - now

    def works(self) -> None:
        """The endpoint answered."""
        self.row, self.since, self.again, self.open = 0, math.inf, -math.inf, False
        self._opened, self._wait = math.inf, FIRST_WAIT
        self._kinds.clear()

    def starts(self) -> None:
        """A request starts: the single try, if nothing else passes."""
        if self.open:
            self.again = math.inf

    def withdrawn(self, now: float) -> None:
        """A request that started was never sent."""
        if self.again == math.inf:
            self.again = now

    def fails(self, begun: float, now: float, kind: str, retry_after: float | None) -> None:
        """A request that was begun then has met a fault; `kind` names it for people."""
        self.row += 1
        self.since = min(self.since, now)
        self._kinds[kind] += 1
        straggler = self.open and begun < self._opened
        if self.row < ROW or straggler:
            return
        self._opened = min(self._opened, now)
        self.open = True
        self.again = now + max(self._wait, retry_after or 0.0)
        self._wait = min(2 * self._wait, LONGEST_WAIT)

    @property
    def deadline(self) -> float:
        """When it is enough; endless while the endpoint answers."""
        return self.since + self.max_wait if self.open else math.inf

    @property
    def kinds(self) -> str:
        """What the endpoint answers instead, most frequent first."""
        return " and ".join(kind for kind, _ in self._kinds.most_common())
