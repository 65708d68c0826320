"""Tokens that an endpoint counted for prompts → whether it read the whole of one.

Some servers cut a long prompt without a word (Ollama, at a context of 4096 tokens by default). The count that comes
with the answer shows it, but only against what the same endpoint counted before: languages differ threefold in
characters a token, and servers in whether the schema and what they had in store count. So nothing is held against a
prompt that is no longer than one that was read whole, nor while the counts do not follow the lengths.

What was learnt outlives the process: whoever asks the same endpoint next knows it from the first article on. The very
first articles that an endpoint reads have nothing to be held against, and are not judged again once there is: among
them a cut one shows only by what the model echoes, and by a context that is full.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter, ValidationError

from summarizer.extraction.usage import Usage

FEWEST_LEARNT = 8  # more than the slots of a usual local server, each of which counts its first prompt in another way
STEADY = 1.3  # times; whole prompts of one language differ by less in tokens a character, since half of each is ours
FEWEST_OF_EXPECTED = 0.7
FEWEST_WITH_SIGN = 0.9  # where the context is also full to its last token
WORTH_TELLING = 1.1  # times; what was learnt is kept again when a bound has moved by a tenth, and at the end
LEAST_CONTEXT = 2048  # tokens; no server is set up for articles with less


@dataclass(frozen=True)
class _Learnt:
    """What an endpoint counted for prompts of one kind, all read whole; the same for the same prompts, told twice."""

    lengths: tuple[int, ...] = ()
    """Of the first few different prompts, in characters: a prompt that comes again from a journal teaches nothing."""
    longest: int = 0
    """Characters."""
    fewest: float = 0.0
    """Tokens a character."""
    most: float = 0.0
    first: int = 0
    """Tokens of the first prompt."""
    varied: bool = False
    """False while all prompts came to the same: such a server does not count."""

    def with_one(self, characters: int, tokens: int) -> "_Learnt":
        """With one prompt more."""
        ratio = tokens / characters
        more = len(self.lengths) < FEWEST_LEARNT and characters not in self.lengths
        return _Learnt(
            lengths=(*self.lengths, characters) if more else self.lengths,
            longest=max(self.longest, characters),
            fewest=min(self.fewest or ratio, ratio),
            most=max(self.most, ratio),
            first=self.first or tokens,
            varied=self.varied or tokens != (self.first or tokens),
        )

    @property
    def steady(self) -> bool:
        """True while the counts follow the lengths."""
        return self.most <= STEADY * self.fewest

    @property
    def tells(self) -> bool:
        """True if it says something about a prompt that is longer."""
        return len(self.lengths) == FEWEST_LEARNT and self.varied and self.steady

    def moved(self, since: "_Learnt") -> bool:
        """True if the bounds are others by now, by so much that it matters."""
        rest = replace(self, longest=since.longest, fewest=since.fewest, most=since.most)
        grown = self.longest > WORTH_TELLING * since.longest or self.most > WORTH_TELLING * since.most
        return rest != since or grown or self.fewest * WORTH_TELLING < since.fewest


_Kind = tuple[str, str]
_LINES = TypeAdapter(tuple[tuple[_Kind, _Learnt], ...])


class PromptCounts:
    """What one endpoint and model counted so far, by kind of prompt: way of asking and language."""

    def __init__(self, line: str | None = None) -> None:
        """`line` is what `tell` told of earlier prompts; None if there were none.

        A kind whose counts did not follow the lengths is learnt anew: that may have been chance, or another model.
        """
        self._learnt = {kind: learnt for kind, learnt in _told(line) if learnt.steady}
        self._noted = dict(self._learnt)

    def learn(self, kind: _Kind, characters: int, usage: Usage) -> bool:
        """Note what was counted for a prompt that was read whole, as the echo of the model says.

        Returns whether so much was learnt since `tell` that it should be told again.
        """
        if not usage.prompt:
            return False
        learnt = self._learnt.get(kind, _Learnt()).with_one(characters, usage.prompt)
        self._learnt[kind] = learnt
        return learnt.moved(self._noted.get(kind, _Learnt()))

    @property
    def news(self) -> bool:
        """True if anything was learnt since `tell`."""
        return self._learnt != self._noted

    def tell(self) -> str:
        """All of it as one line of JSON, for whoever keeps it."""
        self._noted = dict(self._learnt)
        return _LINES.dump_json(tuple(sorted(self._noted.items()))).decode()

    def cut(self, kind: _Kind, characters: int, usage: Usage) -> bool:
        """True if the endpoint counted so few tokens for the prompt that it cannot have read the whole of it."""
        learnt = self._learnt.get(kind, _Learnt())
        if not usage.prompt or characters <= learnt.longest or not learnt.tells:
            return False
        expected = characters * learnt.fewest
        # Some gateways count what came from a cache apart; at worst a cut is missed.
        counted = usage.prompt + (usage.cached or 0) + (usage.cache_write or 0)
        enough = FEWEST_WITH_SIGN if context_full(usage) else FEWEST_OF_EXPECTED
        return counted < enough * expected


def _told(line: str | None) -> Sequence[tuple[_Kind, _Learnt]]:
    """What `tell` told; nothing if the line is of another version."""
    try:
        return _LINES.validate_json(line or "[]")
    except ValidationError:
        return ()


def context_full(usage: Usage) -> bool:
    """Whether the prompt, or prompt and answer, come to a power of two: contexts are set to such. No proof alone."""
    prompt = usage.prompt or 0
    return any(
        total >= LEAST_CONTEXT and total.bit_count() == 1 for total in (prompt, prompt + (usage.completion or 0))
    )
