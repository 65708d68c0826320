"""Quotes are word for word or not, are labelled ones or not, and have their speaker or somebody else."""

import pytest
from evaluation.scorers.making import PROPERTY, by_name, labelled, only, quote, report, summary
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluation.labels import Quotation
from summarizer.evaluation.scorers.quotes import likeness, score
from summarizer.summary import Quote

SAID = {
    "The valve was older than I am": "Odo Brandt",
    "Nobody told us to leave the quay": "Mira Kesh",
    "We shall pay every claim before winter": "Lia Orsetti",
    "It sounded like a train in the kitchen": "Jun Halle",
}
ARTICLE = report(*(f"“{words},” said {speaker}." for words, speaker in SAID.items()))
PICKED = st.lists(st.sampled_from(sorted(SAID)), unique=True)


def gold(words: str, speaker: str = "", *aliases: str) -> Quotation:
    """The labelled quotation."""
    return Quotation(words=words, speaker=speaker or SAID[words], aliases=aliases)


def returned(words: str, speaker: str = "") -> Quote:
    """The returned quote."""
    return quote(words, speaker or SAID[words])


def scores(labels: list[Quotation], answer: list[Quote]) -> dict[str, float | None]:
    """The values where these are labelled and those returned."""
    return by_name(score(labelled(quotes=labels), summary(*answer), ARTICLE))


@PROPERTY
@given(PICKED, PICKED)
def test_what_is_found_is_what_both_have(labels: list[str], answer: list[str]) -> None:
    """The pairs are the quotes that both lists have, word for word and with their speakers."""
    both, total = len(set(labels) & set(answer)), len(labels) + len(answer)
    found = scores([*map(gold, labels)], [*map(returned, answer)])
    assert (both / len(labels) if labels else None) == found["quotes.recall"]
    assert (both / len(answer) if answer else None) == found["quotes.precision"]
    assert (pytest.approx(2 * both / total) if total else None) == found["quotes.f1"] == found["quotes.joint"]
    assert (1 if both else None) == found["quotes.speaker"]
    assert (0 if both else None) == found["quotes.wrong_speaker"]
    assert (1 if answer else None) == found["quotes.verbatim"]


@PROPERTY
@given(PICKED, PICKED)
def test_precision_and_recall_change_places_with_the_lists(labels: list[str], answer: list[str]) -> None:
    """Who is scored against whom decides which is which."""
    there = scores([*map(gold, labels)], [*map(returned, answer)])
    back = scores([*map(gold, answer)], [*map(returned, labels)])
    assert there["quotes.recall"] == back["quotes.precision"]
    assert there["quotes.joint"] == back["quotes.joint"]


def test_a_paraphrase_is_not_word_for_word() -> None:
    """Of two quotes one has another word: half are verbatim, though both are found."""
    first, second = list(SAID)[:2]
    answer = [returned(first), quote("Nobody told us to leave the harbour", "Mira Kesh")]
    found = scores([gold(first), gold(second)], answer)
    assert (0.5, 1.0) == (found["quotes.verbatim"], found["quotes.recall"])


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("We shall pay every claim before winter", "We shall pay every claim before the winter", True),
        ("We shall pay every claim before winter, gladly and with a bonus", "pay every claim before winter", True),
        ("We shall pay every claim before winter", "pay every claim", False),
        ("We shall pay every claim before winter", "We shall refuse most claims after summer", False),
        ("We shall pay every claim before winter", "", False),
    ],
)
def test_likeness(one: str, other: str, alike: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Two wordings are one quotation from an F1 of .8 on, or if five words of one are all that the other is."""
    assert alike is (likeness(one, other) > 0) is (likeness(other, one) > 0)


def test_a_speaker_that_is_somebody_else() -> None:
    """Four quotes found: one with its speaker, one with nobody, two under the names of others."""
    first, second, third, fourth = SAID
    answer = [
        returned(first),
        returned(second, "a resident"),
        returned(third, "Jun Halle"),
        returned(fourth, "Bo Tarrant"),
    ]
    found = scores([*map(gold, SAID)], answer)
    assert (1 / 4, 2 / 4) == (found["quotes.speaker"], found["quotes.wrong_speaker"])
    assert (1.0, 1 / 4) == (found["quotes.f1"], found["quotes.joint"])


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Lia Orsetti", True),
        ("lia orsetti", True),
        ("Mayor Lia Orsetti", True),
        ("Ms. Orsetti", True),
        ("Orsetti", True),
        ("the mayor of Vellmoor", True),
        ("Lia Orsetti, the mayor", True),
        ("a spokesman for the port, Lia Orsetti", True),
        ("a spokesman for Lia Orsetti", False),
        ("Lia", False),
        ("Ada Orsetti", False),
        ("the mayor", False),
        ("", False),
    ],
)
def test_names_of_a_speaker(name: str, right: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """The name, titles and what is put beside it aside, an alias or the surname; not who speaks for its bearer."""
    words = "We shall pay every claim before winter"
    found = scores([gold(words, "Lia Orsetti", "mayor of Vellmoor")], [quote(words, name)])
    assert float(right) == found["quotes.speaker"]


def test_a_surname_that_two_share_names_neither() -> None:
    """Where two labelled speakers bear one surname, it does not say which of them speaks."""
    first, second = list(SAID)[:2]
    labels = [gold(first, "Lia Orsetti"), gold(second, "Ada Orsetti")]
    assert 0 == scores(labels, [quote(first, "Orsetti")])["quotes.speaker"]
    assert 1 == scores(labels, [quote(first, "Lia Orsetti")])["quotes.speaker"]


@PROPERTY
@given(PICKED, PICKED)
def test_every_item_is_shown(labels: list[str], answer: list[str]) -> None:
    """Each labelled quote stands in the pairs once, with its place, and so does each returned one."""
    expected = labelled(quotes=[*map(gold, labels)])
    matches = only(score(expected, summary(*map(returned, answer)), ARTICLE), "quotes.f1").matches
    assert [f"“{words}” ({SAID[words]})" for words in labels] == [match.expected for match in matches if match.expected]
    assert len(answer) == sum(match.actual is not None for match in matches)
    assert labels == [match.spans[0].of(ARTICLE.text) for match in matches if match.expected]
