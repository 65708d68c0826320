"""`ecb`: news of several events of one kind → how well the batch falls into stories, and sentences into events.

A row is an article of ECB+: its `text`, its `subtopic` (the event that it reports; a topic has two of one kind, such as
two earthquakes), its `sentences`, and its `mentions` with the `cluster` that they refer to. All rows go in as one mixed
batch. `stories` scores the groups against the sub-topics by B-cubed: for each article, how many of its group belong to
it (precision), and how many of its own are there (recall). `same_event` scores pairs of sentences of different
articles, over those whose mentions were `validated`: they tell of one event if they share a cluster of actions.
`across` counts the pairs that were joined over the border between two sub-topics.
"""

import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from summarizer.merging.events import same_event
from summarizer.merging.grouping import grouped
from summarizer.reading import from_text

_ACTIONS = ("ACTION", "NEG_ACTION")  # how the types of mentions begin that refer to events
# The set's words stand apart ("4. 6 - magnitude", "$1, 199", "2: 09"), and its quotation marks are typed: as it was.
_MENDED = (
    (re.compile("``|''"), '"'),
    (re.compile(r"(?<=\d)([.,:]) (?=\d)"), r"\1"),
    (re.compile(r"(?<=\w) - (?=\w)"), "-"),
)
_ADDRESS = "http"  # how a line begins that is the article's address


class Told(NamedTuple):
    """A sentence of an article, and the events that it tells of."""

    document: str
    subtopic: str
    text: str
    validated: bool
    events: frozenset[str]


def measure(files: Sequence[Path]) -> Mapping[str, object]:
    """The figures of all rows; `n` counts articles."""
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    began = time.perf_counter()
    articles = {row["doc_id"]: from_text(_text(row), source=row["doc_id"]) for row in rows}
    names = defaultdict(list)  # two files with the same text are one article
    for document, article in articles.items():
        names[article.id].append(document)
    stories = [[document for each in story for document in names[each]] for story in grouped(articles.values())]
    sentences = {row["doc_id"]: list(_told(row)) for row in rows}
    joined = {pair for story in stories for pair in _joined([each for name in story for each in sentences[name]])}
    seconds = time.perf_counter() - began
    subtopic = {row["doc_id"]: row["subtopic"] for row in rows}
    for story in stories:
        print(f"{len(story):>4} articles of {dict(sorted(Counter(subtopic[name] for name in story).items()))}")
    return {
        "stories": b_cubed(stories, subtopic),
        "same_event": _pairs(joined, [each for told in sentences.values() for each in told]),
        "n": len(rows),
        "seconds": round(seconds, 3),
    }


def _text(row: Mapping[str, Any]) -> str:
    """The article as it was published, without its address, which nothing here may read."""
    lines = row["text"].split("\n")
    return mended("\n".join(lines[1:] if lines[0].startswith(_ADDRESS) and lines[1:] else lines))


def mended(text: str) -> str:
    """The text with figures, hyphens and quotation marks as they are written."""
    for pattern, written in _MENDED:
        text = pattern.sub(written, text)
    return text


def _told(row: Mapping[str, Any]) -> Iterator[Told]:
    events = defaultdict(set)
    for mention in row["mentions"]:
        if mention["type"].startswith(_ACTIONS) and mention["cluster"]:
            events[mention["sentence"]].add(mention["cluster"])
    for sentence in row["sentences"]:
        text = row["text"][sentence["start"] : sentence["end"]]
        if not text.startswith(_ADDRESS):
            known = frozenset(events[sentence["n"]])
            yield Told(row["doc_id"], row["subtopic"], mended(text), sentence["validated"], known)


def _joined(story: Sequence[Told]) -> Iterator[frozenset[Told]]:
    """The pairs of validated sentences that we hold to tell of one event."""
    for one, other in same_event([told.text for told in story]):
        if _counts(story[one], story[other]):
            yield frozenset((story[one], story[other]))


def _counts(one: Told, other: Told) -> bool:
    return one.document != other.document and one.validated and other.validated


def _pairs(joined: set[frozenset[Told]], told: Sequence[Told]) -> Mapping[str, float | int]:
    gold = {
        frozenset(pair)
        for pair in combinations(told, 2)
        if _counts(*pair) and not pair[0].events.isdisjoint(pair[1].events)
    }
    right = len(joined & gold)
    return {
        "precision": round(right / len(joined), 4) if joined else 0.0,
        "recall": round(right / len(gold), 4) if gold else 0.0,
        "across": sum(len({each.subtopic for each in pair}) > 1 for pair in joined),
        "joined": len(joined),
    }


def b_cubed(groups: Sequence[Sequence[str]], gold: Mapping[str, str]) -> Mapping[str, float]:
    """B-cubed precision, recall and F1 of groups (Bagga and Baldwin 1998): the means over all members."""
    sizes = Counter(gold.values())
    precision = recall = 0.0
    for group in groups:
        for label, count in Counter(gold[member] for member in group).items():
            precision += count * count / len(group)
            recall += count * count / sizes[label]
    members = sum(map(len, groups)) or 1
    precision, recall = precision / members, recall / members
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}
