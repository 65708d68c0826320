"""A value in one unit → the value in another one of the same dimension: what a report converts for its readers.

Factors are exact by definition (the international yard and pound of 1959, SI); months and years are of no fixed length
and are left out.
"""

_DIMENSIONS: tuple[dict[str, float], ...] = (
    {
        "metre": 1.0, "kilometre": 1e3, "centimetre": 1e-2, "millimetre": 1e-3,
        "inch": 0.0254, "foot": 0.3048, "yard": 0.9144, "mile": 1609.344, "nautical mile": 1852.0,
    },
    {"kilogram": 1.0, "gram": 1e-3, "tonne": 1e3, "pound": 0.45359237, "ounce": 0.028349523125},
    {"hectare": 1.0, "acre": 0.40468564224, "square kilometre": 100.0, "square mile": 258.9988110336},
    {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86_400.0, "week": 604_800.0},
    {"percentage points": 1.0, "basis points": 0.01},
    {"USD": 1.0, "USD cents": 0.01},
    {"GBP": 1.0, "GBP pence": 0.01},
)  # fmt: skip
_FACTORS = {unit: (index, factor) for index, units in enumerate(_DIMENSIONS) for unit, factor in units.items()}


def converted(value: float, unit: str | None, other: str | None) -> float | None:
    """The value in the other unit; None where one of them is unknown, or they measure different things.

    >>> round(converted(12, "kilometre", "mile"), 3)
    7.456
    """
    one, two = _FACTORS.get(unit or ""), _FACTORS.get(other or "")
    if one is None or two is None or one[0] != two[0]:
        return None
    return value * one[1] / two[1]
