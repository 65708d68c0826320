"""An editor's bracket among a speaker's words → why it says what the speaker did not.

A bracket may explain a word that points at somebody or something, by a noun phrase that the article has itself; it may
give the same verb in another tense, or the same pronoun in another case; and it may remark. Who speaks of himself is
never explained: that "we" stands for the council is the editor's word alone.
"""

from collections.abc import Callable, Sequence

from summarizer.language.cues import AUXILIARIES, tokens
from summarizer.language.grammar import PREPOSITIONS, is_verb
from summarizer.verification.clause_ends import AND, CLAUSE_WORDS
from summarizer.verification.wording import Wording

Told = Callable[[str], bool]
"""Whether the article has these words in a row."""

_MOST_INSERTED = 8  # words of an editor's bracket


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# One word of a row may stand for another: a tense, a case, an article. No modal is here: may is not will.
_FORMS = tuple(
    map(
        _set,
        (
            "am is are was were", "has have had", "do does did", "he him his", "she her hers", "it its",
            "they them their theirs", "the a an this that these those",
        ),
    )
)  # fmt: skip
_SUBJECTS = _set("he she they er il elle ils elles él ella ellos ellas он она они")
_PRONOUNS = _SUBJECTS | _set("it him them ihn ihm ihnen lui его ему им")
_POSSESSIVES = _set("his her its their")
# Stand for a noun, or before one: only beside a word that begins no noun phrase it is clear which.
_EITHER = _set("her this that these those ça cela ce eso esto это")
_PLACES = _set("here there")
_FREE = AUXILIARIES | PREPOSITIONS | CLAUSE_WORDS | AND
_DETERMINERS = _set(
    "the a an this that these those his her its their der die das den dem ein eine le la les l un une des el los las "
    "una il lo gli i o os as de het een"
)
POINTING = _DETERMINERS | _PRONOUNS | _EITHER | _PLACES | _set("i we you")
"""What may open a sentence inside a bracket, so that its capital makes it no name: The mayor, Those."""
# In a bracket they would say how many, whom, or that something was so.
_NO_PART = (
    AUXILIARIES
    | _PRONOUNS
    | _set(
        "i we you us me my our your few little some several many most much any all every each both more less fewer "
        "enough half other others another own same only peu beaucoup tous plusieurs certains quelques wenige viele "
        "alle manche einige pocos muchos todos algunos varios"
    )
)
_REMARKS = _set(
    "sic laughs laughter chuckles sighs sobs cries weeps pause pauses applause cheers inaudible unintelligible "
    "crosstalk gestures nods smiles"
)
_ENDINGS = _set("s es d ed ing n en 's '") | {""}
_GERMAN_ENDINGS = _ENDINGS | _set("e r er em")


def is_remark(inserted: str) -> bool:
    """True for an editor's words that stand for nothing: sic, laughs."""
    return _REMARKS.issuperset(Wording(inserted.lower()).words)


def replaced(inserted: str, left_out: str, *, before: str, after: str, told: Told) -> str | None:
    """Why an editor's words in place of the speaker's say something else; None if they do not.

    `before`, `after`: the speaker's words on both sides; empty where a clause begins or ends.
    """
    gone, new = Wording(left_out.lower()).words, Wording(inserted.lower()).words
    fault = f"a bracket replaces \u201c{left_out}\u201d"
    if len(gone) != 1 or not new:
        return fault
    (word,) = gone
    if len(new) == 1 and any(word in forms and new[0] in forms for forms in _FORMS):
        return None
    if word in _PLACES and new[0] in PREPOSITIONS:
        return None if _is_phrase(inserted.partition(" ")[2], told) else fault
    owned = inserted.rstrip().endswith(("'s", "s'"))
    points = (
        word in _POSSESSIVES if owned else word in _PRONOUNS or (word in _EITHER and _stands_alone(word, before, after))
    )
    return None if points and _is_phrase(inserted, told) else fault


def beside(inserted: str, *, before: str, told: Told) -> str | None:
    """Why an editor's words beside the speaker's say something of their own: she [the mayor] said."""
    words = Wording(before.lower()).words
    if is_remark(inserted) or (words and words[-1] in _SUBJECTS and _is_phrase(inserted, told)):
        return None
    return f"a bracket adds \u201c{inserted}\u201d"


def ended(endings: Sequence[str], left_out: str, language: str) -> str | None:
    """Why endings in brackets make another word of the speaker's."""
    known = _GERMAN_ENDINGS if language == "de" else _ENDINGS
    if left_out in known and known.issuperset(endings):
        return None
    return f"a bracket changes the end of a word: \u201c{' '.join(endings)}\u201d"


def _is_phrase(inserted: str, told: Told) -> bool:
    """True for a noun phrase of the article's own, without a verb and without a word that counts."""
    words = Wording(inserted.lower()).words
    if not 1 < len(words) <= _MOST_INSERTED or words[0] not in _DETERMINERS or not _NO_PART.isdisjoint(words[1:]):
        return False
    found = tokens(inserted, 0, len(inserted))
    if any(is_verb(found, at) or (at > 1 and found[at].lower.endswith("ing")) for at in range(len(found))):
        return False
    return told(" ".join(words[1:]))


def _stands_alone(word: str, before: str, after: str) -> bool:
    """True for a pointing word that no noun can follow, and that opens no clause of its own, as "that" may."""
    last, first = Wording(before.lower()).words[-1:], Wording(after.lower()).words[:1]
    return _FREE.issuperset(first if word == "her" else [*last, *first])
