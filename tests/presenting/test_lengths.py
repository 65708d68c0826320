"""A page of any length says how much it leaves out; disagreements and counts are in each."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from presenting.bridge import FULL, ONE_STORY
from presenting.rendering import rendered
from presenting.samples import (
    TUESDAY,
    briefing,
    cite,
    event,
    figure,
    point,
    question,
    quotation,
    side,
    source,
    stated,
    story,
)

from summarizer.briefing import Conflict, ConflictKind, LeadSentence, Losses, Lost, Relation, Story, Withheld
from summarizer.presenting import Length, to_markdown, to_terminal
from summarizer.presenting.lengths import CAPS

MORE = re.compile(r"And ([\d,]+) more ([a-z ]+?): `--length full` shows (?:it|them), and the JSON has everything\.")


def large(size: int, title: str = "Flood", first: int = 1) -> Story:
    """A story of `size` articles, each with one of everything, and as much again that two of them share."""
    numbers = range(first, first + size)
    return story(
        title,
        *numbers,
        lead=(LeadSentence(text=f"Shared {first}.", points=(f"s{first}",)),),
        points=(
            *(point(f"s{n}", f"Shared {n}.", stated(n, 1), stated(n + 1, 1), independent=2) for n in numbers[:-1]),
            *(point(f"p{n}", f"Single {n}.", stated(n, 2)) for n in numbers),
        ),
        conflicts=tuple(
            Conflict(
                id=f"c{n}",
                kind=ConflictKind.DENIAL,
                about=f"Dispute {n}",
                sides=(cite(n, 3, f"yes {n}"), cite(n, 4, f"no {n}")),
            )
            for n in numbers
        ),
        figures=(
            *(
                figure(
                    f"compared {n}",
                    Relation.ROUNDED,
                    side(cite(n, 5, "40"), 40, TUESDAY),
                    side(cite(n, 6, "about 40"), 40, TUESDAY),
                )
                for n in numbers
            ),
            *(figure(f"alone {n}", Relation.SINGLE, side(cite(n, 7, "7 boats"), 7, TUESDAY)) for n in numbers),
            figure(
                "disputed",
                Relation.CONTRADICTED,
                side(cite(first, 8, "14"), 14, TUESDAY),
                side(cite(first, 9, "19"), 19, TUESDAY),
            ),
        ),
        timeline=tuple(event("Tuesday", f"Event {n}.", stated(n, 10), TUESDAY) for n in numbers),
        quotations=tuple(quotation(f"Words {n}", cite(n, 11, f"Words {n}")) for n in numbers),
        questions=tuple(question(f"Question {n}?", "not known", cite(n, 12)) for n in numbers),
    )


def withheld(number: int) -> tuple[Withheld, ...]:
    """So many items that do not hold."""
    return tuple(
        Withheld(source=1, kind="fact", text=f"False {n}.", verdict="unsupported", reasons=(), citation=None)
        for n in range(number)
    )


def left(text: str) -> dict[str, int]:
    """What the lines of a page say that it leaves out."""
    return {noun: int(number.replace(",", "")) for number, noun in MORE.findall(text)}


LARGE = briefing(
    large(100),
    withheld=withheld(70),
    losses=Losses(failed=tuple(Lost(path=f"lost/{n}.txt", reason="cut off") for n in range(60))),
)


@pytest.mark.parametrize("length", [Length.SHORT, Length.STANDARD])
@given(size=st.integers(1, 70))
@settings(deadline=None, max_examples=15)
def test_what_is_shown_and_what_is_counted_are_everything(length: Length, size: int) -> None:
    """In each section the entries on the page and those that its line counts are as many as the briefing has."""
    page = briefing(large(size), withheld=withheld(size))
    text = to_markdown(page, length)
    counted = left(text)
    whole = {
        "such statement": (r"^- Shared \d", size - 1),
        "statement": (r"Single \d+\. \[", size),
        "such row": (r"^\| compared \d", size),
        "figure": (r"^\| alone \d", size),
        "event": (r"Event \d", size),
        "quotation": (r"^> “Words", size),
        "question": (r"^- \*\*Question", size),
        "item": (r": False \d", size),
    }
    untold = {
        noun.removesuffix("s"): int(number)
        for number, noun in re.findall(r"(\d+) (\w+)(?: not matched)?(?=[,:])", _untold(text))
    }
    for noun, (pattern, number) in whole.items():
        shown = len(re.findall(pattern, text, re.MULTILINE))
        hidden = counted.get(noun, counted.get(f"{noun}s", 0)) or untold.get(noun, 0)
        assert number == shown + hidden, noun


def _untold(text: str) -> str:
    found = re.search(r"^Not told here: (.*)$", text, re.MULTILINE)
    return found.group(1).replace("open question", "question") if found else ""


@pytest.mark.parametrize("length", list(Length))
def test_disagreements_are_never_cut(length: Length) -> None:
    """A hundred disagreements are a hundred rows in any length, and so is a contradicted figure."""
    text = to_markdown(LARGE, length)
    assert all(f"| **Dispute {n}** | “yes {n}”" in text for n in range(1, 101))
    assert "| disputed | " in text


@pytest.mark.parametrize("length", list(Length))
def test_the_last_section_keeps_its_counts(length: Length) -> None:
    """How much was withheld and lost is said in any length, whatever is listed."""
    text = to_markdown(LARGE, length)
    assert "**70 items withheld, with the reason:**" in text
    assert "**60 articles read, but without a summary:**" in text
    assert text.count(": False ") == min(70, CAPS[length].withheld)
    assert text.count("- `lost/") == min(60, CAPS[length].lost)
    assert "| Statements | 14 | 12 |" in to_markdown(FULL, length)


def test_the_full_length_leaves_nothing_out() -> None:
    """Nothing is counted instead of shown."""
    assert {} == left(to_markdown(LARGE))
    assert "Not told here" not in to_markdown(LARGE)


def test_a_small_briefing_is_whole_in_the_standard_length() -> None:
    """What fits is shown: the standard of a small batch is the full length."""
    assert to_markdown(FULL, Length.STANDARD) == to_markdown(FULL)
    assert to_markdown(ONE_STORY, Length.STANDARD) == to_markdown(ONE_STORY)


def test_the_short_length_is_a_screen_a_story() -> None:
    """The lead, what several report, the first figures, and one line for the rest."""
    text = to_markdown(
        LARGE.model_copy(update={"stories": (large(30).model_copy(update={"conflicts": ()}),)}), Length.SHORT
    )
    story_text = text.split("\n## Sources")[0]
    assert len(story_text.splitlines()) < 40
    assert "Shared 1. [1:1] [2:1]" in story_text
    assert (
        "Not told here: 30 statements not matched, 30 figures not matched, 30 events, 30 quotations, "
        "30 open questions: `--length full` shows them, and the JSON has everything." in story_text
    )


def test_a_story_of_which_nothing_is_shared_has_no_empty_headings_when_short() -> None:
    """No heading stands over nothing."""
    only = story("Rain", 1, points=(point("p", "It rained.", stated(1, 1)),), figures=LARGE.stories[0].figures[100:101])
    text = to_markdown(briefing(only), Length.SHORT)
    assert "What is established" not in text
    assert "Figures" not in text
    assert "Not told here: 1 statement not matched, 1 figure not matched: `--length full` shows them" in text


def test_every_mark_on_a_page_has_its_source_in_the_list() -> None:
    """The list may leave out what the page cites nowhere, says how many, and nothing else."""
    for length in Length:
        text = to_markdown(LARGE, length)
        told, listed = text.split("\n## Sources\n")
        marks = {int(number) for number in re.findall(r"\[(\d+)(?::\d+)?\]", told)}
        listed = listed.split("\n## ")[0]
        numbers = {int(number) for number in re.findall(r"^- \[(\d+)\]", listed, re.MULTILINE)}
        assert marks <= numbers
        assert len(LARGE.sources) == len(numbers) + left(listed).get("sources", left(listed).get("source", 0))


def test_sources_that_are_cited_nowhere_are_counted_when_short() -> None:
    """Of three hundred articles the short page lists those that it cites."""
    sources = tuple(source(n, f"Paper {n}", TUESDAY) for n in range(1, 301))
    page = briefing(
        story("Rain", *range(1, 301), points=(point("p", "It rained.", stated(7, 1), stated(9, 1), independent=2),)),
        sources=sources,
    )
    text = to_markdown(page, Length.SHORT)
    assert {"sources": 297} == left(text)  # source 1 is the example of the head
    assert "- [7] " in text


def test_of_many_stories_the_later_are_told_short() -> None:
    """The table of contents has each; the page says which are short, and each of them what it leaves out."""
    most = CAPS[Length.STANDARD].stories
    stories = [large(2, f"Story {n}", 2 * n + 1) for n in range(most + 3)]
    text = to_markdown(briefing(*stories), Length.STANDARD)
    assert f"Stories {most + 1} to {most + 3} are told short: `--length full` shows them" in text
    assert text.count("Not told here: ") == 3
    assert len([link for link in rendered(text).links if link.startswith("#")]) == most + 3


def test_what_matters_most_is_kept() -> None:
    """Of quotations those of most sources, of events those of the first points, of questions the open ones."""
    quotes = [quotation(f"Words {n}", cite(n, 1, f"Words {n}")) for n in range(1, 40)]
    quotes.append(quotation("Both heard", cite(1, 2, "Both heard"), cite(2, 2, "Both heard")))
    events = [
        event("Tuesday", f"Event {n}.", stated(1, n), TUESDAY).model_copy(update={"points": (f"p{n}",)})
        for n in range(1, 40)
    ]
    points = tuple(point(f"p{n}", f"Single {n}.", stated(1, n)) for n in range(39, 0, -1))
    asked = [question(f"Answered {n}?", "", cite(1, n), cite(2, n)) for n in range(1, 40)]
    asked.append(question("Still open?", "", cite(1, 1)))
    page = briefing(
        story(
            "Rain",
            *range(1, 40),
            points=points,
            quotations=tuple(quotes),
            timeline=tuple(events),
            questions=tuple(asked),
        )
    )
    text = to_markdown(page, Length.STANDARD)
    assert "“Both heard”" in text
    assert "Event 39." in text
    assert "Event 1." not in text
    assert "**Still open?**" in text


def test_a_row_of_many_figures_shows_the_latest_and_counts_the_rest() -> None:
    """Thirty different figures are no wall in a cell, and the latest is among those shown."""
    sides = [side(cite(n, 1, f"{n} boats"), n, TUESDAY) for n in range(1, 31)]
    sides[-1] = sides[-1].model_copy(update={"latest": True})
    row = figure("boats", Relation.UPDATED, *sides)
    text = to_markdown(briefing(story("Storm", *range(1, 31), figures=(row,))), Length.STANDARD)
    shown = CAPS[Length.STANDARD].sides
    assert "“30 boats” [30:1], 11 March 2031; and 22 more |" in text
    assert shown == 8
    assert "and 22 more" not in to_markdown(briefing(story("Storm", *range(1, 31), figures=(row,))))


def test_a_claim_of_many_citations_shows_the_fewer_the_shorter_the_page() -> None:
    """What is left out is counted beside those that are shown."""
    only = point("p", "It rained.", *(stated(n, 1) for n in range(1, 31)), independent=30)
    page = briefing(story("Rain", *range(1, 31), points=(only,)))
    for length, shown in ((Length.SHORT, 4), (Length.STANDARD, 6), (Length.FULL, 12)):
        line = next(line for line in to_markdown(page, length).splitlines() if line.startswith("- It rained."))
        assert (shown, f"(and {30 - shown} more)" in line) == (line.count("["), True)


def test_a_terminal_takes_the_length_too() -> None:
    """The same sections are cut on a terminal."""
    assert "Not told here: 100 statements not matched" in " ".join(
        to_terminal(LARGE, width=80, colour=False, length=Length.SHORT).split()
    )
