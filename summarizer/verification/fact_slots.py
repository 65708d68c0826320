"""Statement + evidence → words that stand in the place of the sentence's own.

A statement that follows its sentence nearly word by word says what the sentence says, unless a word of it is another:
its place tells what it replaces.
"""

import difflib
import itertools
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from summarizer.language.cues import SAYING
from summarizer.language.function_words import says_nothing
from summarizer.language.similarity import bag, cover
from summarizer.language.words import follows, spelled, stem
from summarizer.verification.fact_content import without_figures
from summarizer.verification.page import Evidence, Page

_PARTS = re.compile(r";\s|[.?!]\s|,\s(?:and|but|while)\s")
_FEWEST = 4  # words of a part that follows a sentence
_FOLLOWS = 0.6  # of the statement's words that stand in the sentence in the same order
_MOST = 4  # words with content that one place holds: more are left out or told anew
# Words too common to weigh that turn a statement when one stands for the other.
_TURNING = (
    {"up", "down"},
    {"above", "below", "under", "over"},
    {"in", "out"},
    {"on", "off"},
    {"always", "never", "often", "seldom", "sometimes"},
    {"all", "some", "many", "few", "most", "no", "none", "several", "both", "each", "every"},
    {"until", "since"},
    {"will", "may"},
    {"will", "might"},
    {"will", "could"},
    {"must", "may"},
    {"will", "was"},
    {"will", "were"},
    {"will", "has"},
    {"will", "have"},
    {"will", "had"},
    {"before", "after", "during"},
    {"more", "less", "fewer"},
    {"he", "she", "they", "it"},
    {"his", "her", "their", "its"},
    {"first", "second", "third", "fourth", "last", "next"},
)
_PRONOUNS = frozenset("i we you he she they it who me us him her them my our your his their its".split())
_SAYING = frozenset(map(stem, SAYING))  # one verb of saying is as good as another


class _Word(NamedTuple):
    key: str
    text: str


_Judge = Callable[[Sequence[_Word], Sequence[_Word], set[str], set[str]], bool]


def other_words(statement: str, evidence: Evidence, page: Page) -> list[str]:
    """A reason for each place where the nearest cited sentence has other words than the statement.

    Where several are cited, each part of the statement is held against its own, for words that turn it: will for may.
    """
    parts = [part for part in _PARTS.split(statement) if len(part.split()) >= _FEWEST] if evidence.texts[1:] else []
    return _replaced(statement, evidence, page, _is_other) or list(
        dict.fromkeys(reason for part in parts for reason in _replaced(part, evidence, page, _turns))
    )


def _replaced(statement: str, evidence: Evidence, page: Page, is_other: _Judge) -> list[str]:
    stated = bag(statement)
    nearest = max(evidence.texts, key=lambda text: cover(stated, bag(text)))
    if follows(statement, nearest):
        return []
    mine, theirs = _read(statement, page), _read(nearest, page)
    matcher = difflib.SequenceMatcher(None, [word.key for word in mine], [word.key for word in theirs], autojunk=False)
    places = matcher.get_opcodes()
    if sum(end - start for tag, start, end, _, _ in places if tag == "equal") < _FOLLOWS * len(mine):
        return []
    replaced = [(mine[start:end], theirs[low:high]) for tag, start, end, low, high in places if tag == "replace"]
    # Words of either side that stand elsewhere in the other one have only changed their place.
    moved_here = {word.key for tag, start, end, _, _ in places if tag != "equal" for word in mine[start:end]}
    moved = {word.key for tag, _, _, low, high in places if tag != "equal" for word in theirs[low:high]}
    reasons = [
        f"says \u201c{_text(said)}\u201d; {evidence.label} {evidence.verb('say')} \u201c{_text(there)}\u201d"
        for said, there in replaced
        if is_other(said, there, moved_here, moved)
    ]
    return reasons or (_exchanged(replaced, evidence) if is_other is _is_other else [])


def _read(text: str, page: Page) -> list[_Word]:
    return [_Word(stem(word), word) for word in spelled(without_figures(text, page))]


def _is_other(said: Sequence[_Word], there: Sequence[_Word], moved_here: set[str], moved: set[str]) -> bool:
    """True if the words say something else than those whose place they take."""
    if _turns(said, there):
        return True
    other_small = {word.text.lower() for word in there}
    mine, theirs = _content(said), _content(there)
    if not mine or not theirs or mine & theirs or theirs <= moved_here or mine <= moved or mine | theirs <= _SAYING:
        return False
    if all(word.text[:1].isupper() for word in said if word.key in mine):
        # "Vellmoor" for "the town" or "he": what a name stands for is checked where names are.
        return not other_small & _PRONOUNS and any(word.text[:1].isupper() for word in there)
    return len(theirs) <= _MOST


def _turns(said: Sequence[_Word], there: Sequence[_Word], *_: set[str]) -> bool:
    """True if a word too common to weigh stands for one that turns the statement."""
    small, other_small = {word.text.lower() for word in said}, {word.text.lower() for word in there}
    return any(small & row and other_small & row and not small & other_small & row for row in _TURNING)


def _content(found: Sequence[_Word]) -> set[str]:
    return {word.key for word in found if not says_nothing(word.key)}


def _exchanged(replaced: Sequence[tuple[Sequence[_Word], Sequence[_Word]]], evidence: Evidence) -> list[str]:
    """A reason if two words with content have changed places."""
    for (one, one_there), (other, other_there) in itertools.combinations(replaced, 2):
        first, second = _content(one), _content(other)
        if first and second and first & _content(other_there) and second & _content(one_there):
            said = f"says \u201c{_text(one)}\u201d and \u201c{_text(other)}\u201d"
            return [f"{said}; {evidence.label} {evidence.verb('have')} them the other way round"]
    return []


def _text(found: Sequence[_Word]) -> str:
    return " ".join(word.text for word in found)
