"""How many transport faults an article may meet, and how long it waits after each."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from tenacity import AsyncRetrying, RetryCallState

from summarizer.errors import EndpointError, TransientError
from summarizer.extraction.client.completions import NoCompletionError
from summarizer.extraction.engine import Patience

MOST_PAGES = 2  # replies that are no completion: one may be a proxy's hiccup, two are another kind of server

Answer = TypeVar("Answer")


@dataclass
class Faults:
    """The transport faults of one article so far; all its questions share one budget."""

    met: int = 0
    """Those that count against its tries."""
    limited: int = 0
    """Refusals that ask for fewer requests: no fault of the article's, so time bounds them and not their number."""
    waited: float = 0.0
    """Seconds that it waited after those."""
    pages: int = 0

    def count(self, error: BaseException | None) -> TransientError | None:
        """Note the error of a try; None if it is no fault of the way."""
        if not isinstance(error, TransientError):
            return None
        if error.rate_limited:
            self.limited += 1
        else:
            self.met += 1
        self.pages += isinstance(error, NoCompletionError)
        return error


async def patiently(
    ask: Callable[[], Awaitable[Answer]],
    patience: Patience,
    faults: Faults,
    rest: Callable[[float], Awaitable[None]],
) -> Answer:
    """What `ask` returns, asked again after each transport fault as long as patience lasts; `rest` waits between.

    Raises what `ask` and `rest` raise; for transport faults the last one, saying why it was the last.
    """

    def hopeful(state: RetryCallState) -> bool:
        error = faults.count(state.outcome.exception() if state.outcome else None)
        return error is not None and _given_up(error, patience, faults) is None

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = (error.retry_after or 0.0) if isinstance(error, TransientError) else 0.0
        limited = isinstance(error, TransientError) and error.rate_limited
        # Full jitter: articles that failed together must not come back together.
        doubled = patience.first_wait * 2 ** ((faults.limited if limited else faults.met) - 1)
        seconds = asked + random.uniform(0, min(patience.longest_wait, doubled))
        if limited:
            faults.waited += seconds
        return seconds

    try:
        # An object a call: its state lives in it, and concurrent calls that share one spend each other's
        # tries.
        return await AsyncRetrying(retry=hopeful, wait=wait, sleep=rest, reraise=True)(ask)
    except TransientError as error:
        raise (_given_up(error, patience, faults) or error) from None


def _given_up(error: TransientError, patience: Patience, faults: Faults) -> TransientError | EndpointError | None:
    """The error to end with; None if another try may help."""
    if faults.pages >= MOST_PAGES:
        return EndpointError(error.what, hint="Check --base-url (…/v1); something else answers there.")
    asked = error.retry_after
    if asked is not None and asked > patience.longest_limited:
        why = f"it asks to wait {asked:.0f} s, longer than the {patience.longest_limited:.0f} s that a run waits"
    elif error.rate_limited and faults.waited + (asked or 0.0) > patience.longest_limited:
        why = f"given up after {faults.waited:.0f} s of waiting"
    elif not error.rate_limited and faults.met >= patience.tries:
        why = f"given up after {faults.met} such faults" if faults.met > 1 else "given up"
    else:
        return None
    return TransientError(
        f"{error.what}; {why}",
        retry_after=asked,
        rate_limited=error.rate_limited,
        hint=error.hint,
    )
