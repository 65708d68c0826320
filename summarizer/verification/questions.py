"""OpenQuestion + Article → whether the article raises it, and does not answer it."""

from functools import lru_cache

from summarizer.language.questions import answers, leaves_count_open, leaves_open, topic, without_asking
from summarizer.language.senses import senses
from summarizer.language.similarity import cover, keys
from summarizer.summary import OpenQuestion
from summarizer.text import sentences, visible
from summarizer.verdicts import QuestionVerdict, VerifiedQuestion
from summarizer.verification.grounding import foreign, ungrounded
from summarizer.verification.page import BEFORE, Evidence, Page
from summarizer.verification.signs import foreign_signs

_KNOWN = 0.4  # of the question's weight that the article as a whole must have
_ENDS = ("?", "？", "؟", ";")  # the last is the Greek one
_ANCHORED = 0.25  # of the question's weight that its sentences must share: questions are worded anew


def verify_question(question: OpenQuestion, page: Page, name: str, position: int) -> VerifiedQuestion:
    """Check that the cited sentences raise the question and that no other sentence settles it."""
    evidence = page.cited(question.sentences)
    verdict, reasons = QuestionVerdict.ANCHORED, list(evidence.faults)
    raised, raised_before = _raised(question.question, evidence)
    strange = _strange(question.question, page)
    if strange:
        verdict = QuestionVerdict.UNANCHORED
        reasons.append(strange)
    elif not (raised or raised_before) or foreign(without_asking(question.question), page.story):
        verdict = QuestionVerdict.UNANCHORED
        if evidence.sentences:
            reasons.append(f"{evidence.label} {evidence.verb('do')} not raise it")
    elif not any(leaves_open(text) or leaves_count_open(question.question, text) for text in evidence.texts):
        verdict = QuestionVerdict.UNANCHORED
        reasons.append(f"{evidence.label} {evidence.verb('leave')} nothing open")
    else:
        answer = _answer(question, page)
        earlier = evidence.before(BEFORE)
        if answer is None and raised_before and answers(question.question, earlier[-1], " ".join(earlier[:-1])):
            answer = "the sentence before"
        if answer:
            verdict = QuestionVerdict.ANSWERED
            reasons.append(f"{answer} answers it")
    return VerifiedQuestion(
        list=name,
        position=position,
        spans=evidence.spans,
        reasons=tuple(reasons),
        ungrounded=ungrounded({"why": question.why}, question.question, *evidence.texts, plain=True),
        item=question,
        verdict=verdict,
    )


def _raised(question: str, evidence: Evidence) -> tuple[bool, bool]:
    """Whether the cited sentences share words with the question, and whether they do so only with the one before.

    "Whether they were, nobody could say": what a pronoun stands for is in the sentence before.
    """
    asked = topic(question)
    if max((cover(asked, senses(text)) for text in evidence.texts), default=0.0) >= _ANCHORED:
        return True, False
    return False, any(cover(asked, senses(before)) >= _ANCHORED for before in evidence.context[-1:])


def _answer(question: OpenQuestion, page: Page) -> str | None:
    """The first sentence beside the cited ones that answers the question, by its number; None if none does."""
    cited = set(question.sentences)
    for sentence in page.told:
        if sentence.number not in cited and answers(question.question, page.words[sentence.number - 1]):
            return f"sentence {sentence.number}"
    return None


@lru_cache(maxsize=1)
def _senses(page: Page) -> frozenset[str]:
    """The senses of the whole story, made once for all the questions of an article."""
    return keys(map(senses, page.story))


def _strange(question: str, page: Page) -> str:
    """Why this is not one question about the article, in its words; empty if it is.

    What is not asked but said beside a question would be shown with it, and nothing of it compared.
    """
    text = visible(question).strip().rstrip("\"'”’»)」』")
    if not text.endswith(_ENDS) or len(sentences(text)) != 1:
        return "it is not one question"
    if signs := foreign_signs(question, [page.text]):
        return f"it has signs that the article does not have: {signs}"
    if cover(topic(question), _senses(page)) < _KNOWN:
        return "most of its words are not in the article"
    return ""
