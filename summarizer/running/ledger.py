"""Rows of a run, one an attempt → what it took in all: tokens by kind, money, what was wasted, and what stands out."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from statistics import median
from typing import Protocol

from summarizer.article import Record
from summarizer.extraction import Usage
from summarizer.running.prices import dollars

_OK = "ok"
_UNTOLD = "unjudged"  # the run ended between its reply and its judgement
_ROUNDS_UP = 0.9995  # from here on, three digits round to the next unit
_ENOUGH = 20  # articles from which on their median says what is usual
_FAR = 10  # times the median
_KINDS = ("prompt", "completion", "cached", "cache_write", "reasoning")


class Row(Protocol):
    """One attempt as it was billed, as the journal keeps it. Tokens are None where nobody counted them."""

    @property
    def subject(self) -> str:
        """Identity of what it was about, such as `Article.id`."""

    @property
    def outcome(self) -> str | None:
        """`ok`, or the class of the failure; None if the run ended before it was judged."""

    @property
    def billing(self) -> str:
        """How sure its tokens are.

        `known` are counted by the endpoint, `estimated` by us, at the most that they can be; with `none`, nothing was
        billed; with `unknown`, perhaps: the tokens are then the most that it can have been.
        """

    @property
    def sent(self) -> bool:
        """False if it never went out: nobody was reached, or the run ended first."""

    @property
    def usage(self) -> Usage:
        """Its tokens."""

    @property
    def cost(self) -> Decimal | None:
        """In USD; None if the model's price is not known."""


class Spent(Record):
    """Tokens, and what they cost."""

    calls: int = 0
    tokens: int = 0
    """Of prompts and answers together."""
    cost: Decimal | None = None
    """In USD; None if the price of any of them is not known."""


class Total(Record):
    """What a run took. `prompt` to `cost` leave out what may or may not have been billed: that is `unknown`."""

    calls: int
    """Those that went out."""
    unsent: int
    """Those that were begun and never went out."""
    ok: int
    failed: dict[str, int]
    """Calls by the class of their failure."""
    from_journal: int
    """Answers that an earlier call had paid for."""
    prompt: int
    """Tokens of the prompts, cached ones included."""
    completion: int
    """Tokens of the answers, thoughts included."""
    cached: int
    cache_write: int
    reasoning: int
    cost: Decimal | None
    """In USD; None if the price of any call is not known."""
    estimated: int
    """Calls that the endpoint did not count; they stand here with the most that they can be."""
    unknown: Spent
    """Calls whose reply never came whole, with the most that they may have been billed with."""
    waste: Spent
    """Those of the calls that led to no accepted record, without the unknown ones."""


def total(rows: Iterable[Row], *, failed: Collection[str] = (), from_journal: int = 0) -> Total:
    """The sums over the rows. `failed` are the subjects without a record: their good answers are waste too."""
    outcomes: Counter[str] = Counter()
    tokens: Counter[str] = Counter()
    billed, unknown, waste = _Sum(), _Sum(), _Sum()
    estimated = unsent = 0
    for row in rows:
        if not row.sent:
            unsent += 1
            continue
        outcomes[row.outcome or _UNTOLD] += 1
        if row.billing == "unknown":
            unknown.add(row)
            continue
        if row.billing == "none":
            continue
        estimated += row.billing == "estimated"
        tokens.update({kind: getattr(row.usage, kind) or 0 for kind in _KINDS})
        billed.add(row)
        if row.outcome != _OK or row.subject in failed:
            waste.add(row)
    return Total(
        calls=outcomes.total(),
        unsent=unsent,
        ok=outcomes.pop(_OK, 0),
        failed=dict(sorted(outcomes.items())),
        from_journal=from_journal,
        **{kind: tokens[kind] for kind in _KINDS},
        cost=billed.spent.cost,
        estimated=estimated,
        unknown=unknown.spent,
        waste=waste.spent,
    )


def line(total: Total) -> str:
    """The totals in one short line, for the end of a run."""
    taken = [counted(total.calls, "call")]
    if total.unsent:
        taken.append(f"{total.unsent:,} never sent")
    if total.from_journal:
        taken.append(f"{counted(total.from_journal, 'answer')} from the journal")
    if total.prompt or total.completion:
        taken += [f"{amount(total.prompt)} tokens in", f"{amount(total.completion)} out"]
        taken.append("price unknown" if total.cost is None else dollars(total.cost))
    parts = [", ".join(taken)]
    if share := _share(total):
        parts.append(f"wasted {share:.1%}".replace("%", " %"))
    if total.estimated:
        parts.append(f"{counted(total.estimated, 'call')} not counted by the endpoint, estimated at most")
    if total.unknown.calls:
        at_most = total.unknown.cost
        limit = f"{amount(total.unknown.tokens)} tokens" if at_most is None else dollars(at_most)
        parts.append(f"{counted(total.unknown.calls, 'call')} of unknown billing, at most {limit}")
    return "; ".join(parts)


def outliers(rows: Iterable[Row], sources: Mapping[str, str]) -> str:
    """How many articles took far more tokens than the others, and which most of all; empty if none did.

    `sources` are the articles' names by their subjects in the rows. Such an article may be long, or written to cost.
    """
    taken: Counter[str] = Counter()
    for row in rows:
        if row.subject in sources:
            taken[row.subject] += (row.usage.prompt or 0) + (row.usage.completion or 0)
    if len(taken) < _ENOUGH:
        return ""
    middle = int(median(taken.values()))
    far = sum(tokens > _FAR * middle for tokens in taken.values())
    [(subject, most)] = taken.most_common(1)
    words = f"{counted(far, 'article')} took more than {_FAR} times the median of {amount(middle)} tokens; most of all"
    return f"{words}, {amount(most)}: {sources[subject]}" if far else ""


def amount(tokens: int) -> str:
    """Tokens for reading.

    >>> amount(812), amount(2_345), amount(181_950), amount(999_700), amount(12_140_000)
    ('812', '2.35 k', '182 k', '1.00 M', '12.1 M')
    """
    for unit, size in (("G", 1_000_000_000), ("M", 1_000_000), ("k", 1_000)):
        if tokens >= size * _ROUNDS_UP:
            return f"{tokens / size:#,.3g}".removesuffix(".") + f" {unit}"
    return str(tokens)


def counted(number: int, noun: str) -> str:
    """So many of them.

    >>> counted(1_200, "call")
    '1,200 calls'
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _share(total: Total) -> float:
    """The wasted share of the money if it is known, else of the tokens."""
    if total.cost and total.waste.cost is not None:
        return float(total.waste.cost / total.cost)
    return total.waste.tokens / max(1, total.prompt + total.completion)


class _Sum:
    """Rows, as they are added up."""

    def __init__(self) -> None:
        self._calls = self._tokens = self._unpriced = 0
        self._cost = Decimal(0)

    def add(self, row: Row) -> None:
        self._calls += 1
        self._tokens += (row.usage.prompt or 0) + (row.usage.completion or 0)
        self._cost += row.cost or Decimal(0)
        self._unpriced += row.cost is None

    @property
    def spent(self) -> Spent:
        return Spent(calls=self._calls, tokens=self._tokens, cost=None if self._unpriced else self._cost)
