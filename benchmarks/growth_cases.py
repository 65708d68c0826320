"""The readers of text, in the order of the rooms, and for each the units that, repeated, might cost it too much.

Every unit was once found to be quadratic, or suspected of it. Whoever finds another one enters it here.
"""

import asyncio
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from summarizer import brief
from summarizer.errors import AnswerError, InputError
from summarizer.extraction.answer import LONGEST_ANSWER, read_object
from summarizer.extraction.builtin import BuiltinEngine
from summarizer.extraction.schema import fingerprint
from summarizer.language.alphabets import mixed_words
from summarizer.language.attribution import attributed, speeches
from summarizer.language.dates import dates
from summarizer.language.instructions import addresses_a_model
from summarizer.language.quantities import quantities
from summarizer.language.quotations import quotations
from summarizer.language.surroundings import surroundings
from summarizer.merging import merge
from summarizer.presenting.escaping import escaped
from summarizer.reading import from_text
from summarizer.reading.classing import classed
from summarizer.reading.pages import page
from summarizer.reading.sheets import rules
from summarizer.reading.unshown import shown
from summarizer.summary import ArticleSummary, Quote
from summarizer.text import paragraphs, sentences, view
from summarizer.verdicts import Provenance
from summarizer.verification import verify
from summarizer.verification.page import Page
from summarizer.verification.quotes import verify_quote

SHORT = 10_000  # characters; ten times as many are more than a long report has
TIMES = 10  # as long is the long text
DRAWN = 30  # strings made of the pieces of Markdown
SEED = 20_260_312


@dataclass(frozen=True)
class Case:
    """Work on a text that repeats a unit."""

    what: str
    work: Callable[[str], object]
    unit: str
    before: str = ""
    after: str = ""
    short: int = SHORT
    """Characters of the short text."""

    def text(self, times: int, fewer: int = 0) -> str:
        """The text, so many times as long as the short one; `fewer` units make another text of about that length."""
        repeats = max(self.short // len(self.unit) - fewer, 1)
        return f"{self.before}{self.unit * repeats * times}{self.after}"


# ── the work
# ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _page(text: str) -> None:
    with suppress(InputError):
        page(f"<html><body>{text}</body></html>")


def _numbered(text: str) -> str:
    """The text with a number of its own in the place of each `#`."""
    first, *others = text.split("#")
    return "".join([first, *(f"{at}{part}" for at, part in enumerate(others))])


def _styled(text: str) -> None:
    """As many rules as elements, which are refused before they cost more than ten times as many."""
    body = "<p class=x>Word.</p>" * text.count(".x")
    _page(f"<style>{_numbered(text)}</style>{body}")


def _attribution(text: str) -> None:
    speeches(text, tuple(sentences(text)))
    attributed(text)


def _surroundings(text: str) -> None:
    for one in surroundings(text):
        one.belongs("people killed in the flood")


def _answer(text: str) -> None:
    with suppress(AnswerError):
        read_object(text, ("a", "b"))


def _quote(article: str, words: str) -> None:
    quote = Quote(text=words, speaker="Mirela Osk", role=None, sentence=1)
    verify_quote(quote, Page(from_text(article)), "quotes", 0)


def _quote_in_it(text: str) -> None:
    _quote(f"“{text}” said Mirela Osk.", "We will … not [sic] leave the quay")


def _quote_of_it(text: str) -> None:
    _quote("“We will not go,” said Mirela Osk.", text)


def _quote_of_it_in_it(text: str) -> None:
    _quote(f"“{text}” said Mirela Osk.", text)


_GIVEN = Provenance(engine="given", schema_fingerprint=fingerprint(ArticleSummary))
_QUOTES = ("We will not open it … nobody [there] should wait", "We will open it before the wreck is raised")


def _summary(*quotes: str, others: bool = True) -> ArticleSummary:
    """Items of every kind, as a model might return them; `quotes` alone, or the others too."""
    said = {"speaker": "Mirela Osk", "role": None, "sentence": 4}
    shared = dict.fromkeys(("low", "high", "unit", "scope", "period", "as_of")) | {
        "bound": "exact",
        "direction": "none",
        "sentence": 2,
    }
    fact = {
        "statement": "At least 36 ferries were not held in port on Friday.",
        "sentences": [2],
        "importance": "vital",
        "when": None,
        "attributed_to": "the port office",
        "certainty": "stated",
    }
    numbers = [
        shared | {"value": 36, "what": "ferries held in port", "as_written": "36"},
        shared | {"value": 7, "what": "ferries in all", "as_written": "7"},
    ]
    question = {"question": "When will the wreck be lifted?", "why": "as the article says", "sentences": [13]}
    return ArticleSummary.model_validate(
        {
            "headline": "At least 36 ferries held at Vellmoor",
            "key_facts": [fact] * others,
            "numbers": numbers * others,
            "quotes": [said | {"text": text} for text in quotes],
            "open_questions": [question] * others,
            "sentences_read": {"first": 1, "last": 1},
        }
    )


def _verify_quotes(text: str) -> None:
    verify(_summary(*_QUOTES, others=False), from_text(text), _GIVEN)


def _verify_others(text: str) -> None:
    verify(_summary(), from_text(text), _GIVEN)


def _verify_long_quote(text: str) -> None:
    article = from_text('"We will not open it," said Mirela Osk. ' * 20)
    verify(_summary(text), article, _GIVEN)


def _merge(text: str) -> None:
    article = from_text(text, publisher="Osprey Press", published="2026-03-14", story="harbour", language="en")
    read = asyncio.run(BuiltinEngine().summarize(article))
    merge([verify(read.summary, article, read.provenance)])


# ── the units
# ──────────────────────────────────────────────────────────────────────────────────────────────────────────

_SIGNS = ("“", "— ", "-\n", ". ", " ", "e\u0301", "\u200b", "''", "a-\nb", "x")
_LINES = (
    "The mayor said on Friday that 3 people died. ",
    "x",
    "(",
    "(AP Photo/A B). ",
    "/",
    "A, ",
    ".",
    "\n-\n",
    "# a\n",
)
_TAGS = ("<a ", "<div>", "<b>", "<table><tr><td>", "<p>", "<!--")
_MARKS = ('"', '" ', "“", "”", "'a ", "“a ‘b “c” d’ ", '\'a "b" ', "« ", "“\n", "x")
_INCISES = ("«", "— ", "— a, — сказал он. ", ", dit-il", "\n— a —dijo", "« a, dit-il, b » ")
_DATES = (
    *("1", "day ", "the sixties ", "a week ", "Monday ", "2019 ", "last ", "in ", "-", "day", "12/", "the past "),
    *("May ", " "),
)
_QUANTITIES = (
    *("7", "-", "one ", "1,", "$", "a half of ", "12 to ", "1 per ", "3 of the ", "5 and ", "twenty-", "from 2 "),
    *("½", "word ", ",", "million ", "0 ", "+1 ", "one dollar in ", "about a ", "about a week 5 ", "5 of them "),
    "a single ",
)
_FIGURES = ("3 men, ", "3 men killed 4 ", "and ", "from 5 ")
_SPEECHES = ('"', "“a” ", 'said "a" ', "the mayor, ", ", said Ode, ", 'Nora Pell said "x". ', "x")
_ANSWERS = (
    *('{"a":', '{"a": "', '{"a": [{"b":', '{"a": 1} ', "{", '{"a": {}} <think>', "{'a':", "{“a", "{“a”: “", "{/*"),
    *("{//", "{a: ", '{"a": 1,', "{'a': 'x' ", '{"a": 1 ', '{"a": None, ', "{    "),
)
_QUOTED = (
    *('"', "“a” ", "“We will", "[", "[a] ", "… ", ". ", "We will not ", "We, will, not, ", "'", "x", "5", "- ", "走"),
)
_ARTICLES = (
    *('"', "“We will” ", '"We will not," she said. ', "5", "5 men, ", "We ", "x", "Osk, ", "not ", "… [a] ", "("),
    *("36 ferries. ", 'Osk spoke. "We will," he said. ', "他说：“我们赢了。”"),
)
_LONG_QUOTES = ("We will ", "… ", "[a] ", '"', "5", "x")
_BLOCK = 'A dredger sank off Vellmoor with 14 men. "We wait for the tide {}," said Mirela Osk. It cost $2.5 million. '
_MARKDOWN = ("a.", "@", "a@", "&a", " \n", "[x](")
_PIECES = (
    *"\\`*_[]<>|~#{}()!&;:.@/$^=+-\"' \n\t\r",
    *("a", "B", "7", "é", "日", "www.", "http:", "https://", "evil.com", "me@", "mailto:", "&lt;", "&#60;"),
    *("![", "](", "]:", "[2:14]", "<b>", "<!--", "-->", "```", "~~", "**", "__", "1.", "1)", "---", "==="),
    *("\x1b[2J", "\x9b", "\x00", "\u202e", "\u200b", "\u2028", "\xa0", "“", "”", "  \n", "\n\n"),
)


_WITHOUT_STOP = (
    "the crew said that twelve were killed ",
    "12 ",
    "twenty one ",
    "A. ",
    "from 5 to 6 ",
    '"',
    "`",
    '"a" ',
)


def _brief(text: str) -> object:
    return brief([from_text(f"{_BLOCK}\n\n{text}\n\n{_BLOCK}")], BuiltinEngine())


def _drawn() -> Iterator[str]:
    chance = random.Random(SEED)
    for _ in range(DRAWN):
        yield "".join(chance.choices(_PIECES, k=chance.randint(1, 12)))


def _each(what: str, work: Callable[[str], object], units: Sequence[str], short: int = SHORT) -> Iterator[Case]:
    return (Case(what, work, unit, short=short) for unit in units)


CASES = (
    *_each("view", view, _SIGNS),
    *_each("paragraphs", paragraphs, _SIGNS),
    *(Case("classing", classed, unit, after="end") for unit in _LINES),
    *_each(
        "shown", shown, ("<!--", "<p hidden>", "```\n", "[a]:", "[a]: b\n", "<", "<p ", "- ", "<b hidden></b>", "<a>")
    ),
    *_each("shown", lambda text: shown(_numbered(text)), ("<x# hidden>",)),
    Case("shown", shown, " ", "<a"),
    *_each(
        "sheets",
        lambda sheet: list(rules(sheet)),
        ("/*", '"', "{", "}", "a{", "a,", "\\", "@media{", "(", "url(", ".a .b{display:none}"),
    ),
    *_each("page", _page, _TAGS),
    *_each("page", _page, ("&amp;",), 50_000),
    Case("page", _page, "a=1 ", "<p ", ">x</p>", 40_000),
    Case("page", _page, "{", "<style>", "</style><p>x</p>", 20_000),
    Case("page", _page, "@media{", "<style>", "</style><p>x</p>", 14_000),
    *_each("page", _styled, (".x:not(.y#){color:red}", "p:nth-child(#),.x{left:0}", ":root{--x#:.x}"), 10_000),
    Case("page", _page, "[", '<script type="application/ld+json">', "</script><p>x</p>"),
    *_each("alphabets", mixed_words, ("a", "\u0430", "a\u0430", "a\u0430 ")),
    *_each(
        "instructions",
        addresses_a_model,
        ("ignore ", "please ", "add a ", "write ", "<|", "your answer ", "all ", "“", "指示"),
    ),
    *_each("quotations", quotations, (*_MARKS, *_INCISES)),
    *_each("dates", dates, _DATES),
    *_each("quantities", quantities, _QUANTITIES),
    *_each("surroundings", _surroundings, _FIGURES),
    *_each("attribution", _attribution, _SPEECHES),
    *_each("answer", _answer, _ANSWERS, LONGEST_ANSWER // TIMES),
    *_each("quote, hostile article", _quote_in_it, _QUOTED),
    *_each("quote, hostile words", _quote_of_it, _QUOTED),
    *_each("quote, both hostile", _quote_of_it_in_it, _QUOTED),
    *_each("verify, quotes", _verify_quotes, _ARTICLES),
    *_each("verify, other items", _verify_others, _ARTICLES),
    *_each("verify, long quote", _verify_long_quote, _LONG_QUOTES),
    *_each("merge", _merge, (_BLOCK,), 6_000),
    *_each("briefing", _brief, ("5%", "5% ", "12 boats, "), 2_000),
    *_each("briefing", _brief, _WITHOUT_STOP, 20_000),
    *_each("escaping", escaped, (*_MARKDOWN, *_drawn()), 2_000),
)
