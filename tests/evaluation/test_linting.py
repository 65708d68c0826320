"""The linter finds what a person gets wrong in labels, and nothing in labels that are right."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from evaluation.harbour import labels, relabel, write

from summarizer.errors import UsageError
from summarizer.evaluation.cases import cases_of, label_files
from summarizer.evaluation.linting import lint


def findings(cases: Path) -> list[str]:
    return [str(finding) for case in cases_of(label_files(cases)).cases for finding in lint(case)]


def test_nothing_is_found_in_labels_that_are_right(tmp_path: Path) -> None:
    """The sample story has no fault."""
    assert [] == findings(write(tmp_path))


def article(content: dict[str, Any]) -> Any:  # noqa: ANN401  # JSON
    return content["articles"][0]


FAULTS: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "words of a fact": (
        lambda content: article(content)["facts"][0].update(words=["A dredger rose"]),
        "osprey.sank: 'A dredger rose' occurs 0 times in osprey.txt, and should once",
    ),
    "words that are not one place": (
        lambda content: article(content)["facts"][0].update(words=["the"]),
        "osprey.sank: 'the' occurs 4 times",
    ),
    "a value": (
        lambda content: article(content)["numbers"][0].update(value=35),
        "osprey.ferries: the value is not that of 'At least 36 ferries'",
    ),
    "a quotation": (
        lambda content: article(content)["quotes"][0].update(words="We wait for a tide"),
        "osprey.quotes: 'We wait for a tide' is not in osprey.txt",
    ),
    "a speaker": (
        lambda content: article(content)["quotes"][0].update(speaker="Mirela Oskar"),
        "osprey.quotes: the speaker 'Mirela Oskar' is not in osprey.txt",
    ),
    "another name of the speaker": (
        lambda content: article(content)["quotes"][0].update(aliases=["Osk", "the pilot"]),
        "osprey.quotes: the speaker 'the pilot' is not in osprey.txt",
    ),
    "a figure of a fact": (
        lambda content: article(content)["facts"][0].update(statement="Two dredgers sank in the channel off Vellmoor."),
        "osprey.sank: 'Two dredgers sank in the channel off Vellmoor.' has a figure that is not in osprey.txt",
    ),
    "a figure in another wording": (
        lambda content: article(content)["facts"][0].update(also=["Off Vellmoor 77 dredgers sank."]),
        "osprey.sank: 'Off Vellmoor 77 dredgers sank.' has a figure that is not in osprey.txt",
    ),
    "a name of a fact": (
        lambda content: article(content)["facts"][0].update(also=["A dredger sank off Harnfeld."]),
        "osprey.sank: 'A dredger sank off Harnfeld.' names 'Harnfeld', which is not in osprey.txt",
    ),
    "a unit": (
        lambda content: article(content)["numbers"][0].update(unit="zz"),
        "osprey.ferries: 'zz' is no known unit, and not in 'At least 36 ferries'",
    ),
    "a bound": (
        lambda content: article(content)["numbers"][0].update(bound="at_most"),
        "osprey.ferries: the bound is not that of 'At least 36 ferries'",
    ),
    "a planted figure that is called found": (
        lambda content: article(content)["planted"].append(
            {
                "kind": "number",
                "words": "At least 36 ferries",
                "as_written": "At least 36 ferries",
                "value": 63,
                "bound": "at_least",
                "what": "ferries",
                "verdict": "found",
            }
        ),
        "osprey.planted[2]: the value is not that of 'At least 36 ferries'",
    ),
    "the day of an event": (
        lambda content: content["timeline"][0].update(start="1926-03-13"),
        "timeline: A dredger sinks: 1926-03-13 is far from its reports, and they do not name the year",
    ),
    "a question": (
        lambda content: article(content)["questions"][0].update(question="The wreck will be lifted."),
        "osprey.questions: 'The wreck will be lifted.' is no question",
    ),
    "a planted quotation": (
        lambda content: article(content)["planted"][1].update(text="We wait for a tide"),
        "osprey.planted[1]: 'We wait for a tide' is called exact, and is not in the text",
    ),
    "two facts of one name": (
        lambda content: article(content)["facts"].append(article(content)["facts"][0]),
        "osprey.facts: 'sank' stands 2 times",
    ),
    "a claim of nothing": (
        lambda content: content.update(claims=[["osprey.sank", "herald.rose"]]),
        "claims: there is no fact 'herald.rose'",
    ),
    "a claim of one article": (
        lambda content: content.update(claims=[["osprey.sank"]]),
        "claims: osprey.sank: a claim that is the same needs facts of two articles",
    ),
    "a source without a group": (
        lambda content: content.update(independence=[["osprey"]]),
        "independence: every article must stand in exactly one group",
    ),
    "a side of an article that is not there": (
        lambda content: content["timeline"][0].update(places=[{"article": "post", "words": "A dredger"}]),
        "timeline: A dredger sinks: there is no article 'post'",
    ),
    "a place that is not there": (
        lambda content: content["timeline"][0].update(places=[{"article": "herald", "words": "A dredger rose"}]),
        "timeline: A dredger sinks: 'A dredger rose' occurs 0 times in herald.txt",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_and_named(tmp_path: Path, fault: str) -> None:
    """Each kind of fault is one finding that says where it stands."""
    change, found = FAULTS[fault]
    content = labels()
    change(content)
    (one,) = findings(write(tmp_path, content))
    assert f"{tmp_path / 'cases' / 'harbour.yaml'}: {found}" in one


BROKEN: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "an unknown field": (lambda content: content.update(colour="blue"), "colour: Extra inputs are not permitted"),
    "no canary": (lambda content: content.pop("canary"), "canary: Field required"),
    "a figure without a value": (
        lambda content: article(content)["numbers"][0].pop("value"),
        "the figure 'ferries' has neither a value nor a range",
    ),
    "a file that is not there": (
        lambda content: article(content).update(file="post.txt"),
        "post.txt",
    ),
    "no folder": (lambda content: content.pop("folder"), "the article 'osprey' has a file, and the story no folder"),
    "a draft": (lambda content: content.update(draft=True), "is a draft"),
    "neither file nor hash": (lambda content: article(content).pop("file"), "needs a file or a sha256"),
    "an event without its day": (lambda content: content["timeline"][0].pop("start"), "needs a start"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_what_cannot_be_scored_is_refused(tmp_path: Path, fault: str) -> None:
    """A label file that is broken ends the command, with its name and what to do."""
    change, said = BROKEN[fault]
    content = labels()
    change(content)
    cases = write(tmp_path, content)
    with pytest.raises(UsageError, match=r"(?s).") as caught:
        findings(cases)
    assert said in str(caught.value)


def test_no_label_files_are_no_success(tmp_path: Path) -> None:
    """An empty folder, and one that is not there, are faults and not a run without failures."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="there is no label file"):
        label_files(tmp_path / "empty")
    with pytest.raises(UsageError, match="there is no such folder"):
        label_files(tmp_path / "nowhere")


def test_two_files_of_one_story_are_refused(tmp_path: Path) -> None:
    """A story that stands twice would count twice."""
    cases = write(tmp_path)
    (cases / "again.yaml").write_bytes((cases / "harbour.yaml").read_bytes())
    with pytest.raises(UsageError, match="labels the story 'harbour'"):
        label_files(cases)


def test_an_article_elsewhere_is_skipped_or_found_by_its_hash(tmp_path: Path) -> None:
    """A licensed text stays out of the project; its labels say so, and are used where the text is at hand."""
    content = labels()
    cases = write(tmp_path, content)
    herald = tmp_path / "articles" / "herald.txt"
    content["articles"][1].pop("file")
    content["articles"][1]["sha256"] = hashlib.sha256(herald.read_bytes()).hexdigest()
    relabel(cases, content)
    away = cases_of(label_files(cases))
    assert ["osprey"] == list(away.cases[0].articles)
    assert [("harbour", "herald")] == [(each.story, each.article) for each in away.skipped]
    assert [] == [str(finding) for case in away.cases for finding in lint(case)]
    here = cases_of(label_files(cases), tmp_path / "articles")
    assert ["osprey", "herald"] == list(here.cases[0].articles)
    assert () == here.skipped


def test_a_figure_that_the_program_does_not_read_is_worth_its_digits(tmp_path: Path) -> None:
    """A score of 3-2 may be labelled as 3 or as 2, and as nothing else."""
    content = labels()
    cases = write(tmp_path, content)
    osprey = tmp_path / "articles" / "osprey.txt"
    osprey.write_text(f"{osprey.read_text()}\nThe crews played football in the meantime, 3-2.\n")
    article(content)["numbers"][0].update(words="in the meantime, 3-2", bound="exact", value=2)
    relabel(cases, content)
    assert [] == findings(cases)
    article(content)["numbers"][0].update(value=32)
    relabel(cases, content)
    assert [f"{cases / 'harbour.yaml'}: osprey.ferries: the value is not that of 'in the meantime, 3-2'"] == findings(
        cases
    )
