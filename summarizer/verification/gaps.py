"""Words that an ellipsis or a bracket leaves out or puts in → why the quote says what the speaker did not."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.language.figure_words import has_figure
from summarizer.language.names import names
from summarizer.language.negators import COVERED, denial
from summarizer.verification.clause_ends import AND, CLAUSE_ENDS, CLAUSE_WORDS
from summarizer.verification.fragments import Gap, Sign
from summarizer.verification.wording import INTERRUPTED, Wording

_MOST_INSERTED = 8  # words of an editor's bracket
# What a bracket may stand for: words that point, and auxiliaries; the rest is what the speaker said.
_POINTING = frozenset(
    "i we you he she it they me us him her them my our your his its their mine ours yours hers theirs this that these "
    "those here there who which the a an it's they're we're he's she's i'm that's er sie es wir ihr ihn ihm ihnen uns "
    "das dies diese dieser il elle ils elles on nous vous le la les lui leur ce cela ça ces él ella ellos ellas "
    "nosotros lo los las esto eso esta este он она они оно мы его её ему им это этот".split()
)
_AUXILIARY = frozenset(
    "is are was were be been being am has have had having do does did will would shall should can could may might "
    "must to".split()
)
_REMARKS = frozenset(
    "sic laughs laughing laughter chuckles sighs sobs cries crying weeps weeping pause pauses applause cheers "
    "inaudible unintelligible crosstalk gestures nods smiles here there then now today".split()
)
_DETERMINERS = frozenset("the a an this that these those my our his her its their der die das le la les el los".split())
_ENDINGS = frozenset(["", "s", "es", "d", "ed", "ing", "n", "en", "'s", "'", "e", "r", "er"])
# What, dropped in their own clause, no longer governs the words that are kept: we might … close.
_MODAL = frozenset(
    "would could should may might must can shall perhaps maybe likely probably possibly almost nearly supposedly "
    "allegedly if only".split()
)
_CONDITIONS = frozenset("if unless only except almost nearly".split())

Told = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Dropped:
    """What a gap leaves out: the view's words, and the kept wording on both sides."""

    words: str
    before: str
    """The kept words before it, as far as they matter; empty at the start of a quote."""
    after: str
    opens: bool
    """True if the left-out words open a sentence, where a capital says nothing."""


def _has_name(words: str, language: str, *, opens: bool) -> bool:
    found = [name for name in names(f"{'.' if opens else 'x'} {words}") if name.sure]
    return (
        any(len(name.parts) > 1 for name in found) if language == "de" else bool(found)
    )  # every German noun has a capital


def _shown(words: str) -> str:
    return f"\u201c{words.replace(INTERRUPTED, ' ').strip(' ,')}\u201d"


def turned(gaps: Sequence[Gap], dropped: Dropped, language: str, told: Told) -> str | None:
    """Why the gaps between two fragments change what was said; None if they do not.

    `told`: whether the article has the words of an editor's remark.
    """
    signs = {gap.sign for gap in gaps}
    inserted = " ".join(gap.words for gap in gaps if gap.sign is Sign.BRACKET)
    if Sign.PREFIX in signs:
        return "a bracket changes the beginning of a word"
    if language not in COVERED:
        return "the words that deny are not known in this language, so that no gap can be vouched for"
    left_out = dropped.words.strip(" ,\"'[]")
    if Sign.ELLIPSIS not in signs and inserted and inserted == left_out:
        return None  # the article's own bracket
    sign = "a bracket" if Sign.BRACKET in signs else "an ellipsis"
    if language != "de" and any(_is_capital(word) for word in _inner(inserted, opens=dropped.opens)):
        return f"{sign} adds a name: {_shown(inserted)}"
    for words, does in ((dropped.words, "drops"), (inserted, "adds")):
        fault = _carries(words, language, opens=dropped.opens)
        if fault:
            return f"{sign} {does} {fault}: {_shown(words)}"
    if Sign.ELLIPSIS in signs:
        return _elided(dropped, language) or _inserted(inserted, told)
    if Sign.ENDING in signs:
        return _ended([gap.words for gap in gaps if gap.sign is Sign.ENDING], left_out)
    if Sign.BRACKET in signs:
        return _bracketed(inserted, left_out, told)
    return f"leaves out {_shown(left_out)} without a sign" if _has_words(left_out) else None


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _inner(inserted: str, *, opens: bool) -> Sequence[str]:
    """An editor's words, but for one that may open a sentence: The mayor, Those."""
    words = Wording(inserted).words
    return words[1:] if opens and words and words[0].lower() in _POINTING | _DETERMINERS else words


def _is_capital(word: str) -> bool:
    return word[0].isupper() and word.partition("'")[0] != "I"


def _carries(words: str, language: str, *, opens: bool) -> str | None:
    if denial(words, language):
        return "a negation"
    if has_figure(words, language):
        return "a figure"
    return "a name" if _has_name(words, language, opens=opens) else None


def _elided(dropped: Dropped, language: str) -> str | None:
    """Why an ellipsis changes what was said, though what it drops denies, counts and names nothing."""
    found = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+|)", dropped.words.lower())
    if found and "..." in dropped.words:
        return "the article itself leaves words out here, nobody knows which"
    governing = CLAUSE_ENDS.split(dropped.words)[-1].lower().split()
    if not _MODAL.isdisjoint(governing) or not _CONDITIONS.isdisjoint(found):
        return f"an ellipsis drops a condition: {_shown(dropped.words)}"
    if not found:
        return None
    kept = Wording(dropped.before)
    last = kept.words[-1] if kept.words else ""
    first = (Wording(dropped.after).words or [""])[0]
    if last and denial(last, language):
        return f"an ellipsis stands behind a negation: {_shown(last)}"
    clause = CLAUSE_ENDS.split(dropped.before.rstrip(" ,.;:-"))[-1]
    joins = first.lower() in CLAUSE_WORDS | AND
    cut = CLAUSE_ENDS.search(dropped.words.lstrip("\"' "))
    if not joins and cut and cut.start() and denial(clause, language):
        return f"an ellipsis cuts off what was denied: {_shown(clause)}"
    return None


def _bracketed(inserted: str, left_out: str, told: Told) -> str | None:
    """A bracket may explain what pointed at something, and do the work of an auxiliary; it may not say more."""
    gone = Wording(left_out.lower()).words
    if not gone:
        return _inserted(inserted, told)
    if len(inserted.split()) > _MOST_INSERTED:
        return f"a bracket says too much: {_shown(inserted)}"
    if all(word in _POINTING for word in gone):
        return None
    new = Wording(inserted.lower()).words
    if all(word in _POINTING | _AUXILIARY for word in (*gone, *new)):
        return None
    return f"a bracket replaces {_shown(left_out)}"


def _inserted(inserted: str, told: Told) -> str | None:
    """Why an editor's words beside the speaker's say something of their own."""
    new = Wording(inserted.lower()).words
    if not new or _REMARKS.issuperset(new):
        return None
    if len(new) > _MOST_INSERTED or new[0] not in _DETERMINERS or not told(inserted):
        return f"a bracket adds {_shown(inserted)}"
    return None


def is_remark(inserted: str) -> bool:
    """True for an editor's words that stand for nothing: sic, laughs."""
    return _REMARKS.issuperset(Wording(inserted.lower()).words)


def _ended(endings: Sequence[str], left_out: str) -> str | None:
    if left_out in _ENDINGS and all(ending in _ENDINGS for ending in endings):
        return None
    return f"a bracket changes the end of a word: {_shown(' '.join(endings))}"
