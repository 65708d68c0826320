"""A selected sentence → a key fact: its words without the attribution, which gets a field of its own."""

import re

from summarizer.language.attribution import PRONOUNS, attributed
from summarizer.language.dates import Grain, dates
from summarizer.language.names import names
from summarizer.summary import Certainty, Importance, KeyFact

_MOST_WORDS = 30
# A trailing clause that a sentence can lose and still say its fact.
_TRAILING = re.compile(
    r",\s(?:which|who|whose|while|where|although|though|as|[a-z]+ing|apparently|reportedly|according to)\b[^,]*\.?\Z"
)
_ESTIMATED = re.compile(
    r"\b(?:(?:is|are|was|were|an) estimated|(?:is|are|was|were) (?:believed|thought|feared|presumed)|appears? to)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|plans? to|planned to|intends? to|is to|are to|due to (?:be|begin|start|open)|scheduled|"
    r"would (?:begin|start|open|take place))\b"
)
_BACKGROUND = re.compile(r"\b(?:that|which|who|from|once|since|they|he|she|height)\b", re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:by|until|before)\s\Z", re.IGNORECASE)
_DENYING = frozenset({"denied", "denies", "rejected", "disputed"})
_LINKS = re.compile(r"\A(?:but|and|meanwhile|however|also|still|in addition|moreover),?\s", re.IGNORECASE)
_NEEDS_SOURCE = re.compile(
    r"(?:he|she|they|it|his|her|their|its|him|them|said|says|and|but|which|who|again)\b", re.IGNORECASE
)
_AND_THAT = re.compile(r",? and that\s(?=(?:he|she|it|they|there|the)\s)")
_CUT_SOURCE = re.compile(r",\s(?:which|and|who said|but|as)\b.*\Z")


def statement_of(words: str) -> tuple[str, str | None, str | None]:
    """The statement of a sentence, its source and the cue; both None where the article speaks in its own voice."""
    found = attributed(words)
    if found and _NEEDS_SOURCE.match(words[found.start :]):
        found = None  # "A woman said she left": without its source the statement would not stand alone
    text = words[found.start : found.end] if found else words
    text = _AND_THAT.sub(" and ", _LINKS.sub("", text.strip(" ,")))
    while len(text.split()) > _MOST_WORDS:
        shorter = _TRAILING.sub("", text)
        if shorter == text:
            break
        text = shorter
    text = text[:1].upper() + text[1:]
    if text[-1:] not in {".", "!", "?", "\u201d", '"'}:
        text += "."
    source = _CUT_SOURCE.sub("", found.source) if found else None
    if source and source.lower() in PRONOUNS:
        source = None  # "he said" names nobody
    if source and not any(name.start == 0 and name.sure for name in names(source)):
        source = source[:1].lower() + source[1:]  # "Officials estimate": the capital was the sentence's
    return text, source, found.cue.lower() if found else None


def key_fact(words: str, sentence: int, importance: Importance) -> KeyFact:
    """The fact that a sentence states."""
    statement, source, cue = statement_of(words)
    return KeyFact(
        statement=statement,
        sentences=[sentence],
        importance=importance,
        when=_worded(statement) or (None if source or cue else _worded(words)),
        attributed_to=source,
        certainty=_certainty(statement, cue),
    )


def _worded(text: str) -> str | None:
    """The time of the main clause; a year behind "which" or "from" dates the background."""
    for mention in dates(text):
        if _DEADLINE.search(text[: mention.start]):
            continue  # "back by June 2028" dates the end, not the event
        if mention.grain is not Grain.YEAR or not _BACKGROUND.search(text[: mention.start]):
            return text[mention.start : mention.end]
    return None


def _certainty(statement: str, cue: str | None) -> Certainty:
    if cue in _DENYING:
        return Certainty.DENIED
    if (cue or "").startswith(("estimate", "believe", "predict")) or _ESTIMATED.search(statement):
        return Certainty.ESTIMATED
    if _PLANNED.search(statement):
        return Certainty.PLANNED
    return Certainty.CLAIMED if cue else Certainty.STATED
