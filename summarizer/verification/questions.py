"""OpenQuestion + Article → whether the article raises it, and does not answer it."""

from summarizer.language.questions import answers, leaves_open, topic, without_asking
from summarizer.language.senses import senses
from summarizer.language.similarity import cover
from summarizer.summary import OpenQuestion
from summarizer.verdicts import QuestionVerdict, VerifiedQuestion
from summarizer.verification.grounding import foreign, ungrounded
from summarizer.verification.page import Page

_ANCHORED = 0.25  # of the question's weight that its sentences must share: questions are worded anew


def verify_question(question: OpenQuestion, page: Page, name: str, position: int) -> VerifiedQuestion:
    """Check that the cited sentences raise the question and that no other sentence settles it."""
    evidence = page.cited(question.sentences)
    verdict, reasons = QuestionVerdict.ANCHORED, list(evidence.faults)
    asked = topic(question.question)
    shared = max((cover(asked, senses(text)) for text in evidence.texts), default=0.0)
    if shared < _ANCHORED or foreign(without_asking(question.question), page.story):
        verdict = QuestionVerdict.UNANCHORED
        if evidence.sentences:
            reasons.append(f"{evidence.label} {evidence.verb('do')} not raise it")
    elif not any(leaves_open(text) for text in evidence.texts):
        verdict = QuestionVerdict.UNANCHORED
        reasons.append(f"{evidence.label} {evidence.verb('leave')} nothing open")
    else:
        cited = set(question.sentences)
        for sentence in page.told:
            words = page.words[sentence.number - 1]
            if sentence.number not in cited and answers(question.question, words):
                verdict = QuestionVerdict.ANSWERED
                reasons.append(f"sentence {sentence.number} answers it")
                break
    return VerifiedQuestion(
        list=name,
        position=position,
        spans=evidence.spans,
        reasons=tuple(reasons),
        ungrounded=ungrounded({"why": question.why}, question.question, *evidence.texts, plain=True),
        item=question,
        verdict=verdict,
    )
