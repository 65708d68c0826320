"""What becomes of a run's inputs, however it ends, and how little is kept of those that failed."""

import gc
import itertools
import threading
import weakref
from collections.abc import Iterator

import pytest
from wire.asking import article, endpoint
from wire.server import Stage, answers, says, serving

from summarizer.article import Article
from summarizer.errors import CapReachedError, DuplicateError, ExitCode, InputError, SignalledError
from summarizer.extraction import model_engine
from summarizer.extraction.builtin import BuiltinEngine
from summarizer.running import Event, Outcome, Run, Steady, Stop, collect

INTERRUPTED = SignalledError("interrupted", exit_code=ExitCode.INTERRUPTED)
UP = CapReachedError("the time is up")


def stories(count: int) -> list[Article]:
    """So many articles."""
    return [article(f"Ferry number {number} stayed in port.", source=f"{number}.txt") for number in range(count)]


@pytest.mark.parametrize("fault", [DuplicateError("is the same article"), InputError("cannot be read")])
def test_a_run_can_be_stopped_among_inputs_that_take_no_call(fault: InputError) -> None:
    """However many come in a row, none is read while what is in flight is finished; that there are more is known."""
    stop, awaited = Stop(), threading.Event()
    heard: list[InputError] = []

    def observe(step: Outcome | Event) -> None:
        if isinstance(step, InputError):
            heard.append(step)
            if len(heard) == 100:
                stop.end(INTERRUPTED)
                threading.Timer(0.3, awaited.set).start()

    def late(stage: Stage) -> None:
        awaited.wait()
        answers(stage)

    with serving(late) as server:
        inputs = itertools.chain[Article | InputError](stories(1), itertools.repeat(fault))
        collected = collect(inputs, Run(model_engine(endpoint(server.url))), stop=stop, observe=observe)
    assert INTERRUPTED is collected.error
    assert 100 == len(heard) == len(collected.unreadable) + len(collected.duplicates)
    assert (1, 0, True) == (collected.count, collected.left, collected.unread)


def test_a_stopped_run_knows_what_it_had_read_and_that_there_is_more() -> None:
    """Articles that were begun and have no summary are counted; those after them are not."""
    stop = Stop()

    def observe(step: Outcome | Event) -> None:
        if isinstance(step, Event) and (step.kind, step.article.source) == ("started", "3.txt"):
            stop.end(UP)

    with serving(answers) as server:
        how = Run(model_engine(endpoint(server.url)), pace=Steady(2))
        collected = collect(iter(stories(40)), how, stop=stop, observe=observe)
    assert UP is collected.error
    assert 4 == collected.count + collected.left == len(server.ledger) + collected.left
    assert collected.unread


def test_a_run_that_came_to_the_end_of_its_inputs_left_nothing() -> None:
    """Nothing is said to be left of one that was not stopped."""
    collected = collect(iter(stories(3)), Run(BuiltinEngine()))
    assert (3, 0, False) == (collected.count, collected.left, collected.unread)


def test_of_articles_that_failed_little_is_kept() -> None:
    """Not the article, nor what was asked and answered: an endpoint that is down fills no memory."""
    alive: list[weakref.ref[Article]] = []

    def given() -> Iterator[Article]:
        for each in stories(20):
            alive.append(weakref.ref(each))
            yield each

    with serving(says("I cannot find any JSON.")) as server:
        collected = collect(given(), Run(model_engine(endpoint(server.url)), pace=Steady(2)), keep=False)
    gc.collect()
    assert [] == [reference for reference in alive if reference()]
    assert [(f"{number}.txt", "AnswerError", ()) for number in range(20)] == [
        (failed.source, failed.error, failed.attempts) for failed in collected.failures
    ]
    assert 20 == len(collected.losses.failed) == collected.lost_inputs
    assert ExitCode.NOTHING_SUCCEEDED == collected.exit_code


def test_where_a_briefing_is_made_the_calls_for_what_failed_are_kept() -> None:
    """They belong to its cost."""
    with serving(says("I cannot find any JSON.")) as server:
        collected = collect(stories(2), Run(model_engine(endpoint(server.url)), pace=Steady(2)))
        assert len(server.ledger) == len(collected.wasted) > 0
