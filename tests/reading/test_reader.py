"""Inputs and what comes of them: articles, summaries, faults; in order, and never an exception."""

import gzip
import io
import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.briefing import Briefing, Losses
from summarizer.errors import DuplicateError, ExitCode, InputError, UsageError
from summarizer.merging import merge
from summarizer.presenting import batch_page, to_html, to_json, to_markdown, to_terminal
from summarizer.reading import Fields, from_text, read
from summarizer.verdicts import Provenance, VerifiedSummary

WALL = "The sea wall gave way before dawn on Thursday, and the port was closed for a week."
PAGE = f"<html><head><title>Sea</title></head><body><p>{WALL}</p><p>It was old and thin.</p></body></html>"


def put(path: Path, content: str | bytes) -> str:
    """Write a file with its folders, and give its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def shown(items: Iterator[Article | VerifiedSummary | InputError]) -> list[tuple[str, str]]:
    """Articles as (source, first words), faults as (where, what)."""
    return [
        (item.where, item.what) if isinstance(item, InputError)
        else (item.source, item.text[:8]) if isinstance(item, Article)
        else (item.article.source, item.headline)
        for item in items
    ]  # fmt: skip


def summary_of(text: str) -> VerifiedSummary:
    """A summary that says nothing of an article."""
    provenance = Provenance(engine="builtin", schema_fingerprint="0" * 16)
    return VerifiedSummary(
        article=from_text(text, source="a.txt"), headline="H", headline_holds=True, items=(), provenance=provenance
    )


def test_every_format(tmp_path: Path) -> None:
    """Text, Markdown, page, document, lines and table are read, each also compressed, records by their number."""
    contents = {
        "a.txt": f"{WALL} 1",
        "b.md": f"# Sea\n\n{WALL} 2",
        "c.html": PAGE,
        "d.json": json.dumps({"text": f"{WALL} 3"}),
        "e.jsonl": "\n".join(json.dumps({"text": f"{WALL} {n}"}) for n in (4, 5)),
        "f.csv": f'text\n"{WALL} 6"\n"{WALL} 7"\n',
    }
    for name, content in contents.items():
        put(tmp_path / "plain" / name, content)
        put(tmp_path / "packed" / f"{name}.gz", gzip.compress(content.replace("Thursday", "Friday").encode()))
    for folder, end in (("plain", ""), ("packed", ".gz")):
        names = ["a.txt", "b.md", "c.html", "d.json", "e.jsonl#1", "e.jsonl#2", "f.csv#1", "f.csv#2"]
        items = list(read([str(tmp_path / folder)]))
        sources = [name.partition("#")[0] + end + "".join(name.partition("#")[1:]) for name in names]
        assert [str(tmp_path / folder / name) for name in sources] == [place for place, _ in shown(iter(items))]
        assert all(isinstance(item, Article) and item.story == folder for item in items)


def test_faults_come_as_values_and_the_others_are_read(tmp_path: Path) -> None:
    """Empty, binary, broken and missing inputs are one line each, with the file's name and what to do."""
    put(tmp_path / "s" / "1.txt", "")
    put(tmp_path / "s" / "2.txt", b"\0\1\2")
    put(tmp_path / "s" / "3.json", '{"text": ')
    put(tmp_path / "s" / "4.html", "<html></html>")
    put(tmp_path / "s" / "5.pdf", "%PDF")
    put(tmp_path / "s" / "6.csv", "title\nx\n")
    put(tmp_path / "s" / "7.jsonl", '{"text": "a"\n{"id": 1}\n' + json.dumps({"text": WALL}))
    put(tmp_path / "s" / "8.txt.gz", "no gzip")
    items = list(read([str(tmp_path / "s"), str(tmp_path / "none")]))
    faults = [item for item in items if isinstance(item, InputError)]
    places = ["1.txt", "2.txt", "3.json", "4.html", "5.pdf", "6.csv#1", "7.jsonl", "7.jsonl#2", "8.txt.gz"]
    assert [str(tmp_path / "s" / place) for place in places] + [str(tmp_path / "none")] == [
        fault.where for fault in faults
    ]
    assert all(fault.hint and "\n" not in str(fault) for fault in faults)
    assert all(ExitCode.SOME_FAILED == fault.exit_code for fault in faults)
    assert [item.source for item in items if isinstance(item, Article)] == [str(tmp_path / "s" / "7.jsonl#3")]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (WALL, ("-", "The sea ")),
        (PAGE, ("-", "The sea ")),
        (json.dumps({"text": WALL}), ("-", "The sea ")),
        (json.dumps([{"text": WALL}]), ("-#1", "The sea ")),
        (json.dumps({"text": WALL}) + "\n" + json.dumps({"text": "x"}), ("-#1", "The sea ")),
        (WALL.encode("utf-16"), ("-", "The sea ")),
        (json.dumps({"text": WALL}).encode("utf-16"), ("-", "The sea ")),
        (f'title,text\nT,"{WALL}"\n', ("-#1", "The sea ")),
        (f"title\ttext\nT\t{WALL}\n".encode("utf-16"), ("-#1", "The sea ")),
        (gzip.compress(WALL.encode(), mtime=0), ("-", "The sea ")),
        (gzip.compress(f'title,text\nT,"{WALL}"\n'.encode(), mtime=0), ("-#1", "The sea ")),
        (
            gzip.compress(WALL.encode(), mtime=0)[:30],
            ("-", "is damaged: Compressed file ended before the end-of-stream marker was reached"),
        ),
        ("[Photo: nobody] It fell.", ("-", "[Photo: ")),
        ('{"text": ', ("-", "is not JSON: expecting value at line 1, column 10")),
        ("", ("-", "is empty")),
        (b"\0\1\2\0", ("-", "is binary, not text")),
    ],
)
def test_stdin_shows_what_it_is(data: str | bytes, expected: tuple[str, str]) -> None:
    """Standard input is text, a page, JSON or a table by its own first bytes, packed or not; broken JSON is no text."""
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    assert shown(read(["-"], stdin=stream))[0] == expected


def test_lines_on_stdin_are_read_as_they_come() -> None:
    """A record of a stream is given before the stream has ended."""

    class Endless(io.RawIOBase):
        number = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.number += 1
            return json.dumps({"text": f"{WALL} {self.number}"}).encode()[:size] + b"\n"

    items = read(["-"], stdin=Endless())  # type: ignore[arg-type]  # all of a stream that is used
    assert [next(items).source for _ in range(3)] == ["-#1", "-#2", "-#3"]  # type: ignore[union-attr]  # articles


def test_no_stdin() -> None:
    """`-` without a stream is a fault."""
    assert shown(read(["-"])) == [("-", "no standard input is at hand")]


def test_equal_article_is_dropped_and_named(tmp_path: Path) -> None:
    """An article that was already read is a duplicate that names the first; another date makes another article."""
    first = put(tmp_path / "a.txt", WALL)
    put(tmp_path / "b.txt", WALL)
    put(tmp_path / "c.json", json.dumps({"text": WALL}))
    put(tmp_path / "d.json", json.dumps({"text": WALL, "date": "2026-03-12"}))
    items = list(read([str(tmp_path)]))
    kinds = [type(item) for item in items]
    assert [Article, DuplicateError, DuplicateError, Article] == kinds
    assert str(items[1]) == f"{tmp_path / 'b.txt'}: is the same article as {first}"


def test_file_named_twice(tmp_path: Path) -> None:
    """A file that is named twice, by whatever way, is read once, and the second naming is no loss."""
    path = put(tmp_path / "s" / "a.txt", WALL)
    items = list(read([path, str(tmp_path / "s")]))
    assert [Article, DuplicateError] == [type(item) for item in items]
    assert shown(iter(items[1:])) == [(path, "was named before")]


def test_what_batch_wrote_is_read_back(tmp_path: Path) -> None:
    """A verified summary comes as it was written, the index beside it is passed over, a broken one is a fault."""
    summary = summary_of(WALL)
    put(tmp_path / "a.json", summary.model_dump_json())
    put(tmp_path / "index.json", '{"format": "batch-index/1"}')
    page = put(tmp_path / "index.html", "".join(batch_page([], 0, Losses(), partial=False)))
    put(tmp_path / "z.json", '{"format": "verified-summary/1", "headline": 5}')
    items = list(read([str(tmp_path)]))
    assert items[0] == summary
    assert shown(iter(items[1:])) == [
        (str(tmp_path / "z.json"), "is no valid verified-summary/1: article: field required")
    ]
    assert "batch" in shown(read([str(tmp_path / "index.json")]))[0][1]
    assert [(page, "is the page of a batch")] == shown(read([page]))


def test_summary_and_its_article(tmp_path: Path) -> None:
    """An article beside its own summary is the same article."""
    put(tmp_path / "a.json", summary_of(WALL).model_dump_json())
    put(tmp_path / "b.txt", WALL)
    assert [VerifiedSummary, DuplicateError] == [type(item) for item in read([str(tmp_path)])]


def test_briefing_is_not_read_again(tmp_path: Path) -> None:
    """A briefing is refused by name."""
    assert "briefing" in shown(read([put(tmp_path / "b.json", '{"format": "briefing/1"}')]))[0][1]


def as_page(briefing: Briefing) -> str:
    """The briefing as an evidence page."""
    article = summary_of(WALL).article
    return to_html(briefing, {article.id: article})


@pytest.mark.parametrize("written", [to_markdown, partial(to_terminal, width=40, colour=False), to_json, as_page])
def test_briefing_is_never_a_source(tmp_path: Path, written: Callable[[Briefing], str]) -> None:
    """What `brief` wrote is refused, in each of its forms, and passed over where the new briefing will be written."""
    text = written(merge([summary_of(WALL)], Losses()))
    path = put(tmp_path / ("b.json" if written is to_json else "b.html" if written is as_page else "b.md"), text)
    assert [(path, "is a briefing, which is made from articles and not read again")] == shown(read([path]))
    article = put(tmp_path / "a.txt", f"{WALL} 2")
    assert [(article, "The sea ")] == shown(read([str(tmp_path)], output=Path(path)))
    assert [(article, "The sea ")] == shown(read([article, path], output=Path(path)))


def test_no_input_is_written_over(tmp_path: Path) -> None:
    """An article where the result will be written ends the run before anything is read, whatever path names it."""
    path = put(tmp_path / "a.txt", WALL)
    (tmp_path / "link.txt").symlink_to(path)
    for inputs in ([path], [str(tmp_path)]):
        with pytest.raises(UsageError, match="would be overwritten"):
            next(read(inputs, output=tmp_path / "link.txt"))
    assert [(path, "The sea ")] == shown(read([path], output=tmp_path / "new.md"))


def test_what_the_shell_made_for_the_output_is_no_input(tmp_path: Path) -> None:
    """`brief . > new.md` finds new.md in the folder, empty as yet."""
    path = put(tmp_path / "a.txt", WALL)
    empty = put(tmp_path / "new.md", "")
    assert [(path, "The sea ")] == shown(read([str(tmp_path)], output=Path(empty)))


def test_story_is_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A story is named by the folder, two folders of one name apart, a record by its own field, a bare file by none."""
    put(tmp_path / "a" / "news" / "1.txt", f"{WALL} 1")
    put(tmp_path / "b" / "news" / "2.txt", f"{WALL} 2")
    put(
        tmp_path / "flood" / "3.jsonl",
        json.dumps({"text": f"{WALL} 3"}) + "\n" + json.dumps({"text": WALL, "story": "S"}),
    )
    put(tmp_path / "4.txt", f"{WALL} 4")
    monkeypatch.chdir(tmp_path)
    items = read(["b", "a/news/1.txt", "flood", "4.txt"])
    stories = [item.story for item in items if isinstance(item, Article)]
    assert ["b/news", "a/news", "flood", "S", None] == stories


def test_fields_are_passed_on(tmp_path: Path) -> None:
    """Fields that are named are read from records."""
    path = put(tmp_path / "a.json", json.dumps({"lede": WALL, "text": "no"}))
    assert shown(read([path], fields=Fields(text="lede"))) == [(path, "The sea ")]


def test_encoding_that_was_assumed_is_noted(tmp_path: Path) -> None:
    """What was assumed of a file's bytes stands in the notes of its article."""
    (found,) = read([put(tmp_path / "a.txt", b"Caf\xe9 au lait")])
    assert isinstance(found, Article)
    assert "Windows-1252" in found.notes[0]


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    """Articles come one by one: a file that is deleted meanwhile is a fault of its own."""
    put(tmp_path / "a.txt", f"{WALL} 1")
    last = Path(put(tmp_path / "b.txt", f"{WALL} 2"))
    items = read([str(tmp_path)])
    assert isinstance(next(items), Article)
    last.unlink()
    assert shown(items) == [(str(last), "cannot be read: no such file or directory")]


_VALUES = st.recursive(
    st.none() | st.integers() | st.text(), lambda kids: st.lists(kids) | st.dictionaries(st.text(), kids)
)
_SCRAPS = (
    *(
        b"---\n",
        b"title: x\n",
        b"date: y\n",
        b'{"text": "',
        b"The wall fell.",
        b'"}',
        b"\n",
        b"\r\n",
        b"# ",
        b"[",
        b"{",
    ),
    *(
        b"<p>",
        b"<html>",
        b"</p>",
        b'<meta charset="utf-7">',
        b"&#0;",
        b"\xef\xbb\xbf",
        b"\xff",
        b"\xfe",
        b"\0",
        b"\xe9",
    ),
)
_BYTES = st.one_of(
    st.binary(),
    st.text().map(lambda text: text.encode("utf-8", "replace")),
    _VALUES.map(lambda value: json.dumps({"text": value}).encode()),
    st.lists(st.sampled_from(_SCRAPS)).map(b"".join),
)


@given(data=_BYTES)
@settings(max_examples=300, deadline=None)
def test_no_bytes_raise(data: bytes) -> None:
    """Whatever comes in, an article or a fault with a place and a hint comes out, and an article can be written."""
    for item in read(["-"], stdin=io.BytesIO(data)):
        if isinstance(item, InputError):
            assert item.where.startswith("-")
            assert item.hint or isinstance(item, DuplicateError)
        else:
            item.model_dump_json().encode()
