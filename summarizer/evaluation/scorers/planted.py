"""Planted items: whether the verifier gives each, right or wrong in one way, the verdict that a person gave it."""

from collections.abc import Sequence

from summarizer.article import Article
from summarizer.evaluation.labels import (
    LabelledArticle,
    Planted,
    PlantedFact,
    PlantedNumber,
    PlantedQuestion,
    PlantedQuote,
)
from summarizer.evaluation.scorers.scoring import share, shown
from summarizer.evaluation.scores import Level, Match, Metric, Score
from summarizer.verdicts import (
    FactVerdict,
    NumberVerdict,
    QuestionVerdict,
    QuoteVerdict,
    SpeakerVerdict,
    VerifiedItem,
    VerifiedQuote,
)

ACCURACY = Metric("verdicts.accuracy", "Verdicts as labelled", Level.ARTICLE)
ACCEPTED_WRONG = Metric(
    "verdicts.accepted_wrong", "Wrong items accepted", Level.ARTICLE, lower_is_better=True, worst=1.0,
    pairs=ACCURACY.name,
)  # fmt: skip
TURNED_AWAY = Metric(
    "verdicts.turned_away", "Right items turned away", Level.ARTICLE, lower_is_better=True, worst=1.0,
    pairs=ACCURACY.name,
)  # fmt: skip
METRICS = (ACCURACY, ACCEPTED_WRONG, TURNED_AWAY)

_RIGHT = frozenset(
    {
        FactVerdict.SUPPORTED, NumberVerdict.FOUND, NumberVerdict.DERIVED, QuestionVerdict.ANCHORED,
        QuoteVerdict.EXACT, QuoteVerdict.TYPOGRAPHIC, QuoteVerdict.ELIDED, QuoteVerdict.BRACKETED,
    }
)  # fmt: skip


def score(
    expected: LabelledArticle,
    actual: Sequence[VerifiedItem],
    article: Article,  # noqa: ARG001 - every scorer of an article takes it
) -> tuple[Score, ...]:
    """The scores of `METRICS`, in their order; `actual` are the verified planted items in the order of the labels.

    Raises ValueError if there are more or fewer of them.
    """
    pairs = list(zip(expected.planted, actual, strict=True))
    agree = [verdict(planted) == given(item) for planted, item in pairs]
    wrong = [item.holds for planted, item in pairs if not is_right(planted)]
    right = [not item.holds for planted, item in pairs if is_right(planted)]
    matches = tuple(
        Match(
            expected=f"{shown(text(planted))}: {verdict(planted)}",
            actual=given(item),
            degree=float(same),
            reason=_reason(planted, item, same=same),
            spans=item.spans,
        )
        for (planted, item), same in zip(pairs, agree, strict=True)
    )
    return (
        share(ACCURACY, sum(agree), len(agree), "nothing is planted", matches),
        share(ACCEPTED_WRONG, sum(wrong), len(wrong), "nothing wrong is planted"),
        share(TURNED_AWAY, sum(right), len(right), "nothing right is planted"),
    )


def is_right(planted: Planted) -> bool:
    """True if a briefing may show the item as established, by its label."""
    speaker = planted.speaker_verdict if isinstance(planted, PlantedQuote) else SpeakerVerdict.NAMED_HERE
    return planted.verdict in _RIGHT and speaker is SpeakerVerdict.NAMED_HERE


def verdict(planted: Planted) -> str:
    """The labelled verdict; of a quote the speaker's as well."""
    if isinstance(planted, PlantedQuote):
        return f"{planted.verdict.value}, {planted.speaker_verdict.value}"
    return planted.verdict.value


def given(item: VerifiedItem) -> str:
    """The verifier's verdict in the same words."""
    if isinstance(item, VerifiedQuote):
        return f"{item.verdict.value}, {item.speaker.value}"
    return item.verdict.value


def text(planted: Planted) -> str:
    """What the planted item says."""
    match planted:
        case PlantedFact():
            return planted.statement
        case PlantedNumber():
            return f"{planted.as_written}, {planted.what}"
        case PlantedQuote():
            return f"“{planted.text}” ({planted.speaker})"
        case PlantedQuestion():
            return planted.question


def _reason(planted: Planted, item: VerifiedItem, *, same: bool) -> str:
    if is_right(planted) != item.holds:
        outcome = "turned away" if is_right(planted) else "accepted"
        return f"{outcome}: {'; '.join(item.reasons)}" if item.reasons else outcome
    return "as labelled" if same else "another verdict that comes to the same"
