"""Text + what it should rest on → the first name of it that is not there."""

from summarizer.language.names import names
from summarizer.language.similarity import weight
from summarizer.language.words import spelled, stem

_COMMON = 4.0  # weight below which a word that opens a text has its capital from there: one document in fifty


def unnamed(text: str, source: str) -> str:
    """The first name of the text that the source has no word of, as written; empty if it has all words of all names."""
    there = _words(source)
    for name in names(text):
        words = _words(name.text)
        if name.start == 0:
            words -= {word for word in _words(spelled(name.text)[0]) if weight(stem(word)) < _COMMON}  # Did LCT
        if name.sure and not words <= there:
            return name.text
    return ""


def _words(text: str) -> frozenset[str]:
    """The words of a text in small letters, owners without their 's, abbreviations without full stops."""
    words = (word.casefold().replace("\u2019", "'") for word in spelled(text))
    return frozenset(word.removesuffix("'s").replace(".", "") for word in words)
