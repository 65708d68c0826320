"""Cutting a long article: every told sentence once, in order, no piece above the limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wire.asking import article

from summarizer.extraction import Piece, ends, pieces, told, told_length

SENTENCES = st.lists(st.integers(1, 40), min_size=1, max_size=8)  # words a sentence, a paragraph
ARTICLES = st.lists(SENTENCES, min_size=1, max_size=12)


def story(paragraphs: list[list[int]]) -> str:
    """Paragraphs of sentences of so many words."""
    return "\n\n".join(" ".join("Word" + " word" * (words - 1) + "." for words in each) for each in paragraphs)


@given(ARTICLES, st.integers(1, 600), st.sets(st.integers(1, 40)))
def test_pieces_hold_every_told_sentence_once(paragraphs: list[list[int]], limit: int, withheld: set[int]) -> None:
    """Together the pieces are the article; none is above the limit unless it is a single sentence."""
    whole = article(story(paragraphs), withheld=withheld)
    cut = pieces(whole, limit)
    numbers = [sentence.number for piece in cut for sentence in told(whole, piece)]
    assert [sentence.number for sentence in whole.told()] == numbers
    for piece in cut:
        assert told_length(whole, piece) <= limit or len(told(whole, piece)) == 1


def test_a_short_article_is_one_piece() -> None:
    """What fits is not cut."""
    whole = article(story([[5, 5], [5]]))
    assert [Piece(1, 3)] == pieces(whole, told_length(whole))


def test_cuts_fall_between_paragraphs() -> None:
    """Paragraphs stay whole where they fit."""
    whole = article(story([[9, 9], [9, 9], [9, 9], [9, 9]]))
    assert [Piece(1, 4), Piece(5, 8)] == pieces(whole, told_length(whole, Piece(1, 4)))


def test_pieces_are_of_like_length() -> None:
    """A text a little above the limit is cut in halves, not into a whole and a stub."""
    whole = article(story([[9]] * 11))
    first, second = pieces(whole, told_length(whole) - 1)
    assert (Piece(1, 6), Piece(7, 11)) == (first, second)


def test_a_piece_can_be_cut_further() -> None:
    """Cutting within a piece keeps its bounds."""
    whole = article(story([[9]] * 8))
    half = Piece(5, 8)
    assert [Piece(5, 6), Piece(7, 8)] == pieces(whole, told_length(whole, Piece(5, 6)), within=half)


def test_the_ends_are_those_of_what_is_told() -> None:
    """A withheld sentence at either end is not counted."""
    whole = article("Read on. It sank. It lay there. It rusted. Subscribe.", withheld=[1, 5])
    assert (2, 4) == ends(whole)
    assert (3, 4) == ends(whole, Piece(3, 5))


def test_no_told_sentence_makes_no_piece() -> None:
    """Boilerplate alone gives nothing to read."""
    assert pieces(article("Subscribe now.", withheld=[1]), 100) == []


def test_a_limit_below_one_is_refused() -> None:
    """A limit that holds no character is a mistake of the caller."""
    with pytest.raises(ValueError, match="at least one"):
        pieces(article("Now."), 0)
