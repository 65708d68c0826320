"""Synthetic batches → the size of the evidence page, and how long Chromium takes to open it; one line of JSON last.

    python benchmarks/page_size.py [--articles 10 100 300] [--runs 3] [--keep DIR]

An article has 500 words, ten of its sentences are claims with a figure that no other article has, and one person is
quoted; ten articles are a story. The page is read from disk by a fresh browser each time; the median of the runs is
given. `dom` is when the document and its script are there, `open` when the browser has nothing left to do after the
first picture, `cpu` what its main thread worked until then, which other work on the machine does not lengthen. The
others are what a reader does: follow a citation, choose a verdict, search a word, go to the next item. It needs
Playwright and Chromium.
"""

import argparse
import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from merge_growth import KILOBYTES, batch
from playwright.sync_api import Page, sync_playwright

from summarizer import merge, to_html
from summarizer.article import Sentence, SentenceKind, Span
from summarizer.summary import Quote
from summarizer.verdicts import QuoteVerdict, SpeakerVerdict, VerifiedQuote, VerifiedSummary

SIZES = (10, 100, 300)
CLAIMS = 10  # of an article
STORY = 100  # claims of a story
WORDS = 500  # of an article: about what a news report has
CHROMIUM = "/usr/bin/chromium"
ALLOWED = (3, 100_000)  # times the text, and bytes beside it
SECONDS = 1000  # milliseconds

FILLERS = (
    "Nobody at the town hall wanted to say more about it before the council has met behind closed doors.",
    "Shops along the main street opened late, and several of them stayed shut for the rest of the week.",
    "An old woman who sells bread beside the bridge remembered a winter when things had been worse.",
    "The road to the coast was open again in the evening, although lorries still had to wait for hours.",
    "Letters to the editor of the local paper have spoken of little else since the beginning of the month.",
)
SAID = "We have seen worse winters here, and we shall see this one out as well"
SPEAKERS = "Mirela Osk,Anton Varel,Hedda Prynne,Joss Calloweth,Ines Korb".split(",")

# When the browser has nothing left to do, in milliseconds; and what a reader does.
IDLE = "() => new Promise((done) => requestAnimationFrame(() => requestIdleCallback(() => done(performance.now()))))"
ACTIONS = {
    "cite": "() => document.querySelectorAll('.items > li a[href^=\"#s\"]')[Math.floor(N / 2)].click()",
    "filter": "() => { document.getElementById('verdict').selectedIndex = 2;"
    " document.getElementById('verdict').dispatchEvent(new Event('input', { bubbles: true })); }",
    # A choice searches at once, where a key waits for the next one.
    "search": "() => { document.getElementById('search').value = 'contract';"
    " document.getElementById('verdict').dispatchEvent(new Event('input', { bubbles: true })); }",
    "next": "() => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }))",
}


def articles(count: int) -> list[VerifiedSummary]:
    """The claims of the merging benchmark, each told once, and each article filled up to the words of a report."""
    summaries, _ = batch(count * CLAIMS, STORY, tellings=1)
    return [_filled(summary, number) for number, summary in enumerate(summaries)]


def _filled(summary: VerifiedSummary, number: int) -> VerifiedSummary:
    text, sentences = summary.article.text, list(summary.article.sentences)
    speaker = SPEAKERS[number % len(SPEAKERS)]
    lines = [f"“{SAID},” said {speaker}."]
    while len(text.split()) + sum(len(line.split()) for line in lines) < WORDS:
        lines.append(FILLERS[(number + len(lines)) % len(FILLERS)])
    for line in lines:
        span = Span(start=len(text), end=len(text) + len(line))
        text += line + "\n"
        sentences.append(Sentence(number=len(sentences) + 1, span=span, kind=SentenceKind.BODY))
    start = text.index(SAID)
    quote = VerifiedQuote(
        list="quotes",
        position=0,
        spans=(Span(start=start, end=start + len(SAID)),),
        item=Quote(text=SAID, speaker=speaker, role=None, sentence=len(summary.article.sentences) + 1),
        verdict=QuoteVerdict.EXACT,
        speaker=SpeakerVerdict.NAMED_HERE,
    )
    article = summary.article.model_copy(update={"text": text, "sentences": tuple(sentences)})
    return summary.model_copy(update={"article": article, "items": (*summary.items, quote)})


def measure(count: int, runs: int, folder: Path) -> dict[str, object]:
    """Size and times of one page."""
    summaries = articles(count)
    briefing = merge(summaries)
    began = time.perf_counter()
    page = to_html(briefing, {summary.article.id: summary.article for summary in summaries})
    seconds = time.perf_counter() - began
    path = folder / f"{count}.html"
    path.write_text(page, encoding="utf-8")
    text = sum(len(summary.article.text.encode()) for summary in summaries)
    size = path.stat().st_size
    return {
        "articles": count,
        "claims": sum(len(story.points) for story in briefing.stories),
        "citations": page.count('href="#s') + page.count('href="#w'),
        "text_kb": round(text / KILOBYTES),
        "page_kb": round(size / KILOBYTES),
        "of_allowed": round(size / (ALLOWED[0] * text + ALLOWED[1]), 2),
        "written_s": round(seconds, 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES),
        **used(path, runs),
    }


def used(path: Path, runs: int) -> dict[str, float]:
    """Medians of what opening and using the page took, in milliseconds."""
    found: dict[str, list[float]] = {}
    for _ in range(runs):
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            session = page.context.new_cdp_session(page)
            session.send("Performance.enable", {"timeDomain": "threadTicks"})
            page.goto(path.as_uri(), wait_until="commit")
            found.setdefault("open_ms", []).append(page.evaluate(IDLE))
            worked = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
            found.setdefault("cpu_ms", []).append(worked["TaskDuration"] * SECONDS)
            dom = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
            found.setdefault("dom_ms", []).append(page.evaluate(dom))
            for name, action in ACTIONS.items():
                found.setdefault(f"{name}_ms", []).append(_took(page, action))
            browser.close()
    return {name: round(statistics.median(times)) for name, times in found.items()}


def _took(page: Page, action: str) -> float:
    count = page.evaluate("() => document.querySelectorAll('.items > li a[href^=\"#s\"]').length")
    action = action.replace("N", str(count))
    took = page.evaluate(
        f"() => {{ const began = performance.now(); ({action})(); return ({IDLE})().then((end) => end - began); }}"
    )
    page.wait_for_timeout(300)
    return float(took)


def main(arguments: Sequence[str]) -> None:
    """Print a row a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="leave the pages there")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        rows = []
        for count in options.articles:
            rows.append(measure(count, options.runs, folder))
            print(rows[-1], flush=True)
        print(json.dumps({"page": rows}))


if __name__ == "__main__":
    main(sys.argv[1:])
