"""A user's own schema: taken if every item can be verified, refused with a reason otherwise."""

import asyncio
from pathlib import Path

import pytest
from wire.asking import FERRY, endpoint
from wire.server import Exchange, honest, says, serving

from summarizer.errors import UsageError
from summarizer.extraction import load_schema, model_engine

HEAD = """\
from typing import Annotated
from pydantic import Field
from summarizer.summary import ArticleSummary, KeyFact, Number
"""


def spec(folder: Path, body: str, name: str = "Mine") -> str:
    """`file.py:Name` of a file with this content."""
    path = folder / "mine.py"
    path.write_text(HEAD + body, encoding="utf-8")
    return f"{path}:{name}"


def test_extra_lists_of_items_are_taken(tmp_path: Path) -> None:
    """Lists of the four item types need no more code; existing fields may be described anew."""
    schema = load_schema(
        spec(
            tmp_path,
            "class Mine(ArticleSummary):\n"
            "    '''Mine.'''\n"
            "    headline: Annotated[str, Field(description='Short.')]\n"
            "    promises: Annotated[list[KeyFact], Field(description='What was promised.')]\n"
            "    prices: list[Number]\n",
        )
    )
    assert list(schema.model_fields)[-2:] == ["promises", "prices"]


def test_future_annotations_are_understood(tmp_path: Path) -> None:
    """Annotations that Pydantic evaluates late find their names."""
    body = "class Mine(ArticleSummary):\n    '''Mine.'''\n    promises: list[KeyFact]\n"
    path = tmp_path / "late.py"
    path.write_text("from __future__ import annotations\n" + HEAD + body, encoding="utf-8")
    assert "promises" in load_schema(f"{path}:Mine").model_fields


REFUSED = {
    "a list of words": ("class Mine(ArticleSummary):\n    words: list[str]\n", "Mine.words is none of list[KeyFact]"),
    "one item": ("class Mine(ArticleSummary):\n    fact: KeyFact\n", "Mine.fact is none of"),
    "items of its own": (
        "class Own(KeyFact):\n    x: int\nclass Mine(ArticleSummary):\n    own: list[Own]\n",
        "Mine.own",
    ),
    "a default": ("class Mine(ArticleSummary):\n    own: list[KeyFact] = []\n", "has a default"),
    "another type": ("class Mine(ArticleSummary):\n    headline: int\n", "Mine.headline has another type"),
    "no summary": ("class Mine:\n    pass\n", "no subclass of ArticleSummary called 'Mine'"),
    "no such class": ("", "called 'Mine'"),
    "a syntax error": ("class", "does not run: SyntaxError"),
    "an error while running": ("1 / 0", "does not run: ZeroDivisionError"),
}


@pytest.mark.parametrize(("body", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_verified_is_refused(tmp_path: Path, body: str, says: str) -> None:
    """The error names the class and field, or the file and why it does not run."""
    with pytest.raises(UsageError) as caught:
        load_schema(spec(tmp_path, body))
    assert says in str(caught.value)


@pytest.mark.parametrize("given", ["", "mine.py", ":Mine", "mine.py:", "mine.py:not a name", "nowhere.py:Mine"])
def test_what_names_no_schema_is_refused(given: str) -> None:
    """A misspelt option is a usage error that shows the right form."""
    with pytest.raises(UsageError) as caught:
        load_schema(given)
    assert "file.py:Name" in caught.value.hint


def test_an_own_schema_goes_all_the_way(tmp_path: Path) -> None:
    """The extra list is asked for, described to the model, validated, and comes back in an instance of the class."""
    schema = load_schema(
        spec(
            tmp_path,
            "class Mine(ArticleSummary):\n    '''Mine.'''\n"
            "    promises: Annotated[list[KeyFact], Field(description='What was promised.')]\n",
        )
    )

    def answer(exchange: Exchange) -> dict[str, object]:
        return honest(exchange) | {"promises": []}

    async def run(url: str) -> object:
        engine = model_engine(endpoint(url), schema=schema)
        summary = (await engine.summarize(FERRY)).summary
        await engine.close()
        return summary

    with serving(says(answer)) as server:
        summary = asyncio.run(run(server.url))
    assert type(summary) is schema
    assert not hasattr(summary, "_raw_response")
    assert "promises (list of KeyFact): What was promised." in server.ledger[0].system
    assert "promises" in server.ledger[0].body["response_format"]["json_schema"]["schema"]["required"]
    assert server.ledger[0].body["response_format"]["json_schema"]["name"] == "Mine"
