"""Text → tokens that the grammar of figures can look at: digits, words, signs, each with its place.

One pass of one pattern without nested quantifiers; a token knows whether white space stands before it by its offsets
alone.
"""

import re
from functools import lru_cache
from operator import add
from string import ascii_lowercase, digits

from summarizer.language.remembered import SENTENCES, WORDS

# White space and apostrophes that group digits by threes; a plain space does so only in some languages.
GROUPING = "\u00a0\u2009\u202f'\u2019"
_ARABIC = "\u066b\u066c"  # the decimal and the thousands sign of Arabic digits
DOLLARS = "US AU CA NZ HK SG NT A C S R".split()  # letters that newspapers set before or behind a dollar sign
_APART = "US AU CA NZ HK SG C S".split()  # of these, the ones that may stand apart from it; "A $5 fee" is one fee
_DOLLAR = (
    rf"(?:\b(?:(?:{'|'.join(DOLLARS)})|(?:{'|'.join(_APART)})[^\S\n]))?\$(?:(?:{'|'.join(DOLLARS)})(?=[^\S\n]?\d))?"
)
_SIGNS = (
    r"\u20ac\u00a3\u00a5\u20b9\u20a9\u20bd\u20ba\u20b4\u20aa\u20ab\u20a6\u20b1%\u2030\u066a\u00b0"
    r"\u00bc-\u00be\u2150-\u215e"
)
_SCALES = r"\u4e07\u842c\u5104\u4ebf\u5146\u5343\u767e"  # each a token of its own
_SCALES_BEHIND_DIGITS = r"\ub9cc\uc5b5\ucc9c\ubc31\uc870"
# Languages in which a plain space between digits groups thousands.
SPACED = frozenset("fr ru uk pl cs sv no fi da".split())
CAPITAL_NOUNS = frozenset({"de"})  # languages in which a capital letter does not tell a name from a noun
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")


def _pattern(letter: str, *, spaced: bool, flags: re.RegexFlag) -> re.Pattern[str]:
    """One token; what most tokens are is tried first: a word in plain letters with no dollar sign behind it.

    The look ahead spares the blanks between tokens all of the alternatives.
    """
    number = rf"(?:(?<![\w.,])\.)?+\d++(?:[.,{GROUPING}{_ARABIC}]\d++)*+"
    if spaced:
        number = rf"\d{{1,3}}(?: \d{{3}})+(?!\d)(?:,\d+)?|{number}"
    more = rf"{letter}*+(?:['\u2019.][^\W\d_]++)*+"
    return re.compile(
        rf"(?=\S)(?:[A-Za-z]{more}(?![^\S\n]?\$)|{number}|[^\s\w${_SIGNS}\x1c-\x1f]|_|{_DOLLAR}|[{_SIGNS}]"
        rf"|[{_SCALES}]|(?<=\d)[{_SCALES_BEHIND_DIGITS}]|{letter}{more})",
        flags,
    )


# In a text of plain characters, plain classes find the same tokens at half the cost. By (plain, spaced).
_PATTERNS = {
    (plain, spaced): _pattern(
        "[A-Za-z]" if plain else rf"[^\W\d_{_SCALES}]", spaced=spaced, flags=re.ASCII if plain else re.UNICODE
    )
    for plain in (False, True)
    for spaced in (False, True)
}
_LETTERS = bytes(
    ord(char if char in ascii_lowercase else "0" if char in digits else " ") for char in map(chr, range(256))
)


_LIKE_PLAIN = str.maketrans("\u0130\u0131\u017f", "iis")  # what a pattern that ignores case takes for an i and an s


@lru_cache(maxsize=SENTENCES)
def glance(text: str) -> tuple[bool, tuple[str, ...]]:
    """Whether a text has plain digits, and its plain words in lower case, each digit a 0: most need no closer look."""
    plain = text if text.isascii() else text.translate(_LIKE_PLAIN)
    letters = plain.lower().encode("ascii", "replace").translate(_LETTERS).decode("ascii")
    return "0" in letters, tuple(letters.split())


@lru_cache(maxsize=SENTENCES)
def vocabulary(text: str) -> frozenset[str]:
    """The plain words of a text in lower case, each once; an apostrophe divides them: didn, t."""
    return frozenset(glance(text)[1])


_ONE_SIGN = re.compile(f"[{_SIGNS}]|.*[$].*")
_ONE_SCALE = re.compile(f"[{_SCALES}{_SCALES_BEHIND_DIGITS}]")


@lru_cache(maxsize=WORDS)
def _kind(token: str) -> tuple[str, str]:
    """What a token is, and the word in lower case if it is one."""
    if token[-1].isdecimal():
        return "number", ""
    if _ONE_SIGN.fullmatch(token):
        return "symbol", ""
    if _ONE_SCALE.fullmatch(token):
        return "scale", ""
    return ("word", token.lower()) if token[0].isalnum() else ("other", "")


_MARGIN = 16  # empty tokens at the end: more than the grammar looks beyond a token, forwards or backwards


class Tokens:
    """The tokens of one text, by position; a position just outside it has no text and no kind.

    Empty tokens at the end serve every look beyond it, forwards and, by negative position, backwards.
    """

    __slots__ = ("ends", "has_capitals", "kinds", "size", "starts", "text", "texts", "words")

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.has_capitals = language not in CAPITAL_NOUNS
        self.texts: list[str] = _PATTERNS[text.isascii(), language in SPACED].findall(text)
        self.size = len(self.texts)
        kinds = list(map(_kind, self.texts))
        self.kinds = [kind for kind, _ in kinds]
        self.words = [word for _, word in kinds]
        """The words in lower case; empty for any other kind."""
        end = 0
        # Only blanks stand between two tokens.
        self.starts: list[int] = [(end := text.find(each, end) + len(each)) - len(each) for each in self.texts]
        self.ends: list[int] = list(map(add, self.starts, map(len, self.texts)))
        self.texts += _NOTHING
        self.kinds += _NOTHING
        self.words += _NOTHING
        self.starts += [end + 1] * _MARGIN
        self.ends += [end + 2] * _MARGIN  # so that nothing is glued to them

    def lower(self, position: int) -> str:
        """The word in lower case, or the sign."""
        return self.words[position] or self.texts[position]

    def glued(self, position: int) -> bool:
        """True if nothing stands between this token and the one before it."""
        return bool(self.ends[position - 1] == self.starts[position])

    def hyphen(self, position: int) -> bool:
        """True for a dash that is written right behind the token before it."""
        return self.texts[position] in DASHES and self.ends[position - 1] == self.starts[position]

    def capital(self, position: int) -> bool:
        """True if it starts with a capital letter that says something."""
        return self.has_capitals and self.texts[position][:1].isupper()

    def opens(self, position: int) -> bool:
        """True for the first word of a sentence or of a quotation, whose capital says nothing."""
        return position == 0 or self.texts[position - 1] in _OPENING

    def written(self, start: int, end: int) -> str:
        """The text of tokens [start, end); empty if there is none."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""


_NOTHING = [""] * _MARGIN
_OPENING = frozenset('.!?:"\u201c\u2018\u201e\u00ab(')
