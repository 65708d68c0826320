"""Briefing → what the page can be filtered by: stories, sources, verdicts, speakers; and how it is searched."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from summarizer.briefing import Relation
from summarizer.presenting.evidence.items import ANSWERED, DISPUTED, EVENT, ONE, OPEN, SEVERAL, WITHHELD, Page
from summarizer.presenting.evidence.markup import Html, tag
from summarizer.presenting.page import clean, shortened
from summarizer.presenting.words import verdict
from summarizer.verdicts import QuoteVerdict

LONGEST_CHOICE = 60  # characters of a title or a name in a list of choices
# What items are called by their verdicts, in groups.
_GROUPS: Final[dict[str, dict[str, str]]] = {
    "Statements": {SEVERAL: "several sources", ONE: "one source"},
    "Disagreements": {DISPUTED: "disputed"},
    "Figures": {
        Relation.AGREE: "agree",
        Relation.ROUNDED: "rounded",
        Relation.UPDATED: "different days",
        Relation.DIFFERENT_SCOPE: "different scope",
        Relation.SINGLE: "of one source",
    },
    "Timeline": {EVENT: "events"},
    "Quotations": {name: verdict(name) for name in QuoteVerdict},
    "Questions": {OPEN: "open", ANSWERED: "answered"},
}


def controls(page: Page) -> Html:
    """The bar above the briefing; hidden until the script, which alone can use it, is there."""
    briefing = page.briefing
    stories = [(str(at), clean(story.title)) for at, story in enumerate(briefing.stories, 1)]
    sources = [
        (str(each.number), f"{each.number} · {page.register.name(each.number).text}") for each in briefing.sources
    ]
    speakers = [(str(number), name) for number, name in page.speakers.values()]
    return tag(
        "form",
        tag(
            "label",
            tag("span", "Search"),
            tag("input", type="search", id="search", autocomplete="off", placeholder="Search"),
        ),
        _select("story", "Story", "All stories", stories) if len(stories) > 1 else None,
        _select("source", "Source", "All sources", sources) if len(sources) > 1 else None,
        _verdicts(page.kinds),
        _select("speaker", "Speaker", "All speakers", speakers) if speakers else None,
        tag(
            "div",
            tag("button", "◐", type="button", id="theme", aria_label="◐ Light or dark"),
            tag("button", "?", type="button", id="keys", aria_label="? Keyboard"),
        ),
        tag("p", tag("output", id="found"), " ", tag("button", "Clear", type="reset"), id="tally", hidden=True),
        id="controls",
        role="search",
        aria_label="Search and filters",
        hidden=True,
    )  # fmt: skip


def _select(name: str, label: str, every: str, choices: Sequence[tuple[str, str]]) -> Html:
    options = [tag("option", shortened(words, LONGEST_CHOICE), value=value) for value, words in choices]
    return tag("label", tag("span", label), tag("select", tag("option", every, value=""), *options, id=name))


def _verdicts(kinds: Counter[str]) -> Html:
    groups = {name: [(key, words) for key, words in some.items() if kinds[key]] for name, some in _GROUPS.items()}
    lost = sorted(name for name in kinds if name.startswith(f"{WITHHELD}-"))
    words = [(name, verdict(name.removeprefix(f"{WITHHELD}-"))) for name in lost]
    groups["Withheld"] = [(WITHHELD, "all that is withheld"), *words] if words else []
    listed = [
        tag(
            "optgroup",
            *(tag("option", f"{words} ({kinds[key]:,})", value=key) for key, words in choices),
            label=name,
        )
        for name, choices in groups.items()
        if choices
    ]
    select = tag("select", tag("option", "All verdicts", value=""), *listed, id="verdict")
    return tag("label", tag("span", "Verdict"), select)
