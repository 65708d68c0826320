"""Planted items have the verdicts that their labels say, and what counts is who lets a wrong one through."""

import pytest
from evaluation.scorers.making import by_name, fact, labelled, number, only, question, quote, report

from summarizer.evaluation.labels import Planted, PlantedFact, PlantedNumber, PlantedQuestion, PlantedQuote
from summarizer.evaluation.scorers.planted import is_right, score
from summarizer.verdicts import (
    FactVerdict,
    NumberVerdict,
    QuestionVerdict,
    QuoteVerdict,
    SpeakerVerdict,
    VerifiedFact,
    VerifiedItem,
    VerifiedNumber,
    VerifiedQuestion,
    VerifiedQuote,
)

ARTICLE = report("A dredger sank.")
NAMED, ANOTHER = SpeakerVerdict.NAMED_HERE, SpeakerVerdict.ANOTHER_SPEAKER


def a_fact(label: FactVerdict, given: FactVerdict) -> tuple[Planted, VerifiedItem]:
    """A planted fact and what the verifier made of it."""
    planted = PlantedFact(kind="fact", statement="A dredger sank.", words=("A dredger sank.",), verdict=label)
    return planted, VerifiedFact(list="key_facts", position=0, item=fact("A dredger sank."), verdict=given)


def a_number(label: NumberVerdict, given: NumberVerdict) -> tuple[Planted, VerifiedItem]:
    """A planted figure and what the verifier made of it."""
    planted = PlantedNumber(kind="number", words="A dredger", as_written="A", value=1, what="dredger", verdict=label)
    return planted, VerifiedNumber(list="numbers", position=0, item=number(1, "dredger", "A"), verdict=given)


def a_quote(
    label: tuple[QuoteVerdict, SpeakerVerdict], given: tuple[QuoteVerdict, SpeakerVerdict]
) -> tuple[Planted, VerifiedItem]:
    """A planted quote and what the verifier made of its words and its speaker."""
    planted = PlantedQuote(
        kind="quote", text="It sank", speaker="Odo", words="A dredger", verdict=label[0], speaker_verdict=label[1]
    )
    item = quote("It sank", "Odo")
    return planted, VerifiedQuote(list="quotes", position=0, item=item, verdict=given[0], speaker=given[1])


def a_question(label: QuestionVerdict, given: QuestionVerdict) -> tuple[Planted, VerifiedItem]:
    """A planted question and what the verifier made of it."""
    planted = PlantedQuestion(kind="question", question="Why?", words=("A dredger",), verdict=label)
    item = question("Why?")
    return planted, VerifiedQuestion(list="open_questions", position=0, item=item, verdict=given)


def scores(*pairs: tuple[Planted, VerifiedItem]) -> dict[str, float | None]:
    """The values of these planted items."""
    return by_name(score(labelled(planted=[one for one, _ in pairs]), [other for _, other in pairs], ARTICLE))


SUPPORTED, UNSUPPORTED, PARTLY = FactVerdict.SUPPORTED, FactVerdict.UNSUPPORTED, FactVerdict.PARTLY
EXACT, ALTERED = QuoteVerdict.EXACT, QuoteVerdict.ALTERED


def test_by_hand() -> None:
    """Of six items four have their verdict; of four wrong ones one is accepted, of two right ones one turned away."""
    found = scores(
        a_fact(SUPPORTED, SUPPORTED),
        a_fact(UNSUPPORTED, SUPPORTED),
        a_fact(PARTLY, PARTLY),
        a_number(NumberVerdict.FOUND, NumberVerdict.DIFFERS),
        a_quote((EXACT, ANOTHER), (EXACT, ANOTHER)),
        a_question(QuestionVerdict.ANSWERED, QuestionVerdict.ANSWERED),
    )
    expected = (4 / 6, 1 / 4, 1 / 2)
    names = ("verdicts.accuracy", "verdicts.accepted_wrong", "verdicts.turned_away")
    assert expected == tuple(found[name] for name in names)


def test_another_verdict_that_comes_to_the_same() -> None:
    """Wrong for another reason is no accurate verdict, and lets nothing through."""
    found = scores(a_fact(UNSUPPORTED, PARTLY))
    assert (0, 0) == (found["verdicts.accuracy"], found["verdicts.accepted_wrong"])


def test_the_speaker_counts() -> None:
    """The right words under another's name are wrong, whatever the words' verdict."""
    found = scores(a_quote((EXACT, ANOTHER), (EXACT, NAMED)))
    assert (0, 1) == (found["verdicts.accuracy"], found["verdicts.accepted_wrong"])


@pytest.mark.parametrize(
    ("pair", "right"),
    [
        (a_fact(SUPPORTED, SUPPORTED), True),
        (a_fact(PARTLY, PARTLY), False),
        (a_number(NumberVerdict.DERIVED, NumberVerdict.DERIVED), True),
        (a_number(NumberVerdict.NOT_CHECKED, NumberVerdict.NOT_CHECKED), False),
        (a_quote((QuoteVerdict.BRACKETED, NAMED), (QuoteVerdict.BRACKETED, NAMED)), True),
        (a_quote((ALTERED, NAMED), (ALTERED, NAMED)), False),
        (a_question(QuestionVerdict.ANCHORED, QuestionVerdict.ANCHORED), True),
        (a_question(QuestionVerdict.UNANCHORED, QuestionVerdict.UNANCHORED), False),
    ],
)
def test_what_is_right_holds(pair: tuple[Planted, VerifiedItem], right: bool) -> None:  # noqa: FBT001 - a parameter
    """A labelled verdict is right exactly where an item with that verdict may be shown as established."""
    planted, item = pair
    assert right is is_right(planted) is item.holds


def test_nothing_planted() -> None:
    """Without planted items nothing is defined."""
    assert {None} == set(scores().values())


def test_as_many_verdicts_as_items() -> None:
    """A verdict that belongs to no planted item is an error, not a score."""
    planted, item = a_fact(SUPPORTED, SUPPORTED)
    with pytest.raises(ValueError, match="zip"):
        score(labelled(planted=[planted]), [item, item], ARTICLE)


def test_every_item_is_shown() -> None:
    """Each planted item stands in the pairs with both verdicts, and says so where it was let through."""
    planted, item = a_fact(UNSUPPORTED, SUPPORTED)
    (match,) = only(score(labelled(planted=[planted]), [item], ARTICLE), "verdicts.accuracy").matches
    assert ("A dredger sank.: unsupported", "supported", "accepted") == (match.expected, match.actual, match.reason)
