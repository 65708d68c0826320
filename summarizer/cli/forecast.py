"""The estimate of a run → the text that `batch --dry-run` prints."""

from summarizer.cli.caps import Purse
from summarizer.running.estimate import ANSWER_TOKENS, ASCII_RATIO, REPEATED, CostRange, Estimate, Range
from summarizer.running.ledger import amount
from summarizer.running.prices import Price, dollars


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
        ends = Range(
            low=estimate.prompt.low + estimate.completion.low, high=estimate.prompt.high + estimate.completion.high
        )
        lines.append(_enough(f"--max-tokens {caps.tokens:,}", ends.low > caps.tokens, ends.high > caps.tokens))
    if caps.cost is not None and estimate.cost is not None:
        low, high = estimate.cost.low, estimate.cost.high
        lines.append(_enough(f"--max-cost {dollars(caps.cost)}", low > caps.cost, high > caps.cost))
    return "".join(lines)


def _enough(cap: str, surely_not: bool, perhaps_not: bool) -> str:
    does = "will stop the run" if surely_not else "may stop the run" if perhaps_not else "is enough"
    return f"{cap} {does}.\n"


def _articles(number: int) -> str:
    return f"{number:,} article{'' if number == 1 else 's'}"


def _tokens(tokens: Range) -> str:
    return f"{amount(tokens.low)} to {amount(tokens.high)}"


def _money(cost: CostRange | None, price: Price | None) -> str:
    if cost is None or price is None:
        return "not known: the model has no price in the table, nor in the configuration"
    rates = f"{price.input.normalize():f} in and {price.output.normalize():f} out"
    return f"{dollars(cost.low)} to {dollars(cost.high)} (USD per million tokens: {rates}; {price.origin})"
