"""What is stored, printed and logged of strings that others have made."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.printing import one_line, printable_json, storable, without_keys

_UNSEEN = [*range(0x20), *range(0x7F, 0xA0), 0x200B, 0x202E, 0x2028, 0x2066, 0xFEFF, 0xE0041]


@given(text=st.text() | st.text(st.sampled_from([chr(code) for code in _UNSEEN])))
def test_json_stays_equal_and_becomes_harmless(text: str) -> None:
    """Read back, the document says the same; on its way it holds no control or unseen character but line ends."""
    document = json.dumps({text: [text]}, ensure_ascii=False, indent=1)
    shown = printable_json(document)
    assert {text: [text]} == json.loads(shown)
    assert not any(ord(sign) in _UNSEEN for sign in shown.replace("\n", ""))


@given(text=st.text(st.characters(exclude_categories=[])))
def test_a_line_is_one_line(text: str) -> None:
    """Whatever it holds, a terminal and a log show one line of it, and obey none of it."""
    shown = one_line(text)
    assert 1 == len(f"{shown} ".splitlines())
    assert not any(ord(sign) in _UNSEEN for sign in shown)


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes only there")
@given(name=st.binary())
def test_every_name_of_a_file_can_be_stored(name: bytes) -> None:
    """A name that is no UTF-8 is spelled out where it is not; any other stays."""
    text = os.fsdecode(name)
    shown = storable(text)
    assert shown == shown.encode().decode()
    assert text == shown or "\\udc" in shown


def test_keys_are_hidden() -> None:
    """The key that is known, and whatever looks like one."""
    assert "a [key] b [key] c [key] d" == without_keys("a gx7+/== b sk-abc_12345678 c Bearer xyz d", "gx7+/==", "")
