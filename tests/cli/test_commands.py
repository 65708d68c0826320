"""What the other commands print, write and end with."""

import json
import re
from importlib.metadata import version
from pathlib import Path

import pytest
from cli.conftest import Run
from jsonschema import Draft202012Validator
from wire.server import answers, says, serving

from summarizer.errors import ExitCode
from summarizer.verdicts import VerifiedSummary
from summarizer.workspace import bundled

COMMANDS = ("brief", "batch", "check", "runs", "resume", "cache", "probe", "prompt", "schema", "init")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(summarizer: Run, command: str) -> None:
    """Every command shows how it is used."""
    done = summarizer(command, "--help")
    assert ExitCode.DONE == done.returncode
    assert f"Example: summarizer {command}" in " ".join(done.stdout.split())


def test_the_version_is_the_package_s(summarizer: Run) -> None:
    """One version, in one place."""
    assert f"summarizer {version('structured-summarizer')}\n" == summarizer("--version").stdout


def test_batch_writes_a_record_an_article_and_an_index(summarizer: Run, harbour: Path, tmp_path: Path) -> None:
    """Each record satisfies its schema, and the index names every one and every loss."""
    (harbour / "empty.txt").write_text("")
    done = summarizer("batch", harbour, "-o", "records")
    assert ExitCode.SOME_FAILED == done.returncode
    index = json.loads((tmp_path / "records/index.json").read_text(encoding="utf-8"))
    _validate(index, "batch-index")
    files = [entry["file"] for entry in index["articles"]]
    assert {*files, "index.json", "failed.jsonl"} == {path.name for path in (tmp_path / "records").iterdir()}
    [line] = (tmp_path / "records/failed.jsonl").read_text(encoding="utf-8").splitlines()
    _validate(json.loads(line), "batch-failure")
    assert "empty.txt" in line
    for file in files:
        text = (tmp_path / "records" / file).read_text(encoding="utf-8")
        _validate(json.loads(text), "verified-summary")
        assert VerifiedSummary.model_validate_json(text).items
    assert ["empty.txt"] == [Path(lost["path"]).name for lost in index["losses"]["unreadable"]]


def test_a_batch_has_a_page_for_people_where_it_is_asked_for(summarizer: Run, harbour: Path, tmp_path: Path) -> None:
    """The page links each record by its name and lists each loss; a briefing of the records passes it over."""
    (harbour / "empty.txt").write_text("")
    summarizer("batch", harbour, "-o", "records", "--format", "html")
    page = (tmp_path / "records/index.html").read_text(encoding="utf-8")
    index = json.loads((tmp_path / "records/index.json").read_text(encoding="utf-8"))
    assert [entry["file"] for entry in index["articles"]] == re.findall(r'<a href="([^"]+)">', page)
    assert "empty.txt" in page
    again = summarizer("brief", "records", "--format", "json")
    assert ["empty.txt"] == [Path(lost["path"]).name for lost in json.loads(again.stdout)["losses"]["unreadable"]]
    assert 2 == len(json.loads(again.stdout)["sources"])


def test_a_page_of_somebody_else_is_not_written_over(summarizer: Run, harbour: Path, tmp_path: Path) -> None:
    """A saved page that bears the name stays as it is, and nothing is read; our own is written anew."""
    theirs = tmp_path / "records/index.html"
    theirs.parent.mkdir()
    theirs.write_text("<p>My garden</p>")
    done = summarizer("batch", harbour, "-o", "records", "--format", "html")
    assert (ExitCode.USAGE, True) == (done.returncode, "would be overwritten" in done.stderr)
    assert "<p>My garden</p>" == theirs.read_text()
    theirs.unlink()
    for _ in range(2):
        assert ExitCode.DONE == summarizer("batch", harbour, "-o", "records", "--format", "html").returncode


@pytest.mark.parametrize("name", ["index.json", "failed.jsonl"])
@pytest.mark.parametrize("content", ['{"mine": 1}\n', "", None], ids=["data", "empty", "folder"])
def test_a_batch_leaves_what_somebody_else_made(
    summarizer: Run, harbour: Path, tmp_path: Path, name: str, content: str | None
) -> None:
    """It is refused before anything is asked, with what to do; its own of an earlier batch is written anew."""
    theirs = tmp_path / "records" / name
    theirs.parent.mkdir()
    if content is None:
        theirs.mkdir()
    else:
        theirs.write_text(content, encoding="utf-8")
    with serving(answers) as server:
        words = ("batch", harbour, "-o", "records", "--model", "tiny", "--base-url", server.url)
        done = summarizer(*words)
        assert ExitCode.USAGE == done.returncode
        assert f"records/{name}: is not ours, and would be overwritten. Move it, or name another folder" in done.stderr
        assert [name] == [path.name for path in theirs.parent.iterdir()]
        assert content is None or content == theirs.read_text(encoding="utf-8")
        assert [] == server.ledger
        theirs.rename(tmp_path / "theirs")
        (harbour / "empty.txt").write_text("")
        assert [ExitCode.SOME_FAILED] * 2 == [summarizer(*words).returncode for _ in range(2)]
    (harbour / "empty.txt").unlink()
    assert ExitCode.DONE == summarizer(*words, "--engine", "builtin").returncode
    assert not (tmp_path / "records/failed.jsonl").exists()


def test_a_dry_run_names_what_cannot_be_read(summarizer: Run, harbour: Path, tmp_path: Path) -> None:
    """As a run does, with the exit code that the run would have."""
    (harbour / "empty.txt").write_text("")
    (tmp_path / "void").mkdir()
    summarizer("batch", harbour / "osprey.txt", "-o", "records")
    words = ("-o", "new", "--dry-run", "--model", "tiny", "--base-url", "http://127.0.0.1:9/v1")
    done = summarizer("batch", harbour, "records", *words)
    assert ExitCode.SOME_FAILED == done.returncode
    assert f"not read: {harbour / 'empty.txt'}: is empty" in done.stderr
    assert "left out: " in done.stderr
    assert "not read    1 input;" in done.stdout
    assert "calls       2 to 3\n" in done.stdout
    told = summarizer("batch", "records", *words)
    assert (ExitCode.DONE, True) == (told.returncode, "records     1 of an earlier run" in told.stdout)
    for more in ((), words[3:]):
        dry, wet = (summarizer("batch", "void", *each, *more) for each in (words[:3], words[:2]))
        assert (ExitCode.NOTHING_SUCCEEDED, "") == (dry.returncode, dry.stdout)
        assert wet.returncode == dry.returncode
        assert "void: holds no articles" in dry.stderr
    assert not (tmp_path / "new/failed.jsonl").exists() or (tmp_path / "new/index.json").exists()


def test_the_lines_that_a_configuration_lacks_can_be_copied(summarizer: Run, harbour: Path, tmp_path: Path) -> None:
    """They stand on stderr as they stand in the file."""
    words = ("batch", harbour, "-o", "new", "--dry-run", "--base-url", "http://127.0.0.1:9/v1", "--max-cost", "1")
    done = summarizer(*words, "--model", "tiny\x1b[2J")
    assert ExitCode.USAGE == done.returncode
    assert "\x1b" not in done.stderr
    _, lines = done.stderr.split(":\n\n")
    (tmp_path / "own.toml").write_text(lines, encoding="utf-8")
    assert ExitCode.DONE == summarizer(*words, "--model", "tiny\x1b[2J", "--config", "own.toml").returncode


def test_a_run_in_the_usual_journal_is_gone_on_with_by_its_name(summarizer: Run, harbour: Path) -> None:
    """The line can be typed as it stands; piped articles must be piped in once more, and the line says so."""
    with serving(says("No.")) as server:
        words = ("--model", "tiny", "--base-url", server.url)
        failed = summarizer("batch", harbour, "-o", "records", *words)
        piped = summarizer("brief", "-", *words, stdin="A dredger sank in the channel off Vellmoor on Friday.\n")
        server.become(answers)
        [line] = [line for line in failed.stderr.splitlines() if line.startswith("Go on with: ")]
        again = line.removeprefix("Go on with: summarizer ").split()
        assert ["resume", 2] == [again[0], len(again)]
        assert ExitCode.DONE == summarizer(*again).returncode
    assert "Go on with the same command once more" in piped.stderr
    assert "summarizer resume" not in piped.stderr


def test_batch_writes_over_no_article(summarizer: Run, harbour: Path) -> None:
    """An article that bears the index's name is refused before anything is written; so is stdout for a folder."""
    article = harbour / "index.json"
    article.write_text(json.dumps({"text": "A dredger sank."}))
    done = summarizer("batch", harbour, "-o", harbour)
    assert (ExitCode.USAGE, True) == (done.returncode, "would be overwritten" in done.stderr)
    assert {"text": "A dredger sank."} == json.loads(article.read_text())
    assert ExitCode.USAGE == summarizer("batch", harbour, "-o", "-").returncode


def test_records_may_be_written_anew(summarizer: Run, harbour: Path, tmp_path: Path) -> None:
    """A batch of its own records, with the index beside them, is no overwritten input; the index keeps its rows."""
    summarizer("batch", harbour, "-o", "records")

    def content() -> dict[str, list[str]]:
        texts = {path.name: path.read_text() for path in (tmp_path / "records").iterdir()}
        return {name: sorted(line.rstrip(",") for line in text.splitlines()) for name, text in texts.items()}

    before = content()
    assert ExitCode.DONE == summarizer("batch", "records", "-o", "records").returncode
    assert before == content()


def _validate(document: object, schema: str) -> None:
    Draft202012Validator(json.loads((bundled("schemas") / f"{schema}.json").read_text(encoding="utf-8"))).validate(
        document
    )


def test_a_briefing_of_records_is_the_briefing_of_their_articles(summarizer: Run, harbour: Path) -> None:
    """What `batch` wrote is all that `brief` needs."""
    summarizer("batch", harbour, "-o", "records")
    for form in ("md", "json"):
        assert (
            summarizer("brief", harbour, "--format", form).stdout
            == summarizer("brief", "records", "--format", form).stdout
        )


def test_what_a_batch_lost_is_lost_to_the_briefing_of_its_records(summarizer: Run, harbour: Path) -> None:
    """A loss is not forgotten on the way through files."""
    (harbour / "empty.txt").write_text("")
    summarizer("batch", harbour, "-o", "records")
    done = summarizer("brief", "records")
    assert ExitCode.SOME_FAILED == done.returncode
    assert "PARTIAL" in done.stdout
    assert "empty.txt" in done.stdout


def test_check_tells_what_holds(summarizer: Run, harbour: Path, tmp_path: Path) -> None:
    """A good summary ends with 0; one wrong figure ends with 7 and says which."""
    summarizer("batch", harbour / "osprey.txt", "-o", "records")
    record = VerifiedSummary.model_validate_json(
        next((tmp_path / "records").glob("dredger*.json")).read_text(encoding="utf-8")
    )
    lists: dict[str, list[object]] = {name: [] for name in ("key_facts", "numbers", "quotes", "open_questions")}
    for item in record.items:
        lists[item.list].append(item.item.model_dump(mode="json"))
    summary = {"headline": record.headline, "sentences_read": {"first": 1, "last": 9}, **lists}
    (tmp_path / "summary.json").write_text(json.dumps(summary))
    good = summarizer("check", "summary.json", harbour / "osprey.txt")
    assert ExitCode.DONE == good.returncode
    wrong = json.dumps(summary).replace("2400", "2900").replace("2,400", "2,900")
    bad = summarizer("check", "-", harbour / "osprey.txt", stdin=wrong)
    assert ExitCode.DOES_NOT_HOLD == bad.returncode
    assert "2,400" in bad.stdout
    told = json.loads(summarizer("check", "-", harbour / "osprey.txt", "--format", "json", stdin=wrong).stdout)
    assert any("2,400" in reason for item in told["items"] for reason in item["reasons"])


@pytest.mark.parametrize("raw", ["", "{}", "[1]", "not json"])
def test_check_refuses_what_is_no_summary(summarizer: Run, harbour: Path, raw: str) -> None:
    """A summary that breaks the schema is a usage error that names the field."""
    done = summarizer("check", "-", harbour / "osprey.txt", stdin=raw)
    assert ExitCode.USAGE == done.returncode
    assert "summarizer schema summary" in done.stderr


@pytest.mark.parametrize(
    ("words", "says"), [(("-", "-"), "both come from stdin"), (("none.json", "-"), "Check the path")]
)
def test_check_says_what_to_do_about_its_files(summarizer: Run, words: tuple[str, str], says: str) -> None:
    """One stdin cannot hold two files, and a summary that is not there is to be looked for."""
    done = summarizer("check", *words, stdin="A dredger sank.")
    assert ExitCode.USAGE == done.returncode
    assert says in done.stderr


@pytest.mark.parametrize("name", ["summary", "verified-summary", "briefing", "batch-index"])
def test_the_schemas_on_disk_are_in_step(summarizer: Run, name: str) -> None:
    """schemas/ holds what the classes say: run `make schemas` after changing one."""
    on_disk = (bundled("schemas") / f"{name}.json").read_text(encoding="utf-8")
    assert on_disk == summarizer("schema", name).stdout
    Draft202012Validator.check_schema(json.loads(on_disk))


def test_prompt_prints_the_request_and_sends_nothing(summarizer: Run, harbour: Path) -> None:
    """The article's sentences are shown with their numbers, its teasers and metadata are not."""
    with serving(answers) as server:
        done = summarizer("prompt", harbour / "osprey.txt", SUMMARIZER_MODEL="tiny", OPENAI_BASE_URL=server.url)
        assert [] == server.ledger
    assert "] A dredger sank in the channel off Vellmoor on Friday." in done.stdout
    assert "] publisher: Osprey Press" not in done.stdout


def test_init_makes_a_workspace_that_works(summarizer: Run, harbour: Path, tmp_path: Path) -> None:
    """Its templates are used, its configuration is read, and nothing is overwritten."""
    assert ExitCode.DONE == summarizer("init", "mine").returncode
    template = tmp_path / "mine/prompts/extract.j2"
    template.write_text('{% extends "bundled/extract.j2" %}{% block system %}Be brief about boats.{% endblock %}')
    config = tmp_path / "mine/config.toml"
    with serving(answers) as server:
        config.write_text(f'model = "tiny"\nbase_url = "{server.url}"\nworkspace = "."\n')
        done = summarizer("brief", harbour, "--config", config)
        assert ["Be brief about boats."] * 2 == [exchange.system for exchange in server.ledger]
    assert "The model tiny" in done.stderr
    assert ExitCode.USAGE == summarizer("init", "mine").returncode


def test_a_configuration_with_an_unknown_key_is_refused(summarizer: Run, harbour: Path, tmp_path: Path) -> None:
    """A typing error is named with the keys that there are."""
    (tmp_path / "config.toml").write_text('modle = "tiny"\n')
    done = summarizer("brief", harbour, "--config", "config.toml")
    assert ExitCode.USAGE == done.returncode
    assert "modle" in done.stderr
    assert "base_url" in done.stderr


def test_nothing_is_picked_up_from_the_working_directory(summarizer: Run, harbour: Path, tmp_path: Path) -> None:
    """A config.toml or prompts/ that lies about changes nothing."""
    (tmp_path / "config.toml").write_text("not even toml")
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts/extract.j2").write_text("{{ nothing }}")
    assert ExitCode.DONE == summarizer("brief", harbour).returncode


def test_flags_win_over_the_environment_which_wins_over_the_file(
    summarizer: Run, harbour: Path, tmp_path: Path
) -> None:
    """The most deliberate setting decides."""
    with serving(answers) as server:
        (tmp_path / "c.toml").write_text(f'model = "of-file"\nbase_url = "{server.url}"\n')
        summarizer("brief", harbour / "osprey.txt", "--config", "c.toml")
        summarizer("brief", harbour / "osprey.txt", "--config", "c.toml", SUMMARIZER_MODEL="of-environment")
        summarizer(
            "brief",
            harbour / "osprey.txt",
            "--config",
            "c.toml",
            "--model",
            "of-flag",
            SUMMARIZER_MODEL="of-environment",
        )
        assert ["of-file", "of-environment", "of-flag"] == [exchange.body["model"] for exchange in server.ledger]


@pytest.mark.parametrize("host", ["192.0.2.7", "localhost:9"])
def test_an_address_without_encryption_is_warned_of_before_anything_is_sent(
    summarizer: Run, harbour: Path, host: str
) -> None:
    """The articles and the key could be read on the way; to this machine itself there is no way."""
    done = summarizer(
        "batch", harbour, "-o", "records", "--dry-run", "--model", "tiny", "--base-url", f"http://{host}/v1"
    )
    assert ExitCode.DONE == done.returncode
    assert ("can read the articles and the key" in done.stderr) is (host == "192.0.2.7")
