"""What was collected → the briefing, with the models asked that decide which claims agree and that write the leads."""

from collections.abc import Iterable, Sequence

from summarizer.briefing import Briefing
from summarizer.errors import NothingSucceededError
from summarizer.extraction import Engine
from summarizer.merging import Grouping, merge, open_pairs
from summarizer.running.adjudicating import adjudicate
from summarizer.running.articles import DEFAULT_CONCURRENCY, Run, Steady
from summarizer.running.askers import NOBODY, Askers
from summarizer.running.collecting import Collected, Input, collect
from summarizer.running.leading import write_leads
from summarizer.running.questions import Panel
from summarizer.running.stopping import Stop
from summarizer.verdicts import VerifiedSummary


def compose(
    collected: Collected,
    *,
    askers: Askers = NOBODY,
    stories: Grouping = Grouping.FOLDERS,
    only: Sequence[VerifiedSummary] | None = None,
    concurrency: int = DEFAULT_CONCURRENCY,
    stop: Stop | None = None,
) -> Briefing:
    """The briefing of what was collected, or of one story of it if `only` has its summaries.

    `stop` is that of the run, whose time goes on, and which may be told to end while questions are asked. Each asker
    has `concurrency` questions in flight. One that gives no answer costs the briefing nothing else: claims stay apart,
    and a lead is the top points. `collected` is told of it, as its exit code tells the caller.
    """
    summaries = collected.summaries if only is None else only
    grouping = stories if only is None else Grouping.ONE
    stopped = collected.stopped  # before anything is asked: what ends the questions has read everything
    stop = stop or Stop()
    adjudicated = None
    if askers.adjudicator:
        panel = Panel(askers.adjudicator, collected, concurrency, stop)
        adjudicated = adjudicate(open_pairs(summaries, stories=grouping), panel)
    briefing = merge(
        summaries,
        collected.losses,
        stories=grouping,
        stopped=stopped,
        wasted=collected.wasted if only is None else (),
        adjudicated=adjudicated,
    )
    return write_leads(briefing, Panel(askers.writer, collected, concurrency, stop)) if askers.writer else briefing


def brief(
    inputs: Iterable[Input],
    engine: Engine,
    *,
    askers: Askers = NOBODY,
    concurrency: int = DEFAULT_CONCURRENCY,
    stories: Grouping = Grouping.FOLDERS,
) -> Briefing:
    """Everything from articles to the briefing, which is marked partial if an input was lost on the way.

    `stories` says what a story is, `askers` what a model is asked beside the reading; a model's engine can be any of
    them. Raises `EndpointError` if the endpoint can serve no article, `NothingSucceededError` if no input gave a
    summary.
    """
    askers.prepare()
    stop = Stop()
    collected = collect(inputs, Run(engine, askers.checker, Steady(concurrency)), stop=stop)
    if collected.error and not collected.count:
        raise collected.error
    if not collected.count:
        lost = collected.lost_inputs
        message = f"none of {lost} inputs gave a summary" if lost else "there was no input"
        raise NothingSucceededError(message, hint=_first_reason(collected))
    return compose(collected, askers=askers, stories=stories, concurrency=concurrency, stop=stop)


def _first_reason(collected: Collected) -> str:
    reasons = (*map(str, collected.unreadable), *(f"{each.source}: {each.reason}" for each in collected.failures))
    return f"The first: {reasons[0]}" if reasons else ""
