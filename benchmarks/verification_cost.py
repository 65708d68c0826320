"""How much CPU verifying costs: one 500-word article with 20 items, and its growth to 20,000 words.

    python benchmarks/verification_cost.py

Each article is new, so that nothing is read from a cache that a batch would not have; prints milliseconds and the
fitted exponent of growth, as one JSON line last.
"""

import json
import math
import random
import time

from summarizer.cli.garbage import collect_seldom
from summarizer.extraction.schema import fingerprint
from summarizer.reading import from_text
from summarizer.summary import ArticleSummary, KeyFact, Number, OpenQuestion, Quote
from summarizer.verdicts import Provenance
from summarizer.verification import verify

ITEMS = 20
SIZES = (500, 1_000, 2_000, 5_000, 10_000, 20_000)
REPEATS = 15
_NAMES = ("Mirela Osk", "Dario Venn", "Ilse Marrow", "Tamsin Orr", "Bram Holt", "Hedda Quarry")
_PLACES = ("Vellmoor", "Osterby", "Tern Hollow", "Eel Quay", "Hathermoss", "Tolverin")
_THINGS = ("ferries", "households", "boats", "passengers", "buses", "pumps")


def story(words: int, seed: int) -> tuple[str, ArticleSummary]:
    """A made-up article of about that many words, and a summary of 20 items about it, half of them changed."""
    rng = random.Random(seed)
    sentences: list[str] = []
    facts: list[dict[str, object]] = []
    numbers: list[dict[str, object]] = []
    quotes: list[dict[str, object]] = []
    while sum(len(sentence.split()) for sentence in sentences) < words:
        name, place, thing, count = rng.choice(_NAMES), rng.choice(_PLACES), rng.choice(_THINGS), rng.randint(11, 9_000)
        number = len(sentences) + 1
        kind = number % 3
        off = rng.random() < 0.5  # noqa: PLR2004 - half of the items
        if kind == 0:
            said = f"We counted {thing} at {place} all night and nobody came to the harbour wall number {count}"
            sentences.append(f'"{said}," said {name}, a harbour master.')
            quotes.append(
                {
                    "text": said.replace("nobody", "everybody") if off else said,
                    "speaker": name,
                    "role": None,
                    "sentence": number,
                }
            )
        elif kind == 1:
            sentences.append(
                f"At least {count:,} {thing} were moved from {place} on Friday after the wall gave way, officials said."
            )
            shared = {"importance": "vital", "when": "Friday", "attributed_to": "officials", "certainty": "claimed"}
            statement = f"At least {count + off:,} {thing} were moved from {place} on Friday."
            facts.append({"statement": statement, "sentences": [number], **shared})
        else:
            sentences.append(
                f"The repair at {place} costs ${count:,} million, according to {name}, who saw the books of the town."
            )
            none = dict.fromkeys(("low", "high", "scope", "period", "as_of"))
            rest = {
                "what": "repair",
                "bound": "exact",
                "direction": "none",
                "as_written": f"${count:,} million",
                "sentence": number,
            }
            numbers.append({"value": count * 1e6 * (1 + off), "unit": "USD", **none, **rest})
    question = {"question": f"Who will pay for the repair at {_PLACES[0]}?", "why": "not known", "sentences": [1]}
    lists = {
        "key_facts": [KeyFact.model_validate(each) for each in facts[:7]],
        "numbers": [Number.model_validate(each) for each in numbers[:7]],
        "quotes": [Quote.model_validate(each) for each in quotes[:5]],
        "open_questions": [OpenQuestion.model_validate(question)],
    }
    read = {"first": 1, "last": len(sentences)}
    summary = ArticleSummary.model_validate({"headline": "Wall gives way", "sentences_read": read, **lists})
    return " ".join(sentences), summary


def main() -> None:
    """Measure, print a row a size, and one JSON line."""
    collect_seldom()  # as the command does
    given = Provenance(engine="given", schema_fingerprint=fingerprint(ArticleSummary))
    costs = {}
    for words in SIZES:
        pages = [
            (from_text(text, published="2026-03-14"), summary)
            for text, summary in (story(words, words + seed) for seed in range(REPEATS))
        ]
        verify(pages[0][1], pages[0][0], given)  # loads the tables once
        start = time.process_time()
        for page, summary in pages[1:]:
            verify(summary, page, given)
        costs[words] = 1_000 * (time.process_time() - start) / (REPEATS - 1)
        print(f"{words:>7} words {costs[words]:8.2f} ms")
    first, last = SIZES[0], SIZES[-1]
    exponent = math.log(costs[last] / costs[first]) / math.log(last / first)
    print(json.dumps({"ms_500": round(costs[first], 2), "exponent": round(exponent, 3)}))


if __name__ == "__main__":
    main()
