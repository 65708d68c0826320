"""Facts that plain code left open + the sentences that a model names for them → their verdicts, by plain code again."""

from collections.abc import Collection, Sequence

from summarizer.summary import MOST_NAMED, CheckAnswer, KeyFact
from summarizer.verdicts import FactCheck, FactVerdict, VerifiedFact, VerifiedSummary
from summarizer.verification.facts import verify_fact
from summarizer.verification.page import Page

# What other sentences than the cited ones may mend. A contradicted fact is settled: the text is against it.
_OPEN = frozenset({FactVerdict.PARTLY, FactVerdict.UNSUPPORTED})


def open_facts(record: VerifiedSummary) -> tuple[VerifiedFact, ...]:
    """The facts that a check could settle, in the record's order; none of them was in a check before."""
    return tuple(fact for fact in record.facts() if fact.verdict in _OPEN and fact.check is None)


def answer_fault(answer: CheckAnswer, asked: int, given: Collection[int]) -> str:
    """What makes the answer about `asked` statements useless, in one line; empty if nothing does.

    `given` are the numbers of the sentences that the model was told.
    """
    answered: set[int] = set()
    for check in answer.checks:
        number = check.statement
        if not 1 <= number <= asked:
            return f"checks: there is no statement {number}"
        if number in answered:
            return f"checks: statement {number} is answered twice"
        answered.add(number)
        if check.supported and not check.sentences:
            return f"checks: statement {number} is called supported, but no sentence is named for it"
        if check.supported and len(set(check.sentences)) > MOST_NAMED:
            return f"checks: more than {MOST_NAMED} sentences are named for statement {number}"
        foreign = [sentence for sentence in check.sentences if sentence not in given]
        if foreign:
            return f"checks: statement {number} names sentence {foreign[0]}, which was not given"
    missing = [number for number in range(1, asked + 1) if number not in answered]
    return f"checks: statement {missing[0]} is not answered" if missing else ""


def named_sentences(answer: CheckAnswer) -> list[tuple[int, ...]]:
    """For each statement the sentences that are named as its support; none where the model found no support."""
    ordered = sorted(answer.checks, key=lambda check: check.statement)
    return [tuple(sorted(set(check.sentences))) if check.supported else () for check in ordered]


def checked(record: VerifiedSummary, named: Sequence[tuple[int, ...]], model: str) -> VerifiedSummary:
    """Verify each open fact again, by the sentences that the model named for it; `named` is in their order."""
    page = Page(record.article)
    checks = {
        (fact.list, fact.position): FactCheck(model=model, sentences=sentences)
        for fact, sentences in zip(open_facts(record), named, strict=True)
    }
    items = tuple(
        verify_checked(item.item, checks[item.list, item.position], page, item.list, item.position)
        if isinstance(item, VerifiedFact) and (item.list, item.position) in checks
        else item
        for item in record.items
    )
    return record.model_copy(update={"items": items})


def verify_checked(fact: KeyFact, check: FactCheck | None, page: Page, name: str, position: int) -> VerifiedFact:
    """Verify a fact by what it cites; where that leaves it open, by the sentences that the check named.

    The check's word counts for nothing: only if plain code finds the whole fact in those sentences is it supported.
    """
    found = verify_fact(fact, page, name, position)
    if check is None:
        return found
    if found.verdict not in _OPEN or len(check.sentences) > MOST_NAMED:
        return found.model_copy(update={"check": _settled(check, confirmed=False)})
    again = verify_fact(fact.model_copy(update={"sentences": list(check.sentences)}), page, name, position)
    if again.holds:
        return again.model_copy(update={"item": fact, "check": _settled(check, confirmed=True)})
    reasons = (*found.reasons, *_unhelped(fact, check, again))
    return found.model_copy(update={"reasons": reasons, "check": _settled(check, confirmed=False)})


def _unhelped(fact: KeyFact, check: FactCheck, again: VerifiedFact) -> tuple[str, ...]:
    """Why the check did not help."""
    if not check.sentences:
        return ("the check found no sentence that says it",)
    if set(check.sentences) == set(fact.sentences):
        return ()  # what is amiss with them is said
    return (f"the sentences that the check named do not carry it either: {'; '.join(again.reasons)}",)


def _settled(check: FactCheck, *, confirmed: bool) -> FactCheck:
    """The check with what plain code made of it, whatever a record says of itself."""
    return check.model_copy(update={"confirmed": confirmed})
