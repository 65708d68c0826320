"""The adversarial suite: what it makes is what it says, and the verifier does not get worse at it.

`adversarial_ceilings.json` holds the highest rate of wrong verdicts by family and by kind. After the verifier got
better, `python benchmarks/adversarial.py --lower tests/adversarial_ceilings.json` lowers them, and never raises one.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import adversarial
import pytest
from adversaries import ceilings
from adversaries.clauses import claim_of, written_in
from adversaries.figure_corruptions import other_values
from adversaries.judging import Judged, judge
from adversaries.kinds import KINDS, Draft, Family, drafts
from adversaries.material import Source, plain
from adversaries.names import names_in
from adversaries.report import Tallies, bootstrap, document, lines, shown
from adversaries.values import Derivable, values_in

from summarizer.article import Article
from summarizer.reading import from_text, read
from summarizer.summary import Bound, KeyFact, Number, Quote

ROOT = Path(__file__).resolve().parents[1]
CEILINGS = ROOT / "tests" / "adversarial_ceilings.json"
QUAY = """\
VELLMOOR, Tarsia — At least 36 ferries were held in port on Friday after a dredger sank in the channel, \
the port office said.

"We will not open the gates before the wreck is lifted, and nobody should wait on the quay," said Mirela Osk, \
a spokeswoman for the port.

About 2,400 passengers slept in schools. Two tugs, with 14 sailors aboard, searched for the cook of the dredger.

Dario Venn, the pilot, blamed the weather service for a late warning. He had never seen such a storm.

"The channel is deep and the wreck lies right across it," said Dario Venn.

The repair costs $1.5 million, which is 20 percent more than the port had put aside for it.
"""


def quay() -> Article:
    return from_text(QUAY, published="2026-03-14", language="en", source="quay.txt")


def made(kind: str, article: Article | None = None) -> list[KeyFact | Number | Quote]:
    """The items that one kind makes of the article at the quay."""
    return [draft.item for _, draft in drafts(KINDS[kind], Source(article or quay()), "1")]


def statements(kind: str) -> list[str]:
    return [item.statement for item in made(kind) if isinstance(item, KeyFact)]


def quotes(kind: str) -> list[str]:
    return [item.text for item in made(kind) if isinstance(item, Quote)]


def numbers(kind: str) -> list[Number]:
    return [item for item in made(kind) if isinstance(item, Number)]


@dataclass
class Run:
    """One run over the sample articles."""

    cases: list[Judged]
    tallies: Tallies


@pytest.fixture(scope="module")
def run() -> Run:
    found = [item for item in read([str(story) for story in adversarial.STORIES]) if isinstance(item, Article)]
    tallies = Tallies(KINDS.values())
    cases = list(adversarial.run(found, list(KINDS.values()), adversarial.SEED))
    for case in cases:
        tallies.add(case)
    return Run(cases, tallies)


# ── the verifier ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_verifier_is_no_worse_than_before(run: Run) -> None:
    assert ceilings.above(ceilings.rates(run.tallies), ceilings.load(CEILINGS)) == []


def test_every_ceiling_is_of_a_kind_that_there_is(run: Run) -> None:
    assert set(ceilings.load(CEILINGS)) == set(ceilings.rates(run.tallies))


# ── the suite as a whole ─────────────────────────────────────────────────────────────────────────────────────────────


def test_the_sample_articles_give_enough_kinds_and_cases(run: Run) -> None:
    filled = [kind for kind, tally in run.tallies.kinds.values() if tally.n]
    assert len(filled) >= 100
    assert run.tallies.n >= 5_000
    assert all(run.tallies.total(family, honest=honest).n >= 100 for family in Family for honest in (True, False))


def test_no_case_is_both_a_variant_and_a_corruption(run: Run) -> None:
    # A changed article is another article: the words of its cases may well be those of another kind.
    honest, corrupt = ({_key(case) for case in run.cases if case.kind.honest is honest} for honest in (True, False))
    assert honest & corrupt == set()


def _key(case: Judged) -> tuple[str, str, str]:
    return case.article, case.kind.family.value, case.item.model_dump_json()


def test_every_kind_says_what_it_does() -> None:
    assert [kind.name for kind in KINDS.values() if not kind.says.endswith(".")] == []


def test_the_same_seed_gives_the_same_cases_and_another_one_others() -> None:
    def items(seed: str) -> list[str]:
        cases = judge(list(KINDS.values()), Source(quay()), seed)
        return [f"{case.kind.name} {case.item.model_dump_json()} {case.verdict}" for case in cases]

    assert items("1") == items("1")
    assert items("1") != items("2")


def test_a_limit_draws_from_all_cases_of_a_kind() -> None:
    kind = KINDS["quote-word-dropped"]
    few = list(judge([kind], Source(quay()), "1", limit=2))
    everything = [case.item for case in judge([kind], Source(quay()), "1")]
    assert len(few) == 2 < len(everything)
    assert all(case.item in everything for case in few)


def test_the_report_names_goals_and_ends_with_counts(run: Run) -> None:
    text = "\n".join(lines(run.tallies, "1"))
    assert "quotes: corruptions accepted" in text
    assert "<= 0.5%" in text
    assert text.endswith(f"{len(KINDS)} kinds, {run.tallies.n} cases")
    figures = document(run.tallies, "1")
    assert figures["n"] == sum(tally.n for _, tally in run.tallies.kinds.values())


def test_a_shown_case_has_its_origin_and_hides_no_characters() -> None:
    case = next(judge([KINDS["quote-invisible"]], Source(quay()), "1"))
    text = "\n".join(shown(case))
    assert "quote-invisible  quay.txt" in text
    assert "\\u" in text
    assert not set(text) & set("\u200b\u2060\ufeff")


# ── corruptions are false, variants are true ─────────────────────────────────────────────────────────────────────────


def test_a_corrupted_quotation_is_nowhere_in_the_article() -> None:
    kinds = ("quote-word-", "quote-negat", "quote-tense", "quote-spliced", "quote-paraphrase", "quote-pronoun-changed")
    own = plain(QUAY)
    texts = [text for kind in KINDS if kind.startswith(kinds) for text in quotes(kind)]
    assert len(texts) > 20
    assert [text for text in texts if plain(text) in own] == []


def test_an_honest_ellipsis_drops_no_negation_figure_or_name() -> None:
    texts = quotes("quote-ellipsis-for-words")
    assert texts
    assert all("\u2026" in text or ". . ." in text or "..." in text for text in texts)
    assert all("not" in text and "nobody" in text for text in texts if text.startswith("We "))


def test_a_changed_digit_gives_no_value_that_the_article_has_or_that_two_of_its_values_make() -> None:
    for number in numbers("figure-digit"):
        assert number.value not in {36, 2_400, 2, 14, 1.5, 1_500_000, 20, 16, 12, 50, 34, 22, 38, 56, 6}
        if number.bound is Bound.AT_LEAST:
            assert number.value is not None
            assert number.value > 36  # what is less is said by "at least 36" as well


def test_a_sum_is_honest_only_if_its_words_say_so() -> None:
    said = numbers("figure-sum-said-to-be-one")
    hidden = numbers("figure-sum-not-said-to-be-one")
    assert said
    assert hidden
    assert all("in all" in number.as_written or "total" in number.what for number in said)
    assert not any("in all" in number.as_written or "total" in number.what for number in hidden)


def test_an_article_for_a_sum_has_one_sentence_more_and_the_figure_where_it_was() -> None:
    source = Source(quay())
    for _, draft in drafts(KINDS["figure-sum-said-to-be-one"], source, "1"):
        assert draft.article is not None
        assert isinstance(draft.item, Number)
        assert len(draft.article.sentences) == len(source.article.sentences) + 1
        cited = draft.article.sentence(draft.item.sentence)
        assert cited is not None
        assert draft.item.what.split()[-1] in draft.article.text_of(cited)


def test_a_bound_is_only_replaced_by_one_that_does_not_follow() -> None:
    pairs = {(number.as_written, number.bound) for number in numbers("figure-bound")}
    assert ("14 sailors", Bound.MORE_THAN) in pairs
    assert ("14 sailors", Bound.AT_LEAST) not in pairs  # exactly 14 are at least 14


@pytest.mark.parametrize(
    ("kind", "statement"),
    [
        pytest.param(
            "statement-apposition-left-out",
            "Dario Venn blamed the weather service for a late warning.",
            id="apposition",
        ),
        pytest.param(
            "statement-relative-clause-left-out",
            "The repair costs $1.5 million.",
            id="relative clause",
        ),
        pytest.param("statement-negation-dropped", "He had seen such a storm.", id="negation dropped"),
        pytest.param(
            "statement-negation-dropped-from-the-next",
            "Dario Venn, the pilot, blamed the weather service for a late warning; he had seen such a storm.",
            id="negation dropped from the next sentence",
        ),
        pytest.param("statement-certainty-raised-in-the-next", "", id="nothing to make surer in the next sentence"),
        pytest.param("statement-contracted", "", id="nothing to contract"),
        pytest.param(
            "statement-roles-exchanged",
            "",
            id="an apposition hides who blamed whom",
        ),
        pytest.param(
            "statement-scale-written-out",
            "The repair costs $1,500,000, which is 20 percent more than the port had put aside for it.",
            id="scale",
        ),
        pytest.param("statement-bound-in-other-words", "Around 2,400 passengers slept in schools.", id="bound"),
        pytest.param("statement-bound", "Exactly 2,400 passengers slept in schools.", id="bound corrupted"),
        pytest.param(
            "statement-unit",
            "The repair costs $1.5 million, which is 20 percentage points more than the port had put aside for it.",
            id="points for percent",
        ),
        pytest.param(
            "statement-figures-exchanged",
            "14 tugs, with two sailors aboard, searched for the cook of the dredger.",
            id="figures exchanged",
        ),
    ],
)
def test_a_statement_is_made_as_its_kind_says(kind: str, statement: str) -> None:
    found = statements(kind)
    assert statement in found if statement else not found


@pytest.mark.parametrize(
    ("text", "statements_made"),
    [
        pytest.param(
            "The port office accused Dario Venn of theft on Friday.",
            {
                "Dario Venn accused the port office of theft on Friday.",
                "The port office was accused by Dario Venn of theft on Friday.",
            },
            id="active",
        ),
        pytest.param(
            "The pilot was shot by Ilse Marrow in the harbour office.",
            {
                "Ilse Marrow was shot by the pilot in the harbour office.",
                "The pilot shot Ilse Marrow in the harbour office.",
            },
            id="passive",
        ),
        pytest.param("The pilot waited an hour in the harbour office.", set(), id="nobody is acted on"),
        pytest.param("The pilot joined Ilse Marrow in the harbour office.", set(), id="done to each other"),
    ],
)
def test_parties_are_exchanged_in_both_voices(text: str, statements_made: set[str]) -> None:
    items = made("statement-roles-exchanged", from_text(text, language="en", source="quay.txt"))
    assert statements_made == {item.statement for item in items if isinstance(item, KeyFact)}


def test_a_sentence_more_is_told_in_the_other_voice_and_turned_round() -> None:
    honest, turned = (
        list(drafts(KINDS[kind], Source(quay()), "1"))
        for kind in ("statement-voice-of-one-sentence-more", "statement-roles-of-one-sentence-more")
    )
    assert len(turned) > len(honest) > 0
    for _, draft in (*honest, *turned):
        assert draft.article is not None
        assert isinstance(draft.item, KeyFact)
        assert draft.item.statement not in draft.article.text


def test_a_claim_is_cut_from_its_source_which_goes_into_its_own_field() -> None:
    facts = [item for item in made("statement-claim-with-its-source") if isinstance(item, KeyFact)]
    assert [(fact.statement, fact.attributed_to) for fact in facts] == [
        ("At least 36 ferries were held in port on Friday after a dredger sank in the channel.", "the port office")
    ]


def test_a_weekday_becomes_the_date_that_it_was() -> None:
    assert any("on March 13 after" in statement for statement in statements("statement-absolute-date"))
    assert not any("March 13 " in statement for statement in statements("statement-absolute-date-off"))


def test_another_speaker_is_one_whom_the_article_quotes_elsewhere() -> None:
    found = {item.speaker for item in made("speaker-another-speaker") if isinstance(item, Quote)}
    assert found <= {"Mirela Osk", "Osk", "Dario Venn", "Venn"}
    for item in made("speaker-another-speaker"):
        assert isinstance(item, Quote)
        assert ("Osk" in item.speaker) is item.text.startswith("The channel")


# ── what the makers rest on ──────────────────────────────────────────────────────────────────────────────────────────


def test_figures_of_a_sentence_are_no_dates_times_or_years() -> None:
    text = "On May 8, 2019, at 4 a.m., at least 12 of the 1,300 boats and two tugs paid $3.5 million."
    assert [(each.text, each.value, each.bound) for each in written_in(text)] == [
        ("12", 12.0, 1), ("1,300", 1300.0, 0), ("two", 2.0, 0), ("$3.5", 3.5, 0),
    ]  # fmt: skip


def test_names_are_read_without_titles_days_and_words_that_open_a_sentence() -> None:
    text = "Ferries left Vellmoor for Port Ann on Friday, said Mayor Ilse Marrow's deputy. Then Ode of Osterby came."
    assert [name for _, name in names_in(text)] == ["Vellmoor", "Port Ann", "Ilse Marrow", "Ode of Osterby"]


def test_claims_by_pronouns_and_inside_other_claims_are_left_alone() -> None:
    assert claim_of("He said that the port is closed.") is None
    assert claim_of("Osk said that Venn claimed the channel.") is None
    claim = claim_of("The port is closed, said Mirela Osk, a spokeswoman.")
    assert claim is not None
    assert (claim.text, claim.who) == ("The port is closed.", "Mirela Osk, a spokeswoman")


def test_values_are_read_from_digits_words_scales_and_fractions() -> None:
    assert {12.0, 1_300_000.0, 1.3, 25.0, 1 / 3} <= set(values_in("twelve men, 1.3 million, twenty-five, a third"))


def test_sums_differences_and_shares_of_two_values_can_be_derived() -> None:
    derivable = Derivable([40.0, 50.0])
    assert all(value in derivable for value in (40, 90, 10, 80, 0.8, 125))
    assert 73 not in derivable


def test_other_values_differ_in_one_digit() -> None:
    assert 46 in other_values(36)
    assert 6 not in other_values(36)
    assert 1_500_000_001 not in other_values(1_500_000_000)  # nobody would call it another figure


def test_articles_that_are_all_alike_leave_no_doubt_and_unlike_ones_do() -> None:
    assert bootstrap([(1, 10)] * 5, "1") == (0.1, 0.1)
    low, high = bootstrap([(0, 10), (5, 10)], "1")
    assert (low, high) == (0.0, 0.5)


# ── ceilings ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_ceiling_is_lowered_and_never_raised(tmp_path: Path) -> None:
    path = tmp_path / "ceilings.json"
    assert ceilings.lower(path, {"better": 0.5, "worse": 0.1}) == []
    said = ceilings.lower(path, {"better": 0.2, "worse": 0.3, "new": 0.4})
    assert ceilings.load(path) == {"better": 0.2, "worse": 0.1, "new": 0.4}
    assert said == ["worse: 30.00% went wrong, the ceiling is 10.00%"]


def test_a_kind_without_a_ceiling_must_be_right_every_time() -> None:
    assert ceilings.above({"new": 0.01, "right": 0.0}, {}) == ["new: 1.00% went wrong, the ceiling is 0.00%"]


# ── the command ──────────────────────────────────────────────────────────────────────────────────────────────────────


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    script = str(ROOT / "benchmarks" / "adversarial.py")
    return subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True, check=False)


def test_the_command_reads_a_named_field_and_prints_one_line_of_json_last(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"story_words": QUAY, "date": "2026-03-14"}) + "\n", encoding="utf-8")
    done = command(str(rows), "--text-field", "story_words", "--kind", "quote-verbatim", "--show", "9", "--all")
    assert done.returncode == 0
    figures = json.loads(done.stdout.splitlines()[-1])
    assert figures["articles"] == 1
    assert figures["by_kind"]["quote-verbatim"]["n"] == 2
    assert "right  quote-verbatim" in done.stdout


def test_what_cannot_be_read_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    (tmp_path / "b.txt").write_text(QUAY, encoding="utf-8")
    done = command(str(tmp_path), "--kind", "quote-verbatim")
    assert done.returncode == 0
    assert "a.txt" in done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["articles"] == 1


def test_ceilings_are_not_lowered_by_a_part_of_a_run(tmp_path: Path) -> None:
    path = tmp_path / "ceilings.json"
    done = command("--kind", "quote-verbatim", "--lower", str(path))
    assert done.returncode == 2
    assert "whole run" in done.stderr
    assert not path.exists()


def test_articles_in_other_languages_are_left_out_and_said_so(tmp_path: Path) -> None:
    text = "Der Hafen wurde am Freitag geschlossen, weil ein Schiff gesunken war. Niemand wurde dabei verletzt. "
    (tmp_path / "hafen.txt").write_text(text * 3, encoding="utf-8")
    done = command(str(tmp_path), "--kind", "quote-verbatim")
    assert "hafen.txt: is not in English (de)" in done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["articles"] == 0


def test_the_generator_of_a_thing_does_not_depend_on_what_was_drawn_before() -> None:
    kind = KINDS["quote-word-swapped"]
    source = Source(quay())
    said = source.sayings[1]
    seeded = Random(f"1 {kind.name} {source.article.id} 1")
    direct = [draft.item for draft in _few(kind.make(said, source, seeded))]
    assert direct == [item for item in made("quote-word-swapped") if item in direct]


def _few(found: Iterator[Draft]) -> list[Draft]:
    return [next(found) for _ in range(3)]
