"""Verified summary → the same, with a model asked which sentences support the facts that plain code left open."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer import verification
from summarizer.article import Article
from summarizer.errors import AnswerError, ExtractionError, RunEndedError
from summarizer.extraction import Asker, Piece, Question, article_fields, attempts_of, check_echo, ends, told
from summarizer.running.one import halves
from summarizer.summary import Certainty, CheckAnswer
from summarizer.verdicts import Attempt, ModelCheck, Purpose, VerifiedFact, VerifiedSummary

TEMPLATE = "check.j2"
ANSWER = CheckAnswer


@dataclass
class _Asked:
    """The questions about one article so far."""

    asker: Asker
    article: Article
    facts: Sequence[VerifiedFact]
    attempts: list[Attempt] = field(default_factory=list)
    answered_by: str | None = None


async def check_one(record: VerifiedSummary, asker: Asker) -> tuple[VerifiedSummary, RunEndedError | None]:
    """Ask about the facts that are open, if there are any, and verify them again by the sentences that are named.

    A check that fails changes no verdict, and the record says why it failed. The error is one on
    which a run ends: the summary was had before, and is not lost with it.
    """
    facts = verification.open_facts(record)
    if not facts:
        return record, None
    asked = _Asked(asker, record.article, facts)
    failure, lost = None, None
    try:
        named = await _named(asked, None, cuts=0)
        record = verification.checked(record, named, asker.model)
    except ExtractionError as error:
        failure = error.what
    except RunEndedError as error:
        failure, lost = error.what, error
    check = ModelCheck(model=asker.model, answered_by=asked.answered_by, prompt=asker.prompts, failure=failure)
    attempts = (*record.provenance.attempts, *asked.attempts)
    provenance = record.provenance.model_copy(update={"check": check, "attempts": attempts})
    return record.model_copy(update={"provenance": provenance}), lost


async def _named(asked: _Asked, piece: Piece | None, *, cuts: int) -> list[tuple[int, ...]]:
    """For each fact the sentences named; of an article that is too long, those of its first piece that names any."""
    try:
        answered = await asked.asker.ask(_question(asked.article, piece, asked.facts))
    except (ExtractionError, RunEndedError) as error:
        asked.attempts += attempts_of(error)
        parts = halves(error, asked.article, piece, cuts)
    else:
        asked.attempts += answered.attempts
        asked.answered_by = answered.answered_by
        return verification.named_sentences(answered.answer)
    found = [await _named(asked, part, cuts=cuts + 1) for part in parts]
    return [next(filter(None, named), ()) for named in zip(*found, strict=True)]


def _question(article: Article, piece: Piece | None, facts: Sequence[VerifiedFact]) -> Question[CheckAnswer]:
    given = frozenset(sentence.number for sentence in told(article, piece))

    def vet(answer: CheckAnswer) -> None:
        check_echo(answer.sentences_read, *ends(article, piece))
        fault = verification.answer_fault(answer, len(facts), given)
        if fault:
            raise AnswerError("the answer does not fit the statements or the article", fault=fault)

    statements = [_statement(number, fact) for number, fact in enumerate(facts, 1)]
    fields = article_fields(article, piece) | {"statements": statements}
    return Question(TEMPLATE, fields, ANSWER, article.id, article.source, Purpose.CHECK, vet)


def _statement(number: int, fact: VerifiedFact) -> dict[str, object]:
    """What the template is told of a fact: all that its verdict depends on, but for what it cites."""
    item = fact.item
    return {
        "number": number,
        "text": item.statement,
        "said_by": item.attributed_to or "",
        "when": item.when or "",
        "given_as": "" if item.certainty is Certainty.STATED else item.certainty.value,
    }
