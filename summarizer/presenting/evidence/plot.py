"""Figures that count the same thing → a small drawing: their values over time, with how each is bounded."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from summarizer.briefing import Figure, Side
from summarizer.presenting.evidence.markup import Html, joined, tag
from summarizer.presenting.page import clean
from summarizer.presenting.words import days
from summarizer.summary import Bound

WIDTH, HEIGHT = 300, 110  # units of the drawing, which are pixels where there is room
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 12, 14, 24  # room for the values beside it and the days below
_STEP, _BESIDE = 16, 48  # between marks of one day, and from the first of them to the last
_UNDATED = 50  # width of the column of those without a day
_ARROW = 13  # from the middle of a mark to the point of its arrow
_SOLID = {Bound.EXACT, Bound.AT_LEAST, Bound.AT_MOST}  # the value itself may be meant
_UP, _DOWN = {Bound.AT_LEAST, Bound.MORE_THAN}, {Bound.AT_MOST, Bound.LESS_THAN, Bound.NEARLY}
LEGEND: Final = "● exactly, ○ about or nearly, ↑ at least or more, ↓ at most or less, a bar for a range, ◆ contradicted"
_LONG = 10**6  # from which on a value is written in short beside the drawing


@dataclass(frozen=True)
class _Mark:
    day: dt.date | None
    low: float
    high: float
    bound: Bound
    disputed: bool
    other: bool
    """It counts something beyond or beside what the row counts."""


def plot(figure: Figure) -> Html | None:
    """The drawing; None where the figures are all of one day, or all the same."""
    marks = sorted(
        {mark for side in figure.sides if (mark := _mark(side))},
        key=lambda mark: (mark.day or dt.date.max, mark.low, mark.high, mark.bound),
    )
    dated = sorted({mark.day for mark in marks if mark.day})
    low, high = min((mark.low for mark in marks), default=0), max((mark.high for mark in marks), default=0)
    if dated[:1] == dated[-1:] or low == high:
        return None
    across = _columns(marks, dated)

    def down(value: float) -> float:
        share = (value / 2 - low / 2) / (high / 2 - low / 2)  # of halves, as the difference may be too large a number
        return round(HEIGHT - _BOTTOM - share * (HEIGHT - _BOTTOM - _TOP), 1)

    values = {low: _short(low), high: _short(high)}
    return tag(
        "svg",
        tag("path", d=f"M{_LEFT - 6} {_TOP - 6}V{HEIGHT - _BOTTOM + 6}H{WIDTH}", class_="axis"),
        *(tag("text", words, x=_LEFT - 11, y=down(value) + 4, class_="value") for value, words in values.items()),
        *_days(marks, across),
        *(_drawn(mark, x, down(mark.low), down(mark.high)) for mark, x in zip(marks, across, strict=True)),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        class_="plot",
        role="img",
        aria_label=f"Plot of {clean(figure.what)}: from {values[low]} to {values[high]}, {days(dated[0], dated[-1])}",
    )


def _mark(side: Side) -> _Mark | None:
    low = side.low if side.low is not None else side.value
    high = side.high if side.high is not None else side.value
    if low is None or high is None:
        return None
    return _Mark(side.day, min(low, high), max(low, high), side.bound, side.disputed, side.other_scope is not None)


def _columns(marks: Sequence[_Mark], dated: Sequence[dt.date]) -> list[float]:
    """How far to the right each mark stands: by its day, those without a day last; those of one day side by side."""
    right = WIDTH - _RIGHT - (_UNDATED if marks[-1].day is None else 0)
    left = _LEFT + 20
    long = (dated[-1] - dated[0]).days
    same = {day: [mark for mark in marks if mark.day == day] for day in {mark.day for mark in marks}}
    found = []
    for mark in marks:
        passed = (mark.day - dated[0]).days / long if mark.day else 0
        middle = left + passed * (right - 30 - left) if mark.day else WIDTH - _UNDATED + 10
        beside = same[mark.day]
        step = min(_STEP, _BESIDE / len(beside))
        found.append(round(middle + (beside.index(mark) - (len(beside) - 1) / 2) * step, 1))
    return found


def _days(marks: Sequence[_Mark], across: Sequence[float]) -> list[Html]:
    """The first and the last day below the axis, and where the undated ones stand."""
    places: dict[dt.date | None, list[float]] = {}
    for mark, x in zip(marks, across, strict=True):
        places.setdefault(mark.day, []).append(x)
    dated = [day for day in places if day]
    named = list(dict.fromkeys([*dated[:1], *dated[-1:], *([None] if None in places else [])]))
    return [
        tag(
            "text",
            days(day, day).removesuffix(f" {day.year}") if day and len({each.year for each in dated}) == 1 else
            (str(day.year) if day else "undated"),
            x=f"{sum(places[day]) / len(places[day]):.1f}",
            y=HEIGHT - 4,
            class_="day",
        )
        for day in named
    ]  # fmt: skip


def _drawn(mark: _Mark, x: float, low: float, high: float) -> Html:
    """A dot for a value, a diamond for a contradicted one, an arrow for what it may be beyond, a bar for a range."""
    parts = []
    if low != high:
        parts.append(tag("path", d=f"M{x - 4:g} {low:g}h8m-4 0V{high:g}m-4 0h8"))
    else:
        if mark.bound in _UP | _DOWN:
            way = -1 if mark.bound in _UP else 1
            parts.append(tag("path", d=f"M{x:g} {low:g}v{way * _ARROW}m-3 {-way * 4}l3 {way * 4}l3 {-way * 4}"))
        fill = "solid" if mark.bound in _SOLID else "hollow"
        if mark.disputed:
            parts.append(tag("path", d=f"M{x:g} {low - 5:g}l5 5l-5 5l-5-5z", class_=fill))
        else:
            parts.append(tag("circle", cx=f"{x:g}", cy=f"{low:g}", r=4, class_=None if fill == "solid" else fill))
    kind = "disputed" if mark.disputed else "other" if mark.other else None
    return tag("g", *parts, class_=kind) if kind else joined(parts)


def _short(value: float) -> str:
    """A value in the room beside the drawing."""
    if abs(value) >= _LONG:
        for unit, name in ((10**12, "tn"), (10**9, "bn"), (10**6, "m")):
            if abs(value) >= unit:
                return f"{value / unit:.3g}{name}"
    return f"{value:,.6g}"
