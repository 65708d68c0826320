"""What is not known of "it", "she" or "they", with the sentences before it → the same with whom or what that is."""

import re
from collections.abc import Sequence

Before = Sequence[tuple[int, str]]
"""The numbers and words of the sentences before one, the nearest first."""
_CLAUSE = re.compile(
    r"\A(?P<word>whether|if|how many|how much)\s(?P<pronoun>he|she|it|they)(?:\s(?P<rest>.+))?\Z", re.IGNORECASE
)
_SINGULAR = r"was|is|has|had|did|does|will|would|can|could"
_PLURAL = r"were|are|have|had|did|do|will|would|can|could"
_SUBJECT = r"\A(?P<subject>[Tt]he\s(?:[a-z\u2019'-]+\s){{0,2}}?[a-z\u2019'-]+)\s(?:{verbs})\b"
_IT = re.compile(_SUBJECT.format(verbs=_SINGULAR))
_THEY = re.compile(_SUBJECT.format(verbs=_PLURAL))
# "The auditor must agree to that. Whether she will is not known."
_AUXILIARY = re.compile(r"(?:will|would|can|could|may|might|must|should|does|did|do)\Z", re.IGNORECASE)
_MUST = re.compile(
    r"\A(?P<subject>[^,;\"\u201c]{3,60}?)\s(?:must|may|can|will|would|could|should|has to|have to|needs to|need to)\s"
    r"(?P<deed>[a-z][^,;\"\u201c]*?)\.?\Z"
)
_POINTS_BACK = re.compile(r"\b(?:it|that|this|so)\Z", re.IGNORECASE)
# "Plenty of people had yet to emerge. How many they are is not known."
_SOME = re.compile(
    r"\b(?:plenty of|many|some|dozens of|hundreds of|thousands of|several|a number of|lots of)\s"
    r"(?P<they>[a-z]+\s(?:had|have|were|are|remain|remained)\b[^.;,]*)",
    re.IGNORECASE,
)
_HOW_MANY_ARE = re.compile(r"(?:there )?(?:are|were)\Z", re.IGNORECASE)


def in_full(clause: str, before: Before) -> tuple[str, list[int]] | None:
    """The clause without its pronoun, and the sentences that it comes from; None where they do not tell.

    >>> in_full("whether it was ever sent", [(4, "The letter was signed in May.")])
    ('whether the letter was ever sent', [4])
    """
    match = _CLAUSE.match(clause.strip())
    if match is None or not before:
        return None
    word, pronoun, rest = match["word"].lower(), match["pronoun"].lower(), match["rest"] or ""
    if word.startswith("how"):
        return _counted(before) if pronoun == "they" and _HOW_MANY_ARE.match(rest) else None
    if _AUXILIARY.match(rest):
        return _elliptic(word, rest, before)
    found = {"it": _IT, "they": _THEY}[pronoun].match(before[0][1]) if pronoun in {"it", "they"} else None
    if found is None or found["subject"].endswith("s") is (pronoun == "it"):
        return None
    return f"{word} {found['subject'][:1].lower()}{found['subject'][1:]} {rest}", [before[0][0]]


def _counted(before: Before) -> tuple[str, list[int]] | None:
    for number, words in before:
        found = _SOME.search(words)
        if found:
            return f"how many {found['they']}", [number]
    return None


def _elliptic(word: str, auxiliary: str, before: Before) -> tuple[str, list[int]] | None:
    number, words = before[0]
    found = _MUST.match(words)
    if found is None:
        return None
    numbers = [number]
    if _POINTS_BACK.search(found["deed"]) and len(before) > 1:
        numbers.insert(0, before[1][0])  # what "that" is stands there
    return f"{word} {found['subject'][:1].lower()}{found['subject'][1:]} {auxiliary} {found['deed']}", numbers
