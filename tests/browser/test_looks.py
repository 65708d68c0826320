"""Light and dark, wide and narrow, on paper, and for who does not see the page."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from browser.conftest import NARROW, WIDE, Show, html
from playwright.sync_api import Browser, Page, expect

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
# Browsers judge only what they lay out; here all of it is judged.
ALL_LAID_OUT = "article, .part { content-visibility: visible !important }"


def violations(page: Page) -> list[str]:
    """What axe-core finds, by rule, with the first place."""
    page.add_style_tag(content=ALL_LAID_OUT)
    page.evaluate(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("(tags) => axe.run(document, { runOnly: { type: 'tag', values: tags } })", RULES)
    assert found["passes"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found["violations"]]


@pytest.mark.parametrize(
    ("name", "scheme", "viewport"),
    [
        ("full", "light", WIDE),
        ("full", "dark", WIDE),
        ("full", "light", NARROW),
        ("full", "dark", NARROW),
        ("seeds", "light", WIDE),
        ("batch", "light", WIDE),
        ("batch", "dark", NARROW),
    ],
)
def test_axe_finds_no_barrier(show: Show, name: str, scheme: str, viewport: dict[str, int]) -> None:
    """Contrast, landmarks, headings, names and roles keep WCAG 2.1 AA and the best practices."""
    page = show(name, "#d1-1", bypass_csp=True, color_scheme=scheme, viewport=viewport)
    assert violations(page) == []


def test_axe_finds_no_barrier_in_what_the_script_opens(show: Show) -> None:
    """The list of keys, and the claims on a sentence, are named and reachable as well."""
    page = show("full", bypass_csp=True)
    page.keyboard.press("?")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.hover("#s1-1")
    page.locator("#pop a").first.wait_for()
    assert violations(page) == []


def background(page: Page) -> Iterator[int]:
    """The red, green and blue behind the words."""
    colour = page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")
    return (int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))


def test_the_page_follows_the_system_and_can_be_switched(show: Show) -> None:
    """Dark where the system is, light where it is not, and the other at a click."""
    page = show(color_scheme="dark")
    assert max(background(page)) < 60
    page.click("#theme")
    assert min(background(page)) > 200
    page = show(color_scheme="light")
    assert min(background(page)) > 200
    page.click("#theme")
    assert max(background(page)) < 60


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("name", ["seeds", "full", "hostile", "batch"])
def test_a_narrow_page_never_scrolls_sideways(show: Show, name: str, width: int) -> None:
    """No word, however long, and no table makes the page wider than the screen."""
    page = show(name, viewport={"width": width, "height": 844}, bypass_csp=True)
    page.add_style_tag(content=ALL_LAID_OUT)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_on_a_narrow_screen_a_citation_brings_the_article_up_and_the_reader_back(show: Show) -> None:
    """The words are in sight over the briefing; closing leaves the reader at the claim."""
    page = show("seeds", viewport=NARROW, has_touch=True)
    item = page.locator("#p2-3")
    item.scroll_into_view_if_needed()
    item.locator("a[href^='#s']").first.click()
    expect(page.locator("aside .on").first).to_be_in_viewport()
    expect(item).to_be_in_viewport()
    page.click("#shut")
    expect(item).to_be_in_viewport()
    assert "fixed" != page.evaluate("() => getComputedStyle(document.querySelector('aside')).position")


def test_on_a_narrow_screen_what_does_not_hold_is_in_sight(show: Show) -> None:
    """Of a batch's table the verdicts come before the counts, which may need scrolling."""
    page = show("batch", viewport=NARROW)
    for each in (page.get_by_text("What does not hold"), page.locator("td .bad").first):
        box = each.bounding_box()
        assert box
        assert box["x"] + box["width"] <= NARROW["width"]


def test_the_button_that_closes_an_article_covers_nothing(show: Show) -> None:
    """Over the briefing the head of an article makes room for it."""
    page = show("seeds", viewport=NARROW)
    page.locator("#p2-3 a[href^='#s']").first.click()
    close = page.locator("#shut").bounding_box()
    date = page.locator("article:has(.on) > header span").bounding_box()
    assert close
    assert date
    assert date["x"] + date["width"] <= close["x"]


# Of each choice of the bar: the room that it has, and what its words and its arrow need.
ROOM = """() => [...document.querySelectorAll("#controls select")].map((select) => {
  const drawn = document.createElement("canvas").getContext("2d");
  drawn.font = getComputedStyle(select).font;
  return [select.clientWidth, drawn.measureText(select.selectedOptions[0].text).width + 28];
})"""


@pytest.mark.parametrize("width", [1440, 1280, 1000, 390])
def test_the_bar_cuts_no_words_and_leaves_no_button_alone(show: Show, width: int) -> None:
    """Every choice is read whole, and the two buttons stand side by side."""
    page = show("seeds", viewport={"width": width, "height": 844})
    assert all(room >= needed for room, needed in page.evaluate(ROOM))
    first, second = page.locator("#theme").bounding_box(), page.locator("#keys").bounding_box()
    assert first
    assert second
    assert first["y"] == second["y"]


def test_the_lines_of_front_matter_stay_lines(show: Show) -> None:
    """A field a line, as in the file."""
    page = show("seeds")
    assert "\npublisher:" in page.locator("aside p.aside").first.inner_text()


def test_on_paper_everything_is_there_and_nothing_to_click(show: Show) -> None:
    """The articles follow the briefing, laid out whole; bar, marks and buttons are gone."""
    page = show("seeds", "#p2-2")
    page.emulate_media(media="print")
    assert page.locator("#controls").is_hidden()
    laid_out = "(each) => getComputedStyle(each).contentVisibility"
    assert {"visible"} == {each.evaluate(laid_out) for each in page.locator("article, .part").all()}
    assert "visible" == page.evaluate("() => getComputedStyle(document.querySelector('main')).overflowY")
    main, aside = page.locator("main").bounding_box(), page.locator("aside").bounding_box()
    assert main
    assert aside
    assert aside["y"] >= main["y"] + main["height"]


def test_attacks_in_every_field_do_nothing(show: Show) -> None:
    """No element, dialog, request or message comes of them, whatever is clicked."""
    page = show("hostile")
    for link in page.locator("main a[href^='#']:visible").all()[::5]:
        link.click()
    page.fill("#search", "<img src=x onerror=alert(1)>")
    expect(page.locator("#tally")).to_be_visible()
    allowed = "a[href^='#'], svg.plot, svg.plot *"
    assert 0 == page.locator(f"img, iframe, object, embed, link, base, :is(a, svg, svg *):not({allowed})").count()
    assert 1 == page.locator("script").count()


def test_the_policy_holds_whatever_comes_into_the_page(browser: Browser, tmp_path: Path) -> None:
    """Markup from a string, a style of its own, a picture from elsewhere: the browser refuses each."""
    path = tmp_path / "page.html"
    path.write_text(html("one"), encoding="utf-8")
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    markup = "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')"
    assert page.evaluate(f"() => {{ try {{ {markup}; return false; }} catch {{ return true; }} }}")
    page.evaluate("() => document.body.setAttribute('style', 'color: red')")
    assert "rgb(255, 0, 0)" != page.evaluate("() => getComputedStyle(document.body).color")
    page.evaluate("() => document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/x.png' }))")
    page.wait_for_function("() => document.images[0].complete")
    page.close()
    for directive in ("TrustedHTML", "style-src", "default-src 'none'"):
        assert any(directive in each for each in said), (directive, said)
