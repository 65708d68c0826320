"""Ctrl-C, SIGTERM, a cap → a run that ends in order: nothing more is begun, what is under way is finished.

A second signal ends it at once. On Windows there is no first: an interrupted run ends at once there.
"""

import asyncio
import signal
import threading
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import TypeVar

from summarizer.errors import CapReachedError, ExitCode, RunEndedError, SignalledError

Result = TypeVar("Result")

INTERRUPTED = "interrupted"
_SIGNALS = {
    signal.SIGINT: (INTERRUPTED, ExitCode.INTERRUPTED),
    signal.SIGTERM: ("asked to end", ExitCode.TERMINATED),
}


class Stop:
    """The one place where a run is told to end, and where it hears of it; one for all that a command asks."""

    def __init__(self, *, after: float | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        """`after` so many seconds of running it ends by itself."""
        self.error: RunEndedError | None = None
        """Why it ends; None as long as it goes on."""
        self._after, self._clock = after, clock
        self._due: float | None = None
        self._listeners: list[Callable[[RunEndedError], None]] = []

    def listen(self, listener: Callable[[RunEndedError], None]) -> None:
        """Call it when the run is told to end, or now if it was; once more if a signal comes after another reason."""
        self._listeners.append(listener)
        if self.error:
            listener(self.error)

    def end(self, error: RunEndedError) -> None:
        """Tell the run to end. The first reason stands, but for a signal, which comes before all others."""
        if self.error is None or (isinstance(error, SignalledError) and not isinstance(self.error, SignalledError)):
            self.error = error
            for listener in self._listeners:
                listener(error)

    def watch_time(self) -> asyncio.TimerHandle | None:
        """End the run, in the loop that runs, when its time is up, which is counted from the first call of this."""
        if self._after is None:
            return None
        now = self._clock()
        self._due = now + self._after if self._due is None else self._due
        up = CapReachedError(f"the time of {self._after:g} s is up")
        if now >= self._due:  # nothing more is begun, not even in the first turn of the loop
            self.end(up)
            return None
        return asyncio.get_running_loop().call_later(self._due - now, self.end, up)


def run_until_stopped(main: Callable[[], Coroutine[None, None, Result]], stop: Stop) -> Result:
    """`asyncio.run` with signals that end the run in order.

    Raises `SignalledError` where a second signal ended it at once, and whatever `main` raises.
    """

    async def attended() -> Result:
        loop = asyncio.get_running_loop()
        task = asyncio.current_task()

        def heard(number: signal.Signals) -> None:
            if isinstance(stop.error, SignalledError) and task:
                task.cancel()
            else:
                what, code = _SIGNALS[number]
                stop.end(SignalledError(what, exit_code=code))

        in_front = threading.current_thread() is threading.main_thread()
        installed = []
        for number in _SIGNALS if in_front else ():
            with suppress(NotImplementedError):  # Windows
                loop.add_signal_handler(number, heard, number)
                installed.append(number)
        timer = stop.watch_time()
        try:
            return await main()
        finally:
            if timer:
                timer.cancel()
            for number in installed:
                loop.remove_signal_handler(number)

    try:
        return asyncio.run(attended())
    except (asyncio.CancelledError, KeyboardInterrupt):
        error = stop.error
        if not isinstance(error, SignalledError):
            error = SignalledError(INTERRUPTED, exit_code=ExitCode.INTERRUPTED)
        raise error from None
