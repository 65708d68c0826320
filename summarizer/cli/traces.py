"""What nobody has caught, and what libraries log → stderr, with nothing in it that drives a terminal, and no key."""

import logging
import os
import sys
import threading
import traceback
from typing import Any

from summarizer.cli.output import event, say, speaks_json
from summarizer.printing import without_keys
from summarizer.text import printable

DEBUG = "SUMMARIZER_DEBUG"  # a variable; if it is set, whole traces are shown
KEY = "OPENAI_API_KEY"


class _Said(logging.Handler):
    """Says each record as one line; without a handler, Python would print it as it is."""

    def emit(self, record: logging.LogRecord) -> None:
        """The message, and the class of the error that it is about: not the error's text, which may be an answer."""
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        say(f"{record.name}: {_hidden(record.getMessage())}" + (f" ({kind})" if kind else ""))


def take_over() -> None:
    """From now on, warnings, logs and errors of threads are said in our way."""
    handler = _Said(logging.WARNING)
    logging.getLogger().addHandler(handler)
    logging.captureWarnings(capture=True)
    threading.excepthook = _of_thread
    sys.unraisablehook = _of_nobody


def trace_of(error: BaseException) -> str:
    """The whole trace of an error, in lines, safe to show."""
    return printable(_hidden("".join(traceback.format_exception(error))))


def show(error: BaseException) -> None:
    """The whole trace on stderr."""
    if speaks_json():
        event("trace", text=trace_of(error))
    else:
        sys.stderr.write(trace_of(error))


def _hidden(text: str) -> str:
    return without_keys(text, os.environ.get(KEY, ""))


def _of_thread(arguments: Any) -> None:  # noqa: ANN401 - a named tuple that only `threading` knows
    _tell(arguments.exc_value)


def _of_nobody(arguments: Any) -> None:  # noqa: ANN401 - likewise, of `sys`
    _tell(arguments.exc_value)


def _tell(error: BaseException | None) -> None:
    if error is None or isinstance(error, SystemExit):
        return
    if os.environ.get(DEBUG):
        show(error)
    else:
        say(f"summarizer: internal error ({type(error).__name__}), a defect of ours; to see where, set {DEBUG}=1")
