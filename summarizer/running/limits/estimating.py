"""A request's bytes → the tokens that its prompt will count, as a guess and as a bound, learnt from what was billed."""

import json
from dataclasses import dataclass, field

from summarizer.extraction.gate import Query

FIRST_RATIO = 1.2 / 4  # tokens a byte before anything is learnt: English prose has one in four, and a fifth for luck
LATEST_WEIGHT = 0.1  # of the newest count in the running ratio: ten requests are what it remembers

_FixedPart = tuple[str, str, int, int]


@dataclass(frozen=True)
class Size:
    """UTF-8 bytes of a request's body as JSON, in two parts."""

    kind: _FixedPart
    """Tells one fixed part from another: requests of the same kind differ in their last message only."""
    fixed: int
    """Bytes of everything but the last message: instructions, the schema, the settings."""
    own: int
    """Bytes of the last message: the article."""

    @property
    def whole(self) -> int:
        """Bytes of the body."""
        return self.fixed + self.own


def size_of(query: Query) -> Size:
    """How large the query's body is."""
    *earlier, last = query.body["messages"]
    own = _bytes(last)
    fixed = _bytes(query.body) - own
    words = hash("".join(str(message["content"]) for message in earlier))
    return Size((query.purpose, query.mode, words, fixed), fixed, own)


def _bytes(value: object) -> int:
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


@dataclass
class TokenRatio:
    """What one model at one endpoint makes of bytes; no tokenizer is loaded, the replies' counts teach it."""

    _ratio: float | None = None
    _fixed: dict[_FixedPart, int] = field(default_factory=dict)

    def guess(self, size: Size) -> int:
        """The likely tokens of the prompt, for pacing: now above, now below what is billed."""
        return max(1, round(size.whole * (FIRST_RATIO if self._ratio is None else self._ratio)))

    def bound(self, size: Size) -> int:
        """Tokens that the prompt cannot exceed, for caps: no tokenizer makes more than one of a byte.

        What was billed for a request bounds the fixed part of all of its kind, so that only the bytes of the article
        are left to count whole. That holds for any language and any article, which a ratio learnt from the articles
        before would not: digits or another script take three times the tokens of English prose.
        """
        return min(self._fixed.get(size.kind, size.fixed), size.fixed) + size.own

    def learn(self, size: Size, prompt_tokens: int) -> None:
        """Take in what the endpoint counted for a request; a count of nothing teaches nothing."""
        if prompt_tokens <= 0:
            return
        seen = prompt_tokens / size.whole
        self._ratio = seen if self._ratio is None else (1 - LATEST_WEIGHT) * self._ratio + LATEST_WEIGHT * seen
        self._fixed[size.kind] = min(self._fixed.get(size.kind, prompt_tokens), prompt_tokens)
