"""A pattern with cues finds what the pattern alone finds: every wording that it matches has a cue."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.language import fates, polarity
from summarizer.language.cued import Cued
from summarizer.verification import fact_content, fact_hedges, fact_names, fact_roles

PATTERNS = {
    f"{module.__name__}.{name}": value
    for module in (fates, polarity, fact_content, fact_hedges, fact_names, fact_roles)
    for name, value in vars(module).items()
    if isinstance(value, Cued)
}


@pytest.mark.parametrize("name", PATTERNS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_wording_that_a_pattern_matches_has_a_cue(name: str, data: st.DataObject) -> None:
    cued = PATTERNS[name]
    wording = data.draw(st.from_regex(cued.pattern))
    assert cued.may_match(wording)


def test_a_text_without_a_cue_is_not_looked_at() -> None:
    cued = Cued(r"\bboats?\b", "boat boats")
    assert not cued.may_match("Two tugs lay at the quay.")
    assert cued.search("Two tugs lay at the quay.") is None
    assert cued.sub("-", "Two tugs") == "Two tugs"
    assert [match[0] for match in cued.finditer("A boat, BOATS and a boater")] == ["boat", "BOATS"]


def test_a_star_stands_for_every_word_that_begins_so() -> None:
    cued = Cued(r"\bflood\w*", "flood*")
    assert cued.may_match("The floodplain")
    assert not cued.may_match("The plain")


def test_letters_that_ignoring_case_takes_for_plain_ones_are_cues_too() -> None:
    """A dotless i is an i to a pattern that ignores case, and the long s an s."""
    cued = Cued(r"\bif it is\b", "if")
    assert cued.search("\u0131f \u0130t i\u017f") is not None
