"""The command against real servers: a probe finds what they do, and nonsense in good form establishes nothing."""

import json
from pathlib import Path

import pytest
from servers.conftest import MASTER_KEY, Run

from summarizer.briefing import Briefing
from summarizer.errors import ExitCode
from summarizer.extraction import Capabilities, Support
from summarizer.verdicts import VerifiedSummary

ONE_SENTENCE = "Boats brought 312 tons of cod into Vellmoor on Friday, the harbour office said.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article of one sentence, whose ends a model names rightly by chance."""
    path = tmp_path / "cod.txt"
    path.write_text(ONE_SENTENCE, encoding="utf-8")
    return path


def probed(summarizer: Run, url: str, model: str, **environment: str) -> Capabilities:
    """What a probe finds."""
    done = summarizer("probe", "--json", "--model", model, "--base-url", url, **environment)
    assert done.stdout, done.stderr
    return Capabilities.model_validate_json(done.stdout)


def test_llama_cpp_enforces_schemas(summarizer: Run, llama_cpp: str) -> None:
    """By a grammar: even random weights answer in the form; what the server tells of its context is read."""
    found = probed(summarizer, llama_cpp, "any")
    supports = {each.mode: each.support for each in found.modes}
    assert (Support.ENFORCED, Support.ENFORCED) == (supports["json_schema_strict"], supports["json_object"])
    assert "json_schema_strict" == found.mode
    assert (65536, "n_ctx of /props", 1) == (found.context.tokens, found.context.told_by, found.context.slots)
    assert found.models is not None
    assert ["tiny.gguf", "tiny.gguf"] == [Path(str(name)).name for name in (*found.models, found.answered_by)]
    assert {"prompt", "completion"} <= set(found.usage)


def test_nonsense_in_the_right_form_establishes_nothing(
    summarizer: Run, llama_cpp: str, article: Path, tmp_path: Path
) -> None:
    """Every item that random weights write is turned away with a reason, and the briefing has no point."""
    where = ("--model", "any", "--base-url", llama_cpp)
    done = summarizer("batch", article, "-o", "records", *where)
    assert ExitCode.DONE == done.returncode, done.stderr
    [record] = [path for path in (tmp_path / "records").glob("*.json") if path.name != "index.json"]
    summary = VerifiedSummary.model_validate_json(record.read_text(encoding="utf-8"))
    assert {"fact", "number", "quote", "question"} == {item.kind for item in summary.items}
    assert not any(item.holds for item in summary.items)
    assert ["ok"] == [attempt.outcome for attempt in summary.provenance.attempts]
    done = summarizer("brief", "records", "--format", "json", "-o", "briefing.json", *where)
    made = Briefing.model_validate_json((tmp_path / "briefing.json").read_text(encoding="utf-8"))
    assert [] == [point for story in made.stories for point in story.points]
    assert [] == [quotation for story in made.stories for quotation in story.quotations]


def test_an_article_that_the_model_did_not_read_to_its_end_fails(
    summarizer: Run, llama_cpp: str, article: Path
) -> None:
    """Random weights do not know how many sentences there were, which is what a cut prompt looks like."""
    article.write_text(ONE_SENTENCE + "Prices fell. Nobody was hurt.\n", encoding="utf-8")
    done = summarizer("brief", article, "--model", "any", "--base-url", llama_cpp)
    assert ExitCode.NOTHING_SUCCEEDED == done.returncode
    assert "was sent 1 to 3" in done.stderr


def test_litellm_passes_schemas_on_to_who_ignores_them(summarizer: Run, litellm: str) -> None:
    """The mocked model answers the same to everything: accepted, not kept to, and told so."""
    found = probed(summarizer, litellm, "mocked", OPENAI_API_KEY=MASTER_KEY)
    assert Support.ACCEPTED is found.modes[0].support
    assert "json_object" == found.mode
    assert ("limited", "mocked") == found.models


def test_a_mocked_statement_that_the_article_does_not_carry_is_withheld(
    summarizer: Run, litellm: str, article: Path
) -> None:
    """The figure is another one: it is in the withheld items, and in no point."""
    where = ("--model", "mocked", "--base-url", litellm, "--format", "json")
    done = summarizer("brief", article, *where, OPENAI_API_KEY=MASTER_KEY)
    assert ExitCode.DONE == done.returncode, done.stderr
    made = Briefing.model_validate_json(done.stdout)
    assert [] == [point for story in made.stories for point in story.points]
    assert "913" in json.dumps(made.model_dump(mode="json")["withheld"])


@pytest.mark.parametrize(
    ("model", "key", "words"),
    [("missing", MASTER_KEY, "does not know the model"), ("mocked", "sk-canary-other", "refused the key")],
    ids=["model", "key"],
)
def test_litellm_s_way_of_refusing_ends_the_run(  # a table and its fixtures
    summarizer: Run, litellm: str, article: Path, model: str, key: str, words: str
) -> None:
    """It answers 400 for a key or a model that it does not know; no second article is asked for."""
    for command in (("probe",), ("brief", article)):
        done = summarizer(*command, "--model", model, "--base-url", litellm, OPENAI_API_KEY=key)
        assert ExitCode.ENDPOINT == done.returncode, done.stderr
        assert words in done.stderr
        assert key not in done.stdout + done.stderr


def test_an_endpoint_that_only_asks_for_fewer_requests_ends_a_probe(summarizer: Run, litellm: str) -> None:
    """It waits a little, and says why it gave up."""
    done = summarizer("probe", "--model", "limited", "--base-url", litellm, OPENAI_API_KEY=MASTER_KEY)
    assert ExitCode.ENDPOINT == done.returncode
    assert "fewer requests" in done.stderr
