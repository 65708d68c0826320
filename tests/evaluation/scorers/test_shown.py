"""What a reader is shown is word for word, verified, no trap, no false disagreement, and all of the briefing."""

import pytest
from evaluation.scorers.making import SENTENCES, by_name, fact, labelled, number, only, question, quote, report, story
from evaluation.scorers.telling import asked, briefing, cite, conflict, entry, lead, point, quotation, row, side

from summarizer.article import Span
from summarizer.briefing import Briefing, Citation, Relation
from summarizer.evaluation.labels import StoryLabels, Trap
from summarizer.evaluation.scorers.shown import score
from summarizer.evaluation.scores import Score
from summarizer.presenting import to_markdown
from summarizer.summary import Bound, Certainty
from summarizer.verdicts import (
    FactVerdict,
    NumberVerdict,
    Provenance,
    QuestionVerdict,
    QuoteVerdict,
    SpeakerVerdict,
    VerifiedFact,
    VerifiedItem,
    VerifiedNumber,
    VerifiedQuestion,
    VerifiedQuote,
    VerifiedSummary,
)

SAID = "We shall pay every claim before winter"
ARTICLE = report(*SENTENCES, f"“{SAID},” said Lia Orsetti.", "Nobody knows why the valve burst.")
ARTICLES = {"post": ARTICLE}
DREDGER, WAREHOUSES, WHY = SENTENCES[0], SENTENCES[1], "Why did the valve burst?"
NAMED = SpeakerVerdict.NAMED_HERE


def place(words: str) -> Span:
    """Where the words stand."""
    return cite(1, ARTICLE, words).span


def here(words: str) -> Citation:
    """The citation of the words."""
    return cite(1, ARTICLE, words)


def a_fact(statement: str, words: str = "", verdict: FactVerdict = FactVerdict.SUPPORTED) -> VerifiedFact:
    """A verified fact that rests on these words, which are its own unless told otherwise."""
    spans = (place(words or statement),)
    return VerifiedFact(list="key_facts", position=0, spans=spans, item=fact(statement), verdict=verdict)


def a_number(written: str, value: float, verdict: NumberVerdict = NumberVerdict.FOUND) -> VerifiedNumber:
    """A verified figure."""
    item = number(value, "warehouses", written, sentence=2)
    return VerifiedNumber(list="numbers", position=0, spans=(place(written),), item=item, verdict=verdict)


def a_quote(text: str, speaker: SpeakerVerdict = NAMED) -> VerifiedQuote:
    """A quote that is word for word, of a speaker who is right or not."""
    return VerifiedQuote(
        list="quotes", position=0, spans=(place(SAID),), item=quote(text, "Lia Orsetti"), verdict=QuoteVerdict.EXACT,
        speaker=speaker,
    )  # fmt: skip


def a_question(verdict: QuestionVerdict = QuestionVerdict.ANCHORED) -> VerifiedQuestion:
    """A verified question."""
    spans = (place("Nobody knows why the valve burst."),)
    return VerifiedQuestion(list="open_questions", position=0, spans=spans, item=question(WHY, 10), verdict=verdict)


TOLD = cite(1, ARTICLE, DREDGER, Certainty.STATED)
HELD = (a_fact(DREDGER), a_number("14 warehouses", 14), a_quote(SAID), a_question())
PARTS = (
    point(DREDGER, TOLD),
    row(Relation.SINGLE, side(here("14 warehouses"), 14), what="warehouses"),
    quotation(SAID, here(SAID)),
    asked(WHY, here("Nobody knows why the valve burst.")),
    entry(DREDGER, TOLD),
    lead(DREDGER, "p1"),
)
LABELS = story(labelled("post"))


def scores(
    shown: Briefing,
    *items: VerifiedItem,
    labels: StoryLabels = LABELS,
    page: str | None = None,
) -> tuple[Score, ...]:
    """The scores of a briefing of these verified items, on its own page unless another is given."""
    verified = VerifiedSummary(
        article=ARTICLE,
        headline="Harbour",
        headline_holds=True,
        items=items,
        provenance=Provenance(engine="given", schema_fingerprint="0" * 16),
    )
    return score(labels, shown, to_markdown(shown) if page is None else page, [verified], ARTICLES)


def test_a_clean_briefing() -> None:
    """Whatever is shown rests on an item that holds, stands in its article and on the page."""
    found = by_name(scores(briefing(ARTICLES, *PARTS), *HELD))
    assert {"verbatim": 1, "unverified": 0, "traps": None, "false_disagreements": 0, "complete": 1} == {
        name.removeprefix("shown."): value for name, value in found.items()
    }


@pytest.mark.parametrize(
    ("lost", "shown"),
    [
        (0, DREDGER),
        (1, "14 warehouses (warehouses)"),
        (2, SAID),
        (3, WHY),
    ],
)
def test_what_rests_on_nothing_is_counted(lost: int, shown: str) -> None:
    """A point, a figure, a quotation or a question without an item is shown and not verified."""
    found = only(scores(briefing(ARTICLES, *PARTS), *HELD[:lost], *HELD[lost + 1 :]), "shown.unverified")
    assert 1 == found.value
    assert shown == found.matches[0].actual


@pytest.mark.parametrize(
    ("at", "item"),
    [
        (0, a_fact(DREDGER, verdict=FactVerdict.PARTLY)),
        (0, a_fact(DREDGER, SENTENCES[2])),
        (0, a_fact(SENTENCES[2])),
        (0, a_fact("A dredger went down.", DREDGER)),
        (1, a_number("14 warehouses", 15)),
        (1, a_number("14 warehouses", 14, NumberVerdict.DIFFERS)),
        (1, a_number("230 dead gannets", 14)),
        (2, a_quote(f"{SAID} or so")),
        (2, a_quote(SAID, SpeakerVerdict.ANOTHER_SPEAKER)),
        (3, a_question(QuestionVerdict.ANSWERED)),
    ],
)
def test_what_rests_on_an_item_that_does_not_carry_it(at: int, item: VerifiedItem) -> None:
    """An item that does not hold, that has other words or another value, or stands elsewhere, carries nothing."""
    items = [*HELD[:at], item, *HELD[at + 1 :]]
    found = only(scores(briefing(ARTICLES, *PARTS), *items), "shown.unverified")
    assert found.value
    assert found.value >= 1


MISSAID: dict[str, tuple[int, object, str]] = {
    "another certainty": (
        0,
        point(DREDGER, cite(1, ARTICLE, DREDGER, Certainty.CLAIMED)),
        "no fact that holds is said by these sources in this way",
    ),
    "somebody's word": (
        0,
        point(DREDGER, cite(1, ARTICLE, DREDGER, Certainty.STATED, "Lia Orsetti")),
        "no fact that holds is said by these sources in this way",
    ),
    "more sources than are cited": (
        0,
        point(DREDGER, TOLD).model_copy(update={"independent": 2}),
        "it cites fewer independent sources than it says",
    ),
    "another unit": (
        1,
        row(Relation.SINGLE, side(here("14 warehouses"), 14, unit="USD"), what="warehouses"),
        "no figure or fact that holds gives it",
    ),
    "another bound": (
        1,
        row(Relation.SINGLE, side(here("14 warehouses"), 14, bound=Bound.ABOUT), what="warehouses"),
        "no figure or fact that holds gives it",
    ),
    "another thing": (
        1,
        row(Relation.SINGLE, side(here("14 warehouses"), 14), what="the dead"),
        "no figure or fact that holds says that this is counted",
    ),
    "an update of nothing": (
        1,
        row(Relation.UPDATED, side(here("14 warehouses"), 14), what="warehouses"),
        "called updated, and no two of its figures for one scope differ",
    ),
    "another speaker": (
        2,
        quotation(SAID, here(SAID), speaker="Nobody Known"),
        "no quote that holds is of this speaker",
    ),
    "another role": (
        2,
        quotation(SAID, here(SAID)).model_copy(update={"role": "the mayor"}),
        "no quote that holds has this role",
    ),
    "another reason": (
        3,
        asked(WHY, here("Nobody knows why the valve burst.")).model_copy(update={"why": "it is a secret"}),
        "no question that holds asks this",
    ),
    "another event": (4, entry("A dredger was raised.", TOLD), "no point tells of this event"),
    "another place": (4, entry(DREDGER, here(WAREHOUSES)), "no point tells of this event"),
    "a name": (
        5,
        lead("A dredger sank in the northern channel of Zorbovia.", "p1"),
        "a sentence of the lead that no point carries",
    ),
    "a figure": (
        5,
        lead("A dredger sank in the northern channel of Vellmoor, with 99 aboard.", "p1"),
        "a sentence of the lead that no point carries",
    ),
    "other words": (5, lead("Nothing of the kind has happened.", "p1"), "a sentence of the lead that no point carries"),
}


@pytest.mark.parametrize("missaid", MISSAID)
def test_an_item_is_shown_as_what_it_is(missaid: str) -> None:
    """What holds is shown with its own unit, speaker, source and certainty, or it is not what was verified."""
    at, part, reason = MISSAID[missaid]
    found = only(scores(briefing(ARTICLES, *PARTS[:at], part, *PARTS[at + 1 :]), *HELD, page=""), "shown.unverified")
    assert reason == found.matches[0].reason


def test_a_title_that_nobody_holds() -> None:
    """A story has a headline that holds for its title, or its first point."""
    shown = briefing(ARTICLES, *PARTS)

    def titled(title: str) -> float | None:
        told = shown.stories[0].model_copy(update={"title": title})
        return by_name(scores(shown.model_copy(update={"stories": (told,)}), *HELD))["shown.unverified"]

    assert [0, 0, 1] == list(map(titled, ("Harbour", "A dredger sank \u2026", "A dredger was raised")))


def test_words_of_the_lead_may_be_others() -> None:
    """A sentence that is written over points has their names and figures, and most of their words."""
    shown = briefing(ARTICLES, PARTS[0], lead("In the northern channel of Vellmoor a dredger sank.", "p1"))
    assert 0 == by_name(scores(shown, *HELD))["shown.unverified"]


def test_a_figure_of_a_fact() -> None:
    """A figure that only a fact gives rests on that fact."""
    told = point(WAREHOUSES, cite(1, ARTICLE, WAREHOUSES, Certainty.STATED))
    for value, faults in ((14, 0), (40, 1)):
        figure = row(Relation.SINGLE, side(here("14 warehouses"), value), what="warehouses")
        assert faults == by_name(scores(briefing(ARTICLES, told, figure), a_fact(WAREHOUSES)))["shown.unverified"]


@pytest.mark.parametrize("points", [(), ("p9",), ("p1", "p9")])
def test_a_lead_that_no_point_carries(points: tuple[str, ...]) -> None:
    """A sentence of the lead names points of its story, or it is unverified."""
    shown = briefing(ARTICLES, PARTS[0], lead("All is well.", *points))
    assert 1 == by_name(scores(shown, *HELD))["shown.unverified"]


def test_what_is_withheld_may_stand_in_the_last_section_only() -> None:
    """A withheld text on the page, before it says what was withheld, is unverified; behind that it is a service."""
    wrong = a_fact("The dredger was set on fire by its own crew.", DREDGER, FactVerdict.UNSUPPORTED)
    page = to_markdown(briefing(ARTICLES, *PARTS))
    assert "\n## How this was checked\n" in page

    def value(page: str) -> float | None:
        return by_name(scores(briefing(ARTICLES, *PARTS), *HELD, wrong, page=page))["shown.unverified"]

    assert 0 == value(f"{page}\n- {wrong.item.statement}")
    assert 1 == value(page.replace("\n## Sources", f"\n- {wrong.item.statement} [1:1]\n\n## Sources"))
    assert 1 == value(f"{page.replace('How this was checked', 'Whatever')}\n- {wrong.item.statement}")


def test_what_another_item_says_truly_is_not_withheld() -> None:
    """A fact that cites the wrong sentence is withheld, while the same words of another fact are shown."""
    wrong = a_fact(DREDGER, SENTENCES[4], FactVerdict.UNSUPPORTED)
    assert 0 == by_name(scores(briefing(ARTICLES, *PARTS), *HELD, wrong))["shown.unverified"]


def test_a_quotation_that_is_not_word_for_word() -> None:
    """One of the quotations has a word that the article does not have."""
    shown = briefing(ARTICLES, quotation("We shall pay every claim before summer", here(SAID)))
    page = "> “We shall pay every claim before winter” [1:9]\n"
    assert 0.5 == by_name(scores(shown, *HELD, page=page))["shown.verbatim"]


def test_what_the_page_puts_in_quotation_marks() -> None:
    """Every passage in quotation marks before a citation is looked for in the article that is cited."""
    page = f"| “14 warehouses” [1:2] | “15 warehouses” [1:2] |\n\n“Fire” said nobody. “{SAID}” [2:9]"
    found = only(scores(briefing(ARTICLES), page=page), "shown.verbatim")
    assert (1, 3) == (found.hits, found.of)


def test_the_first_letter_may_be_a_capital() -> None:
    """Where a sentence begins with a quotation, its first letter is a capital whatever it is in the article."""
    shown = briefing(ARTICLES, quotation("Dredger sank in the northern channel", here(DREDGER)))
    assert 1 == by_name(scores(shown, page=""))["shown.verbatim"]


TRAP = Trap(statement="The dredger was set on fire.", why="It sank.")


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        ([PARTS[0]], 0),
        ([point("The dredger was set on fire.", cite(1, ARTICLE, DREDGER, Certainty.STATED))], 1),
        ([PARTS[0], lead("The dredger was set on fire.", "p1")], 1),
    ],
)
def test_traps(parts: list[object], value: int) -> None:
    """A trap counts if a point says it, or a sentence of the lead; the truth springs none."""
    labels = story(labelled("post", traps=[TRAP]))
    assert value == by_name(scores(briefing(ARTICLES, *parts), labels=labels))["shown.traps"]


def test_a_trap_of_another_article() -> None:
    """What one article does not know, another may report: a trap is sprung by who cites its article."""
    gull = report("The dredger was set on fire.", publisher="The Gull")
    articles = {"post": ARTICLE, "gull": gull}
    labels = story(labelled("post", traps=[TRAP]), labelled("gull"))
    told = point("The dredger was set on fire.", cite(2, gull, "The dredger was set on fire."))
    assert 0 == by_name(score(labels, briefing(articles, told), "", [], articles))["shown.traps"]


def test_false_disagreements() -> None:
    """A disagreement that no label has is false."""
    shown = briefing(ARTICLES, conflict(here(DREDGER), here(WAREHOUSES)))
    assert 1 == by_name(scores(shown))["shown.false_disagreements"]


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        (DREDGER, "A ship sank.", DREDGER),
        (f"{DREDGER} [1:1]", DREDGER, DREDGER),
        ("“14 warehouses” [1:2]", "“14 warehouses” [1:3]", "14 warehouses"),
        (f"“{SAID}”", "“We shall pay”", SAID),
        (f"**{WHY}**", "**Why?**", WHY),
    ],
)
def test_what_the_page_leaves_out(old: str, new: str, missing: str) -> None:
    """Words that are not on the page, or not on one line with the marks of their citations, are left out."""
    shown = briefing(ARTICLES, *PARTS[:4], PARTS[5])
    page = to_markdown(shown)
    cut = page.replace(old, new)
    assert 1 == by_name(scores(shown, *HELD, page=page))["shown.complete"]
    found = only(scores(shown, *HELD, page=cut), "shown.complete")
    # Four items and the lead are in the briefing, and three of the four things are on the page.
    assert ((5 + 3) / (5 + 4), missing) == (found.value, found.matches[0].expected)


@pytest.mark.parametrize("lost", [0, 1, 2, 3, 5])
def test_what_the_briefing_leaves_out(lost: int) -> None:
    """Whatever holds is in the briefing, each in its own part; and a story that has points has a lead."""
    shown = briefing(ARTICLES, *PARTS[:lost], *PARTS[lost + 1 :])
    found = only(scores(shown, *HELD), "shown.complete")
    assert (DREDGER, "14 warehouses", SAID, WHY, "", "Harbour")[lost] == found.matches[0].expected


def test_a_side_that_is_not_shown() -> None:
    """A disagreement is on the page with the words of each side, or it is left out."""
    shown = briefing(ARTICLES, conflict(here(DREDGER), here(WAREHOUSES)))
    page = to_markdown(shown)
    assert 1 == by_name(scores(shown, page=page))["shown.complete"]
    cut = "\n".join(line for line in page.split("\n") if WAREHOUSES[:-1] not in line)
    assert 0 == by_name(scores(shown, page=cut))["shown.complete"]
