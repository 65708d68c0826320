"""Open questions: whether the text raises the returned ones, which of the labelled ones they are, and their form."""

from collections.abc import Sequence

from summarizer.article import Article
from summarizer.evaluation.labels import LabelledArticle, Question
from summarizer.evaluation.matching import FULL, NONE, PARTIAL, degree, has_figures, shares
from summarizer.evaluation.scorers.facts import redundancy
from summarizer.evaluation.scorers.grounding import unnamed
from summarizer.evaluation.scorers.placing import before, cited, labelled, placed
from summarizer.evaluation.scorers.scoring import share, shown
from summarizer.evaluation.scores import Level, Match, Metric, Score
from summarizer.language.similarity import bag, keys
from summarizer.summary import ArticleSummary, OpenQuestion

ANCHORED = Metric("questions.anchored", "Questions that their sentences raise", Level.ARTICLE)
RECALL = Metric("questions.recall", "Questions found", Level.ARTICLE)
REDUNDANCY = Metric("questions.redundancy", "Questions asked again", Level.ARTICLE, lower_is_better=True, worst=1.0)
WELL_FORMED = Metric("questions.well_formed", "Questions in good form", Level.ARTICLE)
METRICS = (ANCHORED, RECALL, REDUNDANCY, WELL_FORMED)


def score(expected: LabelledArticle, actual: ArticleSummary, article: Article) -> tuple[Score, ...]:
    """The scores of `METRICS`, in their order."""
    returned = actual.open_questions
    return (
        _each(ANCHORED, returned, [_unanchored(question, article) for question in returned], article),
        _recall(expected.questions, returned, article),
        redundancy(REDUNDANCY, [question.question for question in returned], article.language),
        _each(WELL_FORMED, returned, [_malformed(question.question, article) for question in returned], article),
    )


def _each(metric: Metric, returned: Sequence[OpenQuestion], faults: Sequence[str], article: Article) -> Score:
    """The share of the returned questions without a fault."""
    matches = tuple(
        Match(
            expected=None,
            actual=shown(question.question),
            degree=float(not fault),
            reason=fault,
            spans=cited(question.sentences, article) or (),
        )
        for question, fault in zip(returned, faults, strict=True)
    )
    return share(metric, list(faults).count(""), len(returned), "nothing was returned", matches)


TELLING = 2.5
"""Weight of a word that ties a question to a sentence: one document in twelve has it."""


def _unanchored(question: OpenQuestion, article: Article) -> str:
    """Why the cited sentences do not raise a question; empty if they do.

    They must exist, and they, or those right before them, have a telling word of what is asked, or of why it is open:
    a question is short, and worded freely.
    """
    spans = cited(question.sentences, article)
    if spans is None:
        return "it cites no sentence of the article"
    there = keys(map(bag, [*(span.of(article.text) for span in spans), *before(spans, article)]))
    asked = bag(f"{question.question} {question.why}")
    if any(value >= TELLING and key in there for key, value in asked.items()):
        return ""
    return "the cited sentences speak of something else"


def _malformed(question: str, article: Article) -> str:
    """What is wrong with the form of a question; empty if nothing is."""
    text = question.strip()
    if not text.endswith("?"):
        return "it does not end with a question mark"
    if text.count("?") > 1:
        return "it is more than one question"
    if not has_figures(article.text, text, article.language):
        return "it has a figure that the article does not have"
    strange = unnamed(text, article.text)
    return f"the article does not name {strange}" if strange else ""


def _recall(gold: Sequence[Question], returned: Sequence[OpenQuestion], article: Article) -> Score:
    """A labelled question is found if one covers it, or touches it and rests on one of its sentences.

    Questions are short and worded freely: the sentence that leaves it open is half of what makes two of them one.
    """
    table = shares([(each.question, *each.also) for each in gold], [each.question for each in returned])
    matches: list[Match] = []
    used: set[int] = set()
    for question, row in zip(gold, table, strict=True):
        places = labelled(question.words, article)
        reached = [
            FULL if degree(each) == PARTIAL and places.intersection(other.sentences) else degree(each)
            for each, other in zip(row, returned, strict=True)
        ]
        best = max(range(len(row)), key=lambda at: (reached[at], row[at]), default=None)
        found = best if best is not None and reached[best] == FULL else None
        used |= {found} if found is not None else set()
        matches.append(
            Match(
                expected=shown(question.question),
                actual=None if found is None else shown(returned[found].question),
                degree=NONE if found is None else FULL,
                reason="not asked" if found is None else "asked",
                spans=tuple(span for words in question.words for span in placed(words, article)),
            )
        )
    hits = sum(match.degree for match in matches)
    alone = [
        Match(expected=None, actual=shown(each.question), degree=NONE, reason="no labelled question")
        for at, each in enumerate(returned)
        if at not in used
    ]
    return share(RECALL, hits, len(gold), "nothing was expected", (*matches, *alone))
