"""The command `summarizer`: arguments in, one library call, output and an exit code out."""

import io
import os
import sys

from summarizer.errors import ExitCode, SummarizerError
from summarizer.printing import one_line

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
            app()
        finally:
            sys.stdout.flush()  # here, where it is known what to do if nobody reads it any more
    except SummarizerError as error:
        sys.stderr.write(f"summarizer: {one_line(str(error))}\n")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("summarizer: interrupted; nothing more was written\n")
        sys.exit(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has gone, as `| head` does; Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(ExitCode.DONE)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        sys.stderr.write(f"summarizer: {one_line(where)}{error.strerror}. Look at the place and its permissions.\n")
        sys.exit(ExitCode.USAGE)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is said in one way
        if os.environ.get(traces.DEBUG):
            sys.stderr.write(traces.trace_of(error))
        else:  # not the text of a foreign error: it may hold what an endpoint echoed
            line = f"internal error ({type(error).__name__}), a defect of ours; to see where, set {traces.DEBUG}=1"
            sys.stderr.write(f"summarizer: {line}\n")
        sys.exit(ExitCode.INTERNAL)
