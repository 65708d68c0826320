"""Text + what it should rest on → the first name of it that is not there."""

from summarizer.language.names import names
from summarizer.language.words import spelled


def unnamed(text: str, source: str) -> str:
    """The first name of the text that the source has no word of, as written; empty if it has all words of all names."""
    there = _words(source)
    return next((name.text for name in names(text) if name.sure and not _words(name.text) <= there), "")


def _words(text: str) -> frozenset[str]:
    """The words of a text in small letters, owners without their 's, abbreviations without full stops."""
    words = (word.casefold().replace("\u2019", "'") for word in spelled(text))
    return frozenset(word.removesuffix("'s").replace(".", "") for word in words)
