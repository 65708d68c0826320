"""What running costs beside the model: wall time, CPU, memory, faults, a second run, start-up; each against its bar.

    python benchmarks/throughput.py [PART …]     parts: wall cpu faults memory builtin again start capacity; all without

Articles are made here, the endpoint is a process on the loopback address with fixed latency, and everything is on:
prompt, openai and instructor, verification, journal with synchronous=FULL. Each measurement is a process of its own.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from math import ceil
from pathlib import Path
from typing import Any

from endpoint import Behaviour, endpoint

WORDS = 500
SHORT = 50  # from which on an article is long enough: with its headline, it has some 60
_FLAT = ((WORDS, 1_000, 10_000), (SHORT, 10_000, 100_000))  # words, and articles that are few and many
SEED = 11
YARDSTICK = 10_000_000  # additions; what the machine takes for them tells how fast it is at the moment
_PLACES = "Alder Brook Cobalt Dunmore Eastfield Farrow Galt Harlan Ives Jarrow Kestrel Lorne Mallow Norwick".split()
_APART = Path(__file__).with_name("throughput_apart.py")
_THINGS = "homes people boats trees".split()
_FAULTS = {
    "429": 31,
    "500": 18,
    "reset": 13,
    "off-schema": 15,
    "fenced": 11,
    "refusal": 10,
    "truncated": 8,
    "length": 5,
    "empty": 4,
}


def made(number: int, words: int = WORDS) -> str:
    """An article of some so many words about invented places."""
    draw = random.Random(SEED * 100_003 + number)
    place = partial(draw.choice, _PLACES)

    def sentence() -> str:
        count, thing = draw.randint(2, 900), draw.choice(_THINGS)
        return draw.choice(
            (
                f"The council of {place()} said on Tuesday that {count} {thing} near the {place()} canal were cut off.",
                f'"We will stay until pump {count} runs again," said {place()} {place()}, who leads the crews there.',
                f"Engineers put the repair of the {place()} bridge at {count} million euros, more than a year ago.",
                f"Nobody at {place()} knows when the road to {place()} opens, and {count} {thing} wait behind the dam.",
            )
        )

    paragraphs: list[str] = []
    while sum(len(each.split()) for each in paragraphs) < words:
        paragraphs.append(" ".join(sentence() for _ in range(3)))
    return f"Storm report {number} from {place()}\n\n" + "\n\n".join(paragraphs) + "\n"


def write_articles(folder: Path, count: int, words: int = WORDS) -> Path:
    """A file an article."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:06d}.txt").write_text(made(number, words), encoding="utf-8")
    return folder


def _yardstick() -> float:
    begun = time.process_time()
    for _ in range(YARDSTICK):
        pass
    return time.process_time() - begun


def apart(name: str, **task: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
    """A task in a process of its own."""
    done = subprocess.run(
        [sys.executable, str(_APART), name, json.dumps(task)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


# ── the parts ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _row(what: str, value: float, bar: float, unit: str, *, least: bool = False) -> None:
    held = value >= bar if least else value <= bar
    sign = "≥" if least else "≤"
    print(f"{what:<62} {value:9.2f} {unit:<4} {sign} {bar:g} {'' if held else 'MISSED'}", flush=True)


def wall(scratch: Path) -> None:
    """From the first request to the last verified and journalled record, against the ideal."""
    for count, at_once, most in ((500, 50, 1.10), (1000, 200, 1.6)):
        folder = write_articles(scratch / f"wall{count}", count)
        with endpoint(Behaviour(0.5)) as server:
            done = apart(
                "batch",
                url=server.url,
                folder=str(folder),
                journal=str(scratch / f"wall{count}.sqlite"),
                concurrency=at_once,
            )
            took = done["ended"] - server.seen().first
        if done["good"] != count:
            sys.exit(f"of {count} articles {done['good']} are good: {done['failed']}")
        _row(f"wall / ideal, C={at_once}, N={count}", took / (ceil(count / at_once) * 0.5), most, "×")


def cpu(scratch: Path) -> None:
    """All CPU of a further article, other cores included, against that of a further bare instructor call.

    What a run begins with (imports, schema, processes) is no cost of an article, and is told apart: two runs of each
    differ by their articles alone. The median of three rounds, as the speed of a machine wavers.
    """
    few, many = 100, 700
    rounds = []
    with endpoint(Behaviour(0.05)) as server:
        for number in range(3):
            used: dict[tuple[str, int], float] = {}
            for count, task in ((few, "batch"), (few, "bare"), (many, "batch"), (many, "bare")):
                folder = str(write_articles(scratch / f"cpu{count}", count))
                journal = str(scratch / f"cpu{count}-{number}.sqlite")
                used[task, count] = apart(task, url=server.url, folder=folder, journal=journal, concurrency=20)["cpu"]
            each, call = ((used[task, many] - used[task, few]) / (many - few) for task in ("batch", "bare"))
            rounds.append((each / call, each * 1000, call * 1000, used["batch", few] - few * each))
    for ratio, each, call, begun in rounds:
        print(f"  an article {each:.2f} ms, a bare call {call:.2f} ms: {ratio:.2f} ×; to begin with {begun:.2f} s")
    _row("CPU an article / a bare instructor call", sorted(rounds)[1][0], 1.2, "×")


def faults(scratch: Path) -> None:
    """300 articles, 115 of which fail once."""
    plan = [name for name, count in _FAULTS.items() for _ in range(count)]
    plan += [""] * (300 - len(plan))
    random.Random(SEED).shuffle(plan)
    folder = write_articles(scratch / "faults", 300)
    for retry in (False, True):
        with endpoint(Behaviour(0.1, tuple(plan))) as server:
            done = apart(
                "batch",
                url=server.url,
                folder=str(folder),
                journal=str(scratch / f"faults{retry}.sqlite"),
                concurrency=20,
                retry_refusals=retry,
            )
            seen = server.seen()
        name = "faults, refusals retried" if retry else "faults"
        _row(f"{name}: good", done["good"], 300 if retry else 290, "", least=True)
        _row(f"{name}: calls", seen.requests, 420, "")
        _row(f"{name}: seconds", done["ended"] - seen.first, 4, "s")
        print("  failed:", done["failed"])


def memory(scratch: Path) -> None:
    """Peak of the process that runs the batch."""
    peaks = {}
    with endpoint(Behaviour(0.02)) as server:
        for count in (500, 10_500):
            folder = write_articles(scratch / f"memory{count}", count)
            peaks[count] = apart(
                "batch",
                url=server.url,
                folder=str(folder),
                concurrency=50,
                journal=str(scratch / f"memory{count}.sqlite"),
            )["peak"]
    _row("peak memory, 500 articles", peaks[500], 150, "MB")
    _row("a further 10,000", peaks[10_500] - peaks[500], 30, "MB")


def builtin(scratch: Path) -> None:
    """Peak of a batch by the embedded engine and of the processes that it starts: of many articles, against few."""
    for words, few, many in _FLAT:
        peaks = []
        for count in (few, many):
            folder, records = scratch / f"builtin{words}-{count}", scratch / f"records{words}-{count}"
            write_articles(folder, count, words)
            command = ["summarizer", "batch", str(folder), "-o", str(records), "--engine", "builtin", "-q"]
            started = subprocess.Popen([sys.executable, "-m", *command])
            _, status, used = os.wait4(started.pid, 0)
            if status:
                sys.exit(f"batch ended with {os.waitstatus_to_exitcode(status)}")
            peaks.append(used.ru_maxrss / 1024)
        print(
            f"peak memory of articles of some {words} words: {peaks[0]:.1f} MB of {few:,}, {peaks[1]:.1f} of {many:,}"
        )
        _row(f"peak of {many:,} articles of {words} words / of {few:,}", peaks[1] / peaks[0], 1.10, "×")


def again(scratch: Path) -> None:
    """A second run over the same articles, all from the journal."""
    folder, journal = write_articles(scratch / "again", 1000), scratch / "again.sqlite"
    with endpoint(Behaviour(0.02)) as server:
        for _ in range(2):
            before, begun = server.seen().requests, time.time()
            command = ["summarizer", "batch", str(folder), "-o", str(scratch / "records"), "--model", "stub", "-q"]
            options = ["--base-url", server.url, "--journal", str(journal), "--concurrency", "50"]
            subprocess.run([sys.executable, "-m", *command, *options], check=True)
        took, calls = time.time() - begun, server.seen().requests - before
    _row("second run over 1,000 articles", took, 2, "s")
    _row("second run: calls", calls, 0, "")


def start(scratch: Path) -> None:
    """Import, help, and from start to the first request; the best of five."""

    def best(*command: str) -> float:
        times = []
        for _ in range(5):
            begun = time.time()
            subprocess.run([sys.executable, *command], check=True, capture_output=True)
            times.append(time.time() - begun)
        return min(times)

    nothing = best("-c", "pass")
    _row("import summarizer", best("-c", "import summarizer") - nothing, 0.15, "s")
    _row("summarizer --help", best("-m", "summarizer", "--help"), 0.3, "s")
    folder = write_articles(scratch / "start", 1)
    times = []
    for turn in range(5):
        with endpoint(Behaviour(0.01)) as server:
            begun = time.time()
            command = [
                "summarizer",
                "batch",
                str(folder),
                "-o",
                str(scratch / "start-records"),
                "--model",
                "stub",
                "-q",
            ]
            options = ["--base-url", server.url, "--journal", str(scratch / f"start{turn}.sqlite")]
            subprocess.run([sys.executable, "-m", *command, *options], check=True)
            times.append(server.seen().first - begun)
    _row("start to first request", min(times), 1.1, "s")
    libraries = best("-c", "import aiohttp, instructor, openai; instructor.patch, openai.AsyncOpenAI")
    print(f"  of which Python with aiohttp, instructor and openai takes {libraries:.2f} s")


def capacity(scratch: Path) -> None:
    """A server that lets 60 requests a second through, and does not say so."""
    folder = write_articles(scratch / "capacity", 1500)
    with endpoint(Behaviour(0.2, a_second=60)) as server:
        apart("batch", url=server.url, folder=str(folder), journal=str(scratch / "capacity.sqlite"), concurrency="auto")
        seen = server.seen()
    seconds = sorted(seen.by_second)[5:-2]  # after five seconds it is warm; the last ones are not whole
    used = sum(seen.by_second[each] for each in seconds)
    refused = sum(seen.refused_by_second[each] for each in seconds)
    _row("hidden capacity used", used / (60 * len(seconds)) * 100, 90, "%", least=True)
    _row("429 after warm-up", refused / (used + refused) * 100, 2, "%")


_PARTS: dict[str, Callable[[Path], None]] = {
    part.__name__: part for part in (wall, cpu, faults, memory, builtin, again, start, capacity)
}


def main() -> None:
    """The parts that are named, else all."""
    print(f"{os.cpu_count()} cores; ten million additions in a loop: {_yardstick():.2f} s of CPU")
    for name in sys.argv[1:] or _PARTS:
        with tempfile.TemporaryDirectory() as scratch:
            _PARTS[name](Path(scratch))


if __name__ == "__main__":
    main()
