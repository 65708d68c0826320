"""Article → the page that verification reads: analysed once, however many items are checked against it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache

from summarizer.article import Article, Sentence, SentenceKind, Span
from summarizer.language.attribution import Speech, speeches
from summarizer.language.contractions import spelled_out
from summarizer.language.remembered import SENTENCES
from summarizer.language.similarity import Bag, Stems, bag, cover
from summarizer.text import View, view

BEFORE = 2  # sentences before the cited ones in which a pronoun's name may stand
_REFERS = re.compile(
    r"\b(?:he|she|they|it|him|her|them|his|their|its|this|that|these|those|the [a-z]+)\b", re.IGNORECASE
)
_KINDS = {SentenceKind.TEASER: "a teaser of another story", SentenceKind.BOILERPLATE: "not part of the story"}


_CLAUSE_END = re.compile(r"[,;:]\s|\s?[\u2014\u2015]\s?|\s\u2013\s|\s-{1,2}\s|\s(?:but|because|although|while|and)\s")
_RESTATED = 0.33  # of a clause's weight that a statement must have to restate it


@lru_cache(maxsize=SENTENCES)
def clauses(text: str) -> tuple[str, ...]:
    """The clauses of a text, roughly: what stands between commas, dashes and conjunctions."""
    return tuple(clause for clause in _CLAUSE_END.split(text) if clause.strip())


def _restated(texts: Sequence[str], stated: Bag) -> tuple[str, ...]:
    found = [clause for text in texts for clause in clauses(text)]
    covers = [cover(bag(clause), stated) for clause in found]
    least = min(_RESTATED, max(covers, default=0.0))
    return tuple(clause for clause, said in zip(found, covers, strict=True) if 0 < said >= least)


class Page:
    """One article with its view, its sentences' words and its speeches."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.words = tuple(article.text_of(sentence) for sentence in article.sentences)

    @cached_property
    def view(self) -> View:
        """The text as quotes are compared with it."""
        return view(self.text)

    @cached_property
    def speeches(self) -> tuple[Speech, ...]:
        """The quotations inside sentences of the story, with their speakers."""
        spans = tuple((sentence.span.start, sentence.span.end) for sentence in self.article.sentences)
        return tuple(speech for speech in speeches(self.text, spans) if self._is_told(speech.quotation.start))

    def _is_told(self, offset: int) -> bool:
        sentence = self.article.sentence_at(offset)
        return sentence is not None and sentence.told

    @cached_property
    def told(self) -> tuple[Sentence, ...]:
        """The sentences of the story."""
        return tuple(self.article.told())

    @property
    def dateline(self) -> tuple[str, ...]:
        """The place that the article reports from, if it says so."""
        return (self.article.dateline,) if self.article.dateline else ()

    @cached_property
    def story(self) -> tuple[str, ...]:
        """The words of each sentence of the story, and where it reports from."""
        return (*self.dateline, *(self.words[sentence.number - 1] for sentence in self.told))

    @cached_property
    def stems(self) -> Stems:
        """The stems of the whole story."""
        return Stems(self.words[sentence.number - 1] for sentence in self.told)

    def cited(self, numbers: list[int]) -> "Evidence":
        """The evidence of an item; each number once, in the article's order."""
        found, faults = [], []
        for number in sorted(set(numbers)):
            sentence = self.article.sentence(number)
            if sentence is None:
                faults.append(f"there is no sentence {number}; the article has {len(self.words)}")
            elif not sentence.told:
                faults.append(f"sentence {number} is {_KINDS[sentence.kind]}")
            elif number in self.article.instructions:  # it may hold any words, which a model that obeys it returns
                faults.append(f"sentence {number} reads as an instruction to a language model, and not as news")
            else:
                found.append(sentence)
        if not numbers:
            faults.append("cites no sentence")
        return Evidence(self, tuple(found), tuple(faults))


class Evidence:
    """The cited sentences that exist and belong to the story, and what is wrong with the others."""

    def __init__(self, page: Page, sentences: tuple[Sentence, ...], faults: tuple[str, ...]) -> None:
        self.page = page
        self.sentences = sentences
        self.faults = faults
        self.texts = tuple(spelled_out(page.words[sentence.number - 1]) for sentence in sentences)
        self.text = " ".join(self.texts)

    def restated(self, stated: Bag) -> tuple[str, ...]:
        """The clauses that a statement with these words restates: those it has a good part of, else the likest one."""
        return _restated(self.texts, stated)

    def nearest_text(self, stated: Bag) -> str:
        """The one cited sentence that says most of these words; empty without any."""
        if len(self.texts) == 1:
            return self.texts[0]
        return max(self.texts, key=lambda text: cover(stated, bag(text)), default="")

    def nearest(self, stated: Bag) -> tuple[str, ...]:
        """The clauses of that sentence which a statement with these words restates."""
        return _restated([self.nearest_text(stated)], stated)

    def told_by(self, statement: str) -> tuple[str, ...]:
        """The clauses that the statement as a whole restates, and those that each of its own clauses does, once each.

        What a statement makes of two sentences is told by both: the likest one alone would hide the other.
        """
        found = [self.nearest(bag(statement)), *(self.nearest(bag(part)) for part in clauses(statement))]
        return tuple(dict.fromkeys(clause for each in found for clause in each))

    @property
    def spans(self) -> tuple[Span, ...]:
        """The span of each sentence."""
        return tuple(sentence.span for sentence in self.sentences)

    @property
    def label(self) -> str:
        """`sentence 5`, `sentences 5 and 7`."""
        numbers = [str(sentence.number) for sentence in self.sentences]
        if len(numbers) > 1:
            return f"sentences {', '.join(numbers[:-1])} and {numbers[-1]}"
        return f"sentence {numbers[0]}" if numbers else "no sentence"

    def verb(self, verb: str) -> str:
        """The verb as it goes with the label: sentence 5 says, sentences 5 and 7 say."""
        if len(self.sentences) != 1:
            return verb
        return {"do": "does", "deny": "denies", "have": "has"}.get(verb, f"{verb}s")

    @cached_property
    def context(self) -> tuple[str, ...]:
        """The words of the sentences before that pronouns and "the town" stand for; empty where nothing refers back."""
        return self.before(BEFORE) if _REFERS.search(self.text) else ()

    def before(self, count: int) -> tuple[str, ...]:
        """The words of up to `count` sentences of the story before the first cited one: what its pronouns stand for."""
        if not self.sentences:
            return ()
        first = bisect_left(self.page.told, self.sentences[0].number, key=lambda sentence: sentence.number)
        earlier = self.page.told[max(0, first - count) : first]
        return tuple(spelled_out(self.page.words[sentence.number - 1]) for sentence in earlier)
