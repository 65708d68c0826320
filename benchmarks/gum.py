"""`gum`: dates and attributions of open news and interviews, from one file of annotated documents."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import gum_attribution
import gum_dates

Figures = Mapping[str, object]


def measure(files: Sequence[Path]) -> Figures:
    """The figures of both halves; `n` counts documents, `seconds` both measurements."""
    dates, attribution = gum_dates.measure(files), gum_attribution.measure(files)
    return {
        "dates": dates["dates"],
        "attribution": attribution["attribution"],
        "n": attribution["n"],
        "seconds": round(float(str(dates["seconds"])) + float(str(attribution["seconds"])), 3),
    }
