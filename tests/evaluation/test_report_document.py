"""A report as JSON: what was written is read back, and what is none is refused with its place."""

import json

import pytest
from evaluation.samples import filled, whole
from hypothesis import given, settings
from presenting.hostile import TEXT

from summarizer.errors import UsageError
from summarizer.evaluation.reports import from_json, to_json


def test_what_is_written_is_read_back() -> None:
    """Every field, with the items of held stories where they are shown."""
    assert whole() == from_json(to_json(whole(), show_held=True), where="a.json")


@settings(max_examples=15, deadline=None)  # each writes and reads a whole report
@given(TEXT)
def test_any_text_survives(text: str) -> None:
    """Quotes, line breaks and signs come back as they were, but for half a pair of surrogates, which no file holds."""
    report = filled(whole(), lambda _: text.encode("utf-8", "replace").decode())
    assert report == from_json(to_json(report, show_held=True), where="a.json")


def test_nothing_unseen_is_written_raw() -> None:
    """A report that is printed moves no cursor and turns no line round."""
    written = to_json(filled(whole(), lambda _: "a\x1b[2J\u202eb\u200b"))
    assert not any(sign in written for sign in "\x1b\u202e\u200b")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("", "the document: invalid json", id="nothing"),
        pytest.param("{}", "version: field required", id="no report"),
        pytest.param('{"format": "eval-report/9"}', "format: input should be 'eval-report/1'", id="another format"),
    ],
)
def test_what_is_no_report_is_refused(text: str, told: str) -> None:
    """The file, the field and what to do are named."""
    with pytest.raises(UsageError, match=r"^old\.json: is no report that this version reads: ") as raised:
        from_json(text, where="old.json")
    assert told in str(raised.value)
    assert "summarizer eval run" in str(raised.value)


def test_an_infinity_is_refused() -> None:
    """No mean is beyond all bounds; a document that says so was not written here."""
    document = json.loads(to_json(whole()))
    document["runs"][0]["measured"][0]["mean"] = 1e999
    with pytest.raises(UsageError, match=r"measured\.0\.mean"):
        from_json(json.dumps(document), where="old.json")
