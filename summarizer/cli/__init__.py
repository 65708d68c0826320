"""The command `summarizer`: arguments in, one library call, output and an exit code out."""

import io
import os
import sys

from summarizer.errors import ExitCode, SummarizerError

__all__ = ["main"]


def main() -> None:
    """Run the command line; every error of ours becomes one line on stderr and its exit code."""
    from summarizer.cli import traces
    from summarizer.cli.app import app
    from summarizer.cli.garbage import collect_seldom

    collect_seldom()
    traces.take_over()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a character still shows the rest
    try:
        try:
            code = app(standalone_mode=False)
        finally:
            sys.stdout.flush()  # here, where it is known what to do if nobody reads it any more
    except BrokenPipeError:
        # The reader of our output has gone, as `| head` does; Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = ExitCode.DONE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - whatever it is, it is said in one way
        code = _said(error)
    sys.exit(code or ExitCode.DONE)


def _said(error: BaseException) -> int:
    """Say what ended the command; its exit code."""
    from summarizer.cli import traces
    from summarizer.cli.app import INTERRUPTED, is_refusal
    from summarizer.cli.output import complain, end, speaks_json

    match error:
        case SummarizerError():
            complain(error)
            return error.exit_code
        case KeyboardInterrupt():  # before a command was chosen
            complain(INTERRUPTED)
            return INTERRUPTED.exit_code
        case OSError():
            where = f"{error.filename}: " if error.filename else ""
            text = f"{where}{error.strerror}. Look at the place and its permissions."
            end(text, error=type(error).__name__, exit_code=ExitCode.USAGE)
            return ExitCode.USAGE
        case _ if is_refusal(error):
            if speaks_json():
                end(error.format_message(), error="UsageError", exit_code=ExitCode.USAGE)
            else:
                error.show()  # the usage, and what is wrong
            return ExitCode.USAGE
        case _ if os.environ.get(traces.DEBUG):
            traces.show(error)
        case _:  # not the text of a foreign error: it may hold what an endpoint echoed
            text = f"internal error ({type(error).__name__}), a defect of ours; to see where, set {traces.DEBUG}=1"
            end(text, error=type(error).__name__, exit_code=ExitCode.INTERNAL)
    return ExitCode.INTERNAL
