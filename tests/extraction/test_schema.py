"""The schema as sent and the guide to its fields."""

import json
from typing import Annotated, Any

from pydantic import Field

from summarizer.extraction import fingerprint, guide, sent_schema
from summarizer.summary import ArticleSummary, KeyFact


class Promises(ArticleSummary):
    """A summary with the promises that were made."""

    promises: Annotated[list[KeyFact], Field(description="What somebody promised.", max_length=9)]


def nodes(node: object) -> list[dict[str, Any]]:
    """Every object of a JSON value."""
    if isinstance(node, list):
        return [inner for item in node for inner in nodes(item)]
    if not isinstance(node, dict):
        return []
    return [node, *(inner for item in node.values() for inner in nodes(item))]


def test_the_sent_schema_holds_nothing_that_a_grammar_cannot() -> None:
    """No references, patterns, formats, lengths, titles or defaults: servers refuse them, or ignore the schema."""
    text = json.dumps(sent_schema(Promises))
    for word in ("$ref", "$defs", "pattern", "format", "maxItems", "title", "default", "description"):
        assert f'"{word}"' not in text


def test_every_object_is_closed_and_complete() -> None:
    """Strict mode wants each field required and no other allowed, at every level."""
    objects = [node for node in nodes(sent_schema(Promises)) if node.get("type") == "object"]
    assert len(objects) == 7
    for node in objects:
        assert list(node["properties"]) == node["required"]
        assert node["additionalProperties"] is False


def test_the_sent_schema_accepts_what_the_class_accepts() -> None:
    """The fields are those of the class, in its order, with its choices."""
    sent = sent_schema(Promises)
    assert list(Promises.model_fields) == sent["required"]
    fact = sent["properties"]["key_facts"]["items"]["properties"]
    assert fact["importance"]["enum"] == ["vital", "okay"]
    assert fact["when"] == {"anyOf": [{"type": "string"}, {"type": "null"}]}


def test_the_schema_is_made_once() -> None:
    """The same object comes back each time: making it costs a millisecond."""
    assert sent_schema(Promises) is sent_schema(Promises)


def test_the_guide_names_each_class_once_in_reading_order() -> None:
    """A list of the user's own appears among the fields, its items' class only once."""
    parts = guide(Promises)
    assert [part.name for part in parts] == [
        "the object",
        "KeyFact",
        "Number",
        "Quote",
        "OpenQuestion",
        "SentencesRead",
    ]
    assert (
        parts[0].fields[-1].name,
        parts[0].fields[-1].type,
        parts[0].fields[-1].about,
    ) == ("promises", "list of KeyFact", "What somebody promised.")


def test_the_fingerprint_changes_with_a_description() -> None:
    """Descriptions are part of the prompt, so a changed one is another schema."""

    class Other(ArticleSummary):
        """A summary with the promises that were made."""

        promises: Annotated[list[KeyFact], Field(description="Whatever was promised.", max_length=9)]

    Other.__name__ = "Promises"
    assert fingerprint(Promises) == fingerprint(Promises)
    assert len({fingerprint(Promises), fingerprint(ArticleSummary), fingerprint(Other)}) == 3
