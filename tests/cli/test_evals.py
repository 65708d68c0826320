"""What `summarizer eval` does, and how it ends."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from cli.conftest import Run
from evaluation.harbour import labels, relabel, write
from wire.server import answers, serving

from summarizer.errors import ExitCode

NOWHERE = "http://127.0.0.1:9/v1"  # nobody listens there
GATES = """\
margin = 0.05
[hard]
"shown.verbatim" = 1.0
"shown.unverified" = 0
[floors]
"quotes.verbatim" = 0.9
[drop]
most = 0.05
metrics = ["facts.vital_recall"]
"""


@pytest.fixture
def evals(tmp_path: Path) -> Path:
    """A folder as `evals/` is: cases and gates, and the command run beside it."""
    folder = tmp_path / "evals"
    folder.mkdir()
    write(folder)
    (folder / "gates.toml").write_text(GATES, encoding="utf-8")
    return folder


def test_an_engine_is_scored_and_passes(summarizer: Run, evals: Path) -> None:
    """Without a flag the built-in engine is held against the gates beside the cases; the table goes to stdout."""
    done = summarizer("eval", "run")
    assert ExitCode.DONE == done.returncode, done.stderr
    assert "builtin" in done.stdout
    assert "Vital facts found" in done.stdout
    assert "2/2" in done.stdout
    assert evals.is_dir()


def test_every_report_is_written_by_its_ending(summarizer: Run, evals: Path, tmp_path: Path) -> None:
    """One run, four forms; the JSON reads back and the XML parses."""
    names = ["r.json", "r.md", "r.xml", "r.html"]
    done = summarizer("eval", "run", *(word for name in names for word in ("--report", name)))
    assert ExitCode.DONE == done.returncode, done.stderr
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert ("eval-report/1", "builtin") == (report["format"], report["runs"][0]["engine"])
    assert "testsuite" in ET.parse(tmp_path / "r.xml").getroot().tag  # noqa: S314  # our own file
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "builtin" in (tmp_path / "r.md").read_text(encoding="utf-8")
    again = summarizer("eval", "run", "--report", "again.json", "--cases", evals / "cases")
    assert ExitCode.DONE == again.returncode
    assert (tmp_path / "r.json").read_bytes() == (tmp_path / "again.json").read_bytes()


def test_a_gate_that_is_not_passed_ends_with_7(summarizer: Run, evals: Path) -> None:
    """The line of what failed says what was wanted and where it is not so."""
    strict = GATES.replace('"quotes.verbatim" = 0.9', '"facts.label_precision" = 1.01')
    (evals / "gates.toml").write_text(strict, encoding="utf-8")
    done = summarizer("eval", "run")
    assert ExitCode.DOES_NOT_HOLD == done.returncode
    assert "facts.label_precision" in done.stdout
    assert "at least 1.01 wanted" in " ".join(done.stdout.split())


def test_what_nobody_recorded_ends_with_3(summarizer: Run, evals: Path) -> None:
    """A replay that lacks an answer is not complete, whatever the gate says, and calls nobody."""
    with serving(answers) as server:
        done = summarizer(
            "eval", "run", "--live", "--model", "tiny", "--base-url", server.url, "--record", "tiny", "--no-gate"
        )
        assert 2 == len(server.ledger)
    assert ExitCode.DONE == done.returncode, done.stderr
    recorded = sorted((evals / "recordings" / "tiny").glob("*.json"))
    assert ["about.json"] == [path.name for path in recorded if path.name == "about.json"]
    whole = summarizer("eval", "run", "--engine", "recorded:tiny", "--no-gate")
    assert ExitCode.DONE == whole.returncode, whole.stderr
    next(path for path in recorded if path.name != "about.json").unlink()
    done = summarizer("eval", "run", "--engine", "recorded:tiny", "--no-gate")
    assert ExitCode.SOME_FAILED == done.returncode
    assert "is not in the recording 'tiny'" in " ".join(done.stdout.split())


def test_repeats_of_a_live_model_are_asked_for_each_time(summarizer: Run, evals: Path) -> None:
    """The journal does not answer the second repeat with the first, and pays for neither twice."""
    command = ("eval", "run", "--live", "--model", "tiny", "--repeats", "2", "--no-gate", "--record", "tiny")
    with serving(answers) as server:
        first = summarizer(*command, "--base-url", server.url)
        assert ExitCode.DONE == first.returncode, first.stderr
        assert 4 == len(server.ledger)
        summarizer(*command, "--base-url", server.url)
        assert 4 == len(server.ledger)
    assert 5 == len(list((evals / "recordings" / "tiny").glob("*.json")))
    done = summarizer("eval", "run", "--engine", "recorded:tiny", "--repeats", "2", "--no-gate")
    assert ExitCode.DONE == done.returncode, done.stdout


def test_a_baseline_is_moved_in_words_only(summarizer: Run, evals: Path) -> None:
    """A report becomes the baseline by --accept; a floor falls only if the words for it are said."""
    summarizer("eval", "run", "--report", "r.json")
    looked = summarizer("eval", "baseline", "r.json")
    assert ExitCode.DONE == looked.returncode, looked.stderr
    assert "builtin, new\n  2 articles of 1 story\n  floor of quotes.verbatim: 0.95, new\n" == looked.stdout
    assert not (evals / "baseline.json").exists()
    accepted = summarizer("eval", "baseline", "r.json", "--accept")
    assert ExitCode.DONE == accepted.returncode, accepted.stderr
    assert "accepted: builtin" in accepted.stderr
    baseline = json.loads((evals / "baseline.json").read_text(encoding="utf-8"))
    assert 0.95 == baseline["engines"]["builtin"]["floors"]["quotes.verbatim"]
    held = summarizer("eval", "run")
    assert ExitCode.DONE == held.returncode, held.stdout
    assert "Baseline" in summarizer("eval", "run", COLUMNS="160").stdout
    (evals / "gates.toml").write_text(GATES.replace("margin = 0.05", "margin = 0.2"), encoding="utf-8")
    kept = summarizer("eval", "baseline", "r.json", "--accept")
    assert "quotes.verbatim of builtin: the floor stays at 0.95" in kept.stderr
    words = "lower quotes.verbatim of builtin"
    summarizer("eval", "baseline", "r.json", "--accept", "--lower", words)
    baseline = json.loads((evals / "baseline.json").read_text(encoding="utf-8"))
    assert 0.8 == baseline["engines"]["builtin"]["floors"]["quotes.verbatim"]
    shown = summarizer("eval", "baseline")
    assert "floor of quotes.verbatim: 0.8" in shown.stdout


def test_a_run_that_is_not_complete_becomes_no_baseline(summarizer: Run, evals: Path) -> None:
    """What failed must not become what is expected."""
    with serving(answers) as server:
        summarizer(
            "eval", "run", "--live", "--model", "tiny", "--base-url", server.url, "--record", "tiny", "--no-gate"
        )
    next(path for path in (evals / "recordings" / "tiny").glob("*.json") if path.name != "about.json").unlink()
    summarizer("eval", "run", "--engine", "recorded:tiny", "--report", "r.json")
    done = summarizer("eval", "baseline", "r.json", "--accept")
    assert ExitCode.USAGE == done.returncode
    assert "the run of recorded:tiny is not complete: 1 article failed" in done.stderr
    assert not (evals / "baseline.json").exists()


def second_story(evals: Path) -> None:
    """Another story of the same articles, held back."""
    content = labels() | {"story": "wreck", "split": "held"}
    (evals / "cases" / "wreck.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def test_a_part_becomes_no_baseline(summarizer: Run, evals: Path) -> None:
    """Nor does a report from before a story was labelled; what is refused leaves the baseline as it was."""
    summarizer("eval", "run", "--report", "first.json")
    summarizer("eval", "baseline", "first.json", "--accept")
    before = (evals / "baseline.json").read_bytes()
    second_story(evals)
    late = summarizer("eval", "baseline", "first.json", "--accept")
    assert (ExitCode.USAGE, True) == (late.returncode, "is about other labels than those of" in late.stderr)
    part = summarizer("eval", "run", "--split", "open", "--report", "part.json")
    assert ExitCode.DONE == part.returncode, part.stdout
    assert "A PART. 1 story was left out" in part.stdout
    done = summarizer("eval", "baseline", "part.json", "--accept")
    assert ExitCode.USAGE == done.returncode
    assert "the run of builtin is of a part: without wreck" in done.stderr
    assert before == (evals / "baseline.json").read_bytes()
    summarizer("eval", "run", "--report", "whole.json")
    whole = summarizer("eval", "baseline", "whole.json", "--accept")
    assert ExitCode.DONE == whole.returncode, whole.stderr
    assert "  new: wreck/osprey\n" in whole.stdout


def test_drops_that_are_not_checked_are_told(summarizer: Run, evals: Path) -> None:
    """A baseline that is named must be there; where none is, the table says that nothing was compared."""
    assert not (evals / "baseline.json").exists()
    done = summarizer("eval", "run")
    assert ExitCode.DONE == done.returncode
    assert "NO BASELINE. Drops are not checked." in done.stdout
    wrong = summarizer("eval", "run", "--baseline", "evals/baselin.json")
    assert ExitCode.USAGE == wrong.returncode
    assert "evals/baselin.json: there is no such baseline" in wrong.stderr


def test_an_engine_that_is_named_twice_runs_once(summarizer: Run, evals: Path) -> None:
    """A live one would be paid for twice, for the same figures."""
    assert evals.is_dir()
    done = summarizer("eval", "run", "--engine", "builtin", "--engine", "builtin", "--report", "r.json")
    assert ExitCode.DONE == done.returncode, done.stderr
    assert 1 == len(json.loads(Path(evals.parent / "r.json").read_text(encoding="utf-8"))["runs"])


def test_what_was_evaluated_before_the_endpoint_was_lost_is_told(summarizer: Run, evals: Path) -> None:
    """The built-in engine's run is in table and report, with what is missing; the command ends as the endpoint did."""
    command = ("eval", "run", "--engine", "builtin", "--live", "--model", "tiny", "--base-url", NOWHERE)
    done = summarizer(*command, "--report", "r.json")
    assert ExitCode.ENDPOINT == done.returncode, done.stderr
    assert "PARTIAL: no run of live." in done.stdout
    report = json.loads((evals.parent / "r.json").read_text(encoding="utf-8"))
    assert (["live"], ["builtin"]) == (report["missing"], [run["engine"] for run in report["runs"]])
    alone = summarizer("eval", "run", "--live", "--model", "tiny", "--base-url", NOWHERE)
    assert (ExitCode.ENDPOINT, "") == (alone.returncode, alone.stdout)


def test_a_judge_that_is_lost_loses_no_run(summarizer: Run, evals: Path) -> None:
    """What was scored is reported, with why the judge said nothing; the command ends as the endpoint did."""
    content = labels()
    content["articles"][0]["facts"][0].update(
        statement="A barge sank in the strait off Vellmoor on Friday evening.", also=[]
    )
    relabel(evals / "cases", content)
    done = summarizer("eval", "run", "--judge", "tiny", "--base-url", NOWHERE, "--report", "r.json")
    assert ExitCode.ENDPOINT == done.returncode, done.stderr
    assert "tiny could not be asked to the end" in " ".join(done.stdout.split())
    (run,) = json.loads((evals.parent / "r.json").read_text(encoding="utf-8"))["runs"]
    assert run["judged"]["failure"]


def test_a_worse_run_falls_below_the_baseline(summarizer: Run, evals: Path) -> None:
    """A drop of a mean beyond the step fails the gate, and says from where to where."""
    summarizer("eval", "run", "--report", "r.json")
    summarizer("eval", "baseline", "r.json", "--accept")
    content = labels()
    content["articles"][0]["facts"][0]["statement"] = "Nine tugs lifted a crane in Tarsia on Sunday."
    relabel(evals / "cases", content)
    done = summarizer("eval", "run")
    assert ExitCode.DOES_NOT_HOLD == done.returncode
    assert "facts.vital_recall: 0.500 after 1.000" in " ".join(done.stdout.split())
    assert "OTHER LABELS" in done.stdout


def test_two_reports_are_compared(summarizer: Run, evals: Path) -> None:
    """The later one is shown with its change, metric by metric."""
    summarizer("eval", "run", "--report", "a.json", "--no-gate")
    content = labels()
    content["articles"][0]["facts"][0]["statement"] = "Nine tugs lifted a crane in Tarsia on Sunday."
    relabel(evals / "cases", content)
    summarizer("eval", "run", "--report", "b.json", "--no-gate")
    done = summarizer("eval", "compare", "a.json", "b.json", COLUMNS="160")
    assert ExitCode.DONE == done.returncode, done.stderr
    assert "the labels are not the same" in done.stderr
    line = next(line for line in done.stdout.splitlines() if line.startswith("Vital facts found"))
    assert "−0.500" in line
    narrow = summarizer("eval", "compare", "a.json", "b.json", COLUMNS="80").stdout
    assert "A: a.json, builtin. B: b.json, builtin." in narrow
    head = next(line for line in narrow.splitlines() if line.startswith("Metric"))
    assert ["Metric", "Change"] == head.split()[:2]


def test_labels_are_proved(summarizer: Run, evals: Path) -> None:
    """Right labels end with 0 and say what was looked at, wrong ones with 2 and a line each."""
    done = summarizer("eval", "lint")
    assert (ExitCode.DONE, "") == (done.returncode, done.stdout)
    assert "1 story, 2 articles: nothing wrong" in done.stderr
    content = labels()
    content["articles"][0]["quotes"][0]["words"] = "We wait for a tide"
    relabel(evals / "cases", content)
    done = summarizer("eval", "lint")
    assert ExitCode.USAGE == done.returncode
    assert "'We wait for a tide' is not in osprey.txt" in done.stdout


def test_a_draft_is_made_and_refused_until_it_is_reviewed(summarizer: Run, evals: Path) -> None:
    """`eval new` writes labels that lint proves once somebody signs and takes out the mark, and overwrites nothing."""
    target = evals / "cases" / "draft.yaml"
    done = summarizer("eval", "new", evals / "articles", "-o", target)
    assert ExitCode.DONE == done.returncode, done.stderr
    content: dict[str, Any] = yaml.safe_load(target.read_text(encoding="utf-8"))
    assert (True, ["model", "person"]) == (content["draft"], [each["kind"] for each in content["annotations"]])
    assert "$schema=../../schemas/labels.json\n" in target.read_text(encoding="utf-8")
    assert ["herald", "osprey"] == [article["name"] for article in content["articles"]]
    refused = summarizer("eval", "lint")
    assert ExitCode.USAGE == refused.returncode
    assert "is a draft" in refused.stderr
    text = target.read_text(encoding="utf-8").replace("\ndraft: true\n", "\n")
    target.write_text(text, encoding="utf-8")
    unsigned = summarizer("eval", "lint")
    assert ExitCode.USAGE == unsigned.returncode
    assert "nobody has gone through this draft" in unsigned.stderr
    text = text.replace("by: (your name)", "by: Hedda Marl")
    target.write_text(text, encoding="utf-8")
    assert ExitCode.DONE == summarizer("eval", "lint").returncode
    again = summarizer("eval", "new", evals / "articles", "-o", target)
    assert ExitCode.USAGE == again.returncode
    assert text == target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "--cases", "nowhere"), "there is no such folder"),
        (("run", "--engine", "gpt"), "'gpt' is no engine"),
        (("run", "--engine", "recorded:nobody"), "holds no recording"),
        (("run", "--engine", "recorded:../hand"), "'../hand' is no name of a recording"),
        (("run", "--live", "--model", "tiny", "--record", "../x"), "'../x' is no name of a recording"),
        (("run", "--live"), "a live run asks a model, and none is named"),
        (("run", "--record", "x"), "--record keeps what a live model answers"),
        (("run", "--report", "r.pdf"), "no report is known for the ending '.pdf'"),
        (("run", "--story", "storm"), "there is no story 'storm'"),
        (("run", "--split", "held"), "there is no case to score"),
        (("run", "--gates", "none.toml"), "none.toml: cannot be read"),
        (("run", "--articles", "nowhere"), "there is no such folder of articles"),
        (("compare", "a.json", "b.json"), "a.json: cannot be read"),
        (("baseline",), "there is no baseline"),
        (("baseline", "--accept"), "which report?"),
        (("new", "nowhere"), "nowhere"),
    ],
)
def test_a_wrong_flag_ends_with_2_and_says_what_to_do(
    summarizer: Run, evals: Path, words: tuple[str, ...], said: str
) -> None:
    """Nothing is run, and the line names what was wrong."""
    assert evals.is_dir()
    done = summarizer("eval", *words)
    assert ExitCode.USAGE == done.returncode
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_every_broken_label_file_is_told(summarizer: Run, evals: Path) -> None:
    """Whoever mends one should not have to run again to hear of the next."""
    (evals / "cases" / "first.yaml").write_text("a: [", encoding="utf-8")
    (evals / "cases" / "second.yaml").write_text("a: 1", encoding="utf-8")
    done = summarizer("eval", "lint")
    assert ExitCode.USAGE == done.returncode
    assert "first.yaml: is no YAML" in done.stderr
    assert "second.yaml: " in done.stderr


def test_other_stories_are_neither_in_the_way_nor_told(summarizer: Run, evals: Path) -> None:
    """Asked for one story, the command minds neither the draft of another nor one whose texts are elsewhere."""
    draft = labels() | {"story": "draft", "draft": True}
    away = labels() | {"story": "away", "folder": None}
    for article in away["articles"]:
        article.pop("file")
        article["sha256"] = "0" * 64
    for content in (draft, away):
        path = evals / "cases" / f"{content['story']}.yaml"
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    assert "is a draft" in summarizer("eval", "run").stderr
    done = summarizer("eval", "run", "--story", "harbour")
    assert ExitCode.DONE == done.returncode, done.stderr
    assert "SKIPPED" not in done.stdout
    (evals / "cases" / "draft.yaml").unlink()
    whole = summarizer("eval", "run")
    assert "SKIPPED. 1 story could not be looked at, and counts nowhere." in whole.stdout


def test_an_empty_data_set_is_no_success(summarizer: Run, tmp_path: Path) -> None:
    """No label file is an error, and not a run in which nothing failed."""
    (tmp_path / "evals" / "cases").mkdir(parents=True)
    done = summarizer("eval", "run")
    assert ExitCode.USAGE == done.returncode
    assert "there is no label file" in done.stderr


def test_an_unknown_metric_in_the_gates_is_refused(summarizer: Run, evals: Path) -> None:
    """A gate that looks at nothing would pass for ever."""
    (evals / "gates.toml").write_text(GATES.replace("quotes.verbatim", "quotes.verbtim"), encoding="utf-8")
    done = summarizer("eval", "run")
    assert ExitCode.USAGE == done.returncode
    assert "'quotes.verbtim' is no metric" in done.stderr
