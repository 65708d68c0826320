"""T: what can happen on the way to an endpoint, and what a run makes of it."""

import threading
from pathlib import Path

import httpx2
import pytest
from running.scenarios.playing import LONG, Played, Scenario, Setting, play
from wire.server import (
    Scene,
    Stage,
    answers,
    breaks,
    closed_port,
    comes_too_late,
    completion,
    drips,
    floods,
    refuses,
    sends,
    stalls,
)

from summarizer.errors import EndpointError, ExitCode

PAGE = sends(b"<html>log in</html>", Content_Type="text/html")
TOO_LONG = refuses(400, "too long", code="context_length_exceeded")
LLAMA_TOO_LONG = refuses(400, "the request exceeds the available context size", kind="exceed_context_size_error")
LLAMA_FULL = refuses(500, "Context size has been exceeded.")
OLLAMA_FULL = refuses(503, "server busy, please try again.  maximum pending requests exceeded")
USAGE = completion({})["usage"]
BROKEN_OFF = {"error": {"code": 502, "message": "the provider is gone"}, "message": {"content": "{"}}
ALONE = Setting(most=1)
HURRIED = Setting(timeout=1.0)


ALL = threading.Barrier(40)


def together(stage: Stage) -> None:
    """Answer when all have come, however slowly the machine sends them."""
    ALL.wait(15)
    answers(stage)


def all_at_once(played: Played) -> None:
    """No request waits for the connection of another."""
    assert played.server.most_running == 40


def meet(requests: int) -> Scene:
    """Answer when so many requests are in flight together; if they never are, not at all."""
    barrier = threading.Barrier(requests, timeout=40)

    def scene(stage: Stage) -> None:
        barrier.wait()
        answers(stage)

    return scene


def in_flight(requests: int) -> Scenario:
    """All requests are answered at once, and none before they are all there."""
    return Scenario(
        "T4",
        f"{requests} connections for as many requests",
        requests,
        dict.fromkeys(range(requests), (meet(requests),)),
        articles=requests,
        how=Setting(most=requests, timeout=60),
    )


def asks_for_less(played: Played) -> None:
    """A burst of them is a reason to have fewer in flight."""
    assert played.state.limit < 8


def mended(row: str, what: str, *faults: Scene, unknown: int = 0, estimated: int = 0) -> Scenario:
    """One article meets passing faults; all articles have their summaries, and each fault cost one call."""
    scenes = {1: (*faults, answers)}
    return Scenario(row, what, 3 + len(faults), scenes, unknown=unknown, estimated=estimated, how=HURRIED)


def fails(row: str, what: str, scene: Scene, calls: int, error: str, *, unknown: int = 0) -> Scenario:
    """One article fails after so many calls; the others have their summaries."""
    code = ExitCode.SOME_FAILED
    return Scenario(row, what, 2 + calls, {1: (scene,)}, {1: error}, unknown=unknown, exit_code=code, how=HURRIED)


def lost(row: str, what: str, *scenes: Scene, estimated: int = 0) -> Scenario:
    """After one good article the endpoint is lost: nothing more is sent, and nobody has failed."""
    return Scenario(
        row,
        what,
        2,
        {1: scenes},
        untouched=2,
        estimated=estimated,
        ended=EndpointError,
        exit_code=ExitCode.ENDPOINT,
        how=ALONE,
    )


def unreachable(row: str, what: str, url: str) -> Scenario:
    """Nobody can be reached: nothing is sent, and nobody has failed."""
    ends = {"ended": EndpointError, "exit_code": ExitCode.ENDPOINT}
    return Scenario(row, what, 0, untouched=3, how=Setting(url=url), **ends)  # type: ignore[arg-type]  # of two fields


SCENARIOS = (
    Scenario("T0", "nothing happens", 3),
    unreachable("T1", "nobody listens", f"http://127.0.0.1:{closed_port()}/v1"),
    unreachable("T1", "no such name", "http://nowhere.invalid/v1"),
    mended("T2", "a reset in the middle of an answer", breaks, unknown=1),
    fails("T2", "resets for ever", breaks, 3, "TransientError", unknown=3),
    mended("T3", "an answer that drips beyond the deadline", drips, unknown=1),
    mended("T3", "an answer that comes too late", comes_too_late(1.5), unknown=1),
    Scenario(
        "T4",
        "as many connections as requests",
        40,
        dict.fromkeys(range(40), (together,)),
        articles=40,
        how=Setting(most=40, timeout=20),
        also=all_at_once,
    ),
    in_flight(500),
    mended("T5", "500 and a bad gateway's page", refuses(500, "oops"), sends(b"<html>502</html>", status=502)),
    mended("T5", "503 and 504", refuses(503, "busy"), refuses(504, "slow")),
    mended("T5", "529", refuses(529, "overloaded", kind="overloaded_error")),
    mended("T5", "a full queue, which counts as a limit and not as a fault", *[OLLAMA_FULL] * 4),
    fails("T5", "500 for ever", refuses(500, "oops"), 3, "TransientError"),
    mended("T6", "408 and 409", refuses(408, "slow"), refuses(409, "locked")),
    lost("T7", "a key that is revoked", refuses(401, "revoked")),
    lost("T7", "a key without the right", refuses(403, "not yours")),
    lost("T7", "a model that is not there", refuses(404, "no such model", code="model_not_found")),
    Scenario(
        "T7",
        "a key that is revoked while another answer is under way",
        2,
        {0: (stalls(1.0),), 1: (refuses(401, "revoked"),)},
        untouched=2,
        ended=EndpointError,
        exit_code=ExitCode.ENDPOINT,
        how=Setting(most=2),
    ),
    fails("T8", "a short article that is too long", TOO_LONG, 1, "TooLongError"),
    fails("T8", "the same from llama.cpp", LLAMA_TOO_LONG, 1, "TooLongError"),
    Scenario(
        "T8",
        "a long article that is too long is read in pieces",
        3 + 2,
        {1: (TOO_LONG, answers)},
        lasts=True,
        how=Setting(text=LONG),
    ),
    mended("T9", "a context that others have filled", *[LLAMA_FULL] * 4),
    Scenario(
        "T9",
        "a context that all in flight have filled, in a burst",
        16,
        dict.fromkeys(range(8), (LLAMA_FULL, answers)),
        articles=8,
        how=Setting(most=8),
        also=asks_for_less,
    ),
    Scenario(
        "T5",
        "faults of all in flight, in a burst",
        16,
        dict.fromkeys(range(8), (refuses(500, "oops"), answers)),
        articles=8,
        how=Setting(most=8),
        also=asks_for_less,
    ),
    Scenario(
        "T3",
        "answers that come too late for all in flight",
        16,
        dict.fromkeys(range(8), (comes_too_late(1.5), answers)),
        articles=8,
        unknown=8,
        how=Setting(most=8, timeout=1.0),
        also=asks_for_less,
    ),
    mended("T10", "one page instead of an answer", PAGE, estimated=1),
    Scenario(
        "T10",
        "pages instead of answers, although another article goes on between them",
        1 + 2 + 1,
        {1: (PAGE,)},
        untouched=1,
        estimated=2,
        ended=EndpointError,
        exit_code=ExitCode.ENDPOINT,
        how=ALONE,
    ),
    mended("T11", "status 200 with a server's error", sends({"error": {"code": 502, "message": "upstream"}})),
    mended("T11", "status 200 with an error that was counted", sends({"error": {"code": 502}, "usage": USAGE})),
    mended("T11", "status 200 with an answer that broke off", sends({"choices": [BROKEN_OFF]}), estimated=1),
    lost("T11", "status 200 with an empty account", sends({"error": {"code": "insufficient_quota"}})),
    mended("T12", "no choices", sends(completion({}) | {"choices": []})),
    fails("T12", "no choices for ever", sends(completion({}) | {"choices": None}), 2, "AnswerError"),
    lost("T13", "a redirection", sends(b"", status=307, Location=f"http://127.0.0.1:{closed_port()}/v1")),
    unreachable("T14", "no secure connection", "https://{server}"),
    fails("T15", "an endless body", floods(17 << 20), 1, "ExtractionError", unknown=1),
)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_the_run_does_what_is_right(scenario: Scenario, tmp_path: Path) -> None:
    """Calls, classes, exit code and tokens are those of its row, and nothing is lost, doubled or told."""
    play(scenario, tmp_path)


def test_no_pool_of_connections_is_smaller_than_the_number_in_flight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The SDK keeps a thousand, and lets whoever comes next wait for one within its own time."""
    monkeypatch.setattr("openai._base_client.DEFAULT_CONNECTION_LIMITS", httpx2.Limits(max_connections=10))
    play(in_flight(20), tmp_path)
