"""KeyFact + Article → whether the cited sentences say it: figures, dates, names, sense, and content."""

import re
from collections.abc import Callable

from summarizer.language.contractions import spelled_out
from summarizer.language.similarity import bag, cover
from summarizer.summary import KeyFact
from summarizer.text import view
from summarizer.verdicts import FactVerdict, VerifiedFact
from summarizer.verification.fact_content import Content
from summarizer.verification.fact_dates import firmer_dates, foreign_dates, foreign_when
from summarizer.verification.fact_figures import foreign_figures
from summarizer.verification.fact_hedges import added_cause, added_certainty, added_doubt, added_extent, dropped_limits
from summarizer.verification.fact_names import (
    another_source,
    anothers_title,
    foreign_names,
    foreign_source,
    hidden_source,
)
from summarizer.verification.fact_roles import another_party, dropped_holder, turned_course, turned_roles
from summarizer.verification.fact_sense import turned_sense
from summarizer.verification.fact_slots import other_words
from summarizer.verification.page import Evidence, Page
from summarizer.verification.signs import foreign_signs, says_something

# Weighted stem cover of the statement by its evidence. A model is asked for the article's own words, so that little is
# missing from an honest statement; below a third hardly anything but the topic is shared.
_SAID = 0.8
_SAME_MATTER = 0.5
_TOUCHED = 0.33
_HEADLINE_SAID = 0.6
_QUOTED = re.compile(r"\"([^\"]+)\"|(?<!\w)'([^']+)'(?!\w)")


def verify_fact(fact: KeyFact, page: Page, name: str, position: int) -> VerifiedFact:
    """Compare a statement with the sentences that it cites."""
    evidence = page.cited(fact.sentences)
    statement = spelled_out(fact.statement)
    plain = fact if statement == fact.statement else fact.model_copy(update={"statement": statement})
    verdict, reasons = _judge(plain, evidence, page)
    return VerifiedFact(
        list=name,
        position=position,
        spans=evidence.spans,
        reasons=(*reasons, *evidence.faults),
        item=fact,
        verdict=verdict,
    )


def _foreign_signs(fact: KeyFact, page: Page) -> list[str]:
    signs = foreign_signs(" ".join(filter(None, (fact.statement, fact.attributed_to, fact.when))), [page.text])
    return [f"has signs that the article does not have: {signs}"] if signs else []


def _quoted(headline: str) -> list[str]:
    """What stands between quotation marks of any kind."""
    return ["".join(match.groups("")) for match in _QUOTED.finditer(view(headline).text)]


def verify_headline(headline: str, page: Page) -> bool:
    """True if the story as a whole has every figure and name of the headline, and most of its words."""
    whole = page.cited([sentence.number for sentence in page.told])
    figures = foreign_figures(headline, whole, page)
    faults = [*figures.wrong, *figures.lacking, *figures.hedged, *foreign_names(headline, whole)]
    if faults or not says_something(headline) or foreign_signs(headline, [page.text]):
        return False
    if any(quoted.strip(" .,;!?") not in page.view.text for quoted in _quoted(headline)):
        return False  # nobody said that
    return cover(bag(headline), page.stems) >= _HEADLINE_SAID


def _judge(fact: KeyFact, evidence: Evidence, page: Page) -> tuple[FactVerdict, list[str]]:
    if not evidence.sentences:
        return FactVerdict.UNSUPPORTED, []
    statement = fact.statement
    content = Content(statement, evidence, page)
    if content.is_empty:
        return FactVerdict.UNSUPPORTED, ["the statement says nothing"]
    if content.covered < _TOUCHED:
        return FactVerdict.UNSUPPORTED, [f"{evidence.label} hardly {evidence.verb('say')} any of this"]
    copied = evidence.texts == (statement,)

    def reworded(check: Callable[[str, Evidence], list[str]]) -> list[str]:
        """What a check finds that a sentence cannot fail whose words are the statement's own."""
        return [] if copied else check(statement, evidence)

    against = turned_sense(fact, evidence)
    figures = foreign_figures(statement, evidence, page)
    misdated, undated = ([], []) if copied else foreign_dates(statement, evidence)
    wrong = [*figures.wrong, *misdated]
    absent = [
        *undated,
        *_foreign_signs(fact, page),
        *figures.lacking,
        *figures.hedged,
        *reworded(foreign_names),
        *reworded(anothers_title),
        *(foreign_source(fact, evidence) or another_source(fact, evidence)),
        *foreign_when(fact, evidence),
        *reworded(firmer_dates),
        *hidden_source(fact, evidence),
        *added_certainty(fact, evidence),
        *reworded(added_doubt),
        *reworded(added_cause),
        *reworded(added_extent),
        *dropped_limits(statement, evidence),
        *reworded(dropped_holder),
    ]
    turned = [
        *([against] if against else []),
        *reworded(turned_roles),
        *reworded(turned_course),
        *reworded(another_party),
    ]
    if turned:
        return FactVerdict.CONTRADICTED, [*turned, *wrong]
    if wrong:
        same = content.covered >= _SAME_MATTER
        return (FactVerdict.CONTRADICTED if same else FactVerdict.UNSUPPORTED), [*wrong, *absent]
    if absent:
        return FactVerdict.PARTLY, absent
    if content.covered < _SAID or content.adds:
        return FactVerdict.PARTLY, [content.missing()]
    others = [] if copied else other_words(statement, evidence, page)
    return (FactVerdict.PARTLY if others else FactVerdict.SUPPORTED), others
