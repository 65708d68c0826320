"""Counts of a run as they grow → the words of a live view: how far it is, what failed, how fast, how long still."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

_LEAST = 3  # articles through before a rate says anything


@dataclass
class Standing:
    """How a run stands."""

    clock: Callable[[], float] = time.monotonic
    total: int | None = None
    """None as long as the inputs are still being read."""
    done: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    """Inputs that were lost, by the class of their failure."""
    began: float | None = None

    def count(self, failure: str = "", inputs: int = 1) -> None:
        """So many inputs are through; `failure` is the class of what they failed with."""
        self.done += inputs
        if failure:
            self.lost[failure] += inputs

    def start(self, total: int | None) -> None:
        """The counting begins anew, of so many."""
        self.total, self.done, self.began = total, 0, self.clock()

    @property
    def counted(self) -> str:
        """How many are through, and of how many; empty before the first."""
        of = f" of {self.total:,}" if self.total is not None else ""
        noun = "article" if not of and self.done == 1 else "articles"
        return f"{self.done:,}{of} {noun}" if self.done or self.total else ""

    @property
    def failed(self) -> str:
        """How many were lost, by cause; empty if none was."""
        if not self.lost:
            return ""
        causes = ", ".join(f"{count:,} {_plain(name)}" for name, count in sorted(self.lost.items()))
        return f"{self.lost.total():,} lost ({causes})"

    @property
    def speed(self) -> str:
        """Articles a second or a minute, and the time left if the total is known; empty while it is too early."""
        seconds = self.clock() - self.began if self.began is not None else 0.0
        if self.done < _LEAST or seconds <= 0:
            return ""
        rate = self.done / seconds
        pace = f"{rate:.1f} a second" if rate >= 1 else f"{rate * 60:.1f} a minute"
        if self.total is None:
            return pace
        return f"{pace}, {_duration((self.total - self.done) / rate)} left"


def _plain(name: str) -> str:
    """`RefusedError` → refused; `TooLongError` → too long."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name.removesuffix("Error"))
    return words.strip()


def _duration(seconds: float) -> str:
    """A length of time to read.

    >>> _duration(42), _duration(190), _duration(7300)
    ('42 s', '3 min', '2 h 2 min')
    """
    if seconds < 60:  # noqa: PLR2004  # of a minute
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
