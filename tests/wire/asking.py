"""Articles, settings with short waits, and an engine that asks a server on the loopback address."""

import asyncio
import itertools
import traceback
from collections.abc import Iterable

from pydantic import SecretStr

from summarizer.article import Article, Sentence, SentenceKind, Span, article_id
from summarizer.errors import SummarizerError
from summarizer.extraction import Endpoint, Extraction, Patience, attempts_of, model_engine
from summarizer.text import sentences
from summarizer.verdicts import Attempt
from summarizer.workspace import Workspace

KEY = "sk-canary-0123456789abcdef"
QUICK = Patience(tries=3, first_wait=0.001, longest_wait=0.002, longest_limited=0.5)

Result = Extraction | SummarizerError

_names = itertools.count()


def article(
    text: str, *, withheld: Iterable[int] = (), title: str | None = None, source: str = "news/ferry.txt"
) -> Article:
    """An article of this text; the sentences numbered in `withheld` are teasers."""
    hidden = set(withheld)
    return Article(
        id=article_id(text, None, None, None),
        text=text,
        title=title,
        language="en",
        source=source,
        sentences=tuple(
            Sentence(
                number=number,
                span=Span(start=start, end=end),
                kind=SentenceKind.TEASER if number in hidden else SentenceKind.BODY,
            )
            for number, (start, end) in enumerate(sentences(text), 1)
        ),
    )


FERRY = article(
    "The ferry stayed in port on Monday.\n\nAt least 12 crew slept aboard.\n\nNobody knows when it will sail."
)


def endpoint(url: str, *, timeout: float = 5.0, key: str = KEY, patience: Patience = QUICK) -> Endpoint:
    """Settings under a model name of their own, so that no test knows what another one learnt."""
    return Endpoint(
        model=f"tiny-{next(_names)}",
        base_url=url,
        api_key=SecretStr(key),
        timeout=timeout,
        max_output=4096,
        patience=patience,
    )


def ask(settings: Endpoint, *articles: Article, workspace: Workspace | None = None) -> list[Result]:
    """What one engine makes of the articles, one after the other."""

    async def run() -> list[Result]:
        engine = model_engine(settings, workspace=workspace or Workspace())
        results: list[Result] = []
        for each in articles:
            try:
                results.append(await engine.summarize(each))
            except SummarizerError as error:
                results.append(error)
        await engine.close()
        return results

    return asyncio.run(run())


def attempts(result: Result) -> tuple[Attempt, ...]:
    """The ledger of a result, good or bad."""
    return attempts_of(result) if isinstance(result, SummarizerError) else result.provenance.attempts


def outcomes(result: Result) -> list[str]:
    """How each attempt ended."""
    return [attempt.outcome for attempt in attempts(result)]


def everything_about(error: SummarizerError) -> str:
    """All that a log, a report or a traceback could show of an error."""
    told = [str(error), repr(error), repr(vars(error)), *traceback.format_exception(error)]
    link: BaseException | None = error
    while link is not None:
        told += [repr(link), repr(vars(link))]
        link = link.__cause__ or link.__context__
    return "\n".join([*told, *map(repr, attempts_of(error))])
