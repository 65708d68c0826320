"""Token → its class in an English clause, as far as form tells: connector, preposition, mark, verb."""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.language.cues import AUXILIARIES, SPEECH, Token, is_cue


class Source(NamedTuple):
    """Half-open spans of text: the phrase that speaks, and what is set beside it (empty if nothing is)."""

    start: int
    end: int
    beside_start: int
    beside_end: int


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SUBJECT_PRONOUNS = _set(
    "he she they it who i we you il elle ils elles él ella ellos ellas er sie wir он она они мы هو هي"
)
CONNECTORS = _set(
    "and but or so yet as while because when whereas although though if since until once where whereby "
    "after before than "
    "that which what however meanwhile then later now still nor like how why und aber y pero et mais а но и that's"
)
CLAUSE_OPENERS = _set(
    "but while because when whereas although though if since until where after before than as what how why yet"
)
RELATIVE = _set("who which whose whom where qui que quien der die das который которая")
PREPOSITIONS = _set(
    "in on at by for from with to of about into over under during through via against among between amid "
    "despite including "
    "following per unlike"
)
DETERMINERS = _set(
    "a an the one another his her their its our some many several both most other two three no le la les "
    "el los der die das un une ein eine"
)
DAYS = _set(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow late "
    "early earlier later last "
    "this recently mon tue wed thu fri sat sun january february march april may june july august "
    "september october november december"
)
# "of" and its like keep a phrase together (a spokesman for the ministry); "in an interview" ends it.
ADJUNCTS = _set(
    "in during after before when while as on by via through amid but and that because if late early "
    "earlier later yesterday "
    "today tonight who whose which where last this about to following since until monday tuesday "
    "wednesday thursday friday "
    "saturday sunday lors dans gegenüber am im bei в на во après avant durante في إن أن إلى"
)
BEFORE_VERB = _set("had has went on to used")


PAST = _set(
    "shook blew took made gave went came saw met left spoke held kept ran stood sat rose fell won lost sent "
    "brought bought felt "
    "got became began broke built chose drew drove ate flew grew heard knew laid let meant paid quit rode sang sold "
    "slept spent struck swore taught threw understood woke wore led fled fought hung hid sank swam tore"
)
"""Past tenses that no ending gives away; those that are nouns or adjectives as often (cut, set, lead) are left out."""


def is_stop(token: Token) -> bool:
    """True for a mark that ends a clause."""
    return token.text in STOPS


STOPS = frozenset('.;:!?"\u201c\u201d\u00ab\u00bb\u201e\u3002\uff1a\u2014\u2013\u2015\u061b\u061f')
BESIDE_MARKS = frozenset(",\u060c\uff0c\u2014\u2013)")
COMMAS = frozenset(",\u060c\uff0c")


def is_verb(found: Sequence[Token], at: int) -> bool:
    """True for a word that is a finite verb by its form, as far as form tells."""
    word = found[at].lower
    if word in AUXILIARIES and found[at].text not in {"May", "Will"}:
        return True
    if found[at].text[0].isupper():
        return False
    if word in SPEECH:
        return is_cue(found, at)
    if word in PAST:
        return True
    return word.endswith("ed") and len(word) > 4 and not (at and found[at - 1].lower in DETERMINERS)  # noqa: PLR2004 - not "need", "seed"
