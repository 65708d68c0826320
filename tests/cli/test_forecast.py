"""What `batch --dry-run` prints: calls, tokens and money, what they rest on, and whether the caps are enough."""

from decimal import Decimal

from summarizer.cli.caps import Purse
from summarizer.cli.forecast import forecast
from summarizer.running.budget import Caps
from summarizer.running.estimate import CostRange, Estimate, Range
from summarizer.running.prices import Price

NONE = Range(low=0, high=0)
PRICE = Price(Decimal("0.40"), Decimal("1.60"), origin="genai-prices 0.2.3")
MADE = Estimate(
    articles=1_200,
    records=0,
    empty=1,
    calls=Range(low=1_199, high=1_319),
    prompt=Range(low=3_000_000, high=5_800_000),
    completion=Range(low=1_200_000, high=3_300_000),
    cost=CostRange(low=Decimal("3.12"), high=Decimal("7.6")),
    largest=22_000,
    largest_cost=Decimal("0.03"),
)


def test_it_tells_the_range_and_what_it_rests_on() -> None:
    """In a table and a paragraph."""
    text = forecast(MADE, Purse(Caps(), PRICE), reads=True, check=False)
    table, grounds = text.split("\n\n")
    assert [
        "articles    1,200 articles (1 article without a story, which will fail)",
        "calls       1,199 to 1,319",
        "tokens in   3.00 M to 5.80 M",
        "tokens out  1.20 M to 3.30 M",
        "money       $3.12 to $7.60 (USD per million tokens: 0.4 in and 1.6 out;",
        "            genai-prices 0.2.3)",
    ] == table.split("\n")
    assert "nothing was sent" in grounds
    assert "--check" not in grounds
    assert "--check" in forecast(MADE, Purse(Caps(), PRICE), reads=True, check=True)


def test_it_says_whether_the_caps_are_enough() -> None:
    """Each by itself, and money only where there is a price."""
    for cap, told in (("0.02", "does not let"), ("2", "will stop"), ("7.62", "may stop"), ("7.63", "is enough")):
        text = forecast(MADE, Purse(Caps(cost=Decimal(cap)), PRICE), reads=True, check=False)
        assert f"\n--max-cost ${Decimal(cap):.2f} {told}" in text
    for tokens, told in (
        (21_999, "does not let the largest request through, which could take up to 22,000 tokens"),
        (4_000_000, "will stop"),
        (9_121_999, "may stop"),  # the last request must fit at its worst
        (9_122_000, "is enough"),
    ):
        text = forecast(MADE, Purse(Caps(tokens=tokens), None), reads=True, check=False)
        assert f" --max-tokens {tokens:,} {told}" in " ".join(text.split())


def test_it_says_that_a_price_is_not_known() -> None:
    """And counts the tokens all the same."""
    text = forecast(MADE.model_copy(update={"cost": None}), Purse(Caps(), None), reads=True, check=False)
    assert "money       not known" in text
    assert "3.00 M" in text


def test_without_a_call_there_is_nothing_to_pay() -> None:
    """As with the built-in engine."""
    made = Estimate(
        articles=2,
        records=0,
        empty=0,
        calls=NONE,
        prompt=NONE,
        completion=NONE,
        cost=None,
        largest=0,
        largest_cost=None,
    )
    text = "articles    2 articles\ncalls       none: no model is asked, so there is nothing to pay\n"
    assert text == forecast(made, Purse(Caps(), None), reads=True, check=False)
    nothing = made.model_copy(update={"empty": 2, "records": 7})
    told = forecast(nothing, Purse(Caps(), None), reads=True, check=False, lost=3)
    for part in ("2 articles without a story, which will fail", "7 of an earlier run", "3 inputs", "nothing to ask"):
        assert part in told


def test_it_fits_a_screen() -> None:
    """Whatever it has to tell."""
    most = MADE.model_copy(update={"records": 12_000_000, "empty": 1_000_000})
    purse = Purse(Caps(cost=Decimal("0.02"), tokens=21_000), PRICE)
    for reads, check in ((True, True), (True, False), (False, True)):
        assert max(map(len, forecast(most, purse, reads=reads, check=check, lost=7).splitlines())) <= 80


def test_calls_that_are_not_made_are_not_told() -> None:
    """Where the built-in engine reads, the model only checks."""
    told = " ".join(forecast(MADE, Purse(Caps(), PRICE), reads=False, check=True).split())
    assert "The built-in engine reads, and the model only checks." in told
    assert "each article asked once" not in told
    assert "High also counts a call an article for --check." in told
