"""A page of HTML → the text of its article, with title, publisher, date, address and language. Nothing is fetched.

Metadata are read from the whole page, the text only from what a browser shows. A page may be anybody's: whatever it
makes the parser or the extractor raise is one `InputError`.
"""

import datetime as dt
import logging
import re
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from summarizer.errors import InputError
from summarizer.language.identify import UNDETERMINED, identify, language_code
from summarizer.language.instructions import addresses_a_model
from summarizer.reading.days import day_of
from summarizer.reading.markup import levelled
from summarizer.reading.unrendered import drop_unrendered

MOST_CHARACTERS = 10_000_000  # of one page; the largest of 26 saved pages of news has 0.8 million, most of it script
_MOST_OPENINGS = 50_000  # tags of one page; the largest of those has 5,200, and each takes the extractor 0.1 ms
_FEWEST_CHARACTERS = 25  # of an article; menus and error pages leave less, and a sentence of Chinese has more
_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer", "readability")
# A day of publication may be ahead of the clock of this machine, which must not decide what is read.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
_HTML = re.compile(
    r"[\s\ufeff]{0,100}(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--.{0,2000}?-->\s{0,20}){0,3}"
    r"<(?:!doctype\s{1,5}html|(?:html|head|body|title|meta|link|article|div|p|section|main|header|figure|table|span|h[1-6])[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_MOST_NAME_WORDS = 6  # of the name of a publisher; longer ones are slogans, or worse
_LONGEST_TITLE = 200  # characters; a longer first heading is a standfirst
_SITE_SIGNS = " |-–—·•:»_"


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says; None for what it does not say."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    url: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    """The headings within the text, in no order."""


def looks_like_page(text: str) -> bool:
    """True for text that opens with the tags of a page or of a part of one."""
    return bool(_HTML.match(text))


def page(html: str, *, url: str | None = None) -> Page:
    """What a page says; `url` is its address if the page does not give it. Raises `InputError`, without a place."""
    import trafilatura  # noqa: F401, PLC0415 - 0.4 s, and only pages need it; that it is missing is no fault of the page

    if len(html) > MOST_CHARACTERS or html.count("<") > _MOST_OPENINGS:
        raise InputError("is too large for a page", hint="Save the article as text.")
    try:
        return _page(html, url)
    except (InputError, MemoryError):
        raise
    except RecursionError as error:
        raise InputError("is nested too deeply for a page", hint="Save the article as text.") from error
    except Exception as error:  # a page may break the extractor in any way
        message = f"cannot be taken apart as a page ({type(error).__name__})"
        raise InputError(message, hint="Save the article as text.") from error


def _page(html: str, url: str | None) -> Page:
    from trafilatura import extract_metadata, load_html  # noqa: PLC0415 - as above

    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # what matters is said in our own words
    html = html if "<html" in html[:2000].lower() else f"<html><body>{html}</body></html>"
    tree: Any = load_html(html)
    if tree is None or not len(tree):
        raise InputError("holds no page", hint="Save the article as text.")
    about = extract_metadata(tree, default_url=url, date_config=dict(_DATES))
    declared, tab = _declared_language(tree), " ".join((tree.findtext(".//head/title") or "").split())
    notes: list[str] = []
    hidden = drop_unrendered(tree)
    found = _text(tree)
    if found is None:  # some pages hide their story until a script has run
        tree = load_html(html)
        hidden = drop_unrendered(tree, sheets=False)
        found = _text(tree)
        notes.append("the page's own style sheet hides the whole text, which was read all the same")
    if found is None:
        raise InputError("holds no text of an article that a browser would show", hint="Save the article as text.")
    text, headings, wide = found
    if hidden:
        notes.append(f"{hidden} characters left out that the page does not show")
    if wide:
        notes.append("text found only by the wider search, which may hold more than the article")
    shown = levelled(tree.text_content())
    publisher = _publisher(about.sitename, f"{levelled(tab)} {shown}", about.url or url, notes)
    day = day_of(about.date or "")
    return Page(
        text=text,
        title=_title(_Titles(about.title, tab, publisher), text, headings, shown),
        publisher=publisher,
        published=day.day if isinstance(day.day, dt.date) else None,
        url=about.url or url,
        language=_language(declared, text, notes),
        notes=tuple(notes),
        headings=tuple(sorted(headings)),
    )


def _text(tree: Any) -> tuple[str, set[str], bool] | None:  # noqa: ANN401 - lxml has no types
    """The text, its headings, and whether only the wider search found it; None for no text."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - as above

    for wide in (False, True):
        found = bare_extraction(deepcopy(tree), include_comments=False, favor_recall=wide, with_metadata=False)
        text = getattr(found, "text", None)
        if found is not None and text and len(text.strip()) >= _FEWEST_CHARACTERS:
            body: Any = getattr(found, "body", None)
            headings = {"".join(head.itertext()) for head in body.iter("head")} if body is not None else set()
            return text, headings, wide
    return None


def _declared_language(tree: Any) -> str | None:  # noqa: ANN401 - lxml has no types
    root = tree.getroottree().getroot()
    return language_code(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"))


def _language(declared: str | None, text: str, notes: list[str]) -> str | None:
    """The language of the text where it shows one: templates declare what they were written in."""
    read = identify(text)
    if UNDETERMINED in {read, declared or UNDETERMINED} or read == declared:
        return declared
    notes.append(f"the page declares the language {declared}, its text reads as {read}")
    return read


def _publisher(name: str | None, shown: str, url: str | None, notes: list[str]) -> str | None:
    """The name of the site, unless the page shows it nowhere, its address does not say it, and it is no mere name."""
    if not name:
        return None
    bare = re.sub(r"\W", "", name.casefold())
    told = levelled(name) in shown or (bare and bare in re.sub(r"\W", "", (url or "").casefold()))
    if told or (len(name.split()) <= _MOST_NAME_WORDS and not addresses_a_model(name)):
        return name
    notes.append("the page's own data name a publisher that the page does not show; left out")
    return None


@dataclass(frozen=True, slots=True)
class _Titles:
    """What a page is called by its own data, and on the tab of a browser; whose site it is."""

    declared: str | None
    tab: str
    site: str | None


def _title(titles: _Titles, text: str, headings: set[str], shown: str) -> str | None:
    """The title that the page declares, if it shows it; else the heading above the text, else that of the tab."""
    top = text.partition("\n")[0]
    named = _without_site(titles.declared, titles.site)
    if named and levelled(named) in shown:
        return named
    if levelled(top) in map(levelled, headings) and len(top) <= _LONGEST_TITLE:
        return top
    return _without_site(titles.tab or None, titles.site) or (named if named and not addresses_a_model(named) else None)


def _without_site(title: str | None, site: str | None) -> str | None:
    """The title without the name of the site behind it or before it."""
    if not title or not site:
        return title
    for cut in (title.removesuffix(site), title.removeprefix(site)):
        bare = cut.strip(_SITE_SIGNS)
        if cut != title and bare and cut.strip() != bare:
            return bare
    return title
