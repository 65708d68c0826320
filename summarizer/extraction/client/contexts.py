"""What servers tell about themselves → how many tokens a model reads at once; never a guess.

What a model was trained for says nothing about what a server gives it, so the two are kept apart.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from summarizer.extraction.capabilities import Context

# Fields of an entry of /v1/models that tell what a request may hold.
_IN_LIST = (
    "max_model_len",  # vLLM, SGLang
    "context_window",  # Groq
    "context_length",  # OpenRouter, Together, Fireworks
    "max_context_length",  # Mistral
)
_NUM_CTX = re.compile(r"^num_ctx\s+(\d+)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """A page that some servers have beside the OpenAI-compatible ones, and how to read it."""

    path: str
    """Below the root of the server, which is where /v1 begins."""
    read: Callable[[Any, str], Context | None]
    """Its JSON and the model's name → what it tells; None if it tells nothing of the model."""
    posts_model: bool = False
    """True if it is asked with the model's name in a body."""


def entries(listed: object) -> Iterator[Mapping[str, Any]]:
    """The models of a list, in whichever of the two fields it stands."""
    if isinstance(listed, Mapping):
        for field in ("data", "models"):
            found = listed.get(field)
            for entry in found if isinstance(found, list) else ():
                if isinstance(entry, Mapping):
                    yield entry


def names(listed: object) -> tuple[str, ...] | None:
    """The names in a list of models, sorted; None if it names none."""
    found = {str(entry["id"]) for entry in entries(listed) if entry.get("id")}
    return tuple(sorted(found)) or None


def from_list(listed: object, model: str) -> Context | None:
    """What the list of models tells of this one; if it holds one model alone, that is the one."""
    found = list(entries(listed))
    own = [entry for entry in found if model in {entry.get("id"), entry.get("name"), entry.get("model")}]
    if not own and len(names(listed) or ()) == 1:  # llama.cpp answers to any name with the one model that it has
        own = found
    entry = own[0] if own else {}
    trained = _tokens(_fields(entry, "meta").get("n_ctx_train"))  # llama.cpp
    provider = _tokens(_fields(entry, "top_provider").get("context_length"))  # OpenRouter: of who answers in the end
    if provider:
        return Context(tokens=provider, told_by="top_provider.context_length of /models", trained=trained, slots=None)
    for name in _IN_LIST:
        if tokens := _tokens(entry.get(name)):
            return Context(tokens=tokens, told_by=f"{name} of /models", trained=trained, slots=None)
    return Context(tokens=None, told_by="", trained=trained, slots=None) if trained else None


def _of_llama_cpp(page: Any, _: str) -> Context | None:  # noqa: ANN401  # JSON
    tokens = _tokens(_fields(page, "default_generation_settings").get("n_ctx"))
    slots = _tokens(page.get("total_slots")) if isinstance(page, Mapping) else None
    return Context(tokens=tokens, told_by="n_ctx of /props", trained=None, slots=slots) if tokens else None


def _of_ollama_running(page: Any, model: str) -> Context | None:  # noqa: ANN401  # JSON
    for entry in entries(page):
        named = {str(entry.get(field) or "").removesuffix(":latest") for field in ("name", "model")}
        tokens = _tokens(entry.get("context_length"))
        if tokens and model.removesuffix(":latest") in named:
            return Context(tokens=tokens, told_by="context_length of /api/ps", trained=None, slots=None)
    return None


def _of_ollama_model(page: Any, _: str) -> Context | None:  # noqa: ANN401  # JSON
    told = page if isinstance(page, Mapping) else {}
    info = _fields(told, "model_info")
    trained = next((_tokens(value) for name, value in info.items() if name.endswith(".context_length")), None)
    if set_to := _NUM_CTX.search(str(told.get("parameters") or "")):
        return Context(tokens=int(set_to[1]), told_by="num_ctx of /api/show", trained=trained, slots=None)
    return Context(tokens=None, told_by="", trained=trained, slots=None) if trained else None


def _of_lm_studio(page: Any, model: str) -> Context | None:  # noqa: ANN401  # JSON
    for entry in entries(page):
        if entry.get("id") == model:
            tokens, trained = _tokens(entry.get("loaded_context_length")), _tokens(entry.get("max_context_length"))
            told_by = "loaded_context_length of /api/v0/models" if tokens else ""
            return Context(tokens=tokens, told_by=told_by, trained=trained, slots=None)
    return None


PAGES = (
    Page("/props", _of_llama_cpp),
    Page("/api/ps", _of_ollama_running),
    Page("/api/show", _of_ollama_model, posts_model=True),
    Page("/api/v0/models", _of_lm_studio),
)


def _fields(parent: object, name: str) -> Mapping[str, Any]:
    child = parent.get(name) if isinstance(parent, Mapping) else None
    return child if isinstance(child, Mapping) else {}


def _tokens(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None
