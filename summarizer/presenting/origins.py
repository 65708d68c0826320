"""Sources → the list that citations point to: who, when, where, and what is counted as one source."""

import re
from collections.abc import Container, Iterator
from typing import Final
from urllib.parse import quote, urlsplit

from summarizer.briefing import Briefing, Source
from summarizer.presenting.lengths import kept, more
from summarizer.presenting.page import (
    Block,
    Bullet,
    Bullets,
    Heading,
    Line,
    Link,
    Mark,
    Part,
    Run,
    Tone,
    exactly,
    given,
    own,
)
from summarizer.presenting.words import count, day

LONGEST_URL = 2000  # characters; a longer address is no address of an article
MOST_PARTNERS = 8  # sources of the same group that are named: a wire report may have hundreds of copies

_HOST: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")
_NUMBER: Final = re.compile(r"\[(\d{1,9})\]")
# What an address may hold as it is; brackets, quotes, pipes, asterisks and the like have a meaning in a page.
_SAFE_IN_URL: Final = "/:?#&=%+,~-._@!$"


def sources(briefing: Briefing, most: int, cited: Container[int]) -> Iterator[Block]:
    """The articles by their numbers: those that the page cites, and of the others so many that `most` are listed."""
    if not briefing.sources:
        return
    groups: dict[int, list[int]] = {}
    for source in briefing.sources:
        groups.setdefault(source.independence, []).append(source.number)
    yield Heading(2, (own("Sources"),))
    first = sorted(briefing.sources, key=lambda source: source.number not in cited)
    needed = sum(source.number in cited for source in briefing.sources)
    shown = kept(briefing.sources, max(most, needed), first)
    yield Bullets(tuple(Bullet(_source(each), under(each, groups[each.independence])) for each in shown))
    yield from more(briefing.sources, shown, "source")


def _source(source: Source) -> Line:
    title = given(source.title or "")
    parts: list[Part] = [Mark(source.number), own(" ")]
    parts.append(given(title.text, Tone.STRONG) if title.text else own("Untitled", Tone.STRONG))
    if source.publisher and given(source.publisher).text:
        parts += [own(", "), given(source.publisher)]
    parts += [own(f", {day(source.published)}, ")]
    link = article_link(source.url)
    if link:
        parts.append(link)
    else:
        parts.append(own("standard input") if source.path == "-" else exactly(source.path))
    return tuple(parts)


def under(source: Source, group: list[int]) -> tuple[Line, ...]:
    """What a reader should know of a source beside its name; `group` are all sources that count as one with it."""
    lines: list[Line] = []
    partners = [number for number in group if number != source.number]
    if partners:
        lines.append(_shared(source, partners))
    if source.language not in {"en", "und"}:
        lines.append((own("Language: "), given(source.language)))
    if source.withheld_sentences:
        lines.append(
            (
                own(
                    f"{source.withheld_sentences:,} of {count(source.sentences, 'sentence')} left aside: "
                    "teasers of other stories, credits and the like"
                ),
            )
        )
    lines += [(own("Note: "), given(note)) for note in source.notes if note.strip()]
    return tuple(lines)


def _shared(source: Source, partners: list[int]) -> Line:
    parts: list[Part] = [own("Counted as one source with ")]
    for position, number in enumerate(partners[:MOST_PARTNERS]):
        parts += [own(" "), Mark(number)] if position else [Mark(number)]
    if len(partners) > MOST_PARTNERS:
        parts.append(own(f" and {len(partners) - MOST_PARTNERS:,} more"))
    reason = given(source.independence_reason)
    return (*parts, own(": "), *_with_marks(reason)) if reason.text else tuple(parts)


def _with_marks(reason: Run) -> Iterator[Part]:
    """The reason, with the numbers of sources in it as marks: "same publisher as [2]"."""
    for at, words in enumerate(_NUMBER.split(reason.text)):
        if at % 2:
            yield Mark(int(words))
        elif words:
            yield Run(words)


def article_link(url: str | None) -> Link | None:
    """The article's own address, shown as its host; None for all but a plain http or https address.

    One with a user name is refused: `https://paper.example@evil.example/` shows one host and opens another.
    """
    if not url or len(url) > LONGEST_URL or not url.isprintable() or re.search(r"[\s\\]", url):
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        port = parts.port
    except ValueError:  # a malformed port or bracket, or a host that is no name (UnicodeError is one)
        return None
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or not _HOST.fullmatch(host):
        return None
    place = f"{host}:{port}" if port else host
    path = quote(parts.path, safe=_SAFE_IN_URL)
    query = "?" + quote(parts.query, safe=_SAFE_IN_URL) if parts.query else ""
    return Link(host.removeprefix("www."), f"{parts.scheme}://{place}{path}{query}")
