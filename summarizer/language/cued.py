"""A pattern + the words of which every match has one → its matches, at a glance where a text has none of the words.

A pattern that is mostly alternatives costs as much where it finds nothing as where it does, and most texts have nothing
for most patterns. The plain words of a text are read once for all of them.
"""

import re
from collections.abc import Iterator

from summarizer.language.tokens import vocabulary


class Cued:
    """A pattern that ignores case, and is tried only on a text with one of its cues."""

    def __init__(self, pattern: str, cues: str) -> None:
        """`cues`: plain words in lower case, divided by blanks; `rul*` stands for every word that begins so."""
        words = cues.split()
        self.pattern = re.compile(pattern, re.IGNORECASE)
        self._words = frozenset(word for word in words if not word.endswith("*"))
        self._beginnings = tuple(word[:-1] for word in words if word.endswith("*"))

    def is_cue(self, word: str) -> bool:
        """True for a word, in lower case, that makes the pattern worth a try."""
        return word in self._words or word.startswith(self._beginnings)

    def may_match(self, text: str) -> bool:
        """False for a text without a cue."""
        words = vocabulary(text)
        if not self._words.isdisjoint(words):
            return True
        return bool(self._beginnings) and any(word.startswith(self._beginnings) for word in words)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, as `re.Pattern.search` gives it."""
        return self.pattern.search(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, as `re.Pattern.finditer` gives them."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())

    def sub(self, replacement: str, text: str) -> str:
        """The text with each match replaced, as `re.Pattern.sub` does it."""
        return self.pattern.sub(replacement, text) if self.may_match(text) else text
