"""Statement + evidence → the figures of the statement that the evidence does not have."""

from summarizer.language.quantities import Quantity
from summarizer.language.similarity import bag, cover
from summarizer.language.surroundings import Surroundings, surroundings
from summarizer.verification.page import Evidence, Page


def foreign_figures(statement: str, evidence: Evidence, page: Page) -> list[str]:
    """A reason for each figure that no cited sentence has of the same thing."""
    language = page.article.reads_as
    stated = surroundings(statement, language)
    if not stated:
        return []
    there = [(one, text) for text in evidence.texts for one in surroundings(text, language)]
    faults = []
    for one in stated:
        quantity = one.quantity
        same = [other for other, _ in there if _same_figure(quantity, other.quantity) and _goes_with(one, other)]
        rivals = [
            (other.quantity, text)
            for other, text in there
            if _same_thing(quantity, other.quantity) and other not in same
        ]
        if same and not (rivals and all(_other_thing(quantity, other.quantity) for other in same)):
            continue
        said = statement[quantity.start : quantity.end]
        if rivals:
            other, text = rivals[0]
            theirs = text[other.start : other.end]
            faults.append(f"says \u201c{said}\u201d; {evidence.label} {evidence.verb('say')} \u201c{theirs}\u201d")
        else:
            faults.append(f"{evidence.label} {evidence.verb('do')} not have the figure \u201c{said}\u201d")
    return faults


def _goes_with(one: Surroundings, other: Surroundings) -> bool:
    """True if the statement says of its figure what the evidence says of this one, not of a figure beside it."""
    return one.is_start is other.is_start and other.belongs(one.text)


def _other_thing(one: Quantity, other: Quantity) -> bool:
    """True if two equal figures count other nouns: 57 buses, where the sentence has 57 residents and two buses."""
    return bool(one.what and other.what) and not _same_thing(one, other)


def _same_figure(one: Quantity, other: Quantity) -> bool:
    """Same value, unit and bound; a statement may leave a direction out, but not turn it."""
    values = (one.value, one.low, one.high) == (other.value, other.low, other.high)
    turned = one.direction != other.direction and "none" not in {one.direction.value, other.direction.value}
    return values and one.unit == other.unit and one.bound == other.bound and not turned


def _same_thing(one: Quantity, other: Quantity) -> bool:
    if one.what and other.what:
        return cover(bag(one.what), bag(other.what)) > 0
    return one.unit == other.unit and one.unit is not None
