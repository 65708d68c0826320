"""Style sheets and their rules."""

import pytest

from summarizer.reading.sheets import Declaration, declarations, rules


def told(sheet: str) -> list[tuple[tuple[str, ...], dict[str, str]]]:
    """Selectors and declarations of each rule that holds."""
    return [(rule.selectors, {each.name: each.value for each in rule.declarations}) for rule in rules(sheet)]


HIDE = {"display": "none"}


@pytest.mark.parametrize(
    "sheet",
    [
        ".x{display:none}",
        ".x { DISPLAY : None }",
        ".x{color:red;;display:none;}",
        ".x/* } */{/* ; */display:/**/none/*",
        ".x{d\\69splay:n\\06fne}",
        "<!-- .x{display:none} -->",
        "@media screen{.x{display:none}}",
        "@media only screen and (min-width: 40em){.x{display:none}}",
        "@media print, (max-width:2000px) {.x{display:none}}",
        "@layer a{@supports (display:grid){.x{display:none}}}",
        "@import 'a.css';@charset \"x\";.x{display:none}",
        "@keyframes k{from{opacity:0}}.x{display:none}",
        '.y{content:"/*"}.x{display:none}.z{content:"*/}"}',
        ".x{background:url(data:image/png;base64,AA==);display:none}",
        ".x{display:none",
    ],
)
def test_rules_that_a_browser_applies(sheet: str) -> None:
    """However it is written, the rule is found, and what stands around it does not hide it."""
    found = [said for selectors, said in told(sheet) if selectors == (".x",)]
    assert [HIDE["display"]] == [said["display"] for said in found]


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print{.x{display:none}}",
        "@media (max-width:600px){.x{display:none}}",
        "@media not screen{.x{display:none}}",
        "@media (prefers-color-scheme: dark){.x{display:none}}",
        "@supports not (display:grid){.x{display:none}}",
        "@container (max-width:1px){.x{display:none}}",
        "@font-face{display:none}",
        "/* .x{display:none} */",
        '.y{content:".x{display:none}"}',
    ],
)
def test_rules_that_a_browser_passes_over(sheet: str) -> None:
    """What holds for print, for narrow windows or not at all is no rule here."""
    assert [] == [selectors for selectors, said in told(sheet) if said == HIDE]


def test_nesting_is_unfolded() -> None:
    """A rule within a rule is for what stands below, or for the same element where `&` says so."""
    assert [(("a .x", "b .x"), HIDE), (("a.y", "b.y"), HIDE), (("a", "b"), {"color": "red"})] == told(
        "a, b { color: red; .x { display: none } &.y { display: none } }"
    )


def test_declarations_of_one_element() -> None:
    """Names and values come in lower case, what is important is told, what is none is left out."""
    assert [Declaration("display", "none", important=True), Declaration("left", "-9px")] == declarations(
        "DISPLAY:None ! important; nonsense; :x; left: -9px"
    )


def test_nested_lists_do_not_multiply_without_end() -> None:
    """Twenty lists within each other would be a selector for every grain of sand; a rule keeps two hundred."""
    sheet = ".a,.b,.c,.d{" * 20 + "display:none" + "}" * 20
    assert [200] == [len(selectors) for selectors, _ in told(sheet)]
