"""What plain code vouches for: every item of a summary with its verdict, the characters it rests on, and why."""

import json
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field

from summarizer.article import Article, Record, Span
from summarizer.summary import KeyFact, Number, OpenQuestion, Quote


class QuoteVerdict(StrEnum):
    """How the words of a quote stand to the article. Only the first four may be shown between quotation marks."""

    EXACT = "exact"
    TYPOGRAPHIC = "typographic"
    """Only quote marks, dashes, white space or the case of the first letter differ."""
    ELIDED = "elided"
    """Fragments of one utterance, in order, around an ellipsis."""
    BRACKETED = "bracketed"
    """With an editor's insertion in square brackets."""
    ALTERED = "altered"
    NOT_A_QUOTATION = "not_a_quotation"
    """The words are there, but as the reporter's own, outside quotation marks."""
    MISSING = "missing"
    ELSEWHERE = "elsewhere"
    """Missing here; another article of the batch has the words. Given by merging only."""


class SpeakerVerdict(StrEnum):
    """How the named speaker stands to the quotation."""

    NAMED_HERE = "named_here"
    """Tied to this quotation by its own sentence or the one beside it."""
    NAMED_ELSEWHERE = "named_elsewhere"
    """Occurs in the article, but nothing ties the name to this quotation."""
    ANOTHER_SPEAKER = "another_speaker"
    """The article ties these words to somebody else."""
    ABSENT = "absent"


class NumberVerdict(StrEnum):
    """How a figure stands to the sentence that it cites."""

    FOUND = "found"
    DERIVED = "derived"
    """Not in the text, but the sum, difference, share or unit change of figures that are."""
    DIFFERS = "differs"
    """The cited sentence has this figure with another value, unit, bound or direction; `differs` names which."""
    MISSING = "missing"
    NOT_CHECKED = "not_checked"
    """The article's language is not covered: no guess is made."""


class FactVerdict(StrEnum):
    """How a statement stands to the sentences that it cites."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"


class QuestionVerdict(StrEnum):
    """How a question stands to the article."""

    ANCHORED = "anchored"
    ANSWERED = "answered"
    """The article answers it."""
    UNANCHORED = "unanchored"


Spans = Annotated[
    tuple[Span, ...],
    Field(description="Half-open character ranges of the article's text that the verdict rests on."),
]
Reasons = Annotated[
    tuple[str, ...], Field(description="Why the verdict is not the best one, in words a reader understands.")
]


class Verified(Record):
    """Base of a verified item: where in the summary it stood, what it rests on, and why."""

    list: str
    """The summary's field that held it: `key_facts`, or a list of the user's own schema."""
    position: int
    """Its place in that list, from 0."""
    spans: Spans = ()
    reasons: Reasons = ()
    ungrounded: tuple[str, ...] = ()
    """Lesser fields of the item (a role, a scope, a reason why) whose words the article does not have; never shown."""

    @property
    def holds(self) -> bool:
        """True if a briefing may show the item as established."""
        raise NotImplementedError


class FactCheck(Record):
    """What a model answered about a fact that plain code had left open; plain code has the last word on it."""

    model: str
    """The model's name as asked for."""
    sentences: tuple[int, ...] = ()
    """The sentences that it named as support; none if it found none. What the fact cites itself stays in `item`."""
    confirmed: bool = False
    """True if plain code found the whole fact in them: the verdict and the spans are then theirs."""


class VerifiedFact(Verified):
    """A statement, checked against the sentences that it cites; `spans` are those sentences."""

    kind: Literal["fact"] = "fact"
    item: KeyFact
    verdict: FactVerdict
    check: FactCheck | None = None
    """None if no model was asked about it."""

    @property
    def holds(self) -> bool:
        """True if every figure, date, name and the sense are in the cited sentences."""
        return self.verdict is FactVerdict.SUPPORTED


class VerifiedNumber(Verified):
    """A figure, compared with the sentence that it cites; `spans` are the figure's own characters."""

    kind: Literal["number"] = "number"
    item: Number
    verdict: NumberVerdict
    differs: tuple[str, ...] = ()
    """Which of value, unit, bound, direction, what, sentence differ."""
    operands: tuple[Span, ...] = ()
    """The figures that a derived one derives from."""

    @property
    def holds(self) -> bool:
        """True if the figure stands in the cited sentence as returned, or derives from figures that are named."""
        return self.verdict is NumberVerdict.FOUND or self.verdict is NumberVerdict.DERIVED


class VerifiedQuote(Verified):
    """A quotation, compared letter by letter; `spans` are its words in the article, a span a fragment."""

    kind: Literal["quote"] = "quote"
    item: Quote
    verdict: QuoteVerdict
    speaker: SpeakerVerdict
    speaker_found: str | None = None
    """Whom the article ties the words to, as written there; None if to nobody."""
    difference: tuple[str, ...] = ()
    """For altered words: `-word` was left out of the article's words, `+word` is not in them."""

    @property
    def verbatim(self) -> bool:
        """True if the words may stand between quotation marks."""
        return self.verdict in {
            QuoteVerdict.EXACT,
            QuoteVerdict.TYPOGRAPHIC,
            QuoteVerdict.ELIDED,
            QuoteVerdict.BRACKETED,
        }

    @property
    def holds(self) -> bool:
        """True if the words are verbatim and the article ties them to the named speaker."""
        return self.verbatim and self.speaker is SpeakerVerdict.NAMED_HERE


class VerifiedQuestion(Verified):
    """An open question; `spans` are the sentences that leave it open."""

    kind: Literal["question"] = "question"
    item: OpenQuestion
    verdict: QuestionVerdict

    @property
    def holds(self) -> bool:
        """True if the article raises the question and does not answer it."""
        return self.verdict is QuestionVerdict.ANCHORED


VerifiedItem = Annotated[VerifiedFact | VerifiedNumber | VerifiedQuote | VerifiedQuestion, Field(discriminator="kind")]


class Purpose(StrEnum):
    """What a request is for."""

    EXTRACT = "extract"
    """To read the article."""
    CHECK = "check"
    """To name the sentences that support facts which plain code left open."""
    ADJUDICATE = "adjudicate"
    """To say which claims of different sources are the same, where plain code cannot tell."""
    LEAD = "lead"
    """To write the lead of a story."""
    JUDGE = "judge"
    """To say, in an evaluation, whether what was returned says a labelled fact."""


class Attempt(Record):
    """One request, also when it failed."""

    purpose: Purpose = Purpose.EXTRACT
    mode: str
    """The way of answering that was asked for: json_schema_strict, json_schema, json_object, tools, prompt."""
    outcome: str
    """`ok`, or the class of the failure."""
    detail: str = ""
    prompt_tokens: int | None = None
    """None if the endpoint did not say."""
    completion_tokens: int | None = None


class ModelCheck(Record):
    """The check by a model of the facts that plain code left open; each of them has its answer."""

    model: str
    """The model's name as asked for."""
    answered_by: str | None = None
    """The model's name as the endpoint returned it."""
    prompt: str
    """Fingerprint of the templates."""
    failure: str | None = None
    """Why there is no answer; the verdicts are then those of plain code alone. None if there is one."""


class Provenance(Record):
    """What made a summary."""

    engine: Literal["builtin", "model", "given"]
    """`given`: the summary came from a file, made by anybody."""
    model: str | None = None
    """The model's name as asked for; None for the built-in engine."""
    answered_by: str | None = None
    """The model's name as the endpoint returned it."""
    system_fingerprint: str | None = None
    """What the endpoint calls the system behind the model, if anything: another one may answer otherwise."""
    mode: str | None = None
    prompt: str | None = None
    """Fingerprint of the templates; None where none was used."""
    schema_fingerprint: str
    check: ModelCheck | None = None
    """None if no check was asked for, or if it had nothing to ask."""
    attempts: tuple[Attempt, ...] = ()


class VerifiedSummary(Record):
    """One article with everything that was said of it and how much of that holds; all that a briefing needs."""

    format: Literal["verified-summary/1"] = "verified-summary/1"
    article: Article
    headline: str
    headline_holds: bool
    """True if the headline passes the check of a fact over all sentences of the story."""
    items: tuple[VerifiedItem, ...]
    provenance: Provenance

    def without_article(self) -> bytes:
        """As JSON, for whoever has the article already."""
        return self.model_dump_json(exclude={"article"}).encode()

    @classmethod
    def with_article(cls, content: bytes, article: Article) -> Self:
        """What `without_article` was made of, with its article."""
        return cls.model_validate(json.loads(content) | {"article": article})

    def facts(self) -> list[VerifiedFact]:
        """The statements, in the summary's order."""
        return [item for item in self.items if isinstance(item, VerifiedFact)]

    def numbers(self) -> list[VerifiedNumber]:
        """The figures, in the summary's order."""
        return [item for item in self.items if isinstance(item, VerifiedNumber)]

    def quotes(self) -> list[VerifiedQuote]:
        """The quotations, in the summary's order."""
        return [item for item in self.items if isinstance(item, VerifiedQuote)]

    def questions(self) -> list[VerifiedQuestion]:
        """The open questions, in the summary's order."""
        return [item for item in self.items if isinstance(item, VerifiedQuestion)]
