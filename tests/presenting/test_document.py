"""The JSON of a briefing is the briefing."""

import json

import pytest
from hypothesis import given, settings
from presenting.bridge import FULL, ONE_STORY
from presenting.hostile import TEXT, filled
from presenting.samples import TUESDAY, briefing, cite, side
from pydantic import ValidationError

from summarizer.briefing import Briefing
from summarizer.presenting import to_json


@pytest.mark.parametrize("page", [FULL, ONE_STORY, briefing()])
def test_json_reads_back_as_the_same_briefing(page: Briefing) -> None:
    """Nothing is lost between writing and reading."""
    assert Briefing.model_validate_json(to_json(page)) == page


@settings(deadline=None, max_examples=30)
@given(text=TEXT)
def test_json_keeps_every_character(text: str) -> None:
    """Any text comes back character by character, but for half a surrogate pair, which no UTF-8 file can hold."""
    held = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if held.count("\ufffd") == text.count("\ufffd"):
        page = filled(FULL, lambda _: text)
        assert Briefing.model_validate_json(to_json(page)) == page


def test_half_a_surrogate_pair_is_replaced_one_for_one() -> None:
    """Offsets after a character that cannot be stored still count right."""
    page = filled(FULL, lambda _: "a\ud800b")
    assert Briefing.model_validate_json(to_json(page)) == filled(FULL, lambda _: "a\ufffdb")


def test_json_is_laid_out_for_people_and_diffs() -> None:
    """Two spaces of indent, letters as they are, fields in the order of the schema, a line break at the end."""
    text = to_json(FULL)
    assert text.startswith('{\n  "format": "briefing/1",\n  "partial": true,\n  "stories": [\n    {\n      "title"')
    assert text.endswith("}\n")
    assert "“What" in to_json(filled(FULL, lambda _: "“What é 日"))
    assert list(json.loads(text)) == list(Briefing.model_fields)


def test_infinity_never_gets_into_a_briefing() -> None:
    """What JSON cannot hold is refused where it would enter, not written as something else."""
    with pytest.raises(ValidationError, match="finite"):
        side(cite(1, 1, "endless"), float("inf"), TUESDAY)
