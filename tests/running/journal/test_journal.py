"""What a journal answers, and what it never answers."""

import asyncio
import os
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from running.journal.conftest import BATCH, USAGE, ask, known, opened, query, reply, wait

from summarizer.errors import JournalError
from summarizer.extraction import HABITS, Query, Reply, Usage
from summarizer.running.journal import Billing, History, Journal, Reuse, RunState, lease
from summarizer.running.journal.database import open_database


def test_what_was_answered_is_known_to_the_next_run(path: Path) -> None:
    """The same query finds its raw reply, byte for byte; status and the headers of limits with it."""
    whole = reply("Sank on Friday.", x_ratelimit_remaining_requests="59", set_cookie="a=b")
    with opened(path) as journal:
        assert known(journal, query()) is None
        wait(ask(journal, journal.begin_run(BATCH), query(), whole))
    with opened(path) as journal:
        found = wait(journal.answer(query()))
        assert found is not None
        assert (200, whole.body) == (found[1].status, found[1].body)
        assert {"x-ratelimit-remaining-requests": "59"} == found[1].headers
        assert 1 == journal.replayed


@pytest.mark.parametrize(
    "other",
    [query("ferry"), query(model="large"), query(temperature=0.5)],
    ids=["another article", "another model", "another request"],
)
def test_only_the_very_same_query_is_known(path: Path, other: Query) -> None:
    """A change to article, model, prompt or schema makes another query; nothing else is asked anew."""
    with opened(path) as journal:
        wait(ask(journal, journal.begin_run(BATCH), query()))
        assert known(journal, other) is None
        assert "Sank." == known(journal, query())


@pytest.mark.parametrize(
    ("outcome", "again"),
    [
        ("ok", True),
        (None, True),
        ("AnswerError", True),
        ("OutputCutError", True),
        ("InputCutError", True),
        ("RefusedError", True),
        ("TransientError", False),
        ("EndpointError", False),
        ("CapabilityError", False),
        ("TooLongError", False),
    ],
)
def test_what_a_killed_run_heard_is_heard_again(path: Path, outcome: str | None, again: bool) -> None:  # noqa: FBT001
    """Whatever the model said is played again until its article has failed for good; faults of the way never are."""
    with opened(path) as journal:
        wait(ask(journal, journal.begin_run(BATCH), query(), outcome=outcome))
        assert again == (known(journal, query()) is not None)
    with opened(path) as journal:
        assert again == (known(journal, query()) is not None)


@pytest.mark.parametrize("status", [302, 400, 401, 429, 500])
def test_a_refusal_is_no_answer(path: Path, status: int) -> None:
    """It bills nothing, and its words are not kept."""
    with opened(path) as journal:
        run = journal.begin_run(BATCH)
        wait(ask(journal, run, query(), reply("Wrong key: canary-1234", status), outcome="RefusedError"))
        assert known(journal, query()) is None
    assert b"canary" not in path.read_bytes()
    with History(path) as history:
        [call] = history.calls(run)
    assert (status, Billing.NONE, None) == (call.status, call.billing, call.outcome and None)


@pytest.mark.parametrize("outcome", ["AnswerError", "OutputCutError", "InputCutError"])
def test_errors_are_not_kept_as_answers(path: Path, outcome: str) -> None:
    """Once an article has failed for good and the run is over, the next run asks again; other articles keep theirs."""
    with opened(path) as journal:
        run = journal.begin_run(BATCH)
        wait(ask(journal, run, query(), outcome=outcome))
        wait(ask(journal, run, query("ferry"), outcome=outcome))
        wait(ask(journal, run, query("ferry", seed=2)))
        journal.conclude(run, "dredger", source="dredger.txt", error=outcome, reason="no JSON")
        journal.conclude(run, "ferry", source="ferry.txt")
        assert "Sank." == known(journal, query())
        journal.end_run(run, RunState.FAILED, 3, {"failed": 1})
    with opened(path) as journal:
        assert known(journal, query()) is None
        assert "Sank." == known(journal, query("ferry"))
        assert "Sank." == known(journal, query("ferry", seed=2))


def test_a_refusal_of_the_model_stands_until_it_is_to_be_retried(path: Path) -> None:
    """Declining again would cost the same again; what the new attempt gets counts in its own run."""
    with opened(path) as journal:
        run = journal.begin_run(BATCH)
        wait(ask(journal, run, query(), reply("I cannot."), outcome="RefusedError"))
        journal.conclude(run, "dredger", source="dredger.txt", error="RefusedError")
        journal.end_run(run, RunState.FAILED, 3, {})
    with opened(path) as journal:
        assert "I cannot." == known(journal, query())
    with opened(path, reuse=Reuse(retry_refusals=True)) as journal:
        run = journal.begin_run(BATCH)
        assert known(journal, query()) is None
        wait(ask(journal, run, query(), reply("Still not."), outcome="RefusedError"))
        assert "Still not." == known(journal, query())


def test_a_fresh_run_takes_nothing_of_earlier_ones(path: Path) -> None:
    """What it got itself it keeps, also for the run that resumes it."""
    fresh = Reuse(fresh=True)
    with opened(path) as journal:
        wait(ask(journal, journal.begin_run(BATCH), query(), reply("Old.")))
        wait(ask(journal, journal.begin_run(BATCH), query("ferry"), reply("Old.")))
    with opened(path, reuse=fresh) as journal:
        first = journal.begin_run(BATCH)
        assert known(journal, query()) is None
        wait(ask(journal, first, query(), reply("New.")))
        assert "New." == known(journal, query())
    with opened(path, reuse=fresh) as journal:
        second = journal.begin_run(BATCH, resumes=first)
        assert "New." == known(journal, query())
        assert known(journal, query("ferry")) is None
    with opened(path, reuse=fresh) as journal:
        journal.begin_run(BATCH, resumes=second)
        assert "New." == known(journal, query())
    with opened(path, reuse=fresh) as journal:
        journal.begin_run(BATCH)
        assert known(journal, query()) is None


def test_a_reply_that_turned_out_to_be_none_is_not_found_a_moment_later(path: Path) -> None:
    """A web page in place of a completion is asked for again at once, before its judgement is on disk."""

    async def talk() -> None:
        with opened(path) as journal:
            run = journal.begin_run(BATCH)
            for _ in range(3):
                call = await ask(journal, run, query(), outcome=None)
                assert await journal.answer(query()) is not None
                journal.judge(call, "TransientError")
                assert await journal.answer(query()) is None

    wait(talk())


def test_a_call_counts_in_full_until_its_bill_is_known(path: Path) -> None:
    """Sent without a whole reply: the most it can have taken, as unknown; answered without counts: as an estimate."""

    async def talk(name: str) -> None:
        with opened(path) as journal:
            run = journal.begin_run(BATCH)
            calls = [await journal.begin(run, query(), Usage(2000, 1000), Decimal("0.0125")) for _ in range(5)]
            await journal.broke(calls[1], "TransientError")
            await journal.answered(calls[2], reply(), Usage(prompt=650), None)
            await journal.answered(calls[3], reply(), USAGE, Decimal("0.000000123"))
            await journal.broke(calls[4], "EndpointError", sent=False)
        with History(path) as history:
            found = [(call.billing, call.prompt, call.completion, call.cost) for call in history.calls(run)]
            row = history.run(name)
        assert [
            (Billing.UNKNOWN, 2000, 1000, Decimal("0.0125")),
            (Billing.UNKNOWN, 2000, 1000, Decimal("0.0125")),
            (Billing.ESTIMATED, 650, 1000, Decimal("0.0125")),
            (Billing.KNOWN, 700, 90, Decimal("0.000000123")),
            (Billing.NONE, None, None, None),
        ] == found
        assert (4, 1, 2, 1350, 1090, Decimal("0.012500123")) == (
            row.calls,
            row.unsent,
            row.unknown,
            row.prompt,
            row.completion,
            row.cost,
        )

    wait(talk("last"))


def test_a_call_that_was_never_sent_bills_nothing(path: Path) -> None:
    """Who is cancelled while the intent goes to disk does not send; the record says so."""

    async def talk() -> str:
        with opened(path) as journal:
            run = journal.begin_run(BATCH)
            task = asyncio.create_task(journal.begin(run, query(), Usage(2000, 1000)))
            await asyncio.sleep(0)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            return run

    run = wait(talk())
    with History(path) as history:
        assert [(Billing.NONE, None)] == [(call.billing, call.prompt) for call in history.calls(run)]


def test_absurd_counts_are_no_counts(path: Path) -> None:
    """An endpoint that bills more tokens than a column holds has billed an unknown number, and ends nothing."""

    async def talk() -> str:
        with opened(path) as journal:
            run = journal.begin_run(BATCH)
            call = await journal.begin(run, query(), Usage(2000, 1000))
            await journal.answered(call, reply(), Usage(10**30, 90), None)
            return run

    run = wait(talk())
    with History(path) as history:
        assert [(Billing.ESTIMATED, 2000, 90)] == [
            (call.billing, call.prompt, call.completion) for call in history.calls(run)
        ]


def test_a_word_that_serves_as_a_key_is_no_secret(path: Path) -> None:
    """Local servers take any word, and repeat it in each reply, which must be kept all the same."""
    with opened(path, reuse=Reuse(secrets=("ollama", ""))) as journal:
        wait(ask(journal, journal.begin_run(BATCH), query(), reply("Sank, says ollama.")))
        assert "Sank, says ollama." == known(journal, query())
        assert journal.redacted(reply("By ollama.")) == reply("By ollama.")


def test_a_reply_that_holds_a_secret_is_not_kept(path: Path) -> None:
    """Neither in the body nor in a header that would be; the call stays on record."""
    canary = "sk-canary-5150"
    with opened(path, reuse=Reuse(secrets=(canary, ""))) as journal:
        run = journal.begin_run(BATCH)
        wait(ask(journal, run, query(), reply(f"You sent {canary}.", x_request_id=canary)))
        assert known(journal, query()) is None
        wait(ask(journal, run, query("ferry"), reply("Sank.", x_request_id=f"of {canary}")))
        assert "Sank." == known(journal, query("ferry"))
    assert canary.encode() not in b"".join(file.read_bytes() for file in path.parent.iterdir())


def test_what_is_remembered_of_an_endpoint_stays(path: Path) -> None:
    """A line an endpoint and model; the newest counts, and at once: others ask at the same time."""
    with opened(path) as journal:
        assert journal.recall("http://a/v1", "tiny", HABITS) is None
        journal.remember("http://a/v1", "tiny", HABITS, "old")
        journal.remember("http://a/v1", "tiny", HABITS, "new")
        assert "new" == journal.recall("http://a/v1", "tiny", HABITS)
        journal.remember("http://a/v1", "large", HABITS, "other")
    with opened(path) as journal:
        assert "new" == journal.recall("http://a/v1", "tiny", HABITS)
        assert journal.recall("http://b/v1", "tiny", HABITS) is None


@pytest.mark.parametrize(
    "tampering",
    [
        "reply = x'00'",
        "reply = NULL",
        "reply = 'text'",
        "reply = substr(reply, 1, length(reply) - 3)",
        "reply = reply || x'00'",
        "headers = '[1]'",
        "headers = '{\"a\": 1}'",
        "headers = 'no JSON'",
        "headers = NULL",
        "status = 500",
        "status = 'fine'",
    ],
)
def test_a_row_that_was_tampered_with_is_no_answer(path: Path, told: list[str], tampering: str) -> None:
    """It is said, and asked again; the answer to that is taken the next time."""
    with opened(path) as journal:
        wait(ask(journal, journal.begin_run(BATCH), query()))
    with sqlite3.connect(path) as connection:
        connection.execute(f"UPDATE calls SET {tampering}")  # noqa: S608  # that is what tampering is
    connection.close()
    with opened(path, told) as journal:
        assert known(journal, query()) is None
        assert ["dredger.txt"] == [line.split()[-1] for line in told]
        wait(ask(journal, journal.begin_run(BATCH), query(), reply("Raised.")))
        assert "Raised." == known(journal, query())


def test_several_event_loops_use_one_journal(path: Path) -> None:
    """A command reads its articles in one and composes in another; a loop that has gone harms nobody."""
    with opened(path) as journal:
        run = journal.begin_run(BATCH)
        wait(ask(journal, run, query()))

        async def leave() -> None:
            task = asyncio.create_task(journal.begin(run, query("ferry")))
            await asyncio.sleep(0)
            del task

        wait(leave())
        wait(ask(journal, run, query("tug")))
        assert "Sank." == known(journal, query("tug"))


def test_a_fault_reaches_whoever_waits_and_nobody_else(path: Path) -> None:
    """Also that of a note which nobody waited for: the next who waits hears of it; what it waited for is not sent."""
    with opened(path) as journal:
        run = journal.begin_run(BATCH)
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TRIGGER no BEFORE INSERT ON articles BEGIN SELECT RAISE(ABORT, 'no room'); END")
        connection.close()
        wait(journal.begin(run, query()))
        journal.conclude(run, "dredger", source="dredger.txt")
        with pytest.raises(JournalError, match="no room"):
            wait(journal.begin(run, query("ferry")))
        wait(journal.begin(run, query("tug")))
    with History(path) as history:
        bills = {call.subject: call.billing for call in history.calls(run)}
    assert {"dredger": Billing.UNKNOWN, "ferry": Billing.NONE, "tug": Billing.UNKNOWN} == bills


def test_a_row_that_cannot_be_written_takes_no_other_with_it(path: Path) -> None:
    """Rows that came together are tried one by one when their commit fails."""

    async def together(journal: Journal, run: str) -> list[BaseException | None]:
        begun = [journal.begin(run, query(name)) for name in ("dredger", "ferry", "tug")]
        results = await asyncio.gather(*begun, return_exceptions=True)
        return [result if isinstance(result, BaseException) else None for result in results]

    with opened(path) as journal:
        run = journal.begin_run(BATCH)
        with sqlite3.connect(path) as connection:
            connection.execute(
                "CREATE TRIGGER no BEFORE INSERT ON calls WHEN NEW.subject = 'ferry' "
                "BEGIN SELECT RAISE(ABORT, 'no ferries'); END"
            )
        connection.close()
        faults = wait(together(journal, run))
        assert (None, None) == (faults[0], faults[2])
        assert "no ferries" in str(faults[1])
    with History(path) as history:
        assert ["dredger", "tug"] == [call.subject for call in history.calls(run)]


def test_names_that_are_no_unicode_are_written(path: Path) -> None:
    """A file's name may hold bytes that are no characters; they become question marks."""
    with opened(path) as journal:
        run = journal.begin_run(BATCH)
        wait(ask(journal, run, replace(query(), where="caf\udce9 '\u2028\".txt")))
        journal.conclude(run, "dredger", source="caf\udce9.txt", error="AnswerError", reason="\ud800")
    with History(path) as history:
        assert ["caf? '\u2028\".txt"] == [call.where for call in history.calls(run)]
        assert [("caf?.txt", "?")] == [(each.source, each.reason) for each in history.articles(run)]


@pytest.mark.parametrize("body", [b"", b"\x00\xff\xfe", b"{}" * 100_000, "\u00e9\U0001f6a2".encode("utf-16")])
def test_a_reply_comes_back_byte_for_byte(path: Path, body: bytes) -> None:
    """Whatever it is; what to make of it is the engine's business."""
    with opened(path) as journal:
        run = journal.begin_run(BATCH)

        async def several() -> None:
            await asyncio.gather(
                ask(journal, run, query("ferry")),
                ask(journal, run, query(), Reply(200, {}, body)),
                ask(journal, run, query("tug")),
            )

        wait(several())
        found = wait(journal.answer(query()))
        assert found is not None
        assert body == found[1].body
        assert "Sank." == known(journal, query("tug"))


def test_a_disk_that_is_nearly_full_admits_no_new_call(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is room left then for the replies to those in flight, which are paid for."""

    async def talk(journal: Journal, run: str) -> None:
        call = await journal.begin(run, query())
        monkeypatch.setattr("summarizer.running.journal.journal.HEADROOM", 2**62)
        with pytest.raises(JournalError, match="nearly full"):
            await journal.begin(run, query("ferry"))
        await journal.answered(call, reply(), USAGE, None)

    with opened(path) as journal:
        wait(talk(journal, journal.begin_run(BATCH)))
        assert "Sank." == known(journal, query())
    with History(path) as history:
        assert ["dredger"] == [call.subject for call in history.calls(history.run("last").id)]


def test_a_disk_that_refused_a_reply_takes_no_intent_though_it_is_small(path: Path, told: list[str]) -> None:
    """Also in the same commit: what would be sent then would be paid for, and find no room either."""
    noise = Reply(200, {}, os.urandom(400_000))  # which no compression makes small

    async def talk(journal: Journal, run: str) -> Sequence[object]:
        call = await journal.begin(run, query())
        both = journal.answered(call, noise, USAGE, None), journal.begin(run, query("ferry"))
        return await asyncio.gather(*both, return_exceptions=True)

    lock = lease.take(path)
    connection = open_database(path, say=told.append)
    connection.execute("PRAGMA max_page_count = 50")
    with Journal(path, connection, lock, Reuse(), told.append) as journal:
        run = journal.begin_run(BATCH)
        faults = wait(talk(journal, run))
        assert ["the disk is full"] * 2 == [fault.what for fault in faults if isinstance(fault, JournalError)]
    with History(path) as history:
        bills = {call.subject: call.billing for call in history.calls(run)}
    assert {"dredger": Billing.UNKNOWN, "ferry": Billing.NONE} == bills
