"""Flags, environment and file → settings: who wins, how amounts are written, and what a mistake is told."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from summarizer.cli.amounts import chosen
from summarizer.cli.caps import purse
from summarizer.cli.settings import OwnPrice, Settings, settings
from summarizer.errors import UsageError
from summarizer.running.prices import Price
from summarizer.workspace import create

HERE = "http://localhost:8000/v1"


@pytest.fixture(autouse=True)
def _nobody_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


def config(folder: Path, text: str) -> Path:
    """A configuration file."""
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_flags_win_over_the_environment_which_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One setting at a time."""
    file = config(tmp_path, 'max_cost = 1\nmax_tokens = "10k"\nrpm = 60\n')
    monkeypatch.setenv("SUMMARIZER_MAX_TOKENS", "20k")
    monkeypatch.setenv("SUMMARIZER_RPM", "70")
    said = settings(Settings(rpm=80.0), file)
    assert (Decimal(1), 20_000, 80.0) == (said.max_cost, said.max_tokens, said.rpm)


def test_an_amount_is_written_as_a_number_or_with_its_unit(tmp_path: Path) -> None:
    """In the file as on the command line, and places are seen from the file."""
    text = (
        'max_cost = 0.10\nmax_tokens = 1_500\nmax_time = 90.5\nmax_wait = "1h 30m"\ntpm = "1.5M"\n'
        'concurrency = "auto"\njournal = "state/journal.sqlite"\n'
        '[prices."vendor/small:1"]\ninput = 0.1\noutput = "$3"\n'
    )
    said = settings(Settings(), config(tmp_path, text))
    assert (
        Settings(
            max_cost=Decimal("0.10"),
            max_tokens=1_500,
            max_time=90.5,
            max_wait=5_400.0,
            tpm=1_500_000.0,
            concurrency="auto",
            journal=tmp_path / "state/journal.sqlite",
            prices={"vendor/small:1": OwnPrice(input=Decimal("0.1"), output=Decimal(3))},
        )
        == said
    )


WRONG = {
    'max_cost = "much"': "'max_cost': 'much' is no amount of money. Write USD, such as 2.50",
    "max_cost = -1": "'max_cost': '-1' is no amount of money",
    "max_cost = nan": "'max_cost': 'NaN' is no amount of money",
    "max_tokens = 0": "'max_tokens': '0' is no number of tokens",
    'max_tokens = "1.5"': "'max_tokens': '1.5' is no number of tokens",
    'max_time = "soon"': "'max_time': 'soon' is no length of time",
    "max_wait = 0": "'max_wait': '0' is no length of time",
    'rpm = "fast"': "'rpm': 'fast' is no rate a minute",
    "tpm = inf": "'tpm': 'Infinity' is no rate a minute",
    "concurrency = 0": "'concurrency': '0' is no number of requests in flight. Write a number from 1, or auto",
    '[prices."m"]\ninput = 1': "'prices.m.output': field required. It may hold: input, output, cached_input",
    '[prices."m"]\ninput = 1\noutput = 1\nthought = 1': "'prices.m.thought': extra inputs are not permitted",
    "max_money = 1": "'max_money': extra inputs are not permitted. It may hold: model, base_url",
}


@pytest.mark.parametrize(("text", "told"), WRONG.items(), ids=WRONG.keys())
def test_a_wrong_value_is_named_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    """And with what may stand there."""
    with pytest.raises(UsageError) as raised:
        settings(Settings(), config(tmp_path, text))
    assert str(raised.value).startswith(f"{tmp_path / 'config.toml'}: {told}")


def test_a_wrong_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its own name."""
    monkeypatch.setenv("SUMMARIZER_MAX_COST", "much")
    with pytest.raises(UsageError, match=r"^SUMMARIZER_MAX_COST: 'much' is no amount of money\. Write USD"):
        settings(Settings(), None)


@pytest.mark.parametrize("written", ["0", "-1", "many", "1.5", "²", ""])
def test_a_number_of_requests_is_whole_or_auto(written: str) -> None:
    """And nothing else."""
    assert (None, 3, "auto") == (chosen(None), chosen("3"), chosen("AUTO"))
    with pytest.raises(UsageError, match="Write a number from 1, or auto"):
        chosen(written)


def test_a_cap_of_money_without_a_price_shows_the_lines_that_give_one(tmp_path: Path) -> None:
    """Added as they are, they are read, and the cap stands."""
    name = 'tiny "q4"\\v1'
    with pytest.raises(UsageError) as raised:
        purse(Settings(max_cost=Decimal(1)), name, HERE)
    assert str(raised.value).startswith(f"{HERE}: --max-cost counts money, and what {name} costs is not known")
    assert "config.toml (or the file of --config):" in raised.value.hint
    said = settings(Settings(max_cost=Decimal(1)), config(tmp_path, raised.value.lines))
    assert Price(Decimal("2.5"), Decimal(10)) == purse(said, name, HERE).price


def test_without_a_cap_of_money_no_price_is_needed() -> None:
    """Tokens are counted all the same."""
    held = purse(Settings(max_tokens=500), "tiny", HERE)
    assert (None, 500, None) == (held.price, held.caps.tokens, held.caps.cost)


def test_every_line_of_the_example_configuration_works(tmp_path: Path) -> None:
    """Also those that it holds as comments."""
    [file] = [path for path in create(tmp_path / "new") if path.suffix == ".toml"]
    text = re.sub(r"(?m)^# (?=\w+ = |\[)", "", file.read_text(encoding="utf-8"))
    said = settings(Settings(), config(tmp_path / "new", text))
    empty = [name for name, value in vars(said).items() if not value]
    assert not empty
    assert 0 < purse(said, "llama3.1", HERE).price.input  # type: ignore[union-attr]  # the example prices it
