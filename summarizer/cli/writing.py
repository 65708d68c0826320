"""Steps of a batch, as they come → its records and its live view; what cannot be written ends the run in order."""

from summarizer.cli.progress import Progress
from summarizer.cli.records import Records
from summarizer.errors import OutputError
from summarizer.running import Event, Outcome, Stop


class Writing:
    """Writes each outcome as it comes, and shows every step."""

    def __init__(self, records: Records, progress: Progress, stop: Stop) -> None:
        """`stop` is told of the first outcome that cannot be written: no more is begun then."""
        self.records = records
        self.stop = stop
        self.unwritten = 0
        """Outcomes that could not be written."""
        self._progress = progress

    @property
    def left(self) -> str:
        """How many inputs have no outcome yet, and of how many; empty if nobody knows."""
        return self._progress.left

    def __call__(self, step: Outcome | Event) -> None:
        """One more; where another could not be written, this one may, and it is paid for."""
        self._progress(step)
        if isinstance(step, Event):
            return
        try:
            self.records.add(step)
        except OutputError as error:
            self.unwritten += 1
            self.stop.end(error)
            if error is not self.stop.error:  # that one is told at the end
                self._progress.unwritten(error)
