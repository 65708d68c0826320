"""The estimate of a run → the text that `batch --dry-run` prints."""

from decimal import Decimal
from typing import TypeVar

from summarizer.cli.caps import Purse
from summarizer.running.estimate import ANSWER_TOKENS, ASCII_RATIO, REPEATED, CostRange, Estimate, Range
from summarizer.running.ledger import amount
from summarizer.running.prices import Price, dollars

_Number = TypeVar("_Number", int, Decimal)


def forecast(estimate: Estimate, purse: Purse, *, check: bool) -> str:
    """Lines about calls, tokens and money, and what they rest on; without calls, one that says so."""
    empty = f" ({_articles(estimate.empty)} without a story, which will fail)" if estimate.empty else ""
    head = f"{_articles(estimate.articles)}{empty}"
    if not estimate.calls.high:
        return f"{head}: the built-in engine reads, so there is no call, and nothing to pay.\n"
    rows = [
        ("articles", head),
        ("calls", f"{estimate.calls.low:,} to {estimate.calls.high:,}"),
        ("tokens in", _tokens(estimate.prompt)),
        ("tokens out", _tokens(estimate.completion)),
        ("money", _money(estimate.cost, purse.price)),
    ]
    table = "".join(f"{name:<12}{value}\n" for name, value in rows)
    return "\n".join(filter(None, (table, _grounds(check=check), _against(estimate, purse))))


def _grounds(*, check: bool) -> str:
    low, high = (1 / ratio for ratio in ASCII_RATIO)
    checks = "\nHigh also counts a second call an article for --check." if check else ""
    return (
        f"The requests were made, and their bytes counted; nothing was sent. Low: {low:.0f} bytes a token (of plain\n"
        f"letters), answers of {ANSWER_TOKENS[0]:,} tokens, each article asked once. High: {high:.1f} bytes a token,\n"
        f"answers of {ANSWER_TOKENS[1]:,} tokens, {REPEATED:.0%} of the calls made twice. Answers that the journal has "
        f"cost nothing\nand are counted here all the same. A model that reasons may take several times the tokens out."
        f"{checks}\n"
    ).replace("%", " %")


def _against(estimate: Estimate, purse: Purse) -> str:
    """A line a cap that the estimate comes near."""
    caps = purse.caps
    lines = []
    if caps.tokens is not None:
        low = estimate.prompt.low + estimate.completion.low
        high = estimate.prompt.high + estimate.completion.high
        does = _does(caps.tokens, low, high, estimate.largest, f"{estimate.largest:,} tokens")
        lines.append(f"--max-tokens {caps.tokens:,} {does}.\n")
    if caps.cost is not None and estimate.cost is not None and estimate.largest_cost is not None:
        largest = estimate.largest_cost
        does = _does(caps.cost, estimate.cost.low, estimate.cost.high, largest, dollars(largest))
        lines.append(f"--max-cost {dollars(caps.cost)} {does}.\n")
    return "".join(lines)


def _does(cap: _Number, low: _Number, high: _Number, largest: _Number, told: str) -> str:
    """What the cap does to the run; a request is sent only if its worst case fits as well."""
    if largest > cap:
        return f"does not let the largest request through, which could take up to {told}"
    if low > cap:
        return "will stop the run"
    return "may stop the run" if high + largest > cap else "is enough"


def _articles(number: int) -> str:
    return f"{number:,} article{'' if number == 1 else 's'}"


def _tokens(tokens: Range) -> str:
    return f"{amount(tokens.low)} to {amount(tokens.high)}"


def _money(cost: CostRange | None, price: Price | None) -> str:
    if cost is None or price is None:
        return "not known: the model has no price in the table, nor in the configuration"
    rates = f"{price.input.normalize():f} in and {price.output.normalize():f} out"
    return f"{dollars(cost.low)} to {dollars(cost.high)} (USD per million tokens: {rates}; {price.origin})"
