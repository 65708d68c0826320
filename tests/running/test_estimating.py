"""What a model makes of bytes: guessed at first, learnt from what was billed, and bounded always."""

import json

from hypothesis import given
from hypothesis import strategies as st

from summarizer.extraction import Query
from summarizer.running.limits.estimating import TokenRatio
from summarizer.verdicts import Purpose


def query(article: str, *, system: str = "Read it. " * 50, mode: str = "json_schema") -> Query:
    """A request about this article."""
    messages = [{"role": "system", "content": system}, {"role": "user", "content": article}]
    body = {"model": "tiny", "messages": messages, "max_tokens": 100}
    return Query("a1", "ferry.txt", Purpose.EXTRACT, mode, "http://localhost/v1", 100, body)


def test_bytes_are_those_of_utf_8() -> None:
    """A letter outside ASCII counts with all its bytes, in either part; half a surrogate pair breaks nothing."""
    ratio = TokenRatio()
    size = ratio.size_of(query("Fähre 渡船", system="Ж"))
    body = {"model": "tiny", "messages": [{"role": "system", "content": "Ж"}], "max_tokens": 100}
    assert (13, len(json.dumps(body, ensure_ascii=False).encode())) == (size.own, size.fixed)
    assert 3 == ratio.size_of(query("\ud83d")).own


def test_a_guess_comes_near_what_the_endpoint_counts() -> None:
    """After some replies it follows them, also when another language begins."""
    ratio = TokenRatio()
    size = ratio.size_of(query("word " * 400))
    assert 0.25 < ratio.guess(size) / size.whole < 0.35
    for tokens_a_byte in (0.2, 0.6):
        for _ in range(40):
            ratio.learn(size, round(size.whole * tokens_a_byte))
        assert abs(ratio.guess(size) / size.whole - tokens_a_byte) < 0.01


def test_an_endpoint_that_does_not_count_teaches_nothing() -> None:
    """Some say 0 for everything."""
    ratio = TokenRatio()
    size = ratio.size_of(query("word " * 400))
    before = ratio.guess(size), ratio.bound(size)
    ratio.learn(size, 0)
    assert before == (ratio.guess(size), ratio.bound(size))


def test_the_instructions_are_bounded_by_what_was_billed_for_them() -> None:
    """Per kind of request: what the schema costs in one way of asking says nothing about another."""
    ratio = TokenRatio()
    first = ratio.size_of(query("A ferry."))
    assert first.fixed + first.own == ratio.bound(first)
    ratio.learn(first, 130)
    ratio.learn(first, 70)  # the rest was in its cache, and it leaves that out
    assert 130 + len("Another ferry.") == ratio.bound(ratio.size_of(query("Another ferry.")))
    tools = ratio.size_of(query("Another ferry.", mode="tools"))
    assert tools.fixed + tools.own == ratio.bound(tools)


@given(
    st.floats(0.01, 1),
    st.lists(st.tuples(st.text(max_size=300), st.floats(0, 1)), min_size=1),
)
def test_no_prompt_counts_more_than_its_bound(fixed: float, articles: list[tuple[str, float]]) -> None:
    """Whatever the articles before it were like, as long as the instructions count the same each time."""
    ratio = TokenRatio()
    for text, share in articles:
        size = ratio.size_of(query(text))
        tokens = 1 + int((size.fixed - 1) * fixed) + int(size.own * share)
        assert tokens <= ratio.bound(size) <= size.whole
        ratio.learn(size, tokens)
