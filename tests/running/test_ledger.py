"""Rows of attempts → what a run took, and what of it was in vain."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from summarizer.extraction import Usage
from summarizer.running.ledger import Spent, Total, line, outliers, total

COUNTED = Usage(prompt=100, completion=10)
NOTHING = Usage()


@dataclass(frozen=True)
class Attempted:
    """A row as a journal keeps it."""

    outcome: str | None = "ok"
    billing: str = "known"
    usage: Usage = COUNTED
    cost: Decimal | None = Decimal("0.01")
    subject: str = "a1"
    sent: bool = True


def test_every_attempt_counts_once_and_by_its_kind_of_bill() -> None:
    """Refused ones cost nothing; what may have been billed stands apart, in tokens and in money."""
    rows = [
        Attempted(usage=Usage(prompt=100, completion=10, cached=40, cache_write=20, reasoning=5)),
        Attempted("AnswerError"),
        Attempted("AnswerError", "estimated", Usage(prompt=300, completion=30), Decimal("0.03")),
        Attempted("TransientError", "none", NOTHING, None),
        Attempted("TransientError", "unknown", Usage(prompt=900, completion=90), Decimal("0.09")),
        Attempted(None, "unknown", Usage(prompt=900, completion=90), Decimal("0.09")),
        Attempted("EndpointError", "none", NOTHING, None, sent=False),
    ]
    assert Total(
        calls=6,
        unsent=1,
        ok=1,
        failed={"AnswerError": 2, "TransientError": 2, "unjudged": 1},
        from_journal=7,
        prompt=500,
        completion=50,
        cached=40,
        cache_write=20,
        reasoning=5,
        cost=Decimal("0.05"),
        estimated=1,
        unknown=Spent(calls=2, tokens=1980, cost=Decimal("0.18")),
        waste=Spent(calls=2, tokens=440, cost=Decimal("0.04")),
    ) == total(rows, from_journal=7)


def test_good_answers_about_a_lost_article_are_waste() -> None:
    """As the first pieces of one whose last piece failed."""
    made = total([Attempted(), Attempted(subject="a2")], failed={"a2"})
    assert (2, Spent(calls=1, tokens=110, cost=Decimal("0.01"))) == (made.ok, made.waste)


def test_money_is_not_known_where_the_price_of_a_call_is_not() -> None:
    """A sum over the others would be read as the whole."""
    made = total([Attempted(), Attempted(cost=None)])
    assert (220, None) == (made.prompt + made.completion, made.cost)


def test_the_whole_comes_back_from_its_json() -> None:
    """Money without a rounding error."""
    made = total([Attempted(cost=Decimal("0.1")), Attempted(cost=Decimal("0.2"))])
    assert Decimal("0.3") == made.cost
    assert made == Total.model_validate_json(made.model_dump_json())


LINES = {
    "nothing": ([], 0, "0 calls"),
    "all from the journal": ([], 1200, "0 calls, 1,200 answers from the journal"),
    "nobody there": ([Attempted("EndpointError", "none", NOTHING, None, sent=False)] * 9, 0, "0 calls, 9 never sent"),
    "one": ([Attempted()], 0, "1 call, 100 tokens in, 10 out, $0.01"),
    "no price": ([Attempted(cost=None)], 0, "1 call, 100 tokens in, 10 out, price unknown"),
    "free": ([Attempted(cost=Decimal(0))], 0, "1 call, 100 tokens in, 10 out, $0.00"),
    "waste": (
        [Attempted()] * 31 + [Attempted("AnswerError")],
        0,
        "32 calls, 3.20 k tokens in, 320 out, $0.32; wasted 3.1 %",
    ),
    "waste of tokens where there is no price": (
        [Attempted(cost=None)] * 3 + [Attempted("AnswerError", cost=None)],
        1,
        "4 calls, 1 answer from the journal, 400 tokens in, 40 out, price unknown; wasted 25.0 %",
    ),
    "everything at once": (
        [Attempted(billing="estimated"), *[Attempted("TransientError", "unknown")] * 2],
        0,
        (
            "3 calls, 100 tokens in, 10 out, $0.01; 1 call not counted by the endpoint, estimated at most; "
            "2 calls of unknown billing, at most $0.02"
        ),
    ),
    "unknown without a price": (
        [Attempted("TransientError", "unknown", cost=None)],
        0,
        "1 call; 1 call of unknown billing, at most 110 tokens",
    ),
}


@pytest.mark.parametrize(("rows", "known", "said"), LINES.values(), ids=LINES.keys())
def test_a_run_is_told_in_a_line(rows: list[Attempted], known: int, said: str) -> None:
    """With what there is to tell, and no more."""
    assert said == line(total(rows, from_journal=known))


def test_an_article_that_took_far_more_than_the_others_is_named() -> None:
    """Over ten times the median, all its calls together; of few articles, no median says what is usual."""
    sources = {f"a{number}": f"{number}.txt" for number in range(21)}
    usual = [Attempted(subject=subject) for subject in sources]
    flood = [Attempted(subject="a7", usage=Usage(prompt=1000, completion=500))] * 2
    said = "1 article took more than 10 times the median of 110 tokens; most of all, 3.11 k: 7.txt"
    assert said == outliers([*usual, *flood], sources)
    assert "" == outliers([*usual, *flood[:1], Attempted(subject="lead", usage=Usage(prompt=9000))][:21], sources)
    assert "" == outliers([*usual[:10], *flood], sources)
