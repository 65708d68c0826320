"""What a figure is said to be, in words that are not its sentence's."""

import pytest
from verification.harbour import number

from summarizer.reading import from_text
from summarizer.summary import Bound
from summarizer.verdicts import NumberVerdict
from summarizer.verification.numbers import verify_number
from summarizer.verification.page import Page

TEXT = """\
The breach was about 60 metres wide. Deliveries fell by 1.2 percent to 318 boats. Eleven people died at the quay.

A total of 140 pilots were ordered out of their homes. Hundreds have fled since Friday. The walk took 40 minutes.

The margin was 11 percent, against 9 percent in May. In Osterby 96 pilots enrolled and 130 in Vellmoor.

Net sales came to 40 million euros, 5 percent more than in spring. The gain is less than the 12 percent of May.

Eight percent of the pilots had a fracture, compared with ten percent of the cooks.
"""
PAGE = Page(from_text(TEXT, language="en", source="naming.txt"))
SAID = [
    (60, "metre", "width of the breach", 1, {"bound": Bound.ABOUT}),
    (1.2, "percent", "fall in deliveries", 2, {}),
    (11, None, "people killed at the quay", 3, {}),
    (140, None, "pilots evacuated", 4, {}),
    (200, None, "people who fled", 5, {"bound": Bound.AT_LEAST, "as_written": "Hundreds"}),
    (40, "minute", "duration of the walk", 6, {}),
    (9, "percent", "margin", 7, {}),
    (130, None, "pilots who enrolled in Vellmoor", 8, {}),
    (5, "percent", "growth of net sales", 9, {}),
    (12, "percent", "gain of May", 10, {}),
]
NOT_SAID = [
    (60, "metre", "depth of the breach", 1, {"bound": Bound.ABOUT}),
    (1.2, "percent", "rise in deliveries", 2, {}),
    (318, None, "fall in boats", 2, {}),
    (11, None, "people injured at the quay", 3, {}),
    (140, None, "pilots killed", 4, {}),
    (130, None, "pilots who enrolled in Osterby", 8, {}),
    (5, "percent", "fall of net sales", 9, {}),
    (10, "percent", "pilots with a fracture", 11, {}),
]


def verdict(value: float, unit: str | None, what: str, sentence: int, fields: dict[str, object]) -> NumberVerdict:
    item = number(value, what, "At least 36", unit=unit, **fields)
    found = verify_number(item.model_copy(update={"sentence": sentence}), PAGE, "numbers", 0)
    return found.verdict


@pytest.mark.parametrize(("value", "unit", "what", "sentence", "fields"), SAID)
def test_words_that_only_name_the_figure_need_not_be_in_the_text(
    value: float, unit: str | None, what: str, sentence: int, fields: dict[str, object]
) -> None:
    """A size by its unit and adjective, a change by its direction, what befell people, what is said once of two."""
    assert NumberVerdict.FOUND is verdict(value, unit, what, sentence, fields)


@pytest.mark.parametrize(("value", "unit", "what", "sentence", "fields"), NOT_SAID)
def test_words_that_name_another_figure_are_not_its_own(
    value: float, unit: str | None, what: str, sentence: int, fields: dict[str, object]
) -> None:
    """Another dimension, the other direction, where it went to, another fate, the place or group of the one beside."""
    assert NumberVerdict.FOUND is not verdict(value, unit, what, sentence, fields)
