"""A request's bytes → the tokens that its prompt will count, as a guess and as a bound, learnt from what was billed."""

import json
from dataclasses import dataclass, field

from summarizer.extraction import Query

FIRST_RATIO = 1.2 / 4  # tokens a byte before anything is learnt: English prose has one in four, and a fifth for luck
LATEST_WEIGHT = 0.1  # of the newest count in the running ratio: ten requests are what it remembers

_Kind = tuple[str, str, int]


@dataclass(frozen=True)
class Size:
    """UTF-8 bytes of what a request tells a model, in two parts."""

    kind: _Kind
    """Tells one fixed part from another: requests of the same kind differ in their last message only."""
    fixed: int
    """Bytes of everything but the last message: instructions, the schema, the settings."""
    own: int
    """Bytes of the last message: the article."""

    @property
    def whole(self) -> int:
        """Bytes of both."""
        return self.fixed + self.own


@dataclass
class TokenRatio:
    """What one model at one endpoint makes of bytes; no tokenizer is loaded, the replies' counts teach it."""

    _ratio: float | None = None
    _billed: dict[_Kind, int] = field(default_factory=dict)
    """The most that was counted for a request of the kind."""
    _fixed: dict[_Kind, int] = field(default_factory=dict)
    """Bytes of the fixed part; counted once a kind, because writing a schema as JSON takes a third of a millisecond."""

    def size_of(self, query: Query) -> Size:
        """How large the query's body is."""
        *earlier, last = query.body["messages"]
        kind = (query.purpose, query.mode, hash(tuple(message["content"] for message in earlier)))
        if kind not in self._fixed:
            self._fixed[kind] = _bytes(json.dumps({**query.body, "messages": earlier}, ensure_ascii=False))
        return Size(kind, self._fixed[kind], _bytes(last["content"]))

    def guess(self, size: Size) -> int:
        """The likely tokens of the prompt, for pacing: now above, now below what is billed."""
        return max(1, round(size.whole * (FIRST_RATIO if self._ratio is None else self._ratio)))

    def bound(self, size: Size) -> int:
        """Tokens that the prompt cannot exceed, for caps: no tokenizer makes more than one of a byte.

        What was billed for any request bounds the fixed part of all of its kind, so that the bytes of the article
        alone are left to count one by one. That holds for every article, which a ratio learnt from those before would
        not: figures or another script take three times the tokens of English prose.
        """
        return min(self._billed.get(size.kind, size.fixed), size.fixed) + size.own

    def learn(self, size: Size, prompt_tokens: int) -> None:
        """Take in what the endpoint counted for a request; a count of nothing teaches nothing."""
        if prompt_tokens <= 0:
            return
        seen = prompt_tokens / size.whole
        self._ratio = seen if self._ratio is None else self._ratio + LATEST_WEIGHT * (seen - self._ratio)
        # The largest: an endpoint that leaves out what it had in its cache says too little now and then.
        self._billed[size.kind] = max(self._billed.get(size.kind, 0), prompt_tokens)


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
