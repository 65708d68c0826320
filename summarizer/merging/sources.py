"""Articles → numbered sources, with copies of one report in one independent group."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from summarizer.article import Article, SentenceKind
from summarizer.briefing import Source
from summarizer.language.quotations import quotations
from summarizer.language.words import words

_RUN = 3  # words of a shingle
# Real wire copies share about a third of their runs of three words, other reports of one event hardly any (NEWS-COPY,
# Silcock et al. 2023); a short copy of a long report shows in the share of its own runs.
_RESEMBLANCE = 0.2
_CONTAINMENT = 0.35
_FEWEST_RUNS = 20  # fewer say nothing about copying
_COMMON = 50  # sources that share a run: more make it a phrase of the language, and keep the pairs few
_AGENCIES = (
    *(
        "Associated Press",
        "AP",
        "Reuters",
        "Agence France-Presse",
        "AFP",
        "dpa",
        "EFE",
        "ANSA",
        "Xinhua",
        "TASS",
        "UPI",
    ),
    *("Kyodo", "PTI", "Press Trust of India", "Press Association", "PA Media", "Bloomberg", "ANI", "IANS", "Interfax"),
    "Yonhap",
)
_SAME_AGENCY = {"ap": "associated press", "afp": "agence france-presse", "pti": "press trust of india"}
_PHOTO = re.compile(r"photo|image|picture|video|/", re.IGNORECASE)
_LONGEST_CREDIT = 120  # characters of a line that is a credit and not a sentence


def number_sources(articles: Sequence[Article]) -> list[Source]:
    """The sources in the order given, from 1, each with its independent group and the reason for it."""
    groups, reasons = _groups(articles)
    return [
        Source(
            number=index + 1,
            article=article.id,
            title=article.title,
            publisher=article.publisher,
            published=article.published,
            url=article.url,
            path=article.source,
            language=article.language,
            independence=groups[index],
            independence_reason=reasons.get(index, ""),
            sentences=len(article.sentences),
            withheld_sentences=sum(not sentence.told for sentence in article.sentences),
            notes=article.notes,
        )
        for index, article in enumerate(articles)
    ]


def _groups(articles: Sequence[Article]) -> tuple[list[int], dict[int, str]]:
    """The group of each article, numbered from 1 by first member; and why a later member stands in it."""
    leader = list(range(len(articles)))
    reasons: dict[int, str] = {}
    for one, other, reason in sorted(_ties(articles)):
        first, second = sorted((_find(leader, one), _find(leader, other)))
        if first != second:
            leader[second] = first
            reasons.setdefault(other, reason)
    order: dict[int, int] = {}
    groups = [order.setdefault(_find(leader, index), len(order) + 1) for index in range(len(articles))]
    return groups, reasons


def _find(leader: list[int], index: int) -> int:
    while leader[index] != index:
        index = leader[index]
    return index


def _ties(articles: Sequence[Article]) -> Iterable[tuple[int, int, str]]:
    """Pairs of articles that are not independent, the earlier first, with the reason."""
    yield from _by_name(
        {index: article.publisher.casefold().strip() for index, article in enumerate(articles) if article.publisher},
        "same publisher as",
    )
    credited = {index: _credit(article, articles) for index, article in enumerate(articles)}
    yield from _by_name({index: name for index, name in credited.items() if name}, "credits the same agency as")
    for index, name in credited.items():
        for other, article in enumerate(articles):
            if name and other != index and article.publisher and article.publisher.casefold().strip() == name:
                yield (
                    min(index, other),
                    max(index, other),
                    f"[{index + 1}] credits {article.publisher}, the publisher of [{other + 1}]",
                )
    yield from _copies(articles)


def _by_name(names: dict[int, str], reason: str) -> Iterable[tuple[int, int, str]]:
    first: dict[str, int] = {}
    for index, name in names.items():
        if first.setdefault(name, index) != index:
            yield first[name], index, f"{reason} [{first[name] + 1}]"


def _credit(article: Article, articles: Sequence[Article]) -> str | None:
    """The agency that a credit line or dateline names, in lower case; a photo credit is none."""
    known = {name.casefold(): name for name in _AGENCIES}
    known |= {other.publisher.casefold().strip(): other.publisher for other in articles if other.publisher}
    own = (article.publisher or "").casefold().strip()
    for sentence in article.sentences:
        line = article.text_of(sentence)
        if sentence.kind is not SentenceKind.BOILERPLATE or len(line) > _LONGEST_CREDIT or _PHOTO.search(line):
            continue
        for name in known:
            if name != own and re.search(
                rf"(?:\(\s*{re.escape(name)}\s*\)|\A\W*{re.escape(name)}\W*\Z|"
                rf"\b{re.escape(name)}\b.*\bcontributed\b)",
                line.casefold(),
            ):
                return _SAME_AGENCY.get(name, name)
    return None


def _copies(articles: Sequence[Article]) -> Iterable[tuple[int, int, str]]:
    runs = [_runs(article) for article in articles]
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, own in enumerate(runs):
        for run in own:
            holders[run].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for indices in holders.values():
        if 1 < len(indices) <= _COMMON:
            shared.update(combinations(indices, 2))
    for (one, other), count in shared.items():
        shorter = min(len(runs[one]), len(runs[other]))
        whole = len(runs[one]) + len(runs[other]) - count
        if shorter >= _FEWEST_RUNS and (count / whole >= _RESEMBLANCE or count / shorter >= _CONTAINMENT):
            yield one, other, f"shares {count / shorter:.0%} of its runs of three words with [{one + 1}]"


def _runs(article: Article) -> set[tuple[str, ...]]:
    """The runs of three words of the story, without what it quotes: two reporters may quote the same speech."""
    found: set[tuple[str, ...]] = set()
    for sentence in article.told():
        text = article.text_of(sentence)
        for quotation in reversed(quotations(text)):
            text = text[: quotation.outer_start] + " \u2026 " + text[quotation.outer_end :]
        plain = [word.text.casefold() for word in words(text)]
        found.update(tuple(plain[at : at + _RUN]) for at in range(len(plain) - _RUN + 1))
    return found
