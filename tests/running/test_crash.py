"""Killed anywhere and begun again: the same bytes, and nothing paid for twice but what was under way.

Three kills in the suite; `make crash` sets CRASH_KILLS to 200.
"""

import itertools
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.forking import Forks
from running.crashing import KILLS, WHOLE, Crashing, steadily, write_articles
from wire.asking import KEY
from wire.server import Server, serving

from summarizer.errors import ExitCode

if os.name != "posix":
    pytest.skip("SIGKILL is POSIX's", allow_module_level=True)

A_CASE = 5 if WHOLE else KILLS  # kills a test
CASES = [(case, ("batch", "brief")[case % 2]) for case in range(-(-KILLS // A_CASE))]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One address for all, as the journal knows answers by it."""
    with serving(steadily) as running:
        yield running


def folder_of(forks: Forks, path: Path, command: str, server: Server) -> Crashing:
    """A folder with the articles, and a server without memories."""
    path.mkdir()
    write_articles(path / "articles")
    (path / "out").mkdir()
    server.ledger.clear()
    return Crashing(forks, path, server, command)


@pytest.fixture(scope="module")
def undisturbed(
    forks: Forks, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[int, dict[str, bytes]]]:
    """Calls that are paid for and output of each command, where nobody kills it."""
    found = {}
    for command in {command for _, command in CASES}:
        calm = folder_of(forks, tmp_path_factory.mktemp("calm") / command, command, server)
        assert ExitCode.SOME_FAILED == calm.run()
        found[command] = (calm.paid, calm.output())
    return found


@pytest.mark.parametrize(("case", "command"), CASES)
def test_a_run_that_is_killed_and_resumed_ends_the_same(
    case: int,
    command: str,
    forks: Forks,
    server: Server,
    undisturbed: dict[str, tuple[int, dict[str, bytes]]],
    tmp_path: Path,
) -> None:
    """Byte for byte the output of a run that nobody killed, for at most what was under way beyond its price."""
    dice, kills = random.Random(f"{case} {command}"), 0
    for attempt in itertools.count():
        crashing = folder_of(forks, tmp_path / str(attempt), command, server)
        goes_on = True
        while goes_on and kills + crashing.killed.total() < A_CASE:
            goes_on = crashing.run_until_killed(dice)
        if goes_on:
            assert ExitCode.SOME_FAILED == crashing.run()
        check(crashing, *undisturbed[command])
        kills += crashing.killed.total()
        if kills >= A_CASE:
            break


def check(crashing: Crashing, paid: int, output: dict[str, bytes]) -> None:
    """The same output, at its price and what was under way."""
    kills = ", ".join(f"{count} at {moment}" for moment, count in sorted(crashing.killed.items())) or "never"
    figures = f"killed {kills}; paid {crashing.paid} calls of {paid}, and {crashing.in_flight} under way"
    sys.stdout.write(f"\n{crashing.command}: {figures}\n")
    assert output == crashing.output()
    assert paid <= crashing.paid <= paid + crashing.in_flight
    for path in crashing.folder.rglob("*"):
        assert not path.is_file() or KEY.encode() not in path.read_bytes(), path
