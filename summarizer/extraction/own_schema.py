"""`file.py:Name` → a user's own summary class, whose every item can be verified, merged and shown."""

import hashlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from summarizer.errors import UsageError
from summarizer.summary import ArticleSummary, KeyFact, Number, OpenQuestion, Quote

ITEM_TYPES = (KeyFact, Number, Quote, OpenQuestion)
_HOW = "Give it as file.py:Name, with Name a subclass of summarizer.summary.ArticleSummary."


def load_schema(spec: str) -> type[ArticleSummary]:
    """The class that `spec` names, as `file.py:Name`; the file is run, so it must be trusted.

    Raises `UsageError` if there is no such file or class, if the file does not run, or if the class holds
    anything that verification could not check: a field that is no list of key facts, numbers, quotes or open
    questions.
    """
    path, separator, name = spec.rpartition(":")
    if not separator or not path or not name.isidentifier():
        raise UsageError(f"'{spec}' does not name a schema", hint=_HOW)
    found = getattr(_run(Path(path)), name, None)
    if not isinstance(found, type) or not issubclass(found, ArticleSummary):
        raise UsageError(f"holds no subclass of ArticleSummary called '{name}'", where=path, hint=_HOW)
    return checked_schema(found)


def checked_schema(schema: type[ArticleSummary]) -> type[ArticleSummary]:
    """The class itself; raises `UsageError` if one of its fields could not be verified."""
    for name, field in schema.model_fields.items():
        base = ArticleSummary.model_fields.get(name)
        if base is not None and field.annotation != base.annotation:
            raise UsageError(
                f"{schema.__name__}.{name} has another type than in ArticleSummary",
                hint="Describe it anew if you like, but keep its type.",
            )
        if base is None and field.annotation not in [list[item] for item in ITEM_TYPES]:  # type: ignore[valid-type]  # built when it runs
            raise UsageError(
                f"{schema.__name__}.{name} is none of " + ", ".join(f"list[{item.__name__}]" for item in ITEM_TYPES),
                hint="Only lists of these can be checked against an article.",
            )
        if base is None and not field.is_required():
            raise UsageError(
                f"{schema.__name__}.{name} has a default",
                hint="Leave it out: a default teaches the model to skip the field; empty lists are allowed.",
            )
    return schema


def _run(path: Path) -> ModuleType:
    try:
        source = path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot be read ({error.strerror})", where=str(path), hint=_HOW) from error
    name = f"summarizer_schema_{hashlib.sha256(source).hexdigest()[:16]}"
    module_spec = importlib.util.spec_from_file_location(name, path)
    if module_spec is None or module_spec.loader is None:
        raise UsageError("is no Python file", where=str(path), hint=_HOW)
    module = importlib.util.module_from_spec(module_spec)
    sys.modules[name] = module  # Pydantic looks here for the names that annotations use
    try:
        module_spec.loader.exec_module(module)
    except Exception as error:  # a user's file may raise anything; whatever it is, the schema is wrong
        del sys.modules[name]
        raise UsageError(f"does not run: {type(error).__name__}: {error}", where=str(path)) from error
    return module
