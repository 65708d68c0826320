"""Edges of a quote inside an utterance → why what it leaves out beside them turns what it keeps."""

import re

from summarizer.language.figure_words import has_figure
from summarizer.language.negators import COVERED, denial, denies_late
from summarizer.verification.clause_ends import AND, CLAUSE_ENDS, CLAUSE_WORDS
from summarizer.verification.governors import quantity, undermining
from summarizer.verification.unspaced import UNKNOWN, end_inside, left_out_before, left_out_behind, start_inside
from summarizer.verification.wording import INTERRUPTED, UTTERED, Wording, is_unspaced

_GOVERNS = 4  # words over which a "not" reaches: not want to be *seen*
_GOVERNS_CLAUSE = 8  # words before "that" among which one may take back all behind it: nobody can honestly say that
_REACHES_BACK = 8  # words behind verb and object to a late "not"
_FREE_OF_DENIAL = re.compile(r"\b(?:no (?:doubt|question|wonder)|not only|not just)\b", re.IGNORECASE)
_SUBJECTS = frozenset(
    "i we you he she it they there this that these those the a an my our your his her its their".split()
)
_PREPOSITIONS = frozenset("at under in by for to of with from on".split())
_BEFORE_FIGURES = frozenset(
    "nearly almost about around roughly over under only least most than to approximately".split()
)
_GLUE = re.compile(r"[-./:,&\u00ad_+]+")
_CURRENCY = "$\u20ac\u00a3\u00a5\u20b9\u20bd#"
_PERCENT = "%\u2030\u00b0\u066a"
_ASKS = "?\u061f"


def cut_at_start(wording: Wording, start: int, quote: Wording, language: str) -> str | None:
    """Why the words that the quote leaves out before its first change what was said; None if they do not."""
    index = wording.word_at(start)
    inside = start - wording.offsets[index]
    if inside:  # only scripts without spaces may be cut inside a run
        return start_inside(wording.words[index], inside, language)
    if not index:
        return None
    between = wording.between[index - 1]
    if UTTERED in between:
        return None
    before, first = wording.words[index - 1], quote.words[0]
    fault = _cut_word(between, before, quote)
    if not fault and not CLAUSE_ENDS.search(between):
        fault = _cut_clause(wording, index, quote, language)
    return fault or _governed(wording, index, first.lower(), language)


def _cut_word(between: str, before: str, quote: Wording) -> str | None:
    first = quote.words[0]
    if _is_glue(between, before, first):
        return f"cuts \u201c{before}{between}{first}\u201d in two"
    return (
        f"leaves out the sign before \u201c{first}\u201d" if _loses_sign(between[-1:], quote.lead[-1:], first) else None
    )


def _cut_clause(wording: Wording, index: int, quote: Wording, language: str) -> str | None:
    """What a quote that begins inside a clause does to a figure or a name there."""
    before, first = wording.words[index - 1], quote.words[0]
    if language not in COVERED:
        return UNKNOWN
    if INTERRUPTED not in wording.between[index - 1] and first[0].islower() and wording.words[index][0].isupper():
        return f"changes the case of \u201c{wording.words[index]}\u201d, which opens no sentence"
    if not has_figure(first, language):
        return None
    if has_figure(before, language) and not before.lower().startswith(("first", "last")):
        return f"cuts the figure \u201c{before} {first}\u201d"
    if before.lower() in _BEFORE_FIGURES and first.lower() not in {"first", "last", "second", "half"}:
        return f"leaves out \u201c{before}\u201d before a figure"
    return None


def _is_glue(between: str, before: str, after: str) -> bool:
    """True for what holds a word together: non-violent, 3,400, U.S.; nothing does in scripts without spaces."""
    return bool(_GLUE.fullmatch(between)) and not is_unspaced(before[-1]) and not is_unspaced(after[0])


def _loses_sign(there: str, here: str, first: str) -> bool:
    if there and there in _CURRENCY:
        return here != there
    return there == "-" and first[0].isdigit() and here != "-"


def _governed(wording: Wording, index: int, first: str, language: str) -> str | None:
    """The word in whose reach the one at `index` stands, and without which it says more than the speaker did."""
    opens_clause = first in _SUBJECTS
    reach = 1 if first in CLAUSE_WORDS else _GOVERNS
    if wording.words[index - 1].lower() == "that":
        reach = _GOVERNS_CLAUSE
    context = _context(wording, index, reach, opens_clause=opens_clause)
    said = _FREE_OF_DENIAL.sub(" ", " ".join(context))
    if found := denial(said, language):
        return left_out_before(found[0])
    before = said.lower().split()
    if language == "en" and (governor := undermining(before) or quantity(before)):
        return f"leaves out \u201c{governor}\u201d, which governs these words"
    return None


def _context(wording: Wording, index: int, reach: int, *, opens_clause: bool) -> list[str]:
    """The words of the same clause before the one at `index`, as many as reach over it."""
    context: list[str] = []
    for back in range(index - 1, max(-1, index - 1 - reach), -1):
        between = wording.between[back]
        said = between.partition(INTERRUPTED)
        if UTTERED in between or (
            said[1] and (said[0][:1] not in {",", "", INTERRUPTED} or wording.words[back + 1][0].isupper())
        ):
            break
        if not said[1] and CLAUSE_ENDS.search(between):
            break
        word = wording.words[back]
        low = word.lower()
        opens = opens_clause and back == index - 1
        if low in CLAUSE_WORDS or (low in AND and (opens or context[:1] == ["that"])):
            break
        context.insert(0, word)
    return context


def cut_at_end(wording: Wording, end: int, quote: Wording, language: str, *, marked: bool = True) -> str | None:
    """Why the words or marks that the quote leaves out behind its last change what was said; None if they do not.

    `marked`: the quote ends with its own last mark, and not with an ellipsis or a bracket.
    """
    index = wording.word_at(end - 1)
    inside = end - wording.offsets[index]
    if inside < len(wording.words[index]) and is_unspaced(wording.words[index][inside]):
        return end_inside(wording.words[index], inside, language)
    between = wording.between[index] if index < len(wording.between) else wording.trail
    last = quote.words[-1]
    mark = between.partition(UTTERED)[0].lstrip("\"' ")[:1]
    counted = mark != "" and mark in _PERCENT and last[-1].isdigit()
    if counted and not any(sign in quote.trail for sign in _PERCENT):
        return f"leaves out the sign behind \u201c{last}\u201d"
    if marked and (fault := _other_mark(mark, quote.trail)):
        return fault
    if index + 1 >= len(wording.words) or UTTERED in between:
        return None
    following = wording.words[index + 1]
    if _is_glue(between, last, following):
        return f"cuts \u201c{last}{between}{following}\u201d in two"
    if CLAUSE_ENDS.search(between) or INTERRUPTED in between or last.lower() in CLAUSE_WORDS | AND:
        return None
    if language not in COVERED:
        return UNKNOWN
    if has_figure(last, language) and has_figure(following, language):
        return f"cuts the figure \u201c{last} {following}\u201d"
    return left_out_behind(denial(_following(wording, index + 1, language), language))


def _other_mark(there: str, trail: str) -> str | None:
    asks = there != "" and there in _ASKS
    if any(sign in trail for sign in _ASKS) is not asks:
        return "makes a statement of a question" if asks else "makes a question of a statement"
    return "adds an exclamation mark" if "!" in trail and there != "!" else None


def _following(wording: Wording, index: int, language: str) -> str:
    """The words behind a quote that a negation among them would turn."""
    reach = _REACHES_BACK if denies_late(language) else 1 + (wording.words[index].lower() in _PREPOSITIONS)
    taken = [wording.words[index]]
    for at in range(index, min(index + reach - 1, len(wording.between))):
        between = wording.between[at]
        if UTTERED in between or CLAUSE_ENDS.search(between):
            break
        taken.append(wording.words[at + 1])
    return " ".join(taken)
