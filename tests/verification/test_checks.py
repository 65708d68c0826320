"""A model's check: what it may be asked about, which answers are of use, and that its word alone changes nothing."""

import pytest
from verification.harbour import fact, harbour, number_of, quote

from summarizer.reading import from_text
from summarizer.summary import (
    MOST_NAMED,
    ArticleSummary,
    Certainty,
    CheckAnswer,
    KeyFact,
    SentencesRead,
    StatementCheck,
)
from summarizer.verdicts import FactCheck, FactVerdict, Provenance, VerifiedFact, VerifiedSummary
from summarizer.verification import answer_fault, checked, named_sentences, open_facts, verify, verify_again

SLEPT = "slept in schools"
TUGS = "Two tugs"
LIFTED = "It is not known"

TRUE_BUT_MISCITED = fact("About 2,400 passengers slept in schools.", TUGS)
TRUE = fact("About 2,400 passengers slept in schools.", SLEPT)
TURNED = fact("About 3,400 passengers slept in schools.", SLEPT)
FALSE_AND_MISCITED = fact("About 3,400 passengers slept in schools.", TUGS)
SOURCE_NOT_CITED = fact(
    "The channel would stay closed until Monday.", LIFTED, by="Mirela Osk", certainty=Certainty.CLAIMED
)


def record(*facts: KeyFact) -> VerifiedSummary:
    """The facts, verified, beside a quote that does not hold."""
    summary = ArticleSummary(
        headline="Ferries held in port",
        key_facts=list(facts),
        numbers=[],
        quotes=[quote("everybody should wait on the quay")],
        open_questions=[],
        sentences_read=SentencesRead(first=2, last=13),
    )
    return verify(summary, harbour(), Provenance(engine="given", schema_fingerprint="0" * 16))


def after(one: KeyFact, *named: str) -> VerifiedFact:
    """The fact once a model has named the sentences with these words."""
    found = checked(record(one), [tuple(number_of(words) for words in named)], "tiny")
    return found.facts()[0]


def test_only_what_plain_code_leaves_open_is_asked_about() -> None:
    """Not what it found, not what the text is against, and nothing but facts."""
    asked = open_facts(record(TRUE, TURNED, TRUE_BUT_MISCITED, SOURCE_NOT_CITED))
    assert [TRUE_BUT_MISCITED, SOURCE_NOT_CITED] == [each.item for each in asked]


def test_the_right_sentences_support_a_true_fact() -> None:
    """The spans are the new evidence's; what the fact itself cites stays on record beside who named the other."""
    found = after(TRUE_BUT_MISCITED, SLEPT)
    page = harbour()
    assert found.verdict is FactVerdict.SUPPORTED
    assert ["About 2,400 passengers slept in schools."] == [span.of(page.text) for span in found.spans]
    assert TRUE_BUT_MISCITED == found.item
    assert found.check is not None
    assert ("tiny", (number_of(SLEPT),), True) == (found.check.model, found.check.sentences, found.check.confirmed)
    assert () == found.reasons


def test_whoever_says_so_must_be_in_the_sentences_too() -> None:
    """A fact with a source is supported by sentences that name the source."""
    assert after(SOURCE_NOT_CITED, "Mirela Osk, a spokeswoman").holds


@pytest.mark.parametrize(
    ("one", "named"),
    [
        pytest.param(TRUE_BUT_MISCITED, LIFTED, id="sentences about something else"),
        pytest.param(FALSE_AND_MISCITED, SLEPT, id="a false figure"),
        pytest.param(SOURCE_NOT_CITED, "We will not open", id="another statement of the source"),
    ],
)
def test_a_yes_alone_supports_nothing(one: KeyFact, named: str) -> None:
    """The verdict and the spans stay, and the reasons say what the named sentences lack."""
    before = record(one).facts()[0]
    found = after(one, named)
    assert (before.verdict, before.spans) == (found.verdict, found.spans)
    assert found.check is not None
    assert not found.check.confirmed
    assert found.reasons[:-1] == before.reasons
    assert found.reasons[-1].startswith("the sentences that the check named do not carry it either: ")


def test_a_no_changes_nothing_but_the_reasons() -> None:
    """A reader learns that a model looked for other sentences and found none."""
    before = record(TRUE_BUT_MISCITED).facts()[0]
    found = after(TRUE_BUT_MISCITED)
    assert before.verdict is found.verdict
    assert (*before.reasons, "the check found no sentence that says it") == found.reasons


def test_nothing_else_of_the_record_changes() -> None:
    """Every other item, and the order of all, stays as it was."""
    before = record(TRUE, TRUE_BUT_MISCITED, TURNED)
    found = checked(before, [(number_of(SLEPT),)], "tiny")
    assert [item for item in before.items if item.position != 1] == [item for item in found.items if item.position != 1]
    assert [(item.list, item.position) for item in before.items] == [(item.list, item.position) for item in found.items]


def test_nothing_is_asked_twice() -> None:
    """A fact that a check left open is not open to the next one."""
    assert () == open_facts(checked(record(TRUE_BUT_MISCITED), [()], "tiny"))


@pytest.mark.parametrize("named", [(), (SLEPT,), (LIFTED,)], ids=["none", "the right one", "a wrong one"])
def test_a_stored_record_comes_to_the_same_verdicts(named: tuple[str, ...]) -> None:
    """Verified again from its file, with the sentences that the check named."""
    found = checked(record(TRUE, TRUE_BUT_MISCITED), [tuple(number_of(words) for words in named)], "tiny")
    assert found == verify_again(VerifiedSummary.model_validate_json(found.model_dump_json()))


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param([LIFTED], id="another sentence"),
        pytest.param([], id="no sentence"),
        pytest.param([SLEPT, TUGS, LIFTED, "Their number", "The others"], id="more than a check may name"),
    ],
)
def test_what_a_file_says_of_its_check_vouches_for_nothing(sentences: list[str]) -> None:
    """A record that calls a fact confirmed gets the verdict that plain code gives it."""
    honest = checked(record(TRUE_BUT_MISCITED), [(number_of(SLEPT),)], "tiny")
    [confirmed] = honest.facts()
    assert confirmed.check is not None
    named = tuple(number_of(words) for words in sentences)
    forged_fact = confirmed.model_copy(update={"check": confirmed.check.model_copy(update={"sentences": named})})
    forged = honest.model_copy(update={"items": (forged_fact,)})
    [found] = verify_again(forged).facts()
    assert found.verdict is FactVerdict.UNSUPPORTED
    assert found.check is not None
    assert not found.check.confirmed


def test_what_a_file_says_of_a_contradicted_fact_does_not_save_it() -> None:
    """Sentences that a check named count only where the cited ones leave a fact open."""
    page = from_text("The mayor of Lowmark did not resign on Monday. The mayor of Lowmark resigned on Friday.")
    resigned = TRUE.model_copy(update={"statement": "The mayor of Lowmark resigned.", "sentences": [1]})
    honest = record(resigned).model_copy(update={"article": page})
    confirmed = honest.facts()[0].model_copy(update={"check": FactCheck(model="tiny", sentences=(2,), confirmed=True)})
    [found] = verify_again(honest.model_copy(update={"items": (confirmed,)})).facts()
    assert found.verdict is FactVerdict.CONTRADICTED
    cited_right = confirmed.model_copy(update={"item": resigned.model_copy(update={"sentences": [2]})})
    assert verify_again(honest.model_copy(update={"items": (cited_right,)})).facts()[0].holds


# ── answers


def answer(*checks: tuple[int, list[int], bool]) -> CheckAnswer:
    """An answer of these checks."""
    return CheckAnswer(
        checks=[StatementCheck(statement=one, sentences=two, supported=three) for one, two, three in checks],
        sentences_read=SentencesRead(first=2, last=13),
    )


GIVEN = frozenset(range(2, 12)) | {13}
USELESS = {
    "left out": (answer((1, [5], True)), "statement 2 is not answered"),
    "twice": (answer((1, [5], True), (1, [5], True)), "statement 1 is answered twice"),
    "one too many": (answer((1, [], False), (2, [], False), (3, [], False)), "there is no statement 3"),
    "number 0": (answer((0, [], False), (1, [], False)), "there is no statement 0"),
    "no such sentence": (answer((1, [99], True), (2, [], False)), "statement 1 names sentence 99"),
    "a withheld sentence": (answer((1, [], False), (2, [12], True)), "statement 2 names sentence 12"),
    "yes without a sentence": (answer((1, [], True), (2, [], False)), "statement 1 is called supported"),
    "half the article": (answer((1, [2, 3, 4, 5, 6], True), (2, [], False)), f"more than {MOST_NAMED} sentences"),
}


@pytest.mark.parametrize(("useless", "says"), USELESS.values(), ids=USELESS.keys())
def test_an_answer_of_no_use_is_told_from_others(useless: CheckAnswer, says: str) -> None:
    """The fault is named in a line that a second question can carry."""
    assert says in answer_fault(useless, 2, GIVEN)


def test_sentences_are_told_for_each_statement_in_order() -> None:
    """Whatever order the answer has; a sentence twice is one; those beside a "no" support nothing."""
    found = answer((3, [13], False), (1, [5, 2, 5], True), (2, [], False))
    assert not answer_fault(found, 3, GIVEN)
    assert [(2, 5), (), ()] == named_sentences(found)
