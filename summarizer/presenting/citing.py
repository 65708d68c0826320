"""Citations → marks such as `[2:14]`, with how each source vouches for what it says."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.briefing import Briefing, Change, Changed, Citation, EarlierCitation, Source
from summarizer.presenting.lengths import CAPS, Caps, Length
from summarizer.presenting.page import Line, Mark, Part, Run, Tone, clean, exactly, given, own
from summarizer.presenting.words import ended, vouching

ANY_MARKS = 10**9  # as many as the length lets a claim show


@dataclass(frozen=True)
class Register:
    """What the sections of a story need beside it: the sources by their numbers, how much to show, what changed."""

    briefing: Briefing
    caps: Caps = CAPS[Length.FULL]
    number: int = 1
    """Place of the story, from 1."""

    @cached_property
    def _sources(self) -> dict[int, Source]:
        return {source.number: source for source in self.briefing.sources}

    def get(self, number: int) -> Source | None:
        """The source of that number; None if the briefing has none, as it may have been read from a file."""
        return self._sources.get(number)

    @cached_property
    def changes(self) -> tuple[Changed, ...]:
        """What is new, changed or gone in the story since the earlier briefing."""
        found = self.briefing.changes.items if self.briefing.changes else ()
        return tuple(changed for changed in found if changed.story == self.number)

    @cached_property
    def is_new(self) -> bool:
        """True if the earlier briefing did not have the story: then nothing in it is marked."""
        return any(changed.kind == "story" for changed in self.changes)

    @cached_property
    def _changed(self) -> dict[tuple[str, str | None], Change]:
        return {} if self.is_new else {(changed.kind, changed.id): changed.change for changed in self.changes}

    def changed(self, kind: str, identity: str) -> Line:
        """The mark of an item that is new or changed; empty for one that is as it was."""
        change = self._changed.get((kind, identity))
        return (own(" ("), own(change.value, Tone.STRONG), own(")")) if change else ()

    def name(self, number: int, tone: Tone = Tone.PLAIN) -> Run:
        """The publisher; else the title in quotation marks; else the name of the file."""
        source = self.get(number)
        return name_of(source, tone) if source else own(f"source {number}", tone)

    def group(self, number: int) -> int:
        """The independent group of a source; an unknown one is a group of its own."""
        source = self.get(number)
        return source.independence if source else -number

    def groups(self, numbers: Iterable[int]) -> int:
        """How many independent groups the sources make."""
        return len({self.group(number) for number in numbers})


def name_of(source: Source | EarlierCitation, tone: Tone = Tone.PLAIN) -> Run:
    """The publisher; else the title in quotation marks; else the name of the file."""
    if source.publisher and clean(source.publisher):
        return given(source.publisher, tone)
    if source.title and clean(source.title):
        return given(f"“{source.title}”", tone)
    return file_name(source.path)


def file_name(path: str) -> Run:
    """The last part of a path; `-` means nothing to a reader."""
    return own("standard input") if path == "-" else exactly(re.split(r"[/\\]", path)[-1] or path)


def marks(citations: Iterable[Citation], register: Register, *, most: int = ANY_MARKS) -> Line:
    """The citations, each sentence once; of too many, one of each independent group comes first."""
    places = list(dict.fromkeys((citation.source, citation.sentence) for citation in citations))
    most = min(most, register.caps.marks)
    rest = 0
    if len(places) > most:
        seen: set[int] = set()
        first = []
        for place in places:
            group = register.group(place[0])
            if group not in seen:
                seen.add(group)
                first.append(place)
        rest = len(places) - most
        places = list(dict.fromkeys([*first, *places]))[:most]
    parts: list[Part] = []
    for source, sentence in places:
        parts += [own(" "), Mark(source, sentence)] if parts else [Mark(source, sentence)]
    if rest:
        parts.append(own(f" (and {rest:,} more)"))
    return tuple(parts)


def cited(text: str, citations: Sequence[Citation], register: Register, *, most: int = ANY_MARKS) -> Line:
    """A statement with its citations, and how its sources vouch: before it, or at each where they differ.

    What nobody says in a plain voice never starts as a plain statement: `Denied by the army: …`.
    """
    ways = by_vouching(citations)
    if len(ways) == 1 and "" not in ways:
        (way,) = ways
        lead = own(f"{way[:1].upper()}{way[1:]}:", Tone.LIGHT)
        return (lead, own(" "), given(ended(text)), own(" "), *marks(citations, register, most=most))
    return (given(ended(text)), *vouched(citations, register, most=most))


def vouched(citations: Sequence[Citation], register: Register, *, most: int = ANY_MARKS) -> Line:
    """Citations by how their sources vouch, the plain first: ` [1:4]; [2:6] (according to the mayor)`."""
    parts: list[Part] = []
    for way, some in by_vouching(citations).items():
        parts += [own("; " if parts else " "), *marks(some, register, most=most)]
        if way:
            parts.append(own(f" ({way})"))
    return tuple(parts)


def by_vouching(citations: Sequence[Citation]) -> dict[str, list[Citation]]:
    """The citations by how their sources vouch, in words; the plain ones, under no words, first."""
    ways: dict[str, list[Citation]] = {}
    for citation in citations:
        ways.setdefault(vouching(citation), []).append(citation)
    return dict(sorted(ways.items(), key=lambda way: way[0] != ""))
