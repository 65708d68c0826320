"""A quotation → quotes that carry its very words: typography, ellipses and brackets varied, nothing else."""

import random
import re
import textwrap
import unicodedata
from collections.abc import Iterator

from adversaries import tables
from adversaries.kinds import Draft, Family, variant
from adversaries.material import Said, Source
from adversaries.quoting import (
    SPLIT_AT,
    after,
    altered,
    beside_dots,
    clauses_of,
    inner_words,
    is_figure,
    is_negation,
    put,
    quote,
    reworded,
    shuffled,
    words_of,
)

_variant = variant(Family.QUOTES)


@_variant
@reworded
def verbatim(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The words as they stand."""
    del source, rng
    yield said.text


@_variant
@reworded
def apostrophes_and_outer_marks(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """Straight marks for curly ones and the other way round, also around the whole quote."""
    del source, rng
    yield f"\u201c{said.text.replace(chr(39), chr(0x2019))}\u201d"
    yield f'"{said.text.replace(chr(0x2019), chr(39))}"'
    yield f"\u00ab\u00a0{said.text}\u00a0\u00bb"


@_variant
def other_marks_in_the_article(said: Said, source: Source, rng: random.Random) -> Iterator[Draft]:
    """The article has guillemets, German marks, two single marks or straight ones."""
    text = source.article.text
    inner = text[said.start : said.end]
    pairs = [
        ("\u00ab", "\u00bb"),
        ("\u00ab\u00a0", "\u00a0\u00bb"),
        ("\u201e", "\u201c"),
        ("``", "''"),
        ('"', '"'),
        ("\u201c", "\u201d"),
    ]
    for opening, closing in rng.sample(pairs, len(pairs)):
        if text[said.outer_start : said.start] == opening:
            continue
        article = source.changed(said.outer_start, said.outer_end, f"{opening}{inner}{closing}")
        yield Draft(quote(said, said.text, article), article)


_MARKS = re.compile(r"(?:(?<=\W)|\A)['\u2018\u201c\"]|['\u2019](?=\W|\Z)")


@_variant
def nested_marks(said: Said, source: Source, rng: random.Random) -> Iterator[Draft]:
    """A word in marks inside the quotation; the quote has marks of another kind there."""
    inner = source.article.text[said.start : said.end]
    curly = "\u201c" in source.article.text[said.outer_start : said.start]
    nested = ("\u2018", "\u2019") if curly else ("'", "'")
    if _MARKS.search(said.text):
        return
    for word in shuffled(inner_words(said.text), rng):
        if len(word.group()) < 4 or "'" in word.group() or "\u2019" in word.group():  # noqa: PLR2004 - no small words
            continue
        marked = put(inner, word, f"{nested[0]}{word.group()}{nested[1]}")
        other = rng.choice([('"', '"'), ("\u201c", "\u201d"), ("\u2018", "\u2019"), ("'", "'")])
        yield altered(said, source, marked, put(said.text, word, f"{other[0]}{word.group()}{other[1]}"))


@_variant
@reworded
def ellipsis_for_words(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """An ellipsis, in any of its forms, for words that limit, deny, count or name nothing."""
    del source
    for start, end in _runs(said.text, rng):
        dots = rng.choice(["\u2026", " \u2026 ", "...", " ... ", " [...] ", " [\u2026] ", " . . . "])
        yield said.text[:start].rstrip(" ,") + dots + said.text[end:].lstrip(" ,")


_DROPPED = (2, 6)  # words that an honest ellipsis stands for
_KEPT = 2  # words that stay on each side of it


def _runs(text: str, rng: random.Random) -> Iterator[tuple[int, int]]:
    """Spans of harmless words inside a text."""
    words = words_of(text)
    places = [
        (first, first + length)
        for length in range(_DROPPED[0], _DROPPED[1] + 1)
        for first in range(_KEPT, len(words) - length - _KEPT + 1)
    ]
    for first, last in rng.sample(places, len(places)):
        run = words[first:last]
        start, end = run[0].start(), run[-1].end()
        clause = re.split(r"[.,;:!?]", text[:start])[-1]  # what a negation there denies may be among the dropped words
        near = [*words_of(clause), *words[last : last + 2]]
        if any(is_negation(word.group()) for word in near) or beside_dots(text, start, end):
            continue
        touched = [words[first - 1], *run]
        if (
            re.search(r"[.!?;:\u2026]", text[start:end])
            or beside_dots(text, start, end)
            or "[" in text
            or not all(map(_is_harmless, touched))
        ):
            continue
        yield start, end


def _is_harmless(word: re.Match[str]) -> bool:
    text = word.group()
    return not (
        is_negation(text) or is_figure(text) or text.lower() in tables.LIMITS
        or text.lower() in {"a", "an"} or (text[:1].isupper() and text != "I")
    )  # fmt: skip


@_variant
@reworded
def bracket_for_a_pronoun(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """An editor's bracket in the place of a pronoun of the third person, with a noun of the article's."""
    for word in shuffled(words_of(said.text), rng):
        if (
            word.group().lower() in {"he", "she", "it", "they", "him", "them"}
            and source.phrases
            and "[" not in said.text
            and not beside_dots(said.text, *word.span())
            and not re.match(r"['\u2019]", said.text[word.end() :])
        ):
            yield put(said.text, word, f"[{rng.choice(source.phrases)}]")


@_variant
@reworded
def bracket_for_a_tense(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The same verb in another tense, in a bracket: it [was]."""
    del source
    tenses = {"is": "was", "are": "were", "has": "had", "have": "had", "was": "is", "were": "are"}
    for word in shuffled(inner_words(said.text), rng):
        other = tenses.get(word.group())
        if other and "[" not in said.text and not beside_dots(said.text, *word.span()):
            yield put(said.text, word, f"[{other}]")


@_variant
@reworded
def bracket_beside_the_words(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """An editor's remark in brackets: sic, laughs, pause."""
    del source
    for word in shuffled(inner_words(said.text), rng):
        if "[" not in said.text and not beside_dots(said.text, *word.span()):
            yield after(said.text, word, rng.choice(["[sic]", "[sic]", "[laughs]", "[pause]"]))


@_variant
@reworded
def first_letter(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The case of the first letter changed, plainly."""
    del source, rng
    if said.text[:1].isalpha() and said.text[:2] != "I ":
        yield said.text[:1].swapcase() + said.text[1:]


@_variant
@reworded
def bracketed_capital(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """A clause from within, opened with a bracketed capital: [T]he."""
    del source, rng
    for clause in clauses_of(said.text)[1:]:
        if clause[:1].islower():
            yield f"[{clause[0].upper()}]{clause[1:]}"


@_variant
@reworded
def shortened(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """One clause of the quotation alone."""
    del source
    clauses = [clause for clause in clauses_of(said.text) if clause != said.text]
    yield from (rng.choice([clause, clause.rstrip(".,") + "."]) for clause in clauses)


@_variant
@reworded
def last_mark(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """Another mark at the end, or none: the comma before the attribution is the newspaper's."""
    del source, rng
    bare = said.text.rstrip(".,")
    yield from (bare, f"{bare}.", f"{bare},")


@_variant
def dashes(said: Said, source: Source, rng: random.Random) -> Iterator[Draft]:
    """A dash for a comma in the article; the quote has one of another kind."""
    inner = source.article.text[said.start : said.end]
    for comma in shuffled(list(re.finditer(r", (?=\w)", said.text)), rng):
        there, here = rng.sample([" \u2014 ", "\u2014", " -- ", "--", " \u2013 ", " - "], 2)
        yield altered(said, source, put(inner, comma, there), put(said.text, comma, here))


@_variant
@reworded
def hyphens(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """Non-breaking and figure hyphens."""
    del source
    if re.search(r"\w-\w", said.text):
        yield re.sub(r"(?<=\w)-(?=\w)", rng.choice(["\u2010", "\u2011"]), said.text)


def _sprinkled(text: str, marks: str, rng: random.Random) -> str:
    """The text with invisible characters inside and around some words."""
    words = words_of(text)
    for word in sorted(rng.sample(words, min(4, len(words))), key=lambda each: -each.start()):
        at = rng.randint(word.start(), word.end())
        text = text[:at] + rng.choice(marks) + text[at:]
    return text


@_variant
@reworded
def blanks(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """No-break, thin, doubled blanks and line breaks in the quote."""
    del source
    for blank in rng.sample(["\u00a0", "\u202f", "  ", "\n", "\u2009"], 2):
        yield re.sub(r" (?=\w)", lambda match: rng.choice([match.group(), blank]), said.text)  # noqa: B023 - used at once


@_variant
@reworded
def invisible(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """Zero-width characters, soft hyphens and bidi controls in the quote."""
    del source
    for marks in ("\u200b\u2060\ufeff", "\u00ad", "\u200e\u200f\u202a\u202c\u2066\u2069"):
        yield _sprinkled(said.text, marks, rng)


@_variant
def invisible_in_the_article(said: Said, source: Source, rng: random.Random) -> Iterator[Draft]:
    """Zero-width characters, soft hyphens, bidi controls and no-break spaces in the article."""
    inner = source.article.text[said.start : said.end]
    for marks in ("\u200b\u2060", "\u00ad", "\u200e\u200f\u202a\u202c"):
        yield altered(said, source, _sprinkled(inner, marks, rng).replace(" ", "\u00a0", 1))


_FORMS = {"ffi": "\ufb03", "ff": "\ufb00", "fi": "\ufb01", "fl": "\ufb02", "st": "\ufb06"}


def _ligated(text: str) -> str:
    for letters, form in _FORMS.items():
        text = text.replace(letters, form)
    return text


@_variant
@reworded
def ligatures(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """Letters drawn together in the quote."""
    del source, rng
    if _ligated(said.text) != said.text:
        yield _ligated(said.text)


@_variant
def ligatures_in_the_article(said: Said, source: Source, rng: random.Random) -> Iterator[Draft]:
    """Letters drawn together in the article."""
    del rng
    inner = source.article.text[said.start : said.end]
    if _ligated(inner) != inner:
        yield altered(said, source, _ligated(inner))


@_variant
def accents(said: Said, source: Source, rng: random.Random) -> Iterator[Draft]:
    """An accented word, composed on one side and decomposed on the other."""
    inner = source.article.text[said.start : said.end]
    for word in shuffled(inner_words(said.text), rng)[:6]:
        at = next((match.start() for match in re.finditer("[aeiou]", word.group())), None)
        if at is None:
            continue
        with_accent = word.group()[: at + 1] + rng.choice("\u0301\u0308") + word.group()[at + 1 :]
        composed, decomposed = (unicodedata.normalize("NFC", with_accent), unicodedata.normalize("NFD", with_accent))
        forms = rng.sample([composed, decomposed], 2)
        yield altered(said, source, put(inner, word, forms[0]), put(said.text, word, forms[1]))


_BREAKABLE = 7  # letters of a word that a line may break


def _broken(word: str, rng: random.Random) -> str:
    at = rng.randint(3, len(word) - 3)
    return f"{word[:at]}-\n{word[at:]}"


@_variant
@reworded
def line_end_hyphen(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """A word of the quote broken at a line end."""
    del source
    for word in shuffled(inner_words(said.text), rng):
        if len(word.group()) >= _BREAKABLE and word.group().isalpha():
            yield put(said.text, word, _broken(word.group(), rng))


_COLUMNS = 72


@_variant
def line_end_hyphen_in_the_article(said: Said, source: Source, rng: random.Random) -> Iterator[Draft]:
    """The article set in a column, a word of the quotation broken at a line end."""
    for word in shuffled(inner_words(said.text), rng):
        if len(word.group()) < _BREAKABLE or not word.group().isalpha():
            continue
        start, end = said.start + word.start(), said.start + word.end()
        broken = _broken(word.group(), rng)
        head, tail = broken.split("\n")
        text = source.article.text
        begin = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
        stop = text.find("\n\n", end)
        stop = len(text) if stop < 0 else stop
        paragraph = _column(text[begin:start] + head) + "\n" + _column(tail + text[end:stop])
        before = (
            "\n\n".join(_column(part) for part in text[:begin].rstrip("\n").split("\n\n")) + "\n\n" if begin else ""
        )
        behind = "\n\n".join(_column(part) for part in text[stop:].split("\n\n"))
        article = source.rewritten(before + paragraph + behind)
        at = len(before) + paragraph.find(plain_start(said, source))
        yield Draft(quote(said, said.text, article, at), article)


def plain_start(said: Said, source: Source) -> str:
    """The opening mark and the first letter of the quotation as the article has them."""
    return source.article.text[said.outer_start : said.start + 1]


def _column(paragraph: str) -> str:
    """A paragraph in lines of one width; what stands in lines of its own, such as front matter, stays so."""
    if paragraph.lstrip().startswith("---") or "\n" in paragraph.strip():
        return paragraph
    return textwrap.fill(paragraph, _COLUMNS, break_long_words=False, break_on_hyphens=False)


@_variant
def capitals_in_the_article(said: Said, source: Source, rng: random.Random) -> Iterator[Draft]:
    """A quotation that the article sets in capitals, as captions and pull quotes are."""
    del rng
    inner = source.article.text[said.start : said.end]
    yield altered(said, source, inner.upper())
    yield altered(said, source, inner.upper(), said.text.upper())


def _whole_sentence(said: Said, source: Source) -> tuple[int, int] | None:
    """The span of the sentence if the quotation opens it and the rest is a short attribution."""
    span, text = said.sentence.span, source.article.text
    rest = text[said.outer_end : span.end]
    return (span.start, span.end) if span.start == said.outer_start and "\n" not in rest and len(rest) > 1 else None


@_variant
def split_by_the_attribution(said: Said, source: Source, rng: random.Random) -> Iterator[Draft]:
    """`"…," he said, "…"` in the article; the quote has both halves, joined plainly or by an ellipsis."""
    span = _whole_sentence(said, source)
    if span is None or len((said.speaker or "").split()) < 2:  # noqa: PLR2004 - a full name is sure to be one
        return
    opening, closing = source.article.text[said.outer_start], source.article.text[said.outer_end - 1]
    for comma in shuffled(list(SPLIT_AT.finditer(said.text)), rng):
        first, second = said.text[: comma.start()], said.text[comma.end() :]
        told = rng.choice([f"{said.surname} said", f"said {said.speaker}"])
        article = source.changed(*span, f"{opening}{first},{closing} {told}, {opening}{second.rstrip('.')}.{closing}")
        yield Draft(
            quote(said, rng.choice([said.text, f"{first} \u2026 {second}", f"{first}, \u2026 {second}"]), article),
            article,
        )


@_variant
def over_two_paragraphs(said: Said, source: Source, rng: random.Random) -> Iterator[Draft]:
    """A quotation of two paragraphs, of which the first is not closed; the quote has both."""
    span = _whole_sentence(said, source)
    if span is None:
        return
    text = source.article.text
    for comma in shuffled(list(SPLIT_AT.finditer(said.text)), rng):
        first, second = said.text[: comma.start()], said.text[comma.end() :]
        second = second[:1].upper() + second[1:]
        words = f"{first}.\n\n{text[said.outer_start]}{second}{text[said.start + len(said.text) : said.end]}"
        yield altered(said, source, words, f"{first}. {second}")
