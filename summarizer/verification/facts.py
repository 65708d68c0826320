"""KeyFact + Article → whether the cited sentences say it: figures, dates, names, sense, and content."""

import re

from summarizer.language.names import names
from summarizer.language.similarity import bag, cover, joined
from summarizer.language.words import stem
from summarizer.summary import KeyFact
from summarizer.verdicts import FactVerdict, VerifiedFact
from summarizer.verification.fact_dates import foreign_dates, foreign_when
from summarizer.verification.fact_figures import foreign_figures
from summarizer.verification.fact_hedges import added_certainty, added_doubt, added_extent
from summarizer.verification.fact_names import another_source, foreign_names, foreign_source, hidden_source
from summarizer.verification.fact_roles import turned_roles
from summarizer.verification.fact_sense import turned_sense
from summarizer.verification.page import Evidence, Page

# Weighted stem cover of the statement by its evidence. A model is asked for the article's own words, so that little is
# missing from an honest statement; below a third hardly anything but the topic is shared.
_SAID = 0.8
_SAME_MATTER = 0.5
_TOUCHED = 0.33
_TELLING = 2.5  # weight of a word that no statement may add: one document in 12 has it
_HEADLINE_SAID = 0.6


def verify_fact(fact: KeyFact, page: Page, name: str, position: int) -> VerifiedFact:
    """Compare a statement with the sentences that it cites."""
    evidence = page.cited(fact.sentences)
    verdict, reasons = _judge(fact, evidence, page)
    return VerifiedFact(
        list=name,
        position=position,
        spans=evidence.spans,
        reasons=(*reasons, *evidence.faults),
        item=fact,
        verdict=verdict,
    )


def verify_headline(headline: str, page: Page) -> bool:
    """True if the story as a whole has every figure and name of the headline, and most of its words."""
    whole = page.cited([sentence.number for sentence in page.told])
    figures = foreign_figures(headline, whole, page)
    faults = [*figures.wrong, *figures.hedged, *foreign_names(headline, whole)]
    return not faults and cover(bag(headline), page.bag) >= _HEADLINE_SAID


def _judge(fact: KeyFact, evidence: Evidence, page: Page) -> tuple[FactVerdict, list[str]]:
    if not evidence.sentences:
        return FactVerdict.UNSUPPORTED, []
    context = evidence.context
    said = cover(bag(fact.statement), joined(bag(text) for text in (*evidence.texts, *context, *page.dateline)))
    if said < _TOUCHED:
        return FactVerdict.UNSUPPORTED, [f"{evidence.label} hardly {evidence.verb('say')} any of this"]
    against = turned_sense(fact, evidence)
    figures = foreign_figures(fact.statement, evidence, page)
    wrong = [*figures.wrong, *foreign_dates(fact.statement, evidence, page)]
    absent = [
        *figures.hedged,
        *foreign_names(fact.statement, evidence),
        *(foreign_source(fact, evidence) or another_source(fact, evidence)),
        *foreign_when(fact, evidence),
        *hidden_source(fact, evidence),
        *added_certainty(fact, evidence),
        *added_doubt(fact.statement, evidence),
        *added_extent(fact.statement, evidence),
    ]
    turned = [*([against] if against else []), *turned_roles(fact.statement, evidence)]
    if turned:
        return FactVerdict.CONTRADICTED, [*turned, *wrong]
    if wrong:
        return FactVerdict.CONTRADICTED if said >= _SAME_MATTER else FactVerdict.UNSUPPORTED, [*wrong, *absent]
    if absent:
        return FactVerdict.PARTLY, absent
    if said < _SAID or _adds(fact.statement, evidence, context):
        return FactVerdict.PARTLY, [_missing_words(fact.statement, evidence, context)]
    return FactVerdict.SUPPORTED, []


def _adds(statement: str, evidence: Evidence, context: tuple[str, ...]) -> bool:
    """True if a telling word of the statement is nowhere in its evidence; names have a check of their own."""
    there = joined(bag(text) for text in (*evidence.texts, *context, *evidence.page.dateline))
    named = {stem(part) for name in names(statement) for part in name.parts}
    return any(value >= _TELLING and key not in there and key not in named for key, value in bag(statement).items())


def _missing_words(statement: str, evidence: Evidence, context: tuple[str, ...]) -> str:
    there = joined(bag(text) for text in (*evidence.texts, *context))
    absent = [
        word
        for word in re.findall(r"[\w'\u2019-]+", statement)
        if any(key not in there and value > 1 for key, value in bag(word).items())
    ]
    return f"{evidence.label} {evidence.verb('do')} not say: {', '.join(dict.fromkeys(absent))}"
