"""Verified items → entries: each with the source it comes from, as the merging modules compare them."""

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from summarizer.article import Article, Span
from summarizer.briefing import Citation, Source
from summarizer.cached import cached_property
from summarizer.language.clocks import Clock, clocks
from summarizer.language.dates import Grain, Mention, dates
from summarizer.language.fates import fates, without_fates
from summarizer.language.names import names
from summarizer.language.polarity import negations
from summarizer.language.quantities import Quantity
from summarizer.language.similarity import Bag, bag, joined, weight
from summarizer.language.surroundings import Surroundings, surroundings
from summarizer.language.words import stem
from summarizer.language.wrecks import wrecks
from summarizer.summary import Certainty
from summarizer.verdicts import VerifiedFact, VerifiedItem


@dataclass(frozen=True)
class Origin:
    """An article and its number as a source."""

    article: Article
    source: Source
    _read: dict[str, tuple[Surroundings, ...]] = field(default_factory=dict, compare=False, repr=False)

    _named: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def names(self, text: str) -> frozenset[str]:
        """The words of the names in a text of its article; a text is read once."""
        found = self._named.get(text)
        if found is None:
            found = self._named[text] = name_words(text)
        return found

    def figures(self, text: str) -> tuple[Surroundings, ...]:
        """The quantities of a text of its article, with the words that go with each; a text is read once."""
        found = self._read.get(text)
        if found is None:
            found = self._read[text] = surroundings(text, self.language)
        return found

    @cached_property
    def story(self) -> Bag:
        """The stems of all that its article tells."""
        return joined(bag(self.article.text_of(sentence)) for sentence in self.article.told())

    @property
    def language(self) -> str:
        """Language of its figures and dates."""
        return self.article.reads_as

    def cite(self, span: Span) -> Citation:
        """The citation of a span of its text."""
        sentence = self.article.sentence_at(span.start)
        return Citation(
            source=self.source.number,
            sentence=sentence.number if sentence else 0,
            span=span,
            words=span.of(self.article.text),
        )

    def cite_item(self, item: VerifiedItem) -> tuple[Citation, ...]:
        """A citation a span of a verified item; a fact's carry its certainty, its source, and who named them."""
        cited = tuple(self.cite(span) for span in item.spans)
        if not isinstance(item, VerifiedFact):
            return cited
        update = {
            "certainty": item.item.certainty,
            "attributed_to": item.item.attributed_to,
            "named_by": item.check.model if item.check and item.check.confirmed else None,
        }
        return tuple(citation.model_copy(update=update) for citation in cited)


_OF_THEM = re.compile(r"of (?:them|whom|those|these)\b", re.IGNORECASE)
_NO_NAME = 4.0  # weight below which a word that opens a sentence is not the first of a name: one document in fifty
_FATE = 4.0  # weight of what befell people, in whatever words: about that of "killed" and "injured"
# What stands between the two sides of a vote or a score: nine votes to six, 3-1.
TALLY = re.compile(r"\s(?:votes?\s)?(?:to|against)\s|[-\u2013]")
OUTCOME = re.compile(
    r"\b(?:vot\w+|pass\w*|defeat\w*|approv\w+|adopt\w*|reject\w*|fail\w*|carried|won|win|wins|beat|lost)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 13)
def befallen(text: str) -> Bag:
    """The stems of a text, with one for each fate in place of its words: cleared, evacuated and ordered out are one."""
    found = fates(text)
    if not found:
        return bag(text)
    return dict(bag(without_fates(text))) | {f"~{fate}": _FATE for fate in sorted(found)}


def name_words(text: str) -> frozenset[str]:
    """The words of the names in a text, and their initials; of one that opens it, not the capital of the sentence."""
    found: set[str] = set()
    for name in names(text):
        opens = name.start == 0 and len(name.parts) > 1 and weight(stem(name.parts[0])) < _NO_NAME
        if name.sure:
            parts = name.parts[1:] if opens else name.parts
            found.update(parts)
            if len(parts) > 1:
                found.add("".join(part[0] for part in parts))  # the Islamic State, and IS
    return frozenset(found)


@dataclass(frozen=True)
class Befallen:
    """A figure of a statement and what befell those it counts."""

    quantity: Quantity
    fates: frozenset[str]


# "evacuated the last of them before resuming operations on Friday": Friday is the day of the other event.
_OTHER_EVENT = re.compile(r"\b(?:before|after|until|following|ahead of|prior to)\s+(?:\w+\s+){2}[^,;]*$", re.IGNORECASE)


class FactKey(NamedTuple):
    """Which fact of a batch, whatever numbers its sources have."""

    article: str
    """`Article.id`."""
    list: str
    position: int


@dataclass(frozen=True)
class Claim:
    """A fact that holds, as claims are compared."""

    fact: VerifiedFact
    origin: Origin

    @property
    def statement(self) -> str:
        """Its wording."""
        return self.fact.item.statement

    @cached_property
    def says(self) -> tuple[object, ...]:
        """What decides whether it says the same as another, so that copies are compared once."""
        item = self.fact.item
        return item.statement, item.certainty, item.when, self.cited, self.day, self.origin.language

    @property
    def key(self) -> tuple[int, str, int]:
        """Its place in the briefing's canonical order."""
        return self.origin.source.number, self.fact.list, self.fact.position

    @property
    def identity(self) -> FactKey:
        """Which fact it is."""
        return FactKey(self.origin.article.id, self.fact.list, self.fact.position)

    @cached_property
    def bag(self) -> Bag:
        """The stems of its statement; what befell people stands as one stem, however it is worded."""
        return befallen(self.fact.item.statement)

    @cached_property
    def evidence(self) -> Bag:
        """The stems of the sentences that it cites."""
        if self.cited == (self.statement,):
            return self.bag
        return joined(map(befallen, self.cited))

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """The sentences that it cites."""
        return tuple(span.of(self.origin.article.text) for span in self.fact.spans)

    @cached_property
    def cited_figures(self) -> tuple[Quantity, ...]:
        """The quantities of the sentences that it cites."""
        return tuple(each.quantity for text in self.cited for each in self.origin.figures(text))

    @cached_property
    def deeds(self) -> Bag:
        """The stems of its statement without its names: what happened, not to whom or where."""
        return {key: value for key, value in self.bag.items() if key not in self.named}

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        """The quantities of its statement."""
        return tuple(each.quantity for each in self.origin.figures(self.statement))

    @cached_property
    def undated(self) -> Bag:
        """The stems of its statement without its dates."""
        if not self.dates:
            return self.bag  # the same one: a batch holds many claims
        text = self.statement
        for mention in reversed(self.dates):
            text = text[: mention.start] + text[mention.end :]
        return befallen(text)

    @cached_property
    def counts(self) -> tuple[Befallen, ...]:
        """The quantities of its statement with what befell those they count, where it says so."""
        found: list[Befallen] = []
        befell: frozenset[str] = frozenset()
        for each in self.origin.figures(self.statement):
            behind = self.statement[each.quantity.end :].lstrip()
            befell = fates(each.clause) or (befell if _OF_THEM.match(behind) else frozenset())
            if befell:
                found.append(Befallen(each.quantity, befell))
        return tuple(found)

    @cached_property
    def denials(self) -> int:
        """How many times it denies; "without power" is no denial of anything."""
        return negations(without_fates(self.statement)) + (self.fact.item.certainty is Certainty.DENIED)

    @cached_property
    def wrecks(self) -> frozenset[str]:
        """The stems of what broke, as its statement says."""
        return wrecks(self.statement)

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        """The times of day in its statement."""
        return clocks(self.statement)

    @cached_property
    def tally(self) -> tuple[float, float] | None:
        """The two sides of the vote or the match that it reports; None if it reports none."""
        text = self.statement
        for one, other in pairwise(self.figures):
            between = text[one.end : other.start]
            plain = one.value is not None and other.value is not None and one.unit is None and other.unit is None
            is_change = text[: one.start].rstrip().endswith("from")
            if plain and not is_change and TALLY.fullmatch(between) and OUTCOME.search(text):
                return one.least, other.least
        return None

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of the names in its statement."""
        return self.origin.names(self.statement)

    @cached_property
    def named(self) -> frozenset[str]:
        """The stems of those words."""
        return frozenset(map(stem, self.names))

    @cached_property
    def dates(self) -> tuple[Mention, ...]:
        """The dates of its statement."""
        return self._dates(self.statement)

    @cached_property
    def cited_dates(self) -> tuple[Mention, ...]:
        """The dates of the sentences that it cites."""
        return tuple(mention for text in self.cited for mention in self._dates(text))

    @property
    def dated(self) -> bool:
        """True if it gives a day, also one that cannot be resolved."""
        return self.when is not None and self.when[0].grain is Grain.DAY

    @cached_property
    def when(self) -> tuple[Mention, str] | None:
        """The date of what it reports, resolved against the article's own day, and its words; None if it gives none."""
        said = self.fact.item.when
        sentences = (span.of(self.origin.article.text) for span in self.fact.spans)
        for text in (self.fact.item.statement, *sentences):
            for mention in self._dates(text):  # in its sentence a date shows whether it lies ahead
                words = text[mention.start : mention.end]
                if said is None and (mention.grain is not Grain.DAY or _OTHER_EVENT.search(text[: mention.start])):
                    continue  # nobody said that a year or month, or another event's day, is when it happened
                if said is None or said.casefold() in words.casefold() or words.casefold() in said.casefold():
                    return mention, said or words
            if said is None:
                return None
        alone = self._dates(said or "")
        return (alone[0], said or "") if alone else None

    def _dates(self, text: str) -> tuple[Mention, ...]:
        return dates(text, self.origin.language, self.origin.article.published)

    @cached_property
    def day(self) -> tuple[dt.date, dt.date] | None:
        """First and last day of what it reports, if it is dated to the day."""
        when = self.when
        if when is None or when[0].first is None or when[0].grain is not Grain.DAY:
            return None
        return when[0].first, when[0].last or when[0].first
