"""VerifiedSummary → the same without the characters that nobody can see in what a model wrote.

A statement that holds may carry a second one in characters that no page shows, for whatever program reads the briefing
next. The words of the articles stay as they are: a citation is its characters.
"""

from typing import Any

from summarizer.text import count_invisible, visible
from summarizer.verdicts import VerifiedItem, VerifiedSummary

_JUDGED = ("reasons", "speaker_found", "difference")  # fields of a verdict that repeat what a model wrote


def legible(summary: VerifiedSummary) -> VerifiedSummary:
    """The summary itself where there is nothing to take out."""
    items = tuple(map(_item, summary.items))
    headline = visible(summary.headline)
    if headline == summary.headline and all(one is other for one, other in zip(items, summary.items, strict=True)):
        return summary
    return summary.model_copy(update={"items": items, "headline": headline})


def _item(item: VerifiedItem) -> VerifiedItem:
    written = _cleaned(dict(item.item))
    judged = _cleaned({name: getattr(item, name, None) for name in _JUDGED})
    if not written and not judged:
        return item
    return item.model_copy(update={"item": item.item.model_copy(update=written), **judged})


def _cleaned(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that had something unseen in them, without it."""
    cleaned: dict[str, Any] = {}
    for name, value in fields.items():
        if isinstance(value, str) and count_invisible(value):
            cleaned[name] = visible(value)
        elif isinstance(value, tuple) and any(isinstance(each, str) and count_invisible(each) for each in value):
            cleaned[name] = tuple(map(visible, value))
    return cleaned
