"""Words around a figure → what befell those it counts: killed, injured, missing, moved, held, trapped, saved, dark.

What befalls people decides what a count of them counts: 11 killed and 14 injured are two counts.
"""

from functools import lru_cache

from summarizer.language.cued import Cued
from summarizer.language.remembered import SENTENCES, WORDS
from summarizer.language.tokens import vocabulary

# What a storm left without power was not left by anybody: "left 2,300 homes dark".
_COUNT = (
    r"(?:\d[\d.,]*|about|some|nearly|around|at least|almost|more than|up to|roughly|an estimated"
    r"|dozens|hundreds|thousands)"
)
# By fate: its words, and the cues of which each of them has one.
_WORDS = {
    "killed": (
        r"kill\w*|dead|died|dies|deaths?|fatalit\w+|toll|perish\w*|slain|lost their lives",
        "kill* dead died dies death* fatalit* toll perish* slain lost",
    ),
    "injured": (r"injur\w+|wound\w+|hurt|hospitali[sz]ed", "injur* wound* hurt hospitali*"),
    "missing": (r"missing|unaccounted", "missing unaccounted"),
    # Who is left in a place has not left it, and a besieged town is where, not whom.
    "moved": (
        (
            rf"evacuat\w+|displac\w+|homeless|ordered out|cleared|(?:had|have|has) left(?! {_COUNT})"
            rf"|left(?! (?:in|behind|over|{_COUNT})\b)|fled|leave|leaving|got out|way out"
        ),
        "evacuat* displac* homeless ordered cleared left fled leave leaving got way",
    ),
    "without power": (
        (
            r"(?:without|no|lost|los(?:e|ing)|cut off from) (?:electricity|power)"
            r"|(?:were|was|are|lay|sat|remain(?:s|ed)?|still|homes|houses|households|town|city) in"
            r" (?:the dark|darkness)(?! about)"
            r"|blackouts?|power (?:cuts?|outages?|failures?)"
            r"|(?:power|electricity) (?:was|were|is|had been|went) (?:out|off|cut|lost)"
        ),
        "power electricity dark darkness blackout*",
    ),
    "held": (
        r"arrest\w+|detain\w+|custody|captur\w+|hostages?|jailed|imprisoned",
        "arrest* detain* custody captur* hostage* jailed imprisoned",
    ),
    "trapped": (
        r"trapped|stranded|(?<!\ba )(?<!\bthe )besieged|surrounded|siege",
        "trapped stranded besieged surrounded siege",
    ),
    "saved": (r"rescu\w+|pulled", "rescu* pulled"),
}
_ANY = Cued(
    rf"\b(?:{'|'.join(words for words, _ in _WORDS.values())})\b", " ".join(cues for _, cues in _WORDS.values())
)
_EACH = {fate: Cued(rf"\b(?:{words})\b", cues) for fate, (words, cues) in _WORDS.items()}


@lru_cache(maxsize=SENTENCES)
def fates(text: str) -> frozenset[str]:
    """The fates that the text names, each once.

    >>> sorted(fates("25 people were killed or wounded"))
    ['injured', 'killed']
    >>> fates("the hundreds left in the village"), sorted(fates("the hundreds that had left in a hurry"))
    (frozenset(), ['moved'])
    """
    cued = frozenset().union(*map(_cued_by, vocabulary(text)))
    return frozenset(fate for fate in cued if _EACH[fate].pattern.search(text))


@lru_cache(maxsize=WORDS)
def _cued_by(word: str) -> frozenset[str]:
    """The fates that a word may be a sign of."""
    return frozenset(fate for fate, words in _EACH.items() if words.is_cue(word))


def without_fates(text: str) -> str:
    """The text without the words that name a fate, so that what is left does not tell two wordings apart."""
    return _ANY.sub(" ", text)
