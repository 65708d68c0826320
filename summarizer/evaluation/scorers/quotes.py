"""Quotations: whether the returned ones are word for word, which of the labelled ones they are, and who says them."""

from collections import Counter
from collections.abc import Sequence

from summarizer.article import Article
from summarizer.evaluation.assignment import assigned
from summarizer.evaluation.labels import LabelledArticle, Quotation
from summarizer.evaluation.scorers.placing import placed
from summarizer.evaluation.scorers.scoring import Counts, compared, rates, share, shown
from summarizer.evaluation.scorers.speakers import Speakers
from summarizer.evaluation.scorers.verbatim import verbatim
from summarizer.evaluation.scores import Level, Match, Metric, Score
from summarizer.language.words import spelled
from summarizer.summary import ArticleSummary, Quote

VERBATIM = Metric("quotes.verbatim", "Quotes that are word for word", Level.ARTICLE)
QUOTES = rates("quotes", "Quotes")
SPEAKER = Metric("quotes.speaker", "Speakers of quotes found", Level.ARTICLE, pairs=QUOTES.f1.name)
JOINT = Metric("quotes.joint", "Quotes with speaker, F1", Level.ARTICLE, rate=False, pairs=QUOTES.f1.name)
WRONG = Metric(
    "quotes.wrong_speaker", "Quotes under another's name", Level.ARTICLE, lower_is_better=True, worst=1.0,
    pairs=QUOTES.f1.name,
)  # fmt: skip
METRICS = (VERBATIM, *QUOTES.all, SPEAKER, JOINT, WRONG)

ALIKE = 0.8
"""F1 of the words from which two wordings are one quotation."""
CONTAINED = 5
"""Words from which on a wording that stands inside the other is the same quotation, cut."""


def score(expected: LabelledArticle, actual: ArticleSummary, article: Article) -> tuple[Score, ...]:
    """The scores of `METRICS`, in their order."""
    gold, returned = expected.quotes, actual.quotes
    pairs = assigned([[likeness(one.words, other.text) for other in returned] for one in gold])
    speakers = Speakers(gold)
    right = [speakers.right(gold[one], returned[other].speaker) for one, other in pairs]
    named = [speakers.names_another(gold[one], returned[other].speaker) for one, other in pairs]
    both = len(gold) + len(returned)
    joint = share(JOINT, 2 * sum(right), both, "nothing was expected, nothing returned")
    return (
        _verbatim(returned, article),
        *compared(
            QUOTES,
            Counts(len(pairs), len(returned), len(pairs), len(gold)),
            _matches(gold, returned, dict(pairs), speakers, article),
        ),
        share(SPEAKER, sum(right), len(pairs), "no quote was matched"),
        joint,
        share(WRONG, sum(named), len(pairs), "no quote was matched"),
    )


def likeness(one: str, other: str) -> float:
    """How far two wordings are one quotation: F1 of their words, or a little where one holds the other; else 0."""
    left, right = _words(one), _words(other)
    if not left or not right:
        return 0.0
    f1 = 2 * (Counter(left) & Counter(right)).total() / (len(left) + len(right))
    short, long = sorted((left, right), key=len)
    inside = len(short) >= CONTAINED and f" {' '.join(short)} " in f" {' '.join(long)} "
    return f1 if f1 >= ALIKE or inside else 0.0


def _words(text: str) -> list[str]:
    return [word.casefold().replace("\u2019", "'") for word in spelled(text)]


def _verbatim(returned: Sequence[Quote], article: Article) -> Score:
    found = [verbatim(quote.text, article.text) for quote in returned]
    matches = tuple(
        Match(
            expected=None,
            actual=shown(quote.text),
            degree=float(spans is not None),
            reason="word for word" if spans is not None else "the article does not have these words",
            spans=spans or (),
        )
        for quote, spans in zip(returned, found, strict=True)
    )
    return share(VERBATIM, sum(spans is not None for spans in found), len(found), "nothing was returned", matches)


def _matches(
    gold: Sequence[Quotation], returned: Sequence[Quote], pairs: dict[int, int], speakers: Speakers, article: Article
) -> tuple[Match, ...]:
    found = []
    for at, quotation in enumerate(gold):
        quote = returned[pairs[at]] if at in pairs else None
        found.append(
            Match(
                expected=_line(quotation.words, quotation.speaker),
                actual=_line(quote.text, quote.speaker) if quote else None,
                degree=float(quote is not None),
                reason=speakers.reason(quotation, quote.speaker) if quote else "not returned",
                spans=placed(quotation.words, article),
            )
        )
    taken = set(pairs.values())
    found += [
        Match(expected=None, actual=_line(quote.text, quote.speaker), degree=0.0, reason="not labelled")
        for at, quote in enumerate(returned)
        if at not in taken
    ]
    return tuple(found)


def _line(text: str, speaker: str) -> str:
    return f"“{shown(text)}” ({shown(speaker)})"
