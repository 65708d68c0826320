"""Figures whose noun does not stand behind them: what ties them to each other, and to what they count."""

import pytest
from verification.harbour import number

from summarizer.reading import from_text
from summarizer.summary import Bound
from summarizer.verdicts import NumberVerdict, VerifiedNumber
from summarizer.verification.numbers import verify_number
from summarizer.verification.page import Page

RIVER = (
    "The river peaked at 6.2 metres on Friday. Engineers had predicted 5.1 metres. Burns numbered 7 and 12. "
    "Exports rose to 40 million euros from 31 million, and debt fell from 12 million euros to 9 million. "
    "Of the 40 who applied, 12 were still there at the end. The toll stands at 14 dead, the mayor said, up from 11. "
    "The town will draw $3 million from its fund, half of the $6 million in it, and pay $2 million for the bridge."
)
RIVER_PAGE = Page(from_text(RIVER, language="en", source="river.txt"))


def _of_river(value: float, what: str, unit: str | None, where: str) -> VerifiedNumber:
    sentence = next(each.number for each in RIVER_PAGE.told if where in RIVER_PAGE.words[each.number - 1])
    item = number(value, what, "At least 36", unit=unit).model_copy(update={"sentence": sentence})
    return verify_number(item, RIVER_PAGE, "numbers", 0)


@pytest.mark.parametrize(
    ("value", "what", "unit", "where"),
    [
        (1.1, "difference between the peak of the river and the prediction", "metre", "peaked"),
        (19, "burns in all", None, "Burns"),
        (9e6, "rise in exports", "EUR", "Exports"),
        (3e6, "drop in debt", "EUR", "debt"),
        (28, "fewer at the end than applied", None, "applied"),
        (3, "more dead than before", None, "toll"),
        (3e6, "money remaining in the fund", "USD", "fund"),
    ],
)
def test_figures_without_a_noun_make_another_where_the_text_ties_them(
    value: float, what: str, unit: str | None, where: str
) -> None:
    """Two ends of a change, a row, a whole with its part, a sum with its share, two measures that are both named."""
    found = _of_river(value, what, unit, where)
    assert NumberVerdict.DERIVED is found.verdict, found.reasons
    assert len(found.operands) == 2


@pytest.mark.parametrize(
    ("value", "what", "unit", "where"),
    [
        (1.1, "difference in the river", "metre", "peaked"),
        (11.3, "height of the river in all", "metre", "peaked"),
        (28e6, "difference between exports and debt", "EUR", "Exports"),
        (19e6, "drop in debt", "EUR", "debt"),
        (71e6, "exports in all", "EUR", "Exports"),
        (52, "applied in all", None, "applied"),
        (4e6, "money remaining in the fund", "USD", "fund"),
        (5e6, "money in all for the bridge", "USD", "fund"),
    ],
)
def test_figures_that_are_not_tied_make_none(value: float, what: str, unit: str | None, where: str) -> None:
    """Two that stand in one sentence by chance, a sum of a change, a difference of which one side is not named."""
    assert not _of_river(value, what, unit, where).holds


GUARDS = (
    "The convoy passed the guards, estimated to be about 300 men, on Friday. Police said 40 boats had left. "
    "Osk left a reserve fund. She set a condition: the fund, which falls from $6.3 million to $4.2 million, has to be "
    "back at $5 million or more by June."
)
GUARDS_PAGE = Page(from_text(GUARDS, language="en", source="guards.txt"))


@pytest.mark.parametrize(
    ("value", "what", "fields", "sentence", "verdict"),
    [
        (300, "guards", {"bound": Bound.ABOUT}, 1, NumberVerdict.FOUND),
        (300, "convoy", {"bound": Bound.ABOUT}, 1, NumberVerdict.DIFFERS),
        (40, "police", {}, 2, NumberVerdict.DIFFERS),
        (5e6, "reserve fund", {"bound": Bound.AT_LEAST, "unit": "USD"}, 4, NumberVerdict.FOUND),
    ],
)
def test_what_is_counted_may_stand_before_the_figure(
    value: float, what: str, fields: dict[str, object], sentence: int, verdict: NumberVerdict
) -> None:
    """The guards that are estimated to be 300 men, the fund with a relative clause between; not who says it."""
    item = number(value, what, "At least 36", **fields).model_copy(update={"sentence": sentence})
    found = verify_number(item, GUARDS_PAGE, "numbers", 0)
    assert verdict is found.verdict, found.reasons
