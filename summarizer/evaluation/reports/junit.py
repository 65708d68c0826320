"""A report → JUnit XML, as Jenkins, GitLab and GitHub's actions read it: a suite an engine, a test a check and a case.

Kept to what the schema of Jenkins' xUnit plugin (junit-10.xsd) allows; it has no moment in it, as equal reports give
equal bytes.
"""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from summarizer.evaluation.reports import wording
from summarizer.evaluation.result import EvalReport, EvalRun, ScoredCase
from summarizer.presenting.words import count
from summarizer.text import printable

_NO_CHARACTERS: Final = re.compile("[\ufffe\uffff]")  # what XML 1.0 forbids and `printable` leaves


def to_junit(report: EvalReport) -> str:
    """A report as JUnit XML: a check that failed is a failure, a case with anything that failed an error."""
    root = ET.Element("testsuites", name="evaluation")
    for run in report.runs:
        root.append(_suite(run))
    for engine in report.missing:
        root.append(_lost(engine))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(run: EvalRun) -> ET.Element:
    tests = [*_checks(run), *(_case(run, case) for case in run.cases), *_not_there(run), *_skipped(run)]
    ours = _attributes(
        name=run.engine,
        tests=len(tests),
        failures=sum(test.find("failure") is not None for test in tests),
        errors=sum(test.find("error") is not None for test in tests),
        skipped=sum(test.find("skipped") is not None for test in tests),
    )
    suite = ET.Element("testsuite", ours)
    properties = ET.SubElement(suite, "properties")
    told = {"origin": wording.origin(run), "verdict": wording.verdict(run)[1], "stale": run.stale}
    told |= {each.metric: f"{wording.mean(each)}; {wording.counts(each)}" for each in run.measured}
    for name, value in told.items():
        ET.SubElement(properties, "property", _attributes(name=name, value=value))
    suite.extend(tests)
    return suite


def _lost(engine: str) -> ET.Element:
    """A suite for an engine that was asked for and has no run."""
    suite = ET.Element("testsuite", _attributes(name=engine, tests=1, failures=0, errors=1, skipped=0))
    test = ET.SubElement(suite, "testcase", _attributes(classname=engine, name="run"))
    _outcome(test, "error", "engine.missing", "the run was ended before it, or in it")
    return suite


def _checks(run: EvalRun) -> Iterator[ET.Element]:
    for check in run.gate:
        test = _test(run, "gate", f"{check.kind}: {check.metric}")
        if not check.passed:
            _outcome(test, "failure", f"gate.{check.kind}", check.reason)
        yield test


def _case(run: EvalRun, case: ScoredCase) -> ET.Element:
    test = _test(run, "cases", case.story if run.repeats == 1 else f"{case.story}, repeat {case.repeat + 1}")
    failures = list(wording.failures_of(case))
    if failures:
        reasons = "\n".join(f"{where}: {why}" for where, why in failures)
        _outcome(test, "error", "case.failed", reasons, f"{count(len(failures), 'failure')} in this case")
    return test


def _not_there(run: EvalRun) -> Iterator[ET.Element]:
    """A test for the cases that were planned and of which nothing came back."""
    if len(run.cases) < run.planned:
        test = _test(run, "cases", "all planned cases")
        _outcome(test, "error", "case.missing", f"{len(run.cases)} of {run.planned} cases are there")
        yield test


def _skipped(run: EvalRun) -> Iterator[ET.Element]:
    for where, why in map(wording.skipped, run.skipped):
        test = _test(run, "skipped", where)
        _outcome(test, "skipped", "case.skipped", why)
        yield test


def _test(run: EvalRun, group: str, name: str) -> ET.Element:
    return ET.Element("testcase", _attributes(classname=f"{run.engine}.{group}", name=name))


def _outcome(test: ET.Element, tag: str, kind: str, reasons: str, message: str = "") -> None:
    """What became of a test: a message on one line, and all reasons as text."""
    outcome = ET.SubElement(test, tag, _attributes(type=kind, message=message or reasons))
    outcome.text = _legal(reasons)


def _attributes(**values: object) -> dict[str, str]:
    return {name: _legal(str(value)).replace("\n", "; ") for name, value in values.items()}


def _legal(text: str) -> str:
    """Characters that XML can hold, and none that reorders or hides others."""
    return _NO_CHARACTERS.sub("\ufffd", printable(text))
