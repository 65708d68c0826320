"""What a quote's verdict says of its words and its speaker."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from verification.harbour import harbour, quote

from summarizer.verdicts import QuoteVerdict, SpeakerVerdict, VerifiedQuote
from summarizer.verification.page import Page
from summarizer.verification.quotes import verify_quote


def verified(text: str, speaker: str = "Mirela Osk") -> VerifiedQuote:
    return verify_quote(quote(text, speaker), Page(harbour()), "quotes", 0)


WORDS = "We will not open it before the wreck is lifted, and nobody should wait on the quay"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (WORDS, QuoteVerdict.EXACT),
        (f"\u201c{WORDS},\u201d", QuoteVerdict.EXACT),
        ("nobody should wait on the quay", QuoteVerdict.EXACT),
        ("Nobody should wait on the quay", QuoteVerdict.TYPOGRAPHIC),
        ("We will not open it\u00a0before the wreck is lifted", QuoteVerdict.TYPOGRAPHIC),
        ("We will not open it \u2026 and nobody should wait on the quay", QuoteVerdict.ELIDED),
        ("The channel is deep \u2026 and the wreck lies across it.", QuoteVerdict.ELIDED),
        ("For this to work, there [must be] calm", QuoteVerdict.EXACT),
        ("We will not open [the channel] before the wreck is lifted", QuoteVerdict.BRACKETED),
        ("We will not open it before the wreck is raised", QuoteVerdict.ALTERED),
        ("We will open it before the wreck is lifted", QuoteVerdict.ALTERED),
        ("We will \u2026 open it before the wreck is lifted", QuoteVerdict.ALTERED),
        ("open it before the wreck is lifted", QuoteVerdict.ALTERED),
        ("nobody should [swim] on the quay", QuoteVerdict.ALTERED),
        ("For this to work, there must be calm", QuoteVerdict.ALTERED),
        ("nobody should wait on the quay \u2026 there [must be] calm", QuoteVerdict.ALTERED),
        ("were searching for the dredger's cook", QuoteVerdict.NOT_A_QUOTATION),
        ("The circus will be wonderful this year", QuoteVerdict.MISSING),
        ("Circus comes to Vellmoor for the spring", QuoteVerdict.NOT_A_QUOTATION),
        ("\u201c\u201d", QuoteVerdict.MISSING),
    ],
)
def test_the_words_decide_the_verdict(text: str, verdict: QuoteVerdict) -> None:
    """An ellipsis or bracket is honest unless it touches a negation, a figure, a name or another utterance."""
    assert verdict is verified(text).verdict


def test_spans_are_the_words_themselves() -> None:
    """Each span, cut out of the article, is the fragment that was quoted."""
    text = harbour().text
    spans = verified("We will not open it \u2026 and nobody should wait on the quay").spans
    assert ["We will not open it", "and nobody should wait on the quay"] == [span.of(text) for span in spans]


def test_altered_words_come_with_the_difference() -> None:
    """A reader sees which words were changed, without comparing."""
    found = verified("We will not open it before the wreck is raised")
    assert {"-lifted", "+raised"} <= set(found.difference)
    assert "lifted" in found.reasons[0]


def test_words_said_by_nobody_are_never_shown_as_a_quotation() -> None:
    """Altered, missing and unquoted words are not verbatim."""
    for text in ("We will open it before the wreck is lifted", "were searching for the dredger's cook", "Never said"):
        assert not verified(text).verbatim


@pytest.mark.parametrize(
    ("text", "speaker", "verdict"),
    [
        (WORDS, "Mirela Osk", SpeakerVerdict.NAMED_HERE),
        ("For this to work, there [must be] calm", "Mirela Osk", SpeakerVerdict.NAMED_HERE),
        ("The channel is deep", "Dario Venn", SpeakerVerdict.NAMED_HERE),
        ("The channel is deep", "the pilot", SpeakerVerdict.NAMED_HERE),
        ("The channel is deep", "Mirela Osk", SpeakerVerdict.ANOTHER_SPEAKER),
        ("The channel is deep", "Ilse Venn", SpeakerVerdict.ANOTHER_SPEAKER),
        ("For this to work, there [must be] calm", "Dario Venn", SpeakerVerdict.ANOTHER_SPEAKER),
        ("The channel is shallow and full of rocks", "Dario Venn", SpeakerVerdict.NAMED_ELSEWHERE),
        ("The channel is shallow and full of rocks", "Ilse Marrow", SpeakerVerdict.ABSENT),
    ],
)
def test_the_speaker_has_a_verdict_of_its_own(text: str, speaker: str, verdict: SpeakerVerdict) -> None:
    """True words in the wrong mouth do not hold."""
    found = verified(text, speaker)
    assert verdict is found.speaker
    assert found.holds is (found.verbatim and verdict is SpeakerVerdict.NAMED_HERE)


_TURNED = {3, 4, 12, 13}  # words of WORDS in the reach of "not" and of "nobody"


@given(st.integers(0, len(WORDS.split()) - 4), st.integers(4, 8))
def test_any_run_of_a_quotation_is_exact_but_behind_a_negation(start: int, length: int) -> None:
    """Every run of whole words is found where it stands; one that a negation right before it governs is turned."""
    run = " ".join(WORDS.split()[start : start + length])
    found = verified(run)
    assert run.rstrip(",") == found.spans[0].of(harbour().text)
    assert found.verdict is (QuoteVerdict.ALTERED if start in _TURNED else QuoteVerdict.EXACT)


@given(st.integers(0, len(WORDS.split()) - 1), st.sampled_from(["never", "twelve", "Osk", "purple", "not"]))
def test_one_changed_word_is_never_accepted(at: int, other: str) -> None:
    """Whatever word is put in the place of another, the quote is not verbatim."""
    words = WORDS.split()
    if words[at].strip(",") == other:
        return
    words[at] = other
    assert not verified(" ".join(words)).verbatim


@given(st.text(max_size=200))
def test_no_text_breaks_the_check(text: str) -> None:
    """Any string at all gets a verdict."""
    assert verified(text).verdict in QuoteVerdict
