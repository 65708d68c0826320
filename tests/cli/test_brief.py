"""What `summarizer brief` writes, where, and how it ends."""

import json
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Run
from wire.server import Exchange, Stage, answers, closed_port, echo, refuses, says, serving, stalls

from summarizer.briefing import Briefing
from summarizer.errors import ExitCode

KEY = "sk-canary-0123456789abcdef"


def test_articles_become_a_briefing_without_a_model(summarizer: Run, harbour: Path) -> None:
    """The briefing alone goes to stdout, one honest line about the engine to stderr."""
    done = summarizer("brief", harbour)
    assert ExitCode.DONE == done.returncode
    assert done.stdout.startswith("# Dredger sinks off Vellmoor")
    assert "2 independent sources" in done.stdout
    assert ["No model is named, so the built-in engine reads"] == [
        line.split(";")[0] for line in done.stderr.splitlines()
    ]


@pytest.mark.parametrize(
    ("name", "start"),
    [("out.md", "# "), ("out.json", "{"), ("out.html", "<!doctype html>"), ("OUT.HTM", "<!doctype html>")],
)
def test_the_ending_of_the_file_names_the_format(
    summarizer: Run, harbour: Path, tmp_path: Path, name: str, start: str
) -> None:
    """With -o the command says where the file is and what it holds."""
    done = summarizer("brief", harbour, "-o", name)
    assert "" == done.stdout
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert f"{name}: 1 story, 2 articles" in done.stderr


def test_a_page_holds_the_articles_whatever_they_were_read_from(summarizer: Run, harbour: Path, tmp_path: Path) -> None:
    """From articles or from the records of a batch, to stdout or to a file, the page is the same and whole."""
    page = summarizer("brief", harbour, "--format", "html").stdout
    assert "<!doctype html>" == page.splitlines()[0]
    assert "We wait for the tide" in page.split('<aside id="articles"')[1]
    summarizer("batch", harbour, "-o", "records")
    summarizer("brief", "records", "-o", "page.html", "--length", "short")
    assert page == (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_page_a_story_has_its_own_articles_alone(summarizer: Run, harbour: Path, tmp_path: Path) -> None:
    """With --split-to each file is a page of its own; the other story's text is not in it."""
    other = tmp_path / "mill"
    other.mkdir()
    (other / "a.txt").write_text("The mill at Oskmere closed in May. Eleven people lost their work.", encoding="utf-8")
    done = summarizer("brief", harbour, other, "--split-to", "stories", "--format", "html")
    assert ExitCode.DONE == done.returncode
    pages = sorted(path.read_text(encoding="utf-8") for path in (tmp_path / "stories").glob("*.html"))
    assert 2 == len(pages)
    assert [True, True] == sorted(("Oskmere" in page) != ("Vellmoor" in page) for page in pages)


def test_two_runs_give_the_same_bytes(summarizer: Run, harbour: Path) -> None:
    """Nothing of the clock, the machine or the hash seed shows in a briefing."""
    first, second = (summarizer("brief", harbour, "--format", "json", PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.stdout == second.stdout


def test_a_record_that_stands_twice_changes_nothing_but_the_count_of_it(summarizer: Run, tmp_path: Path) -> None:
    """The same article again is no second source: it is left out, and named among what was."""
    rows = [
        {"text": "A dredger sank off Vellmoor on Friday, the pilots said.", "source": "Post", "date": "2026-03-14"},
        {"text": "Nearly 2,400 people slept in schools in Vellmoor.", "source": "Herald", "date": "2026-03-14"},
    ]
    written = []
    for each in (rows, [*rows, rows[0], rows[1]]):
        (tmp_path / "told.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in each), encoding="utf-8")
        written.append(json.loads(summarizer("brief", "told.jsonl", "--format", "json").stdout))
    once, twice = written
    assert [2, 0] == [len(each["losses"].pop("duplicates")) for each in (twice, once)]
    assert once == twice


def test_a_key_alone_spends_no_money(summarizer: Run, harbour: Path) -> None:
    """Without a model's name no request leaves the machine, whatever key and address the environment holds."""
    with serving(refuses(500, "nobody should ask")) as server:
        done = summarizer("brief", harbour, "--quiet", OPENAI_API_KEY=KEY, OPENAI_BASE_URL=server.url)
        assert (ExitCode.DONE, "") == (done.returncode, done.stderr)
        assert [] == server.ledger


def careless(exchange: Exchange) -> dict[str, Any]:
    """An answer with one item of each kind that holds and one that does not."""
    numbers = {
        line.partition("] ")[2][:12]: int(line[1:].partition("]")[0])
        for line in exchange.user.splitlines()
        if line.startswith("[")
    }
    first = echo(exchange)["first"]
    answer: dict[str, Any] = {
        "headline": "Dredger sinks",
        "key_facts": [],
        "numbers": [],
        "quotes": [],
        "open_questions": [],
    }
    answer["sentences_read"] = echo(exchange)
    fact = {"importance": "vital", "when": None, "attributed_to": None, "certainty": "stated", "sentences": [first]}
    answer["key_facts"] = [
        fact | {"statement": "A dredger sank in the channel off Vellmoor on Friday."},
        fact | {"statement": "A submarine surfaced and the mayor fled."},
        fact | {"statement": "A dredger sank in the channel off Vellmoor.", "sentences": [999]},
    ]
    if "Nearly 2,400" in numbers:
        number = dict.fromkeys(("low", "high", "unit", "scope", "period", "as_of")) | {
            "direction": "none",
            "sentence": numbers["Nearly 2,400"],
        }
        answer["numbers"] = [
            number | {"value": 2400, "bound": "nearly", "what": "people", "as_written": "Nearly 2,400 people"},
            number | {"value": 2900, "bound": "nearly", "what": "people", "as_written": "Nearly 2,900 people"},
        ]
        quote = {"role": None, "sentence": numbers['"We wait for']}
        answer["quotes"] = [
            quote | {"text": "We wait for the tide,", "speaker": "Mirela Osk"},
            quote | {"text": "We wait for the king,", "speaker": "Mirela Osk"},
            quote | {"text": "We wait for the tide,", "speaker": "Ilse Marrow"},
        ]
    return answer


def test_a_model_s_planted_errors_are_withheld(summarizer: Run, harbour: Path) -> None:
    """An invented fact, a bad sentence number, a wrong figure, an altered quote, a wrong speaker: none stands.

    Nor does a claim ("…, pilots said") that the answer states as plain fact: that one is only partly supported.
    """
    with serving(says(careless)) as server:
        done = summarizer(
            "brief", harbour, "--format", "json", "--model", "tiny", "--base-url", server.url, OPENAI_API_KEY=KEY
        )
        assert len(server.ledger) == 2
    assert ExitCode.DONE == done.returncode
    briefing = Briefing.model_validate_json(done.stdout)
    story = briefing.stories[0]
    assert ["A dredger sank in the channel off Vellmoor on Friday."] == [point.statement for point in story.points]
    assert ["Nearly 2,400"] == [side.citation.words for figure in story.figures for side in figure.sides]
    assert [("We wait for the tide", "Mirela Osk")] == [(each.text, each.speaker) for each in story.quotations]
    assert {"unsupported": 4, "partly": 1, "differs": 1, "altered": 1, "another_speaker": 1} == _counts(briefing)
    assert f"The model tiny at {server.url} reads and writes the lead." in done.stderr


def _counts(briefing: Briefing) -> dict[str, int]:
    verdicts = [each.verdict for each in briefing.withheld]
    return {verdict: verdicts.count(verdict) for verdict in verdicts}


def test_a_lost_file_makes_the_briefing_partial(summarizer: Run, harbour: Path) -> None:
    """The run goes on with the others, names the file, and ends with 3."""
    (harbour / "empty.txt").write_text("")
    done = summarizer("brief", harbour, "--quiet")
    assert ExitCode.SOME_FAILED == done.returncode
    assert "empty.txt" in done.stderr
    assert "empty.txt" in done.stdout
    assert "PARTIAL" in done.stdout


def test_nothing_readable_ends_with_4(summarizer: Run, tmp_path: Path) -> None:
    """An empty folder is said and is no empty briefing."""
    (tmp_path / "void").mkdir()
    done = summarizer("brief", "void")
    assert (ExitCode.NOTHING_SUCCEEDED, "") == (done.returncode, done.stdout)
    assert "void" in done.stderr


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--engine", "model"], "--model"),
        (["--model", "tiny", "--base-url", "nonsense"], "http"),
        (["--config", "nowhere.toml"], "nowhere.toml"),
        (["--workspace", "nowhere"], "init"),
        (["--schema", "nowhere.py:Mine"], "nowhere.py"),
        (["--no-such-flag"], "no-such-flag"),
        (["-o", "harbour"], "harbour"),
    ],
    ids=["engine", "address", "config", "workspace", "schema", "flag", "output"],
)
def test_a_wrong_flag_ends_with_2_and_says_what_to_do(
    summarizer: Run, harbour: Path, words: list[str], hint: str
) -> None:
    """Nothing is read or sent when the command itself is wrong."""
    done = (
        summarizer("brief", harbour, "--model", "tiny", *words)
        if "--workspace" in words
        else summarizer("brief", harbour, *words)
    )
    assert ExitCode.USAGE == done.returncode
    assert hint in done.stderr
    assert "Traceback" not in done.stderr


def test_an_endpoint_that_is_not_there_ends_with_6(summarizer: Run, harbour: Path) -> None:
    """One clear line, and no article is blamed; no call is counted that never went out."""
    done = summarizer("brief", harbour, "--model", "tiny", "--base-url", f"http://127.0.0.1:{closed_port()}/v1")
    assert (ExitCode.ENDPOINT, "") == (done.returncode, done.stdout)
    assert "Traceback" not in done.stderr
    assert ": 0 calls, 2 never sent" in done.stderr
    assert "calls     0; 2 never sent\n" in summarizer("runs", "last").stdout


def test_a_refused_key_ends_with_6_and_is_not_echoed(summarizer: Run, harbour: Path) -> None:
    """The run stops at the first, and the key stands nowhere, although the server repeats it."""
    with serving(refuses(401, f"Incorrect API key provided: {KEY}", code="invalid_api_key")) as server:
        done = summarizer(
            "brief", harbour, "--model", "tiny", "--base-url", server.url, "--concurrency", "1", OPENAI_API_KEY=KEY
        )
        assert len(server.ledger) == 1
    assert ExitCode.ENDPOINT == done.returncode
    assert KEY not in done.stderr + done.stdout


def test_stdin_is_an_article(summarizer: Run) -> None:
    """`-` reads what is piped in."""
    done = summarizer(
        "brief", "-", "--quiet", stdin="A dredger sank in the channel off Vellmoor on Friday, pilots said.\n"
    )
    assert "A dredger sank in the channel off Vellmoor on Friday" in done.stdout


def test_a_reader_that_goes_away_is_no_error(harbour: Path) -> None:
    """`| head -1` ends quietly."""
    command = f'"{sys.executable}" -m summarizer brief "{harbour}" --quiet | head -n 1'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert "# Dredger sinks off Vellmoor\n" == done.stdout
    assert "" == done.stderr


def test_stdout_may_be_named(harbour: Path, tmp_path: Path) -> None:
    """`-o -` and `-o /dev/stdout` are stdout, also when its reader goes away."""
    for name in ("-", "/dev/stdout"):
        command = f'"{sys.executable}" -m summarizer brief "{harbour}" --quiet -o {name} | head -n 1'
        done = subprocess.run(
            ["sh", "-c", command], capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path
        )
        assert ("# Dredger sinks off Vellmoor\n", "") == (done.stdout, done.stderr)
    assert not (tmp_path / "-").exists()


def test_no_article_is_overwritten(summarizer: Run, harbour: Path) -> None:
    """An article named with -o is left as it is."""
    article = harbour / "osprey.txt"
    before = article.read_text(encoding="utf-8")
    for inputs in (article, harbour):
        done = summarizer("brief", inputs, "-o", article)
        assert ExitCode.USAGE == done.returncode
        assert f"{article}: is an input, and would be overwritten" in done.stderr
    assert before == article.read_text(encoding="utf-8")


def test_a_briefing_among_its_articles_is_no_source(summarizer: Run, harbour: Path) -> None:
    """Written twice into the folder that it is made from, it is the same both times."""
    first, second = (
        (summarizer("brief", harbour, "-o", harbour / "briefing.md"), (harbour / "briefing.md").read_text())
        for _ in range(2)
    )
    assert ExitCode.DONE == first[0].returncode == second[0].returncode
    assert first[1] == second[1]


def test_a_run_that_waits_says_for_what(summarizer: Run, harbour: Path) -> None:
    """Before any article is through, a line tells what is in flight; a failure tells what to do next."""
    with serving(stalls(2)) as server:
        words = ("--model", "tiny", "--base-url", server.url, "--timeout", "1.5")
        done = summarizer("brief", harbour, *words)
    waiting = re.escape(f"in flight: {harbour / 'herald.txt'}, {harbour / 'osprey.txt'}")
    # After a second a slow machine may not have sent them yet.
    assert re.search(rf"Summarizing: 0 of 2 articles; [012] of 8 in flight; {waiting}", done.stderr), done.stderr
    assert "no whole answer within 1.5 seconds" in done.stderr
    assert "--timeout" in done.stderr


def test_no_escape_sequence_reaches_a_terminal(summarizer: Run, harbour: Path) -> None:
    """What an article smuggles in is spelled out, on screen and in messages."""
    (harbour / "evil\x1b[2J.txt").write_text(
        "A dredger \x1b]52;c;aGk=\x07 sank off Vellmoor on Friday, pilots said.", encoding="utf-8"
    )
    for form in ("terminal", "md"):
        done = summarizer("brief", harbour, "--format", form)
        assert "\x1b" not in done.stdout + done.stderr


def test_json_names_its_format(summarizer: Run, harbour: Path) -> None:
    """A program knows which document it has."""
    assert "briefing/1" == json.loads(summarizer("brief", harbour, "--format", "json").stdout)["format"]


def test_a_link_is_followed_and_a_device_is_left_a_device(summarizer: Run, harbour: Path, tmp_path: Path) -> None:
    """What -o names keeps its kind."""
    (tmp_path / "link.md").symlink_to(tmp_path / "target.md")
    summarizer("brief", harbour, "-o", "link.md")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "target.md").read_text(encoding="utf-8").startswith("# ")
    assert ExitCode.DONE == summarizer("brief", harbour, "--format", "md", "-o", "/dev/null").returncode
    assert not Path("/dev/null").is_file()


def test_ctrl_c_writes_what_there_is_and_says_what_is_missing(harbour: Path, tmp_path: Path) -> None:
    """Interrupted once, what is in flight is finished; the briefing says PARTIAL and names the article not read."""
    first = threading.Event()
    (harbour / "quay.txt").write_text("The quay at Vellmoor was closed on Friday, the harbour master said.")

    def scene(stage: Stage) -> None:
        if first.is_set():
            time.sleep(2)
        first.set()
        answers(stage)

    with serving(scene) as server:
        words = [
            "brief",
            str(harbour),
            "-o",
            "out.md",
            "--model",
            "tiny",
            "--base-url",
            server.url,
            "--concurrency",
            "1",
        ]
        process = subprocess.Popen(
            [sys.executable, "-m", "summarizer", *words], cwd=tmp_path, stderr=subprocess.PIPE, text=True
        )
        for _ in range(600):
            if len(server.ledger) > 1:
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert ExitCode.INTERRUPTED == process.returncode
    assert "1 of 3 inputs were not read" in said
    assert "Traceback" not in said
    text = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert "PARTIAL" in text
    assert "not read: the run was stopped" in text


def mixed(folder: Path) -> Path:
    """Three reports of two events in one folder."""
    folder.mkdir()
    for name, text in {
        "a": "A dredger sank in the channel off Vellmoor on Friday. Harbour master Mirela Osk closed the channel.",
        "b": "Vellmoor's channel is closed because a dredger sank there on Friday, harbour master Mirela Osk said.",
        "c": "The council of Tolverin raised the levy by 4.5 percent on Tuesday, said treasurer Odile Farrow.",
    }.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_stories_are_found_by_content_on_request(summarizer: Run, tmp_path: Path) -> None:
    """A folder is one story, unless its stories are asked for; folders are several, unless one is asked for."""
    folder = mixed(tmp_path / "inbox")
    counts = {}
    for option in ((), ("--stories", "auto"), ("--stories", "one")):
        briefing = json.loads(summarizer("brief", folder, "--format", "json", "-q", *option).stdout)
        counts[option[-1:]] = [len(story["sources"]) for story in briefing["stories"]]
    assert {(): [3], ("auto",): [2, 1], ("one",): [3]} == counts


def test_a_file_a_story(summarizer: Run, tmp_path: Path) -> None:
    """`--split-to` writes each story as a briefing of its own, and the whole only where -o asks for it."""
    folder, parts = mixed(tmp_path / "inbox"), tmp_path / "parts"
    done = summarizer("brief", folder, "--stories", "auto", "--split-to", parts)
    assert (ExitCode.DONE, "") == (done.returncode, done.stdout)
    assert f"{parts}: 2 files, one a story" in done.stderr
    pages = [page.read_text(encoding="utf-8") for page in sorted(parts.glob("*.md"))]
    assert [1, 1] == [sum(line.startswith("# ") for line in page.splitlines()) for page in pages]
    assert [1] == [len(page) and page.count("dredger sank") > 0 for page in pages if "Vellmoor" in page]
    whole = tmp_path / "whole.json"
    summarizer("brief", folder, "--stories", "auto", "--split-to", parts, "-o", whole)
    stories = [Briefing.model_validate_json(file.read_text(encoding="utf-8")).stories for file in parts.glob("*.json")]
    both = Briefing.model_validate_json(whole.read_text(encoding="utf-8")).stories
    assert sorted(story.title for (story,) in stories) == sorted(story.title for story in both)


def test_a_split_story_says_what_the_run_lost(summarizer: Run, tmp_path: Path) -> None:
    """Nobody knows which story a lost article belonged to: each file names it and is partial."""
    folder, parts = mixed(tmp_path / "inbox"), tmp_path / "parts"
    (folder / "d.txt").write_text("", encoding="utf-8")
    done = summarizer("brief", folder, "--stories", "auto", "--split-to", parts)
    assert ExitCode.SOME_FAILED == done.returncode
    assert "; PARTIAL" in done.stderr
    pages = [page.read_text(encoding="utf-8") for page in parts.glob("*.md")]
    assert [True, True] == ["PARTIAL" in page and "d.txt" in page for page in pages]


def test_the_length_says_what_it_leaves_out_and_json_has_everything(
    summarizer: Run, harbour: Path, tmp_path: Path
) -> None:
    """The short page counts what the full one tells; the JSON is the same whatever the length."""
    short, full = (summarizer("brief", harbour, "-q", "--length", length).stdout for length in ("short", "full"))
    assert "Not told here: " in short
    assert "Not told here: " not in full
    assert "## In their words" in full
    assert full == summarizer("brief", harbour, "-q").stdout
    for length in ("short", "full"):
        summarizer("brief", harbour, "-o", f"{length}.json", "--length", length)
    assert (tmp_path / "short.json").read_bytes() == (tmp_path / "full.json").read_bytes()


def test_since_marks_what_changed(summarizer: Run, harbour: Path, tmp_path: Path) -> None:
    """One article more is a change that page and JSON tell; the same articles again are none."""
    summarizer("brief", harbour, "-o", "old.json")
    assert "nothing has changed" in summarizer("brief", harbour, "-q", "--since", "old.json").stdout
    (harbour / "gazette.txt").write_text(
        "---\npublisher: Gazette\ndate: 2026-03-15\n---\n\nThe wreck off Vellmoor was lifted by two cranes.\n",
        encoding="utf-8",
    )
    page = summarizer("brief", harbour, "-q", "--since", "old.json").stdout
    assert "## What changed since `old.json`" in page
    assert "The wreck off Vellmoor was lifted by two cranes. [3:2] (**new**)" in page
    summarizer("brief", harbour, "-o", "old.json", "--since", "old.json")
    found = Briefing.model_validate_json((tmp_path / "old.json").read_bytes()).changes
    assert found is not None
    assert ("old.json", 2) == (found.since, found.sources)
    assert {"new"} == {each.change.value for each in found.items}


def test_a_split_story_says_what_changed_in_it_alone(summarizer: Run, tmp_path: Path) -> None:
    """A file of one story does not call the other stories gone; the whole briefing says which are."""
    folder, parts = mixed(tmp_path / "inbox"), tmp_path / "parts"
    summarizer("brief", folder, "--stories", "auto", "-o", "old.json")
    (folder / "c.txt").unlink()
    options = ("--stories", "auto", "--since", "old.json", "-q")
    summarizer("brief", folder, *options, "--split-to", parts, "-o", "whole.md")
    (page,) = (file.read_text(encoding="utf-8") for file in parts.glob("*.md"))
    assert "Nothing in this story has changed" in page
    assert "Gone story" not in page
    assert "- **Gone story**: " in (tmp_path / "whole.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "fault", "advice"),
    [
        (None, "No such file", "--format json"),
        (b"", "is not JSON", "--format json"),
        (b'{"format": "briefing/1", ', "is not JSON", "--format json"),
        (b"# A briefing\n", "is not JSON", "--format json"),
        (b"[" * 100_000, "is not JSON that could be", "--format json"),
        (b"[]", "is no briefing", "--format json"),
        (b'{"format": "verified-summary/1"}', "is no briefing but 'verified-summary/1'", "--format json"),
        (b'{"format": "briefing/0"}', "of the format 'briefing/0'", "Write it anew"),
        (b'{"format": "briefing/1", "stories": 7}', "cannot read: partial: field required", "Write it anew"),
        (b"\x00\x01\x02\x03" * 99, "", "--format json"),
    ],
    ids=["missing", "empty", "broken", "markdown", "deep", "list", "record", "older", "shape", "binary"],
)
def test_an_earlier_briefing_that_is_none_ends_with_2(
    summarizer: Run, harbour: Path, tmp_path: Path, content: bytes | None, fault: str, advice: str
) -> None:
    """Before any article is read the fault names the file and says what to give."""
    if content is not None:
        (tmp_path / "old.json").write_bytes(content)
    done = summarizer("brief", harbour, "--since", "old.json")
    assert (ExitCode.USAGE, "") == (done.returncode, done.stdout)
    assert "old.json: " in done.stderr
    assert fault in done.stderr
    assert advice in done.stderr
    assert "Traceback" not in done.stderr
    assert "built-in engine reads" not in done.stderr


def test_an_earlier_briefing_may_be_of_another_encoding(summarizer: Run, harbour: Path, tmp_path: Path) -> None:
    """What a shell redirected as UTF-16 is read as well."""
    text = summarizer("brief", harbour, "--format", "json", "-q").stdout
    (tmp_path / "old.json").write_text(text, encoding="utf-16")
    assert "nothing has changed" in summarizer("brief", harbour, "-q", "--since", "old.json").stdout


def test_a_place_that_is_a_file_is_no_folder(summarizer: Run, tmp_path: Path) -> None:
    """The fault names the place, and nothing is lost silently."""
    (tmp_path / "parts").write_text("", encoding="utf-8")
    done = summarizer("brief", mixed(tmp_path / "inbox"), "--split-to", tmp_path / "parts")
    assert ExitCode.USAGE == done.returncode
    assert "parts" in done.stderr
