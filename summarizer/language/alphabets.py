"""A text → its words that mix letters of several alphabets: one that looks like `Paul` may not be `Paul`.

Letters of Cyrillic, Armenian and Cherokee beside Latin ones, and those of Greek that look Latin. Greek letters that do
not (`TNFα`, `Δv`) stand beside Latin ones in science.
"""

import re

_LATIN = "A-Za-z\u00c0-\u024f"
_LIKE = (
    "\u0400-\u052f"  # Cyrillic
    "\u0531-\u0587\u13a0-\u13ff"  # Armenian, Cherokee
    "\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bd\u03bf\u03c1"  # Greek
)
_MEETING = re.compile(rf"[{_LATIN}](?=[{_LIKE}])|[{_LIKE}](?=[{_LATIN}])")
_OTHER = re.compile(f"[{_LIKE}]")  # most texts have none
_LONGEST = 40  # letters of a word to either side of the place where two alphabets meet


def mixed_words(text: str) -> list[str]:
    """The words in which two alphabets meet, each once, in order."""
    if text.isascii() or not _OTHER.search(text):
        return []
    found: dict[str, None] = {}
    done = 0
    for match in _MEETING.finditer(text):
        if match.start() < done:
            continue
        start = end = match.start()
        while start > max(done, match.start() - _LONGEST) and text[start - 1].isalpha():
            start -= 1
        while end < min(len(text), match.start() + _LONGEST) and text[end].isalpha():
            end += 1
        found[text[start:end]] = None
        done = end
    return list(found)
