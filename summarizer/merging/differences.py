"""An item then and now → what changed, in words; one that is gone → why that may be."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from summarizer.briefing import Citation, Conflict, Figure, Point, Relation, Side, Source
from summarizer.merging.editions import Edition, Entry, Item

_MOST_NAMED = 3  # sources that a reason names
_LONGEST = 120  # characters of the words of a side in a reason: enough to know it
_RELATIONS = {
    Relation.SINGLE: "given by one source only",
    Relation.AGREE: "agreeing",
    Relation.ROUNDED: "rounded",
    Relation.UPDATED: "of different days",
    Relation.DIFFERENT_SCOPE: "of different scope",
    Relation.CONTRADICTED: "contradicted",
}
_ITEMS = {"point": "fact", "figure": "number"}  # what the items behind it are called among the withheld


def in_point(one: Entry[Point], other: Entry[Point], then: Edition, now: Edition) -> tuple[str, ...]:
    """How many independent sources carry it, which ones, and its wording."""
    found = []
    if one.item.independent != other.item.independent:
        found.append(f"now {_independent(other.item.independent)}, was {one.item.independent:,}")
    if came := _independently(other.articles - one.articles, one.articles, now):
        found.append(f"also reported by {_names(came, now)}")
    if went := _independently(one.articles - other.articles, other.articles, then):
        found.append(f"no longer cited: {_names(went, then)}")
    if one.words != other.words:
        found.append(f"worded otherwise, was: {_quoted(one.words)}")
    return tuple(found)


def _independent(number: int) -> str:
    return f"{number:,} independent source" + ("" if number == 1 else "s")


def _independently(some: Iterable[str], others: Iterable[str], edition: Edition) -> set[str]:
    """Those articles that the edition does not count as one source with any of the others: copies change nothing."""
    sources = edition.by_article
    groups = {sources[article].independence for article in others if article in sources}
    return {article for article in some if article not in sources or sources[article].independence not in groups}


def in_figure(one: Entry[Figure], other: Entry[Figure], then: Edition, now: Edition) -> tuple[str, ...]:
    """Which figure is the latest, how they stand to each other, and which came or went."""
    found = []
    was, latest = _latest(one.item), _latest(other.item)
    if latest and was and latest.keys() != was.keys():
        found.append(f"latest now {' / '.join(latest.values())}, was {' / '.join(was.values())}")
    stood, stands = _relation(one.item), _relation(other.item)
    if stands != stood:
        found.append(f"now {_RELATIONS[stands]}, was {_RELATIONS[stood]}")
    sides = _figures(one.item, then), _figures(other.item, now)
    found += _sides(*sides, (then, now), ("new figure", "also given by"))
    if one.words != other.words:
        found.append(f"called {_quoted(other.words)}, was {_quoted(one.words)}")
    return tuple(found)


def _value(side: Side) -> str:
    return f"{side.value} {side.low} {side.high} {side.unit}"


def _latest(figure: Figure) -> dict[str, str]:
    """The latest figure by its value; where no day is the latest, the one that all sides of its scope give."""
    sides: Sequence[Side] = [side for side in figure.sides if side.latest]
    if not sides:
        sides = [side for side in figure.sides if side.other_scope is None]
        if len(set(map(_value, sides))) > 1:
            return {}
    return {_value(side): _quoted(side.citation.words) for side in reversed(sides)}


def _relation(figure: Figure) -> Relation:
    """How the figures stand to each other; what one source and its copies give, one source gives."""
    alone = figure.relation is Relation.AGREE and len({side.independence for side in figure.sides}) == 1
    return Relation.SINGLE if alone else figure.relation


Voices = dict[str, tuple[str, set[str]]]
"""What is said, by what makes it the same: its words, and the articles that say it."""


def _figures(figure: Figure, edition: Edition) -> Voices:
    return _voices(((_value(side), side.citation) for side in figure.sides), edition)


def _statements(conflict: Conflict, edition: Edition) -> Voices:
    return _voices(((_folded(side.words), side) for side in conflict.sides), edition)


def _voices(citations: Iterable[tuple[str, Citation]], edition: Edition) -> Voices:
    found: Voices = {}
    for same, citation in sorted(citations, key=lambda each: (each[0], edition.place(each[1]))):
        _, articles = found.setdefault(same, (_quoted(citation.words), set()))
        articles.add(edition.article(citation.source))
    return found


def in_conflict(one: Entry[Conflict], other: Entry[Conflict], then: Edition, now: Edition) -> tuple[str, ...]:
    """Which sides came or went."""
    sides = _statements(one.item, then), _statements(other.item, now)
    return tuple(_sides(*sides, (then, now), ("new side", "also said by")))


def _sides(before: Voices, after: Voices, editions: tuple[Edition, Edition], called: tuple[str, str]) -> Iterator[str]:
    """What is said on one of the two occasions only, and who says now what was said before."""
    then, now = editions
    new, also = called
    for same, (words, articles) in after.items():
        if same not in before:
            yield f"{new} {words} ({_names(articles, now)})"
        elif some := _independently(articles - before[same][1], before[same][1], now):
            yield f"{words} {also} {_names(some, now)}"
    for same, (words, articles) in before.items():
        still = after[same][1] if same in after else set()
        if some := _independently(articles - still, still, then):
            yield f"no longer here: {words} ({_names(some, then)})"


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def why_gone(
    kind: Literal["conflict", "figure", "point"], one: Entry[Item], then: Edition, now: Edition
) -> tuple[str, ...]:
    """Why a line of the earlier briefing may be missing: its articles, or what was made of them this time."""
    missing = one.articles - now.by_article.keys()
    if missing:
        return _missing(missing, then, now)
    if kind == "conflict":
        return ("its articles are still sources; what they say no longer disagrees as far as could be told",)
    withheld = _withheld(_ITEMS[kind], one, now)
    return (withheld,) if withheld else ("what it cites is still a source, but was not returned this time",)


def why_story_gone(articles: frozenset[str], then: Edition, now: Edition) -> tuple[str, ...]:
    """Why a story of the earlier briefing has none that goes on where it stood."""
    missing = articles - now.by_article.keys()
    return _missing(missing, then, now) if missing else ("its articles now stand in other stories",)


def _missing(articles: frozenset[str], then: Edition, now: Edition) -> tuple[str, ...]:
    lost = {lost.path: lost.reason for lost in (*now.briefing.losses.unreadable, *now.briefing.losses.failed)}
    failed = {then.by_article[each].path for each in articles if each in then.by_article} & lost.keys()
    found = [f"no longer among the sources: {_names(articles, then)}"]
    return (*found, *(f"lost this time: {path}: {lost[path]}" for path in sorted(failed)[:_MOST_NAMED]))


def _withheld(kind: str, one: Entry[Item], now: Edition) -> str:
    """The verdict on the same words this time; empty if nothing of the kind was withheld."""
    words = {_folded(one.words), *(_folded(citation.words) for citation in one.cited)}
    for item in now.briefing.withheld:
        if item.kind == kind and now.article(item.source) in one.articles and _folded(item.text) in words:
            return "withheld this time: " + "; ".join(item.reasons or (item.verdict.replace("_", " "),))
    return ""


def _names(articles: Iterable[str], edition: Edition) -> str:
    """The first few sources by their publisher, else title, else file, and how many more there are."""
    names = sorted({_name(edition.by_article.get(article), article) for article in articles})
    more = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _name(source: Source | None, article: str) -> str:
    if source is None:
        return article
    if source.publisher and source.publisher.strip():
        return source.publisher
    return f"“{source.title}”" if source.title and source.title.strip() else re.split(r"[/\\]", source.path)[-1]


def _quoted(words: str) -> str:
    words = " ".join(words.split())
    return f"“{words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + '…'}”"
