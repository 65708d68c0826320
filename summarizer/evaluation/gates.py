"""A TOML file → what a run must meet."""

import tomllib
from pathlib import Path
from typing import Self

from pydantic import Field, ValidationError, model_validator

from summarizer.article import Record
from summarizer.errors import UsageError


class Drop(Record):
    """How much worse than the baseline a run may be."""

    most: float = Field(ge=0)
    """Largest drop of a mean."""
    metrics: tuple[str, ...]


class Planned(Record):
    """What an engine fails on purpose: its answers were written to be wrong."""

    must: tuple[str, ...] = ()
    """Floors that it must miss: that it does is what its gate holds."""
    may: tuple[str, ...] = ()
    """Hard conditions that it is known to break."""


class Gates(Record):
    """What a run must meet; every figure is a least one, and a most one where lower is better."""

    hard: dict[str, float]
    """About what is shown: every single article and story must meet it, whatever the engine returned."""
    floors: dict[str, float]
    """About what the engine returned: the mean must meet it."""
    margin: float = Field(ge=0)
    """How far below an accepted mean its floor is set: what is noise, not loss."""
    margins: dict[str, float] = Field(default_factory=dict)
    """Other margins, of metrics that are not as noisy; 0 for what no model has a part in."""
    drop: Drop
    planned: dict[str, Planned] = Field(default_factory=dict)
    """By engine."""

    @model_validator(mode="after")
    def _plans_what_is_held(self) -> Self:
        for engine, planned in self.planned.items():
            stray = [*({*planned.must} - {*self.floors}), *({*planned.may} - {*self.hard})]
            if stray:
                message = f"planned of {engine}: '{min(stray)}' is not among the floors, or the hard conditions"
                raise ValueError(message)
        return self

    @property
    def metrics(self) -> frozenset[str]:
        """Every metric that is named."""
        return frozenset({*self.hard, *self.floors, *self.margins, *self.drop.metrics})

    def margin_of(self, metric: str) -> float:
        """How far the floor of that metric is set from an accepted mean."""
        return self.margins.get(metric, self.margin)


def load_gates(path: Path, known: frozenset[str]) -> Gates:
    """The gates of a file; raises `UsageError` for one that is none, or that names a metric which is not `known`."""
    try:
        gates = Gates.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise UsageError(
            f"cannot be read: {error.strerror}", where=str(path), hint="Name another with --gates, or use --no-gate."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"is no TOML: {error}", where=str(path)) from error
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "the document"
        raise UsageError(f"{field}: {first['msg']}", where=str(path), hint="See evals/README.md.") from error
    unknown = sorted(gates.metrics - known)
    if unknown:
        raise UsageError(f"'{unknown[0]}' is no metric", where=str(path), hint="evals/README.md lists them.")
    return gates
