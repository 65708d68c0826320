"""Synthetic batches with a known truth → time, memory and accuracy of merging at every size; one line of JSON last.

    python benchmarks/merge_growth.py [--sizes 1000 10000 100000] [--copies 500] [--story 1000]

An event is told by three papers in words of their own, of which one gives its figure rounded; a neighbour event shares
its verb and its noun, with another place and figure. So it is known which facts say the same and which must not be
joined. Every size runs in a process of its own, so that its peak memory is its own; the exponent is the slope of CPU
time over size, both as logarithms. All facts of a batch are one story, unless `--story` says how many one has: that is
the hardest case, as only facts of one story are compared.
"""

import argparse
import datetime as dt
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence

from summarizer import merge
from summarizer.article import Article, Sentence, SentenceKind, Span, article_id
from summarizer.briefing import Story
from summarizer.cli.garbage import collect_seldom
from summarizer.summary import Bound, Certainty, Direction, Importance, KeyFact, Number
from summarizer.verdicts import (
    FactVerdict,
    NumberVerdict,
    Provenance,
    VerifiedFact,
    VerifiedItem,
    VerifiedNumber,
    VerifiedSummary,
)

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
COPIES = 500
FACTS = 10  # facts of an article
TELLINGS = 3  # papers that tell an event
SEED = 20_260_312
GIVEN = Provenance(engine="given", schema_fingerprint="0" * 16)
KILOBYTES = 1024  # of `ru_maxrss`, on Linux

# Every event: who, where, what, a figure and what it counts, in three wordings of one sense.
DEEDS = (
    ("workers", ("{n} dock workers walked out in {p} over the {t} contract.",
                 "In {p}, {n} dock workers walked out over the {t} contract.",
                 "The {t} contract made about {r} dock workers walk out in {p}.")),
    ("houses", ("A storm damaged {n} houses in {p} along the {t} canal.",
                "In {p} {n} houses along the {t} canal were damaged by a storm.",
                "Along the {t} canal in {p} a storm damaged about {r} houses.")),
    ("people", ("A ferry accident near {p} injured {n} people at the {t} landing.",
                "Near {p}, {n} people were injured in a ferry accident at the {t} landing.",
                "At the {t} landing near {p} about {r} people were injured in a ferry accident.")),
    ("trees", ("Foresters planted {n} trees in {p} beside the {t} road.",
               "In {p}, {n} trees were planted by foresters beside the {t} road.",
               "Beside the {t} road in {p} foresters planted about {r} trees.")),
    ("pupils", ("The {t} school in {p} took in {n} pupils after a fire.",
                "After a fire {n} pupils were taken in by the {t} school in {p}.",
                "About {r} pupils were taken in by the {t} school in {p} after a fire.")),
)  # fmt: skip
SYLLABLES = "bar cor dun esk fal gor hul ist jor kel lor mar nor osk pel rud sel tor ulm ves wyk yar zan".split()
PAPERS = 40
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SAME_DAY = 35  # events in a row on one day, so that a day never tells neighbours apart
PUBLISHED = dt.date(2026, 3, 14)
Row = tuple[str, Number | None, str]
"""A statement, its figure, and the day of its event."""


def place(number: int) -> str:
    """An invented name, another for every number."""
    parts = []
    number += len(SYLLABLES)  # two syllables at least
    while number:
        number, rest = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[rest])
    return "".join(parts).capitalize()


def batch(
    size: int, story: int | None = None, tellings: int = TELLINGS
) -> tuple[list[VerifiedSummary], dict[str, int]]:
    """Articles with `size` facts in all, `story` of them in each story, and the event of every statement.

    `tellings` papers tell each event, three at most.
    """
    chance = random.Random(SEED)
    truth: dict[str, int] = {}
    told: list[Row] = []
    for event in range(size // tellings + 1):
        noun, wordings = DEEDS[event % len(DEEDS)]
        exact = chance.randrange(101, 980)
        rounded = round(exact, -1)
        # Neighbour events share a topic word: the same deed elsewhere must not be joined.
        fields = {"n": exact, "r": rounded, "p": place(event), "t": f"{place(7 + event // 10).lower()}mere"}
        for wording in wordings[:tellings]:
            text = wording.format(**fields)
            truth[text] = event
            loose = "{r}" in wording
            day = DAYS[event // SAME_DAY % len(DAYS)]
            told.append((text, figure(float(rounded if loose else exact), noun, text, loose=loose), day))
    told = told[:size]
    found: list[VerifiedSummary] = []
    for start in range(0, size, story or size):
        own = told[start : start + (story or size)]
        chance.shuffle(own)
        for at in range(0, len(own), FACTS):
            found.append(page(len(found), own[at : at + FACTS], f"story {start}"))
    return found, truth


def figure(value: float, noun: str, text: str, *, loose: bool) -> Number:
    """The figure of a sentence, as an engine would return it; its sentence is set by the page."""
    written = f"about {value:g}" if loose and f"about {value:g}" in text else f"{value:g}"
    return Number(
        value=value, low=None, high=None, unit=None, what=noun, bound=Bound.ABOUT if loose else Bound.EXACT,
        direction=Direction.NONE, scope=None, period=None, as_of=None, as_written=written, sentence=1,
    )  # fmt: skip


def page(number: int, rows: Sequence[Row], story: str = "one") -> VerifiedSummary:
    """An article of these sentences, with a fact and a figure for each, as verification would hand them on."""
    text, sentences, items = "", [], list[VerifiedItem]()
    for at, (line, given, day) in enumerate(rows):
        span = Span(start=len(text), end=len(text) + len(line))
        text += line + "\n"
        sentences.append(Sentence(number=at + 1, span=span, kind=SentenceKind.BODY))
        fact = KeyFact(
            statement=line, sentences=[at + 1], importance=Importance.OKAY, when=day, attributed_to=None,
            certainty=Certainty.STATED,
        )  # fmt: skip
        items.append(
            VerifiedFact(list="key_facts", position=at, spans=(span,), item=fact, verdict=FactVerdict.SUPPORTED)
        )
        if given is not None:
            start = span.start + line.casefold().index(given.as_written)
            place_ = Span(start=start, end=start + len(given.as_written))
            item = given.model_copy(update={"sentence": at + 1})
            found = VerifiedNumber(list="numbers", position=at, spans=(place_,), item=item, verdict=NumberVerdict.FOUND)
            items.append(found)
    publisher = f"Paper {number % PAPERS}"
    source = f"{number}.txt"
    article = Article(
        id=article_id(text, publisher, PUBLISHED, source), text=text, title=None, publisher=publisher,
        published=PUBLISHED, url=source, source=source, story=story, language="en", sentences=tuple(sentences),
    )  # fmt: skip
    return VerifiedSummary(
        article=article, headline=rows[0][0], headline_holds=True, items=tuple(items), provenance=GIVEN
    )


def joined(stories: Sequence[Story], truth: dict[str, int]) -> tuple[Counter[str], Counter[str]]:
    """Pairs of facts, and of figures, that stand together: right, wrong, and how many there are in truth."""
    facts, figures = Counter[str](), Counter[str]()
    for story in stories:
        _joined(story, truth, facts, figures)
    return facts, figures


def _joined(story: Story, truth: dict[str, int], facts: Counter[str], figures: Counter[str]) -> None:
    events = Counter(truth[words] for words in _cited_once(story))
    pairs = sum(math.comb(count, 2) for count in events.values())
    facts["true"] += pairs
    figures["true"] += pairs
    for point in story.points:
        _count(facts, [truth[citation.words] for citation in point.citations])
    sentence = {(cited.source, cited.sentence): cited.words for point in story.points for cited in point.citations}
    for row in story.figures:
        _count(figures, [truth[sentence[side.citation.source, side.citation.sentence]] for side in row.sides])


def _cited_once(story: Story) -> list[str]:
    cited = {(each.source, each.sentence): each.words for point in story.points for each in point.citations}
    return list(cited.values())


def _count(pairs: Counter[str], events: Sequence[int]) -> None:
    right = sum(math.comb(count, 2) for count in Counter(events).values())
    pairs["right"] += right
    pairs["wrong"] += math.comb(len(events), 2) - right


def scores(pairs: Counter[str]) -> dict[str, float | int]:
    """Precision and recall over pairs."""
    said = pairs["right"] + pairs["wrong"]
    return {
        "precision": round(pairs["right"] / said, 4) if said else 1.0,
        "recall": round(pairs["right"] / pairs["true"], 4) if pairs["true"] else 1.0,
        "wrong": pairs["wrong"],
    }


def measure(size: int, story: int | None) -> dict[str, object]:
    """Time, peak memory and accuracy of one batch."""
    summaries, truth = batch(size, story)
    began, cpu = time.perf_counter(), time.process_time()
    briefing = merge(summaries)
    seconds = time.perf_counter() - began
    worked = time.process_time() - cpu
    facts, figures = joined(briefing.stories, truth)
    return {
        "facts": size,
        "seconds": round(seconds, 3),
        "cpu_seconds": round(worked, 3),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES),
        "points": scores(facts),
        "figures": scores(figures),
        "false_alarms": sum(len(each.conflicts) for each in briefing.stories),
    }


def copies(count: int) -> dict[str, object]:
    """Near copies of one article with a false claim: they must count as one source, quickly."""
    rows = batch(FACTS * 3)[0]
    lines = [line for summary in rows for line in summary.article.text.splitlines()]
    pages = [
        page(number, [*((line, None, DAYS[0]) for line in lines), (f"Read on at page {number}.", None, DAYS[0])])
        for number in range(count)
    ]
    began = time.perf_counter()
    briefing = merge(pages)
    return {
        "articles": count,
        "seconds": round(time.perf_counter() - began, 3),
        "independent": len({source.independence for source in briefing.sources}),
        "most_carried": max(point.independent for point in briefing.stories[0].points),
    }


def exponent(rows: Sequence[dict[str, object]]) -> float | None:
    """The slope of time over size, both as logarithms, by least squares."""
    points = [(math.log(float(str(row["facts"]))), math.log(float(str(row["cpu_seconds"])))) for row in rows]
    if len(points) < 2:  # noqa: PLR2004 - a slope needs two points
        return None
    mean_x, mean_y = (sum(column) / len(points) for column in zip(*points, strict=True))
    over = sum((x - mean_x) ** 2 for x, _ in points)
    return float(round(sum((x - mean_x) * (y - mean_y) for x, y in points) / over, 3))


def apart(*arguments: str) -> dict[str, object]:
    """What this script measures when it is run with these arguments, in a process of its own."""
    run = subprocess.run([sys.executable, __file__, *arguments], check=True, capture_output=True, text=True)
    found: dict[str, object] = json.loads(run.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Measure every size, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", nargs="+", type=int, default=list(SIZES))
    parser.add_argument("--copies", type=int, default=COPIES)
    parser.add_argument("--story", type=int, help="facts of a story; without it all are one story")
    parser.add_argument("--only", type=int, help="measure this size, here")
    parser.add_argument("--only-copies", type=int, help="measure this number of near copies, here")
    options = parser.parse_args()
    collect_seldom()  # as the command does
    if options.only is not None:
        print(json.dumps(measure(options.only, options.story)))
        return
    if options.only_copies is not None:
        print(json.dumps(copies(options.only_copies)))
        return
    story = ["--story", str(options.story)] if options.story else []
    rows = []
    for size in options.sizes:
        rows.append(apart("--only", str(size), *story))
        print(json.dumps(rows[-1]), flush=True)
    near = apart("--only-copies", str(options.copies))
    found = {
        "benchmark": "merge_growth",
        "story": options.story,
        "exponent": exponent(rows),
        "sizes": rows,
        "copies": near,
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
