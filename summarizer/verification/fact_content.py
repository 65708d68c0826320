"""Statement + evidence → how much of its words the evidence has, and which it lacks."""

import re

from summarizer.language.cued import Cued
from summarizer.language.cues import SAID
from summarizer.language.dates import dates
from summarizer.language.function_words import says_nothing
from summarizer.language.names import names
from summarizer.language.quantities import quantities
from summarizer.language.similarity import bag, cover, keys
from summarizer.language.words import stem
from summarizer.verification.page import Evidence, Page

_TELLING = 2.5  # weight of a word that no statement may add: one document in 12 has it
# One verb of saying is as good as another.
_SAID = Cued(rf"\b(?:{'|'.join(sorted(SAID))})\b", " ".join(SAID))


class Content:
    """The words of a statement that carry it, beside figures and dates, which are compared by value."""

    def __init__(self, statement: str, evidence: Evidence, page: Page) -> None:
        self._evidence = evidence
        self.text = without_figures(statement, page)
        self._stated = bag(_SAID.sub(" ", self.text))
        self._there = keys(bag(text) for text in (*evidence.texts, *evidence.context[-1:], *page.dateline))
        self.covered = cover(self._stated, self._there)
        """The share of its weight, from 0 to 1, that the evidence has."""

    @property
    def is_empty(self) -> bool:
        """True for a statement that has no word of its own beside figures and dates."""
        return all(says_nothing(key) for key in self._stated)

    @property
    def adds(self) -> bool:
        """True if a telling word is nowhere in the evidence; names have a check of their own."""
        added = {key for key, value in self._stated.items() if value >= _TELLING and key not in self._there}
        return bool(added) and not added <= {stem(part) for name in names(self.text) for part in name.parts}

    def missing(self) -> str:
        """The words that the evidence lacks, as a reason."""
        absent = [
            word
            for word in re.findall(r"[\w'\u2019-]+", self.text)
            if any(key in self._stated and key not in self._there and value > 1 for key, value in bag(word).items())
        ]
        evidence = self._evidence
        return f"{evidence.label} {evidence.verb('do')} not say: {', '.join(dict.fromkeys(absent))}"


def without_figures(text: str, page: Page) -> str:
    """The text with blanks where its figures and dates stand; offsets stay."""
    figures = [(found.start, found.end) for found in quantities(text, page.article.reads_as)]
    mentions = [(found.start, found.end) for found in dates(text, page.article.language, page.article.published)]
    for start, end in (*figures, *mentions):
        last = end + len("'s") * text.startswith(("'s", "\u2019s"), end)  # Monday's debate
        text = text[:start] + " " * (last - start) + text[last:]
    return text
