"""Work on repeated text → whether its cost grows in proportion: for tests that nothing is quadratic."""

import gc
import time
from collections.abc import Callable

HANGING = 20.0  # seconds: no machine is so slow that work which ends takes this long
_SHORT = 10_000  # characters
_TIMES = 10
_ALLOWED = 40.0  # times the short text's cost for ten times the text: linear work has 10, quadratic 100
_FLOOR = 0.02  # seconds: what is faster cannot be told from noise
_TRIES = 5  # a busy machine disturbs one try, not five


def _seconds(work: Callable[[str], object], text: str) -> float:
    """The CPU time of one run, without the collector, which would look at what other tests left behind."""
    gc.disable()
    try:
        begun = time.process_time()
        work(text)
        return time.process_time() - begun
    finally:
        gc.enable()


def assert_linear(work: Callable[[str], object], unit: str, *, end: str = "", short: int = _SHORT) -> None:
    """Ten times the text, `unit` repeated, costs no more than some tens of times as much, in one of the tries."""
    repeats = max(short // max(len(unit), 1), 1)
    small, large = unit * repeats + end, unit * repeats * _TIMES + end
    tries = []
    for _ in range(_TRIES):
        first, second = _seconds(work, small), _seconds(work, large)
        if second < _ALLOWED * max(first, _FLOOR):
            return
        tries.append(f"{first:.3f} s, then {second:.3f} s")
    message = f"{_TIMES} times the text never cost less than {_ALLOWED:g} times as much: {'; '.join(tries)}"
    raise AssertionError(message)
