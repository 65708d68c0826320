"""Articles to be read, and records to be checked → what that will take: calls, tokens, money, each from low to high."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from summarizer.article import Article, Record
from summarizer.errors import ExtractionError
from summarizer.extraction import Endpoint, Prompt, Usage, article_fields
from summarizer.running.articles import Readable
from summarizer.running.prices import Price, cost, most

# Tokens a UTF-8 byte, from the tokenizer that is kindest to a script to one that is not.
ASCII_RATIO = (0.20, 0.35)  # English prose has 4 to 5 bytes a token; figures and names fewer
OTHER_RATIO = (0.25, 0.70)  # accents, Cyrillic (2 bytes a letter), Chinese (3): half a token to two tokens a character
ANSWER_TOKENS = (1_000, 2_500)  # what summaries of news articles took, as measured when the output limit was chosen
_DIGITS = 6  # of a sum of calls: what floating point adds behind them is no call
REPEATED = 0.1  # share of calls that high assumes to be made twice: an answer off its schema, one that was cut


class Range(Record):
    """From the least that is likely to the most that is."""

    low: int
    high: int


class CostRange(Record):
    """The same in USD."""

    low: Decimal
    high: Decimal


class Estimate(Record):
    """What a run will take."""

    articles: int
    """Articles to be read, each once."""
    records: int
    """Records of an earlier run, which are verified again, and read by nobody."""
    empty: int
    """Articles without a sentence of a story: they will fail, and cost nothing."""
    calls: Range
    prompt: Range
    """Tokens in."""
    completion: Range
    """Tokens out."""
    cost: CostRange | None
    """None if the price is not known."""
    largest: int
    """Tokens that the largest request could take at most, for which a cap must have room when it is sent."""
    largest_cost: Decimal | None
    """The same in USD."""


def estimate(
    entries: Iterable[Readable], prompt: Prompt | None, price: Price | None, *, reads: bool = True, check: bool
) -> Estimate:
    """Make each request and count its bytes; nothing is sent. Without a prompt no model is asked, and nothing called.

    An article that comes twice counts once. `reads` is whether the model reads the articles, and not the built-in
    engine. `check` adds, to the high end, a call for each article and each record, of the size of a reading.
    """
    seen: set[str] = set()
    records = empty = longest = 0
    low, high = _Sum(0), _Sum(1)
    for entry in entries:
        article = entry if isinstance(entry, Article) else entry.article
        if article.id in seen:
            continue
        seen.add(article.id)
        records += entry is not article
        read = reads and entry is article
        if prompt is None or not (read or check):
            continue
        try:
            text = _sent(prompt, article)
        except ExtractionError:
            empty += 1
            continue
        longest = max(longest, len(text.encode("utf-8", "replace")))
        low.add(text, price, times=int(read))
        high.add(text, price, times=(1 + REPEATED) * (read + check))
    output = Endpoint.max_output if longest else 0
    return Estimate(
        articles=len(seen) - records,
        records=records,
        empty=empty,
        calls=Range(low=round(low.calls), high=ceil(round(high.calls, _DIGITS))),
        prompt=Range(low=round(low.prompt), high=round(high.prompt)),
        completion=Range(low=round(low.completion), high=round(high.completion)),
        cost=CostRange(low=low.cost, high=high.cost) if price else None,
        largest=longest + output,
        largest_cost=most(price, longest, output) if price else None,
    )


@dataclass
class _Sum:
    """One end of the range: 0 is the low one, 1 the high one."""

    end: int
    calls: float = 0
    prompt: float = 0
    completion: float = 0
    cost: Decimal = Decimal(0)

    def add(self, text: str, price: Price | None, *, times: float) -> None:
        """Count one request that tells the model this text, and is made so often."""
        prompt, completion = _tokens(text, self.end), ANSWER_TOKENS[self.end]
        self.calls += times
        self.prompt += prompt * times
        self.completion += completion * times
        if price:
            self.cost += cost(price, Usage(prompt=round(prompt), completion=completion)) * Decimal(times)


def _sent(prompt: Prompt, article: Article) -> str:
    """What a model is told of the article, with the schema, which most endpoints count as well."""
    request = prompt.request(article.id, article_fields(article))
    return request.system + request.user + json.dumps(request.schema, separators=(",", ":"))


def _tokens(text: str, end: int) -> float:
    """Tokens of the text at the low end, 0, or the high end, 1."""
    whole = len(text.encode("utf-8", "replace"))
    plain = sum(map(str.isascii, text)) if not text.isascii() else whole
    return plain * ASCII_RATIO[end] + (whole - plain) * OTHER_RATIO[end]
