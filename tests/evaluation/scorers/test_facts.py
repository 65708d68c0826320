"""Labelled facts are found where a returned one says them, and returned ones hold where their sentences do."""

from random import Random

import pytest
from evaluation.scorers.making import PROPERTY, SENTENCES, by_name, fact, gold, labelled, only, report, summary
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluation.scorers.facts import score
from summarizer.summary import Certainty, Importance, KeyFact

ARTICLE = report(*SENTENCES)
PICKED = st.lists(st.sampled_from(SENTENCES), unique=True)


def scores(gold_ones: list[str], returned: list[str]) -> dict[str, float | None]:
    """The values where these sentences are labelled and those are returned."""
    expected = labelled(facts=[gold(words, name=f"f{at}") for at, words in enumerate(gold_ones)])
    return by_name(score(expected, summary(*(fact(each, SENTENCES.index(each) + 1) for each in returned)), ARTICLE))


@PROPERTY
@given(PICKED, PICKED)
def test_what_is_found_is_what_both_have(labels: list[str], returned: list[str]) -> None:
    """Recall and precision count the facts that both lists have, each against its own; an empty list has no share."""
    both = len(set(labels) & set(returned))
    found = scores(labels, returned)
    assert (both / len(labels) if labels else None) == found["facts.recall"] == found["facts.vital_recall"]
    assert (both / len(labels) if labels else None) == found["facts.weighted_recall"]
    assert (both / len(returned) if returned else None) == found["facts.label_precision"]
    total = len(labels) + len(returned)
    assert (pytest.approx(2 * both / total) if total else None) == found["facts.f1"]


@PROPERTY
@given(PICKED, PICKED)
def test_precision_and_recall_change_places_with_the_lists(labels: list[str], returned: list[str]) -> None:
    """Who is scored against whom decides which is which, and nothing else; F1 stays."""
    there, back = scores(labels, returned), scores(returned, labels)
    assert [there["facts.recall"], there["facts.label_precision"], there["facts.f1"]] == [
        back["facts.label_precision"], back["facts.recall"], back["facts.f1"],
    ]  # fmt: skip


@PROPERTY
@given(PICKED, PICKED, st.randoms())
def test_order_does_not_matter(labels: list[str], returned: list[str], random: Random) -> None:
    """Facts in another order have the same scores."""
    turned = random.sample(labels, len(labels)), random.sample(returned, len(returned))
    assert scores(labels, returned) == scores(*turned)


def test_what_vital_facts_weigh() -> None:
    """A vital fact counts 1 and an okay one a half; one said without its figure counts half of that."""
    expected = labelled(
        facts=[
            gold(SENTENCES[0], name="dredger"),
            gold(SENTENCES[1], name="warehouses"),
            gold(SENTENCES[2], name="mayor", importance=Importance.OKAY),
        ]
    )
    returned = summary(fact(SENTENCES[0]), fact("Inspectors sealed 40 warehouses behind the fish market.", 2))
    found = by_name(score(expected, returned, ARTICLE))
    assert 1 / 2 == found["facts.vital_recall"]
    assert 1 / 3 == found["facts.recall"]
    assert (1 + 0.5) / 2.5 == found["facts.weighted_recall"]


def test_the_hits_of_one_side_are_not_those_of_the_other() -> None:
    """One returned fact that says two labelled ones is one right answer of one, and two facts found of two."""
    expected = labelled(facts=[gold(SENTENCES[0], name="a"), gold(SENTENCES[4], name="b")])
    returned = summary(fact(f"{SENTENCES[0]} {SENTENCES[4]}", 1, 5), fact(SENTENCES[5], 6))
    found = by_name(score(expected, returned, ARTICLE))
    assert (1.0, 0.5) == (found["facts.recall"], found["facts.label_precision"])
    assert pytest.approx(2 / 3) == found["facts.f1"]
    assert 1 / 2 == found["facts.merged"]


def test_an_accepted_wording_is_the_fact() -> None:
    """What a person accepted as another wording is found in full."""
    expected = labelled(facts=[gold(SENTENCES[2], also=["The mayor stepped down."])])
    assert by_name(score(expected, summary(fact("The mayor stepped down.", 3)), ARTICLE))["facts.recall"] == 1


def test_time_and_attribution_are_part_of_what_is_said() -> None:
    """A labelled fact that names both is found in one that has them in the fields that the schema has for them."""
    expected = labelled(facts=[gold(SENTENCES[4], statement="Orsetti blames a valve since Wednesday")])
    said = fact("A valve is to blame.", 5, who="Lia Orsetti", when="since Wednesday")
    assert by_name(score(expected, summary(said), ARTICLE))["facts.recall"] == 1


@pytest.mark.parametrize(
    ("returned", "reason"),
    [
        (fact(SENTENCES[1], 2), ""),
        (fact("Fourteen warehouses behind the market were sealed by inspectors.", 2), ""),
        (fact(SENTENCES[1], 99), "a sentence that the article does not have"),
        (fact(SENTENCES[1], 2, 99), "a sentence that the article does not have"),
        (fact("Inspectors sealed 15 warehouses behind the fish market.", 2), "the figure 15"),
        (fact("Inspectors of Harnfeld sealed 14 warehouses behind the fish market.", 2), "do not name Harnfeld"),
        (fact("A court in Harnfeld fined the pilot for drunkenness.", 5), "do not name Harnfeld"),
        (fact("The lighthouse keeper of Vellmoor found 230 dead gannets on the rocks.", 4), ""),
        (fact("Inspectors burnt 14 warehouses to frighten every smuggler.", 2), "of its words"),
        (fact("Inspectors did not seal 14 warehouses behind the fish market.", 2), "say the opposite"),
        (fact("Lia Orsetti resigned as mayor on Monday after the audit.", 3), ""),
    ],
)
def test_support(returned: KeyFact, reason: str) -> None:
    """A fact is supported if the sentences that it cites exist, and have its figures, its names and its words."""
    found = only(score(labelled(), summary(returned), ARTICLE), "facts.support")
    assert found.value == float(not reason)
    assert reason in found.matches[0].reason


def test_the_sense_of_what_is_cited() -> None:
    """What is denied there is not stated, but it is what somebody denies; and another day is another event."""
    article = report("The pilot denied that the dredger sank on Friday.")

    def support(statement: str, certainty: Certainty = Certainty.STATED) -> float | None:
        return by_name(score(labelled(), summary(fact(statement, 1, certainty=certainty)), article))["facts.support"]

    assert 0 == support("The dredger sank on Friday.")
    assert 1 == support("The dredger sank on Friday.", Certainty.DENIED)
    assert 0 == support("The dredger sank on Sunday.", Certainty.DENIED)


def test_a_name_that_a_pronoun_stands_for_may_stand_before() -> None:
    """The prompt asks for names instead of pronouns: the name stands a sentence or two before the cited one."""
    resigned = "She resigned as mayor after the audit."
    article = report("It was late.", "Lia Orsetti spoke.", resigned, "Rain fell.", "It stopped.", resigned)
    near, far = (
        fact("Lia Orsetti resigned as mayor after the audit.", 3),
        fact("Lia Orsetti resigned as mayor after the audit.", 6),
    )
    assert by_name(score(labelled(), summary(near), article))["facts.support"] == 1
    assert by_name(score(labelled(), summary(far), article))["facts.support"] == 0


@PROPERTY
@given(st.lists(st.sampled_from(SENTENCES), min_size=1))
def test_redundancy_is_the_share_that_could_go(returned: list[str]) -> None:
    """Of facts that say the same, all but one are too many."""
    left = len(set(returned)) / len(returned)
    assert scores([], returned)["facts.redundancy"] == pytest.approx(1 - left)


def test_a_fact_that_says_more_is_not_said_again() -> None:
    """Facts say the same only if each says the other."""
    more = fact(f"{SENTENCES[0]} {SENTENCES[4]}", 1, 5)
    for facts in ([fact(SENTENCES[0]), more], [more, fact(SENTENCES[0])]):
        assert 0 == by_name(score(labelled(), summary(*facts), ARTICLE))["facts.redundancy"]


@PROPERTY
@given(PICKED, PICKED)
def test_every_item_is_shown(labels: list[str], returned: list[str]) -> None:
    """Each labelled fact stands in the pairs once, and each returned one, so that a person can go through them all."""
    expected = labelled(facts=[gold(words, name=f"f{at}") for at, words in enumerate(labels)])
    returned_facts = summary(*(fact(each, SENTENCES.index(each) + 1) for each in returned))
    matches = only(score(expected, returned_facts, ARTICLE), "facts.recall").matches
    assert sorted(labels) == sorted(match.expected for match in matches if match.expected)
    assert sorted(returned) == sorted(match.actual for match in matches if match.actual)
    assert all(match.spans[0].of(ARTICLE.text) == (match.expected or match.actual) for match in matches)
