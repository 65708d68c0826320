"""Traps: statements that no summary may make, and whether one makes them."""

from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.article import Article
from summarizer.evaluation.labels import LabelledArticle, Trap
from summarizer.evaluation.matching import same_value
from summarizer.evaluation.scorers.facts import said
from summarizer.evaluation.scorers.placing import cited
from summarizer.evaluation.scorers.scoring import count, shown
from summarizer.evaluation.scores import Level, Match, Metric, Score
from summarizer.language.cues import SAID
from summarizer.language.dates import dates
from summarizer.language.names import names
from summarizer.language.polarity import negations
from summarizer.language.quantities import quantities
from summarizer.language.similarity import Bag, bag, cover, keys, resemblance
from summarizer.language.words import stem
from summarizer.summary import ArticleSummary, Certainty

RETURNED = Metric("traps.returned", "Traps returned", Level.ARTICLE, lower_is_better=True, worst=1.0)
METRICS = (RETURNED,)

SAYS = 0.6
"""Share of the words that a trap turns on which a statement must have to say it."""
ALIKE = 0.8
"""Resemblance from which on a statement may be the trap itself: of those of the built-in engine on the open stories
that have most of a trap's words and say something else, all but one lie below."""
TELLING = 2.5
"""Weight of a word that a trap may turn on: one document in twelve has it."""
_SAID = frozenset(map(stem, SAID))


@dataclass(frozen=True)
class Saying:
    """A statement, and whether it is made in plain voice or as somebody's word, and as a denial."""

    text: str
    plain: bool = True
    denied: bool = False


def score(expected: LabelledArticle, actual: ArticleSummary, article: Article) -> tuple[Score, ...]:
    """The scores of `METRICS`: how many of the traps a returned fact says; undefined without traps."""
    sayings = [
        Saying(
            said(fact),
            plain=fact.certainty is Certainty.STATED and fact.attributed_to is None,
            denied=fact.certainty is Certainty.DENIED,
        )
        for fact in actual.key_facts
    ]
    found = [sprung(trap, sayings, article) for trap in expected.traps]
    if not found:
        return (Score(metric=RETURNED.name, value=None, reason="no trap is labelled"),)
    matches = tuple(
        Match(
            expected=shown(trap.statement),
            actual=None if at is None else shown(sayings[at].text),
            degree=float(at is not None),
            reason=trap.why,
            spans=() if at is None else cited(actual.key_facts[at].sentences, article) or (),
        )
        for trap, at in zip(expected.traps, found, strict=True)
    )
    return (count(RETURNED, sum(at is not None for at in found), len(found), matches),)


def sprung(trap: Trap, sayings: Iterable[Saying], article: Article) -> int | None:
    """Which of the statements says the trap, the first; None if none does."""
    return next((at for at, saying in enumerate(sayings) if says(saying, trap.statement, article)), None)


def says(saying: Saying, trap: str, article: Article) -> bool:
    """True if a statement says what a trap says.

    A trap mostly differs by a word or two from what the article says, and so does a true statement from the trap. What
    decides is therefore what the trap turns on: its figures, whether it denies, and the words that the sentence of the
    article which is most like it does not have. If there are no such words, the article has it as somebody's word, and
    the trap is to say it in plain voice.
    """
    wanted = bag(trap)
    have = _without_more(bag(saying.text), wanted, saying.text)
    if resemblance(wanted, have) < ALIKE or not _counts_the_same(trap, saying.text, article.language):
        return False
    if negations(trap) % 2 != (negations(saying.text) + saying.denied) % 2:
        return False
    turns = _turns_on(trap, article)
    return cover(turns, have) >= SAYS if turns else saying.plain


def _without_more(have: Bag, wanted: Bag, text: str) -> Bag:
    """The words of a statement without the names and days that it has beyond the trap: they make it no other one."""
    spans = [(name.start, name.end) for name in names(text)] + [(day.start, day.end) for day in dates(text)]
    more = keys([bag(text[start:end]) for start, end in spans]) - wanted.keys()
    return {key: value for key, value in have.items() if key not in more}


def _counts_the_same(trap: str, text: str, language: str) -> bool:
    """True if the text has every figure of the trap, of the same thing as far as both say of what."""
    there = quantities(text, language)
    return all(
        any(
            same_value(figure.least, other.least)
            and (not figure.what or not other.what or keys([bag(figure.what)]) & keys([bag(other.what)]))
            for other in there
        )
        for figure in quantities(trap, language)
    )


def _turns_on(trap: str, article: Article) -> Bag:
    """The telling words of a trap that the sentence most like it does not have.

    Alike is what tells of the same thing, whoever is named in it. Verbs of saying do not count: what is returned has a
    field for who says it, and how.
    """
    words = bag(trap)
    named = {key for name in names(trap) for key in bag(name.text)}
    deed = {key: value for key, value in words.items() if key not in named} or words
    told = [bag(article.text_of(sentence)) for sentence in article.told()]
    nearest = max(told, key=lambda text: cover(deed, text), default={})
    return {key: value for key, value in words.items() if key not in nearest and value >= TELLING and key not in _SAID}
