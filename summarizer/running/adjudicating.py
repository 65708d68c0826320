"""Pairs of claims that plain code leaves open → what a model says of them, a few dozen a request."""

from collections.abc import Sequence

from summarizer.briefing import Unanswered
from summarizer.errors import AnswerError, SummarizerError
from summarizer.extraction import Question, attempts_of, subject_of
from summarizer.merging import Adjudicated, Decision, OpenPair
from summarizer.merging.entries import Claim
from summarizer.presenting.words import count, days
from summarizer.running.questions import Panel
from summarizer.summary import AdjudicationAnswer, Certainty
from summarizer.verdicts import Attempt, Purpose

TEMPLATE = "adjudicate.j2"
ANSWER = AdjudicationAnswer
PAIRS = 20  # a request: instructions are paid once for all of them, and the answer is still short


def adjudicate(stories: Sequence[Sequence[OpenPair]], panel: Panel) -> Adjudicated:
    """Ask about the open pairs of every story. Of a question without an answer the pairs stay undecided, on record."""
    asked = [pairs[start : start + PAIRS] for pairs in stories for start in range(0, len(pairs), PAIRS)]
    outcomes = panel.ask([_question(pairs) for pairs in asked])
    decisions: list[Decision] = []
    failed: list[Unanswered] = []
    attempts: list[Attempt] = []
    for pairs, outcome in zip(asked, outcomes, strict=True):
        if isinstance(outcome, SummarizerError):
            failed.append(Unanswered(about=f"{_story(pairs)}, {count(len(pairs), 'pair')}", reason=outcome.what))
            attempts += attempts_of(outcome)
        else:
            said = {each.pair: each.same for each in outcome.answer.decisions}
            decisions += [
                Decision(pair.one.identity, pair.other.identity, said[at]) for at, pair in enumerate(pairs, 1)
            ]
            attempts += outcome.attempts
    return Adjudicated(panel.asker.model, panel.asker.prompts, tuple(decisions), tuple(failed), tuple(attempts))


def _question(pairs: Sequence[OpenPair]) -> Question[AdjudicationAnswer]:
    def vet(answer: AdjudicationAnswer) -> None:
        fault = _fault(answer, len(pairs))
        if fault:
            raise AnswerError("the answer does not fit the pairs", fault=fault)

    told = [
        {"number": number, "one": _statement(pair.one), "other": _statement(pair.other)}
        for number, pair in enumerate(pairs, 1)
    ]
    fields = {"pairs": told}
    return Question(TEMPLATE, fields, ANSWER, subject_of(fields), _story(pairs), Purpose.ADJUDICATE, vet)


def _fault(answer: AdjudicationAnswer, asked: int) -> str:
    """What makes the answer about `asked` pairs useless, in one line; empty if nothing does."""
    answered: set[int] = set()
    for decision in answer.decisions:
        if not 1 <= decision.pair <= asked:
            return f"decisions: there is no pair {decision.pair}"
        if decision.pair in answered:
            return f"decisions: pair {decision.pair} is answered twice"
        answered.add(decision.pair)
    missing = [number for number in range(1, asked + 1) if number not in answered]
    return f"decisions: pair {missing[0]} is not answered" if missing else ""


def _statement(claim: Claim) -> dict[str, str]:
    """What the template is told of a claim: what was verified of it, and nothing else."""
    item = claim.fact.item
    when = item.when or ""
    day = days(*claim.day) if claim.day else ""
    return {
        "text": item.statement,
        "said_by": item.attributed_to or "",
        "when": f"{when} ({day})" if when and day and day != when else when or day,
        "given_as": "" if item.certainty is Certainty.STATED else item.certainty.value,
    }


def _story(pairs: Sequence[OpenPair]) -> str:
    article = pairs[0].one.origin.article
    return article.story or article.source
