"""Keys and the names under which they came first."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.seen import Seen


@given(keys=st.lists(st.binary(max_size=3)))
def test_the_first_name_of_a_key_is_kept(keys: list[bytes]) -> None:
    """As a table in memory would, whatever the keys."""
    kept: dict[bytes, str] = {}
    with Seen() as seen:
        for number, key in enumerate(keys):
            assert kept.get(key) == seen.first(key, str(number))
            kept.setdefault(key, str(number))
