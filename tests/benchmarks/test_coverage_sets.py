"""The sets of claims and texts: rows of invented judgements → the figures they must give."""

import json
from pathlib import Path

import factpresence
import summhay

_SAID = "The council of Vellmoor will rebuild the pier for nine million crowns"
_HALF = "Tarsia trains forty pilots for the winter, and pays them while they study at Osterby"
_UNSAID = "Hedda Quarry resigned as harbour master"


def _file(folder: Path, row: object) -> list[Path]:
    path = folder / "rows.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return [path]


def _summary(*coverages: str) -> object:
    bullets = ["Findings:", f"- {_SAID} [3][12].", "- Tarsia trains forty pilots [7]."]
    insights = [
        {"insight": insight, "coverage": coverage}
        for insight, coverage in zip((_SAID, _HALF, _UNSAID), coverages, strict=True)
    ]
    return {"bullets": bullets, "insights": insights}


def test_levels_that_people_give_too(tmp_path: Path) -> None:
    """A claim said word for word is full, one said by half partial, one of which nothing is said none."""
    figures = summhay.measure(_file(tmp_path, _summary("FULL", "PARTIAL", "NO")))
    assert (1, 1, 3) == (figures["pearson"], figures["kappa_full"], figures["n"])


def test_levels_that_people_do_not_give(tmp_path: Path) -> None:
    """Levels turned upside down agree less than by chance."""
    figures = summhay.measure(_file(tmp_path, _summary("NO", "PARTIAL", "FULL")))
    assert figures["pearson"] == -1
    assert float(str(figures["kappa_full"])) < 0


def test_citations_are_no_figures(tmp_path: Path) -> None:
    """The number of a cited document does not say that number of anything."""
    row = {
        "bullets": ["- Ferries were moved [40]."],
        "insights": [
            {"insight": "40", "coverage": "FULL"},
            {"insight": "Ferries were moved", "coverage": "FULL"},
        ],
    }
    assert summhay.measure(_file(tmp_path, row))["kappa_full"] == 0


def test_the_bullet_that_people_named(tmp_path: Path) -> None:
    """An insight is linked to the bullet that has most of it; one that people linked to none does not count."""
    row = {
        "bullets": [f"- {_SAID}.", f"- {_HALF}."],
        "insights": [
            {"insight": _SAID, "coverage": "FULL", "bullet": 0},
            {"insight": _HALF, "coverage": "FULL", "bullet": 0},
            {"insight": _UNSAID, "coverage": "NO", "bullet": None},
        ],
    }
    assert summhay.measure(_file(tmp_path, row))["right_bullet"] == 1 / 2


def test_presence(tmp_path: Path) -> None:
    """Of each system, the fact that its summary states is present and the other is not; one judgement is wrong."""
    row = {
        "facts": [_SAID, _UNSAID],
        "systems": [
            {"summary": f"{_SAID} . Ferries wait .", "present": [1, 0]},
            {"summary": f"Ferries wait . {_UNSAID} .", "present": [0, 0]},
        ],
    }
    figures = factpresence.measure(_file(tmp_path, row))
    assert (4, 0.8333, 0.5) == (figures["n"], figures["balanced_accuracy"], figures["kappa"])
