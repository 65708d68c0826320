"""Raw text → what we can compare and show: a normalised view with its way back, sentences, printable strings.

Every offset in this package counts characters (Unicode code points) of the untouched text, and every span is half-open.
No pattern here has nested quantifiers; each function is linear in its text.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

# Zero-width and joiner characters, soft hyphen, word joiner, BOM, variation selectors, bidi controls, tag characters:
# they carry no words, and hide or reorder them (OWASP LLM01:2026 names these blocks).
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")

_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\u300c\u300d\u300e\u300f\uff02"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u02bc\uff07\u0060\u00b4"
_SHORT_DASHES = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_LONG_DASHES = "\u2014\u2015\u2e3a\u2e3b"
_DOTS = "\u2025\u2026\u22ef"  # two, three, and three in the middle of the line
_SIGNS = "\u2126\u212a\u212b"  # ohm, kelvin and angstrom, which are letters
_FORMS = "\ufb00-\ufb06\uff01-\uff5e"  # ligatures, and letters and digits as wide as an ideograph

BROKEN = "\u00ad"
"""In a view: where a line was broken inside a word, with a hyphen that may or may not be the word's own."""

# Everything that typography may vary without touching a word. A spaced or doubled dash of any kind is one ` - `.
_BLANK = rf"[\s{INVISIBLE}]"
# The look-ahead turns away what starts with a letter or digit before any alternative is tried: most of a text.
_LEVELLED = (
    rf"(?=[\s{INVISIBLE}\-.'`{_DOTS}{_SIGNS}{_FORMS}{_LONG_DASHES}{_SHORT_DASHES}{_DOUBLE_QUOTES}{_SINGLE_QUOTES}])(?:"
    rf"(?P<broken>(?<=[^\W\d_])[\-\u00ad\u2010][ \t]*\r?\n[ \t]*(?=[^\W\d_]))"
    rf"|(?P<dash>{_BLANK}*(?:-{{2,3}}|[{_LONG_DASHES}]){_BLANK}*|{_BLANK}*\s[-{_SHORT_DASHES}]\s{_BLANK}*)"
    rf"|(?P<blank>{_BLANK}{{2,}}|[^\S ]|[{INVISIBLE}])"
    rf"|(?P<double>[{_DOUBLE_QUOTES}]|''|``)"
    rf"|(?P<single>[{_SINGLE_QUOTES}])"
    rf"|(?P<hyphen>[{_SHORT_DASHES}])"
    rf"|(?P<dots>[{_DOTS}]+\.?|\.{{3,}}|\. \. \.(?: \.|))"
    rf"|(?P<form>[{_SIGNS}{_FORMS}]))"
)
_VARIES = re.compile(_LEVELLED)
# Letters with marks of their own: Latin, Greek and Cyrillic; Arabic; kana; and Hangul written letter by letter.
_MARKS = "\u0300-\u036f\u0653-\u0655\u3099\u309a"
_VARIES_DECOMPOSED = re.compile(
    rf"(?P<marks>[^{_MARKS}][{_MARKS}]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?)|{_LEVELLED}"
)
_PLAIN = {"broken": BROKEN, "dash": " - ", "double": '"', "single": "'", "hyphen": "-", "dots": "..."}


def _plain(kind: str, piece: str) -> str:
    if kind == "blank":
        return "" if _INVISIBLE.fullmatch(piece) else " "
    return _PLAIN.get(kind) or unicodedata.normalize("NFC" if kind == "marks" else "NFKC", piece)


@dataclass(frozen=True)
class View:
    """A text as compared: typography levelled, words, digits and case untouched, every character traceable.

    `changes` holds, for each replaced piece, (start in view, end in view, start in original, end in original).
    """

    text: str
    changes: tuple[tuple[int, int, int, int], ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [change[0] for change in self.changes]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the untouched text that the view's [start, end) came from; `start < end`."""
        return self._back(start, last=False), self._back(end - 1, last=True)

    def _back(self, at: int, *, last: bool) -> int:
        index = bisect_right(self._starts, at) - 1
        if index < 0:
            return at + last
        _, view_end, original_start, original_end = self.changes[index]
        if at < view_end:
            return original_end if last else original_start
        return original_end + at - view_end + last


# What most articles have: one character for one, so that every offset stays. None of them may make a doubled one.
_ONE_FOR_ONE = (
    ("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u00ab", '"'), ("\u00bb", '"'),
    ("\u2013", "-"), ("\u2011", "-"), ("\n", " "), ("\u00a0", " "), ("\u202f", " "),
)  # fmt: skip
_MORE = re.compile(
    rf"[^\S ]|[{INVISIBLE}`{_DOTS}{_SIGNS}{_FORMS}{_LONG_DASHES}{_SHORT_DASHES}{_DOUBLE_QUOTES}{_SINGLE_QUOTES}"
    rf"{_MARKS}\u1100-\u1112]"
)
_DOUBLED = "  ", "--", "''", "....", ". ."


def view(text: str) -> View:
    r"""Level quote marks, dashes, white space, ellipses, ligatures, accents and invisible characters.

    >>> view("“Go”\u00a0—\u200b now").text
    '"Go" - now'
    """
    plain = text
    for glyph, sign in _ONE_FOR_ONE:
        if glyph in plain:
            plain = plain.replace(glyph, sign)
    if _MORE.search(plain) or "-\n" in text or any(sequence in plain for sequence in _DOUBLED):
        return _levelled(text)
    return View(plain, ())


def _levelled(text: str) -> View:
    parts: list[str] = []
    changes: list[tuple[int, int, int, int]] = []
    length = done = 0
    varies = _VARIES if unicodedata.is_normalized("NFC", text) else _VARIES_DECOMPOSED
    for match in varies.finditer(text):
        start, end = match.span()
        plain = _plain(match.lastgroup or "", match.group())
        parts += text[done:start], plain
        length += start - done
        changes.append((length, length + len(plain), start, end))
        length += len(plain)
        done = end
    parts.append(text[done:])
    return View("".join(parts), tuple(changes))


def visible(text: str) -> str:
    """The text without characters that nobody can see; what reaches a model or a reader."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def count_invisible(text: str) -> int:
    """How many characters `visible` would take away."""
    return 0 if text.isascii() else sum(map(len, _INVISIBLE.findall(text)))


_CONTROL = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029{INVISIBLE}\ud800-\udfff]")


def printable(text: str) -> str:
    r"""The text with every control, bidi and lone-surrogate character spelled out: safe on a terminal and in a log.

    >>> printable("a\x1b[2Jb")
    'a\\x1b[2Jb'
    """
    return _CONTROL.sub(lambda match: match.group().encode("unicode_escape").decode("ascii"), text)


# ── sentences ────────────────────────────────────────────────────────────────────────────────────────────────────────

# Abbreviations after which a sentence never ends: a name, a number or a date follows.
_NEVER_LAST = frozenset(
    "mr mrs ms mx dr prof rev hon fr sr sra gen lt col maj capt cmdr sgt cpl pvt adm brig gov sen rep reps sens pres "
    "supt insp det atty amb sec treas st mt ft no nos vol fig art vs ca cf eds".split()
)
# Abbreviations that may end a sentence: there a boundary needs a word that usually opens one.
_MAY_BE_LAST = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec inc corp co ltd llc bros plc dept univ assn etc al jr est approx "
    "ave blvd rd hwy calif fla ariz ark colo conn del ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla "
    "ore pa tenn tex vt va wash wis wyo u.s u.k u.n e.u u.a.e d.c a.m p.m ph.d b.c a.d i.e e.g n.y n.j".split()
)
_OPENERS = frozenset(
    "the a an this that these those he she it they we i you his her its their our my but and or so yet in on at by for "
    "from with after before when while as if since until although though however meanwhile still also there here what "
    "who where why how some many most all both each one two another such no not only now then today yesterday".split()
)
# The mark comes first, so that the search skips to it; the look behind keeps a run of dots from being tried again from
# each of its dots.
_END = re.compile(
    r"[.!?\u2026\u3002\uff01\uff1f](?:"
    r"(?<=[.!?\u2026])(?<![.!?\u2026].)[.!?\u2026]*+[\"'\u201d\u2019\u00bb)\]]*(?=\s)"
    r"|(?<=[\u3002\uff01\uff1f])[\u3002\uff01\uff1f]*[\u300d\u300f\u201d\u2019\uff09]*)"
)
_LAST_WORD = re.compile(r"[^\s\"'\u201c\u201d\u2018\u2019(\[]+\Z")
_NEXT = re.compile(r"\s*[\"'\u201c\u2018\u00ab(\[]*([^\s\"'\u201c\u201d]*)")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_LONGEST_WORD = 40  # characters looked back for an abbreviation; keeps the splitter linear on text without spaces


def sentences(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the sentences of `text`, in order, without the white space around them.

    A line break ends a sentence unless the text is wrapped at a column. Precision before recall: a cut inside a
    sentence harms evidence more than two sentences left together.
    """
    return [span for paragraph in paragraphs(text) for span in sentences_within(text, *paragraph)]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the paragraphs: blocks between empty lines, or single lines where a block is not wrapped."""
    if _is_wrapped(text):
        return list(_parts(text, _BLANK_LINE, 0, len(text)))
    if "\n\n" not in text or not _MAY_BE_WRAPPED.search(text):
        return list(_parts(text, _LINE_END, 0, len(text)))
    return [
        span
        for start, end in _parts(text, _BLANK_LINE, 0, len(text))
        for span in (
            [(start, end)] if _is_wrapped(text[start:end], block=True) else _parts(text, _LINE_END, start, end)
        )
    ]


def _parts(text: str, pattern: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """What lies between the matches, without the white space around it, if anything is left."""
    done = start
    for match in pattern.finditer(text, start, end):
        low, high = _trim(text, done, match.start())
        if low < high:
            yield low, high
        done = match.end()
    low, high = _trim(text, done, end)
    if low < high:
        yield low, high


# Each opens with a sign that the search can skip to: the blanks around a paragraph are trimmed anyway.
_LINE_END = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_MAY_BE_WRAPPED = re.compile(
    r"\n(?<=[^\s.!?]\n)(?=[^\W\d_])"
)  # a line that ends inside a sentence: a first, cheap look
_WRAP_WIDTH = (50, 100)  # columns between which a mail client, a wire or an editor wraps lines
_FEWEST_LINES = 3  # two may end alike by chance
_WRAPPED_SHARE = 0.5  # of the long lines end in the middle of a sentence where text is wrapped
_GOING_ON = 0.25  # of them go on with a small letter; of the others, the next line opens with a name or a figure


def _is_wrapped(text: str, *, block: bool = False) -> bool:
    """True if the lines of a text, or of one `block`, end at a column and not where a sentence or an item does."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    if len(lines) < _FEWEST_LINES or max(map(len, lines)) > _WRAP_WIDTH[1]:
        return False
    # Only a long line can have been broken at a column: the short ones are headings, labels and the ends of paragraphs.
    long_lines = [(line, following) for line, following in pairwise([*lines, ""]) if len(line) >= _WRAP_WIDTH[0]]
    going_on = sum(following[:1].islower() for _, following in long_lines)
    if len(long_lines) < _FEWEST_LINES or going_on < (_WRAPPED_SHARE if block else _GOING_ON) * len(long_lines):
        return False
    inner = sum(following[:1].islower() or line[-1].islower() or line[-1] == "," for line, following in long_lines)
    return inner >= _WRAPPED_SHARE * len(long_lines)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def sentences_within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Those of one paragraph, given by its span."""
    for match in _END.finditer(text, start, end):
        if match.end() == end or _ends_sentence(text, match, start, end):
            yield _trim(text, start, match.end())
            start = match.end()
    rest = _trim(text, start, end)
    if rest[0] < rest[1]:
        yield rest


def _ends_sentence(text: str, match: re.Match[str], start: int, end: int) -> bool:
    if match.group()[0] in "\u3002\uff01\uff1f":
        return True
    following = _NEXT.match(text, match.end(), end)
    word = following.group(1) if following else ""
    if not word or word[0].islower():
        return not word
    if match.group()[0] != ".":
        return True
    before = text[max(start, match.start() - _LONGEST_WORD) : match.start()].rpartition(" ")[2]
    found = _LAST_WORD.search(before)
    last = found.group().lower() if found else ""
    if last in _NEVER_LAST or (last in {"p", "pp"} and word[0].isdigit()):
        return False
    if last in _MAY_BE_LAST or _INITIAL.match(last):
        return word.strip(".,;:").lower() in _OPENERS and len(match.group()) >= 1
    return True
