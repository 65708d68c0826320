"""Statement + evidence → what the statement makes more certain or more general than its evidence."""

from functools import lru_cache

from summarizer.language.cued import Cued
from summarizer.language.function_words import says_nothing
from summarizer.language.polarity import governed
from summarizer.language.remembered import SENTENCES
from summarizer.language.similarity import bag
from summarizer.language.words import spelled, stem
from summarizer.summary import Certainty, KeyFact
from summarizer.verification.page import Evidence, clauses

# Signs that a clause tells what is to come, possible or wished for, not what has happened.
_OPEN = Cued(
    r"\b(?:will|would|shall|(?-i:may)|might|could|can|should|must|plan(?:s|ned|ning)? (?:to|for|on)|planned|"
    r"expect(?:s|ed)?|intend(?:s|ed)? to|hope[sd]? to|want(?:s|ed)? to|wish(?:es|ed)? to|seek(?:s|ing)? to|"
    r"(?:is|are|was|were) (?:to|(?:due|set|likely|scheduled|about) to)|scheduled|propos(?:e|es|ed|al)|"
    r"consider(?:s|ed|ing)|"
    r"promise[sd]? to|vow(?:s|ed)? to|pledge[sd]? to|agree[sd]? to|offer(?:s|ed)? to|threaten(?:s|ed)? to|"
    r"tr(?:y|ies|ied|ying) to|attempt(?:s|ed)?|if|unless|whether|perhaps|possibly|probably|reportedly|allegedly|"
    r"alleged|apparently|suspected|believed|thought|feared|considering|in case|would-be)\b|['\u2019]ll\b",
    "will would shall may might could can should must plan plans planned planning expect expects expected hope hopes "
    "hoped want wants wanted wish wishes wished seek seeks seeking to scheduled propose proposes proposed proposal "
    "consider considers considered considering promise promised vow vows vowed agree agreed offer offers offered tries "
    "attempt attempts attempted if unless whether perhaps possibly probably reportedly allegedly alleged apparently "
    "suspected believed thought feared case ll",
)
_CONDITION = Cued(r"(?<!as )(?<!even )(?<!what )\b(?:if|unless|provided that|only when)\b", "if unless provided when")
_CONDITIONAL = Cued(
    r"\b(?:would|could|(?-i:may)|might|depends?|in case|whether|for (?:those|people|anyone))\b",
    "would could may might depend depends case whether for",
)
# "Some of the 40 miners", "few residents", "one of the region's largest": a part, and the next word of the whole.
_PART = Cued(
    r"\b(some of|few|one of|part of|parts of|most of|many of|several of|hardly any|almost no)\s"
    r"(?:the\s|its\s|their\s|his\s|her\s|these\s|those\s)?(\w+)",
    "some few one part parts most many several hardly almost",
)
# Signs that a retelling words otherwise: "for those who are eligible" where the text has "if you are eligible".
_CONDITIONS = frozenset("if unless whether can should must".split())
# Words that say how many of all there are; adding one says more than the evidence.
_WHOLE = Cued(
    r"\b(?:all|every|each|always|only|sole|entire|entirely|whole|most|both|everyone|everybody|completely|first|last|"
    r"largest|biggest|worst|best|highest|lowest|fully)\b",
    "all every each always only sole entire entirely whole most both everyone everybody completely first last largest "
    "biggest worst best highest lowest fully",
)


# What makes one thing the doing of another: verbs that weigh little, since everybody causes, makes and lets.
_CAUSE = Cued(
    r"\b(?:caus(?:e|es|ed|ing)|ma(?:de|ke|kes|king)|let(?:s|ting)?|forc(?:e|es|ed|ing)|led to|because|due to|thanks to|"
    r"result(?:s|ed|ing)? (?:in|from)|as a result|blam(?:e|es|ed|ing)|owing to)\b",
    "cause causes caused causing made make makes making let lets letting force forces forced forcing led because due "
    "thanks result results resulted resulting blame blames blamed blaming owing",
)


@lru_cache(maxsize=SENTENCES)
def _is_open(text: str) -> bool:
    """True if the text tells something as to come, possible or wished for."""
    return _OPEN.search(text) is not None


def added_cause(statement: str, evidence: Evidence) -> list[str]:
    """A reason if the statement says that something was caused where no cited sentence speaks of a cause."""
    sign = _CAUSE.search(statement)
    if not sign or any(_CAUSE.search(text) for text in (*evidence.texts, *evidence.context)):
        return []
    return [f"{evidence.label} {evidence.verb('do')} not say \u201c{sign.group()}\u201d"]


def added_certainty(fact: KeyFact, evidence: Evidence) -> list[str]:
    """A reason if the statement tells as done what its evidence calls planned, possible or wished for."""
    if fact.certainty in {Certainty.PLANNED, Certainty.ESTIMATED, Certainty.DENIED}:
        return []
    if not any(map(_is_open, evidence.texts)):
        return []
    parts = clauses(fact.statement)
    for clause in evidence.told_by(fact.statement):
        for sign in _OPEN.finditer(clause):
            if sign.group().lower() in _CONDITIONS:
                continue
            falls_on = governed(clause, sign.start(), sign.end())
            saying = [part for part in parts if falls_on & bag(part).keys()]
            if saying and not any(map(_is_open, saying)):
                return [f"tells as done what {evidence.label} {evidence.verb('give')} with \u201c{sign.group()}\u201d"]
    return []


def added_doubt(statement: str, evidence: Evidence) -> list[str]:
    """A reason if the statement calls planned or possible what its evidence tells without any such word."""
    sign = _OPEN.search(statement)
    if not sign or any(map(_is_open, (*evidence.texts, *evidence.context))):
        return []
    return [f"{evidence.label} {evidence.verb('do')} not say \u201c{sign.group()}\u201d"]


def dropped_limits(statement: str, evidence: Evidence) -> list[str]:
    """A reason if the statement leaves out a condition, or says of the whole what its evidence says of a part."""
    nearest = evidence.nearest_text(bag(statement))
    condition = _CONDITION.search(nearest)
    if condition and not (_CONDITION.search(statement) or _CONDITIONAL.search(statement)):
        sign = condition.group()
        return [f"leaves out the condition that {evidence.label} {evidence.verb('give')} with \u201c{sign}\u201d"]
    for part in _PART.finditer(nearest):
        of_what = {key for key in map(stem, spelled(part[2])) if not says_nothing(key)}
        said = part[1].lower().split()[0] in statement.lower().split()
        if of_what and of_what <= bag(statement).keys() and not said:
            return [f"leaves out \u201c{part[1]}\u201d of {evidence.label}"]
    return []


def added_extent(statement: str, evidence: Evidence) -> list[str]:
    """A reason for each "all", "only", "first" that no cited sentence has."""
    said = [match.group() for match in _WHOLE.finditer(statement)]
    if not said:
        return []
    there = {match.group().lower() for match in _WHOLE.finditer(" ".join((*evidence.texts, *evidence.context)))}
    added = dict.fromkeys(word for word in said if word.lower() not in there)
    return [f"{evidence.label} {evidence.verb('do')} not say \u201c{word}\u201d" for word in added]
