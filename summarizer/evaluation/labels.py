"""A label file → what a person found in the articles of one story: what an answer is scored against.

A file is YAML, one a story, so that people can write it; these classes are its schema. Places are named by the words
that stand there, never by numbers: they can be read, and they survive another way of splitting sentences.
"""

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, StringConstraints, model_validator

from summarizer.article import Record
from summarizer.briefing import ConflictKind, Precision
from summarizer.summary import Bound, Certainty, Direction, Importance
from summarizer.verdicts import FactVerdict, NumberVerdict, QuestionVerdict, QuoteVerdict, SpeakerVerdict

Canary = Literal["structured-summarizer evaluation labels, keep out of training data: 6f0c3c1e-58b2-4b6a-9d55-2f7d1b8e"]
"""Stands in every label file, so that a model that was trained on one can be told by its knowing this line."""
CANARY: Canary = get_args(Canary)[0]

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
"""Small letters, digits and hyphens: a name by which other parts of the file refer to something."""
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Words = Annotated[
    Text,
    Field(description="Words of the article, letter for letter, that occur in it once: they name their sentence."),
]


NOBODY = "(your name)"
"""Stands as the annotator of a draft until a person has gone through it and signs."""


class Annotation(Record):
    """Who made the labels, when, and by which rules."""

    by: Annotated[Text, Field(description="Who labelled: a person's name, or what program did.")]
    kind: Annotated[
        Literal["person", "model"], Field(description="`model` if no person has checked every label since.")
    ]
    independent: Annotated[
        bool, Field(description="True only for a person who neither wrote the articles nor works on this program.")
    ]
    date: dt.date
    guideline: Annotated[int, Field(ge=1, description="Version of the rules in evals/README.md.")] = 1


class Fact(Record):
    """Something that a summary of the article should say."""

    id: Name
    statement: Annotated[Text, Field(description="One sentence that stands alone.")]
    importance: Importance
    also: Annotated[tuple[Text, ...], Field(description="Other wordings that say the same.")] = ()
    words: Annotated[tuple[Words, ...], Field(min_length=1, description="One a sentence that says it.")]


class Figure(Record):
    """A figure that a summary of the article should give; `words` are the figure as it stands there."""

    id: Name
    words: Annotated[Words, Field(description="The figure as written, with its bound and unit; occurs once.")]
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: Text | None = None
    what: Annotated[
        tuple[Text, ...], Field(min_length=1, description="What it counts or measures; each a wording that is right.")
    ]
    bound: Bound = Bound.EXACT

    @model_validator(mode="after")
    def _has_a_value(self) -> Self:
        if self.value is None and self.low is None and self.high is None:
            message = f"the figure '{self.id}' has neither a value nor a range"
            raise ValueError(message)
        return self


class Quotation(Record):
    """Words between quotation marks, with who says them."""

    words: Annotated[Words, Field(description="The quotation, letter for letter; ' … ' where '…, he said, …' splits.")]
    speaker: Text
    aliases: Annotated[tuple[Text, ...], Field(description="Other names that the article gives the speaker.")] = ()


class Question(Record):
    """Something that the article leaves open."""

    question: Text
    also: tuple[Text, ...] = ()
    words: Annotated[tuple[Words, ...], Field(min_length=1)]


class Trap(Record):
    """A statement that no summary may make: false, or more than the article says."""

    statement: Text
    why: Text


class PlantedFact(Record):
    """A statement as a model might return it."""

    kind: Literal["fact"]
    statement: Text
    words: Annotated[tuple[Words, ...], Field(min_length=1, description="One a sentence that it cites.")]
    when: Text | None = None
    attributed_to: Text | None = None
    certainty: Certainty = Certainty.STATED
    verdict: FactVerdict


class PlantedNumber(Record):
    """A figure as a model might return it."""

    kind: Literal["number"]
    words: Annotated[Words, Field(description="Words of the sentence that it cites.")]
    as_written: Text
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: Text | None = None
    what: Text
    bound: Bound = Bound.EXACT
    direction: Direction = Direction.NONE
    verdict: NumberVerdict


class PlantedQuote(Record):
    """A quotation as a model might return it."""

    kind: Literal["quote"]
    text: Text
    speaker: Text
    words: Annotated[Words, Field(description="Words of the sentence that it cites.")]
    verdict: QuoteVerdict
    speaker_verdict: SpeakerVerdict


class PlantedQuestion(Record):
    """An open question as a model might return it."""

    kind: Literal["question"]
    question: Text
    words: Annotated[tuple[Words, ...], Field(min_length=1)]
    verdict: QuestionVerdict


Planted = Annotated[PlantedFact | PlantedNumber | PlantedQuote | PlantedQuestion, Field(discriminator="kind")]
"""An item, right or wrong in one way, and the verdict that it deserves."""


class LabelledArticle(Record):
    """What one article holds; every list is complete for vital things, and holds what is worth knowing beside them."""

    name: Name
    file: Annotated[Text | None, Field(description="Name in the story's folder.")] = None
    sha256: Annotated[
        str | None, StringConstraints(pattern=r"^[0-9a-f]{64}$"), Field(description="Of the bytes of a file elsewhere.")
    ] = None
    facts: tuple[Fact, ...]
    numbers: tuple[Figure, ...]
    quotes: tuple[Quotation, ...]
    questions: tuple[Question, ...]
    traps: tuple[Trap, ...] = ()
    planted: tuple[Planted, ...] = ()

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if (self.file is None) == (self.sha256 is None):
            message = f"the article '{self.name}' needs a file or a sha256, and not both"
            raise ValueError(message)
        return self


class Place(Record):
    """Words of one of the articles."""

    article: Name
    words: Words


class Disagreement(Record):
    """What the articles, or voices in them, tell differently of the same thing."""

    kind: ConflictKind
    about: Text
    sides: Annotated[
        tuple[Annotated[tuple[Place, ...], Field(min_length=1)], ...],
        Field(min_length=2, description="What each side says, with every place where it is said."),
    ]


class Update(Record):
    """What differs between articles and is no disagreement: a later count, a rounding, another scope."""

    kind: Literal["updated", "rounded", "different_scope", "sequence"]
    about: Text
    sides: Annotated[tuple[Place, ...], Field(min_length=2)]


class Event(Record):
    """Something with a day of its own."""

    event: Text
    start: dt.date | None = None
    end: Annotated[dt.date | None, Field(description="The last day, of an event of several.")] = None
    precision: Precision = Precision.DAY
    places: Annotated[tuple[Place, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _has_its_day(self) -> Self:
        if (self.start is None) != (self.precision is Precision.AS_WORDED):
            message = f"the event '{self.event}' needs a start, or the precision as_worded, and not both"
            raise ValueError(message)
        return self


class Split(StrEnum):
    """What a story is for."""

    OPEN = "open"
    """To look at, and to tune on."""
    HELD = "held"
    """Never tuned on; reports show no item of it unless asked."""


class StoryLabels(Record):
    """The labels of one story."""

    format: Literal["labels/1"] = "labels/1"
    draft: Annotated[
        bool, Field(description="True while nobody has gone through a file that a program wrote; never scored.")
    ] = False
    canary: Canary
    story: Name
    about: Annotated[Text, Field(description="The story in one line.")]
    split: Split
    annotations: Annotated[tuple[Annotation, ...], Field(min_length=1)]
    folder: Annotated[
        Text | None, Field(description="Where the articles' files lie, from this file; none if all are elsewhere.")
    ] = None
    articles: Annotated[tuple[LabelledArticle, ...], Field(min_length=1)]
    claims: Annotated[
        tuple[tuple[Text, ...], ...],
        Field(description="Facts of different articles that say the same, as ARTICLE.FACT; a list a claim."),
    ] = ()
    disagreements: tuple[Disagreement, ...] = ()
    updates: tuple[Update, ...] = ()
    timeline: tuple[Event, ...] = ()
    independence: Annotated[
        tuple[tuple[Name, ...], ...],
        Field(
            description="Names of articles that are one source: copies, one agency's, one publisher's. All articles."
        ),
    ]

    @model_validator(mode="after")
    def _is_signed(self) -> Self:
        if not self.draft and any(annotation.by == NOBODY for annotation in self.annotations):
            message = f"nobody has gone through this draft: sign in `annotations` in the place of '{NOBODY}'"
            raise ValueError(message)
        return self
