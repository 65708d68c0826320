"""What tokens cost: the user's own prices, a table that is looked up offline, and no guess where neither knows."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal

import pytest
from genai_prices.data_snapshot import DataSnapshot, set_custom_snapshot
from genai_prices.types import (
    ClauseEquals,
    ConditionalPrice,
    ModelInfo,
    ModelPrice,
    Provider,
    StartDateConstraint,
    Tier,
    TieredPrices,
    TimeOfDateConstraint,
)
from hypothesis import given
from hypothesis import strategies as st

from summarizer.extraction import Usage
from summarizer.running.prices import Price, cost, most, price_of

TODAY = date(2026, 3, 14)
OSPREY = "https://api.osprey.example/v1"


def rates(into: str, out: str, **more: str) -> ModelPrice:
    """A row of the table."""
    return ModelPrice(
        **{name: Decimal(rate) for name, rate in {"input_mtok": into, "output_mtok": out, **more}.items()}
    )


def model(name: str, prices: ModelPrice | list[ConditionalPrice]) -> ModelInfo:
    """A model of the table."""
    return ModelInfo(id=name, match=ClauseEquals(name), prices=prices)


BY_DAY = [
    ConditionalPrice(prices=rates("3", "9")),
    ConditionalPrice(StartDateConstraint(date(2026, 3, 1)), prices=rates("2", "6")),
    ConditionalPrice(StartDateConstraint(date(2026, 4, 1)), prices=rates("1", "3")),
]
BY_HOUR = [
    ConditionalPrice(prices=rates("1", "2")),
    ConditionalPrice(TimeOfDateConstraint(time(0, 30), time(6)), prices=rates("3", "4")),
]
LONG = ModelPrice(
    input_mtok=TieredPrices(Decimal(1), [Tier(1000, Decimal(2)), Tier(5000, Decimal(4))]),
    output_mtok=TieredPrices(Decimal(3), [Tier(5000, Decimal(9))]),
    cache_read_mtok=Decimal("0.5"),
)
MODELS = [
    model("heron-1", rates("2", "8", cache_read_mtok="0.5", cache_write_mtok="2.5", web_searches_kcount="10")),
    model("by-day", BY_DAY),
    model("by-hour", BY_HOUR),
    model("long", LONG),
    model("a-call", rates("2", "8", requests_kcount="5")),
    model("reads-only", ModelPrice(input_mtok=Decimal(2))),
    model("vendor/small:free", ModelPrice()),
    model("nothing-told", ModelPrice()),
]


@pytest.fixture(autouse=True)
def _table() -> Iterator[None]:
    """A table with one provider; the real one changes with every release."""
    provider = Provider(id="osprey", name="Osprey", api_pattern=r"https://api\.osprey\.example", models=MODELS)
    set_custom_snapshot(DataSnapshot(providers=[provider], from_auto_update=False))
    yield
    set_custom_snapshot(None)


def price(name: str, endpoint: str = OSPREY, *, today: date = TODAY) -> Price | None:
    """The price without own ones."""
    return price_of(name, endpoint, {}, today=today)


def test_own_prices_come_first_and_need_no_known_address() -> None:
    """By the name as asked for."""
    own = {"heron-1": Price(Decimal(7), Decimal(9))}
    assert own["heron-1"] == price_of("heron-1", OSPREY, own, today=TODAY)
    assert own["heron-1"] == price_of("heron-1", "http://localhost:8000/v1", own, today=TODAY)
    assert price_of("heron-2", "http://localhost:8000/v1", own, today=TODAY) is None


@pytest.mark.parametrize(
    "endpoint", [OSPREY, "https://API.Osprey.example", "http://api.osprey.example:8080/v1/", f"{OSPREY}/more"]
)
def test_a_provider_is_known_by_its_address(endpoint: str) -> None:
    """However it is written; what is billed by other units than tokens of ours is left aside."""
    found = price("heron-1", endpoint)
    assert found is not None
    assert found.origin.startswith("genai-prices 0.")
    assert (Decimal(2), Decimal("0.5"), Decimal("2.5"), Decimal(8), ()) == (
        found.input,
        found.cached_input,
        found.cache_write,
        found.output,
        found.longer,
    )


NOT_KNOWN = {
    "another model": ("heron-9", OSPREY),
    "another provider": ("heron-1", "https://api.heron.example/v1"),
    "a host that begins like a provider's": ("heron-1", "https://api.osprey.example.attacker.example/v1"),
    "a server on this machine": ("heron-1", "http://localhost:11434/v1"),
    "an address in numbers": ("heron-1", "http://[::1]:8000/v1"),
    "a server of one's own network": ("heron-1", "http://gpu.lan/v1"),
    "a price a call, which is not counted": ("a-call", OSPREY),
    "no price of answers": ("reads-only", OSPREY),
    "no price at all": ("nothing-told", OSPREY),
}


@pytest.mark.parametrize(("name", "endpoint"), NOT_KNOWN.values(), ids=NOT_KNOWN.keys())
def test_no_price_is_guessed(name: str, endpoint: str) -> None:
    """Where a part of the price is not known, none of it is."""
    assert price(name, endpoint) is None


def test_a_free_variant_costs_nothing() -> None:
    """As gateways name them."""
    free = price("vendor/small:free")
    assert free is not None
    assert Decimal(0) == cost(free, Usage(prompt=10**6, completion=10**6))


def test_the_price_is_that_of_the_day() -> None:
    """A table says from which day on a price holds."""
    days = {"2026-02-28": "3", "2026-03-01": "2", "2026-03-31": "2", "2026-04-01": "1"}
    for day, into in days.items():
        found = price("by-day", today=date.fromisoformat(day))
        assert found is not None
        assert Decimal(into) == found.input


def test_of_several_prices_within_a_day_the_dearest_counts() -> None:
    """A run may go on into the dear hours."""
    found = price("by-hour")
    assert found is not None
    assert (Decimal(3), Decimal(4)) == (found.input, found.output)


def test_a_long_prompt_is_billed_at_its_own_price_as_a_whole() -> None:
    """From the token after the threshold on, and for the answer as well."""
    found = price("long")
    assert found is not None
    costs = {
        prompt: cost(found, Usage(prompt=prompt, completion=100)) * 1_000_000 for prompt in (1000, 1001, 5000, 5001)
    }
    assert {1000: 1300, 1001: 2302, 5000: 10300, 5001: 20904} == costs
    assert Decimal("0.0005") == cost(found, Usage(prompt=1000, cached=1000))
    assert {1000: 1300, 1001: 2302, 5001: 20904} == {
        prompt: most(found, prompt, 100) * 1_000_000 for prompt in (1000, 1001, 5001)
    }


def test_cached_and_written_tokens_have_their_own_prices() -> None:
    """The rest of the prompt costs what it costs; odd counts never bill a token twice."""
    found = Price(Decimal(10), Decimal(100), cached_input=Decimal(1), cache_write=Decimal(12))
    millionths = {
        Usage(prompt=100, completion=10): 2000,
        Usage(prompt=100, completion=10, cached=60): 1460,
        Usage(prompt=100, completion=10, cached=60, cache_write=40): 1540,
        Usage(prompt=100, completion=10, cached=300, cache_write=40): 1100,
        Usage(completion=10): 1000,
    }
    assert millionths == {usage: cost(found, usage) * 1_000_000 for usage in millionths}


_RATE = st.integers(0, 50).map(Decimal)
_PRICE = st.builds(Price, _RATE, _RATE, st.none() | _RATE, st.none() | _RATE)
_COUNT = st.none() | st.integers(0, 400)


@given(
    st.builds(
        Price, _RATE, _RATE, st.none() | _RATE, st.none() | _RATE, longer=st.tuples(st.tuples(st.just(200), _PRICE))
    ),
    st.builds(Usage, _COUNT, _COUNT, _COUNT, _COUNT),
    st.just(0) | st.integers(0, 300),
    st.just(0) | st.integers(0, 300),
)
def test_no_usage_costs_more_than_the_most(found: Price, usage: Usage, prompt: int, completion: int) -> None:
    """Cached, written or plain, above the threshold or below."""
    most_prompt, most_completion = (usage.prompt or 0) + prompt, (usage.completion or 0) + completion
    assert cost(found, usage) <= most(found, most_prompt, most_completion)


def test_the_real_table_knows_a_model_and_is_loaded_only_for_it() -> None:
    """Offline; and neither importing the module nor a server of one's own loads it."""
    program = (
        "import sys; from datetime import date; from summarizer.running.prices import price_of as find\n"
        "assert find('gpt-4o-mini', 'http://127.0.0.1:8000/v1', {}, today=date(2026, 3, 14)) is None\n"
        "assert 'genai_prices' not in sys.modules\n"
        "import socket; socket.socket = None\n"
        "for name, url in (('gpt-4o-mini', 'https://api.openai.com/v1'),\n"
        "                  ('openai/gpt-4o-mini', 'https://openrouter.ai/api/v1')):\n"
        "    found = find(name, url, {}, today=date(2026, 3, 14))\n"
        "    assert 0 < found.cached_input < found.input < found.output, found\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (0, "") == (done.returncode, done.stderr)
