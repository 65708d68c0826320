"""One tree of errors; each says what happened, to which input, and what to do next.

    SummarizerError                        1  a defect of ours, or of the machine
    ├── UsageError                         2  a flag, a configuration, a template, a schema, a file given by hand
    ├── InputError                         3  one input cannot be read; the others go on
    │   └── DuplicateError                    the same article was already read; dropped and counted
    ├── ExtractionError                    3  one article has no summary; the others go on
    │   ├── RefusedError                      the model, or a content filter, declined
    │   ├── AnswerError                       the answer is empty, no JSON, or breaks the schema
    │   ├── OutputCutError                    the answer was cut at the output limit
    │   ├── InputCutError                     the endpoint dropped part of the prompt without a word
    │   ├── TooLongError                      the article does not fit the model's context
    │   └── TransientError                    time-out, 408, 409, 429, 5xx, a connection that broke
    ├── RunEndedError                         no further article is begun; what is finished stands
    │   ├── EndpointError                  6  key, quota, model name or address: no article can succeed
    │   ├── JournalError                   2  the journal cannot be opened or written
    │   ├── OutputError                    2  a result cannot be written
    │   ├── CapReachedError                5  a cap of money, tokens, time or waiting
    │   └── SignalledError           130 143  Ctrl-C or SIGTERM
    ├── CapabilityError                       the endpoint lacks this answer mode; the next mode is tried
    └── NothingSucceededError              4  every input failed

`retryable` says whether the same request may be sent again unchanged. `exit_code` is the one that the command ends
with when this error ends the run.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command tells the shell; one table for every command."""

    DONE = 0
    INTERNAL = 1
    USAGE = 2
    SOME_FAILED = 3
    NOTHING_SUCCEEDED = 4
    CAP_REACHED = 5
    ENDPOINT = 6
    DOES_NOT_HOLD = 7
    INTERRUPTED = 130
    TERMINATED = 143


class SummarizerError(Exception):
    """Base of every error that this package raises on purpose.

    `what` is one line about what happened, `where` the file, field or endpoint it happened to, `hint` what to do next.
    """

    exit_code: ExitCode = ExitCode.INTERNAL
    retryable: bool = False
    usual_hint: str = ""
    """What to do next where whoever raises the error knows nothing better."""

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint or self.usual_hint

    def __str__(self) -> str:
        """`where: what. hint`, on one line."""
        return f"{self.where}: {self.advice}" if self.where else self.advice

    @property
    def advice(self) -> str:
        """`what. hint`, for a line that says where in its own way."""
        if not self.hint:
            return self.what
        return f"{self.what} {self.hint}" if self.what.endswith(("?", "!")) else f"{self.what.rstrip('.')}. {self.hint}"


class UsageError(SummarizerError):
    """A flag, a configuration, a template or a schema is wrong; nothing was read or sent.

    `lines` are lines to copy, such as those that a configuration lacks.
    """

    exit_code = ExitCode.USAGE

    def __init__(self, what: str, *, where: str = "", hint: str = "", lines: str = "") -> None:
        super().__init__(what, where=where, hint=hint)
        self.lines = lines


class InputError(SummarizerError):
    """One input cannot be read as an article, or as a record of one; or so many more of one file, `count`, cannot."""

    exit_code = ExitCode.SOME_FAILED

    def __init__(self, what: str, *, where: str = "", hint: str = "", count: int = 1) -> None:
        super().__init__(what, where=where, hint=hint)
        self.count = count


class DuplicateError(InputError):
    """An article with the same identity was already read; dropping it loses nothing."""

    exit_code = ExitCode.DONE


class ExtractionError(SummarizerError):
    """One article has no summary."""

    exit_code = ExitCode.SOME_FAILED
    usual_hint = "Have another model read it, or the built-in engine."


class RefusedError(ExtractionError):
    """The model, or a content filter before it, declined to answer; the same request would be declined again."""


class AnswerError(ExtractionError):
    """The answer is empty, holds no JSON object, or breaks the schema; `fault` is the one line a re-ask carries."""

    usual_hint = "Try it again, or have a model read it that keeps to schemas better."

    def __init__(self, what: str, *, fault: str = "", where: str = "", hint: str = "") -> None:
        super().__init__(what, where=where, hint=hint)
        self.fault = fault or what


class OutputCutError(ExtractionError):
    """The answer stopped at the output limit; the same request would stop there again."""

    usual_hint = "Have a model read it that may write longer answers, or split the article."


class InputCutError(ExtractionError):
    """The model did not see the whole article, although the endpoint accepted it."""

    usual_hint = "Give the model a larger context; some servers cut long prompts silently."


class TooLongError(ExtractionError):
    """The endpoint says that the request does not fit the model's context."""

    usual_hint = "Give the model a larger context, or split the article."


class TransientError(ExtractionError):
    """A fault of the way to the model, which may be gone the next time.

    `retry_after` is the wait that the endpoint asked for, in seconds, or None; `rate_limited` tells a 429 apart.
    """

    retryable = True
    usual_hint = "Try this article again later."

    def __init__(
        self,
        what: str,
        *,
        retry_after: float | None = None,
        rate_limited: bool = False,
        where: str = "",
        hint: str = "",
    ) -> None:
        super().__init__(what, where=where, hint=hint)
        self.retry_after = retry_after
        self.rate_limited = rate_limited


class RunEndedError(SummarizerError):
    """The run begins no further article; the ones that it did not come to are untouched, not failed."""


class EndpointError(RunEndedError):
    """The endpoint cannot serve any article: wrong key, empty quota, unknown model, nobody at that address."""

    exit_code = ExitCode.ENDPOINT


class JournalError(RunEndedError):
    """The journal cannot be opened or written; nothing is paid for without it."""

    exit_code = ExitCode.USAGE
    usual_hint = "Name another place with --journal PATH."


class OutputError(RunEndedError):
    """A result cannot be written; what is read from here on would be paid for and lost."""

    exit_code = ExitCode.USAGE
    usual_hint = "Make room there, or name another place."


class CapReachedError(RunEndedError):
    """A cap of money, tokens, time or waiting leaves no room for the next request."""

    exit_code = ExitCode.CAP_REACHED
    usual_hint = "A run that goes on may take as much again."


class SignalledError(RunEndedError):
    """The user, or the system, asked the run to stop."""

    def __init__(self, what: str, *, exit_code: ExitCode) -> None:
        super().__init__(what)
        self.exit_code = exit_code


class CapabilityError(SummarizerError):
    """The endpoint does not know the way of answering that was asked for; the next one is tried."""


class NothingSucceededError(SummarizerError):
    """Every input failed; each failure has been reported."""

    exit_code = ExitCode.NOTHING_SUCCEEDED
