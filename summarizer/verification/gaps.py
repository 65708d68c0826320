"""Words that an ellipsis or a bracket leaves out or puts in → why the quote says what the speaker did not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.language.figure_words import has_figure
from summarizer.language.names import names
from summarizer.language.negators import COVERED, denial
from summarizer.verification.brackets import POINTING, Told, beside, ended, is_remark, replaced
from summarizer.verification.clause_ends import AND, CLAUSE_ENDS, CLAUSE_WORDS
from summarizer.verification.fragments import Gap, Sign
from summarizer.verification.governors import embedding, quantity
from summarizer.verification.wording import INTERRUPTED, Wording

# What, dropped in their own clause, no longer governs the words that are kept: we might … close.
_MODAL = frozenset(
    "would could should may might must can shall perhaps maybe likely probably possibly almost nearly supposedly "
    "allegedly if only".split()
)
_CONDITIONS = frozenset("if unless only except almost nearly".split())


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
    left_out = _bare(dropped.words)
    if Sign.ELLIPSIS not in signs and inserted and inserted == left_out:
        return None  # the article's own bracket
    sign = "a bracket" if Sign.BRACKET in signs else "an ellipsis"
    if language != "de" and any(_is_capital(word) for word in _inner(inserted, opens=dropped.opens)):
        return f"{sign} adds a name: {_shown(inserted)}"
    for words, does in ((dropped.words, "drops"), (inserted, "adds")):
        fault = _carries(words, language, opens=dropped.opens)
        if fault:
            return f"{sign} {does} {fault}: {_shown(words)}"
    return _in_detail(gaps, inserted, dropped, language, told)


def _in_detail(gaps: Sequence[Gap], inserted: str, dropped: Dropped, language: str, told: Told) -> str | None:
    """Why gaps that deny, count and name nothing change what was said all the same."""
    signs = {gap.sign for gap in gaps}
    left_out = _bare(dropped.words)
    if Sign.ELLIPSIS in signs:
        return _elided(dropped, language) or (None if is_remark(inserted) else f"a bracket adds {_shown(inserted)}")
    if Sign.ENDING in signs:
        return ended([gap.words for gap in gaps if gap.sign is Sign.ENDING], left_out, language)
    if Sign.BRACKET in signs:
        return _bracketed(inserted, left_out, dropped, told)
    if Sign.CAPITAL in signs and dropped.before and dropped.words.isspace():
        return "a bracket changes the case of a word inside a clause"
    return f"leaves out {_shown(left_out)} without a sign" if _has_words(left_out) else None


def _bare(words: str) -> str:
    return words.strip(" ,\"'[]")


def _bracketed(inserted: str, left_out: str, dropped: Dropped, told: Told) -> str | None:
    """Why a bracket says more than what it stands for, or stands beside."""
    if not _has_words(left_out):
        return beside(inserted, before=dropped.before, told=told)
    low, high = (dropped.words.find(left_out), dropped.words.rfind(left_out) + len(left_out))
    before = dropped.before if dropped.words[:low].isspace() else ""
    after = dropped.after if dropped.words[high:].isspace() else ""
    return replaced(inserted, left_out, before=before, after=after, told=told)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _inner(inserted: str, *, opens: bool) -> Sequence[str]:
    """An editor's words, but for one that may open a sentence: The mayor, Those."""
    words = Wording(inserted).words
    return words[1:] if opens and words and words[0].lower() in POINTING else words


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
    if governor := quantity(governing) or embedding(governing):
        return f"an ellipsis drops what governs the words behind it: {_shown(governor)}"
    if not _MODAL.isdisjoint(governing) or not _CONDITIONS.isdisjoint(found):
        return f"an ellipsis drops a condition: {_shown(dropped.words)}"
    if not found:
        return "an ellipsis stands where nothing is left out" if dropped.words.isspace() else None
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
