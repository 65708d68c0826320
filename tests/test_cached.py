"""Values that are worked out once for each object."""

from summarizer.cached import cached_property


class Sum:
    """Some numbers, whose total counts how often it is worked out."""

    def __init__(self, *parts: int) -> None:
        self.parts = parts
        self.asked = 0

    @cached_property
    def total(self) -> int:
        """All parts together."""
        self.asked += 1
        return sum(self.parts)


def test_a_value_is_worked_out_once() -> None:
    one = Sum(1, 2)
    assert (one.total, one.total, one.asked) == (3, 3, 1)


def test_two_objects_have_values_of_their_own() -> None:
    assert (Sum(1, 2).total, Sum(4).total) == (3, 4)


def test_it_keeps_the_words_of_its_method() -> None:
    assert vars(Sum)["total"].__doc__ == "All parts together."
