"""Bytes and the texts they are read as."""

import pytest

from summarizer.errors import InputError
from summarizer.reading.decoding import decode

RUSSIAN = "Представитель заявил в пятницу, что стена упала и что порт закрыт. " * 3
CHINESE = "发言人周五表示，海堤在黎明前倒塌，港口已经关闭，居民被疏散到学校。" * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Grüße", "utf-8"),
        ("Grüße", "utf-8-sig"),
        ("Grüße", "utf-16"),
        ("Grüße", "utf-32"),
        ("déjà été", "cp1252"),
        ("“Größe” — nämlich 3 €", "cp1252"),
        ("The wall fell.", "utf-16-le"),
        ("The wall fell.", "utf-16-be"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (CHINESE, "gb18030"),
    ],
)
def test_text_is_read_as_written(text: str, encoding: str) -> None:
    """Marks, UTF-8, UTF-16 without a mark, Windows-1252 and the usual rest are read right."""
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("data", "noted"),
    [(b"caf\xe9 au lait", "Windows-1252"), ("café".encode(), ""), ("café".encode("utf-16"), ""), (b"abc", "")],
)
def test_only_an_assumption_is_noted(data: bytes, noted: str) -> None:
    """What the bytes themselves say needs no note; an assumed encoding does."""
    assert decode(data).note.endswith(noted)
    assert bool(decode(data).note) == bool(noted)


def test_page_is_read_as_it_declares() -> None:
    """The encoding that a page declares comes before every guess, but only for pages."""
    page = '<html><meta charset="gb2312"><p>海堤</p>'.encode("gb2312")
    assert "海堤" in decode(page, html=True).text
    assert "海堤" not in decode(page).text
    equiv = b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>\xec\xe8\xf0'
    assert decode(equiv, html=True).text.endswith("мир")


def test_old_declaration_of_latin_on_utf8() -> None:
    """A page that was rewritten as UTF-8 below its old declaration is read as UTF-8, and the note says so."""
    found = decode('<meta charset="iso-8859-1">café'.encode(), html=True)
    assert (True, True) == (found.text.endswith("café"), "valid UTF-8" in found.note)


@pytest.mark.parametrize("name", ["rot13", "hex", "nonsense", "utf-16", "idna"])
def test_declaration_that_cannot_be(name: str) -> None:
    """A page may declare anything; what is no encoding of these bytes is passed over."""
    assert decode(f'<meta charset="{name}">café'.encode(), html=True).text.endswith("café")


def test_damaged_utf8_is_not_read_as_something_else() -> None:
    """One broken byte among much UTF-8 costs one character, and is noted."""
    found = decode("„Grüße“ ".encode() * 10 + b"\xff end")
    assert ("„Grüße“ " * 10 + "\ufffd end", True) == (found.text, "1 broken" in found.note)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"abc\0def\0\0", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x01\x02\x03\x04" * 50, "binary"),
        (b"%PDF-1.4 text", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x1f\x8brest", "gzip"),
        (b"{\\rtf1 text}", "RTF"),
    ],
)
def test_binary_data_is_refused(data: bytes, what: str) -> None:
    """What is no text is refused, by its name where it has one, with a hint."""
    with pytest.raises(InputError, match=what) as caught:
        decode(data)
    assert caught.value.hint
