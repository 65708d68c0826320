"""Many articles: in order, bounded, and with an end that loses nothing."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator

import pytest
from wire.asking import FERRY, article, endpoint
from wire.server import Exchange, Scene, Stage, answers, comes_too_late, refuses, says, serving, stalls

from summarizer.article import Article
from summarizer.errors import AnswerError, EndpointError, OutputError, UsageError
from summarizer.extraction import Extraction, Patience, Piece, model_engine
from summarizer.extraction.builtin import BuiltinEngine
from summarizer.running import Event, Failure, Run, Steady, run, summarize
from summarizer.running.articles import AHEAD
from summarizer.running.pulling import READY
from summarizer.verdicts import VerifiedSummary

STORIES = [article(f"Ferry number {number} stayed in port on Monday.", source=f"{number}.txt") for number in range(12)]


def number_of(exchange: Exchange) -> int:
    """Which of the stories a request is about."""
    return int(exchange.user.split("Ferry number ")[1].split()[0])


def sources(outcomes: list[VerifiedSummary | Failure]) -> list[str]:
    """Where the outcomes' articles came from."""
    return [outcome.article.source for outcome in outcomes]


def uneven(stage: Stage) -> None:
    """Answer the earlier stories later."""
    stalls((12 - number_of(stage.exchange)) / 100)(stage)


def test_outcomes_come_in_the_order_of_the_articles() -> None:
    """Whatever comes back first, the first article is yielded first."""
    with serving(uneven) as server:
        outcomes = summarize(STORIES, Run(model_engine(endpoint(server.url)), pace=Steady(6)))
    assert sources(outcomes) == [story.source for story in STORIES]
    assert all(isinstance(outcome, VerifiedSummary) for outcome in outcomes)


@pytest.mark.parametrize("concurrency", [1, 3])
def test_no_more_articles_are_in_flight_than_allowed(concurrency: int) -> None:
    """The endpoint never sees more requests at once, and as many as it may see."""
    with serving(stalls(0.05)) as server:
        summarize(STORIES, Run(model_engine(endpoint(server.url)), pace=Steady(concurrency)))
    assert server.most_running == concurrency


def test_the_result_does_not_depend_on_concurrency() -> None:
    """One at a time or all at once: the same records, byte for byte."""
    with serving(uneven) as server:
        settings = endpoint(server.url)
        one, many = (
            [
                each.model_dump_json()  # type: ignore[union-attr]  # none fails here
                for each in summarize(STORIES, Run(model_engine(settings), pace=Steady(concurrency)))
            ]
            for concurrency in (1, 12)
        )
    assert one == many


def test_articles_are_read_as_they_are_needed() -> None:
    """An endless stream of articles is not swallowed: little more is read than is in flight."""
    read: list[int] = []

    def endless() -> Iterator[Article]:
        for number in range(1000):
            read.append(number)
            yield article(f"Ferry number {number} sailed.")

    async def first_three(url: str) -> int:
        outcomes = run(endless(), Run(model_engine(endpoint(url)), pace=Steady(2)))
        async for _ in outcomes:
            if len(read) >= 3:
                break
        await outcomes.aclose()  # type: ignore[attr-defined]
        return len(read)

    with serving(answers) as server:
        assert asyncio.run(first_three(server.url)) <= 2 * AHEAD + READY


def test_one_slow_article_does_not_fill_the_memory() -> None:
    """While the first article keeps all others waiting, only so many of them are read and kept."""
    most = 0

    def stream() -> Iterator[Article]:
        nonlocal most
        for most, story in enumerate(article(f"Ferry number {number} sailed.") for number in range(200)):  # noqa: B007
            yield story

    async def until_the_first(url: str) -> int:
        outcomes = run(stream(), Run(model_engine(endpoint(url)), pace=Steady(2)))
        async for _ in outcomes:
            break
        read = most + 1
        await outcomes.aclose()  # type: ignore[attr-defined]  # an async generator behind its interface
        return read

    def first_is_slow(stage: Stage) -> None:
        stalls(0.6 if number_of(stage.exchange) == 0 else 0)(stage)

    with serving(first_is_slow) as server:
        assert 2 * AHEAD <= asyncio.run(until_the_first(server.url)) <= 2 * AHEAD + READY


def fails_on(number: int, scene: Scene) -> Scene:
    """Play the scene for one story, and answer the others."""

    def play(stage: Stage) -> None:
        (scene if number_of(stage.exchange) == number else answers)(stage)

    return play


def test_a_failed_article_is_an_outcome() -> None:
    """One article that cannot be had stands among the others with its error and what was tried."""
    with serving(fails_on(3, says("no JSON"))) as server:
        outcomes = summarize(STORIES, Run(model_engine(endpoint(server.url)), pace=Steady(4)))
    failure = outcomes[3]
    assert isinstance(failure, Failure)
    assert type(failure.error) is AnswerError
    assert failure.error.where == "3.txt"
    assert [attempt.outcome for attempt in failure.attempts] == ["AnswerError", "AnswerError"]
    assert sum(isinstance(outcome, VerifiedSummary) for outcome in outcomes) == 11


async def gathered(outcomes: AsyncIterator[VerifiedSummary | Failure]) -> tuple[list[str], Exception | None]:
    """What is yielded before the end, and the error that ends it."""
    found: list[VerifiedSummary | Failure] = []
    try:
        async for outcome in outcomes:
            found.append(outcome)  # noqa: PERF401  # a comprehension would lose what came before the error
    except EndpointError as error:
        return sources(found), error
    return sources(found), None


def test_a_lost_endpoint_ends_the_run_and_keeps_what_is_done() -> None:
    """A key revoked in the middle: what was in flight is finished and yielded, the rest is never sent."""

    def revoked(stage: Stage) -> None:
        number = number_of(stage.exchange)
        (refuses(401, "revoked") if number == 4 else stalls(0.3) if number == 3 else answers)(stage)

    with serving(revoked) as server:
        found, error = asyncio.run(gathered(run(STORIES, Run(model_engine(endpoint(server.url)), pace=Steady(2)))))
    assert type(error) is EndpointError
    assert found == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert len(server.ledger) == 5


def test_a_lost_endpoint_does_not_hide_what_came_after_it() -> None:
    """An article behind the fatal one that was finished in the meantime is yielded all the same."""

    def slow_refusal(stage: Stage) -> None:
        if number_of(stage.exchange) == 0:
            time.sleep(0.2)
            refuses(403, "no")(stage)
        else:
            answers(stage)

    with serving(slow_refusal) as server:
        found, error = asyncio.run(gathered(run(STORIES[:3], Run(model_engine(endpoint(server.url)), pace=Steady(3)))))
    assert type(error) is EndpointError
    assert found == ["1.txt", "2.txt"]


def test_an_input_that_breaks_off_does_not_throw_away_what_is_paid_for() -> None:
    """What is in flight then is finished and yielded; the fault of the input is raised after it."""

    def inputs() -> Iterator[Article]:
        yield from STORIES[:3]
        raise OutputError("the disk of temporary files is full")

    async def all_of() -> list[str]:
        found = []
        try:
            async for outcome in run(inputs(), Run(model_engine(endpoint(server.url)), pace=Steady(4))):
                found.append(outcome.article.source)  # noqa: PERF401  # a comprehension would lose them
        except OutputError:
            return found
        pytest.fail("the fault is not raised")

    with serving(stalls(0.3)) as server:
        assert [story.source for story in STORIES[:3]] == asyncio.run(all_of())


def test_what_hangs_when_the_endpoint_is_lost_has_its_own_deadline() -> None:
    """A call in flight is given the time that any call has; then it has failed, and is on record as that."""

    def scene(stage: Stage) -> None:
        (refuses(401, "no") if number_of(stage.exchange) == 0 else comes_too_late(3))(stage)

    with serving(scene) as server:
        settings = endpoint(server.url, timeout=0.5, patience=Patience(tries=1))
        found, error = asyncio.run(gathered(run(STORIES[:2], Run(model_engine(settings), pace=Steady(2)))))
    assert (["1.txt"], EndpointError) == (found, type(error))


def test_progress_sees_each_step() -> None:
    """Every article is begun once and through once, done or failed."""
    seen: list[Event] = []
    with serving(fails_on(1, says("no"))) as server:
        summarize(STORIES[:3], Run(model_engine(endpoint(server.url)), pace=Steady(1), progress=seen.append))
    assert [(event.kind, event.article.source) for event in seen] == [
        ("started", "0.txt"),
        ("done", "0.txt"),
        ("started", "1.txt"),
        ("failed", "1.txt"),
        ("started", "2.txt"),
        ("done", "2.txt"),
    ]


def test_the_built_in_engine_runs_the_same_way() -> None:
    """No server, no key: the same function, the same records."""
    outcomes = summarize([FERRY], Run(BuiltinEngine()))
    assert [type(outcome) for outcome in outcomes] == [VerifiedSummary]


def test_no_articles_make_no_outcomes() -> None:
    """Nothing in, nothing out, nothing asked."""
    with serving(answers) as server:
        assert summarize([], Run(model_engine(endpoint(server.url)))) == []
    assert server.ledger == []


def test_a_concurrency_below_one_is_refused() -> None:
    """It would wait for ever."""
    with pytest.raises(UsageError, match="at least 1"):
        summarize([FERRY], Run(BuiltinEngine(), pace=Steady(0)))


def test_the_facade_says_when_it_cannot_be_used() -> None:
    """Inside a running loop it names the function to use there."""

    async def inside() -> None:
        summarize([FERRY], Run(BuiltinEngine()))

    with pytest.raises(UsageError, match=r"run\(\)"):
        asyncio.run(inside())


class Broken:
    """An engine with a defect."""

    closed = False

    async def summarize(self, article: Article, piece: Piece | None = None) -> Extraction:
        """Fail in a way that no engine should."""
        raise ZeroDivisionError(article.id, piece)

    async def close(self) -> None:
        """Note it."""
        self.closed = True


def test_a_defect_is_not_taken_for_a_failed_article() -> None:
    """What is no error of the tree comes out as it is, and the engine is still closed."""
    engine = Broken()
    with pytest.raises(ZeroDivisionError):
        summarize(STORIES, Run(engine))
    assert engine.closed


def test_whoever_stops_listening_stops_the_run() -> None:
    """Leaving the loop early cancels what is in flight and gives back the connections."""

    async def first(url: str) -> int:
        outcomes = run(STORIES, Run(model_engine(endpoint(url)), pace=Steady(2)))
        async for _ in outcomes:
            break
        await outcomes.aclose()  # type: ignore[attr-defined]
        return len([task for task in asyncio.all_tasks() if task is not asyncio.current_task()])

    with serving(answers) as server:
        assert asyncio.run(first(server.url)) == 0
    assert len(server.ledger) < 6
