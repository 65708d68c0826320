"""Quotations among the sentences of a text → the tie of each to its source.

A quotation is tied by the words beside it, else by a verb of saying elsewhere in its sentence, else it goes on from
the quotation before it, else it belongs to the subject of the sentence before it. Each stretch between two quotations
is read once, so the whole is linear in the text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from summarizer.language.marks import Quotation
from summarizer.language.ties import Tie, tie_after, tie_before, tie_in_sentence

_REACH = 400  # characters on each side of a quotation that are read for its speaker


class Reading:
    """The quotations of a text among its sentences, from which each gets its tie."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], found: Sequence[Quotation]) -> None:
        self.text = text
        self.spans = spans
        self.found = found
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]

    def ties(self) -> list[Tie | None]:
        """A tie for each quotation, None where nothing gives its speaker away."""
        ties = [None if self._takes_up(index) else self._own(index) for index in range(len(self.found))]
        for index in range(len(ties) - 2, -1, -1):
            tie = ties[index + 1]
            if (
                ties[index] is None
                and tie
                and (self._goes_on(index + 1) or (self._same_sentence(index) and not tie.before))
            ):
                ties[index] = tie
        for index, own in enumerate(ties):
            if own is None or (index and self._goes_on(index)):
                ties[index] = self._inherited(index, ties) or own
        return ties

    def _sentence_start(self, at: int) -> int:
        index = bisect_right(self.starts, at) - 1
        return self.starts[index] if index >= 0 else at

    def _sentence_end(self, at: int) -> int:
        index = bisect_left(self.ends, at)
        return self.ends[index] if index < len(self.ends) else at

    def _own(self, index: int) -> Tie | None:
        quotation = self.found[index]
        after = self._after(index)
        ends = self._ends_like_speech(quotation)
        tie = tie_after(self.text, *after, german=self.text[quotation.outer_start] in "\u201e\u00bb")
        if tie and ends:
            return tie
        before = self._before(index)
        return tie_before(self.text, *before) or tie or tie_in_sentence(self.text, *after)

    def _after(self, index: int) -> tuple[int, int]:
        """From behind the quotation to the end of its sentence, or to the next quotation."""
        quotation = self.found[index]
        end = max(self._sentence_end(quotation.outer_end), quotation.outer_end)
        last = self.text[quotation.outer_end - 1]
        if end <= quotation.outer_end + 1 and not last.isspace():
            line = self.text.find("\n", quotation.outer_end, quotation.outer_end + 2)
            if line < 0:  # "Go!" Kim Ode said. — the sentence splitter cuts before the name
                end = max(end, self._sentence_end(min(quotation.outer_end + 2, len(self.text))))
        if index + 1 < len(self.found):
            end = min(end, self.found[index + 1].outer_start)
        line = self.text.find("\n\n", quotation.outer_end, end)
        return quotation.outer_end, min(line if line >= 0 else end, quotation.outer_end + _REACH)

    def _before(self, index: int) -> tuple[int, int]:
        """From the start of the sentence, or from the quotation before, to this one; over a colon that ends a line."""
        quotation = self.found[index]
        start = self._sentence_start(quotation.outer_start)
        at = quotation.outer_start
        while at > 0 and self.text[at - 1].isspace() and quotation.outer_start - at < _LINE_GAP:
            at -= 1
        if at and self.text[at - 1] in ":\uff1a":
            start = min(start, self._sentence_start(at - 1))
        if index:
            start = max(start, self.found[index - 1].outer_end)
        return max(start, quotation.outer_start - _REACH), quotation.outer_start

    def _ends_like_speech(self, quotation: Quotation) -> bool:
        last = self.text[max(quotation.start, quotation.end - 3) : quotation.end].rstrip("\"'\u2019\u201d ")[-1:]
        following = self.text[quotation.outer_end : quotation.outer_end + 2]
        return (
            last in _SPEECH_ENDS or following[:1] in _SPEECH_ENDS or following.strip()[:1] in {"\u2014", "\u2013", "-"}
        )

    def _same_sentence(self, index: int) -> bool:
        """True if this quotation and the next stand in one sentence."""
        one, other = self.found[index], self.found[index + 1]
        return self._sentence_start(one.outer_end - 1) == self._sentence_start(other.outer_start) or (
            "\n" not in self.text[one.outer_end : other.outer_start]
            and self._sentence_end(one.outer_end) >= other.outer_start
        )

    def _goes_on(self, index: int) -> bool:
        """True for a quotation that takes up one that its paragraph left open."""
        previous = self.found[index - 1]
        return not previous.closed and not self.text[previous.outer_end : self.found[index].outer_start].strip()

    def _takes_up(self, index: int) -> bool:
        """True for the second half of `"…," he said, "…"`: what stands behind it is not its attribution."""
        if not index:
            return False
        quotation, end = self.found[index], self.found[index - 1].outer_end
        between = self.text[end : min(quotation.outer_start, end + _REACH)]
        return (
            quotation.outer_start - end <= _REACH
            and self.text[quotation.start : quotation.start + 1].islower()
            and between.rstrip()[-1:] == ","
            and (between[:1] == "," or self.text[end - 2 : end - 1] == ",")
            and "\n" not in between
        )

    def _inherited(self, index: int, ties: Sequence[Tie | None]) -> Tie | None:
        """The tie of the quotation before, if this one goes on; else the subject of the sentence before."""
        if not index:
            return self._from_sentence_before(index)
        previous, quotation = self.found[index - 1], self.found[index]
        between = self.text[previous.outer_end : quotation.outer_start]
        if self._goes_on(index) or self._takes_up(index):
            return ties[index - 1]
        starts_sentence = self._starts_sentence(quotation)
        if len(between) > _REACH:
            return self._from_sentence_before(index) if starts_sentence else None
        if "\n" not in between and not starts_sentence:
            return ties[index - 1] if self._same_sentence(index - 1) else None
        if not starts_sentence:
            return None
        before = self._sentence_start(max(0, quotation.outer_start - 2))
        if before <= previous.outer_end and (("\n" not in between) or self._is_whole_paragraph(index)):
            return ties[index - 1]  # nothing but its attribution lies between
        return self._from_sentence_before(index) or (ties[index - 1] if "\n" not in between else None)

    def _starts_sentence(self, quotation: Quotation) -> bool:
        return not self.text[self._sentence_start(quotation.outer_start) : quotation.outer_start].strip(_BEFORE_SPEECH)

    def _is_whole_paragraph(self, index: int) -> bool:
        quotation = self.found[index]
        line = self.text.rfind("\n", max(0, quotation.outer_start - 2), quotation.outer_start) >= 0
        after = self.text[quotation.outer_end : quotation.outer_end + 2].lstrip(" ")
        return line and (not after or after[0] == "\n")

    def _from_sentence_before(self, index: int) -> Tie | None:
        quotation = self.found[index]
        if not self._starts_sentence(quotation):
            return None
        place = bisect_left(self.ends, quotation.outer_start + 1) - 1
        while place >= 0 and self.ends[place] > quotation.outer_start:
            place -= 1
        if place < 0 or self.text.count("\n\n", self.ends[place], quotation.outer_start) > 1:
            return None
        start, end = self.spans[place]
        if index and start < self.found[index - 1].outer_end:
            return None
        return tie_in_sentence(self.text, start, min(end, start + _REACH), whole=True)


_BEFORE_SPEECH = " \t\r\n\u00a0-\u2013\u2014\u2015"  # a dash takes speech up behind "he said"
_LINE_GAP = 4  # white space between a colon and the block that it introduces
_SPEECH_ENDS = frozenset(",.?!\u2026\u2014\u2013-\uff0c\u3002\uff01\uff1f\u060c")
