"""Words that deny or count, in the languages of news."""

import pytest

from summarizer.language.figure_words import has_figure
from summarizer.language.negators import denial, denies_late, last_denial


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "We will not go", "not"), ("en", "We can't go", "can't"), ("en", "We won’t go", "won’t"),
        ("en", "We refused to go", "refused"), ("en", "no one went", "no"), ("en", "We will go", None),
        ("en", "a notable knot", None), ("de", "Wir gehen nicht", "nicht"), ("de", "Keine Zeit", "Keine"),
        ("de", "Wir gehen", None), ("fr", "On n’ira nulle part", "n’"), ("fr", "sans lui", "sans"),
        ("es", "Jamás iremos", "Jamás"), ("it", "non andiamo", "non"), ("pt", "não vamos", "não"),
        ("ru", "Мы не уйдём", "не"), ("ru", "Мы уйдём", None), ("ar", "لن نذهب", "لن"), ("ar", "سنذهب", None),
        ("zh", "我们不走", "不"), ("zh", "我们走", None), ("tr", "gitmeyeceğiz, değil", "gitmeyeceğiz"),
        ("ar", "ولن نذهب", "ولن"), ("ar", "أليس كذلك", "أليس"), ("ar", "لَنْ نَذهب", "لن"), ("fa", "ما نمی‌رویم", "نمی"),
        ("ur", "ہم نہیں جائیں گے", "نہیں"), ("hi", "हम नहीं जाएँगे", "नहीं"), ("de", "keinesfalls wir", "keinesfalls"),
        ("xx", "We will not go", "not"),
    ],
)  # fmt: skip
def test_denial(language: str, text: str, word: str | None) -> None:
    """The first word that denies is found whole, in its language; English serves where one is not covered."""
    found = denial(text, language)
    assert word == (found[0] if found else None)


def test_last_denial() -> None:
    """Of several the last."""
    found = last_denial("no man and not he", "en")
    assert found is not None
    assert found[0] == "not"
    assert last_denial("he goes", "en") is None


def test_where_a_negation_stands_behind_the_object() -> None:
    """In German it does, in English it does not."""
    assert denies_late("de")
    assert not denies_late("en")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "36 boats", True), ("en", "the third boat", True), ("en", "Twelve boats", True),
        ("en", "one boat of many", False), ("en", "the tenor", False), ("de", "zwei Boote", True),
        ("fr", "une dizaine", True), ("zh", "三条船", True), ("zh", "一条船", False), ("fi", "kaksi venettä", False),
        ("fi", "2 venettä", True),
    ],
)  # fmt: skip
def test_has_figure(language: str, text: str, expected: bool) -> None:  # noqa: FBT001 - the expected value
    """Digits count everywhere, number words and ordinals in the languages that are covered."""
    assert expected is has_figure(text, language)
