"""A method without arguments → a property that is worked out once for each object, and kept with it.

As `functools.cached_property`, but without the lock that it takes in Python 3.11, and in no later one. Some hundred of
them are worked out for an article, none by two threads at once.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

_Value = TypeVar("_Value")


class cached_property(Generic[_Value]):  # noqa: N801  # named as the one that it stands for
    """The value stands in the object's dictionary under the name of the method, where later look-ups find it."""

    def __init__(self, work_out: Callable[[Any], _Value]) -> None:
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn the name that the value is kept under."""
        self._name = name

    def __get__(self, instance: object, owner: type | None = None) -> _Value:
        """Work the value out; asked only as long as the object has none."""
        value = instance.__dict__[self._name] = self._work_out(instance)
        return value
