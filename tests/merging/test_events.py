"""Which sentences of a story tell of the same event."""

import itertools

from summarizer.merging.events import deeds, same_event

ARRESTS = [
    "Police arrested Tamsin Okra at the ferry terminal in Osterby on Monday.",
    "Tamsin Okra was arrested by police at the ferry terminal.",
    "Okra, 41, was taken from the terminal after police arrested her there.",
    "The arrest of Okra by the police came at the ferry terminal, hours before she wanted to leave.",
]
TRIAL = [
    "A jury in Osterby convicted Tamsin Okra of fraud.",
    "Okra was convicted of fraud by the jury after nine hours.",
]
COMPANY = [
    "Tamsin Okra founded the Osterby Ferry Company in 2011.",
    "Osterby hopes that Tamsin Okra stays.",
]
STORY = [*ARRESTS, *TRIAL, *COMPANY]
OF_ONE = {*itertools.combinations(range(4), 2), (4, 5)}


def test_the_same_deed_in_other_words() -> None:
    """The reports of the arrest pair with each other and those of the verdict do; nobody's name pairs anything."""
    pairs = set(same_event(STORY))
    assert pairs <= OF_ONE
    assert {(0, 1), (4, 5)} <= pairs


def test_names_are_no_deeds() -> None:
    """Two sentences that share nothing but their names tell of nothing in common."""
    assert not {"tamsin", "okra", "osterbi"} & deeds(COMPANY[1]).keys()
    assert [] == same_event(COMPANY)


def test_a_figure_alone_joins_nothing() -> None:
    """The same figure in two sentences is chance, if no word goes with it."""
    sentences = ["A tremor of 4.7 woke Karsk.", "Apples cost 4.7 crowns.", *STORY]
    assert (0, 1) not in same_event(sentences)
    assert (0, 1) in same_event(["A tremor of 4.7 woke Karsk.", "Mellum slept through the tremor of 4.7.", *STORY])


def test_what_several_others_tell_alike_is_one_event() -> None:
    """Two sentences without a word in common are one event if three others are alike to both."""
    bridges = [
        "The bridge collapsed and traffic halted.",
        *["The bridge collapsed, traffic halted, ferries stopped."] * 3,
    ]
    ends = [*bridges, "Traffic halted, ferries stopped."]
    others = [f"Sentence about {word} and nothing else." for word in ("gardens", "opera", "weather", "chess")]
    assert (0, 4) in same_event([*ends, *others])


def test_order_only_renames_positions() -> None:
    """Any order of the sentences gives the same pairs."""
    turned = list(reversed(range(len(STORY))))
    pairs = {frozenset((turned[one], turned[other])) for one, other in same_event([STORY[at] for at in turned])}
    assert set(map(frozenset, same_event(STORY))) == pairs


def test_nothing_to_pair() -> None:
    """No sentences, one, and empty ones."""
    assert [] == same_event([])
    assert [] == same_event(STORY[:1])
    assert [] == same_event(["", ""])


def test_groups_only_leave_pairs_out() -> None:
    """What is wanted of some days alone is what all days give, without the pairs that share no day."""
    groups = [frozenset({at % 2, at % 3 + 2}) for at in range(len(STORY))]
    wanted = [pair for pair in same_event(STORY) if groups[pair[0]] & groups[pair[1]]]
    assert wanted == same_event(STORY, groups)
    assert [] == same_event(STORY, [frozenset[int]()] * len(STORY))
