"""Articles → what reading them will take, before anything is sent."""

import json
from decimal import Decimal

import pytest
from wire.asking import FERRY, article
from wire.server import Exchange, honest

from summarizer.extraction import Endpoint, Prompt
from summarizer.running.estimate import ANSWER_TOKENS, ASCII_RATIO, OTHER_RATIO, CostRange, Estimate, Range, estimate
from summarizer.running.prices import Price
from summarizer.summary import ArticleSummary
from summarizer.verdicts import Provenance
from summarizer.verification import verify
from summarizer.workspace import Workspace

PRICE = Price(Decimal(1), Decimal(4))


@pytest.fixture(scope="module")
def prompt() -> Prompt:
    """The bundled one."""
    return Prompt(Workspace(), ArticleSummary)


def test_an_article_is_a_call_at_least(prompt: Prompt) -> None:
    """And tokens by the bytes of what is sent: a longer article adds its own bytes, and no more."""
    text = FERRY.text + " " + "The harbour was closed. " * 100
    short, long = (estimate([each], prompt, PRICE, check=False) for each in (FERRY, article(text)))
    assert (1, 0, Range(low=1, high=2)) == (short.articles, short.empty, short.calls)
    grown = long.prompt.low - short.prompt.low
    assert 0.8 < grown / (2400 * ASCII_RATIO[0]) < 1.25  # the numbers of the lines are among it
    assert Range(low=ANSWER_TOKENS[0], high=round(ANSWER_TOKENS[1] * 1.1)) == long.completion
    assert long.prompt.low * 1.5 < long.prompt.high < long.prompt.low * 2.5


def test_money_follows_from_the_tokens(prompt: Prompt) -> None:
    """And is not known without a price."""
    made = estimate([FERRY], prompt, PRICE, check=False)
    assert made.cost is not None
    assert Decimal(made.prompt.low + 4 * made.completion.low) / 10**6 == made.cost.low
    assert abs(Decimal(made.prompt.high + 4 * made.completion.high) / 10**6 - made.cost.high) < Decimal("0.000005")
    assert estimate([FERRY], prompt, None, check=False).cost is None


def test_letters_outside_ascii_count_by_a_ratio_of_their_own(prompt: Prompt) -> None:
    """Three bytes each in Chinese."""
    ferry, longer = (estimate([article("渡船停运" * times)], prompt, PRICE, check=False) for times in (100, 200))
    grown = 4 * 3 * 100
    assert abs(longer.prompt.low - ferry.prompt.low - grown * OTHER_RATIO[0]) <= 1
    assert abs(longer.prompt.high - ferry.prompt.high - grown * OTHER_RATIO[1] * 1.1) <= 1


def test_a_check_may_double_the_calls(prompt: Prompt) -> None:
    """At the high end only: most articles leave nothing open."""
    articles = [article(f"Harbour {number} was closed.") for number in range(10)]
    plain, checked = (estimate(articles, prompt, PRICE, check=check) for check in (False, True))
    assert (Range(low=10, high=11), Range(low=10, high=22)) == (plain.calls, checked.calls)
    assert plain.prompt.low == checked.prompt.low
    assert abs(2 * plain.prompt.high - checked.prompt.high) <= 10


def test_where_the_built_in_engine_reads_a_model_checks_at_most(prompt: Prompt) -> None:
    """A call an article at the high end, and none at the low one."""
    articles = [article(f"Harbour {number} was closed.") for number in range(10)]
    made = estimate(articles, prompt, PRICE, reads=False, check=True)
    assert (10, Range(low=0, high=11), 0) == (made.articles, made.calls, made.prompt.low)
    assert made.cost is not None
    assert made.cost.low == 0 < made.cost.high
    assert estimate(articles, prompt, PRICE, check=False).prompt.high == made.prompt.high


def test_a_record_is_checked_at_most(prompt: Prompt) -> None:
    """It was read before."""
    asked = Exchange(
        raw=json.dumps({"messages": [{}, {"content": "[1] The ferry stayed."}]}).encode(), headers={}, path=""
    )
    summary = ArticleSummary.model_validate(honest(asked))
    record = verify(summary, FERRY, Provenance(engine="given", schema_fingerprint="0" * 16))
    plain, checked = (estimate([record], prompt, PRICE, check=check) for check in (False, True))
    assert (0, 1, Range(low=0, high=0), 0) == (plain.articles, plain.records, plain.calls, plain.largest)
    assert Range(low=0, high=2) == checked.calls


def test_what_comes_twice_is_asked_once_and_what_holds_no_story_never(prompt: Prompt) -> None:
    """As in the run itself."""
    made = estimate([FERRY, FERRY, article("Read more here.", withheld=[1])], prompt, PRICE, check=False)
    assert (2, 1, 1) == (made.articles, made.empty, made.calls.low)


def test_the_built_in_engine_calls_nobody() -> None:
    """So that nothing is to be paid, whatever the price."""
    none = Range(low=0, high=0)
    nothing = Estimate(
        articles=1,
        records=0,
        empty=0,
        calls=none,
        prompt=none,
        completion=none,
        cost=CostRange(low=Decimal(0), high=Decimal(0)),
        largest=0,
        largest_cost=Decimal(0),
    )
    assert nothing == estimate([FERRY], None, PRICE, check=False)


def test_the_largest_request_is_told_at_its_worst(prompt: Prompt) -> None:
    """A token a byte and the whole output limit, whichever article comes first."""
    long = article("The harbour was closed. " * 100)
    apart, both = (estimate(each, prompt, PRICE, check=False) for each in ([long], [long, FERRY]))
    assert apart.largest == both.largest > estimate([FERRY], prompt, PRICE, check=False).largest
    output = Endpoint(model="tiny").max_output
    assert apart.largest - output > apart.prompt.high
    assert Decimal(apart.largest - output + 4 * output) / 10**6 == apart.largest_cost
