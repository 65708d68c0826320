"""The estimate of a run → the text that `batch --dry-run` prints, 80 columns wide."""

import textwrap
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final, TypeVar

from summarizer.cli.caps import Purse
from summarizer.running.estimate import ANSWER_TOKENS, ASCII_RATIO, REPEATED, CostRange, Estimate, Range
from summarizer.running.ledger import amount
from summarizer.running.prices import Price, dollars

WIDTH = 80  # columns of the text: it is read on a terminal, and kept in notes
_WHOLE: Final[dict[str, Any]] = {"break_on_hyphens": False, "break_long_words": False}  # options, names of models
_Number = TypeVar("_Number", int, Decimal)


def forecast(estimate: Estimate, purse: Purse, *, reads: bool, check: bool, lost: int = 0) -> str:
    """Lines about calls, tokens and money, and what they rest on; without calls, why there are none.

    `reads` is whether a model reads, `check` whether one checks; `lost` inputs could not be read.
    """
    rows = [("articles", _articles(estimate.articles) + _failing(estimate))]
    if estimate.records:
        rows.append(("records", f"{estimate.records:,} of an earlier run, verified again without being read"))
    if lost:
        rows.append(("not read", f"{lost:,} input{'' if lost == 1 else 's'}; stderr says which, and why"))
    if not estimate.calls.high:
        why = "no model is asked" if estimate.articles > estimate.empty else "there is nothing to ask a model"
        rows.append(("calls", f"none: {why}, so there is nothing to pay"))
        return _table(rows)
    rows += [
        ("calls", f"{estimate.calls.low:,} to {estimate.calls.high:,}"),
        ("tokens in", _tokens(estimate.prompt)),
        ("tokens out", _tokens(estimate.completion)),
        ("money", _money(estimate.cost, purse.price)),
    ]
    paragraphs = (_grounds(reads=reads, check=check), *_against(estimate, purse))
    return "\n".join([_table(rows), *(f"{textwrap.fill(each, WIDTH, **_WHOLE)}\n" for each in paragraphs)])


def _table(rows: Sequence[tuple[str, str]]) -> str:
    return "".join(
        f"{textwrap.fill(value, WIDTH, initial_indent=f'{name:<12}', subsequent_indent=' ' * 12, **_WHOLE)}\n"
        for name, value in rows
    )


def _grounds(*, reads: bool, check: bool) -> str:
    low, high = (1 / ratio for ratio in ASCII_RATIO)
    parts = ["The requests were made, and their bytes counted; nothing was sent."]
    if reads:
        parts.append(
            f"Low: {low:.0f} bytes a token (of plain letters), answers of {ANSWER_TOKENS[0]:,} tokens, each article "
            "asked once."
        )
    else:
        parts.append("The built-in engine reads, and the model only checks. Low: no article leaves anything to check.")
    parts.append(
        f"High: {high:.1f} bytes a token, answers of {ANSWER_TOKENS[1]:,} tokens, {REPEATED:.0%} of the calls made "
        "twice.".replace("%", " %")
    )
    if check:
        parts.append(f"High also counts {'a second' if reads else 'a'} call an article for --check.")
    parts.append("Answers that the journal has cost nothing and are counted here all the same.")
    parts.append("A model that reasons may take several times the tokens out.")
    return " ".join(parts)


def _against(estimate: Estimate, purse: Purse) -> list[str]:
    """A line a cap."""
    caps = purse.caps
    lines = []
    if caps.tokens is not None:
        low = estimate.prompt.low + estimate.completion.low
        high = estimate.prompt.high + estimate.completion.high
        does = _does(caps.tokens, low, high, estimate.largest, f"{estimate.largest:,} tokens")
        lines.append(f"--max-tokens {caps.tokens:,} {does}.")
    if caps.cost is not None and estimate.cost is not None and estimate.largest_cost is not None:
        largest = estimate.largest_cost
        does = _does(caps.cost, estimate.cost.low, estimate.cost.high, largest, dollars(largest))
        lines.append(f"--max-cost {dollars(caps.cost)} {does}.")
    return lines


def _does(cap: _Number, low: _Number, high: _Number, largest: _Number, told: str) -> str:
    """What the cap does to the run; a request is sent only if its worst case fits as well."""
    if largest > cap:
        return f"does not let the largest request through, which could take up to {told}"
    if low > cap:
        return "will stop the run"
    return "may stop the run" if high + largest > cap else "is enough"


def _failing(estimate: Estimate) -> str:
    """How many of them cannot be asked about."""
    return f" ({_articles(estimate.empty)} without a story, which will fail)" if estimate.empty else ""


def _articles(number: int) -> str:
    return f"{number:,} article{'' if number == 1 else 's'}"


def _tokens(tokens: Range) -> str:
    return f"{amount(tokens.low)} to {amount(tokens.high)}"


def _money(cost: CostRange | None, price: Price | None) -> str:
    if cost is None or price is None:
        return "not known: the model has no price in the table, nor in the configuration"
    rates = f"{price.input.normalize():f} in and {price.output.normalize():f} out"
    return f"{dollars(cost.low)} to {dollars(cost.high)} (USD per million tokens: {rates}; {price.origin})"
