"""A selector of CSS → whether it picks an element of a page, and how much it weighs against others.

Type, class, id, attribute, `:not`, `:is`, `:where`, `:root`, places among siblings, and all four combinators. A
selector with anything else (a state such as `:hover`, a part such as `::before`) picks nothing that stands on a page.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from summarizer.errors import InputError

Test = Callable[[Any], bool]
"""True for an element of lxml that is picked."""
Weight = tuple[int, int, int]
"""Ids, then classes and attributes, then types."""

MOST_STEPS = 500_000  # of the rules of one page; of 26 pages none takes more than 21,000
_MOST_PARTS = 12  # compounds of one selector; each is looked for along all that stands above an element
_NAME = r"[\w\-\u0080-\uffff]+"
_PART = re.compile(
    rf"(?P<type>\*|{_NAME})|\.(?P<class>{_NAME})|\#(?P<id>{_NAME})"
    rf"|\[\s*(?P<attribute>{_NAME})\s*(?:(?P<how>[~|^$*]?=)\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\]\s]+)\s*[is]?\s*)?\]"
    rf"|:(?P<state>{_NAME})(?:\((?P<of>[^()]*(?:\([^()]*\)[^()]*)*)\))?"
)
_COMBINATOR = re.compile(r"\s*([>+~])\s*|\s+")
_NTH = re.compile(r"\s*(?:(odd|even)|([+-]?\d{0,6})n\s*(?:([+-])\s*(\d{1,6}))?|([+-]?\d{1,6}))\s*")


@dataclass(slots=True)
class Steps:
    """What the rules of one page may still take: a step for each element that a part of a selector is held against.

    A rule that is passed over may be the one that hides a lie, so that a page with too many is refused.
    """

    left: int = MOST_STEPS

    def take(self, number: int = 1) -> None:
        """Raises `InputError` where too many are taken."""
        self.left -= number
        if self.left < 0:
            raise InputError(
                "has style sheets that take too long to be held against its elements", hint="Save the article as text."
            )


class UnknownSelectorError(ValueError):
    """The selector has a part that is not known here."""


@dataclass(frozen=True, slots=True)
class Selector:
    """A compiled selector. A key is one thing that an element has: `#id`, `.class`, a type or `*`."""

    picks: Test
    weight: Weight
    key: str
    """Of each element that it picks."""
    above: frozenset[str]
    """Of elements that must stand above it."""


@dataclass(frozen=True, slots=True)
class _Compound:
    """What stands between two combinators."""

    tests: tuple[Test, ...]
    weight: Weight
    key: str
    steps: Steps

    def __call__(self, element: Any) -> bool:  # noqa: ANN401 - lxml has no types
        self.steps.take()
        return all(test(element) for test in self.tests)


def selector(text: str, steps: Steps | None = None) -> Selector:
    """The selector, compiled, which takes of these steps. Raises `UnknownSelectorError`."""
    steps = steps or Steps()
    compounds: list[_Compound] = []
    combinators: list[str] = []
    at, text = 0, text.strip()
    while at < len(text):
        compound, at = _compound(text, at, steps)
        compounds.append(compound)
        if at < len(text):
            found = _COMBINATOR.match(text, at)
            if not found or found.end() == len(text):
                raise UnknownSelectorError(text)
            combinators.append(found[1] or " ")
            at = found.end()
    if not compounds or len(compounds) > _MOST_PARTS:
        raise UnknownSelectorError(text)
    ids, classes, types = zip(*(compound.weight for compound in compounds), strict=True)

    def picks(element: Any) -> bool:  # noqa: ANN401 - lxml has no types
        return compounds[-1](element) and _stands(element, compounds, combinators, len(compounds) - 1)

    above = {each.key for each, how in zip(compounds, combinators, strict=False) if how in {" ", ">"}}
    return Selector(picks, (sum(ids), sum(classes), sum(types)), compounds[-1].key, frozenset(above))


def _stands(element: Any, compounds: list[_Compound], combinators: list[str], last: int) -> bool:  # noqa: ANN401
    """True if what stands before or above the element is as the parts before `last` say."""
    while last:
        combinator, wanted = combinators[last - 1], compounds[last - 1]
        if combinator in {">", "+"}:
            element = element.getparent() if combinator == ">" else _before(element)
            if element is None or not wanted(element):
                return False
        else:
            # The nearest that fits is enough, but for selectors that mix combinators: those are tried one by one.
            others = element.iterancestors() if combinator == " " else element.itersiblings(preceding=True)
            fitting = (other for other in others if isinstance(other.tag, str) and wanted(other))
            if any(each != " " for each in combinators[: last - 1]):
                return any(_stands(other, compounds, combinators, last - 1) for other in fitting)
            element = next(fitting, None)
            if element is None:
                return False
        last -= 1
    return True


def _before(element: Any) -> Any:  # noqa: ANN401 - lxml has no types
    return next((other for other in element.itersiblings(preceding=True) if isinstance(other.tag, str)), None)


def _compound(text: str, at: int, steps: Steps) -> tuple[_Compound, int]:
    tests: list[Test] = []
    weight, keys = [0, 0, 0], ["*"]
    start = at
    while part := _PART.match(text, at):
        if part["type"] and at > start:
            break
        test, more, key = _test(part, steps)
        tests.append(test)
        weight = [a + b for a, b in zip(weight, more, strict=True)]
        keys.append(key)
        at = part.end()
    if at == start:
        raise UnknownSelectorError(text)
    # The rarest thing first: an id, then a class, then a type.
    key = min(keys, key=lambda name: (name[0] != "#", name[0] != ".", name == "*"))
    return _Compound(tuple(tests), (weight[0], weight[1], weight[2]), key, steps), at


def _test(part: re.Match[str], steps: Steps) -> tuple[Test, Weight, str]:
    if name := part["type"]:
        tag = name.lower()
        return (lambda _: True, (0, 0, 0), "*") if tag == "*" else (lambda each: each.tag == tag, (0, 0, 1), tag)
    if name := part["class"]:
        return lambda each: name in (each.get("class") or "").split(), (0, 1, 0), f".{name}"
    if name := part["id"]:
        return lambda each: each.get("id") == name, (1, 0, 0), f"#{name}"
    if part["attribute"]:
        return _attribute(part["attribute"].lower(), part["how"], (part["value"] or "").strip("\"'")), (0, 1, 0), "*"
    return _state(part["state"].lower(), part["of"], steps)


def _attribute(name: str, how: str | None, value: str) -> Test:
    compare: dict[str, Callable[[str], bool]] = {
        "": lambda _: True,
        "=": lambda there: there == value,
        "~=": lambda there: value in there.split(),
        "|=": lambda there: there == value or there.startswith(f"{value}-"),
        "^=": lambda there: bool(value) and there.startswith(value),
        "$=": lambda there: bool(value) and there.endswith(value),
        "*=": lambda there: bool(value) and value in there,
    }
    fits = compare[how or ""]
    return lambda each: (there := each.get(name)) is not None and fits(there)


_PLACES = {"first-child": "1", "last-child": "1", "first-of-type": "1", "last-of-type": "1"}


def _state(name: str, of: str | None, steps: Steps) -> tuple[Test, Weight, str]:
    if name in {"not", "is", "where", "matches", "any"} and of:
        inner = [selector(each, steps) for each in of.split(",")]
        weight = max(each.weight for each in inner) if name != "where" else (0, 0, 0)
        wanted = name != "not"
        return lambda element: any(each.picks(element) for each in inner) is wanted, weight, "*"
    if name == "root":
        return lambda each: each.getparent() is None, (0, 1, 0), "*"
    if name in _PLACES or (name.startswith("nth-") and of):
        step, first = _nth(of or _PLACES[name])
        same_type, from_end = name.endswith("of-type"), "last" in name

        def placed(each: Any) -> bool:  # noqa: ANN401 - lxml has no types
            others = each.itersiblings(each.tag if same_type else None, preceding=not from_end)
            place = 1 + sum(isinstance(other.tag, str) for other in others)
            steps.take(place)
            return place == first if not step else (place - first) % step == 0 and (place - first) // step >= 0

        return placed, (0, 1, 0), "*"
    raise UnknownSelectorError(name)


def _nth(text: str) -> tuple[int, int]:
    """`2n+1` → step and first; a plain number has no step."""
    match = _NTH.fullmatch(text.lower())
    if not match:
        raise UnknownSelectorError(text)
    if match[1]:
        return 2, int(match[1] == "odd")
    if match[5]:
        return 0, int(match[5])
    step = int(match[2] + "1" if match[2] in {"", "+", "-"} else match[2])
    return step, int(f"{match[3]}{match[4]}") if match[4] else 0
