"""Pages with the body that people found in them → how much of it our reading finds, and how much else.

A row is an object with `html` and either `body` or `expected`, which holds `body_reference`, or `cleaned_text` where
only the beginning of the body is known. The measure is that of scrapinghub/article-extraction-benchmark: tokens are
runs of word characters, precision and recall of their 4-grams are counted with repetition on each page and averaged
over the pages, and F1 is that of the two means. A page that is refused counts as 0 in both.
"""

import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.reading import Fields, read

_TOKEN = re.compile(r"\w+")
_GRAM = 4  # tokens; short enough to forgive one other word, long enough not to be met by chance
_WORST = 5  # pages listed


@dataclass(frozen=True, slots=True)
class Score:
    """One page: its 4-grams, ours against the body's."""

    name: str
    whole: bool
    """False if only the beginning of the body is known, so that precision means nothing."""
    precision: float
    recall: float
    told: float
    """Recall of what a model would see: without the sentences that are classed as no part of the story."""


def measure(files: Sequence[Path]) -> Mapping[str, str | int | float | None]:
    """Read every page, print the refused and the worst ones, and return the figures."""
    scores: list[Score] = []
    refused = rows = 0
    seconds = 0.0
    for path in files:
        begin = time.perf_counter()
        found = {item.source if isinstance(item, Article) else item.where: item for item in _items(path)}
        seconds += time.perf_counter() - begin
        for number, row in enumerate(_rows(path), start=1):
            rows += 1
            item = found[f"{path}#{number}"]
            name = str(row.get("id", number))
            if isinstance(item, InputError):
                refused += 1
                print(f"refused  {name}: {item.what}")
            scores.append(_score(name, item, row))
    whole = [score for score in scores if score.whole]
    for score in sorted(whole, key=lambda score: _f1(score.precision, score.recall))[:_WORST]:
        print(f"worst    {score.name}: precision {score.precision:.3f}, recall {score.recall:.3f}")
    precision, recall = _mean(score.precision for score in whole), _mean(score.recall for score in whole)
    return {
        "n": rows,
        "read": rows - refused,
        "refused": refused,
        "scored": len(whole),
        "f1": None if precision is None or recall is None else round(_f1(precision, recall), 4),
        "precision": precision,
        "recall": recall,
        "told_recall": _mean(score.told for score in whole),
        "beginnings_recall": _mean(score.recall for score in scores if not score.whole),
        "seconds": round(seconds, 2),
    }


def _items(path: Path) -> Iterator[Article | InputError]:
    for item in read([str(path)], fields=Fields(text="html")):
        if isinstance(item, Article | InputError):
            yield item


def _rows(path: Path) -> Iterator[Mapping[str, object]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, filter(str.strip, lines))


def _score(name: str, item: Article | InputError, row: Mapping[str, object]) -> Score:
    expected = row.get("expected")
    more = expected if isinstance(expected, dict) else {}
    whole = row.get("body") or more.get("body_reference")
    body = _grams(str(whole or more.get("cleaned_text") or ""))
    text = told = ""
    if isinstance(item, Article):
        text = item.text
        told = "\n".join(map(item.text_of, item.told()))
    ours = _grams(text)
    return Score(name, bool(whole), _share(ours, body), _share(body, ours), _share(body, _grams(told)))


def _grams(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    grams = Counter(tuple(tokens[at : at + _GRAM]) for at in range(max(1, len(tokens) - _GRAM + 1)))
    del grams[()]
    return grams


def _share(grams: Counter[tuple[str, ...]], others: Counter[tuple[str, ...]]) -> float:
    """The share of `grams` that the others have, too; 1 if both have none."""
    if not grams:
        return float(not others)
    return (grams & others).total() / grams.total()


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _mean(values: Iterator[float]) -> float | None:
    found = list(values)
    return round(fmean(found), 4) if found else None
