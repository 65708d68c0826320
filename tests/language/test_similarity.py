"""How much of one text another covers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.similarity import bag, cover, coverage, joined, resemblance, telling, weight

_TEXTS = st.lists(st.sampled_from("the lamp of Ode burns again while boats leave harbour zzyx 40".split())).map(
    " ".join
)


def test_rare_words_weigh_more() -> None:
    """A word of every document tells less than a rare one, and an unknown one tells the most."""
    assert weight("the") < weight("harbour") <= weight("zzyxqq")


def test_rare_words_decide() -> None:
    """A statement is covered better by evidence with its rare word than by evidence with its common ones."""
    claim = bag("The lamp of Odeville burns")
    assert cover(claim, bag("Odeville")) > cover(claim, bag("the of"))


def test_inflection_does_not_count() -> None:
    """The forms of a word cover each other."""
    assert cover(bag("boats evacuated"), bag("evacuation by boat")) == pytest.approx(1)


def test_joined_bags_are_those_of_the_whole() -> None:
    """Bags joined are the bag of the joined texts."""
    assert bag("lamp boats Ode") == joined([bag("lamp"), bag("boats Ode")])


@pytest.mark.parametrize(
    ("one", "other"),
    [("two boats", "2 boats"), ("Twelve lamps", "12 lamps"), ("fifty crews", "50 crews")],
)
def test_number_words_are_digits(one: str, other: str) -> None:
    """A number in words and in digits cover each other."""
    assert cover(bag(one), bag(other)) == pytest.approx(1)
    assert cover(bag(other), bag(one)) == pytest.approx(1)


def test_other_numbers_do_not_cover() -> None:
    """Two is not three, in words or digits."""
    assert not {"2"} & bag("three 3").keys()
    assert cover(bag("two"), bag("3")) == 0


_CLAIMS = (
    "Tarsia Ferries closes the pier at Osterby",
    "Tarsia Ferries doubles fares at night",
    "Tarsia Ferries trains forty pilots",
)


def test_the_topic_tells_no_claim() -> None:
    """What every claim of a list has covers each of them less than in a claim that stands alone."""
    topic = bag("Tarsia Ferries in a nutshell")
    assert all(
        cover(claim, topic) < cover(bag(text), topic) / 2
        for text, claim in zip(_CLAIMS, telling([bag(text) for text in _CLAIMS]), strict=True)
    )


def test_its_own_words_tell_a_claim() -> None:
    """Of the claims of a list, a text covers the one best whose own words it has, topic named or not."""
    claims = telling([bag(text) for text in _CLAIMS])
    shares = [cover(claim, bag("At night, passengers will pay doubled fares")) for claim in claims]
    assert max(shares) == shares[1]


def test_a_claim_alone_keeps_the_order_of_its_words() -> None:
    """In a list of one nothing is the topic: what covers a claim better as it is, does so there."""
    claim = bag(_CLAIMS[0])
    (told,) = telling([claim])
    assert told.keys() == claim.keys()
    assert sorted(told, key=told.__getitem__) == sorted(claim, key=claim.__getitem__)


@given(st.lists(_TEXTS, min_size=1, max_size=4))
def test_a_claim_covers_itself(texts: list[str]) -> None:
    """However much the claims of a list share, even if all are one, each is covered by its own text."""
    bags = [bag(text) for text in texts]
    assert [pytest.approx(1)] * len(texts) == [
        coverage(claim, [own]) for claim, own in zip(telling(bags), bags, strict=True)
    ]


def test_the_order_of_claims_does_not_count() -> None:
    """A claim weighs the same wherever it stands in its list."""
    bags = [bag(text) for text in _CLAIMS]
    assert telling(bags) == telling(bags[::-1])[::-1]


def test_the_best_text_covers() -> None:
    """Coverage is that of the best text, not of all together; no text covers nothing."""
    claim = bag("lamp boats")
    assert coverage(claim, [bag("harbour"), bag("boats"), bag("lamp")]) == max(
        cover(claim, bag("boats")), cover(claim, bag("lamp"))
    )
    assert coverage(claim, []) == 0


@given(_TEXTS, _TEXTS)
def test_bounds_and_symmetry(one: str, other: str) -> None:
    """Cover and resemblance lie between 0 and 1, are 1 for a text and itself, and resemblance is symmetric."""
    first, second = bag(one), bag(other)
    assert 0 <= cover(first, second) <= 1 + 1e-9
    assert 0 <= resemblance(first, second) <= 1 + 1e-9
    assert resemblance(first, second) == pytest.approx(resemblance(second, first))
    assert cover(first, first) == pytest.approx(1)
