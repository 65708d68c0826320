"""A report as JUnit XML: the structure that CI servers read, and counts that agree with it."""

from xml.etree import ElementTree as ET

import pytest
from evaluation.samples import broken, cases, checks, run, whole

from summarizer.evaluation.reports import to_junit
from summarizer.evaluation.result import EvalReport, EvalRun

# What junit-10.xsd of Jenkins' xUnit plugin allows, as far as we use it: attributes, those required, and children.
ALLOWED = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, set[str](), ["testsuite"]),
    "testsuite": (
        {"name", "tests", "failures", "errors", "skipped", "time", "timestamp", "hostname", "id", "package"},
        {"name", "tests", "failures", "errors"},
        ["properties", "testcase"],
    ),
    "properties": (set[str](), set[str](), ["property"]),
    "property": ({"name", "value"}, {"name", "value"}, []),
    "testcase": ({"name", "classname", "time", "group"}, {"name"}, ["skipped", "error", "failure"]),
    "skipped": ({"type", "message"}, set[str](), []),
    "error": ({"type", "message"}, set[str](), []),
    "failure": ({"type", "message"}, set[str](), []),
}


def suites(report: EvalReport) -> list[ET.Element]:
    root = ET.fromstring(to_junit(report))  # noqa: S314 - our own document
    assert "testsuites" == root.tag
    return list(root)


def suite(found: EvalRun) -> ET.Element:
    (only,) = suites(EvalReport(version="0.1.0", labels="0f5a", runs=(found,)))
    return only


def outcomes(of: ET.Element) -> dict[str, str]:
    """What became of each test that did not pass, by its name."""
    return {test.attrib["name"]: outcome.tag for test in of.iter("testcase") for outcome in test}


def test_the_structure_is_that_of_the_schema() -> None:
    """Every element has the attributes that it needs and no others, and stands where it may."""
    report = whole().model_copy(update={"missing": ("live:lost",)})
    root = ET.fromstring(to_junit(report))  # noqa: S314 - our own document
    for node in root.iter():
        allowed, required, children = ALLOWED[node.tag]
        assert required <= set(node.attrib) <= allowed
        assert {child.tag for child in node} <= set(children)


def test_counts_are_those_of_the_tests() -> None:
    """Each suite says how many tests it has, and how many of them failed, broke or were skipped."""
    for one in suites(whole().model_copy(update={"missing": ("live:lost",)})):
        tests = list(one.iter("testcase"))
        told = [int(one.attrib[name]) for name in ("tests", "failures", "errors", "skipped")]
        assert told == [len(tests), *(len(list(one.iter(tag))) for tag in ("failure", "error", "skipped"))]


def test_a_suite_an_engine_a_test_a_check_and_a_case() -> None:
    """Three checks and five cases are eight tests, and all of them pass."""
    found = suite(run("builtin", cases(0.9), gate=checks(passed=True)))
    assert ("builtin", "8") == (found.attrib["name"], found.attrib["tests"])
    assert {} == outcomes(found)


def test_failures_and_errors_have_their_reasons() -> None:
    """A check that is not met fails; a case with an article or a scorer that failed is an error; both say why."""
    found = suite(run("builtin", broken(cases(0.9)), gate=checks(passed=False)))
    assert {"floor: quotes.verbatim": "failure", "brack-trial": "error", "halden-outage": "error"} == outcomes(found)
    (failure,) = found.iter("failure")
    assert "0.61 of the quotes are letter for letter, at least 0.95" == failure.attrib["message"] == failure.text
    assert ["report-0: The model declined to answer.", "report-1, scorer numbers: KeyError: 'crown'"] == [
        error.text for error in found.iter("error")
    ]


def test_a_case_that_never_came_back_is_an_error() -> None:
    """A run of fewer cases than planned is not green."""
    assert {"all planned cases": "error"} == outcomes(suite(run("builtin", cases(0.9)[1:], planned=5)))


def test_what_was_skipped_is_not_passed() -> None:
    """A story whose text is not here is a skipped test."""
    found = suite(whole().runs[-1])
    assert {"quarry-inquest", "osk-strike, report-9"} == {
        name for name, outcome in outcomes(found).items() if outcome == "skipped"
    }


@pytest.mark.parametrize("repeats", [1, 2])
def test_each_repeat_is_a_test(repeats: int) -> None:
    """Names tell repeats apart where there are any."""
    found = [each.model_copy(update={"repeat": repeat}) for repeat in range(repeats) for each in cases(0.9)]
    names = [test.attrib["name"] for test in suite(run("builtin", tuple(found), repeats=repeats)).iter("testcase")]
    assert 5 * repeats == len(set(names))
    assert ("brack-trial, repeat 2" in names) == (repeats > 1)
