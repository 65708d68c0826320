"""Figures → small drawings in SVG; each says in words what it shows, and colours come from the page's style."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.evaluation.reports.wording import amount, figure
from summarizer.evaluation.result import Measured
from summarizer.presenting.evidence.markup import Html, tag
from summarizer.presenting.page import shortened

# In units of the drawing; the interval is as wide as it is drawn, the scatter fits a telephone of 390 pixels.
_WIDTH, _HEIGHT, _MARGIN = 112, 22, 8
_SCATTER_WIDTH, _SCATTER_HEIGHT = 360, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 14, 24, 40  # around the field of the scatter
_LABEL_HEIGHT = 15  # between labels that would lie on each other
_LABEL_LETTERS = 20  # of a name beside its point
_STEPS = (1, 2, 2.5, 5, 10)  # round ends of an axis, times a power of ten


def interval_plot(found: Measured, baseline: float | None) -> Html | None:
    """The mean as a dot, its interval as a bar and the baseline as a stroke; None if there is no mean."""
    if found.mean is None:
        return None
    low = found.mean if found.low is None else found.low
    high = found.mean if found.high is None else found.high
    values = [low, found.mean, high, *([] if baseline is None else [baseline])]
    start, end = min(0.0, *values), _end(max(values))

    def across(value: float) -> str:
        return _at(_MARGIN + (value - start) / (end - start) * (_WIDTH - 2 * _MARGIN))

    middle = _at(_HEIGHT / 2)
    said = f"{found.title}: {figure(found.mean)}, 95 % from {figure(low)} to {figure(high)}"
    said += "" if baseline is None else f", baseline {figure(baseline)}"
    parts = [_line(across(start), middle, across(end), middle, "axis")]
    parts += [_line(across(tick), "7", across(tick), "15", "axis") for tick in (start, (start + end) / 2, end)]
    parts.append(_line(across(low), middle, across(high), middle, "interval"))
    if baseline is not None:
        parts.append(_line(across(baseline), "3", across(baseline), "19", "baseline"))
    parts.append(tag("circle", cx=across(found.mean), cy=middle, r="4", class_="mean"))
    return _drawing(_WIDTH, _HEIGHT, f"{said}; axis from {figure(start)} to {figure(end)}", "interval-plot", parts)


@dataclass(frozen=True)
class Placed:
    """An engine in the scatter."""

    name: str
    cost: float
    """An article, in `unit`s of the plot."""
    quality: Measured


def scatter(points: Sequence[Placed], unit: str) -> Html | None:
    """Engines by what an article costs, to the right, and how good they are, upwards; None if none costs anything."""
    placed = [(point, point.quality.mean) for point in points if point.quality.mean is not None]
    if not any(point.cost for point, _ in placed):
        return None
    most = _round_end(max(point.cost for point, _ in placed))
    best = _end(max(point.quality.high or mean for point, mean in placed))

    def across(value: float) -> float:
        return _LEFT + value / most * (_SCATTER_WIDTH - _LEFT - _RIGHT)

    def up(value: float) -> float:
        return _SCATTER_HEIGHT - _BOTTOM - value / best * (_SCATTER_HEIGHT - _TOP - _BOTTOM)

    parts = list(_axes(most, best, f"{unit} an article", placed[0][0].quality.title))
    for point, mean in placed:
        x = _at(across(point.cost))
        if point.quality.low is not None and point.quality.high is not None:
            parts.append(_line(x, _at(up(point.quality.low)), x, _at(up(point.quality.high)), "interval"))
        parts.append(tag("circle", cx=x, cy=_at(up(mean)), r="5", class_="mean"))
    spots = [(point.name, across(point.cost), up(mean)) for point, mean in placed]
    parts += _labels(spots)
    said = "; ".join(f"{point.name}: {amount(point.cost)} {unit}, {figure(mean)}" for point, mean in placed)
    title = placed[0][0].quality.title
    return _drawing(_SCATTER_WIDTH, _SCATTER_HEIGHT, f"Cost against {title}. {said}", "scatter", parts)


def _axes(most: float, best: float, across: str, up: str) -> list[Html]:
    left, bottom, right = _at(_LEFT), _at(_SCATTER_HEIGHT - _BOTTOM), _at(_SCATTER_WIDTH - _RIGHT)
    field = _SCATTER_HEIGHT - _TOP - _BOTTOM
    parts = [_line(left, bottom, right, bottom, "axis")]
    for share in (0, 0.5, 1):
        y = _SCATTER_HEIGHT - _BOTTOM - share * field
        parts.append(_line(left, _at(y), right, _at(y), "grid"))
        parts.append(_text(_at(_LEFT - 5), _at(y + 4), f"{share * best:g}", "end"))
        x = _LEFT + share * (_SCATTER_WIDTH - _LEFT - _RIGHT)
        anchor = "end" if share == 1 else "middle"
        parts.append(_text(_at(x), _at(_SCATTER_HEIGHT - _BOTTOM + 15), amount(share * most), anchor))
    parts.append(_text(right, _at(_SCATTER_HEIGHT - 6), across, "end"))
    parts.append(_text(_at(_LEFT), _at(_TOP - 10), up, "start"))
    return parts


def _labels(spots: Sequence[tuple[str, float, float]]) -> list[Html]:
    """A name beside each point, on the side with more room, moved down where it would lie on another."""
    parts: list[Html] = []
    taken: dict[str, float] = {}
    for name, x, y in sorted(spots, key=lambda spot: (spot[2], spot)):
        anchor, beside = ("start", x + 9) if x < _SCATTER_WIDTH / 2 else ("end", x - 9)
        down = max(y + 4, taken.get(anchor, 0.0) + _LABEL_HEIGHT)
        taken[anchor] = down
        parts.append(_text(_at(beside), _at(down), shortened(name, _LABEL_LETTERS), anchor, "label"))
    return parts


def _end(value: float) -> float:
    """The end of an axis that holds a score: 1 for shares, else the next round figure."""
    return 1.0 if value <= 1 else _round_end(value)


def _round_end(value: float) -> float:
    """The next round figure.

    >>> _round_end(1.2), _round_end(1430), _round_end(0.0017)
    (2.0, 2000.0, 0.002)
    """
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in _STEPS if value <= step * power)


def _drawing(width: int, height: int, said: str, kind: str, parts: Sequence[Html]) -> Html:
    box = f"0 0 {width} {height}"
    return tag("svg", *parts, viewBox=box, role="img", aria_label=said, class_=kind)


def _line(x1: str, y1: str, x2: str, y2: str, kind: str) -> Html:
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=kind)


def _text(x: str, y: str, text: str, anchor: str, kind: str = "tick") -> Html:
    return tag("text", text, x=x, y=y, text_anchor=anchor, class_=kind)


def _at(value: float) -> str:
    """A coordinate, to a tenth."""
    return f"{value:.1f}"
