"""Settings → the caps of a run, and the price that it is counted in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from summarizer.cli.settings import Settings, config_path
from summarizer.errors import UsageError
from summarizer.running.budget import Caps
from summarizer.running.prices import Price, price_of

# A key of TOML in quotes: JSON's escapes are the same but for a few that no model is named with.
_PRICE_LINES = """\
[prices.{name}]
input = 2.50     # USD per million tokens: an example, put in what yours costs
output = 10.00
"""


@dataclass(frozen=True)
class Purse:
    """What a run may take, and what its tokens cost."""

    caps: Caps
    price: Price | None
    """None if it is not known; tokens are counted all the same."""


def purse(said: Settings, model: str, address: str) -> Purse:
    """The caps and the price of the model at the endpoint's address.

    Raises `UsageError` if there is a cap of money and no price, with the lines that the configuration lacks.
    """
    price = price_of(model, address, _own(said), today=datetime.now(UTC).date())
    if said.max_cost is not None and price is None:
        raise UsageError(
            f"--max-cost counts money, and what {model} costs is not known",
            where=address,
            hint=f"Cap it with --max-tokens, or add its price to {config_path()} (or the file of --config):",
            lines=_PRICE_LINES.format(name=_key(model)),
        )
    return Purse(Caps(said.max_cost, said.max_tokens), price)


def _own(said: Settings) -> Mapping[str, Price]:
    return {model: Price(**dict(price)) for model, price in said.prices.items()}


def _key(model: str) -> str:
    import json

    return json.dumps(model, ensure_ascii=False)
