"""A folder of articles → a draft of their labels by the built-in engine, as YAML for a person to correct."""

import asyncio
import datetime as dt
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarizer.article import Article, Span
from summarizer.errors import InputError, UsageError
from summarizer.evaluation.labels import (
    CANARY,
    NOBODY,
    Annotation,
    Fact,
    Figure,
    LabelledArticle,
    Question,
    Quotation,
    Split,
    StoryLabels,
)
from summarizer.evaluation.places import SPLIT, find
from summarizer.extraction.builtin import BuiltinEngine
from summarizer.reading import read
from summarizer.running import Failure, summarize_one
from summarizer.verdicts import VerifiedSummary

_HEAD = """\
# yaml-language-server: $schema={schema}
#
# A draft by the built-in engine. Go through it with the articles beside it:
# - take out what a good summary would not say, add what it must; mark as vital what the story cannot be told without;
# - the rules are in evals/README.md; `summarizer eval lint` proves words, quotations and figures;
# - fill in claims, disagreements, updates, timeline and independence by hand: a program's own guess is no label;
# - sign in annotations, in the place of (your name), then take out the line `draft: true`.
"""
_LINE = 110  # characters


def draft(folder: Path, beside: Path, today: dt.date) -> StoryLabels:
    """The labels of the folder's articles as the built-in engine sees them; `beside` is where the file will lie.

    They are the engine's until a person signs. Raises `UsageError` for a folder without an article that can be read.
    """
    items = list(read([str(folder)]))
    articles = [item for item in items if isinstance(item, Article)]
    if not articles:
        faults = [str(item) for item in items if isinstance(item, InputError)]
        raise UsageError(
            faults[0] if faults else "holds no article",
            where="" if faults else str(folder),
            hint="Name a story's folder.",
        )
    names = [_name(article) for article in articles]
    name = _slug(folder.resolve().name)
    return StoryLabels(
        draft=True,
        canary=CANARY,
        story=name,
        about=articles[0].title or name,
        split=Split.OPEN,
        annotations=(
            Annotation(by="the built-in engine, as a draft", kind="model", independent=False, date=today),
            Annotation(by=NOBODY, kind="person", independent=False, date=today),
        ),
        folder=os.path.relpath(folder, beside),
        articles=tuple(_labelled(each, article) for each, article in zip(names, articles, strict=True)),
        independence=tuple((each,) for each in names),
    )


def drafted(labels: StoryLabels, schema: Path) -> str:
    """The labels as a file; `schema` is where theirs lies, from the file."""
    import yaml  # noqa: PLC0415  # an optional extra

    content = labels.model_dump(mode="json", exclude_defaults=True)
    ordered = {"format": labels.format, **content}
    text = yaml.safe_dump(_spoken(ordered), allow_unicode=True, sort_keys=False, width=_LINE)
    return _HEAD.format(schema=schema.as_posix()) + text


def _spoken(value: Any) -> Any:  # noqa: ANN401  # JSON
    """The same with whole numbers as such: 11 people, not 11.0."""
    match value:
        case dict():
            return {name: _spoken(field) for name, field in value.items()}
        case list():
            return [_spoken(field) for field in value]
        case float() if value.is_integer():
            return int(value)
        case _:
            return value


def _labelled(name: str, article: Article) -> LabelledArticle:
    outcome = asyncio.run(summarize_one(article, BuiltinEngine()))
    if isinstance(outcome, Failure):
        return LabelledArticle(name=name, file=Path(article.source).name, facts=(), numbers=(), quotes=(), questions=())
    return LabelledArticle(
        name=name,
        file=Path(article.source).name,
        facts=tuple(_facts(outcome)),
        numbers=tuple(_figures(outcome)),
        quotes=tuple(_quotes(outcome)),
        questions=tuple(_questions(outcome)),
    )


def _facts(summary: VerifiedSummary) -> Iterator[Fact]:
    for position, fact in enumerate((each for each in summary.facts() if each.holds), start=1):
        words = [_words(summary.article, span) for span in fact.spans]
        yield Fact(
            id=f"fact-{position}",
            statement=fact.item.statement,
            importance=fact.item.importance,
            words=tuple(each for each in words if each),
        )


def _figures(summary: VerifiedSummary) -> Iterator[Figure]:
    for position, number in enumerate((each for each in summary.numbers() if each.holds), start=1):
        item = number.item
        yield Figure(
            id=f"figure-{position}",
            words=_words(summary.article, number.spans[0]),
            value=item.value,
            low=item.low,
            high=item.high,
            unit=item.unit,
            what=(item.what,),
            bound=item.bound,
        )


def _quotes(summary: VerifiedSummary) -> Iterator[Quotation]:
    text = summary.article.text
    for quote in summary.quotes():
        if quote.holds:
            yield Quotation(words=SPLIT.join(span.of(text) for span in quote.spans), speaker=quote.item.speaker)


def _questions(summary: VerifiedSummary) -> Iterator[Question]:
    for question in summary.questions():
        if question.holds:
            words = [_words(summary.article, span) for span in question.spans]
            yield Question(question=question.item.question, words=tuple(each for each in words if each))


def _words(article: Article, span: Span) -> str:
    """The fewest words from the start of the span, or with some before it, that occur once in the article."""
    text = article.text
    pieces = list(re.finditer(r"\S+", text[: span.end]))
    first = next(index for index, piece in enumerate(pieces) if piece.end() > span.start)
    least = min(len(pieces), first + _FEWEST) if span.end - span.start > _LONG else len(pieces)
    for start in range(first, -1, -1):
        for end in range(least, len(pieces) + 1):
            words = text[max(pieces[start].start(), span.start if start == first else 0) : pieces[end - 1].end()]
            if len(find(text, words)) == 1:
                return " ".join(words.split())
    return " ".join(span.of(text).split())


_FEWEST = 4  # words that name a sentence for people
_LONG = 60  # characters; a shorter span, as of a figure, is kept whole


def _name(article: Article) -> str:
    stem = Path(article.source).name.split(".")[0]
    return _slug(re.sub(r"^\d+-", "", stem) or stem)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "story"
