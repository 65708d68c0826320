"""An article → the honest material that variants and corruptions are made from: quotations, figures, lines, names.

Quotations, their speakers and figures come from the program's own readers; values, names and words that a corruption
must not hit by chance are gathered here anew, and rather too many than too few.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from adversaries import tables
from adversaries.names import names_in, sort_of
from adversaries.values import Derivable, values_in

from summarizer.article import Article, Sentence, SentenceKind
from summarizer.language.attribution import PRONOUNS, speeches
from summarizer.language.quantities import Quantity, quantities
from summarizer.reading import from_text
from summarizer.summary import Direction, Number

_LETTERS = re.compile(r"[^\W_]+")
WORD = re.compile(r"[^\W_](?:[\w'\u2019-]*[^\W_])?")
_SHORTEST = 3  # letters of a noun: `$20s` are no s
_FEWEST_SPOKEN = 5  # words of a quotation; a shorter one may be a title or a scare quote
_LINE_WORDS = range(6, 46)  # words of a sentence that a statement is made from
_MARKS = re.compile("[\"\u201c\u201d\u00ab\u00bb\u201e]|''|``")


def plain(text: str) -> str:
    """The words alone, in lower case, a space around each: two texts with the same are the same words."""
    level = unicodedata.normalize("NFKC", text).lower().replace("\u2019", "").replace("'", "")
    return f" {' '.join(_LETTERS.findall(level))} "


@dataclass(frozen=True)
class Said:
    """A quotation of the article: its words, where they stand, and who speaks."""

    text: str
    start: int
    end: int
    outer_start: int
    outer_end: int
    sentence: Sentence
    speaker: str | None
    """The full name that the article gives; None where it is no name."""
    role: str | None

    @property
    def surname(self) -> str:
        """The last word of the speaker's name."""
        return (self.speaker or "").split()[-1] if self.speaker else ""


@dataclass(frozen=True)
class Figure:
    """A figure of the article, as read, and the number that a careful model would return for it."""

    quantity: Quantity
    line: str
    start: int
    """Where it begins in the article."""
    number: Number
    sure: bool
    """True if nothing about the figure is open to debate, so that the number is honest; else it is for corruptions."""


@dataclass(frozen=True)
class Line:
    """A sentence of the article in the reporter's own voice."""

    text: str
    number: int
    index: int
    """Its place among the told sentences."""


class Source:
    """One article as material."""

    def __init__(self, article: Article, others: tuple[Article, ...] = ()) -> None:
        self.article = article
        self.others = others
        """Further articles, for quotes that are moved."""

    @cached_property
    def told(self) -> tuple[Sentence, ...]:
        """The sentences of the story."""
        return tuple(self.article.told())

    @cached_property
    def words(self) -> str:
        """The article's words as `plain` gives them."""
        return plain(self.article.text)

    def has(self, text: str) -> bool:
        """True if the article has these words in this order, whatever stands between them but words."""
        return plain(text) in self.words

    # ── quotations ───────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def sayings(self) -> tuple[Said, ...]:
        """The closed quotations of five words and more inside the story."""
        return tuple(self._sayings())

    def _sayings(self) -> Iterator[Said]:
        spans = tuple((sentence.span.start, sentence.span.end) for sentence in self.article.sentences)
        for speech in speeches(self.article.text, spans):
            quotation = speech.quotation
            sentence = self.article.sentence_at(quotation.start)
            text = self.article.text[quotation.start : quotation.end]
            if not quotation.closed or sentence is None or not sentence.told or "\n" in text:
                continue
            if len(text.split()) < _FEWEST_SPOKEN:
                continue
            name = speech.speaker if speech.near and speech.speaker and _is_name(speech.speaker) else None
            yield Said(
                text=text.rstrip(","),
                start=quotation.start,
                end=quotation.end,
                outer_start=quotation.outer_start,
                outer_end=quotation.outer_end,
                sentence=sentence,
                speaker=name,
                role=speech.role if name else None,
            )

    def changed(self, start: int, end: int, words: str) -> Article:
        """The article with other characters at a span, read anew; the text before the span is untouched."""
        return self.rewritten(self.article.text[:start] + words + self.article.text[end:])

    def rewritten(self, text: str) -> Article:
        """The article with another text, and all else that is known of it."""
        one = self.article
        return from_text(
            text, title=one.title, publisher=one.publisher, published=one.published, url=one.url,
            language=one.language, source=one.source,
        )  # fmt: skip

    # ── figures ──────────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the story, without single things, ages and figures that nothing says the noun of."""
        return tuple(self._figures())

    def _figures(self) -> Iterator[Figure]:
        for sentence in self.told:
            line = self.article.text_of(sentence)
            for quantity in quantities(line, self.article.reads_as):
                lead, near = _lead(line[: quantity.start])
                what = quantity.what or lead
                glued = (
                    line[quantity.end - 1 : quantity.end + 1].endswith("-")
                    or "-" in line[quantity.start : quantity.end]
                )
                if quantity.age or quantity.value == 1 or len(what) < _SHORTEST or glued:
                    continue  # a ten-point lead is no ten points
                after = line[quantity.end : quantity.end + 1 + len(quantity.what)]
                written = line[quantity.start : quantity.end]
                number = Number(
                    value=quantity.value,
                    low=quantity.low,
                    high=quantity.high,
                    unit=quantity.unit,
                    what=what,
                    bound=quantity.bound,
                    direction=quantity.direction,
                    scope=None,
                    period=None,
                    as_of=None,
                    as_written=written + after if quantity.what and after.endswith(quantity.what) else written,
                    sentence=sentence.number,
                )
                yield Figure(
                    quantity,
                    line,
                    sentence.span.start + quantity.start,
                    number,
                    bool(quantity.what or near) and _is_sure(quantity, line),
                )

    @cached_property
    def values(self) -> frozenset[float]:
        """Every value that digits and number words of the article may stand for."""
        return frozenset(values_in(self.article.text))

    @cached_property
    def _derivable(self) -> Derivable:
        return Derivable(self.values)

    def may_have(self, value: float) -> bool:
        """True if the article has the value, or two of its values make it."""
        return value in self._derivable

    # ── statements ───────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The body's sentences without direct speech."""
        return tuple(
            Line(text, sentence.number, index)
            for index, sentence in enumerate(self.told)
            if sentence.kind is SentenceKind.BODY
            for text in (self.article.text_of(sentence),)
            if not _MARKS.search(text) and len(text.split()) in _LINE_WORDS
            and not self._in_block(sentence.span.start)
            and text.endswith(".") and text[:1].isupper() and "\n" not in text and " \u2014 " not in text[:30]
        )  # fmt: skip

    def _in_block(self, at: int) -> bool:
        """True inside a paragraph that opens with a mark and closes none: one of a quotation of several."""
        paragraph = self.paragraph(at)
        return (paragraph[:1] == '"' and paragraph.count('"') % 2 == 1) or (
            paragraph[:1] == "\u201c" and paragraph.count("\u201c") > paragraph.count("\u201d")
        )

    def paragraph(self, at: int) -> str:
        """The line around an offset."""
        text = self.article.text
        end = text.find("\n", at)
        return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The words of each line, as `plain` gives them."""
        return tuple(map(plain, self.article.text.split("\n")))

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """Noun phrases of the story that name and count nothing, of an article and a noun; each once, in order."""
        found = (match[1] for sentence in self.told for match in _PHRASES.finditer(self.article.text_of(sentence)))
        return tuple(f"the {noun}" for noun in dict.fromkeys(found) if noun not in tables.FUNCTION | tables.LIMITS)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names as written inside sentences, each once, in order."""
        found = [name for sentence in self.told for _, name in names_in(self.article.text_of(sentence))]
        return tuple(dict.fromkeys(found))

    @cached_property
    def sorts(self) -> dict[str, str]:
        """Each name as a person, a place or a group."""
        people = {said.speaker for said in self.sayings if said.speaker}
        speakers = frozenset(people | {name.split()[-1] for name in people})
        return {name: sort_of(name, self.article.text, speakers) for name in self.names}

    def together(self, one: str, other: str) -> bool:
        """True if a sentence has words of both names: one may be a part, an owner or another name of the other."""
        return any(
            any(part in text for part in one.split()) and any(part in text for part in other.split())
            for text in self._sentences
        )

    @cached_property
    def _sentences(self) -> tuple[str, ...]:
        head = (f"{self.article.title or ''} {self.article.dateline or ''}",)
        return (*head, *(self.article.text_of(sentence) for sentence in self.told))


_PHRASES = re.compile(r"\bthe ([a-z]{4,}(?<!ed)(?<!ing)(?<!st))(?=[,.;]| (?:of|in|on|at|was|is|has|had|will|and)\b)")
_DETERMINER = re.compile(r"\b(?:the|a|an|its|their|his|her|our)\s", re.IGNORECASE)
_PHRASE = 3  # words that a noun phrase may have
_CHANGED = re.compile(
    r"\s*\W*(?:more|less|fewer|larger|smaller|higher|lower|longer|shorter|in\s(?:two|three|four|ten))\b"
)
_TOLD_AS_PART = re.compile(r"\bone\s\w+\sin\s\Z")
_LINKS = re.compile(r"\s(?:(?:was|were|is|are|comes|stood|stands|peaked)\s)?(?:(?:at|by|to)\s)?\Z")


def _lead(before: str) -> tuple[str, bool]:
    """The noun phrase before a figure that nothing follows, and whether nothing but a link stands between.

    `lifts the property levy by` → property levy.
    """
    clause = re.split("[,;:]", before)[-1]
    for match in reversed(list(_DETERMINER.finditer(clause))):
        following = clause[match.end() :].split()[:_PHRASE]
        words = list(itertools.takewhile(lambda word: word.lower() not in tables.FUNCTION, following))
        if words and len(words) < len(following) and words[0] not in tables.FRACTIONS:
            phrase = " ".join(words)
            behind = before[before.rfind(phrase) + len(phrase) :]
            return phrase, bool(behind.strip() and _LINKS.fullmatch(behind))
    return "", False


def _is_sure(quantity: Quantity, line: str) -> bool:
    """False for changes that the wording hides, for directions without their word, and for parts of a saying."""
    after, before = line[quantity.end :], line[: quantity.start]
    if _CHANGED.match(after) or _TOLD_AS_PART.search(before) or (quantity.unit == "USD" and quantity.value == 1):
        return False
    near = re.findall(r"\w+", before)[-2:]
    wanted = {
        Direction.ROSE_BY: {"by", "of", "up"}, Direction.FELL_BY: {"by", "of", "down"},
        Direction.ROSE_TO: {"to"}, Direction.FELL_TO: {"to"},
    }.get(quantity.direction)  # fmt: skip
    return wanted is None or (bool(wanted & set(near)) and "from" not in near)


def _is_name(speaker: str) -> bool:
    return speaker.lower() not in PRONOUNS and all(part[:1].isupper() for part in speaker.split())
