"""A quotation stands in a text word for word, or it does not."""

import pytest
from evaluation.scorers.making import PROPERTY
from hypothesis import assume, given
from hypothesis import strategies as st

from summarizer.evaluation.scorers.verbatim import verbatim

TEXT = (
    "“We are unable to pay — not now, not in May,” she said. It was\nher ‘last word’.  “Nobody [in the town] slept … "
    "I did not,” said a well-known baker."
)


@pytest.mark.parametrize(
    "quotation",
    [
        "We are unable to pay — not now, not in May",
        "We are unable to pay - not now, not in May.",
        "We are unable to pay–not now",
        "It was her 'last word'",
        "Nobody [in the town] slept … I did not",
        "Nobody … slept ... I did not",
        "We are unable to pay … not in May",
        "We are unable to pay [anything] not now",
        "Nobody [at all] slept",
        "a well - known baker",
    ],
)
def test_word_for_word(quotation: str) -> None:
    """White space, dashes and quotation marks may differ; an ellipsis or brackets may stand for words."""
    assert verbatim(quotation, TEXT)


@pytest.mark.parametrize(
    "quotation",
    [
        "able to pay",
        "We are unable to pay — not now, not in Ma",
        "We are unable to pay not now",
        "we are unable to pay",
        "not in May … We are unable",
        "We are unable to play",
        "Her last word",
        "",
        "[anything]",
    ],
)
def test_not_word_for_word(quotation: str) -> None:
    """A part of a word, another order, another letter, and nothing at all are not the text's words."""
    assert verbatim(quotation, TEXT) is None


def test_where_it_stands() -> None:
    """The spans are those of the fragments in the untouched text."""
    spans = verbatim("It was her ‘last … slept", TEXT)
    assert spans
    assert ["It was\nher ‘last", "slept"] == [span.of(TEXT) for span in spans]


@PROPERTY
@given(st.integers(0, 60), st.integers(1, 60))
def test_whatever_is_cut_out_between_words_is_found(start: int, length: int) -> None:
    """Every run of whole words of the text is a quotation of it, in its own place."""
    words = TEXT.split()
    chosen = words[start % len(words) :][:length]
    assume(any(map(str.isalpha, "".join(chosen))))  # a dash alone quotes nothing
    assert verbatim(" ".join(chosen), TEXT)
