"""What a file or a record says → an `Article`: metadata that is given wins over metadata that the text itself gives."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.article import Article, article_id
from summarizer.errors import InputError
from summarizer.language.alphabets import mixed_words
from summarizer.language.identify import identify, language_code
from summarizer.language.instructions import addresses_a_model
from summarizer.reading.classing import LONGEST_SENTENCE, classed
from summarizer.reading.days import day_of
from summarizer.reading.frontmatter import front_matter
from summarizer.reading.markup import Markup, markdown
from summarizer.text import count_invisible, visible

_LONGEST = 500  # characters of a title, a publisher or an address; what is longer is none
_ENDS = (".", "!", "?", "\u2026", "\u3002", "\uff01", "\uff1f", "\n", "\r")
MOST_CHARACTERS = 5_000_000  # of one article; the longest report of a public inquiry has 3 million
MOST_ENDS = 150_000  # stops and line ends of one article; 3 million characters have 120,000, and each takes 0.05 ms
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MOST_MIXED = 5  # words that a note names
_PEEK = 200  # characters looked at for a heading in Markdown's way
_KEYS = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "outlet", "site"),
    "published": ("date", "published"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
    "story": ("story",),
}


@dataclass(frozen=True, slots=True)
class Parts:
    """The makings of an article; None for what is not given."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    url: str | None = None
    language: str | None = None
    story: str | None = None
    notes: tuple[str, ...] = ()
    markup: Markup | None = None
    """None for a text of unknown format, which may open with front matter or with a heading in Markdown's way."""


def from_text(  # noqa: PLR0913 - the door of the library: what is known of an article, by name
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: dt.date | str | None = None,
    url: str | None = None,
    language: str | None = None,
    source: str = "-",
    story: str | None = None,
    notes: Sequence[str] = (),
) -> Article:
    """The article of a text that is already at hand; what is not given is read off the text, or stays None.

    Raises `InputError` for a text without a word in it, and for a `published` in words that name no day.
    """
    if isinstance(published, str):
        written = day_of(published)
        if not written.day:
            raise InputError(f"the date '{published}' {written.doubt}", where=source, hint="Write it as 2019-02-19.")
        published = written.day
    parts = Parts(text, title, publisher, published, url, language, story, tuple(notes))
    return build(parts, source=source)


def build(parts: Parts, *, source: str, story: str | None = None) -> Article:
    """The article made of `parts`; `story` is its folder's name. Raises `InputError` for no text, and for too much."""
    refuse_too_much(parts.text, source)
    text, notes = _sound(parts.text), list(parts.notes)
    if text != parts.text:
        notes.append("half characters replaced")
    if not visible(text).strip():
        raise InputError("is empty", where=source, hint="An article needs a text.")
    begin = 0
    if parts.markup is None or parts.markup.markdown:
        front = front_matter(text)
        begin = front.end
        if front.values:
            parts, more = _completed(parts, front.values)
            notes += more
    markup = parts.markup or Markup(markdown=text[begin : begin + _PEEK].lstrip().startswith(("# ", "## ")))
    if markup.markdown:
        markup = markdown(text, begin)
    found = classed(text, title=_short(parts.title), begin=begin, markup=markup)
    notes += found.notes if not parts.published else ()
    published = parts.published or found.published
    publisher, url = _short(parts.publisher), _short(parts.url)
    if found.cut:
        notes.append(f"{found.cut} sentences of more than {LONGEST_SENTENCE:,} characters, each cut into pieces")
    notes += _warnings(text)
    told = (sentence for sentence in found.sentences if sentence.told)
    return Article(
        id=article_id(text, publisher, published, url),
        text=text,
        title=found.title,
        publisher=publisher,
        published=published,
        url=url,
        language=language_code(parts.language) or identify(text[begin:]),
        dateline=found.dateline,
        source=source,
        story=_short(parts.story) or story,
        sentences=found.sentences,
        instructions=tuple(each.number for each in told if addresses_a_model(each.span.of(text))),
        notes=tuple(notes),
    )


def refuse_too_much(text: str, source: str = "") -> None:
    """Raises `InputError` for a text that is no article but a heap of them, or made to take time."""
    for count, most, what in (
        (len(text), MOST_CHARACTERS, "characters"),
        (sum(map(text.count, _ENDS)), MOST_ENDS, "sentences or lines"),
    ):
        if count > most:
            raise InputError(
                f"has more than {most:,} {what}", where=source, hint="Split it, or take the articles out of it."
            )


def _warnings(text: str) -> Iterator[str]:
    """What of the text is not as it looks."""
    if invisible := count_invisible(text):
        turning = len(_TURNING.findall(text))
        order = f", {turning} of which change the order of those around them" if turning else ""
        yield f"{invisible} invisible characters{order}, which no model sees"
    if mixed := mixed_words(text):
        named = ", ".join(f"'{word}'" for word in mixed[:_MOST_MIXED])
        more = f" and {len(mixed) - _MOST_MIXED} more" if len(mixed) > _MOST_MIXED else ""
        yield f"words that mix letters of several alphabets, and may pose as others: {named}{more}"


def _completed(parts: Parts, values: Mapping[str, str]) -> tuple[Parts, list[str]]:
    """The parts with what the front matter adds to them."""
    found = {
        field: next((values[key] for key in keys if values.get(key)), None)
        for field, keys in _KEYS.items()
        if getattr(parts, field) is None
    }
    day = found.pop("published", None)
    completed = replace(parts, **{field: value for field, value in found.items() if value})  # type: ignore[arg-type]  # all str
    if not day:
        return completed, []
    written = day_of(day)
    notes = [f"the date '{day}' {written.doubt}"] if written.doubt else []
    return replace(completed, published=written.day), notes


def _sound(text: str) -> str:
    """The text with halves of surrogate pairs joined or replaced: JSON may hold them, UTF-8 cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _short(words: str | None) -> str | None:
    """The words on one line; None for none, and for what is too long to be a name."""
    line = " ".join(_sound(words).split()) if words else ""
    return line if 0 < len(line) <= _LONGEST else None
