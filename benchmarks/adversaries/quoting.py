"""A quotation → quotes of it, and what the makers of such quotes need to take words apart and put them together."""

import random
import re
from collections.abc import Callable, Iterator
from functools import wraps

from adversaries import tables
from adversaries.kinds import Draft, Maker
from adversaries.material import WORD, Said, Source, plain

from summarizer.article import Article
from summarizer.summary import Quote

_BRACKETED = re.compile(r"\[[^\]]*\]")
UNNAMED = "the speaker"  # for quotations that nothing ties to a name; the words are judged alone

Words = Callable[[Said, Source, random.Random], Iterator[str]]


def quote(said: Said, text: str, article: Article | None = None, at: int | None = None) -> Quote:
    """A quote of these words; `at` is where they begin in a changed article."""
    sentence = said.sentence
    if article is not None:
        sentence = article.sentence_at(said.outer_start if at is None else at) or article.sentences[0]
    return Quote(text=text, speaker=said.speaker or UNNAMED, role=None, sentence=sentence.number)


def reworded(make: Words) -> Maker:
    """A maker of quotes from one of texts, for the article as it is."""

    @wraps(make)
    def maker(said: Said, source: Source, rng: random.Random) -> Iterator[Draft]:
        for text in make(said, source, rng):
            yield Draft(quote(said, text))

    return maker


def unless_said(make: Words) -> Maker:
    """As `reworded`, without texts whose words the article has after all, or that change an older bracket only."""

    @wraps(make)
    def maker(said: Said, source: Source, rng: random.Random) -> Iterator[Draft]:
        for text in make(said, source, rng):
            spoken = _BRACKETED.sub("[]", text) != _BRACKETED.sub("[]", said.text)
            if plain(text).strip() and spoken and not source.has(text):
                yield Draft(quote(said, text))

    return maker


def altered(said: Said, source: Source, words: str, of: str | None = None, at: int | None = None) -> Draft:
    """A quote whose quotation stands otherwise in a changed article: with `words` for its own between the marks."""
    article = source.changed(said.start, said.end, words)
    return Draft(quote(said, said.text if of is None else of, article, at), article)


def shuffled(items: list[re.Match[str]], rng: random.Random) -> list[re.Match[str]]:
    """The items in an order of chance."""
    return rng.sample(items, len(items))


def words_of(text: str) -> list[re.Match[str]]:
    """The words of a text."""
    return list(WORD.finditer(text))


def inner_words(text: str) -> list[re.Match[str]]:
    """The words of a text without its first and its last."""
    return words_of(text)[1:-1]


def put(text: str, word: re.Match[str], words: str) -> str:
    """The text with other words in a word's place."""
    return text[: word.start()] + words + text[word.end() :]


def after(text: str, word: re.Match[str], words: str) -> str:
    """The text with further words behind a word."""
    return put(text, word, f"{word.group()} {words}")


def cased(words: str, like: str) -> str:
    """The words with the first letter's case of `like`."""
    return words[:1].upper() + words[1:] if like[:1].isupper() and like != "I" else words


def is_negation(word: str) -> bool:
    """True for a word that denies."""
    return word.lower() in tables.NEGATIONS or word.lower().replace("\u2019", "'").endswith("n't")


def is_figure(word: str) -> bool:
    """True for digits and number words, ordinals too."""
    low = word.lower()
    return (
        any(char.isdigit() for char in word)
        or low == "one"
        or low in (*tables.NUMBERS, *tables.ORDINALS, *tables.SCALES)
    )


SPLIT_AT = re.compile(r", (?=\w)")

_FEWEST_CLAUSE = 4  # words
_OPENERS = re.compile(r"\A(?:and|but|so)\s")


def clauses_of(text: str) -> list[str]:
    """The parts of a quotation between commas that stand alone, the whole first one included."""
    if re.search(r"\b(?:if|unless|either|only|both)\b|[\[\]\u2026]|\.\.", text, re.IGNORECASE):
        return [text]
    parts = [_OPENERS.sub("", part.strip()) for part in re.split(r"[,;]\s", text)]
    return [part for part in parts if len(part.split()) >= _FEWEST_CLAUSE] or [text]


def beside_dots(text: str, start: int, end: int) -> bool:
    """True if the article's own ellipsis stands right before or behind: dropping more there is honest."""
    return bool(
        re.search(r"(?:\u2026|\.\.\.|\])\s*\Z", text[:start]) or re.match(r"\s*(?:\u2026|\.\.\.|\[)", text[end:])
    )
