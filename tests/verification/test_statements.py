"""Honest statements stand, and those that a reader would call false do not, though every word is in the sentence."""

import itertools
from collections.abc import Callable

import pytest

from summarizer.language.contractions import spelled_out
from summarizer.reading import from_text
from summarizer.summary import KeyFact
from summarizer.verdicts import FactVerdict, VerifiedFact
from summarizer.verification.fact_dates import firmer_dates, foreign_dates
from summarizer.verification.fact_hedges import added_cause, added_doubt, added_extent
from summarizer.verification.fact_names import anothers_title, foreign_names
from summarizer.verification.fact_roles import another_party, dropped_holder, turned_course, turned_roles
from summarizer.verification.facts import verify_fact
from summarizer.verification.page import Evidence, Page

TEXT = """\
The council of Vellmoor sued the builder Dario Venn on Friday after the sea wall gave way, police said.

The flood killed at least 14 people and injured 25, the mayor, Ilse Marrow, said. Police are looking for two children.

The port office plans to open the channel on Monday. Some residents of Osterby refused to leave.

Mirela Osk, a spokeswoman for the port, accused Dario Venn of hiding a report. "We saw it," she said.

In Vellmoor, 1,240 households lost power, and 300 lost it in Osterby.

The ministry lifted the ban on night ferries. About 90 pumps are running. The school is popular with pilots.

The harbour did not open in June, and Hedda Quarry's company has not paid $1.5 million a year for 36 ferries. \
Bram Holt may sell the yard. The pilots walked from Osterby to Vellmoor on Thursday.
"""
PAGE = Page(from_text(TEXT, published="2026-03-14"))
SUED, KILLED, SEARCH, OPENS, REFUSED, ACCUSED, POWER, BAN, PUMPS, SCHOOL = 1, 2, 3, 4, 5, 6, 8, 9, 10, 11
PAID, SELL, WALKED = 12, 13, 14


def verified(statement: str, *sentences: int, by: str | None = None) -> VerifiedFact:
    """The verdict on a statement that cites these sentences."""
    fact = KeyFact.model_validate(
        {
            "statement": statement,
            "sentences": list(sentences),
            "importance": "vital",
            "when": None,
            "attributed_to": by,
            "certainty": "claimed" if by else "stated",
        }
    )
    return verify_fact(fact, PAGE, "key_facts", 0)


@pytest.mark.parametrize(
    ("statement", "sentence", "by"),
    [
        ("The council of Vellmoor sued the builder Dario Venn after the sea wall gave way.", SUED, "police"),
        ("Builder Dario Venn was sued by the council of Vellmoor on Friday.", SUED, "police"),
        ("The flood killed at least 14 people.", KILLED, "Ilse Marrow"),
        ("The flood injured 25 people.", KILLED, "the mayor"),
        ("The port office plans to open the channel on Monday.", OPENS, None),
        ("The port office will open the channel on Monday.", OPENS, None),
        ("Some residents of Osterby refused to leave.", REFUSED, None),
        ("Dario Venn was accused by Mirela Osk of hiding a report.", ACCUSED, None),
        ("1,240 households lost power in Vellmoor.", POWER, None),
        ("300 households lost power in Osterby.", POWER, None),
        ("The ministry allowed night ferries by lifting the ban.", BAN, None),
        ("The harbour didn't open in June, and Quarry's company hasn't paid for the ferries.", PAID, None),
        ("Hedda Quarry's company has not paid $1,500,000 a year for thirty-six ferries.", PAID, None),
        ("The pilots walked from Osterby to Vellmoor on March 12.", WALKED, None),
        ("On Thursday the pilots walked from Osterby to Vellmoor.", WALKED, None),
    ],
)
def test_an_honest_statement_is_supported(statement: str, sentence: int, by: str | None) -> None:
    """Shortened, turned into the passive, contracted, in other digits, with the day worked out or moved."""
    found = verified(statement, sentence, by=by)
    if "allowed" in statement:  # the word is not the sentence's, but it does not say the opposite
        assert not any("\u201cban\u201d" in reason for reason in found.reasons)
    else:
        assert found.holds, found.reasons


@pytest.mark.parametrize(
    ("statement", "sentence", "by"),
    [
        ("The builder Dario Venn sued the council of Vellmoor after the sea wall gave way.", SUED, "police"),
        ("The council of Vellmoor sued the builder Dario Venn before the sea wall gave way.", SUED, "police"),
        ("The council of Vellmoor sued the builder Dario Venn after the sea wall gave way.", SUED, "Ilse Marrow"),
        ("The flood killed 25 people.", KILLED, "the mayor"),
        ("The flood injured at least 14 people.", KILLED, "the mayor"),
        ("The port office opened the channel on Monday.", OPENS, None),
        ("All residents of Osterby refused to leave.", REFUSED, None),
        ("Dario Venn accused Mirela Osk of hiding a report.", ACCUSED, None),
        ("300 households lost power in Vellmoor.", POWER, None),
        ("1,240 households lost power in Osterby.", POWER, None),
        ("Exactly 90 pumps are running.", PUMPS, None),
        ("About 90 pumps may be running.", PUMPS, None),
        ("The school is unpopular with pilots.", SCHOOL, None),
        ("The harbour opened in June, and Quarry's company has not paid for 36 ferries.", PAID, None),
        ("The harbour did not open in March.", PAID, None),
        ("Hedda Quarry's company has not paid $1.5 million a month for 36 ferries.", PAID, None),
        ("Hedda Osk's company has not paid $1.5 million a year for 36 ferries.", PAID, None),
        ("Bram Holt will sell the yard.", SELL, None),
        ("Bram Holt may sell the school.", SELL, None),
        ("The pilots walked from Vellmoor to Osterby on Thursday.", WALKED, None),
        ("The pilots walked from Osterby to Vellmoor on Tuesday.", WALKED, None),
        ("The builders walked from Osterby to Vellmoor on Thursday.", WALKED, None),
    ],
)
def test_a_false_statement_made_of_true_words_is_not(statement: str, sentence: int, by: str | None) -> None:
    """Roles, order, source, fate, tense, extent, place, bound, doubt, prefix, month, rate, name, and one other word."""
    found = verified(statement, sentence, by=by)
    assert not found.holds
    assert found.reasons


DEEDS = [
    "Israel attacked Iran on Friday.",
    "Russia invaded Ukraine in February.",
    "Germany beat France in Lyon.",
    "The council accused Ockwell of theft.",
    "The driver killed a cyclist in Tern Quay.",
    "The dog bit the man.",
    "Hana Welk was shot by Ivo Strand in the leg.",
]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (DEEDS[0], "Iran attacked Israel on Friday."),
        (DEEDS[0], "Israel was attacked by Iran on Friday."),
        (DEEDS[1], "Ukraine invaded Russia in February."),
        (DEEDS[2], "France beat Germany in Lyon."),
        (DEEDS[3], "Ockwell accused the council of theft."),
        (DEEDS[4], "A cyclist killed the driver in Tern Quay."),
        (DEEDS[5], "The man bit the dog."),
        (DEEDS[6], "Hana Welk shot Ivo Strand in the leg."),
        (DEEDS[6], "Ivo Strand was shot in the leg by Hana Welk."),
        ("The flood injured 14 people, which raised the number of killed or injured.", "14 people injured the flood."),
    ],
)
def test_who_acts_and_who_is_acted_on_do_not_change_places(text: str, statement: str) -> None:
    """Whatever stands behind the deed in both, in the active and in the passive."""
    found = _verified_of(text, statement)
    assert FactVerdict.CONTRADICTED is found.verdict
    assert any("says \u201c" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        *((text, text) for text in DEEDS),
        (DEEDS[0], "On Friday, Israel attacked Iran."),
        (DEEDS[0], "Iran was attacked by Israel."),
        (DEEDS[6], "Ivo Strand shot Hana Welk in the leg."),
        (DEEDS[6], "Hana Welk was shot in the leg by Ivo Strand."),
        ("Welk opposed the plan but Strand supported it.", "Strand supported the plan but Welk opposed it."),
        ("36 trucks were stranded after a kiln collapsed.", "A kiln collapsed, stranding 36 trucks."),
        ("The flu spreads through poultry, and was deemed a threat.", "The flu was deemed a threat."),
    ],
)
def test_the_same_deed_in_another_order_is_supported(text: str, statement: str) -> None:
    """The passive of an active, the day in front, a participle for a clause."""
    found = _verified_of(text, statement)
    assert found.holds, found.reasons


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Hana Welk rejected the plan; Ivo Strand backed it.", "Ivo Strand rejected the plan and Hana Welk backed it."),
        ("A storm flooded the school. It damaged the bridge.", "The storm damaged the school."),
        ("The bridge fell on Tuesday, the county office said.", "The county office fell."),
        ("Israel said Iran attacked a base.", "Israel attacked a base."),
    ],
)
def test_a_deed_is_not_given_to_one_who_does_something_else(text: str, statement: str) -> None:
    """All parties are the article's, but not of this deed."""
    assert not _verified_of(text, statement).holds


ARRESTED = "Police arrested three men after the collapse, but released one of them on Wednesday."
COLLAPSE = "36 trucks were stranded after a lime kiln collapsed near the river, the county office said."
REJECTED = "Dr. Hana Welk rejected the plan; Bishop Ivo Strand backed it."
STORM = "The county weighed a loan for the quarry. A storm had flooded the school. It damaged the bridge."


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("14 people were injured, five of them seriously.", "14 people were seriously injured."),
        (ARRESTED, "Police released three men on Wednesday."),
        (ARRESTED, "Police arrested one man after the collapse."),
        ("Two men and six women were hurt.", "Six men and two women were hurt."),
        (STORM, "The storm damaged the school."),
        (STORM, "The loan damaged the bridge."),
        (COLLAPSE, "The county office caused the lime kiln to collapse."),
        (COLLAPSE, "The county office made the lime kiln collapse."),
        (COLLAPSE, "The county office let the lime kiln collapse."),
        (REJECTED, "Bishop Hana Welk rejected the plan."),
        ("The mill opened around 1990.", "The mill opened in 1990."),
        ("The mill opened in 1990.", "The mill opened around 1990."),
    ],
)
def test_a_word_that_belongs_elsewhere_makes_no_support(text: str, statement: str) -> None:
    """Adverb, verb and sex of another figure, words of sentences before, a cause nobody told of, a title, "around"."""
    found = _verified_of(text, statement)
    assert not found.holds
    assert found.reasons


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("14 people were injured, five of them seriously.", "Five people were seriously injured."),
        (ARRESTED, "Police arrested three men after the collapse."),
        (ARRESTED, "One of the men was released on Wednesday."),
        ("Two men and six women were hurt.", "Six women and two men were hurt."),
        (STORM, "The storm damaged the bridge."),
        (REJECTED, "Bishop Ivo Strand backed the plan."),
        ("The mill opened around 1990.", "The mill opened around 1990."),
        ("The mill caused the flood.", "The mill caused the flood."),
    ],
)
def test_the_same_words_in_their_place_are_supported(text: str, statement: str) -> None:
    """What each of those figures, pronouns and titles really goes with."""
    found = _verified_of(text, statement)
    assert found.holds, found.reasons


@pytest.mark.parametrize(
    ("text", "statement", "verdict"),
    [
        (
            "Net sales came to $40 million, and the margin to 11 percent.",
            "The margin came to 11 percent.",
            FactVerdict.SUPPORTED,
        ),
        (
            "A clerk accepted the letter of the marchers in Osterby.",
            "A clerk accepted the marchers' letter in Osterby.",
            FactVerdict.SUPPORTED,
        ),
        (
            "The mill expects sales to grow by 6 percent, instead of 4 percent.",
            "The mill expects sales to grow by 6 percent.",
            FactVerdict.SUPPORTED,
        ),
        (
            "The budget that the council of Osterby passed will close the baths.",
            "Osterby's council passed the budget.",
            FactVerdict.SUPPORTED,
        ),
        (
            "None of the pilots will be dismissed.",
            "None of the pilots will be dismissed before 2030.",
            FactVerdict.PARTLY,
        ),
        ("None will be dismissed before 2028.", "None will be dismissed before 2030.", FactVerdict.CONTRADICTED),
        ("The sea wall fell on the quay at dawn.", "The sea wall fell on the quay at 4 a.m.", FactVerdict.PARTLY),
        (
            "The sea wall fell on the quay at 5 a.m.",
            "The sea wall fell on the quay at 4 a.m.",
            FactVerdict.CONTRADICTED,
        ),
    ],
)
def test_what_is_only_told_in_other_words_is_not_against_the_text(
    text: str, statement: str, verdict: FactVerdict
) -> None:
    """A verb said once of two figures, a possessive, what a rise is set against, a day where the text has none."""
    page = Page(from_text(text, published="2026-03-14", language="en", source="deed.txt"))
    fields = {"importance": "vital", "when": None, "attributed_to": None, "certainty": "stated"}
    fact = KeyFact.model_validate({"statement": statement, "sentences": [1], **fields})
    found = verify_fact(fact, page, "facts", 0)
    assert verdict is found.verdict, found.reasons


def test_a_turned_direction_is_named_in_the_reason() -> None:
    """Where the wording of a figure is the same, the reason says how it changed."""
    found = _verified_of("Unemployment rose to 4 percent in April.", "Unemployment rose by 4 percent in April.")
    assert any("rose by 4 percent" in reason and "rose to 4 percent" in reason for reason in found.reasons)


def _verified_of(text: str, statement: str) -> VerifiedFact:
    page = Page(from_text(text, published="2026-03-14", source="deed.txt"))
    fields = {"importance": "vital", "when": None, "attributed_to": None, "certainty": "stated"}
    last = page.told[-1].number
    return verify_fact(
        KeyFact.model_validate({"statement": statement, "sentences": [last], **fields}), page, "facts", 0
    )


def test_the_source_beside_is_not_the_source() -> None:
    """What the mayor says is not the word of police, though the next sentence names them."""
    found = verified("The flood killed at least 14 people.", KILLED, SEARCH, by="police")
    assert not found.holds
    assert any("Ilse Marrow" in reason for reason in found.reasons)


@pytest.mark.parametrize("statement", ["", ".", "\U0001f642", "\u2026", "The.", "It has."])
def test_a_statement_that_says_nothing_is_not_supported(statement: str) -> None:
    """Without a word of its own there is nothing to support."""
    assert not verified(statement, SUED).holds


MORE = Page(
    from_text(
        "Karl Mott's brother was arrested in Osterby. If the bridge closes, 500 people will be stranded. "
        "Some of the 40 miners were rescued. It is one of the region's largest employers. "
        "More than half of voters stayed at home. The bank lent the company 5 million crowns in May. "
        "The storm left at least 12 people dead and 3,000 homeless. The blast killed nine people and hurt 41 others.",
        source="more.txt",
    )
)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("Karl Mott was arrested in Osterby.", 1),
        ("500 people will be stranded.", 2),
        ("The 40 miners were rescued.", 3),
        ("It is the region's largest employer.", 4),
        ("The storm left 3,000 people dead.", 7),
    ],
)
def test_what_holds_of_a_part_or_on_a_condition_does_not_hold_of_all(statement: str, sentence: int) -> None:
    """A relative, a condition, a part, and one of several."""
    assert not _of_more(statement, sentence).holds


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("Karl Mott's brother was arrested.", 1),
        ("If the bridge closes, 500 people will be stranded.", 2),
        ("Some of the 40 miners were rescued.", 3),
        ("More than 50 percent of voters stayed at home.", 5),
        ("The bank lent the company 5 million crowns.", 6),
        ("The storm left 3,000 people homeless.", 7),
        ("The blast hurt 41 people.", 8),
    ],
)
def test_the_same_with_its_limits_is_supported(statement: str, sentence: int) -> None:
    """The same statements with what limits them, and half as 50 percent."""
    found = _of_more(statement, sentence)
    assert found.holds, found.reasons


def _of_more(statement: str, sentence: int) -> VerifiedFact:
    fields = {"importance": "vital", "when": None, "attributed_to": None, "certainty": "stated"}
    fact = KeyFact.model_validate({"statement": statement, "sentences": [sentence], **fields})
    return verify_fact(fact, MORE, "key_facts", 0)


COPIED = """\
Mayor Ilse Marrow's brother, the pilot Bram Holt, may have closed all locks at 9.30 p.m. on Friday because of the ice.

(Some of the crews, blown from Osterby to Vellmoor around 8 March, were led by an uncle of Hedda Quarry by then.)

She didn't sue him; Venn sued her, and the court that Osk accused was accused by Osk before it accused nobody.
"""


@pytest.mark.parametrize(
    "check",
    [
        foreign_names, anothers_title, firmer_dates, added_doubt, added_cause, added_extent, dropped_holder,
        turned_roles, turned_course, another_party, lambda *given: [*itertools.chain(*foreign_dates(*given))],
    ],
)  # fmt: skip
def test_a_sentence_is_spared_only_checks_that_find_nothing_in_its_own_words(
    check: Callable[[str, Evidence], list[str]],
) -> None:
    for page in (PAGE, Page(from_text(COPIED, published="2026-03-14"))):
        for number, words in enumerate(page.words, start=1):
            assert check(spelled_out(words), page.cited([number])) == []
