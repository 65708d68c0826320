"""`summarizer eval lint`: label files + their articles → what is wrong with the labels."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.evals import places

NAME = "lint"
EXAMPLE = "summarizer eval lint evals/cases/sallow-bay-flood.yaml"


def command(
    cases: Annotated[Path, typer.Argument(metavar="[CASES]", help="Folder of label files, or one.")] = places.CASES,
    articles: places.ArticlesFolder = None,
) -> None:
    """Prove the words, quotations and figures of labels against the articles.

    Exit code 2 if anything is wrong.
    """
    from summarizer.cli.output import say
    from summarizer.errors import ExitCode
    from summarizer.text import printable

    with places.extra():
        from summarizer.evaluation.cases import cases_of, label_files
        from summarizer.evaluation.linting import lint

        files = label_files(cases, say)
        found = cases_of(files, articles)
    findings = [finding for case in found.cases for finding in lint(case)]
    for finding in findings:
        sys.stdout.write(f"{printable(str(finding))}\n")
    for skipped in found.skipped:
        what = f"{skipped.story}: {skipped.article}" if skipped.article else skipped.story
        sys.stderr.write(f"skipped {printable(what)}: {skipped.reason}\n")
    count = sum(len(case.articles) for case in found.cases)
    wrong = f"{len(findings)} wrong" if findings else "nothing wrong"
    told = f"{_count(len(found.cases), 'story', 'stories')}, {_count(count, 'article', 'articles')}"
    sys.stderr.write(f"{told}: {wrong}\n")
    raise typer.Exit(ExitCode.USAGE if findings else ExitCode.DONE)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
