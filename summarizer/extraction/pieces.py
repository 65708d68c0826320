"""A long article → pieces that fit a model, cut at paragraph ends; sentence numbers stay global."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from summarizer.article import Article, Sentence
from summarizer.text import paragraphs


@dataclass(frozen=True)
class Piece:
    """A run of an article's sentences: the numbers of its first and its last told sentence."""

    first: int
    last: int


def told(article: Article, piece: Piece | None = None) -> list[Sentence]:
    """The sentences of the story that the piece holds; of the whole article without one."""
    return [sentence for sentence in article.told() if piece is None or piece.first <= sentence.number <= piece.last]


def ends(article: Article, piece: Piece | None = None) -> tuple[int, int]:
    """Numbers of the first and the last sentence that a model is told; there is one at least."""
    sentences = told(article, piece)
    return sentences[0].number, sentences[-1].number


def told_length(article: Article, piece: Piece | None = None) -> int:
    """How many characters a model is told of the article or of the piece."""
    return sum(_length(sentence) for sentence in told(article, piece))


def sentence_before(article: Article, piece: Piece | None) -> Sentence | None:
    """The told sentence before the piece, for what its first pronouns mean; None at the story's start."""
    if piece is None:
        return None
    earlier = [sentence for sentence in article.told() if sentence.number < piece.first]
    return earlier[-1] if earlier else None


def pieces(article: Article, limit: int, *, within: Piece | None = None) -> list[Piece]:
    """Cut the told sentences into pieces of about equal length, none above `limit` characters.

    A paragraph above the limit is cut between sentences; a sentence above the limit is a piece of its own,
    because no sentence is ever cut. `within` cuts a piece further. No told sentence gives no piece. `limit`
    is at least 1.
    """
    if limit < 1:
        message = f"a piece holds at least one character, not {limit}"
        raise ValueError(message)
    blocks = list(_blocks(article, told(article, within), limit))
    total = sum(length for _, length in blocks)
    number = -(-total // limit)
    # As many pieces as it takes, of equal shares: a text that is a little too long gives no stub.
    while len(found := _filled(blocks, limit, -(-total // max(1, number)))) > number:
        number += 1
    return found


def _filled(blocks: list[tuple[Piece, int]], limit: int, share: int) -> list[Piece]:
    """The blocks in pieces, each filled up to its share and never above the limit."""
    found: list[Piece] = []
    filled = 0
    for block, length in blocks:
        if found and filled < share and filled + length <= limit:
            found[-1] = Piece(found[-1].first, block.last)
            filled += length
        else:
            found.append(block)
            filled = length
    return found


def _blocks(article: Article, sentences: list[Sentence], limit: int) -> Iterator[tuple[Piece, int]]:
    """Whole paragraphs where they fit, else their sentences, with their lengths."""
    ends = [end for _, end in paragraphs(article.text)]
    position = 0

    def paragraph(sentence: Sentence) -> int:
        nonlocal position
        while position < len(ends) and ends[position] < sentence.span.end:
            position += 1
        return position

    for _, group in groupby(sentences, paragraph):
        members = list(group)
        length = sum(map(_length, members))
        if length <= limit:
            yield Piece(members[0].number, members[-1].number), length
        else:
            for member in members:
                yield Piece(member.number, member.number), _length(member)


def _length(sentence: Sentence) -> int:
    return sentence.span.end - sentence.span.start + 1  # and the line break
