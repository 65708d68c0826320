"""Text → the same with its contractions spelled out: didn't → did not, they'll → they will."""

import re
from functools import lru_cache

from summarizer.language.remembered import SENTENCES

_IRREGULAR = {"won't": "will not", "can't": "can not", "cannot": "can not", "shan't": "shall not"}
_NEGATED = re.compile(r"\b(won|can|shan|[a-z]+)n?['\u2019]t\b|\bcannot\b", re.IGNORECASE)
_TAIL = re.compile(r"(?<=[a-z])['\u2019](ll|ve|re|d)\b", re.IGNORECASE)
_TAILS = {"ll": " will", "ve": " have", "re": " are", "d": " would"}


@lru_cache(maxsize=SENTENCES)
def spelled_out(text: str) -> str:
    """The text as it reads without contractions; 's stays, since it is a possessive as often as "is" or "has".

    >>> spelled_out("They won't say who'll pay, and he didn't ask.")
    'They will not say who will pay, and he did not ask.'
    """
    if "'" not in text and "\u2019" not in text and "annot" not in text:
        return text
    return _TAIL.sub(lambda match: _TAILS[match[1].lower()], _NEGATED.sub(_negation, text))


def _negation(match: re.Match[str]) -> str:
    word = match[0].lower().replace("\u2019", "'")
    full = _IRREGULAR.get(word) or (f"{word[:-3]} not" if word.endswith("n't") else word)
    return full[:1].upper() + full[1:] if match[0][:1].isupper() else full
