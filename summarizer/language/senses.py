"""Stems → the senses that news words in several ways: agree, approve and allow are one; so are cause and reason.

Only for what asks and what answers, which seldom share their words: a question speaks of the failure, the sentence of
the wall that gave way. Claims are told apart by words that are one here.
"""

from functools import cache, lru_cache
from statistics import median

from summarizer.language.cued import Cued
from summarizer.language.remembered import SENTENCES
from summarizer.language.similarity import Bag, bag, weight
from summarizer.language.words import stem

_SENSES = {
    "consent": "agree agreed agrees agreement consent consented approve approved approves approval allow allowed "
    "allows permit permitted permits permission authorise authorised authorize authorized",
    "break": "break breaks broke broken breach breached burst collapse collapsed collapses fail failed fails failure",
    "work": "work works job jobs post posts employment position positions",
    "take-on": "offer offered offers accept accepted accepts",
    "fighters": "fighter fighters militant militants combatant combatants gunmen insurgents rebels",
    "workforce": "employee employees staff workforce",
}
_WORDED = {f"~{sense}": frozenset(map(stem, words.split())) for sense, words in _SENSES.items()}
_SENSE = {key: sense for sense, keys in _WORDED.items() for key in keys}
# Wordings of several words, and one that the stems cannot tell from its verb, with a word of their sense.
_WORDINGS = (
    (Cued(r"\b(?:gave|gives|give|given|giving) way\b|\bcaved in\b", "way caved"), "collapsed"),
    (
        Cued(r"\bworkers?\b|\b(?:people|those) who work(?:ed)?(?: there| here)?\b", "work worked worker workers"),
        "employees",
    ),
)


@lru_cache(maxsize=SENTENCES)
def senses(text: str) -> Bag:
    """The stems of a text with their weights, those of one sense as one.

    >>> senses("the failure").keys() == senses("it gave way").keys() - {"it"} | {"the"}
    True
    """
    for wording, word in _WORDINGS:
        text = wording.sub(word, text)
    found = {_SENSE.get(key, key): value for key, value in bag(text).items()}
    return {key: _sense_weight(key) if key in _WORDED else value for key, value in found.items()}


@cache
def _sense_weight(sense: str) -> float:
    """What the middle one of its words weighs, whichever of them a text has."""
    return median(map(weight, sorted(_WORDED[sense])))
