"""Text → whether it asks for a cause, and whether it gives one of something: what did it, and what it did, are two."""

import re

from summarizer.language.senses import senses
from summarizer.language.similarity import Bag, cover

_ASKED = re.compile(
    r"\A(?:why\b|what (?:has |had |have )?(?P<verb>caused|triggered|sparked|made|led to|brought about)\b"
    r"|what (?:is|was|were|are) the (?:causes?|reasons?) (?:of|for|behind)\b)",
    re.IGNORECASE,
)
# What happened stands before these, or on both sides of them: "Because of the roof, the pool closed".
_BECAUSE = re.compile(
    r"\b(?:because|since|due to|owing to|as a result|so that|after|blamed (?:on|for)|(?:caused|triggered|sparked"
    r"|set off|brought about|brought down|made) by)\b",
    re.IGNORECASE,
)
# And behind these: "a cable caused the fire", "the cause of the fire was a cable".
_CAUSED = re.compile(
    r"\b(?:caused|causes|triggered|sparked|set off|led to|brought about|brought down|made|the (?:cause|reason) (?:of"
    r"|for)|(?:is|was|were) to blame for)\b(?! by\b)",
    re.IGNORECASE,
)
_ENOUGH = 0.85  # of the effect that must stand on the side where effects stand


def asks_for_cause(question: str) -> bool:
    """True for "Why did it burn?", "What caused the fire?", "What is the cause of the fire?"."""
    return _ASKED.match(question) is not None


def without_cause(question: str) -> str:
    """What the cause is asked of; any other question as it stands."""
    return _ASKED.sub("", question, count=1)


def gives_cause(sentence: str, effect: Bag) -> bool:
    """True if the sentence says what brought about the effect, given as the senses of its words.

    >>> gives_cause("A cable caused the fire.", senses("the fire"))
    True
    >>> gives_cause("The fire caused damage.", senses("the fire"))
    False
    """
    if _BECAUSE.search(sentence):
        return True
    return any(cover(effect, senses(sentence[match.end() :])) >= _ENOUGH for match in _CAUSED.finditer(sentence))
