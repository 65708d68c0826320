"""A model at an endpoint → what its tokens cost, from the user's own prices or the table of genai-prices; offline."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from summarizer.extraction import Usage

if TYPE_CHECKING:
    from genai_prices.types import ModelPrice

MILLION = 1_000_000
_OURS = frozenset(
    {"input_mtok", "output_mtok", "cache_read_mtok", "cache_write_mtok"}
)  # what a request of ours is billed by
# Units that would be billed on top, and that no reply counts for us; a price with one of them is not known.
_NOT_COUNTED = frozenset(
    {"requests_kcount", "input_mchars", "input_text_messages_kcount", "output_reasoning_mtok", "output_citation_mtok"}
)
_HALF_HOUR = timedelta(minutes=30)  # the finest step at which prices change within a day


@dataclass(frozen=True)
class Price:
    """USD per million tokens."""

    input: Decimal
    output: Decimal
    cached_input: Decimal | None = None
    """None bills cached tokens like any others."""
    cache_write: Decimal | None = None
    """None bills tokens that are written to a cache like any others."""
    longer: tuple[tuple[int, "Price"], ...] = ()
    """Prices of the whole request where its prompt has more than so many tokens; the shortest first."""
    origin: str = "configuration"
    """Where the price is from, with its version."""

    def of(self, prompt: int) -> "Price":
        """The price that holds for a prompt of so many tokens."""
        return next((price for above, price in reversed(self.longer) if prompt > above), self)


def cost(price: Price, usage: Usage) -> Decimal:
    """What the tokens cost in USD, exactly; a count that the usage lacks is 0."""
    prompt = usage.prompt or 0
    cached = min(usage.cached or 0, prompt)
    written = min(usage.cache_write or 0, prompt - cached)
    rates = price.of(prompt)
    in_all = (
        (prompt - cached - written) * rates.input
        + cached * _or(rates.cached_input, rates.input)
        + written * _or(rates.cache_write, rates.input)
        + (usage.completion or 0) * rates.output
    )
    return in_all / MILLION


def most(price: Price, prompt: int, completion: int) -> Decimal:
    """What a request of at most so many tokens costs at the dearest, in USD: written to a cache, in the worst band."""
    bands = (price, *(band for above, band in price.longer if prompt > above))
    return max(
        prompt * max(band.input, _or(band.cached_input, band.input), _or(band.cache_write, band.input))
        + completion * band.output
        for band in bands
    ) / Decimal(MILLION)


def dollars(amount: Decimal) -> str:
    """The amount for reading: whole cents, or two digits where it is less than ten of them.

    >>> dollars(Decimal("12.3456")), dollars(Decimal("0.00234")), dollars(Decimal("0.02")), dollars(Decimal(0))
    ('$12.35', '$0.0023', '$0.02', '$0.00')
    """
    if not amount or abs(amount) >= Decimal("0.1"):
        return f"${amount:,.2f}"
    whole, _, parts = f"{amount:.{1 - amount.adjusted()}f}".partition(".")
    return f"${whole}.{parts.rstrip('0'):0<2}"


def price_of(model: str, endpoint: str, own: Mapping[str, Price], *, today: date) -> Price | None:
    """The price of a model at an endpoint's address; None if it is not known.

    `own` prices, by the model's name as asked for, come first. `today` is the day in UTC: of several prices within
    that day, the dearest counts, so that no cap is exceeded when the hour changes. Servers in one's own network have
    no price but an own one.
    """
    if model in own:
        return own[model]
    address = urlsplit(endpoint)
    if not _public(address.hostname or ""):
        return None
    return _from_table(model, f"https://{address.hostname}{address.path.rstrip('/')}", today)


def _public(host: str) -> bool:
    """Whether the host may be a provider's: a name with a dot that is not reserved for networks of one's own."""
    try:
        ip_address(host)
    except ValueError:
        own = (".local", ".localhost", ".internal", ".lan", ".home.arpa")
        return "." in host and not host.endswith(own)
    return False


def _from_table(model: str, url: str, today: date) -> Price | None:
    import genai_prices  # noqa: PLC0415  # a third of a second, for models that may have a price only

    try:
        found = genai_prices.calc_price(genai_prices.Usage(), model, provider_api_url=url)
    except LookupError:
        return None
    # The table's patterns are open at their end: api.openai.com is no prefix of another host here.
    known = re.match(found.provider.api_pattern, url)
    if known is None or not (known[0].endswith("/") or re.match(r"/|$", url[known.end() :])):
        return None
    origin = f"genai-prices {genai_prices.__version__}"
    prices = [_read(found.model.get_prices(hour), model, origin) for hour in _hours(today)]
    known_prices = [price for price in prices if price is not None]
    if len(known_prices) < len(prices):
        return None
    return max(known_prices, key=lambda price: (price.input, price.output))


def _hours(day: date) -> Iterator[datetime]:
    start = datetime.combine(day, time(), tzinfo=UTC)
    return (start + step * _HALF_HOUR for step in range(48))


def _read(price: "ModelPrice", model: str, origin: str) -> Price | None:
    """A row of the table as a price; None where it lacks what a request of ours is billed by."""
    from genai_prices.types import TieredPrices  # noqa: PLC0415  # as above

    rates = {name: value for name, value in vars(price).items() if value is not None}
    if not rates and model.endswith(":free"):  # how OpenRouter names them
        return Price(Decimal(0), Decimal(0), origin=origin)
    if _NOT_COUNTED & rates.keys() or not {"input_mtok", "output_mtok"} <= rates.keys():
        return None

    def band(above: int | None) -> Price:
        def rate(name: str) -> Decimal | None:
            value = rates.get(name)
            if not isinstance(value, TieredPrices):
                return value
            reached = [tier.price for tier in value.tiers if above is not None and tier.start <= above]
            return reached[-1] if reached else value.base

        into, out = rate("input_mtok"), rate("output_mtok")
        if into is None or out is None:
            raise AssertionError  # both are there, as was just seen
        return Price(into, out, rate("cache_read_mtok"), rate("cache_write_mtok"), origin=origin)

    tiered = [value for name, value in rates.items() if name in _OURS and isinstance(value, TieredPrices)]
    bounds = sorted({tier.start for value in tiered for tier in value.tiers})
    return replace(band(None), longer=tuple((above, band(above)) for above in bounds))


def _or(rate: Decimal | None, other: Decimal) -> Decimal:
    return other if rate is None else rate
