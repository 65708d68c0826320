"""The models that a run asks beside the reading, each for one purpose."""

from dataclasses import dataclass

from summarizer.extraction import Asker


@dataclass(frozen=True)
class Askers:
    """Who is asked for what; None where nobody is. A model's engine can be all of them."""

    checker: Asker | None = None
    """Which sentences support the facts that plain code leaves open."""
    adjudicator: Asker | None = None
    """Which claims of different sources are the same, where plain code cannot tell."""
    writer: Asker | None = None
    """The lead of each story, over the points that hold."""

    def prepare(self) -> None:
        """Make every prompt ready; raises `UsageError` if a template does not work, before anything is sent."""
        if not (self.checker or self.adjudicator or self.writer):
            return
        from summarizer.running import adjudicating, checking, leading  # noqa: PLC0415  # with all of merging

        for asker, purpose in ((self.checker, checking), (self.adjudicator, adjudicating), (self.writer, leading)):
            if asker:
                asker.prepare(purpose.TEMPLATE, purpose.ANSWER)


NOBODY = Askers()
