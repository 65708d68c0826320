"""Articles that are still to be read → what that will take: calls, tokens and money, each from low to high."""

import json
from collections.abc import Iterable
from decimal import Decimal
from math import ceil

from summarizer.article import Article, Record
from summarizer.errors import ExtractionError
from summarizer.extraction import Endpoint, Prompt, Usage, article_fields
from summarizer.running.prices import Price, cost, most

# Tokens a UTF-8 byte, from the tokenizer that is kindest to a script to one that is not.
ASCII_RATIO = (0.20, 0.35)  # English prose has 4 to 5 bytes a token; figures and names fewer
OTHER_RATIO = (0.25, 0.70)  # accents, Cyrillic (2 bytes a letter), Chinese (3): half a token to two tokens a character
ANSWER_TOKENS = (1_000, 2_500)  # what summaries of news articles took, as measured when the output limit was chosen
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


def estimate(articles: Iterable[Article], prompt: Prompt | None, price: Price | None, *, check: bool) -> Estimate:
    """Make each request and count its bytes; nothing is sent. Without a prompt no model reads, and nothing is called.

    An article that comes twice counts once. `check` adds, to the high end, a second call for each article, of the size
    of the first.
    """
    seen: set[str] = set()
    empty = calls = longest = 0
    ends = [Usage(prompt=0, completion=0)] * 2
    money = [Decimal(0)] * 2
    for article in articles:
        if article.id in seen:
            continue
        seen.add(article.id)
        try:
            text = _sent(prompt, article) if prompt else ""
        except ExtractionError:
            empty += 1
            continue
        if not text:
            continue
        calls += 1
        longest = max(longest, len(text.encode("utf-8", "replace")))
        times_at_most = (1 + REPEATED) * (1 + check)
        for end, times in enumerate((1.0, times_at_most)):
            one = Usage(prompt=round(_tokens(text, end)), completion=ANSWER_TOKENS[end])
            if price:
                money[end] += cost(price, one) * Decimal(times)
            ends[end] = Usage(
                prompt=(ends[end].prompt or 0) + round((one.prompt or 0) * times),
                completion=(ends[end].completion or 0) + round((one.completion or 0) * times),
            )
    low, high = ends
    output = Endpoint.max_output if calls else 0
    return Estimate(
        articles=len(seen),
        empty=empty,
        calls=Range(low=calls, high=ceil(calls * (1 + REPEATED) * (1 + check))),
        prompt=Range(low=low.prompt or 0, high=high.prompt or 0),
        completion=Range(low=low.completion or 0, high=high.completion or 0),
        cost=CostRange(low=money[0], high=money[1]) if price else None,
        largest=longest + output,
        largest_cost=most(price, longest, output) if price else None,
    )


def _sent(prompt: Prompt, article: Article) -> str:
    """What a model is told of the article, with the schema, which most endpoints count as well."""
    request = prompt.request(article.id, article_fields(article))
    return request.system + request.user + json.dumps(request.schema, separators=(",", ":"))


def _tokens(text: str, end: int) -> float:
    """Tokens of the text at the low end, 0, or the high end, 1."""
    whole = len(text.encode("utf-8", "replace"))
    plain = sum(map(str.isascii, text)) if not text.isascii() else whole
    return plain * ASCII_RATIO[end] + (whole - plain) * OTHER_RATIO[end]
