"""Keeps every test on this machine, lets none fail because the machine is slow, and starts what commands fork from."""

import socket
from collections import Counter
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any

import pytest
from cli.forking import Forks
from hypothesis import settings

# Over the profile that Hypothesis chose, which differs where `CI` is set. Timing belongs in benchmarks.
settings.register_profile("without a clock", settings(), deadline=None)
settings.load_profile("without a clock")


def _is_outside(address: object) -> bool:
    """True for a host that is another machine; a path, as of a Unix socket, is here."""
    host = address[0] if isinstance(address, tuple) else ""
    if host in {"", "localhost"}:
        return False
    try:
        return not ip_address(host).is_loopback
    except ValueError:  # a name
        return True


@pytest.fixture(autouse=True)
def _no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches another machine: whoever tries learns so, instead of passing wherever there is a network."""

    def guarded(name: str) -> None:
        original = getattr(socket.socket, name)

        def connect(self: socket.socket, address: object) -> Any:  # noqa: ANN401 - whatever the original returns
            if _is_outside(address):
                pytest.fail(f"a test connects to {address}; tests stay on this machine")
            return original(self, address)

        monkeypatch.setattr(socket.socket, name, connect)

    guarded("connect")
    guarded("connect_ex")


@pytest.fixture(autouse=True)
def _no_journal_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or writes what whoever runs it has in the folder for state."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / "state"))


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    """A process that has imported the program, to be forked."""
    started = Forks()
    yield started
    started.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line with what the tests of attacks have tried, wherever they ran."""
    tried: Counter[str] = Counter()
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == "attack":
                what, payloads, fields = value
                tried[f"{what}"] += payloads * fields
    if tried:
        parts = ", ".join(f"{count:,} {what}" for what, count in sorted(tried.items()))
        terminalreporter.write_line(f"attacks: {tried.total():,} payloads in fields tried ({parts})")
