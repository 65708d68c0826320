"""The briefing as data: stories of points, figures, disagreements, a timeline, quotations and questions, all cited."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from summarizer.article import Record, Span
from summarizer.summary import Bound, Certainty, Direction, Importance
from summarizer.verdicts import NumberVerdict, Purpose, QuoteVerdict, SpeakerVerdict

VOUCHED = "Plain code compared every item with the words that it cites; only what held is shown above."
"""What every briefing says of itself when it is written for people, and by which reading knows it again."""
BATCH_PAGE = "summarizer batch-index/1"
"""What the page of a batch names as its generator, by which reading knows that it is no article."""


class Citation(Record):
    """The characters of one source that carry a line."""

    source: int
    """`Source.number`."""
    sentence: int
    """Number of the sentence, from 1."""
    span: Span
    """What is cited: for a fact the whole sentence, for a figure or a quotation its own characters."""
    words: str
    """The characters of that span, untouched; a document has those that nobody sees escaped. What is made to be read,
    such as `Quotation.text`, comes without them."""
    certainty: Certainty | None = None
    """How this source vouches for a fact; None for figures, quotations and questions."""
    attributed_to: str | None = None
    in_part: bool = False
    """True if it carries a point in part: the same event, vote or figure, but not most of the wording; or if it answers
    a question in part, of some of those asked about."""
    named_by: str | None = None
    """The model that named this sentence in a check, where those that the fact cites left it open; else None."""


class Point(Record):
    """One claim, once, in the best wording among its sources, with all citations."""

    id: str
    statement: str
    list: str
    """The summary's field it came from: `key_facts`, or a list of the user's own schema."""
    importance: Importance
    when: str | None
    citations: tuple[Citation, ...]
    independent: int
    """How many independent groups of sources carry it."""


class Relation(StrEnum):
    """How figures that count the same thing stand to each other."""

    SINGLE = "single"
    """Only one source gives it."""
    AGREE = "agree"
    ROUNDED = "rounded"
    UPDATED = "updated"
    """They hold for different days, or a later report gives a later count."""
    DIFFERENT_SCOPE = "different_scope"
    CONTRADICTED = "contradicted"


class Side(Record):
    """One source's figure, as it stands there."""

    citation: Citation
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    bound: Bound
    direction: Direction
    scope: str | None
    other_scope: str | None = None
    """What it counts beyond or beside what the others of its row count: killed or injured, the whole province."""
    day: dt.date | None
    """The day it holds for, or the report's; None if neither is known."""
    independence: int
    """`Source.independence` of the source."""
    latest: bool
    """True on the sides of the latest day where several days are known: the latest, which is not the truth."""
    disputed: bool = False
    """True if another side of the row, for the same day and scope, contradicts it."""
    verdict: NumberVerdict


class Figure(Record):
    """Figures that count the same thing, side by side; nothing is averaged and nobody is outvoted."""

    id: str
    what: str
    language: str | None = None
    """ISO 639-1 code of the language that `what` is worded in, where that is not English."""
    relation: Relation
    sides: tuple[Side, ...]
    list: str


class ConflictKind(StrEnum):
    """What sources disagree about."""

    FIGURE = "figure"
    DENIAL = "denial"
    """One states or claims what another denies, or says the opposite of."""
    DATE = "date"
    """They give other days for one event."""
    CAUSE = "cause"
    """They give other causes for one event."""
    ACTOR = "actor"
    """They lay one event to others."""


class Conflict(Record):
    """A disagreement with all its sides; the words of each are in its citations."""

    id: str
    kind: ConflictKind
    about: str
    sides: tuple[Citation, ...]


class Precision(StrEnum):
    """How exactly the day of an event is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    AS_WORDED = "as_worded"
    """Cannot be resolved, such as 'Friday' in an undated article."""


class TimelineEntry(Record):
    """An event with its own day, which is not the day of the report."""

    start: dt.date | None
    end: dt.date | None
    """Last day of the range, inclusive."""
    precision: Precision
    worded: str
    """The article's words for the time."""
    statement: str
    """That of its first point."""
    points: tuple[str, ...]
    """`Point.id` of every claim that tells of the event on that day, the highest ranked first."""
    citations: tuple[Citation, ...]
    """Those of its first point."""
    also: tuple[Citation, ...] = ()
    """Those of the other points: the same event in other words."""


class Quotation(Record):
    """Words between quotation marks, word for word, with their speaker."""

    id: str
    text: str
    """The article's own words, ` … ` where it breaks off; as returned where an editor's brackets stand in it."""
    speaker: str
    role: str | None
    verdict: QuoteVerdict
    speaker_verdict: SpeakerVerdict
    citations: tuple[Citation, ...]
    """One a fragment and source."""
    list: str


class Question(Record):
    """Something left open, by whom, and whether a later article answers it."""

    id: str
    question: str
    why: str
    raised_by: tuple[Citation, ...]
    answered_by: tuple[Citation, ...]
    list: str


class LeadSentence(Record):
    """A sentence of the lead and the points that carry it."""

    text: str
    points: tuple[str, ...]


class Story(Record):
    """One story: everything that its sources say, each thing once."""

    title: str
    sources: tuple[int, ...]
    lead: tuple[LeadSentence, ...]
    points: tuple[Point, ...]
    conflicts: tuple[Conflict, ...]
    figures: tuple[Figure, ...]
    timeline: tuple[TimelineEntry, ...]
    quotations: tuple[Quotation, ...]
    questions: tuple[Question, ...]


class Source(Record):
    """An article as a source."""

    number: int
    """From 1, over the whole briefing."""
    article: str
    """`Article.id`."""
    title: str | None
    publisher: str | None
    published: dt.date | None
    url: str | None
    path: str
    language: str
    independence: int
    """Number of its independent group, from 1 over the briefing; copies of one report share it."""
    independence_reason: str
    """Why it stands in that group, in words; empty if it stands alone."""
    sentences: int
    withheld_sentences: int
    """Teasers and boilerplate, which no model sees and nothing cites."""
    instructions: tuple[int, ...] = ()
    """Numbers of the sentences that read as instructions to a language model, and not as news."""
    notes: tuple[str, ...]


class Withheld(Record):
    """An item that was returned but does not hold, with the reason."""

    source: int
    kind: Literal["fact", "number", "quote", "question"]
    text: str
    verdict: str
    reasons: tuple[str, ...]
    citation: Citation | None
    """The nearest words of the source; None if it has none."""


class Lost(Record):
    """An input that gave no summary; or all that one file has more of, where it has many."""

    path: str
    reason: str
    count: Annotated[int, Field(ge=1)] = 1
    """Inputs that it stands for."""


def inputs(lost: Iterable[Lost]) -> int:
    """How many inputs are lost."""
    return sum(each.count for each in lost)


class Losses(Record):
    """Everything that went in and did not come out."""

    unreadable: tuple[Lost, ...] = ()
    failed: tuple[Lost, ...] = ()
    """Read, but no summary could be had."""
    duplicates: tuple[Lost, ...] = ()
    """Dropped because an equal article was already there."""


class Checked(Record):
    """How many items of a kind were returned, and how they fared."""

    kind: Literal["fact", "number", "quote", "question"]
    returned: int
    held: int
    verdicts: dict[str, int]


class CheckByModel(Record):
    """What came of asking a model about the facts that plain code left open."""

    models: tuple[str, ...]
    asked: int
    """Facts that it was asked about."""
    confirmed: int
    """Those of them that plain code found in the sentences it named."""
    failed: tuple[Lost, ...]
    """Articles whose check gave no answer; their verdicts are those of plain code alone."""


class Unanswered(Record):
    """Something that a model was to be asked about, and gave no usable answer."""

    about: str
    """Title of the story, and what of it."""
    reason: str


class AdjudicatedPair(Record):
    """Two claims that plain code cannot tell apart or together, and what a model said of them."""

    statements: tuple[str, str]
    citations: tuple[Citation, Citation]
    same: bool
    """The model's word."""
    joined: bool
    """True if they stand in one point: the model said so, and plain code finds nothing between them or their likes."""


class Adjudication(Record):
    """What came of asking a model which claims of different sources are the same."""

    models: tuple[str, ...]
    asked: int
    """Pairs that it decided."""
    joined: int
    """Those of them that were joined."""
    pairs: tuple[AdjudicatedPair, ...]
    failed: tuple[Unanswered, ...]
    """Questions without an answer; the claims they were about stay apart."""


class DroppedSentence(Record):
    """A sentence that a model wrote for a lead, and that its points do not carry."""

    story: str
    """`Story.title`."""
    text: str
    points: tuple[str, ...]
    """`Point.id`, of those that it names."""
    reasons: tuple[str, ...]


class LeadByModel(Record):
    """What came of asking a model to write the leads."""

    models: tuple[str, ...]
    written: int
    """Sentences that it wrote."""
    dropped: tuple[DroppedSentence, ...]
    """Those of them that are not shown."""
    replaced: tuple[str, ...]
    """`Story.title` of the stories of which no sentence is left; they begin with their top points."""
    failed: tuple[Unanswered, ...]
    """Stories whose lead gave no answer; they begin with their top points."""


class Cost(Record):
    """Calls and their tokens."""

    calls: int
    failed_calls: int
    prompt_tokens: int
    completion_tokens: int
    uncounted_calls: int
    """Calls whose tokens the endpoint did not report."""


class Ledger(Cost):
    """What the briefing was made with and what it cost in all."""

    engines: tuple[str, ...]
    """`builtin`, `given`, or the model's name."""
    prompts: tuple[str, ...]
    """Fingerprints of the templates used."""
    by_purpose: dict[Purpose, Cost] = Field(default_factory=dict)
    """The same calls by what they were for."""


class Change(StrEnum):
    """How something stands to the earlier briefing."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


class EarlierCitation(Record):
    """Words that carried a line of the earlier briefing; by their article, as sources are numbered anew each time."""

    article: str
    """`Article.id`."""
    source: int | None
    """`Source.number` in this briefing; None if the article is no source of it."""
    title: str | None
    publisher: str | None
    published: dt.date | None
    path: str
    sentence: int
    words: str


class Changed(Record):
    """A story, a point, a row of figures or a disagreement that is new, changed or gone."""

    change: Change
    kind: Literal["story", "point", "figure", "conflict"]
    story: int | None
    """Place of its story in this briefing, from 1; None if that story is gone."""
    id: str | None
    """`Point.id`, `Figure.id` or `Conflict.id` in this briefing; None for a story, and for what is gone."""
    earlier_story: int | None
    """Place of its story in the earlier briefing, from 1; None for a story that is new, and all that it holds."""
    earlier_id: str | None
    """Its id there; None for a story, and for what is new."""
    text: str
    """Its words: a title, a statement, what is counted or disputed; of what is gone, the earlier ones."""
    reasons: tuple[str, ...] = ()
    """What changed, or why it may be gone, in words."""
    citations: tuple[EarlierCitation, ...] = ()
    """What carried it, if it is gone."""


class Changes(Record):
    """What is new, changed or gone since an earlier briefing."""

    since: str
    """Name of the file that holds the earlier briefing."""
    sources: int
    """How many articles it was made from."""
    latest: dt.date | None
    """The day of the latest of them; None if none is dated."""
    items: tuple[Changed, ...]
    """Stories first; then the items of each story, disagreements first."""


class Briefing(Record):
    """The whole briefing; `presenting` turns it into pages without adding a word of its own about the events."""

    format: Literal["briefing/1"] = "briefing/1"
    partial: bool
    """True if an input was lost, or the run was stopped."""
    stories: tuple[Story, ...]
    sources: tuple[Source, ...]
    withheld: tuple[Withheld, ...]
    losses: Losses
    checked: tuple[Checked, ...]
    check: CheckByModel | None = None
    """None if no model was asked to check."""
    changes: Changes | None = None
    """None if it was compared with no earlier briefing."""
    adjudication: Adjudication | None = None
    """None if no model was to decide which claims are the same."""
    lead_by_model: LeadByModel | None = None
    """None if no model was to write a lead."""
    ledger: Ledger
