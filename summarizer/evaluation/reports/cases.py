"""The cases of a run → folds to open: each story, its articles, each score, and the pairs that it was counted from."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from summarizer.evaluation.reports.held import held_stories
from summarizer.evaluation.reports.markup import Child, element, words
from summarizer.evaluation.reports.wording import amount, failures_of, figure
from summarizer.evaluation.result import EvalRun, ScoredArticle, ScoredCase
from summarizer.evaluation.scores import Match, Score
from summarizer.presenting.words import count

_FULL: Final = 1.0
_PAIR_HEAD: Final = ("", "Expected", "Found", "Degree", "Why", "Where")


def cases(run: EvalRun, *, show_held: bool) -> Iterator[ET.Element]:
    """A fold for each case, those with a failure first; held ones only if they are to be shown, else their number."""
    held = set() if show_held else set(held_stories(run))
    titles = {each.metric: each.title for each in run.measured}
    shown = [case for case in run.cases if case.story not in held]
    for case in sorted(shown, key=lambda case: not any(failures_of(case))):
        yield _case(run, case, titles)
    if held:
        stories = "1 story is" if len(held) == 1 else f"{len(held)} stories are"
        yield element("p", f"{stories} held: only means are shown.", class_="aside")


def _case(run: EvalRun, case: ScoredCase, titles: Mapping[str, str]) -> ET.Element:
    failures = list(failures_of(case))
    summary = element(
        "summary",
        element("strong", words(case.story)),
        f", repeat {case.repeat + 1}" if run.repeats > 1 else None,
        " ",
        _mark("bad", f"✗ {count(len(failures), 'failure')}") if failures else None,
        " ",
        element("span", words(case.about), class_="aside"),
    )
    return element(
        "details",
        summary,
        _failures(failures),
        *(_score(score, titles) for score in case.scores),
        *(_article(article, titles) for article in case.articles),
        class_="case",
    )


def _failures(failures: Sequence[tuple[str, str]]) -> ET.Element | None:
    rows = (element("li", words(where), ": ", words(why)) for where, why in failures)
    return element("ul", *rows, class_="failures") if failures else None


def _article(article: ScoredArticle, titles: Mapping[str, str]) -> ET.Element:
    summary = element(
        "summary",
        words(article.name),
        ": " if article.title else None,
        words(article.title) if article.title else None,
        " ",
        _mark("bad", "✗ no answer") if article.failure is not None else None,
        " ",
        _mark("doubt", "! stale") if article.stale else None,
    )
    return element(
        "details",
        summary,
        element("p", *_facts(article), class_="aside"),
        *(_score(score, titles) for score in article.scores),
        class_="article",
    )


def _facts(article: ScoredArticle) -> Iterator[Child]:
    yield "Article "
    yield element("code", article.article)
    yield f"; {count(article.calls, 'call')}"
    if article.prompt_tokens is not None and article.completion_tokens is not None:
        yield f", {article.prompt_tokens:,} tokens in and {article.completion_tokens:,} out"
    if article.cost is not None:
        yield f", {amount(article.cost)} US dollars"
    if article.seconds is not None:
        yield f", {amount(article.seconds)} s"
    yield "."


def _score(score: Score, titles: Mapping[str, str]) -> ET.Element:
    value = "not defined" if score.value is None else figure(score.value)
    of = f" ({score.hits:g} of {score.of:g})" if score.of else ""
    title = element("span", titles.get(score.metric, score.metric), ": ", element("strong", value), of)
    why = element("span", words(score.reason), class_="aside") if score.reason else None
    if not score.matches:
        return element("p", title, " ", why, class_="score")
    head = element("thead", element("tr", *(element("th", word, scope="col") for word in _PAIR_HEAD)))
    body = element("tbody", *map(_pair, score.matches))
    return element(
        "details",
        element("summary", title, " ", why),
        scrolling(element("table", head, body), f"Pairs of {titles.get(score.metric, score.metric)}"),
        class_="score",
    )


def scrolling(table: ET.Element, name: str) -> ET.Element:
    """A table that scrolls inside itself where it is wider than the page, with the keyboard as well."""
    return element("div", table, class_="scroll", role="group", aria_label=name, tabindex="0")


def _pair(match: Match) -> ET.Element:
    tone, said = _outcome(match)
    return element(
        "tr",
        element("td", _mark(tone, said)),
        element("td", words(match.expected) if match.expected is not None else "–"),
        element("td", words(match.actual) if match.actual is not None else "–"),
        element("td", f"{match.degree:.2f}", class_="figure"),
        element("td", words(match.reason)),
        element("td", *_places(match), class_="where"),
    )


def _outcome(match: Match) -> tuple[str, str]:
    """The sign and the word of a pair; whether one that nobody expected is an error, its metric says."""
    if match.expected is None or match.actual is None:
        return ("doubt", "+ extra") if match.expected is None else ("bad", "✗ missed")
    if match.degree >= _FULL:
        return "good", "✓ matched"
    return ("doubt", "! in part") if match.degree > 0 else ("bad", "✗ unlike")


def _places(match: Match) -> Iterator[Child]:
    if match.article:
        yield words(match.article)
        yield " "
    if match.spans:
        yield "characters " + ", ".join(f"{span.start}–{span.end}" for span in match.spans)


def _mark(tone: str, said: str) -> ET.Element:
    return element("span", said, class_=f"mark {tone}")
