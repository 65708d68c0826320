"""Text → the things that it says broke, in whatever words: a wall gave way, it collapsed, the sea broke through it."""

import re
from functools import lru_cache

from summarizer.language.function_words import says_nothing
from summarizer.language.words import stem

# Only of things, and not "broke out", "broke the news" or "failed to".
_BROKE = (
    r"(?:gave way|gives way|had given way|broke(?!\s(?:out|into|off|up|down|the|ground|through|with|records?)\b)"
    r"|collaps(?:ed|es)|burst|crumbled|caved in|ruptured|was breached|fail(?:ed|s)(?!\sto\b))"
)
_THING_FIRST = re.compile(
    rf"\b(?P<thing>[^\W\d_]+)\s(?:had\s|has\s|have\s|suddenly\s|partly\s)?{_BROKE}\b", re.IGNORECASE
)
_THING_BEHIND = re.compile(
    r"\b(?:broke through|burst through|breach(?:ed|es)?(?:\s(?:of|in))?|collapse of|failure of)\s"
    r"(?:the|a|an|its)\s(?P<things>(?:[^\W\d_]+\s){0,2}?[^\W\d_]+)(?=[\s,.;:]*(?:\Z|[,.;:]|\s(?:at|in|on|of|and|near|by|was|were|is)\b))",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 12)
def wrecks(text: str) -> frozenset[str]:
    """The stems of the things that broke.

    >>> wrecks("The sea wall gave way") == wrecks("A storm broke through the harbour wall at Osk.")
    True
    """
    found = [match["thing"] for match in _THING_FIRST.finditer(text)]
    found += [match["things"].split()[-1] for match in _THING_BEHIND.finditer(text)]
    return frozenset(key for key in map(stem, found) if not says_nothing(key))
