"""Articles of any length, and a server that counts the tokens of what it read of them."""

import json

from wire.asking import article as english
from wire.server import Exchange, Scene, Stage, completion, echo, honest, sends

from summarizer.article import Article


def story(sentences: int, name: str = "") -> Article:
    """An article of so many sentences of twenty characters or so."""
    return english(" ".join(f"Ferry {name}{number} sailed on." for number in range(sentences)))


def characters(exchange: Exchange) -> int:
    """Of all messages."""
    return sum(len(message["content"]) for message in exchange.body["messages"])


def counts(tokens: int, *, finish: str = "stop", answered: int = 100, first: int | None = None) -> Scene:
    """A good answer after at most so many tokens of the prompt, at four characters each."""

    def scene(stage: Stage) -> None:
        read = echo(stage.exchange)
        answer = honest(stage.exchange) | {"sentences_read": {"first": first or read["first"], "last": read["last"]}}
        whole = completion({"content": json.dumps(answer)}, finish=finish)
        prompt = min(tokens, characters(stage.exchange) // 4)
        whole["usage"] = {"prompt_tokens": prompt, "completion_tokens": answered, "total_tokens": prompt + answered}
        sends(whole)(stage)

    return scene
