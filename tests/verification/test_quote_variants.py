"""What typography may change about a quote, on either side, and its nearest corruption, which is never a quotation."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from verification.quoting import check

from summarizer.verdicts import QuoteVerdict

SAID = "We moved the 36 ferries, and nobody was left behind at the quay"
PLAIN = f'Mirela Osk spoke on Friday. "{SAID}," she said. The wind fell.'


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("« ", " »"), ("»", "«"), ("„", "“"), ("„", "”"),
        ("``", "''"), ("''", "''"), ("‘‘", "’’"), ("「", "」"), ("『", "』"), ("＂", "＂"),
    ],
)  # fmt: skip
def test_marks_of_the_article(opening: str, closing: str) -> None:
    """Whatever marks the article sets, the words between them are found as they stand, with or without marks."""
    text = f"Mirela Osk spoke on Friday. {opening}{SAID},{closing} she said. The wind fell."
    assert check(text, SAID).verdict is QuoteVerdict.EXACT
    assert check(text, f"{opening}{SAID},{closing}").verdict is QuoteVerdict.EXACT
    assert not check(text, SAID.replace("nobody", "somebody")).verbatim


@pytest.mark.parametrize(
    ("article", "quote", "verdict"),
    [
        ("He said “go” to me", "He said “go” to me", QuoteVerdict.EXACT),
        ("He said ‘go’ to me", "He said “go” to me", QuoteVerdict.TYPOGRAPHIC),
        ("He said 'go' to me", "He said go to me", QuoteVerdict.TYPOGRAPHIC),
        ("We can’t go", "We can't go", QuoteVerdict.TYPOGRAPHIC),
        ("We can't go home", "We cant go home", QuoteVerdict.ALTERED),
        ("The crew’s boat sank", "The crew's boat sank", QuoteVerdict.TYPOGRAPHIC),
        ("The crew’s boat sank", "The crews boat sank", QuoteVerdict.ALTERED),
        ("We go — now — home", "We go - now - home", QuoteVerdict.TYPOGRAPHIC),
        ("We go—now—home", "We go -- now -- home", QuoteVerdict.TYPOGRAPHIC),
        ("We go – now – home", "We go—now—home", QuoteVerdict.TYPOGRAPHIC),
        ("We go–now–home", "We go — now — home", QuoteVerdict.TYPOGRAPHIC),
        ("A well-known wreck lies there", "A well‑known wreck lies there", QuoteVerdict.TYPOGRAPHIC),
        ("A well-known wreck lies there", "A wellknown wreck lies there", QuoteVerdict.ALTERED),
        ("We go — now", "We go now", QuoteVerdict.ALTERED),
        ("It was −5 degrees there", "It was -5 degrees there", QuoteVerdict.TYPOGRAPHIC),
        ("It was −5 degrees there", "It was 5 degrees there", QuoteVerdict.ALTERED),
        ("We go\u00a0home\u2009now", "We go home now", QuoteVerdict.TYPOGRAPHIC),
        ("We go  home\tnow", "We go home\nnow", QuoteVerdict.TYPOGRAPHIC),
        ("We leave for home now", "We leave forhome now", QuoteVerdict.ALTERED),
        ("We can not go home now", "We cannot go home now", QuoteVerdict.ALTERED),
        ("We ho\u00adped to\u200b go\ufeff home", "We hoped to go home", QuoteVerdict.TYPOGRAPHIC),
        ("We hoped to go home", "We ho\u00adped to \u202ago\u202c home", QuoteVerdict.TYPOGRAPHIC),
        ("We hoped to go home", "We hoped to \u202eog\u202c home", QuoteVerdict.ALTERED),
        ("The cafe\u0301 on the quay sank", "The café on the quay sank", QuoteVerdict.TYPOGRAPHIC),
        ("The café on the quay sank", "The cafe on the quay sank", QuoteVerdict.ALTERED),
        ("The \ufb01rst \ufb02ood came in March", "The first flood came in March", QuoteVerdict.TYPOGRAPHIC),
        ("The first flood came in March", "The \ufb01rst \ufb02ood came in March", QuoteVerdict.TYPOGRAPHIC),
        ("We saw Ｏｓｋ and ３６ boats", "We saw Osk and 36 boats", QuoteVerdict.TYPOGRAPHIC),
        ("We saw Ｏｓｋ and ３６ boats", "We saw Osk and 35 boats", QuoteVerdict.ALTERED),
        ("We saw 36 boats go", "We saw ٣٦ boats go", QuoteVerdict.ALTERED),
        ("We saw 10² boats go", "We saw 102 boats go", QuoteVerdict.ALTERED),
        ("We saw 3,400 boats go", "We saw 3, 400 boats go", QuoteVerdict.ALTERED),
        ("We saw 3.4 boats go", "We saw 34 boats go", QuoteVerdict.ALTERED),
        ("We saw 1,5 metres of it", "We saw 1.5 metres of it", QuoteVerdict.ALTERED),
        ("We paid $50 for it", "We paid 50 for it", QuoteVerdict.ALTERED),
        ("We paid $50 for it", "We paid €50 for it", QuoteVerdict.ALTERED),
        ("We lost 5% of it", "We lost 5 % of it", QuoteVerdict.TYPOGRAPHIC),
        ("We lost 5% of it", "We lost 5 of it", QuoteVerdict.ALTERED),
        ("We met Pell there", "We met Рell there", QuoteVerdict.ALTERED),
        ("We met Pell there", "We met pell there", QuoteVerdict.ALTERED),
        ("We met Pell, Orr and Holt", "We met Pell Orr and Holt", QuoteVerdict.ALTERED),
        ("We go, we stay, we go", "We go; we stay, we go", QuoteVerdict.ALTERED),
        ("We go ... and stay", "We go… and stay", QuoteVerdict.TYPOGRAPHIC),
        ("We go . . . and stay", "We go ... and stay", QuoteVerdict.TYPOGRAPHIC),
    ],
)  # fmt: skip
def test_each_pair(article: str, quote: str, verdict: QuoteVerdict) -> None:
    """Marks, dashes, blanks and the forms of letters may differ; words, digits, signs and commas may not."""
    assert verdict is check(f'Mirela Osk spoke. "{article}," she said.', quote).verdict


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ("We began the evacuation of a well-known quay on Friday", QuoteVerdict.TYPOGRAPHIC),
        ("We began the evacu-ation of a wellknown quay on Friday", QuoteVerdict.TYPOGRAPHIC),
        ("We began the evacu ation of a well-known quay on Friday", QuoteVerdict.ALTERED),
        ("We began the evacuations of a well-known quay on Friday", QuoteVerdict.ALTERED),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(quote: str, verdict: QuoteVerdict) -> None:
    """It may be the word's own or the printer's, and nobody can tell; both readings are honest, and no third."""
    text = (
        "Mirela Osk spoke to the town on Friday evening. “We began the evacu-\n"
        "ation of a well-\nknown quay on Friday,” she said, and nobody of the town\n"
        "asked her anything about the dredger that lay there in the\nchannel of the harbour."
    )
    assert verdict is check(text, quote).verdict


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ("We began the evacu-\nation on Friday", QuoteVerdict.TYPOGRAPHIC),
        ("We began the evac\u00ad\nuation on Friday", QuoteVerdict.TYPOGRAPHIC),
        ("We be-\ngan the evacuation on Friday", QuoteVerdict.TYPOGRAPHIC),
        ("We be-\ngin the evacuation on Friday", QuoteVerdict.ALTERED),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_of_the_quote(quote: str, verdict: QuoteVerdict) -> None:
    """A quote that was copied with its line ends is the same quote."""
    assert verdict is check('"We began the evacuation on Friday," said Mirela Osk.', quote).verdict


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ("We told them to leave the quay", QuoteVerdict.TYPOGRAPHIC),
        ("WE TOLD THEM TO LEAVE THE QUAY", QuoteVerdict.EXACT),
        ("We told them to reach the quay", QuoteVerdict.ALTERED),
    ],
)
def test_a_caption_in_capitals(quote: str, verdict: QuoteVerdict) -> None:
    """Captions and pull quotes are set in capitals; the words are the same."""
    assert verdict is check('"WE TOLD THEM TO LEAVE THE QUAY," MIRELA OSK SAID.', quote).verdict


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ("The channel is deep, and the wreck lies across it", QuoteVerdict.TYPOGRAPHIC),
        ("The channel is deep and the wreck lies across it", QuoteVerdict.TYPOGRAPHIC),
        ("The channel is deep … and the wreck lies across it.", QuoteVerdict.ELIDED),
        ("The channel is deep, … and the wreck lies across it.", QuoteVerdict.ELIDED),
        ("and the wreck lies across it. Nobody dives there", QuoteVerdict.EXACT),
        ("Nobody dives there. We wait for cranes", QuoteVerdict.TYPOGRAPHIC),
        ("The channel is deep, said Dario Venn, the pilot, and the wreck lies across it", QuoteVerdict.ALTERED),
        ("The channel is deep," + '" said Dario Venn', QuoteVerdict.ALTERED),
        ("said Dario Venn, the pilot", QuoteVerdict.NOT_A_QUOTATION),
        ("We wait for cranes, the sea is calm", QuoteVerdict.ALTERED),
        ("We wait for cranes … the sea is calm", QuoteVerdict.ALTERED),
        ("We wait for cranes … The tide is low", QuoteVerdict.ALTERED),
    ],
)
def test_a_quotation_that_the_reporter_interrupts(quote: str, verdict: QuoteVerdict) -> None:
    """Its halves may be joined over "he said", and over nothing else."""
    text = (
        "“The channel is deep,” said Dario Venn, the pilot, “and the wreck lies across it. Nobody dives there,” "
        "he said. “We wait for cranes.” The town was quiet on Friday. “The sea is calm,” Venn said on Sunday.\n\n"
        "“The tide is low,” said Mirela Osk."
    )
    assert verdict is check(text, quote).verdict


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ("We opened the gate on Friday. Then we closed it again", QuoteVerdict.TYPOGRAPHIC),
        ("We opened the gate on Friday. ... we closed it again", QuoteVerdict.ELIDED),
        ("Then we closed it again", QuoteVerdict.EXACT),
        ("Then we closed it again. The wind fell on Sunday", QuoteVerdict.ALTERED),
        ("The wind fell on Sunday and the boats", QuoteVerdict.NOT_A_QUOTATION),
    ],
)
def test_a_quotation_of_two_paragraphs(quote: str, verdict: QuoteVerdict) -> None:
    """A paragraph that leaves its quotation open is one utterance with the next."""
    text = (
        "Mirela Osk spoke on Friday.\n\n“We opened the gate on Friday.\n\n“Then we closed it again,” she said.\n\n"
        "“The wind fell on Sunday and the boats came home."
    )
    assert verdict is check(text, quote).verdict


def test_words_of_two_speakers_side_by_side() -> None:
    """Quotations that touch are two utterances all the same."""
    text = '"We go home," Mirela Osk said. "We stay here," Dario Venn said. "We eat," Osk said.'
    assert not check(text, "We go home. We stay here").verbatim
    assert not check(text, "We go home … We eat").verbatim


_TYPE = st.sampled_from(
    [("'", "’"), (" ", "\u00a0"), (" ", "  "), (" they", "\nthey"), ("-", "\u2011"), (",", ",\u200b"), ("v", "v\u00ad")]
)


@given(there=st.lists(_TYPE, max_size=4), here=st.lists(_TYPE, max_size=4), composed=st.booleans())
def test_any_typography_of_the_same_words(
    there: list[tuple[str, str]],
    here: list[tuple[str, str]],
    *,
    composed: bool,
) -> None:
    """However both sides are set, the same words are a quotation and one other word is none."""
    said = "We can't move Łucja's well-known café, they said to Éva and me"
    article, quote = said, unicodedata.normalize("NFC" if composed else "NFD", said)
    for plain, other in there:
        article = article.replace(plain, other, 1)
    for plain, other in here:
        quote = quote.replace(plain, other, 1)
    text = f"Mirela Osk spoke. “{article},” she said."
    assert check(text, quote).verbatim
    assert not check(text, quote.replace("said", "told")).verbatim
    assert not check(text, quote.replace("me", "you")).verbatim
