"""Synthetic mixed batches with known stories → time, memory and accuracy of grouping at every size; JSON last.

    python benchmarks/story_growth.py [--sizes 12500 50000 200000]

A story has names of its own and a kind, whose words it shares with all stories of that kind; an article says some of
both among words that any article may have. Most stories have one or two articles, a few have thousands. Every size runs
in a process of its own, so that its peak memory is its own; the exponent is the slope of CPU time over size, both as
logarithms.
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
from collections.abc import Iterator

from ecb import b_cubed

from summarizer.article import Article, Sentence, SentenceKind, Span, article_id
from summarizer.merging.grouping import grouped

SIZES = (12_500, 50_000, 200_000)
SEED = 20_260_418
KINDS = (
    "quake struck magnitude depth tremor shook buildings collapsed rescuers rubble survivors aftershock",
    "trial jury verdict charged prosecutors court sentenced guilty evidence testified judge appeal",
    "election ballot candidate polls voters campaign parliament coalition seats turnout results majority",
    "merger shares acquire deal billion shareholders regulators takeover offer profit quarter company",
    "wildfire acres evacuated firefighters flames winds homes burned containment smoke forest blaze",
    "match goal league coach season striker penalty final defeated title club fans",
)
COMMON = (
    "said told officials people year week government according report local country public city group new first"
    " after before while called asked added expected several including later work plan day time part"
).split()
SYLLABLES = "bar cor dun esk fal gor hul ist jor kel lor mar nor osk pel rud sel tor ulm ves wyk yar zan".split()
NAMES = 14  # of a story
SENTENCES = 8
LARGEST = 2_000  # articles of one story
HEAVY = 0.9  # exponent of the sizes of stories, which are drawn from a Pareto distribution
DAYS = 365
KILOBYTES = 1024  # of `ru_maxrss`, on Linux


def batch(size: int) -> Iterator[tuple[Article, int]]:
    """Articles one at a time, each with the number of its story."""
    chance = random.Random(SEED)
    made = story = 0
    while made < size:
        story += 1
        names = ["".join(chance.choices(SYLLABLES, k=3)).capitalize() for _ in range(NAMES)]
        kind = chance.choice(KINDS).split()
        day = dt.date(2025, 1, 1) + dt.timedelta(days=chance.randrange(DAYS))
        for _ in range(min(size - made, LARGEST, int(chance.paretovariate(HEAVY)))):
            made += 1
            yield page(chance, names, kind, day + dt.timedelta(days=chance.randrange(4)), made), story


def page(chance: random.Random, names: list[str], kind: list[str], day: dt.date, number: int) -> Article:
    """One article of a story."""
    text, sentences = "", []
    for at in range(SENTENCES):
        words = chance.choices(names, k=3) + chance.choices(kind, k=4) + chance.choices(COMMON, k=9)
        chance.shuffle(words)
        line = f"The {' '.join(words)} {chance.randrange(2, 900)}."
        span = Span(start=len(text), end=len(text) + len(line))
        sentences.append(Sentence(number=at + 1, span=span, kind=SentenceKind.BODY))
        text += line + "\n"
    source = f"{number}.txt"
    return Article(
        id=article_id(text, None, day, source), text=text, published=day, url=source, source=source, language="en",
        sentences=tuple(sentences),
    )  # fmt: skip


def measure(size: int) -> dict[str, object]:
    """Time, peak memory and accuracy of one batch; making it is not counted."""
    truth: dict[str, str] = {}
    making = 0.0

    def articles() -> Iterator[Article]:
        nonlocal making
        rows = batch(size)
        while True:
            began = time.process_time()
            row = next(rows, None)
            if row is not None:
                truth[row[0].id] = str(row[1])
            making += time.process_time() - began
            if row is None:
                return
            yield row[0]

    began = time.process_time()
    stories = grouped(articles())
    return {
        "articles": size,
        "cpu_seconds": round(time.process_time() - began - making, 3),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES),
        "stories": len(stories),
        "true_stories": len(set(truth.values())),
        **b_cubed(stories, truth),
    }


def exponent(rows: list[dict[str, object]]) -> float | None:
    """The slope of CPU time over size, both as logarithms, by least squares; None for one size."""
    points = [(math.log(float(str(row["articles"]))), math.log(float(str(row["cpu_seconds"])))) for row in rows]
    middle, height = (sum(column) / len(points) for column in zip(*points, strict=True))
    over = sum((x - middle) ** 2 for x, _ in points)
    return round(sum((x - middle) * (y - height) for x, y in points) / over, 3) if over else None


def main() -> None:
    """Measure every size, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", nargs="+", type=int, default=list(SIZES))
    parser.add_argument("--only", type=int, help="measure this size, here")
    options = parser.parse_args()
    if options.only is not None:
        print(json.dumps(measure(options.only)))
        return
    rows: list[dict[str, object]] = []
    for size in options.sizes:
        done = subprocess.run(
            [sys.executable, __file__, "--only", str(size)], check=True, capture_output=True, text=True
        )
        rows.append(json.loads(done.stdout.splitlines()[-1]))
        print(json.dumps(rows[-1]), flush=True)
    print(json.dumps({"benchmark": "story_growth", "exponent": exponent(rows), "sizes": rows}))


if __name__ == "__main__":
    main()
