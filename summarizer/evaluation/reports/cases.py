"""The cases of a run → folds to open: each story, its articles, each score, and the pairs that it was counted from."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from summarizer.evaluation.reports.held import held_stories
from summarizer.evaluation.reports.wording import amount, failures_of, figure
from summarizer.evaluation.result import EvalRun, Measured, ScoredArticle, ScoredCase
from summarizer.evaluation.scores import Match, Score
from summarizer.presenting.evidence.markup import Content, Html, tag
from summarizer.presenting.words import count

_FULL: Final = 1.0
_PAIR_HEAD: Final = ("", "Expected", "Found", "Degree", "Why", "Where")
_SCORE_HEAD: Final = ("Metric", "Value", "Items", "Why")


def cases(run: EvalRun, *, show_held: bool) -> Iterator[Html]:
    """A fold for each case, those with a failure first; held ones only if they are to be shown, else their number."""
    held = set() if show_held else set(held_stories(run))
    known = {each.metric: each for each in run.measured}
    shown = [case for case in run.cases if case.story not in held]
    for case in sorted(shown, key=lambda case: not any(failures_of(case))):
        yield _case(run, case, known)
    if held:
        stories = "1 story is" if len(held) == 1 else f"{len(held)} stories are"
        yield tag("p", f"{stories} held: only means are shown.", class_="aside")


def _case(run: EvalRun, case: ScoredCase, known: Mapping[str, Measured]) -> Html:
    failures = list(failures_of(case))
    summary = tag(
        "summary",
        tag("strong", tag("bdi", case.story)),
        f", repeat {case.repeat + 1}" if run.repeats > 1 else None,
        " ",
        _mark("bad", f"✗ {count(len(failures), 'failure')}") if failures else None,
        " ",
        tag("span", tag("bdi", case.about), class_="aside"),
    )
    return tag(
        "details",
        summary,
        _failures(failures),
        *_scores(case.scores, known),
        *(_article(article, known) for article in case.articles),
        class_="case",
    )


def _failures(failures: Sequence[tuple[str, str]]) -> Html | None:
    rows = (tag("li", tag("bdi", where), ": ", tag("bdi", why)) for where, why in failures)
    return tag("ul", *rows, class_="failures") if failures else None


def _article(article: ScoredArticle, known: Mapping[str, Measured]) -> Html:
    summary = tag(
        "summary",
        tag("bdi", article.name),
        ": " if article.title else None,
        tag("bdi", article.title) if article.title else None,
        " ",
        _mark("bad", "✗ no answer") if article.failure is not None else None,
        " ",
        _mark("doubt", "! stale") if article.stale else None,
    )
    return tag(
        "details",
        summary,
        tag("p", *_facts(article), class_="aside"),
        *_scores(article.scores, known),
        class_="article",
    )


def _facts(article: ScoredArticle) -> Iterator[Content]:
    yield "Article "
    yield tag("code", article.article)
    yield f"; {count(article.calls, 'call')}"
    if article.prompt_tokens is not None and article.completion_tokens is not None:
        yield f", {article.prompt_tokens:,} tokens in and {article.completion_tokens:,} out"
    if article.cost is not None:
        yield f", {amount(article.cost)} US dollars"
    if article.seconds is not None:
        yield f", {amount(article.seconds)} s"
    yield "."


def _scores(scores: Sequence[Score], known: Mapping[str, Measured]) -> Iterator[Html]:
    """A fold for each score with the pairs that it was counted from, then one table of those without."""
    yield from (_pairs(score, known) for score in scores if score.matches)
    others = [score for score in scores if not score.matches]
    if others:
        head = tag("thead", tag("tr", *(tag("th", word, scope="col") for word in _SCORE_HEAD)))
        body = tag("tbody", *(_row(score, known) for score in others))
        name = f"Scores without pairs ({len(others)})"
        yield tag("details", tag("summary", name), scrolling(tag("table", head, body), name))


def _row(score: Score, known: Mapping[str, Measured]) -> Html:
    return tag(
        "tr",
        tag("th", _title(score, known), scope="row"),
        tag("td", _value(score)),
        tag("td", f"{score.hits:g} of {score.of:g}" if score.of else ""),
        tag("td", tag("bdi", score.reason)),
    )


def _pairs(score: Score, known: Mapping[str, Measured]) -> Html:
    metric = known.get(score.metric)
    lower_is_better = metric is not None and metric.lower_is_better
    head = tag("thead", tag("tr", *(tag("th", word, scope="col") for word in _PAIR_HEAD)))
    body = tag("tbody", *(_pair(match, lower_is_better=lower_is_better) for match in score.matches))
    summary = tag(
        "summary",
        f"{_title(score, known)}: ",
        tag("strong", _value(score)),
        f" ({score.hits:g} of {score.of:g}) " if score.of else " ",
        tag("span", tag("bdi", score.reason), class_="aside") if score.reason else None,
    )
    table = scrolling(tag("table", head, body), f"Pairs of {_title(score, known)}")
    return tag("details", summary, table, class_="pairs")


def _title(score: Score, known: Mapping[str, Measured]) -> str:
    return known[score.metric].title if score.metric in known else score.metric


def _value(score: Score) -> str:
    return "not defined" if score.value is None else figure(score.value)


def scrolling(table: Html, name: str) -> Html:
    """A table that scrolls inside itself where it is wider than the page, with the keyboard as well."""
    return tag("div", table, class_="scroll", role="group", aria_label=name, tabindex="0")


def _pair(match: Match, *, lower_is_better: bool) -> Html:
    tone, said = _outcome(match, lower_is_better=lower_is_better)
    return tag(
        "tr",
        tag("td", _mark(tone, said)),
        tag("td", tag("bdi", match.expected) if match.expected is not None else "–"),
        tag("td", tag("bdi", match.actual) if match.actual is not None else "–"),
        tag("td", f"{match.degree:.2f}", class_="figure"),
        tag("td", tag("bdi", match.reason)),
        tag("td", *_places(match), class_="where"),
    )


def _outcome(match: Match, *, lower_is_better: bool) -> tuple[str, str]:
    """The tone, and the sign and word of a pair; where lower is better, what is there should not be."""
    if lower_is_better:
        return ("good", "✓ not there") if match.actual is None else ("bad", "✗ there")
    if match.degree > 0:
        return ("good", "✓ right") if match.degree >= _FULL else ("doubt", "! in part")
    if match.expected is None:
        return "doubt", "! unmatched"
    return "bad", "✗ missing" if match.actual is None else "✗ wrong"


def _places(match: Match) -> Iterator[Content]:
    if match.article:
        yield tag("bdi", match.article)
        yield " "
    for each in match.words:
        yield tag("bdi", f"“{each}”")


def _mark(tone: str, said: str) -> Html:
    return tag("span", said, class_=f"mark {tone}")
