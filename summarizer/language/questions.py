"""Questions → what they ask about, and whether a sentence answers them or leaves them open."""

import re

from summarizer.language.dates import dates
from summarizer.language.names import names
from summarizer.language.quantities import quantities
from summarizer.language.similarity import Bag, bag, cover

_ANSWERED = 0.85  # of a question's weight that a sentence which has what is asked for must share to be its answer
_NOUN_WORDS = 2  # behind "how many" that name what is counted
_ASKS = frozenset(
    "who what when where why how which whether will is are was were did does do has have can could would many "
    "much".split()
)
_KIND = re.compile(r"how many|how much|how|when|where|who|why|what|which", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:unknown|unclear|not (?:yet )?(?:known|clear|decided|been)|whether|if|could not|disput\w+|estimat\w+|"
    r"expected|awaits?|awaited|(?:is|are) to|promis\w+|pending|undecided|investigat\w+|believed|possibly|might|"
    r"(?-i:may)|suggest\w+|wait\w*|delay\w*|try\w*|accus\w+|alleg\w+|claim\w+|den(?:y|ies|ied)|still|likely|will|would|"
    r"refus\w+|plan(?:s|ned|ning)?|propos\w+|could|call(?:s|ed|ing) for|presumably|willing\w*|vow\w*|pledg\w*|"
    r"hop(?:e|es|ed|ing)|intend\w*|consider\w*|seek\w*|demand\w*|no (?:word|sign|comment))\b",
    re.IGNORECASE,
)

_BECAUSE = re.compile(
    r"\b(?:because|since|due to|caused by|the cause|owing to|as a result|blamed|so that|triggered by|after)\b",
    re.IGNORECASE,
)


def topic(question: str) -> Bag:
    """What a question asks about: its stems without the words that ask."""
    words = " ".join(word for word in re.findall(r"[\w'\u2019.-]+", question) if word.lower() not in _ASKS)
    return bag(words)


def without_asking(question: str) -> str:
    """The question without the word that it begins with, whose capital would make a name of "Will Osk"."""
    first, _, rest = question.partition(" ")
    return rest if first.lower() in _ASKS else question


def asks_for(question: str) -> str:
    """What kind of thing a question wants: `how many`, `when`, `who`, …, or `whether` for yes or no."""
    match = _KIND.match(question)
    return match.group().lower() if match else "whether"


def leaves_open(text: str) -> bool:
    """True if the text has a word by which news leaves something open: unknown, disputed, promised, to come."""
    return bool(_OPEN.search(text))


def answers(question: str, sentence: str) -> bool:
    """True if the sentence has the topic and the kind of thing that is asked for, and is not open itself."""
    if _OPEN.search(sentence) or cover(topic(question), bag(sentence)) < _ANSWERED:
        return False
    match asks_for(question):
        case "how many":
            asked = bag(" ".join(question.split()[2 : 2 + _NOUN_WORDS]))
            return any(cover(bag(quantity.what), asked) > 0 for quantity in quantities(sentence) if quantity.what)
        case "how much":
            return bool(quantities(sentence))
        case "when":
            return bool(dates(sentence))
        case "who":
            asked_of = {part for name in names(without_asking(question)) for part in name.parts}
            return any(name.sure and asked_of.isdisjoint(name.parts) for name in names(sentence))
        case "why":
            return _BECAUSE.search(sentence) is not None
        case _:
            return True
