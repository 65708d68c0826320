"""A sentence → the names in it; an article's names → which are people, which places."""

import itertools
import re
from collections.abc import Iterator

from adversaries import tables

PERSON, PLACE, GROUP = "person", "place", "group"
FOREIGN = {PERSON: tables.FOREIGN_PEOPLE, PLACE: tables.FOREIGN_PLACES, GROUP: tables.FOREIGN_GROUPS}
"""Names of each sort that no article of ours knows."""

_CAPITALISED = re.compile(r"\b[A-Z][a-z][\w\u2019'-]*")
_JOINS = frozenset({" ", " of ", " of the ", " de ", " al "})  # what may stand between two words of a name
_MONTHS = "Jan Feb Mar Apr Aug Sept Oct Nov Dec".split()
_NO_NAMES = frozenset({*tables.WEEKDAYS, *tables.MONTHS, *_MONTHS, "Photo"})
_INSIDE = re.compile(r"[\w,;)%] \Z")  # what stands before a word that does not open a sentence or a quotation
_POSSESSIVE = re.compile(r"['\u2019]s?\Z")


def names_in(text: str) -> Iterator[tuple[int, str]]:
    """Names inside a sentence, without titles and possessives, with where they start.

    What opens the sentence is a name only if a second capitalised word follows.
    """
    for run in _runs(text):
        opens = not _INSIDE.search(text[: run[0].start()])
        words = list(itertools.dropwhile(_is_no_part, run))
        if not words or (opens and len(run) == 1):
            continue
        start = words[0].start()
        name = _POSSESSIVE.sub("", text[start : words[-1].end()])
        if not _NO_NAMES & set(name.split()):
            yield start, name


def _is_no_part(word: re.Match[str]) -> bool:
    """True for a title, and for a small word that is capitalised for its place."""
    return word.group() in tables.TITLES or word.group().lower() in tables.FUNCTION


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Capitalised words with nothing but blanks and small words between."""
    run: list[re.Match[str]] = []
    for word in _CAPITALISED.finditer(text):
        if run and text[run[-1].end() : word.start()] not in _JOINS:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def sort_of(name: str, text: str, speakers: frozenset[str]) -> str:
    """Person, place or group, told by what stands beside the name somewhere in the article; group if nothing tells."""
    here = re.escape(name)
    titles = "|".join(sorted(tables.TITLES))
    personal = (
        rf"\b(?:{titles})\.? {here}\b|\b{here},? (?:who|said|says|told)\b"
        rf"|\b{here}, (?:a|an|the|head|chairman) [a-z ]{{3,60}},"
    )
    if name in speakers or re.search(personal, text):
        return PERSON
    local = rf"\b(?:in|at|near|across|into|outside|reached) (?:[a-z]+ern )?{here}(?=[\s,.;])(?! group)"
    return PLACE if re.search(local, text) else GROUP
