"""Paragraph → what stands between single quotation marks, apostrophes told apart from them."""

import re
from collections.abc import Iterator

_MARK = re.compile(r"['\u2018\u2019\u201a\u201b](?!['\u2018\u2019])")
# Words that lose their first letters: the mark before them opens nothing.
_CUT_WORDS = re.compile(
    r"(?:\d0s|n|em|til|till|tis|twas|cause|cos|round|bout|un|uns|neath|ere|nuff|burbs|hood)\b", re.IGNORECASE
)
_ENDS = frozenset(".,!?\u2026;\u2014\u2013")
_OPEN_AFTER = frozenset(' \t\n\u00a0\u202f([{\u2014\u2013-/:"\u201c')

Span = tuple[int, int, int, int, bool]
"""Start and end without the marks, start and end with them, and whether the closing mark is there."""


def single_quotations(text: str, start: int, end: int, *, goes_on: bool) -> Iterator[Span]:
    """The quotations in single marks of the paragraph [start, end). `goes_on`: the next paragraph begins with a mark.

    A closing mark stands behind a word or a full stop and before none. Behind a final s it may be the apostrophe of a
    plural (the workers' demands); then a later mark, if there is one before the next opening, closes.
    """
    opened: int | None = None
    doubtful: int | None = None
    for mark in _MARK.finditer(text, start, end):
        at = mark.start()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        may_open = before in _OPEN_AFTER and not after.isspace() and not _CUT_WORDS.match(text, at + 1, end)
        if opened is None:
            opened = at if may_open else None
        elif before in _OPEN_AFTER and after.isalnum():
            if doubtful is not None and may_open:
                yield _span(opened, doubtful)
                opened, doubtful = at, None
        elif not before.isspace() and not after.isalnum():
            if before == "s" and after == " " and text[at + 2 : at + 3].islower():
                doubtful = at
                continue
            yield _span(opened, at)
            opened = doubtful = None
    if opened is not None and doubtful is not None:
        yield _span(opened, doubtful)
    elif opened == start and goes_on:
        yield opened + 1, end, opened, end, False


def _span(opened: int, closed: int) -> Span:
    return opened + 1, closed, opened, closed + 1, True
