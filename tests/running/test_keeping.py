"""What was read and verified before: found again, by this program alone, for the very same article."""

import json
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from running.journal.conftest import BATCH, opened
from wire.asking import FERRY, KEY, endpoint
from wire.server import Server, Stage, answers, completion, honest, says, sends, serving

from summarizer.article import Article
from summarizer.extraction import Endpoint, model_engine
from summarizer.running import Failure, Run, summarize
from summarizer.running.budget import Budget, Caps
from summarizer.running.gate import RunGate
from summarizer.running.journal import Reuse, Seal, clear, prune, stats
from summarizer.running.keeping import Kept, fingerprint_of
from summarizer.running.limits import Limiter
from summarizer.running.limits.estimating import TokenRatio
from summarizer.summary import ArticleSummary
from summarizer.verdicts import FactVerdict, VerifiedSummary
from summarizer.workspace import Workspace

OURS = Seal(b"k" * 32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal is to lie."""
    return tmp_path / "journal.sqlite"


FOR_KEY = Reuse(secrets=(KEY,))


def read(
    path: Path, settings: Endpoint, article: Article = FERRY, *, seal: Seal = OURS, reuse: Reuse = FOR_KEY
) -> tuple[VerifiedSummary, int]:
    """A run over the one article, and the replies that it found instead of paying for them."""
    with opened(path, reuse=reuse) as journal:
        limiter = Limiter(most=1, say=pytest.fail)
        gate = RunGate(journal, journal.begin_run(BATCH), limiter, Budget(Caps(), None, TokenRatio()))
        engine = model_engine(settings, gate=gate)
        assert engine.asked
        [outcome] = summarize([article], Run(engine, pace=gate, kept=Kept(journal, seal, engine.asked)))
        assert isinstance(outcome, VerifiedSummary)
        return outcome, journal.replayed


def altered(path: Path, statement: str, *values: object) -> None:
    """Change the journal behind its back."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement, values)


@pytest.fixture
def server() -> Iterator[Server]:
    """One that answers."""
    with serving(answers) as running:
        yield running


def without_replies(path: Path) -> None:
    """Nothing is left in the journal but the records: who finds none asks again."""
    altered(path, "DELETE FROM calls")


def test_what_was_verified_is_found_by_the_next_run(path: Path, server: Server) -> None:
    """The same record, byte for byte, from nothing but what was kept; its replies count as found."""
    settings = endpoint(server.url)
    first, paid = read(path, settings)
    without_replies(path)
    again, found = read(path, settings)
    assert first.model_dump_json() == again.model_dump_json()
    assert (0, 1) == (paid, found)
    assert 1 == len(server.ledger)


OTHERS: dict[str, Callable[[Endpoint], tuple[Endpoint, Article]]] = {
    "another model": lambda at: (replace(at, model="other"), FERRY),
    "a longer answer": lambda at: (replace(at, max_output=at.max_output + 1), FERRY),
    "another file": lambda at: (at, FERRY.model_copy(update={"source": "elsewhere.txt"})),
    "another title": lambda at: (at, FERRY.model_copy(update={"title": "Ferry"})),
    "another language": lambda at: (at, FERRY.model_copy(update={"language": "und"})),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_another_question_is_another_record(
    path: Path, server: Server, other: Callable[[Endpoint], tuple[Endpoint, Article]]
) -> None:
    """What decides the verdicts, or stands in the record, is part of what it is known by."""
    settings = endpoint(server.url)
    read(path, settings)
    without_replies(path)
    record, found = read(path, *other(settings))
    assert record.article == other(settings)[1]
    assert (0, 2) == (found, len(server.ledger))


def test_another_program_judges_anew(path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the replies, so that nothing is paid; what the old one left is taken out."""
    settings = endpoint(server.url)
    read(path, settings)
    monkeypatch.setattr("summarizer.running.keeping.program", lambda: "a line was changed")
    read(path, settings)
    assert (1, 1) == (stats(path).records, len(server.ledger))
    with closing(sqlite3.connect(path)) as connection:
        assert [("a line was changed",)] == connection.execute("SELECT program FROM records").fetchall()


def test_every_file_of_the_program_counts(tmp_path: Path) -> None:
    """Code and tables, by name and content; what Python makes of them does not."""
    (tmp_path / "language").mkdir()
    (tmp_path / "language" / "dates.py").write_text("A = 1\n", encoding="utf-8")
    seen = [fingerprint_of(tmp_path)]
    assert seen == [fingerprint_of(tmp_path)]
    for name, content in (("language/dates.py", "A = 2\n"), ("table.tsv", "a\t1\n"), ("table.tsv", "a\t2\n")):
        (tmp_path / name).write_text(content, encoding="utf-8")
        assert fingerprint_of(tmp_path) not in seen
        seen.append(fingerprint_of(tmp_path))
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "dates.cpython-311.pyc").write_bytes(b"compiled")
    assert seen[-1] == fingerprint_of(tmp_path)


def test_a_forged_verdict_is_not_believed(path: Path, server: Server) -> None:
    """A journal that somebody else wrote may name a record by the right key: without the seal it is none."""
    server.become(_invents)
    settings = endpoint(server.url)
    honest_record, _ = read(path, settings)
    assert [FactVerdict.UNSUPPORTED] == [item.verdict for item in honest_record.items if item.kind == "fact"]
    with opened(path) as journal:
        engine = model_engine(settings)
        assert engine.asked
        forged = honest_record.model_copy(
            update={
                "items": tuple(
                    item.model_copy(update={"verdict": FactVerdict.SUPPORTED}) if item.kind == "fact" else item
                    for item in honest_record.items
                )
            }
        )
        Kept(journal, Seal(b"f" * 32), engine.asked).keep(forged)
    again, replayed = read(path, settings)
    assert honest_record == again
    assert (1, 1) == (replayed, len(server.ledger))


def _invents(stage: Stage) -> None:
    """A fact that the article does not have."""
    said = honest(stage.exchange)
    said["key_facts"] = [
        {
            "statement": "The harbour master of Vellmoor resigned.",
            "sentences": [1],
            "importance": "vital",
            "when": None,
            "attributed_to": None,
            "certainty": "stated",
        }
    ]
    sends(completion({"content": json.dumps(said)}))(stage)


@pytest.mark.parametrize(
    "damage", ["x'00'", "zeroblob(0)", "substr(record, 1, length(record) - 1)", "CAST(record AS TEXT)"]
)
def test_a_damaged_record_is_none(path: Path, server: Server, damage: str) -> None:
    """It is made anew, and replaced."""
    settings = endpoint(server.url)
    first, _ = read(path, settings)
    altered(path, f"UPDATE records SET record = {damage}")  # noqa: S608  # from above
    assert first == read(path, settings)[0]
    without_replies(path)
    assert first == read(path, settings)[0]
    assert 1 == len(server.ledger)


def test_a_fresh_run_finds_none_and_a_failure_is_none(path: Path, server: Server) -> None:
    """`--fresh` asks again; what failed is tried again."""
    settings = endpoint(server.url)
    read(path, settings)
    read(path, settings, reuse=Reuse(fresh=True, secrets=(KEY,)))
    assert 2 == len(server.ledger)
    server.become(says("I cannot find any JSON."))
    with opened(path) as journal:
        engine = model_engine(replace(settings, model="other"))
        assert engine.asked
        [outcome] = summarize([FERRY], Run(engine, kept=Kept(journal, OURS, engine.asked)))
        assert isinstance(outcome, Failure)
    assert 1 == stats(path).records


def test_a_record_goes_with_its_replies(path: Path, server: Server) -> None:
    """What is pruned or cleared is asked again."""
    settings = endpoint(server.url)
    read(path, settings)
    prune(path, older_than=3600, say=pytest.fail)
    assert 1 == stats(path).records
    altered(path, "UPDATE records SET kept = kept - 7200")
    prune(path, older_than=3600, say=pytest.fail)
    assert 0 == stats(path).records
    read(path, settings)
    assert (1, 1) == (stats(path).records, len(server.ledger))
    altered(path, "UPDATE calls SET begun = begun - 7200")
    prune(path, older_than=3600, say=pytest.fail)
    assert 0 == stats(path).records
    read(path, settings)
    assert 2 == len(server.ledger)
    clear(path, say=pytest.fail)
    assert 0 == stats(path).records


def test_a_schema_of_ones_own_is_not_kept() -> None:
    """Its code has a say in what an answer is, and no fingerprint."""

    class Own(ArticleSummary):
        """A user's."""

    settings = endpoint("http://127.0.0.1:9/v1")
    assert model_engine(settings).asked
    assert model_engine(settings, schema=Own).asked is None


def test_an_article_that_was_moved_has_one_record(path: Path, server: Server) -> None:
    """It is verified for its new place, which stands in the record; the old one would only lie about."""
    settings = endpoint(server.url)
    for source in ("here.txt", "there.txt"):
        record, _ = read(path, settings, FERRY.model_copy(update={"source": source}))
        assert source == record.article.source
    assert (1, 1) == (stats(path).records, len(server.ledger))


def test_what_a_template_includes_is_part_of_what_is_asked(tmp_path: Path) -> None:
    """Whatever lies below the folder may be read by it, by any name."""
    (tmp_path / "prompts" / "parts").mkdir(parents=True)
    rules = tmp_path / "prompts" / "parts" / "rules.txt"
    seen = set()
    for text in ("Be brief.", "Be long."):
        rules.write_text(text, encoding="utf-8")
        seen.add(model_engine(endpoint("http://127.0.0.1:9/v1"), workspace=Workspace(tmp_path)).prompts)
    assert 2 == len(seen)


def test_a_seal_is_that_of_its_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One key for all processes of a user, which nobody else can read; where none can be kept, one a process."""
    monkeypatch.setattr("summarizer.running.journal.sealing.user_state_path", lambda *_, **__: tmp_path / "state")
    closed = Seal.ours().closed("a", b"content")
    assert b"content" == Seal.ours().opened("a", closed)
    assert Seal.ours().opened("b", closed) is None
    file = tmp_path / "state" / "seal.key"
    assert not stat.S_IMODE(file.stat().st_mode) & 0o077
    assert Seal.ours().key.hex() not in repr(Seal.ours())
    for damage in (b"", b"short"):  # as of a disk that was full
        file.write_bytes(damage)
        assert Seal.ours() == Seal.ours() != Seal(damage)
        assert Seal.ours().opened("a", closed) is None
    assert [file] == list(file.parent.iterdir())
    file.unlink()
    file.mkdir()
    assert Seal.ours() != Seal.ours()
