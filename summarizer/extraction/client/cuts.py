"""Tokens that an endpoint counted for prompts → whether it read the whole of one.

Some servers cut a long prompt without a word (Ollama, at a context of 4096 tokens by default). The count that comes
with the answer shows it, but only against what the same endpoint counted before: languages differ threefold in
characters a token, and servers in whether the schema and what they had in store count. So nothing is held against a
prompt that is no longer than one that was read whole, nor while the counts do not follow the lengths.
"""

from dataclasses import dataclass

from summarizer.extraction.usage import Usage

FEWEST_LEARNT = 8  # more than the slots of a usual local server, each of which counts its first prompt in another way
STEADY = 1.3  # times; whole prompts of one language differ by less in tokens a character, since half of each is ours
FEWEST_OF_EXPECTED = 0.7
FEWEST_WITH_SIGN = 0.9  # where the context is also full to its last token
LEAST_CONTEXT = 2048  # tokens; no server is set up for articles with less


@dataclass
class _Learnt:
    """What an endpoint counted for prompts of one kind, all read whole."""

    prompts: int = 0
    longest: int = 0
    """Characters."""
    fewest: float = 0.0
    """Tokens a character."""
    most: float = 0.0
    first: int = 0
    """Tokens of the first prompt."""
    varied: bool = False
    """False while all prompts came to the same: such a server does not count."""


class PromptCounts:
    """What one endpoint and model counted so far, by kind of prompt: way of asking and language."""

    def __init__(self) -> None:
        self._learnt: dict[tuple[str, str], _Learnt] = {}

    def learn(self, kind: tuple[str, str], characters: int, usage: Usage) -> None:
        """Note what was counted for a prompt that was read whole, as the echo of the model says."""
        if not usage.prompt:
            return
        learnt = self._learnt.setdefault(kind, _Learnt())
        ratio = usage.prompt / characters
        learnt.prompts += 1
        learnt.longest = max(learnt.longest, characters)
        learnt.fewest = min(learnt.fewest or ratio, ratio)
        learnt.most = max(learnt.most, ratio)
        learnt.first = learnt.first or usage.prompt
        learnt.varied |= usage.prompt != learnt.first

    def expected(self, kind: tuple[str, str], characters: int, usage: Usage) -> int | None:
        """Tokens that the prompt should have counted at least, if it counted so few that it was cut; else None."""
        learnt = self._learnt.get(kind)
        if learnt is None or not usage.prompt or characters <= learnt.longest:
            return None
        if learnt.prompts < FEWEST_LEARNT or not learnt.varied or learnt.most > STEADY * learnt.fewest:
            return None
        expected = characters * learnt.fewest
        # Some gateways count what came from a cache apart; at worst a cut is missed.
        counted = usage.prompt + (usage.cached or 0) + (usage.cache_write or 0)
        enough = FEWEST_WITH_SIGN if context_full(usage) else FEWEST_OF_EXPECTED
        return round(expected) if counted < enough * expected else None


def context_full(usage: Usage) -> bool:
    """Whether the prompt, or prompt and answer, come to a power of two: contexts are set to such. No proof alone."""
    prompt = usage.prompt or 0
    return any(
        total >= LEAST_CONTEXT and total.bit_count() == 1 for total in (prompt, prompt + (usage.completion or 0))
    )
