"""A selector of CSS → whether it picks an element of a page, and how much it weighs against others.

Type, class, id, attribute, lists such as `:not` and `:is`, `:has`, places among siblings, and all four combinators.
States are those of a page that nobody has touched: nothing is hovered over, and no link has been followed. A selector
with anything else, such as a part like `::before`, picks nothing that stands on a page.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from summarizer.errors import InputError
from summarizer.reading.sheets import as_written, split

Test = Callable[[Any], bool]
"""True for an element of lxml that is picked."""
Weight = tuple[int, int, int]
"""Ids, then classes and attributes, then types."""

MOST_STEPS = 500_000  # of the rules of one page; of 26 pages none takes more than 21,000
_MOST_PARTS = 12  # compounds of one selector; each is looked for along all that stands above an element
_NAME = r"[\w\-\u0080-\uffff]+"
_PART = re.compile(
    rf"(?:(?:\*|{_NAME})?\|)?(?P<type>\*|{_NAME})|\.(?P<class>{_NAME})|\#(?P<id>{_NAME})"
    rf"|\[\s*(?:\*?\|)?(?P<attribute>{_NAME})"
    rf"\s*(?:(?P<how>[~|^$*]?=)\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\]\s]+)\s*[is]?\s*)?\]"
    rf"|:(?P<state>:first-line|{_NAME})"
    r"(?:\((?P<of>(?:[^()]++|\((?:[^()]++|\((?:[^()]++|\([^()]*+\))*+\))*+\))*+)\))?"
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
    if name := as_written(part["class"] or ""):
        return lambda each: name in (each.get("class") or "").split(), (0, 1, 0), f".{name}"
    if name := as_written(part["id"] or ""):
        return lambda each: each.get("id") == name, (1, 0, 0), f"#{name}"
    if part["attribute"]:
        name, value = as_written(part["attribute"]).lower(), as_written((part["value"] or "").strip("\"'"))
        return _attribute(name, part["how"], value), (0, 1, 0), "*"
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
_ONLY = {"only-child": ("first-child", "last-child"), "only-of-type": ("first-of-type", "last-of-type")}
_NEVER = frozenset(
    "hover active focus focus-within focus-visible visited target target-within current past future fullscreen modal "
    "popover-open picture-in-picture playing autofill -webkit-autofill user-invalid user-valid placeholder-shown "
    "indeterminate".split()
)
_ALWAYS = frozenset({"defined", ":first-line", "first-line", "read-only"})
_BY_ATTRIBUTE = {
    "checked": ("checked", "selected"),
    "disabled": ("disabled",),
    "open": ("open",),
    "required": ("required",),
}
_LINKS = frozenset({"a", "area"})


def _state(name: str, of: str | None, steps: Steps) -> tuple[Test, Weight, str]:
    if name in {"not", "is", "where", "matches", "any", "-webkit-any"} and of:
        return _listed(name, of, steps)
    if name == "has" and of:
        return _having(of, steps)
    if name in _ONLY:
        first, last = (_state(each, None, steps)[0] for each in _ONLY[name])
        return lambda each: first(each) and last(each), (0, 1, 0), "*"
    if name in _PLACES or (name.startswith("nth-") and of):
        return _placed(name, of, steps), (0, 1, 0), "*"
    test = _plain_state(name, of)
    if test is None:
        raise UnknownSelectorError(name)
    return test, (0, 1, 0), "*"


def _plain_state(name: str, of: str | None) -> Test | None:
    if name in {"root", "scope"}:
        return lambda each: each.getparent() is None
    if name in {"link", "any-link"}:
        return lambda each: each.tag in _LINKS and each.get("href") is not None
    if name in {"lang", "dir"} and of:
        wanted = [each.strip().strip("\"'").lower() for each in of.split(",")]
        return lambda each: _inherited(each, name).startswith(tuple(wanted))
    if name in _BY_ATTRIBUTE:
        return lambda each: any(each.get(attribute) is not None for attribute in _BY_ATTRIBUTE[name])
    if name == "enabled":
        return lambda each: each.tag in {"button", "input", "select", "textarea"} and each.get("disabled") is None
    if name == "empty":
        return lambda each: not len(each) and not each.text
    return (lambda _: name in _ALWAYS) if name in _ALWAYS | _NEVER else None


def _inherited(element: Any, attribute: str) -> str:  # noqa: ANN401 - lxml has no types
    above: Any = element
    while above is not None:
        if value := above.get(attribute):
            return str(value).lower()
        above = above.getparent()
    return "ltr" if attribute == "dir" else ""


def _listed(name: str, of: str, steps: Steps) -> tuple[Test, Weight, str]:
    """`:not`, or a list of which what is not known is left out."""
    inner = []
    for each in split(of):
        try:
            inner.append(selector(each, steps))
        except UnknownSelectorError:
            if name == "not":
                raise
    weight = max((each.weight for each in inner), default=(0, 0, 0)) if name != "where" else (0, 0, 0)
    wanted = name != "not"
    return lambda element: any(each.picks(element) for each in inner) is wanted, weight, "*"


def _having(of: str, steps: Steps) -> tuple[Test, Weight, str]:
    """`:has`: all that have such elements within or behind them are found at once, when the first is asked for."""
    inner = [(each[0] if each[0] in ">+~" else " ", selector(each.lstrip(">+~ "), steps)) for each in split(of) if each]
    if ":has(" in of or not inner:
        raise UnknownSelectorError(of)
    found: set[Any] = set()
    asked: list[Any] = []

    def has(element: Any) -> bool:  # noqa: ANN401 - lxml has no types
        if not asked:
            asked.append(element)
            for other in element.getroottree().getroot().iter():
                for how, each in inner:
                    if isinstance(other.tag, str) and each.picks(other):
                        _mark(other, how, found)
        return element in found

    return has, max(each.weight for _, each in inner), "*"


def _mark(element: Any, how: str, found: set[Any]) -> None:  # noqa: ANN401 - lxml has no types
    if how in {">", "+"}:
        found.add(element.getparent() if how == ">" else _before(element))
        return
    for other in element.iterancestors() if how == " " else element.itersiblings(preceding=True):
        if other in found:  # then those beyond it are, too
            return
        found.add(other)


def _placed(name: str, of: str | None, steps: Steps) -> Test:
    formula, _, among = (of or _PLACES[name]).partition(" of ")
    step, first = _nth(formula)
    same_type, from_end = name.endswith("of-type"), "last" in name
    counted = [selector(each, steps) for each in split(among)]

    def counts(each: Any) -> bool:  # noqa: ANN401 - lxml has no types
        return isinstance(each.tag, str) and (not counted or any(one.picks(each) for one in counted))

    def placed(each: Any) -> bool:  # noqa: ANN401 - lxml has no types
        if counted and not counts(each):
            return False
        others = each.itersiblings(each.tag if same_type else None, preceding=not from_end)
        place = 1 + sum(map(counts, others))
        steps.take(place)
        return place == first if not step else (place - first) % step == 0 and (place - first) // step >= 0

    return placed


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
