"""What was tried for an article → rides on the error that ended it, so that failed calls are counted too."""

from collections.abc import Iterable

from summarizer.errors import SummarizerError
from summarizer.verdicts import Attempt

_NAME = "attempts"


def carry(error: SummarizerError, attempts: Iterable[Attempt]) -> None:
    """Let the error carry every request that was made before it was raised."""
    setattr(error, _NAME, tuple(attempts))


def attempts_of(error: SummarizerError) -> tuple[Attempt, ...]:
    """The requests that were made before the error was raised, in order."""
    attempts: tuple[Attempt, ...] = getattr(error, _NAME, ())
    return attempts
