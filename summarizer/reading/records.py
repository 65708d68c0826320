"""A record of JSON or CSV → the makings of an article, by field names that are given or guessed."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import fields as fields_of

from summarizer.errors import InputError
from summarizer.reading.confined import shared
from summarizer.reading.days import day_of
from summarizer.reading.markup import Markup, of_page
from summarizer.reading.pages import looks_like_page
from summarizer.reading.parts import Parts

# Names in use, the plainer first; compared without case, and with `_` for blanks and dashes.
_GUESSES = {
    "text": ("text", "body", "content", "article", "maintext", "main_text", "articlebody", "article_body", "full_text",
             "fulltext", "article_text", "body_text", "plain_text", "html"),
    "title": ("title", "headline"),
    "date": ("date", "published", "published_at", "publishedat", "date_published", "datepublished", "date_publish",
             "publish_date", "published_date", "publication_date", "pub_date", "pubdate", "published_time"),
    "publisher": ("publisher", "source", "outlet", "site", "site_name", "sitename", "source_name", "newspaper"),
    "url": ("url", "link", "canonical_url", "href"),
    "language": ("language", "lang"),
    "story": ("story",),
}  # fmt: skip
_MOST_NAMES = 20  # field names listed in a message


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The field names of JSON and CSV records; None means guess."""

    text: str | None = None
    """Holds the article, as a string or a list of paragraphs. Guessed: text, body, content, article, maintext…"""
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None

    def missing_in(self, names: Iterable[str]) -> list[str]:
        """The given names that are not among `names`."""
        there = set(names)
        given = (getattr(self, field.name) for field in fields_of(self))
        return [name for name in given if name is not None and name not in there]

    def are_named_in(self, header: Sequence[str]) -> bool:
        """True if these are names of columns: one holds the text, and another is known too or no blank opens it."""
        names = [_plain(name) for name in header]
        if self.text is not None:
            return self.text in map(str.strip, header)
        known = {guess for guesses in _GUESSES.values() for guess in guesses}
        prose = any(name[:1].isspace() for name in header)  # as behind the commas of a sentence
        return not set(_GUESSES["text"]).isdisjoint(names) and (not prose or len(known.intersection(names)) > 1)


GUESSED = Fields()


def parts_of(record: Mapping[str, object], fields: Fields) -> Parts:
    """What a record says. Raises `InputError`, without a place, if it has no text under the name given or guessed."""
    notes = [f"the record has no field '{name}'" for name in fields.missing_in(record) if name != fields.text]
    by_name = {_plain(name): name for name in reversed(list(record)) if isinstance(name, str)}
    field, text = _text(record, fields.text, by_name)

    def value(of: str) -> object:
        given = getattr(fields, of, None)
        names = (given,) if given else (by_name[guess] for guess in _GUESSES[of] if guess in by_name)
        return next((found for name in names if (found := record.get(name)) not in (None, "")), None)

    published = _day(value("date"), notes)
    url = _words(value("url"))
    publisher = _words(value("publisher"))
    if "html" in field.lower() or looks_like_page(text):
        found = shared().page(text, url)
        return Parts(
            text=found.text,
            title=_words(value("title")) or found.title,
            publisher=publisher or found.publisher,
            published=published or found.published,
            url=url or found.url,
            language=_words(value("language")) or found.language,
            story=_words(value("story")),
            notes=(*notes, *found.notes),
            markup=of_page(frozenset(found.headings)),
        )
    return Parts(
        text=text,
        title=_words(value("title")),
        publisher=publisher,
        published=published,
        url=url,
        language=_words(value("language")),
        story=_words(value("story")),
        notes=tuple(notes),
        markup=Markup(),
    )


def names_of(names: Iterable[object]) -> str:
    """Field names as a message lists them."""
    listed = [str(name) for name in names]
    more = f" and {len(listed) - _MOST_NAMES} more" if len(listed) > _MOST_NAMES else ""
    return ", ".join(listed[:_MOST_NAMES]) + more if listed else "none"


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_")


def _text(record: Mapping[str, object], given: str | None, by_name: Mapping[str, str]) -> tuple[str, str]:
    """The name of the field that holds the text, and the text."""
    if given is not None and given not in record:
        raise InputError(f"has no field '{given}'", hint=f"Its fields: {names_of(record)}.")
    names = [given] if given is not None else [by_name[guess] for guess in _GUESSES["text"] if guess in by_name]
    if not names:
        message = "has no field that looks like the text of an article"
        raise InputError(message, hint=f"Name it with --text-field; its fields: {names_of(record)}.")
    for name in names:
        value = record[name]
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and value.strip():
            return name, value
    kinds = ", ".join(f"'{name}' is {_kind(record[name])}" for name in names)
    raise InputError(f"has no text: {kinds}", hint="The text must be a string, or a list of paragraphs.")


def _kind(value: object) -> str:
    return {str: "empty", type(None): "null", list: "a list", dict: "an object"}.get(type(value), f"{value!r:.40}")


def _words(value: object) -> str | None:
    """A string as it is, the name in an object such as `{"id": ..., "name": ...}`; None for anything else."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    return value if isinstance(value, str) else None


def _day(value: object, notes: list[str]) -> dt.date | None:
    if value is None:
        return None
    written = day_of(value)
    if written.doubt:
        notes.append(f"the date '{value!s:.60}' {written.doubt}")
    return written.day
