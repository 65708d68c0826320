"""Text → the things that it says broke, in whatever words: a wall gave way, it collapsed, the sea broke through it."""

import re
from functools import lru_cache

from summarizer.language.function_words import says_nothing
from summarizer.language.grammar import DAYS
from summarizer.language.remembered import SENTENCES
from summarizer.language.words import stem, words

# Only of things, and not "broke out", "broke the news" or "failed to".
_BROKE = (
    r"(?:gave way|gives way|had given way|broke(?!\s(?:out|into|off|up|down|the|ground|through|with|records?)\b)"
    r"|collaps(?:ed|es)|burst|crumbled|caved in|ruptured|was breached|fail(?:ed|s)(?!\sto\b))"
)
_THING_FIRST = re.compile(
    r"\b(?P<thing>[^\W\d_]+)(?:\s(?:at|in|of|near)\s(?:the\s)?(?-i:[A-Z][\w\u2019'-]+)(?:\s(?-i:[A-Z][\w\u2019'-]+))*)?"
    rf"\s(?:had\s|has\s|have\s|suddenly\s|partly\s)?{_BROKE}\b",
    re.IGNORECASE,
)
_THING_BEHIND = re.compile(
    r"\b(?:broke through|burst through|breach(?:ed|es)?(?:\s(?:of|in))?|collapse of|failure of)\s"
    r"(?:the|a|an|its)\s(?P<things>(?:[^\W\d_]+\s){0,2}?[^\W\d_]+)(?=[\s,.;:]*(?:\Z|[,.;:]|\s(?:at|in|on|of|and|near|by|was|were|is)\b))",
    re.IGNORECASE,
)


@lru_cache(maxsize=SENTENCES)
def wrecks(text: str) -> frozenset[str]:
    """The stems of the things that broke.

    >>> wrecks("The sea wall gave way") == wrecks("A storm broke through the harbour wall at Osk.")
    True
    """
    found = [match["thing"] for match in _THING_FIRST.finditer(text)]
    found += [match["things"].split()[-1] for match in _THING_BEHIND.finditer(text)]
    return frozenset(key for key in map(stem, found) if not says_nothing(key))


_REACH = 40  # characters behind a thing in which its place may be named
_NAMED_BEFORE = re.compile(r"((?:[^\W\d_a-z][\w\u2019'-]+\s)+)\Z")
_NAMED_BEHIND = re.compile(r"\b(?:at|in|near|of|outside)\s(?:the\s)?((?:[^\W\d_a-z][\w\u2019'-]+\s?)+)")


@lru_cache(maxsize=SENTENCES)
def place_of(thing: str, text: str) -> frozenset[str]:
    """The stems of the name that a text puts beside a thing, given as its stem: the Karsk dam, the dam at Karsk."""
    found: set[str] = set()
    for word in words(text):
        if stem(word.text) == thing:
            before = _NAMED_BEFORE.search(text[: word.start])
            behind = _NAMED_BEHIND.search(text[word.end : word.end + _REACH])
            for match in filter(None, (before, behind)):
                found.update(key.lower() for key in match[1].split())
    return frozenset(stem(key) for key in found - DAYS if not says_nothing(stem(key)))
