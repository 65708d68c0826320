"""How much was tried: each test of attacks says it, and the end of the run adds it up."""

from collections.abc import Callable

import pytest

Tried = Callable[[str, int, int], None]
"""Told of what was attacked, with how many payloads, and in how many fields each."""


@pytest.fixture
def tried(record_property: Callable[[str, object], None]) -> Tried:
    """Puts on record what a test has tried."""

    def note(what: str, payloads: int, fields: int) -> None:
        record_property("attack", (what, payloads, fields))

    return note
