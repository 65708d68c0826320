"""An answer's class → the JSON Schema that is sent, the guide to its fields, and its fingerprint.

The two are kept apart on purpose. Most servers turn the schema into a grammar and never show it to the model,
so the descriptions, which are half the prompt, travel in the system message of every mode; the schema carries
the shape alone.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

Node = Mapping[str, Any]

_ROOT = "the object"
_WORDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "null": "null",
}


@dataclass(frozen=True)
class Field:
    """One field as the guide names it: its name, its type in words, and what it holds."""

    name: str
    type: str
    about: str


@dataclass(frozen=True)
class Part:
    """One class of the schema: the whole object first, then the items that its lists hold."""

    name: str
    about: str
    fields: tuple[Field, ...]


@cache
def sent_schema(schema: type[BaseModel]) -> Node:
    """The schema as sent: references inlined, every field required, no other allowed, only the shape.

    Patterns, formats, lengths and defaults are left out: servers compile the schema to a grammar, and what
    they cannot compile they refuse or, worse, ignore. Pydantic checks them afterwards. Made once a class; do
    not change it.
    """
    whole = schema.model_json_schema()
    return _simple(whole, whole.get("$defs", {}))


def _simple(node: Node, definitions: Node) -> dict[str, Any]:
    if "$ref" in node:
        return _simple(definitions[node["$ref"].rpartition("/")[2]], definitions)
    if "anyOf" in node:
        return {"anyOf": [_simple(choice, definitions) for choice in node["anyOf"]]}
    if node.get("type") == "object":
        fields = {name: _simple(field, definitions) for name, field in node.get("properties", {}).items()}
        return {
            "type": "object",
            "properties": fields,
            "required": list(fields),
            "additionalProperties": False,
        }
    if node.get("type") == "array":
        return {"type": "array", "items": _simple(node.get("items", {}), definitions)}
    kept = {key: node[key] for key in ("type", "enum") if key in node}
    return kept | ({"enum": [node["const"]]} if "const" in node else {})


@cache
def guide(schema: type[BaseModel]) -> tuple[Part, ...]:
    """What every field holds, in the class's own words: the object, then each class in it, once."""
    whole = schema.model_json_schema()
    definitions: Node = whole.get("$defs", {})
    names: list[str] = []
    _collect(whole, definitions, names)
    return (
        _part(_ROOT, whole, definitions),
        *(_part(name, definitions[name], definitions) for name in names),
    )


def _collect(node: Node, definitions: Node, names: list[str]) -> None:
    """Names of the classes below the node, in the order in which a reader of the fields meets them."""
    for field in node.get("properties", {}).values():
        target = field.get("items", field).get("$ref", "").rpartition("/")[2]
        if target and target not in names and definitions[target].get("type") == "object":
            names.append(target)
            _collect(definitions[target], definitions, names)


def _part(name: str, node: Node, definitions: Node) -> Part:
    fields = [
        Field(name=field, type=_type(content, definitions), about=content.get("description", ""))
        for field, content in node.get("properties", {}).items()
    ]
    return Part(name=name, about=node.get("description", ""), fields=tuple(fields))


def _type(node: Node, definitions: Node) -> str:
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        target = definitions[name]
        return name if target.get("type") == "object" else _type(target, definitions)
    if "anyOf" in node:
        return " or ".join(_type(choice, definitions) for choice in node["anyOf"])
    if "enum" in node:
        return "one of " + ", ".join(map(str, node["enum"]))
    if node.get("type") == "array":
        inner = _type(node.get("items", {}), definitions)
        return f"list of {inner}s" if inner == "whole number" else f"list of {inner}"
    return _WORDS.get(node.get("type", ""), "any")


@cache
def fingerprint(schema: type[BaseModel]) -> str:
    """First 16 hexadecimal digits of a SHA-256 over the class's JSON Schema, descriptions included."""
    text = json.dumps(schema.model_json_schema(), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
