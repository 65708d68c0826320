"""`summarizer probe`: a table for people, JSON for programs, and how it ends."""

import json
from pathlib import Path

import pytest
from cli.conftest import Run
from jsonschema import Draft202012Validator
from wire.server import Scene, Stage, answers, calls_tool, closed_port, completion, refuses, says, sends, serving

from summarizer.errors import ExitCode
from summarizer.extraction import Capabilities
from summarizer.workspace import bundled

CODED = '{"code": "amber-7291"}'
PAGES = {"/v1/models": sends({"data": [{"id": "tiny", "max_model_len": 8192}, {"id": "large"}]})}


def obeys(stage: Stage) -> None:
    """Keep to every schema, but refuse tools."""
    play = refuses(400, "\x1b[31mno tools here") if stage.exchange.mode == "tools" else says(CODED)
    play(stage)


KEY = "sk-canary-0123"


def run(summarizer: Run, scene: Scene, *more: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a probe."""
    with serving(scene, pages=PAGES) as server:
        done = summarizer("probe", "--model", "tiny", "--base-url", server.url, *more, OPENAI_API_KEY=KEY)
    assert "sk-canary" not in done.stdout + done.stderr
    return done.returncode, done.stdout, done.stderr


def test_the_table_fits_a_terminal_and_says_what_follows(summarizer: Run) -> None:
    """80 columns, no control character of a server, the mode of a run, and what it took."""
    code, out, err = run(summarizer, obeys)
    assert ExitCode.DONE == code
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out
    for line in (
        "  Models         2 listed, this one among them",
        "  Strict schema  enforced",
        "  JSON schema    not asked, a firmer way works",
        "  Context        8,192 tokens (max_model_len of /models)",
        "Articles will be asked for by a strict JSON schema.",
        "This took 3 calls, 1,400 tokens in and 180 out, and 1 look-up.",
    ):
        assert line in out.splitlines()
    assert "a few questions" in err.splitlines()[0]


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_what_repeats_the_key_is_shown_without_it(summarizer: Run, more: tuple[str, ...]) -> None:
    """In the list of models, the name of the one that answered, and the headers of limits."""
    answer = completion({"content": CODED}, model=f"tiny for Bearer {KEY}")
    scene = sends(answer, X_RateLimit_Limit_Requests=f"60 for {KEY}")
    with serving(scene, pages={"/v1/models": sends({"data": [{"id": f"Bearer {KEY}"}]})}) as server:
        done = summarizer("probe", "--model", "tiny", "--base-url", server.url, *more, OPENAI_API_KEY=KEY)
    assert ExitCode.DONE == done.returncode
    assert KEY not in done.stdout + done.stderr
    for told in ("tiny for Bearer [key]", "60 for [key]"):
        assert told in done.stdout


def test_json_satisfies_its_schema(summarizer: Run) -> None:
    """The same for programs, and nothing on stderr when quiet."""
    code, out, err = run(summarizer, obeys, "--json", "--quiet")
    assert (ExitCode.DONE, "") == (code, err)
    schema = json.loads((bundled("schemas") / "probe.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(out))
    assert "json_schema_strict" == Capabilities.model_validate_json(out).mode


def test_a_run_asks_at_once_in_the_way_that_a_probe_found(summarizer: Run, tmp_path: Path) -> None:
    """The journal keeps it from one process to the next; without it the first answer of a run would be no use."""
    article = tmp_path / "cod.txt"
    article.write_text("Boats brought 312 tons of cod into Vellmoor.", encoding="utf-8")

    def scene(stage: Stage) -> None:
        if "lemon" not in stage.exchange.user:
            answers(stage)
        elif stage.exchange.mode == "tools":
            says(CODED, wrap=calls_tool)(stage)
        else:
            says("A ripe lemon is yellow.")(stage)

    with serving(scene) as server:
        where = ("--model", "tiny", "--base-url", server.url, "--journal", "journal.sqlite")
        summarizer("probe", *where)
        assert ExitCode.DONE == summarizer("batch", article, "-o", "records", *where).returncode
        assert "tools" == server.modes[-1]


def test_it_ends_as_other_commands_do(summarizer: Run) -> None:
    """4 where no mode brings a usable answer, 6 for a key or nobody there, 2 without a model."""
    code, out, _ = run(summarizer, says("A ripe lemon is yellow."))
    assert (ExitCode.NOTHING_SUCCEEDED, True) == (code, "articles will fail" in out)
    code, out, err = run(summarizer, refuses(401, "bad key"))
    assert (ExitCode.ENDPOINT, "", True) == (code, out, "refused the key" in err)
    nobody = summarizer("probe", "--model", "tiny", "--base-url", f"http://127.0.0.1:{closed_port()}/v1")
    assert (ExitCode.ENDPOINT, "") == (nobody.returncode, nobody.stdout)
    assert ExitCode.USAGE == summarizer("probe").returncode
