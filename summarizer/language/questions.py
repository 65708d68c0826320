"""Questions → what they ask about, and whether a sentence answers them or leaves them open."""

import re
from functools import lru_cache

from summarizer.language.causes import asks_for_cause, gives_cause, without_cause
from summarizer.language.dates import dates
from summarizer.language.fates import fates
from summarizer.language.names import names
from summarizer.language.quantities import quantities
from summarizer.language.remembered import SENTENCES
from summarizer.language.senses import senses
from summarizer.language.similarity import Bag, bag, cover

_ANSWERED = 0.85  # of a question's weight that a sentence which has what is asked for must share to be its answer
_MOSTLY = 0.7  # and that it must have itself where a pronoun stands for the rest
_NOUN_WORDS = 2  # behind "how many" that name what is counted
_ASKS = frozenset(
    "who what when where why how which whether will is are was were did does do has have can could would many "
    "much".split()
)
_KIND = re.compile(r"how many|how much|how|when|where|who|why|what|which", re.IGNORECASE)
_UNSETTLED = (
    r"unknown|unclear|not (?:yet )?(?:known|clear|decided|been)|whether|if|could not|disput\w+|estimat\w+|"
    r"expected|awaits?|awaited|(?:is|are) to|promis\w+|pending|undecided|investigat\w+|believed|possibly|might|"
    r"(?-i:may)|suggest\w+|wait\w*|delay\w*|try\w*|accus\w+|alleg\w+|claim\w+|den(?:y|ies|ied)|likely|will|would|"
    r"refus\w+|plan(?:s|ned|ning)?|propos\w+|could|call(?:s|ed|ing) for|presumably|willing\w*|vow\w*|pledg\w*|"
    r"hop(?:e|es|ed|ing)|intend\w*|consider\w*|seek\w*|demand\w*|no (?:word|sign|comment)|reckon\w*|guess\w*|"
    r"put(?:s|ting)? off|postpon\w*|deferr?\w*|"
    r"(?:does|do|did|has|have|had|would) not (?:say|said|tell|told|explain\w*|name[ds]?|identif\w*|disclose[ds]?|"
    r"reveal\w*)|declin\w+ to (?:say|name|comment|give)|"
    r"n(?:obody|o one) (?:knows|knew|(?:can|could) say|ha[sd] been able)"
)
_OPEN = re.compile(rf"\b(?:{_UNSETTLED}|still|missing|unaccounted)\b", re.IGNORECASE)
# "The road is still closed" settles whether it is, and "those who had been missing are dead" what became of them.
_UNANSWERED = re.compile(rf"\b(?:{_UNSETTLED}|still (?:to|being|under|no|not|open))\b", re.IGNORECASE)
_BECOME = re.compile(r"\Awhat (?:has |have )?(?:become of|happened to)\b", re.IGNORECASE)
_OF_A_GROUP = re.compile(
    r"how many of (?:the|its|their|those) (?P<group>[^?]+?) (?:will|would|can|could|have|had|has|were|are|was|is)"
    r"(?: be| been)? (?P<deed>[^?]+)",
    re.IGNORECASE,
)
_PART = re.compile(r"\A\s(?:[a-z]+\s)?of\s(?:the|its|their|them|those)\b", re.IGNORECASE)
# Half of a question's group may stand in the sentence as "the people who work there".
_GROUP = 0.4


def topic(question: str) -> Bag:
    """What a question asks about: the senses of its words without those that ask, and without the word for a cause."""
    return _topic(question)


@lru_cache(maxsize=SENTENCES)
def _topic(question: str) -> Bag:
    asked = _BECOME.sub("", without_cause(question))
    words = " ".join(word for word in re.findall(r"[\w'\u2019.-]+", asked) if word.lower() not in _ASKS)
    return senses(words)


def without_asking(question: str) -> str:
    """The question without the word that it begins with, whose capital would make a name of "Will Osk"."""
    first, _, rest = question.partition(" ")
    return rest if first.lower() in _ASKS else question


def asks_for(question: str) -> str:
    """What kind of thing a question wants: `how many`, `when`, `who`, …, or `whether` for yes or no.

    Who asks for a cause in any words asks `why`.
    """
    if asks_for_cause(question):
        return "why"
    match = _KIND.match(question)
    return match.group().lower() if match else "whether"


def leaves_open(text: str) -> bool:
    """True if the text has a word by which news leaves something open: unknown, disputed, promised, to come."""
    return bool(_OPEN.search(text))


def leaves_count_open(question: str, text: str) -> bool:
    """True if a question for how many is left open by a count that is vague: hundreds of them."""
    if asks_for(question) != "how many":
        return False
    counted = bag(" ".join(question.split()[2 : 2 + _NOUN_WORDS]))
    return any(
        quantity.value is None and quantity.high is None
        for quantity in quantities(text)
        if quantity.unit is None and (not quantity.what or cover(bag(quantity.what), counted) > 0)
    )


def answers(question: str, sentence: str, before: str = "") -> bool:
    """True if the sentence has the topic and the kind of thing that is asked for, and is not open itself.

    A little of the topic may stand in the sentence before, if that is given: what "it" is.
    """
    if _BECOME.match(question) and fates(question):
        return _tells_fate(question, sentence) and not _UNANSWERED.search(sentence)
    wanted, said = topic(question), senses(sentence)
    with_before = senses(f"{before} {sentence}") if before else said
    if cover(wanted, with_before) < _ANSWERED or cover(wanted, said) < _MOSTLY or _UNANSWERED.search(sentence):
        return False
    match asks_for(question):
        case "how many":
            counted = bag(" ".join(question.split()[2 : 2 + _NOUN_WORDS]))
            return any(cover(bag(quantity.what), counted) > 0 for quantity in quantities(sentence) if quantity.what)
        case "how much":
            return bool(quantities(sentence))
        case "when":
            return bool(dates(sentence))
        case "who":
            asked_of = {part for name in names(without_asking(question)) for part in name.parts}
            return any(name.sure and asked_of.isdisjoint(name.parts) for name in names(sentence))
        case "why":
            return gives_cause(sentence, topic(question))
        case _:
            return True


def answers_in_part(question: str, sentence: str) -> bool:
    """True if the sentence says of a part of those asked about what is asked: nine of the 22 accepted other jobs."""
    match = _OF_A_GROUP.match(question)
    if match is None or _UNANSWERED.search(sentence):
        return False
    said = senses(sentence)
    if cover(senses(match["deed"]), said) < _ANSWERED or cover(senses(match["group"]), said) < _GROUP:
        return False
    return any(_PART.match(sentence[quantity.end :]) for quantity in quantities(sentence))


def _tells_fate(question: str, sentence: str) -> bool:
    """True if the sentence says of those asked about what else befell them."""
    befell = fates(question)
    said = fates(sentence)
    return bool(befell & said) and bool(said - befell) and cover(topic(question), senses(sentence)) >= _ANSWERED
