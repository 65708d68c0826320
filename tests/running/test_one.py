"""One article that is too much for a model: cut, read in pieces, joined, and counted whole."""

import re
from typing import Any

import pytest
from wire.asking import article, endpoint
from wire.server import Exchange, Scene, Stage, answers, echo, honest, refuses, says, serving

from summarizer.errors import AnswerError, TooLongError
from summarizer.extraction import model_engine
from summarizer.running import Failure, Run, summarize
from summarizer.running.one import MOST_CUTS, SHORTEST_CUT
from summarizer.verdicts import VerifiedSummary

PARAGRAPHS = [
    f"Harbour number {number} was closed on Monday because of the storm that came in." for number in range(100, 260)
]
LONG = article("\n\n".join(PARAGRAPHS))


def first_fact(exchange: Exchange) -> dict[str, Any]:
    """An answer with the first sentence as its only fact."""
    number = echo(exchange)["first"]
    statement = re.search(rf"^\[{number}\] (.*)$", exchange.user, re.MULTILINE)
    assert statement is not None
    fact = {
        "statement": statement[1],
        "sentences": [number],
        "importance": "vital",
        "when": None,
        "attributed_to": None,
        "certainty": "stated",
    }
    return honest(exchange) | {"key_facts": [fact]}


def takes(characters: int, scene: Scene) -> Scene:
    """Answer what is short enough, play the scene for the rest."""

    def play(stage: Stage) -> None:
        (says(first_fact) if len(stage.exchange.user) <= characters else scene)(stage)

    return play


TOO_MUCH = {
    "does not fit": refuses(400, "too long", code="context_length_exceeded"),
    "was cut on the way in": says(lambda exchange: honest(exchange) | {"sentences_read": {"first": 1, "last": 2}}),
    "wants to say too much": says(honest, finish="length"),
}


@pytest.mark.parametrize("scene", TOO_MUCH.values(), ids=TOO_MUCH.keys())
def test_an_article_that_is_too_much_is_read_in_pieces(scene: Scene) -> None:
    """The pieces' facts stand in one record, in order, each verified against the whole article."""
    with serving(takes(len(LONG.text) * 6 // 10, scene)) as server:
        [outcome] = summarize([LONG], Run(model_engine(endpoint(server.url))))
    assert isinstance(outcome, VerifiedSummary)
    assert [fact.item.sentences for fact in outcome.facts()] == [[1], [81]]
    assert all(fact.holds for fact in outcome.facts())
    assert len(outcome.provenance.attempts) == len(server.ledger)
    assert outcome.provenance.attempts[-1].outcome == "ok"


def test_pieces_are_cut_again_where_they_must_be() -> None:
    """A half that is still too long is halved; every sentence is told exactly once in what was answered."""
    with serving(takes(len(LONG.text) * 3 // 10, TOO_MUCH["does not fit"])) as server:
        [outcome] = summarize([LONG], Run(model_engine(endpoint(server.url))))
    assert isinstance(outcome, VerifiedSummary)
    assert [fact.item.sentences for fact in outcome.facts()] == [[1], [41], [81], [121]]
    assert len(server.ledger) == 7 == len(outcome.provenance.attempts)


def test_cutting_ends() -> None:
    """A model that takes nothing is not asked for ever, and the article fails with the last reason."""
    with serving(TOO_MUCH["does not fit"]) as server:
        [outcome] = summarize([LONG], Run(model_engine(endpoint(server.url))))
    assert isinstance(outcome, Failure)
    assert type(outcome.error) is TooLongError
    assert len(server.ledger) <= MOST_CUTS + 1
    assert len(outcome.attempts) == len(server.ledger)


def test_a_short_article_is_not_cut() -> None:
    """Where no context is too small, pieces would only cost calls."""
    short = article("The harbour was closed on Monday because of a storm. " * (SHORTEST_CUT // 60))
    with serving(TOO_MUCH["was cut on the way in"]) as server:
        [outcome] = summarize([short], Run(model_engine(endpoint(server.url))))
    assert isinstance(outcome, Failure)
    assert len(server.ledger) == 2


def test_one_lost_piece_loses_the_article() -> None:
    """An article is never silently shorter."""

    def scene(stage: Stage) -> None:
        if len(stage.exchange.user) > len(LONG.text) * 6 // 10:
            TOO_MUCH["does not fit"](stage)
        elif echo(stage.exchange)["first"] > 1:
            says("no JSON")(stage)
        else:
            answers(stage)

    with serving(scene) as server:
        [outcome] = summarize([LONG], Run(model_engine(endpoint(server.url))))
    assert isinstance(outcome, Failure)
    assert type(outcome.error) is AnswerError
    assert [each.outcome for each in outcome.attempts] == ["TooLongError", "ok", "AnswerError", "AnswerError"]
    assert len(server.ledger) == 4
