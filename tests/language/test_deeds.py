"""Who acts and who is acted on, as word order tells."""

import pytest

from summarizer.language.deeds import deeds
from summarizer.language.words import stem


def parties(text: str, word: str) -> tuple[set[str], set[str]]:
    """Who does the deed and to whom it is done, of its first place in the text."""
    deed = deeds(text).of(stem(word))[0]
    return set(deed.doer), set(deed.done_to)


@pytest.mark.parametrize(
    ("text", "word", "doer"),
    [
        ("The mill paid for the bridge and stopped paying in June.", "stopped", {"mill"}),
        ("Two men were arrested on Monday and charged with theft.", "charged", set()),
        ("The wall collapsed, and by nightfall 11 were dead.", "collapsed", {"wall"}),
        ("Hours fall by a third, from 60 to 40.", "fall", {"hours"}),
        ("The council passed it, by nine votes to six.", "passed", {"council"}),
        ("She said that her group wrote to the port.", "wrote", set()),
        ("The permit for which the port applied in May was granted.", "granted", set()),
        ("The plan was rejected by the council.", "rejected", {"council"}),
        ("The talks between the two sides broke down.", "broke", {"talks", "sides"}),
    ],
)
def test_who_acts(text: str, word: str, doer: set[str]) -> None:
    """The subject also of what follows an "and", and nobody whom a measure, a time or "her group" stands for."""
    assert {stem(each) for each in doer} == parties(text, word)[0]


@pytest.mark.parametrize(
    ("text", "word", "done_to"),
    [
        ("The wall collapsed a little before four.", "collapsed", set()),
        ("The pilots met two hours later.", "met", set()),
        ("The storm flooded the school before dawn.", "flooded", {"school"}),
    ],
)
def test_a_time_is_not_acted_on(text: str, word: str, done_to: set[str]) -> None:
    """A little before, two hours later: no party; what stands before "before" may be one."""
    assert {stem(each) for each in done_to} == parties(text, word)[1]


@pytest.mark.parametrize("word", ["town", "women", "tern", "garden"])
def test_a_noun_that_ends_as_a_participle_is_no_verb(word: str) -> None:
    """Town, women and Tern are nobody's deeds."""
    assert not any(deed.is_verb for deed in deeds(f"Grey {word} was seen.").of(stem(word)))
