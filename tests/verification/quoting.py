"""A quote of an invented text, verified alone."""

from summarizer.reading import from_text
from summarizer.summary import Quote
from summarizer.verdicts import VerifiedQuote
from summarizer.verification.page import Page
from summarizer.verification.quotes import verify_quote


def check(text: str, words: str, speaker: str = "Mirela Osk", role: str | None = None) -> VerifiedQuote:
    """The verdict on words that cite the first sentence of a text."""
    article = from_text(text, published="2026-03-14")
    return verify_quote(Quote(text=words, speaker=speaker, role=role, sentence=1), Page(article), "quotes", 0)
