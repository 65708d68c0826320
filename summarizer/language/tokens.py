"""Text → tokens that the grammar of figures can look at: digits, words, signs, each with its place.

One pass of one pattern without nested quantifiers; a token knows whether white space stands before it by its offsets
alone.
"""

import re

# White space and apostrophes that group digits by threes; a plain space does so only in some languages.
GROUPING = "\u00a0\u2009\u202f'\u2019"
_ARABIC = "\u066b\u066c"  # the decimal and the thousands sign of Arabic digits
DOLLARS = "US AU CA NZ HK SG NT A C S R".split()  # letters that newspapers set before or behind a dollar sign
_APART = "US AU CA NZ HK SG C S".split()  # of these, the ones that may stand apart from it; "A $5 fee" is one fee
_DOLLAR = (
    rf"(?:\b(?:(?:{'|'.join(DOLLARS)})|(?:{'|'.join(_APART)})[^\S\n]))?\$(?:(?:{'|'.join(DOLLARS)})(?=[^\S\n]?\d))?"
)
_DIGITS = rf"(?:(?<![\w.,])[.]|)\d+(?:[.,{GROUPING}{_ARABIC}]\d+)*"
_SPACED = rf"\d{{1,3}}(?: \d{{3}})+(?!\d)(?:,\d+)?|{_DIGITS}"
_REST = (
    rf"|(?P<symbol>{_DOLLAR}|[\u20ac\u00a3\u00a5\u20b9\u20a9\u20bd\u20ba\u20b4\u20aa\u20ab\u20a6\u20b1%\u2030\u066a\u00b0]"
    r"|[\u00bc-\u00be\u2150-\u215e])"
    r"|(?P<scale>[\u4e07\u842c\u5104\u4ebf\u5146\u5343\u767e]|(?<=\d)[\ub9cc\uc5b5\ucc9c\ubc31\uc870])"
    r"|(?P<word>[^\W\d_\u4e07\u842c\u5104\u4ebf\u5146\u5343\u767e]+(?:['\u2019.][^\W\d_]+)*)"
    r"|(?P<other>[^\s\w]|_)"
)
_POINTED = re.compile(f"(?P<number>{_DIGITS}){_REST}")
_SPACES = re.compile(f"(?P<number>{_SPACED}){_REST}")
# Languages in which a plain space between digits groups thousands.
SPACED = frozenset("fr ru uk pl cs sv no fi da".split())
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")


class Tokens:
    """The tokens of one text, by position; a position outside it has no text and no kind."""

    __slots__ = ("ends", "kinds", "size", "starts", "text", "texts", "words")

    def __init__(self, text: str, language: str) -> None:
        found = list((_SPACES if language in SPACED else _POINTED).finditer(text))
        self.text = text
        self.size = len(found)
        # Two empty tokens at the end serve every look beyond it, forwards and (by negative position) backwards.
        self.kinds = [match.lastgroup or "" for match in found] + ["", ""]
        self.texts = [match.group() for match in found] + ["", ""]
        self.starts = [match.start() for match in found] + [len(text) + 1] * 2
        self.ends = [match.end() for match in found] + [len(text) + 1] * 2
        self.words = [each.lower() if kind == "word" else "" for kind, each in zip(self.kinds, self.texts, strict=True)]

    def at(self, position: int) -> int:
        """The position, or that of the empty token if it lies outside."""
        return position if 0 <= position < self.size else -1

    def said(self, position: int) -> str:
        """The token as written."""
        return self.texts[self.at(position)]

    def word(self, position: int) -> str:
        """The word in lower case; empty for any other kind."""
        return self.words[self.at(position)]

    def lower(self, position: int) -> str:
        """The word in lower case, or the sign."""
        position = self.at(position)
        return self.words[position] or self.texts[position]

    def is_number(self, position: int) -> bool:
        """True for digits."""
        return self.kinds[self.at(position)] == "number"

    def is_word(self, position: int) -> bool:
        """True for letters."""
        return self.kinds[self.at(position)] == "word"

    def glued(self, position: int) -> bool:
        """True if nothing stands between this token and the one before it."""
        return 0 < position < self.size and self.ends[position - 1] == self.starts[position]

    def hyphen(self, position: int) -> bool:
        """True for a dash that is written right behind the token before it."""
        return self.said(position) in DASHES and self.glued(position)

    def capital(self, position: int) -> bool:
        """True if it starts with a capital letter."""
        return self.said(position)[:1].isupper()

    def opens(self, position: int) -> bool:
        """True for the first word of a sentence or of a quotation, whose capital says nothing."""
        return position == 0 or (self.said(position - 1) in _OPENING)

    def written(self, start: int, end: int) -> str:
        """The text of tokens [start, end); empty if there is none."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""


_OPENING = frozenset('.!?:"\u201c\u2018\u201e\u00ab(')
