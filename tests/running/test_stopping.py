"""One place where all that a command asks is told to end, and for which reason."""

import asyncio

import pytest

from summarizer.errors import CapReachedError, EndpointError, ExitCode, RunEndedError, SignalledError
from summarizer.running import Stop, run_until_stopped

SIGNAL = SignalledError("interrupted", exit_code=ExitCode.INTERRUPTED)
LATER = SignalledError("asked to end", exit_code=ExitCode.TERMINATED)
LOST = EndpointError("the endpoint was lost")
UP = CapReachedError("the time is up")


@pytest.mark.parametrize(
    ("reasons", "heard"),
    [
        ([UP], [UP]),
        ([UP, LOST], [UP]),
        ([SIGNAL, UP], [SIGNAL]),
        ([UP, SIGNAL], [UP, SIGNAL]),
        ([SIGNAL, LATER], [SIGNAL]),
    ],
)
def test_the_first_reason_stands_but_for_a_signal(reasons: list[RunEndedError], heard: list[RunEndedError]) -> None:
    """As the exit code tells a signal before all others."""
    stop, told = Stop(), list[RunEndedError]()
    stop.listen(told.append)
    for reason in reasons:
        stop.end(reason)
    assert heard == told
    assert heard[-1] is stop.error


def test_whoever_listens_late_hears_it_too() -> None:
    """What is asked after the reading learns that the run had ended."""
    stop, told = Stop(), list[RunEndedError]()
    stop.end(UP)
    stop.listen(told.append)
    assert [UP] == told


def test_time_goes_on_from_one_part_of_a_run_to_the_next() -> None:
    """Time that is up when the next part begins ends that before anything is begun."""
    now = 100.0
    stop = Stop(after=60, clock=lambda: now)

    async def part() -> RunEndedError | None:
        return stop.error

    assert run_until_stopped(part, stop) is None
    now = 159.0
    assert run_until_stopped(part, stop) is None
    now = 160.0
    assert isinstance(run_until_stopped(part, stop), CapReachedError)


def test_time_that_is_up_is_told_once() -> None:
    """In the loop that runs then."""
    stop, told = Stop(after=0.01), list[RunEndedError]()
    stop.listen(told.append)

    async def part() -> None:
        up = asyncio.Event()
        stop.listen(lambda _: up.set())
        await up.wait()

    run_until_stopped(part, stop)
    run_until_stopped(part, stop)
    assert ["the time of 0.01 s is up"] == [error.what for error in told]
