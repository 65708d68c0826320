"""Words around a figure → what befell those it counts: killed, injured, missing, moved, held, trapped, saved.

What befalls people decides what a count of them counts: 11 killed and 14 injured are two counts.
"""

from functools import lru_cache

from summarizer.language.cued import Cued

_WORDS = {
    "killed": r"kill\w*|dead|died|dies|deaths?|fatalit\w+|toll|perish\w*|slain|lost their lives",
    "injured": r"injur\w+|wound\w+|hurt|hospitali[sz]ed",
    "missing": r"missing|unaccounted",
    # Who is left in a place has not left it, and a besieged town is where, not whom.
    "moved": r"evacuat\w+|displac\w+|homeless|ordered out|cleared|(?:had|have|has) left|left(?! (?:in|behind|over)\b)"
    r"|fled|leave|leaving|got out|way out",
    "held": r"arrest\w+|detain\w+|custody|captur\w+|hostages?|jailed|imprisoned",
    "trapped": r"trapped|stranded|(?<!\ba )(?<!\bthe )besieged|surrounded|siege",
    "saved": r"rescu\w+|pulled",
}
_ANY = Cued(
    rf"\b(?:{'|'.join(f'(?P<{fate}>{words})' for fate, words in _WORDS.items())})\b",
    "kill* dead died dies death* fatalit* toll perish* slain lost injur* wound* hurt hospitali* missing unaccounted "
    "evacuat* displac* homeless ordered cleared left fled leave leaving got way arrest* detain* custody captur* "
    "hostage* jailed imprisoned trapped stranded besieged surrounded siege rescu* pulled",
)


@lru_cache(maxsize=1 << 12)
def fates(text: str) -> frozenset[str]:
    """The fates that the text names, each once.

    >>> sorted(fates("25 people were killed or wounded"))
    ['injured', 'killed']
    >>> fates("the hundreds left in the village"), sorted(fates("the hundreds that had left in a hurry"))
    (frozenset(), ['moved'])
    """
    return frozenset(match.lastgroup for match in _ANY.finditer(text) if match.lastgroup)
