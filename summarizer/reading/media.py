"""The condition of a sheet, or of a block in one → whether it holds in a window of usual size, with a mouse and light.

What is not known here counts as holding: a rule that hides is rather believed than not.
"""

import re

from summarizer.reading.measures import HEIGHT, WIDTH, pixels

# What a browser on a desk says of itself; None for a length or a number below.
_USUAL = {
    "orientation": "landscape", "hover": "hover", "any-hover": "hover", "pointer": "fine", "any-pointer": "fine",
    "prefers-color-scheme": "light", "forced-colors": "none", "inverted-colors": "none", "display-mode": "browser",
    "scripting": "enabled", "update": "fast", "dynamic-range": "standard", "color-gamut": "srgb", "scan": "progressive",
    "prefers-reduced-motion": "no-preference", "prefers-reduced-transparency": "no-preference",
    "prefers-contrast": "no-preference", "prefers-reduced-data": "no-preference",
}  # fmt: skip
_ABSENT = frozenset({"none", "no-preference"})  # a feature by its mere name does not hold then
_NUMBERS = {
    "width": float(WIDTH), "height": float(HEIGHT), "inline-size": float(WIDTH), "block-size": float(HEIGHT),
    "aspect-ratio": WIDTH / HEIGHT, "resolution": 1.0, "device-pixel-ratio": 1.0, "color": 8.0, "color-index": 0.0,
    "monochrome": 0.0, "grid": 0.0,
}  # fmt: skip
_DOTS = {"dppx": 1.0, "x": 1.0, "dpi": 1 / 96, "dpcm": 2.54 / 96}
_TYPES = frozenset({"all", "screen"})
_OTHER_BROWSERS = ("-ms-", "-moz-", "-o-", "min--moz-", "max--moz-")
_DEEPEST = 8  # parentheses within each other
_LONGEST = 2_000  # characters of a condition
_SIGN = re.compile(r"[()]|[^()\s]+|\s+")
_RANGE = re.compile(
    r"\s*(?P<left>[^<>=]*?)\s*(?P<how>[<>]=?|=)\s*(?P<middle>[^<>=]*?)\s*(?:(?P<then>[<>]=?)\s*(?P<right>[^<>=]*?)\s*)?"
)


def media_hold(media: str) -> bool:
    """True if a sheet or a block for these media holds."""
    return any(_holds(query, 0) for query in media.lower().split(",")) if media.strip() else True


def container_holds(condition: str) -> bool:
    """True if a block for such a container holds, were that as large as the window; its name may be any."""
    return _holds(f"({condition.lower().partition('(')[2]}", 0) if "(" in condition else True


def _holds(text: str, depth: int) -> bool:
    """A condition of types, features in parentheses, `and`, `or` and `not`."""
    if depth > _DEEPEST or len(text) > _LONGEST:
        return True
    pieces = _pieces(text)
    negated = pieces[:1] == ["not"]
    values = [_piece_holds(piece, depth) for piece in pieces if piece not in {"and", "or", "not", "only"}]
    return (any(values) if "or" in pieces else all(values)) is not negated


def _piece_holds(piece: str, depth: int) -> bool:
    if not piece.startswith("("):
        return piece in _TYPES
    inner = piece[1:].removesuffix(")").strip()
    return _holds(inner, depth + 1) if inner.startswith(("(", "not ", "not(")) else _feature(inner)


def _pieces(text: str) -> list[str]:
    """Words, and what stands in parentheses."""
    pieces: list[str] = []
    depth, open_ = 0, ""
    for sign in _SIGN.findall(text):
        depth += (sign == "(") - (sign == ")")
        open_ += sign
        if depth <= 0:
            depth = 0
            if open_.strip():
                pieces.append(open_.strip())
            open_ = ""
    return pieces


def _feature(text: str) -> bool:
    name, colon, value = (part.strip() for part in text.partition(":"))
    if name.startswith(_OTHER_BROWSERS):
        return False
    if not colon and (match := _RANGE.fullmatch(text)):
        return _in_range(match)
    least_or_most, _, bare = name.removeprefix("-webkit-").partition("-")
    if least_or_most not in {"min", "max"}:
        least_or_most, bare = "", name.removeprefix("-webkit-")
    there = _NUMBERS.get(bare.removeprefix("device-") if bare != "device-pixel-ratio" else bare)
    if there is not None:
        asked = _number(value) if colon else None
        if asked is None:
            return bool(there) if not colon else True
        return there >= asked if least_or_most == "min" else there <= asked if least_or_most else there == asked
    usual = _USUAL.get(name)
    if usual is None:
        return True
    return usual == value if colon else usual not in _ABSENT


def _in_range(match: re.Match[str]) -> bool:
    sizes = [
        _NUMBERS.get(each.removeprefix("device-")) or _number(each)
        for each in (match["left"], match["middle"], match["right"])
        if each is not None
    ]
    signs = [sign for sign in (match["how"], match["then"]) if sign]
    return all(
        a is None or b is None or {"<": a < b, ">": a > b, "<=": a <= b, ">=": a >= b, "=": a == b}[sign]
        for a, sign, b in zip(sizes, signs, sizes[1:], strict=False)
    )


def _number(text: str) -> float | None:
    """A length in pixels, a ratio, or dots for each pixel."""
    if ratio := re.fullmatch(r"([\d.]{1,9})\s*/\s*([\d.]{1,9})", text):
        above, below = (pixels(each) for each in ratio.groups())
        return above / below if above is not None and below else None
    if dots := re.fullmatch(r"([\d.]{1,9})(dppx|x|dpi|dpcm)", text):
        size = pixels(dots[1])
        return None if size is None else size * _DOTS[dots[2]]
    return pixels(text)
