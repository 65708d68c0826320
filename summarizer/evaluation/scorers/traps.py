"""Traps: statements that no summary may make, and whether one makes them."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from summarizer.article import Article
from summarizer.evaluation.labels import LabelledArticle, Trap
from summarizer.evaluation.matching import same_value
from summarizer.evaluation.scorers.placing import cited
from summarizer.evaluation.scorers.scoring import count, shown
from summarizer.evaluation.scores import Level, Match, Metric, Score
from summarizer.language.cues import SAID
from summarizer.language.names import names
from summarizer.language.polarity import negations
from summarizer.language.quantities import quantities
from summarizer.language.similarity import Bag, bag, cover, resemblance
from summarizer.language.words import follows, stem
from summarizer.summary import ArticleSummary, Certainty

RETURNED = Metric("traps.returned", "Traps returned", Level.ARTICLE, lower_is_better=True, worst=4.0)
"""At worst all; an article has four as a rule."""
METRICS = (RETURNED,)

SAYS = 0.8
"""Share of a trap's weight, names and figures aside, that a statement must have to say it; the rest is its wording."""
ALIKE = 0.4
"""Resemblance below which a statement is about other things, though it has the words of a short trap somewhere."""
TELLING, SLIGHT = 2.5, 1.0
"""Weights of words that a trap may turn on: one document in twelve has one, or in three where no other word does."""
_QUANTITY = frozenset(map(stem, "all every each only both most entire whole".split()))
_SAID = frozenset(map(stem, {*SAID, "according"}))


@dataclass(frozen=True)
class Saying:
    """A statement, and how it is made."""

    statement: str
    beside: str = ""
    """When it was, and who says so, where that stands beside the statement."""
    plain: bool = True
    """True if it is made in plain voice, and not as somebody's word."""
    denied: bool = False
    """True if it is what somebody denies."""
    listed: bool = False
    """True for a figure beside what it counts: no sentence, so that the order of its words is all that relates them."""
    articles: frozenset[str] = frozenset()
    """`Article.id` of those that it is cited from; not needed where there is one article only."""

    @property
    def whole(self) -> str:
        """All that it says."""
        return f"{self.statement} {self.beside}".strip()


def score(expected: LabelledArticle, actual: ArticleSummary, article: Article) -> tuple[Score, ...]:
    """The scores of `METRICS`: how many of the traps a returned fact, figure or quote says; undefined without traps."""
    told = list(_told(actual))
    sayings = [saying for saying, _ in told]
    found = [sprung(trap, sayings, article) for trap in expected.traps]
    if not found:
        return (Score(metric=RETURNED.name, value=None, reason="no trap is labelled"),)
    matches = tuple(
        Match(
            expected=shown(trap.statement),
            actual=None if at is None else shown(sayings[at].whole),
            degree=float(at is not None),
            reason=trap.why,
            spans=() if at is None else cited(told[at][1], article) or (),
        )
        for trap, at in zip(expected.traps, found, strict=True)
    )
    return (count(RETURNED, sum(at is not None for at in found), len(found), matches),)


def _told(summary: ArticleSummary) -> Iterator[tuple[Saying, Sequence[int]]]:
    """Everything returned as a statement, with the sentences that it cites."""
    for fact in summary.key_facts:
        beside = " ".join(filter(None, (fact.when, fact.attributed_to)))
        plain = fact.certainty is Certainty.STATED and fact.attributed_to is None
        yield Saying(fact.statement, beside, plain=plain, denied=fact.certainty is Certainty.DENIED), fact.sentences
    for number in summary.numbers:
        beside = " ".join(filter(None, (number.scope, number.period, number.as_of)))
        yield Saying(f"{number.as_written} {number.what}", beside, listed=True), [number.sentence]
    for quote in summary.quotes:
        yield Saying(quote.text, quote.speaker, plain=False), [quote.sentence]


def sprung(trap: Trap, sayings: Iterable[Saying], article: Article) -> int | None:
    """Which of the statements says the trap, the first; None if none does."""
    return next((at for at, saying in enumerate(sayings) if says(saying, trap.statement, article)), None)


def says(saying: Saying, trap: str, article: Article) -> bool:
    """True if a statement says what a trap says.

    A trap differs from what the article says by a word or two, and so does a true statement from the trap: what decides
    is what the trap turns on. The statement has nearly all words of the trap, the same figures, and a denial where the
    trap has one. It has the words and names of the trap that the sentence of the article which is most like it does not
    have. If none of them tells much, the article may have it as somebody's word, and the trap is to say it in plain
    voice.
    What is cut out of a sentence of the article with its denial and its attribution is the article's word and no trap,
    unless it is laid to whom the trap turns on.

    Rather one is missed than a true statement called one: a trap that is said in quite other words is not seen.
    """
    deed, named = _parts(trap)
    have = bag(saying.whole).keys()
    if cover(deed, have) < SAYS or not _same_figures(saying.statement, trap, article.language):
        return False
    if resemblance(bag(trap), bag(saying.whole)) < ALIKE:
        return False
    if saying.listed and not _in_one_order(bag(trap), bag(saying.whole)):
        return False
    if _denies(trap) != (_denies(saying.statement) or saying.denied):
        return False
    told = [article.text_of(sentence) for sentence in article.told()]
    telling, slight = _turns_on(deed, named, told)
    if any(_is_cut_from(text, saying) for text in told) and telling.isdisjoint(bag(saying.beside)):
        return False
    if telling:
        return telling <= have
    return slight <= have and saying.plain and _reports(saying.statement) == _reports(trap)


def _in_one_order(one: Bag, other: Bag) -> bool:
    """True if the words that both have stand in the same order in both."""
    return [key for key in one if key in other] == [key for key in other if key in one]


def _parts(trap: str) -> tuple[Bag, frozenset[str]]:
    """What it tells, without figures and without verbs of saying, and whom it names.

    What is returned has a field for who says it, and how.
    """
    words = {key: value for key, value in bag(trap).items() if not key[0].isdigit() and key not in _SAID}
    named = frozenset(key for name in names(trap) for key in bag(name.text) if key in words)
    return {key: value for key, value in words.items() if key not in named}, named


def _is_cut_from(text: str, saying: Saying) -> bool:
    """True if a statement is words of the text in their order, and loses neither a denial nor who says so."""
    statement = saying.statement
    if not follows(statement, text) or _denies(statement) != _denies(text):
        return False
    return _reports(statement) == _reports(text) or not saying.plain


def _reports(text: str) -> bool:
    """True if it says that somebody says so."""
    return not _SAID.isdisjoint(bag(text))


def _denies(text: str) -> bool:
    return negations(text) > 0


def _same_figures(one: str, other: str, language: str) -> bool:
    """True if each has the figures of the other, with their units; ones are left out, as they are mostly pronouns."""
    mine, theirs = _figures(one, language), _figures(other, language)
    return all(_is_in(each, theirs) for each in mine) and all(_is_in(each, mine) for each in theirs)


_Figure = tuple[float, str | None]


def _figures(text: str, language: str) -> list[_Figure]:
    found = quantities(text, language)
    values = [(value, one.unit) for one in found for value in (one.value, one.low, one.high)]
    return [(value, unit) for value, unit in values if value is not None and value != 1]


def _is_in(figure: _Figure, others: Sequence[_Figure]) -> bool:
    return any(same_value(figure[0], value) and figure[1] == unit for value, unit in others)


def _turns_on(deed: Bag, named: AbstractSet[str], told: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a trap that the sentence most like it does not have, telling ones and slight ones.

    Alike is what tells of the same deed.
    """
    nearest = max(map(bag, told), key=lambda text: cover(deed, text), default={})
    strange = {key: value for key, value in deed.items() if key not in nearest}
    telling = {key for key, value in strange.items() if value >= TELLING or key in _QUANTITY} | (named - nearest.keys())
    return frozenset(telling), frozenset(key for key, value in strange.items() if value >= SLIGHT)
