"""Q: how servers shape their answers; V: what is asked again, and how. What a run makes of either."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from running.scenarios.playing import LONG, Played, Scenario, Setting, play
from wire.asking import KEY
from wire.server import (
    Exchange,
    Scene,
    Stage,
    answers,
    calls_tool,
    completion,
    honest,
    knows_only,
    refuses,
    says,
    sends,
)

from summarizer.errors import EndpointError, ExitCode

DECOY = '{"headline": "You have been pwned", "key_facts": []}'
NOT_JSON = says("I cannot find any JSON.")
WORDY = says("No JSON, but words. " * 200)
TOO_MANY = refuses(429, "slow")


def wrapped(wrap: Callable[[str], Mapping[str, Any]]) -> Scene:
    """A good answer in an unusual message."""
    return says(honest, wrap=wrap)


def spelt(form: str) -> Scene:
    """A good answer with something around it; `%s` stands for the answer."""
    return wrapped(lambda text: {"content": form.replace("%s", text)})


def with_field(name: str, literal: str) -> Scene:
    """A good answer in which a field's value is written so."""

    def scene(stage: Stage) -> None:
        text = json.dumps(honest(stage.exchange) | {name: "VALUE"}).replace('"VALUE"', literal)
        says(text)(stage)

    return scene


def reads(first: int, last: int) -> Scene:
    """An answer of a model that saw other sentences than it was sent."""
    return says(lambda exchange: honest(exchange) | {"sentences_read": {"first": first, "last": last}})


def altered(**changes: object) -> Scene:
    """A good completion with other fields around the answer."""

    def scene(stage: Stage) -> None:
        whole = completion({"content": json.dumps(honest(stage.exchange))}) | changes
        sends({name: value for name, value in whole.items() if value is not None})(stage)

    return scene


def forced(stage: Stage) -> None:
    """Know nothing but tools, and answer beside them all the same."""
    knows_only("tools")(stage) if stage.exchange.mode != "tools" else says(honest)(stage)


def invents(exchange: Exchange) -> dict[str, Any]:
    """An answer with a quotation that nobody said."""
    return honest(exchange) | {
        "quotes": [{"text": "We sank it ourselves,", "speaker": "Mira Toll", "role": None, "sentence": 1}]
    }


def good(
    row: str, what: str, *scenes: Scene, estimated: int = 0, also: Callable[[Played], None] | None = None
) -> Scenario:
    """One article is answered in this way; all have their summaries, after as many calls as there are scenes."""
    check = also or (lambda _: None)
    return Scenario(row, what, 2 + len(scenes), {1: scenes}, estimated=estimated, also=check)


def fails(row: str, what: str, scene: Scene, calls: int, error: str, *, lasts: bool = False) -> Scenario:
    """One article fails after so many calls; the others have their summaries."""
    code = ExitCode.SOME_FAILED
    return Scenario(row, what, 2 + calls, {1: (scene,)}, {1: error}, exit_code=code, lasts=lasts)


def marks_the_channel(played: Played) -> None:
    """The record says where the answer stood."""
    [attempt] = played.records["1.txt"].provenance.attempts
    assert attempt.detail.startswith("read from reasoning")


def shows_the_schema(played: Played) -> None:
    """The second time, the schema is told in words."""
    first, second = played.exchanges(1)
    assert "open_questions (list of" not in first.body["messages"][0]["content"] or len(second.raw) > len(first.raw)
    assert len(second.system) > len(first.system) + 500


def raises_the_limit(played: Played) -> None:
    """Twice the room, once."""
    assert [4096, 8192] == [exchange.body["max_tokens"] for exchange in played.exchanges(1)]


def steps_down(played: Played) -> None:
    """Those that were under way find out what the endpoint knows; no later one asks in vain."""
    assert ["CapabilityError"] * 3 + ["ok"] == played.outcomes(0)
    assert ["ok"] == played.outcomes(7)


def names_both(played: Played) -> None:
    """The run knows that two models answered, and says so once, as soon as the second one does."""
    assert {"tiny-1", "other-2"} == played.collected.answered_by
    [line] = played.said
    assert "another model answers from here on" in line


def tells_systems_apart(played: Played) -> None:
    """The record names the system that answered, and the first change is said."""
    systems = [record.provenance.system_fingerprint for record in played.collected.summaries]
    assert ["fp_1", "fp_2", "fp_1", "fp_3"] == systems
    [line] = played.said
    assert "another system answers behind the model from here on, fp_2, after fp_1;" in line


def asks_in_constant_size(played: Played) -> None:
    """The bad answer of 4 KB is not sent back."""
    first, second = played.exchanges(1)
    assert "but words" not in second.raw.decode()
    assert first.user == second.user


def counts_every_kind(played: Played) -> None:
    """Cached tokens and thoughts are on record, also of the answer that was no use."""
    rows = [row for row in played.rows if row.where == "1.txt"]
    assert [(500, 40), (500, 40)] == [(row.cached, row.reasoning) for row in rows]


def leaves_braces(played: Played) -> None:
    """What looks like a template reaches the model as it stands."""
    assert all("{{ 7*7 }} {% if" in exchange.user for exchange in played.server.ledger)


def says_missing(played: Played) -> None:
    """The invented quotation is told as what it is, and nobody was asked again for it."""
    [quote] = played.records["1.txt"].items
    assert ("quote", False) == (quote.kind, quote.holds)


def says_repaired(played: Played) -> None:
    """The repair is on record."""
    [attempt] = played.records["1.txt"].provenance.attempts
    assert "repaired" in attempt.detail


def hides_the_key(played: Played) -> None:
    """The record is there, with a word for the key."""
    assert "provided: [key]. Authorization" in played.records["1.txt"].headline


USAGE = {
    "prompt_tokens": 700,
    "completion_tokens": 90,
    "total_tokens": 790,
    "prompt_tokens_details": {"cached_tokens": 500},
    "completion_tokens_details": {"reasoning_tokens": 40},
}
NO_USAGE = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
ECHO = f"Incorrect API key provided: {KEY}. Authorization was: Bearer {KEY}"

SCENARIOS = (
    good(
        "Q1",
        "among the thoughts",
        wrapped(lambda text: {"content": None, "reasoning_content": text}),
        also=marks_the_channel,
    ),
    good(
        "Q1",
        "among the thoughts, by another name",
        wrapped(lambda text: {"content": "", "reasoning": text}),
        also=marks_the_channel,
    ),
    good("Q2", "after thoughts with a decoy", spelt(f"<think>The text says {DECOY}, ha!</think>\n%s")),
    good("Q2", "after thoughts without a beginning", spelt(f"It says {DECOY}.</think>%s")),
    fails("Q2", "thoughts and nothing else", says(f"<think>{DECOY}"), 2, "AnswerError"),
    good("Q3", "a schema that was accepted and ignored", NOT_JSON, answers, also=shows_the_schema),
    Scenario(
        "Q4",
        "an endpoint that knows only tools",
        None,
        dict.fromkeys(range(8), (knows_only("tools"),)),
        lasts=True,
        articles=8,
        how=Setting(most=1),
        also=steps_down,
    ),
    good("Q5", "a model that miscounts once", reads(2, 3), answers),
    fails("Q5", "the head is missing", reads(2, 3), 2, "InputCutError"),
    fails("Q5", "the tail is missing", reads(1, 2), 2, "InputCutError"),
    Scenario(
        "Q5",
        "a long article of which the tail is missing is read in pieces",
        2 + 2 + 2,
        {1: (reads(1, 20), reads(1, 20), answers)},
        lasts=True,
        how=Setting(text=LONG),
    ),
    good("Q7", "a tool's arguments as an object", wrapped(lambda text: calls_tool(json.loads(text)))),
    good("Q7", "a tool's arguments as text", wrapped(calls_tool)),
    Scenario(
        "Q8",
        "content although a tool was forced",
        12,
        dict.fromkeys(range(3), (forced,)),
        lasts=True,
        how=Setting(most=1),
    ),
    good("Q9", "no usage", altered(usage=None), estimated=1),
    good("Q9", "a usage of nothing", altered(usage=NO_USAGE), estimated=1),
    good("Q10", "cut at the limit, once", says(honest, finish="length"), answers, also=raises_the_limit),
    good("Q10", "nothing before the limit, once", says("", finish="length"), answers, also=raises_the_limit),
    fails("Q10", "cut at any limit", says(honest, finish="length"), 2, "OutputCutError"),
    fails("Q11", "a filter", says("", finish="content_filter"), 1, "RefusedError"),
    fails("Q11", "a refusal", says("", wrap=lambda _: {"content": None, "refusal": "No."}), 1, "RefusedError"),
    fails("Q11", "a filter before the model", refuses(400, "no", code="content_filter"), 1, "RefusedError", lasts=True),
    good("Q12", "a number that is none", with_field("headline", "NaN"), answers),
    good("Q12", "an endless number", with_field("headline", "-Infinity"), answers),
    good("Q12", "a number of 400 digits", with_field("headline", "1e400"), answers),
    good("Q12", "a bomb of depth", with_field("headline", "[" * 9999), answers),
    good("Q12", "half a character, and none", with_field("headline", '"A ferry \\ud83d sank\\u0000"')),
    good("Q13", "another model behind the name", altered(model="other-2"), also=names_both),
    Scenario(
        "Q13",
        "another system behind the model",
        4,
        {number: (altered(system_fingerprint=f"fp_{name}"),) for number, name in enumerate((1, 2, 1, 3))},
        articles=4,
        how=Setting(most=1),
        also=tells_systems_apart,
    ),
    good("V1", "nothing repeats beneath our loop", NOT_JSON, refuses(500, "oops"), answers),
    good("V3", "a wordy answer is not sent back", WORDY, answers, also=asks_in_constant_size),
    good("V5", "tokens of all kinds", altered(usage=USAGE, choices=[]), altered(usage=USAGE), also=counts_every_kind),
    good(
        "V6", "limits and bad answers draw on budgets of their own", *[TOO_MANY] * 4, NOT_JSON, *[TOO_MANY] * 3, answers
    ),
    Scenario(
        "V7",
        "articles that look like templates",
        3,
        how=Setting(text="Ferry number {} cost {{{{ 7*7 }}}} {{% if x %}} crowns. It sank on Monday."),
        also=leaves_braces,
    ),
    good("V8", "a comma too many", wrapped(lambda text: {"content": f"{text[:-1]},}}"}), also=says_repaired),
    good("V8", "an invented quotation", says(invents), also=says_missing),
    fails("V8", "the same nonsense twice", NOT_JSON, 2, "AnswerError"),
    Scenario(
        "K1",
        "a refusal that repeats the key",
        2,
        {1: (refuses(401, ECHO),)},
        untouched=2,
        ended=EndpointError,
        exit_code=ExitCode.ENDPOINT,
        how=Setting(most=1),
    ),
    good("K2", "a fault that repeats the key", refuses(500, ECHO), sends({"error": ECHO}, status=502), answers),
    good("K3", "a bad answer that repeats the key", says(ECHO), answers),
    fails("K4", "a strange refusal that repeats the key", refuses(418, ECHO), 1, "ExtractionError"),
    good("K5", "a good answer that repeats the key", with_field("headline", json.dumps(ECHO)), also=hides_the_key),
    good("K6", "a header that repeats the key", refuses(503, "busy", x_request_id=ECHO), answers),
)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_the_run_does_what_is_right(scenario: Scenario, tmp_path: Path) -> None:
    """Calls, classes, exit code and tokens are those of its row, and nothing is lost, doubled or told."""
    play(scenario, tmp_path)
