"""The bytes of a request → its tokens, by what the endpoint's own counts have taught so far."""

import math

BYTES_A_TOKEN = 4.0  # of English, by the usual rule of thumb
CAUTION = 1.2  # times that, before anything is learnt
WEIGHT = 0.1  # of the newest count in the running ratio
MARGIN = 1.5  # times the largest ratio ever seen, for what a request may cost at most


class TokenRatio:
    """Tokens a byte of a request, for one model; learnt from usage, so that no tokenizer is needed."""

    def __init__(self) -> None:
        self._usual: float | None = None
        self._largest = 0.0

    def guess(self, body: int, non_ascii: int = 0) -> int:
        """Tokens that a body of so many bytes likely has; `non_ascii` of the bytes are above 127."""
        if self._usual is not None:
            return round(self._usual * body)
        # A letter outside ASCII has two or three bytes, and about a token: English is four times as dense.
        return round((body - non_ascii) * CAUTION / BYTES_A_TOKEN + non_ascii / 2)

    def bound(self, body: int, non_ascii: int = 0) -> int:
        """Tokens that such a body has at most: never more than one a byte, as no tokenizer has smaller pieces."""
        if self._usual is None:
            return body
        ascii_bytes = body - non_ascii
        return non_ascii + min(ascii_bytes, math.ceil(ascii_bytes * MARGIN * self._largest))

    def learn(self, body: int, prompt: int) -> None:
        """Take to heart that the endpoint counted so many prompt tokens for a body of so many bytes."""
        if body <= 0 or prompt <= 0:
            return  # servers that do not count say 0
        ratio = prompt / body
        self._usual = ratio if self._usual is None else self._usual + WEIGHT * (ratio - self._usual)
        self._largest = max(self._largest, ratio)
