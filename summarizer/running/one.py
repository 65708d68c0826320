"""One article → its verified summary or its failure; what is too long for a model is read in pieces."""

from dataclasses import dataclass

from summarizer import merging
from summarizer.article import Article
from summarizer.errors import ExtractionError, InputCutError, OutputCutError, SummarizerError, TooLongError
from summarizer.extraction import Engine, Piece, attempts_of, carry, pieces, told_length
from summarizer.running.verifying import Unverified, Verify, verify_here
from summarizer.verdicts import Attempt, VerifiedSummary

# What a shorter text may cure: it does not fit, was cut on the way in, or asked for more than the model may write.
_TOO_MUCH = (TooLongError, InputCutError, OutputCutError)
MOST_CUTS = 3  # halvings: eight pieces carry a long report past the 4 000 tokens that local servers start with
SHORTEST_CUT = 4_000  # characters; a model that cannot take them beside its instructions is not helped by pieces


@dataclass(frozen=True)
class Failure:
    """An article without a summary, why, and every request that was made for it."""

    article: Article
    error: ExtractionError
    attempts: tuple[Attempt, ...]


async def summarize_one(article: Article, engine: Engine, verify: Verify = verify_here) -> VerifiedSummary | Failure:
    """Read the article with the engine, in pieces if it must be, and verify what it says.

    An article of which one piece cannot be had has failed: it is never silently shorter. Raises `RunEndedError`.
    """
    attempts: list[Attempt] = []
    try:
        parts = await _Reading(article, engine, verify, attempts).read(None, cuts=0)
    except ExtractionError as error:
        return Failure(article, error, tuple(attempts))
    whole = merging.join(parts) if len(parts) > 1 else parts[0]
    # Also what was tried before the article was cut belongs to its cost.
    return whole.model_copy(
        update={"provenance": whole.provenance.model_copy(update={"attempts": tuple(attempts)})},
    )


@dataclass(frozen=True)
class _Reading:
    """An article while it is read."""

    article: Article
    engine: Engine
    verify: Verify
    attempts: list[Attempt]
    """Grows with every request."""

    async def read(self, piece: Piece | None, *, cuts: int) -> list[VerifiedSummary]:
        """The verified summaries of the piece, or of its own pieces."""
        try:
            extraction = await self.engine.summarize(self.article, piece)
        except SummarizerError as error:
            self.attempts.extend(attempts_of(error))
            carry(error, self.attempts)
            parts = halves(error, self.article, piece, cuts)
        else:
            self.attempts.extend(extraction.provenance.attempts)
            return [await self.verify(Unverified(extraction.summary, self.article, extraction.provenance))]
        read = [await self.read(part, cuts=cuts + 1) for part in parts]
        return [summary for summaries in read for summary in summaries]


def halves(error: SummarizerError, article: Article, piece: Piece | None, cuts: int) -> list[Piece]:
    """The pieces to go on with after `cuts` halvings; raises the error again if shorter pieces would not cure it."""
    length = told_length(article, piece)
    if not isinstance(error, _TOO_MUCH) or cuts == MOST_CUTS or length < SHORTEST_CUT:
        raise error
    found = pieces(article, -(-length * 6 // 10), within=piece)  # room to end at a paragraph, so that two suffice
    if len(found) == 1:  # a single sentence
        raise error
    return found
