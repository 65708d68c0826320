"""The parts of a quote: its fragments with the signs between, and the words of an article most like it."""

import pytest

from summarizer.verification.fragments import Gap, Sign, fragments
from summarizer.verification.nearest import Units, nearest
from summarizer.verification.wording import Wording

DOTS = Gap(Sign.ELLIPSIS)


@pytest.mark.parametrize(
    ("text", "words", "gaps"),
    [
        ("We go", ["We go"], []),
        ("We go ... home", ["We go", "home"], [DOTS]),
        ("... we go [...] home (...)", ["we go", "home"], [DOTS, DOTS, DOTS]),
        ("We go [the crew] home", ["We go", "home"], [Gap(Sign.BRACKET, "the crew")]),
        ("We go [sic] ... home", ["We go", "home"], [Gap(Sign.BRACKET, "sic"), DOTS]),
        ("[T]he walk[ed] [un]safe way", ["The walk", "safe way"],
         [Gap(Sign.CAPITAL, "T"), Gap(Sign.ENDING, "ed"), Gap(Sign.PREFIX, "un")]),
        ("We go [needs ... ] home", ["We go needs", "home"], [DOTS]),
        ("[...]", [], [DOTS]),
        ("", [], []),
    ],
)  # fmt: skip
def test_fragments(text: str, words: list[str], gaps: list[Gap]) -> None:
    """Dots and brackets part a quote; a single letter in brackets belongs to its word."""
    found = fragments(text)
    assert words == [" ".join(each.wording.words) for each in found.fragments]
    assert gaps == found.gaps


ARTICLE = "The wall gave way on Friday. We will not open the gate before the wreck is lifted, the mayor said."


@pytest.mark.parametrize(
    ("quote", "there", "difference"),
    [
        ("We will not open the door before the wreck is lifted",
         "We will not open the gate before the wreck is lifted", ("-gate", "+door")),
        ("We will open the gate before the wreck is lifted",
         "We will not open the gate before the wreck is lifted", ("-not",)),
        ("We will not open the old gate before the wreck is lifted",
         "We will not open the gate before the wreck is lifted", ("+old",)),
        ("They will not open the gate", "We will not open the gate", ("-We", "+They")),
        ("we will not open the gate", "We will not open the gate", ()),
        ("We will not open the Gate", "We will not open the gate", ("-gate", "+Gate")),
    ],
)  # fmt: skip
def test_nearest(quote: str, there: str, difference: tuple[str, ...]) -> None:
    """The words of the article where the quote was taken from, and what was changed."""
    found = nearest(Units(Wording(quote)), Units(Wording(ARTICLE)))
    assert found is not None
    assert (there, difference) == (ARTICLE[found.start : found.end], found.difference)


@pytest.mark.parametrize(
    ("said", "quote", "difference"),
    [
        ("It cost us $14 then", "It cost us €14 then", ("-$14", "+€14")),
        ("It was -5 at sea", "It was 5 at sea", ("--5", "+5")),
        ("We lost 40% of it", "We lost 40 of it", ("-40%", "+40")),
        ("It was 3-2 then", "It was 3-2 then", ()),
    ],
)
def test_nearest_tells_a_sign(said: str, quote: str, difference: tuple[str, ...]) -> None:
    """A currency, a minus and a percent sign belong to the figure beside them."""
    found = nearest(Units(Wording(quote)), Units(Wording(said)))
    assert found is not None
    assert difference == found.difference


@pytest.mark.parametrize("quote", ["The circus comes to town with nine elephants", "Zzz", "", "the the the the gate"])
def test_nothing_is_like_it(quote: str) -> None:
    """Words of another story have no place here."""
    assert nearest(Units(Wording(quote)), Units(Wording(ARTICLE))) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We can't go - 'now'", ["We", "can't", "go", "now"]),
        ("the workers' vote", ["the", "workers", "vote"]),
        ("3,400 at 10.5%", ["3", "400", "at", "10", "5"]),
        ("", []),
        (" ...", []),
    ],
)
def test_wording(text: str, words: list[str]) -> None:
    """Words in a row, an inner apostrophe kept, each traceable to its place."""
    wording = Wording(text)
    assert words == list(wording.words)
    assert words == [text[start : start + len(word)] for start, word in zip(wording.starts, wording.words, strict=True)]
