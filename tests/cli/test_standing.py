"""What a live view says of a run."""

from itertools import count

from summarizer.cli.standing import Standing


def test_failures_are_told_by_cause_and_time_left_by_the_rate() -> None:
    """Ten of forty after ten seconds: one a second, half a minute left; what was lost is told class by class."""
    ticks = count(0.0, 10.0)
    standing = Standing(clock=lambda: next(ticks))
    standing.start(40)
    for failure in ("", "RefusedError", "", "TooLongError", "RefusedError", "", "", "", "", ""):
        standing.count(failure)
    assert "10 of 40 articles" == standing.counted
    assert "3 lost (2 refused, 1 too long)" == standing.failed
    assert "1.0 a second, 30 s left" == standing.speed


def test_nothing_is_said_before_there_is_something_to_say() -> None:
    """No rate of one article, no loss where none is."""
    standing = Standing(clock=lambda: 0.0)
    standing.start(None)
    standing.count()
    assert ("1 article", "", "") == (standing.counted, standing.failed, standing.speed)
