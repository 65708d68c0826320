"""The sample briefings with their articles, and what a page of them must say, from the JSON alone; for tests."""

from functools import cache
from pathlib import Path
from typing import Any

from presenting.bridge import FULL, ONE_STORY
from presenting.grounded import grounded

from summarizer import BuiltinEngine, brief, read
from summarizer.article import Article
from summarizer.briefing import Briefing
from summarizer.presenting.page import shortened
from summarizer.presenting.words import ended, verdict

SEEDS = Path(__file__).parents[3] / "seeds"
STORIES = ("baghouz-evacuation", "sallow-bay-flood", "tolverin-budget")
"""Those that the tests know by their numbers; more samples change nothing."""
Told = dict[str, tuple[list[str], set[tuple[int, int, str]]]]
"""By anchor: what an item must say, and what it must cite."""


@cache
def of_seeds() -> tuple[Briefing, dict[str, Article]]:
    """The sample stories, as the built-in engine reads them."""
    articles = [entry for entry in read([str(SEEDS / name) for name in STORIES]) if isinstance(entry, Article)]
    return brief(articles, BuiltinEngine()), {article.id: article for article in articles}


def sample(name: str) -> tuple[Briefing, dict[str, Article]]:
    """A briefing with its articles."""
    return of_seeds() if name == "seeds" else grounded({"full": FULL, "one": ONE_STORY}[name])


def _cites(*citations: dict[str, Any] | None) -> set[tuple[int, int, str]]:
    return {(each["source"], each["sentence"], " ".join(each["words"].split())) for each in citations if each}


def from_json(document: dict[str, Any]) -> Told:
    """What the page must have, from the JSON alone."""
    told: Told = {}
    for number, story in enumerate(document["stories"], 1):
        for place, point in enumerate(story["points"], 1):
            told[f"p{number}-{place}"] = [ended(point["statement"])], _cites(*point["citations"])
        for place, conflict in enumerate(story["conflicts"], 1):
            told[f"d{number}-{place}"] = [side["words"] for side in conflict["sides"]], _cites(*conflict["sides"])
        for place, figure in enumerate(story["figures"], 1):
            sides = [side["citation"] for side in figure["sides"]]
            words = [figure["what"], *(side["words"] for side in sides)]
            told[f"f{number}-{place}"] = words, _cites(*sides)
        for place, entry in enumerate(story["timeline"], 1):
            told[f"t{number}-{place}"] = [ended(entry["statement"])], _cites(*entry["citations"], *entry["also"])
        for place, said in enumerate(story["quotations"], 1):
            words = [] if said["verdict"] == "bracketed" else [said["citations"][0]["words"]]
            told[f"q{number}-{place}"] = [*words, verdict(said["verdict"])], _cites(*said["citations"])
        for place, asked in enumerate(story["questions"], 1):
            words = [asked["question"], ended(asked["why"])]
            told[f"u{number}-{place}"] = words, _cites(*asked["raised_by"], *asked["answered_by"])
    for place, item in enumerate(document["withheld"], 1):
        words = [shortened(item["text"], 300), verdict(item["verdict"]), *item["reasons"]]
        told[f"x{place}"] = words, _cites(item["citation"])
    return told
