"""Pages that are taken apart in a process of their own, and what becomes of those that break it."""

import os
import sys
import threading
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.reading import read
from summarizer.reading.confined import Confined, Limits
from summarizer.reading.pages import page

STORY = "<p>The wall gave way shortly before dawn, and water up to two metres deep ran through the lanes.</p>"
PAGE = f"""<html lang="en"><head><title>Sea wall fails</title><meta property="og:site_name" content="The Herald">
<meta property="article:published_time" content="2126-03-12"><link rel="canonical" href="https://herald.example/a">
</head><body><article><h1>Sea wall fails</h1>{STORY}<h2>“Too late” – Żółć 日本</h2>{STORY}<p hidden>No.</p></article>
</body></html>"""
SLOW = f"<html><style>{'.a p b{color:red} ' * 100_000}</style><body class=a>{STORY}</body></html>"


def confined(limits: Limits | None = None, *command: str) -> closing[Confined]:
    """A process of our own, or one that runs this command instead, until the end of the block."""
    return closing(Confined(limits or Limits(), command) if command else Confined(limits or Limits()))


def code(source: str) -> closing[Confined]:
    """A process that runs this instead."""
    return confined(None, sys.executable, "-c", f"import os, sys, time; {source}")


def test_the_page_is_the_same() -> None:
    """What comes out of the process is what the page says, whatever its letters, and one process takes several."""
    with confined() as pages:
        assert page(PAGE, url="https://other.example") == pages.page(PAGE, "https://other.example")
        process = pages._process  # noqa: SLF001 - that it is the same one is what this is about
        assert page(PAGE) == pages.page(PAGE)
        assert process is pages._process  # noqa: SLF001 - likewise
    assert process is not None
    assert 0 == process.returncode


def test_what_is_wrong_with_a_page_is_said_in_the_same_words() -> None:
    """A fault of the page itself comes through, and the process serves the next page."""
    with confined() as pages:
        with pytest.raises(InputError, match="a browser would show") as caught:
            pages.page("<html><body><nav>x</nav></body></html>")
        assert "Save the article as text." == caught.value.hint
        assert pages.page(PAGE).title == "Sea wall fails"


def test_what_one_page_leaves_behind_costs_the_next_one_nothing(tmp_path: Path) -> None:
    """A page whose process breaks after others is tried once more, in a process of its own."""
    mark = tmp_path / "been"
    answer = b'{"fault": "is read", "hint": ""}'
    once = (
        f"mark = open({str(mark)!r}, 'a'); mark.write('x'); mark.close(); "
        f"sys.stdout.buffer.write(bytes(7) + bytes([{len(answer)}]) + {answer!r}); sys.stdout.buffer.flush()"
    )
    with code(once) as pages:
        for _ in range(3):
            with pytest.raises(InputError, match="is read"):
                pages.page(PAGE)
            time.sleep(0.5)  # until it has ended
    assert "xxx" == mark.read_text()


def test_an_interrupted_page_leaves_no_answer_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever presses Ctrl-C while a page is taken apart gets no answer of it later."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with confined() as pages:
        with monkeypatch.context() as patched:
            patched.setattr("summarizer.reading.confined._receive", interrupt)
            with pytest.raises(KeyboardInterrupt):
                pages.page(PAGE)
        assert "Dam fails" == pages.page(PAGE.replace("Sea wall", "Dam")).title


@pytest.mark.skipif(os.name != "posix", reason="only there can the time of a core be limited")
def test_a_page_that_takes_too_long_costs_one_message() -> None:
    """The process is ended by the system when its time is up; the next page gets a new one."""
    with confined(Limits(seconds=1)) as pages:
        with pytest.raises(InputError, match="takes more than 1 seconds of a core") as caught:
            pages.page(SLOW)
        assert "Save the article as text." == caught.value.hint
        assert pages.page(PAGE).title == "Sea wall fails"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there can memory be limited")
def test_a_page_that_takes_too_much_memory_costs_one_message() -> None:
    """A page that is larger in memory than it may be is refused, and the next one is read."""
    with confined(Limits(megabytes=200)) as pages:
        with pytest.raises(InputError, match="takes more than 200 MB"):
            pages.page(f"<html><body><p>{'The wall gave way before dawn. ' * 300_000}</p></body></html>")
        assert pages.page(PAGE).title == "Sea wall fails"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("os.kill(os.getpid(), 11)", "broke the process that takes pages apart (signal 11)"),
        ("sys.exit(3)", "broke the process that takes pages apart (exit code 3)"),
        ("os._exit(70)", "takes more than 1,000 MB to be taken apart as a page"),
        ("sys.stdout.buffer.write(b'x' * 99)", "broke the process that takes pages apart (exit code 0)"),
        ("sys.stdout.buffer.write(bytes(7) + b'\\x02[]')", "broke the process that takes pages apart (exit code 0)"),
        ("sys.stdout.buffer.write(bytes(7) + b'\\x0b' + b'{\"text\": 7}')", "broke the process"),
        ("sys.stdout.buffer.write(b'\\xff' * 8)", "broke the process that takes pages apart (exit code 0)"),
    ],
)  # fmt: skip
def test_a_process_that_breaks_or_lies_costs_one_message(source: str, said: str) -> None:
    """A crash, and an answer that is none, is a fault of that page alone; nothing of what came back is believed."""
    with code(source) as pages, pytest.raises(InputError) as caught:
        pages.page(PAGE)
    assert caught.value.what.startswith(said)


def test_a_process_that_says_nothing_is_not_waited_for_without_end() -> None:
    """Where a process neither answers nor uses its core, the clock ends it."""
    silent = confined(Limits(patience=0.2), sys.executable, "-c", "import time; time.sleep(60)")
    with silent as pages, pytest.raises(InputError, match=r"takes more than 0\.2 seconds"):
        pages.page(PAGE)


def test_a_program_that_ends_waits_for_no_page(tmp_path: Path) -> None:
    """A thread may wait for one: its process is ended all the same, and no other is started for it."""
    mark = tmp_path / "been"
    with code(f"open({str(mark)!r}, 'a').write('x'); time.sleep(60)") as pages:

        def wait() -> None:
            with suppress(InputError):
                pages.page(PAGE)

        waiting, ending = threading.Thread(target=wait), threading.Thread(target=pages.abandon)
        waiting.start()
        while not mark.exists():
            time.sleep(0.01)
        ending.start()
        for thread in (ending, waiting):
            thread.join(20)
            assert not thread.is_alive()
        with pytest.raises(InputError, match="the program ends"):
            pages.page(PAGE)
    assert "x" == mark.read_text()


def test_a_process_that_cannot_be_started_is_said() -> None:
    """Without one, no page is read by any other way."""
    with (
        confined(None, "/nowhere/python") as pages,
        pytest.raises(InputError, match="no process could be started"),
    ):
        pages.page(PAGE)


def test_no_secret_is_handed_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The process gets no key, and imports nothing from the folder that we stand in."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-canary-0123456789abcdef")
    seen = tmp_path / "seen"
    with code(f"open({str(seen)!r}, 'w').write(repr(dict(os.environ)))") as pages, pytest.raises(InputError):
        pages.page(PAGE)
    assert "canary" not in seen.read_text()
    (tmp_path / "trafilatura.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    with confined() as pages:
        assert pages.page(PAGE).title == "Sea wall fails"


def test_other_files_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a page that breaks the process: it is named, and everything else is read."""
    for name, text in (("a.html", PAGE), ("b.html", SLOW), ("c.html", PAGE.replace("wall", "dam"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with confined(Limits(seconds=1)) as pages:
        monkeypatch.setattr("summarizer.reading.reader.shared", lambda: pages)
        first, second, third = read([str(tmp_path)])
    assert (Article, InputError, Article) == (type(first), type(second), type(third))
    assert str(second).startswith(str(tmp_path / "b.html"))
