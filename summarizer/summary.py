"""What a model is asked for: the classes are the schema, and their descriptions are half the prompt.

Every field is required, so that leaving one out is an error and not a habit; `null` and the empty list are the honest
answers where the article says nothing. Evidence is always a sentence number: a model never writes an offset.
"""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field


class Importance(StrEnum):
    """How much the story rests on a fact."""

    VITAL = "vital"
    OKAY = "okay"


class Certainty(StrEnum):
    """How the article vouches for a fact."""

    STATED = "stated"
    CLAIMED = "claimed"
    ESTIMATED = "estimated"
    PLANNED = "planned"
    DENIED = "denied"


class Bound(StrEnum):
    """How a figure stands to the value it names."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    NEARLY = "nearly"


class Direction(StrEnum):
    """Whether a figure is a change or its result."""

    NONE = "none"
    ROSE_BY = "rose_by"
    ROSE_TO = "rose_to"
    FELL_BY = "fell_by"
    FELL_TO = "fell_to"


class Item(BaseModel):
    """Base of what a model returns: immutable; an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


SentenceNumber = Annotated[int, Field(description="The number in square brackets before the sentence.")]
Sentences = Annotated[
    list[int],
    Field(description="Numbers of the sentences that say it, the fewest that suffice; at least one."),
]


class KeyFact(Item):
    """Something that the article reports as having happened, being so, or being planned."""

    statement: Annotated[
        str,
        Field(
            description="One sentence of at most 30 words that stands alone: names instead of pronouns, the article's "
            "own figures and words where possible, nothing that the cited sentences do not say. Without the "
            "attribution ('officials said'), which has its own field."
        ),
    ]
    sentences: Sentences
    importance: Annotated[
        Importance, Field(description="vital: the story cannot be told without it. okay: worth knowing.")
    ]
    when: Annotated[
        str | None,
        Field(
            description=(
                "When it happened or will happen, not when it was said, in the article's words ('Friday', 'since "
                "September'); null if unsaid."
            )
        ),
    ]
    attributed_to: Annotated[
        str | None,
        Field(
            description="Who says so, with the fullest name the article gives, also where another sentence gives it; "
            "null if the article says it in its own voice."
        ),
    ]
    certainty: Annotated[
        Certainty,
        Field(
            description=(
                "stated: as plain fact. claimed: somebody says so. estimated: a figure or fact called an estimate, "
                "belief or likelihood. planned: has not happened yet. denied: the statement says what somebody denies. "
                "If several apply, the last of these."
            )
        ),
    ]


class Number(Item):
    """A figure with what it counts.

    Not: dates, spans of time told in passing, ages of people named once, ordinals, phone or section numbers.
    """

    value: Annotated[
        float | None,
        Field(
            description=(
                "The value with scale folded in (1.2 million is 1200000; a third is 0.3333); null for a range "
                "or a vague figure."
            )
        ),
    ]
    low: Annotated[
        float | None,
        Field(
            description=(
                "Lower end of a range ('between 40 and 50') or of a vague figure ('dozens': 24, 'hundreds': "
                "200, 'thousands': 2000); else null."
            )
        ),
    ]
    high: Annotated[float | None, Field(description="Upper end of a range; null otherwise, also for a vague figure.")]
    unit: Annotated[
        str | None,
        Field(
            description=(
                "Unit of measure, in the singular: 'percent', 'percentage point', 'km', 'week', an ISO 4217 code for "
                "money ('USD'); null for a plain count, and for a share in words ('a third')."
            )
        ),
    ]
    what: Annotated[
        str,
        Field(description="What it counts or measures, in the article's words ('trucks carrying civilians')."),
    ]
    bound: Annotated[
        Bound,
        Field(
            description=(
                "exact unless the words say otherwise: 'some' and 'about' are about, 'almost' and 'close to' "
                "are nearly, 'over' is more_than, 'up to' is at_most. A vague figure ('hundreds') is exact too. "
                "Only words right at the figure count: of 'at least 36 trucks and two buses', two is exact."
            )
        ),
    ]
    direction: Annotated[
        Direction,
        Field(description="rose_by or fell_by for the size of a change, rose_to or fell_to for its result, else none."),
    ]
    scope: Annotated[str | None, Field(description="Where or among whom, if the sentence says so; else null.")]
    period: Annotated[str | None, Field(description="Over what time it was counted ('in the past weeks'); else null.")]
    as_of: Annotated[
        str | None,
        Field(description="The day, month or year it holds for ('Friday', '2014'), as its sentence says; else null."),
    ]
    as_written: Annotated[
        str,
        Field(
            description=(
                "The figure copied letter for letter from the sentence, with its bound words and unit ('at "
                "least 36 trucks')."
            )
        ),
    ]
    sentence: SentenceNumber


class Quote(Item):
    """Words that the article gives between quotation marks as somebody's speech; never scare quotes or titles."""

    text: Annotated[
        str,
        Field(
            description=(
                "The words between the quotation marks, letter for letter, brackets included; a quotation that "
                "is split by '…, he said, …' is one quote with ' … ' where it was split."
            )
        ),
    ]
    speaker: Annotated[str, Field(description="Who speaks, with the fullest name the article gives.")]
    role: Annotated[
        str | None,
        Field(description="The speaker's office or relation to the story, in the article's words; null if unsaid."),
    ]
    sentence: SentenceNumber


class OpenQuestion(Item):
    """Something the article itself leaves open: unknown, disputed, only estimated, promised, or awaited."""

    question: Annotated[
        str,
        Field(
            description="One question, answerable by a later report, that this article raises and does not answer; not "
            "merely when something announced will come about."
        ),
    ]
    why: Annotated[str, Field(description="What in the article leaves it open, in at most 15 words.")]
    sentences: Sentences


class SentencesRead(Item):
    """The echo that shows a cut prompt."""

    first: Annotated[int, Field(description="Number of the first sentence that you were given.")]
    last: Annotated[int, Field(description="Number of the last sentence that you were given.")]


class ArticleSummary(Item):
    """What one article reports, each item tied to the sentences that say it."""

    headline: Annotated[str, Field(description="What happened, in at most 14 words, from this article alone.")]
    key_facts: Annotated[
        list[KeyFact],
        Field(
            description=(
                "The facts that carry the story, most important first, usually 5 to 12; empty if the text "
                "reports nothing."
            )
        ),
    ]
    numbers: Annotated[
        list[Number],
        Field(
            description="Every figure that a reader would want to compare with other reports; empty if there is none."
        ),
    ]
    quotes: Annotated[
        list[Quote],
        Field(description="Every direct quotation of a whole clause or more; empty if there is none."),
    ]
    open_questions: Annotated[
        list[OpenQuestion],
        Field(description="What the article leaves open, at most 5; empty if it leaves nothing open."),
    ]
    sentences_read: SentencesRead

    def items(self) -> dict[str, list[Item]]:
        """Every list of the summary by its field name, in the schema's order, with those that a subclass adds."""
        lists: dict[str, Any] = {name: getattr(self, name) for name in type(self).model_fields}
        return {name: value for name, value in lists.items() if isinstance(value, list)}


MOST_NAMED = 4  # sentences for one statement of at most 30 words; among more than that, any words can be found


class StatementCheck(Item):
    """The answer for one statement."""

    statement: Annotated[int, Field(description="Number of the statement.")]
    sentences: Annotated[
        list[int],
        Field(
            description=(
                "Numbers of the sentences that together say the whole statement, the fewest that suffice and at most "
                f"{MOST_NAMED}; empty if the article does not say all of it."
            )
        ),
    ]
    supported: Annotated[
        bool, Field(description="true if these sentences say every part of the statement; false if the list is empty.")
    ]


class CheckAnswer(Item):
    """Which sentences of the article say what, for each of the statements."""

    checks: Annotated[list[StatementCheck], Field(description="Every statement once, in the order given.")]
    sentences_read: SentencesRead


class PairDecision(Item):
    """The answer for one pair of statements."""

    pair: Annotated[int, Field(description="Number of the pair.")]
    same: Annotated[
        bool,
        Field(
            description=(
                "true if both statements report the same event or state of things, so that a reader may be told that "
                "both articles report it, also where one tells more of it or only as somebody's word; false if they "
                "differ in what happened, and whenever you are not sure."
            )
        ),
    ]


class AdjudicationAnswer(Item):
    """Which pairs of statements say the same."""

    decisions: Annotated[list[PairDecision], Field(description="Every pair once, in the order given.")]


FEWEST_WRITTEN, MOST_WRITTEN = 2, 4  # sentences of a lead: a paragraph that is read in one go
MOST_CITED = 4  # points for one sentence of a lead: a sentence over more is a list, in which anything can be found


class WrittenSentence(Item):
    """A sentence of the lead."""

    text: Annotated[
        str,
        Field(
            description=(
                "One sentence of at most 35 words that says nothing beyond the points it names, in their own words, "
                "names and figures where possible."
            )
        ),
    ]
    points: Annotated[
        list[int],
        Field(description=f"Numbers of the points that it restates, at least one and at most {MOST_CITED}."),
    ]


class LeadAnswer(Item):
    """The paragraph that a hurried reader reads."""

    sentences: Annotated[
        list[WrittenSentence],
        Field(description=f"{FEWEST_WRITTEN} to {MOST_WRITTEN} sentences, what matters most first."),
    ]
