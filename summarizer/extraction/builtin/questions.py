"""Sentences that leave something open → questions, in the sentence's own words."""

import re

from summarizer.extraction.builtin.pronouns import Before, in_full
from summarizer.language.attribution import attributed
from summarizer.language.names import names
from summarizer.language.quantities import quantities
from summarizer.summary import OpenQuestion

_UNKNOWN = (
    r"(?:not (?:yet |immediately )?(?:known|clear|been (?:decided|established|determined))|unknown|"
    r"unclear|undecided|undetermined|an open question)"
)
_STILL = r"(?:is|are|was|were|remains?|remained|has|have)(?: still)?(?: not yet)?"
# "It was not known whether the pumps ran" — "Whether she will is unknown" — "The cause of the fire is unknown".
_IT = re.compile(
    rf"\bit (?:{_STILL}) {_UNKNOWN} (?P<asked>(?:whether|if|how|what|why|who|when|where)\b[^.;]*)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    rf"(?P<asked>\b(?:whether|how many|how much|how|what|why|who|when|"
    rf"where)\b[^.;]*?) (?:{_STILL} (?:{_UNKNOWN}|been (?:decided|established))|could not be "
    r"(?:established|determined|verified|confirmed))",
    re.IGNORECASE,
)
_NOUN = re.compile(rf"\A(?P<asked>the [^.;,]{{3,80}}?) (?:{_STILL}) {_UNKNOWN}", re.IGNORECASE)
_WILL = re.compile(r"\A(?P<subject>[^,;\"\u201c]{3,80}?) will (?P<rest>(?!not\b)[^;\"\u201c]{4,120})")
_IS_TO = re.compile(
    r"\A(?P<subject>(?:the|a|an)\s[^,;\"\u201c]{3,60}?) (?:is|are) (?:expected |due |scheduled |"
    r"set )?to (?P<rest>[^;\"\u201c]{4,120})",
    re.IGNORECASE,
)
_ESTIMATE = re.compile(r"\bestimat(?:e|es|ed)\b", re.IGNORECASE)
_PROMISED = re.compile(
    r"\A(?P<subject>[^,;\"\u201c]{3,80}?) (?:has |have |had )?(?<!been )promised "
    r"(?P<rest>(?:an?|the)\s[^.;\"\u201c]{4,120})"
)


_GIVEN_TO = re.compile(r"\sto\san?\s")  # what is promised to a buyer is a deal, and not what is still to come
_MISSING = re.compile(
    r"\A(?P<count>[^\W_]+) (?P<who>[a-z]+(?: [a-z]+)?) (?:was|were|is|are|remains?|remained)(?: still| also)? "
    r"(?:missing|unaccounted for)\b"
)


def questions(words: str, sentence: int, language: str, before: Before = ()) -> list[OpenQuestion]:
    """What one sentence leaves open; at most one question a way of leaving it so.

    One that asks of "it" or "they" cites the sentence before as well, in whose words it is asked.
    """
    found = [(question, why, [sentence]) for question, why in _asked(words)]
    if not found and (resolved := in_full(_clause(words) or "", before)):
        clause, numbers = resolved
        found = [(_as_question(clause), _NOT_KNOWN, [*numbers, sentence])]
    if not found:
        found = [(question, why, [sentence]) for question, why in (*_missing(words), *_estimated(words, language))]
    return [OpenQuestion(question=question, why=why, sentences=numbers) for question, why, numbers in found]


_NOT_KNOWN = "the article says that it is not known"
_AUXILIARY = re.compile(r"\s(?P<verb>is|are|was|were|will|would|can|could|has|have|had|should)\s")
# What a report waits for; a price that will rise is a fact, a ruling that will come is a question.
_AWAITED = re.compile(
    r"\b(?:reports?|decid\w+|decision|rul(?:e|es|ing)|votes?|announc\w+|publish\w*|inquiry|investigat\w+|verdict|court|hearing|"
    r"results?|counts?|talks|meet\w*|deadline|surrender|evacuat\w+|resume|release|findings?)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\s(?:under|that|which|who|whose|because)\s")  # behind these stands what is known
_VAGUE_SUBJECT = re.compile(
    r"\A(?:whether|if|how many|how much|what|how)\s(?:he|she|it|they|this|that|those|these)\b", re.IGNORECASE
)


def _clause(words: str) -> str | None:
    """What the sentence says that it is not known, from "whether" or its like on."""
    match = _IT.search(words) or _CLAUSE.search(words)
    return match["asked"] if match else None


def _asked(words: str) -> list[tuple[str, str]]:
    clause = _clause(words)
    if clause:
        return [] if _VAGUE_SUBJECT.match(clause) else [(_as_question(clause), _NOT_KNOWN)]
    match = _NOUN.search(words)
    if match:
        plural = re.search(r"\A\S+ \w+s\b(?! of)", match["asked"]) is not None
        return [(f"What {'are' if plural else 'is'} {_lower(match['asked'])}?", _NOT_KNOWN)]
    source = attributed(words)
    statement = (words[source.start : source.end] if source else words).strip()
    match = _WILL.search(statement) or _IS_TO.search(statement)
    if match and _AWAITED.search(_BESIDE.split(match.group(), maxsplit=1)[0]):
        return [(f"Will {_lower(match['subject'])} {match['rest'].rstrip(' .,')}?", "it was still to come")]
    match = _PROMISED.search(statement)
    if match and not _GIVEN_TO.search(match["rest"]):
        promised = re.sub(r"\A(?:an?|the)\s", "", match["rest"].rstrip(" .,"))
        return [(f"What has become of the promised {promised}?", "it was only promised")]
    return []


def _missing(words: str) -> list[tuple[str, str]]:
    match = _MISSING.match(words)
    if match is None:
        return []
    return [(f"What has become of the {match['count'].lower()} missing {match['who']}?", "they were missing")]


def _estimated(words: str, language: str) -> list[tuple[str, str]]:
    if not _ESTIMATE.search(words):
        return []
    counted = [quantity.what for quantity in quantities(words, language) if quantity.what]
    return [(f"How many {counted[0]} are there?", "the article has only an estimate")] if counted else []


def _as_question(clause: str) -> str:
    """`when the wreck will be lifted` → `When will the wreck be lifted?`; what cannot be turned keeps its words."""
    clause = clause.strip(" ,")
    word, _, rest = clause.partition(" ")
    verb = _AUXILIARY.search(rest)
    if verb and "," not in rest[: verb.start()]:
        turned = f"{verb['verb']} {rest[: verb.start()]} {rest[verb.end() :]}?"
        if word.lower() in {"whether", "if"}:
            return turned[:1].upper() + turned[1:]
        if word.lower() in {"when", "where", "why"}:
            return f"{word.capitalize()} {turned}"
    return clause[:1].upper() + clause[1:] + "?"


def _lower(subject: str) -> str:
    """The subject as it stands inside a sentence: a name keeps its capital."""
    subject = subject.strip()
    first = names(subject)
    named = bool(first) and first[0].start == 0 and (first[0].sure or len(first[0].parts) > 1)
    return subject if named else subject[:1].lower() + subject[1:]
