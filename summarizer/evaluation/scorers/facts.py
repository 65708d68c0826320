"""Key facts: which of the labelled ones were returned, and which of the returned ones the article says.

The definitions are those of nuggets in the TREC tracks (vital and okay, said in full or in part), with coverage in one
direction: a labelled fact is found if a returned one says it, in any of its accepted wordings and with all its figures.
"""

from collections.abc import Sequence

from summarizer.article import Article
from summarizer.evaluation.labels import Fact, LabelledArticle
from summarizer.evaluation.matching import (
    FULL,
    NONE,
    PARTIAL,
    clusters,
    degrees,
    other_weekday,
    same_value,
    turned,
    values,
)
from summarizer.evaluation.scorers.grounding import unnamed
from summarizer.evaluation.scorers.placing import before, cited, placed
from summarizer.evaluation.scorers.scoring import Counts, Rates, compared, share, shown
from summarizer.evaluation.scores import Level, Match, Metric, Score
from summarizer.language.names import names
from summarizer.language.similarity import bag, cover, keys
from summarizer.summary import ArticleSummary, Certainty, Importance, KeyFact

RECALL = Metric("facts.recall", "Facts found", Level.ARTICLE)
VITAL = Metric("facts.vital_recall", "Vital facts found", Level.ARTICLE, pairs=RECALL.name)
WEIGHTED = Metric("facts.weighted_recall", "Facts found, weighted", Level.ARTICLE, rate=False, pairs=RECALL.name)
PRECISION = Metric("facts.label_precision", "Returned facts that are labelled", Level.ARTICLE, pairs=RECALL.name)
F1 = Metric("facts.f1", "Facts, F1", Level.ARTICLE, rate=False, pairs=RECALL.name)
SUPPORT = Metric("facts.support", "Facts that the cited sentences say", Level.ARTICLE)
REDUNDANCY = Metric("facts.redundancy", "Facts said again", Level.ARTICLE, lower_is_better=True, worst=1.0)
MERGED = Metric("facts.merged", "Facts that say several labelled ones", Level.ARTICLE, lower_is_better=True, worst=1.0)
METRICS = (VITAL, RECALL, WEIGHTED, PRECISION, F1, SUPPORT, REDUNDANCY, MERGED)

WEIGHTS = {Importance.VITAL: 1.0, Importance.OKAY: 0.5}
"""What a fact counts in the weighted recall, as in the TREC tracks."""


def score(expected: LabelledArticle, actual: ArticleSummary, article: Article) -> tuple[Score, ...]:
    """The scores of `METRICS`, in their order."""
    gold, returned = expected.facts, actual.key_facts
    denied = [at for at, fact in enumerate(returned) if fact.certainty is Certainty.DENIED]
    table = degrees([wordings(fact) for fact in gold], [said(fact) for fact in returned], article.language, denied)
    reached = [max(row, default=NONE) for row in table]
    said_by = [sum(row[at] == FULL for row in table) for at in range(len(returned))]
    matched, merged = [count > 0 for count in said_by], [count > 1 for count in said_by]
    vital = [degree == FULL for fact, degree in zip(gold, reached, strict=True) if fact.importance is Importance.VITAL]
    weights = [WEIGHTS[fact.importance] for fact in gold]
    whole = sum(degree == FULL for degree in reached)
    precision, recall, f1 = compared(
        Rates(PRECISION, RECALL, F1), Counts(sum(matched), len(returned), whole, len(gold))
    )
    weighted = sum(weight * degree for weight, degree in zip(weights, reached, strict=True))
    return (
        share(VITAL, sum(vital), len(vital), "no fact is labelled vital"),
        recall.model_copy(update={"matches": _matches(gold, returned, table, article)}),
        share(WEIGHTED, weighted, sum(weights), "nothing was expected"),
        precision,
        f1,
        _support(returned, article),
        _redundancy(returned, article.language),
        share(MERGED, sum(merged), len(merged), "nothing was returned"),
    )


def wordings(fact: Fact) -> tuple[str, ...]:
    """Every wording that says a labelled fact."""
    return fact.statement, *fact.also


def said(fact: KeyFact) -> str:
    """All that a returned fact says: the schema has the time and the attribution in fields of their own."""
    return " ".join(filter(None, (fact.statement, fact.when, fact.attributed_to)))


def _matches(
    gold: Sequence[Fact], returned: Sequence[KeyFact], table: Sequence[Sequence[float]], article: Article
) -> tuple[Match, ...]:
    """Every labelled fact with the returned one that says most of it, then the returned ones that are nobody's best.

    One that says two labelled facts stands beside both.
    """
    found: list[Match] = []
    used: set[int] = set()
    for fact, row in zip(gold, table, strict=True):
        best = max(range(len(row)), key=lambda at: row[at], default=None)
        degree = NONE if best is None else row[best]
        if degree == NONE:
            best = None
        elif best is not None:
            used.add(best)
        found.append(
            Match(
                expected=shown(fact.statement),
                actual=None if best is None else shown(said(returned[best])),
                degree=degree,
                reason=f"{fact.importance}; {_WORDS[degree]}",
                spans=tuple(span for words in fact.words for span in placed(words, article)),
            )
        )
    for at, other in enumerate(returned):
        if at not in used:
            known = any(row[at] == FULL for row in table)
            reason = "says what another says as well" if known else "no labelled fact; not an error in itself"
            spans = cited(other.sentences, article) or ()
            found.append(
                Match(expected=None, actual=shown(said(other)), degree=float(known), reason=reason, spans=spans)
            )
    return tuple(found)


_WORDS = {FULL: "said in full", PARTIAL: "said in part, or without one of its figures", NONE: "not said"}


# ── supported by the text ────────────────────────────────────────────────────────────────────────────────────────────

SAID_BY = 0.6
"""Share of a statement's weight that the cited sentences must have; see `unsupported`."""


def _support(returned: Sequence[KeyFact], article: Article) -> Score:
    reasons = [unsupported(fact, article) for fact in returned]
    matches = tuple(
        Match(
            expected=None,
            actual=shown(fact.statement),
            degree=float(not reason),
            reason=reason or "the cited sentences say it",
            spans=cited(fact.sentences, article) or (),
        )
        for fact, reason in zip(returned, reasons, strict=True)
    )
    return share(SUPPORT, reasons.count(""), len(returned), "nothing was returned", matches)


def unsupported(fact: KeyFact, article: Article) -> str:
    """Why the cited sentences do not say a statement; empty if they do.

    They must exist, have every figure and most of the words, neither deny what it states nor state what it denies, and
    name no other weekday. A name may also stand in the two sentences before them, as the prompt asks for names instead
    of pronouns, or in the title, dateline or first sentence, which say where and of what the article tells.
    """
    spans = cited(fact.sentences, article)
    if spans is None:
        return "it cites no sentence" if not fact.sentences else "it cites a sentence that the article does not have"
    texts = [span.of(article.text) for span in spans]
    there = [value for text in texts for value in values(text, article.language)]
    figures = values(fact.statement, article.language)
    absent = [figure for figure in figures if figure != 1 and not any(same_value(figure, each) for each in there)]
    if absent:
        return f"the cited sentences do not have the figure {absent[0]:,.15g}"
    if other_weekday(" ".join(texts), fact.statement):
        return "the cited sentences name another weekday"
    if fact.certainty is not Certainty.DENIED and all(turned(text, fact.statement) for text in texts):
        return "the cited sentences say the opposite"
    strange = unnamed(fact.statement, " ".join([*texts, *before(spans, article), *_topic(article)]))
    if strange:
        return f"the cited sentences do not name {strange}"
    named = bag(" ".join(name.text for name in names(fact.statement)))
    covered = cover(bag(fact.statement), keys([*map(bag, texts), named]))
    return "" if covered >= SAID_BY else f"the cited sentences have {covered:.0%} of its words by weight"


def _topic(article: Article) -> list[str]:
    first = next(article.told(), None)
    return [article.title or "", article.dateline or "", article.text_of(first) if first else ""]


# ── said again ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _redundancy(returned: Sequence[KeyFact], language: str) -> Score:
    return redundancy(REDUNDANCY, [fact.statement for fact in returned], language)


def redundancy(metric: Metric, texts: Sequence[str], language: str) -> Score:
    """1 - groups / texts, where a group is texts that say each other in full."""
    table = degrees([[text] for text in texts], texts, language)
    mutual = [
        (one, other)
        for one in range(len(texts))
        for other in range(one)
        if table[one][other] == FULL == table[other][one]
    ]
    groups = clusters(mutual, len(texts))
    matches = tuple(
        Match(
            expected=None, actual=shown(texts[at]), degree=1.0, reason=f"says what this says: {shown(texts[group[0]])}"
        )
        for group in groups
        for at in group[1:]
    )
    return share(metric, len(texts) - len(groups), len(texts), "nothing was returned", matches)
