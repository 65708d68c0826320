"""Bytes → text, with what was assumed on record.

In this order: a byte order mark, the encoding that the page declares, UTF-8, Windows-1252, and charset-normalizer for
what is left: it was measured wrong on short Latin text, and right on everything else that it was tried with.
"""

import codecs
import re
from dataclasses import dataclass

from summarizer.errors import InputError

_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x1f\x8b": "compressed with gzip, though its name does not end in .gz",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "an old office document",
}
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,100}?encoding=[\"']([\w.-]{1,40})",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096  # bytes; browsers look at 1024, saved pages put more before the declaration
_LATIN = frozenset({"iso8859-1", "latin-1", "ascii", "us-ascii", "cp1252", "iso8859-15"})
_HEAD = 4096  # bytes looked at for binary data and for UTF-16 without a mark
_ZEROS = (
    0.01  # least share of zero bytes at even or odd places of UTF-16: Latin text has nearly 1.0, Chinese its spaces
)
_SHOWN = 0.95  # least share of signs that may stand in a text, of what is read as UTF-16
_CONTROLS = bytes({*range(0x01, 0x09), *range(0x0E, 0x1A), *range(0x1B, 0x20), 0x7F})
_CONTROL_SHARE = 0.05  # text has none; a colour code in a log has two in ten characters of one line in many
_DAMAGE = 0.1  # share of broken sequences among those beyond ASCII up to which a text is damaged UTF-8
_SAMPLE = 50_000  # bytes given to charset-normalizer: its time grows faster than its certainty
_WORD = re.compile(r"[^\W\d_]{3,20}")
_NONSENSE = 0.4  # share of words without one ASCII letter, or of signs beyond ASCII: Western languages stay below 0.15
_FEW = 20  # signs beyond ASCII that a short line of French may hold
_TEXT = "Give it as text, HTML, JSON or CSV."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what was assumed about its bytes; empty if nothing had to be."""

    text: str
    note: str = ""


def decode(data: bytes, *, html: bool = False) -> Decoded:
    """The text of `data`. Raises `InputError`, without a place, if the bytes are no text."""
    for mark, name in _MARKS:
        if data.startswith(mark) and (name != "utf-32-le" or len(data) % 4 == 0):
            return _surely(data[len(mark) :], name)
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(f"is {kind}, not text", hint=_TEXT)
    if zeros := _zero_bytes(data):
        return _surely(data, zeros, f"read as {zeros}, which its zero bytes show")
    head = data[:_HEAD]
    if len(head) - len(head.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(head):
        raise InputError("is binary, not text", hint=_TEXT)
    declared = _declaration(data) if html else None
    if declared and (found := _as_declared(data, declared)):
        return found
    return _as_utf8(data) or _as_windows(data) or _as_guessed(data)


def _surely(data: bytes, name: str, note: str = "") -> Decoded:
    text = data.decode(name, "replace").removeprefix("\ufeff")
    lost = text.count("\ufffd") - data.count("\ufffd".encode(name))
    notes = [note] * bool(note) + [f"{lost} broken characters replaced"] * (lost > 0)
    return Decoded(text, "; ".join(notes))


def _zero_bytes(data: bytes) -> str:
    """The byte order of UTF-16 without a mark, empty if there are no zero bytes; binary data raises."""
    if b"\0" not in data:
        return ""
    head = data[:_HEAD]
    even, odd = head[0::2].count(0) / (len(head) / 2), head[1::2].count(0) / (len(head) / 2)
    name = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) > _ZEROS and min(even, odd) < max(even, odd) / 10:
        text = head.decode(name, "replace")
        if sum(sign.isprintable() or sign.isspace() for sign in text) >= _SHOWN * len(text):
            return name
    raise InputError("is binary, not text", hint=_TEXT)


def _declaration(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    if not match:
        return None
    try:
        name = codecs.lookup((match.group(1) or match.group(2)).decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return None
    return None if name.startswith(("utf-16", "utf-32")) else name  # the declaration was readable, so it is not


def _as_declared(data: bytes, name: str) -> Decoded | None:
    if name in _LATIN:
        # Pages keep an old declaration when something rewrites them as UTF-8, which Latin text never is by accident.
        utf8 = _strictly(data, "utf-8")
        if utf8 is not None:
            return Decoded(utf8, "" if data.isascii() else f"declared as {name}, but valid UTF-8")
        name = "cp1252"  # what every browser reads these names as
    text = None if _transforms(name) else _strictly(data, name)
    return Decoded(text) if text is not None else None


def _transforms(name: str) -> bool:
    """True for Python's codecs that are no character encodings (`rot13`, `hex`), which a page may well name."""
    return not getattr(codecs.lookup(name), "_is_text_encoding", True)


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError):
        return None


def _as_utf8(data: bytes) -> Decoded | None:
    text = _strictly(data, "utf-8")
    if text is not None:
        return Decoded(text)
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond = sum(1 for byte in data if byte >= 0xC0)  # noqa: PLR2004 - where a sequence beyond ASCII begins
    if broken <= _DAMAGE * beyond:
        return Decoded(text, f"read as damaged UTF-8, {broken} broken characters replaced")
    return None


def _as_windows(data: bytes) -> Decoded | None:
    text = _strictly(data, "cp1252")
    if text is None:
        return None
    return None if _is_nonsense(text[:_SAMPLE]) else Decoded(text, "not UTF-8, nothing declared: read as Windows-1252")


def _is_nonsense(text: str) -> bool:
    """True for another alphabet read as Windows-1252."""
    words = _WORD.findall(text)
    foreign = sum(1 for word in words if not any(map(str.isascii, word)))
    signs = [sign for sign in text if not sign.isspace()]
    beyond = sum(1 for sign in signs if not sign.isascii())
    return foreign > _NONSENSE * len(words) or (beyond > _FEW and beyond > _NONSENSE * len(signs))


def _as_guessed(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 10 ms, and hardly any file needs it

    best = from_bytes(data[:_SAMPLE]).best()
    text = _strictly(data, best.encoding) if best else None
    if best is None or text is None:
        raise InputError("is in an encoding that could not be found out", hint="Save it as UTF-8.")
    return Decoded(text, f"not UTF-8, nothing declared: guessed to be {best.encoding}")
