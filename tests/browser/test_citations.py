"""A click on a citation marks its words; a span of an article tells what rests on it."""

import json

import pytest
from browser.conftest import Show
from playwright.sync_api import expect
from presenting.evidence.told import from_json, sample

from summarizer.presenting import to_json

SETTLED = 150  # milliseconds after which nothing moves any more: what is far from the window is laid out late
CITES = 'a[href^="#s"], a[href^="#w"]'
# Every citation clicked: its item, its mark, and the words that are marked then.
CLICK_ALL = """(selector) => [...document.querySelectorAll(`main :is(${selector})`)].map((link) => {
  link.click();
  const marked = [...document.querySelectorAll("aside .on")].map((each) => each.textContent).join("");
  return [link.closest(".items > li")?.id ?? "", link.textContent, marked.replace(/\\s+/g, " ").trim()];
})"""
# Which words of the articles' side are in sight.
IN_SIGHT = """() => [...document.querySelectorAll("aside .on")].every((each) => {
  const words = each.getBoundingClientRect(), side = document.querySelector("aside").getBoundingClientRect();
  return words.top >= side.top && words.bottom <= side.bottom && words.width > 0;
})"""


@pytest.mark.parametrize("name", ["seeds", "full", "one"])
def test_every_citation_marks_the_words_that_the_briefing_cites(show: Show, name: str) -> None:
    """Each link of each item, clicked, marks exactly the characters of its citation, and no other."""
    marked: dict[str, set[tuple[int, int, str]]] = {}
    for item, mark, words in show(name).evaluate(CLICK_ALL, CITES):
        source, sentence = mark.split(":")
        marked.setdefault(item, set()).add((int(source), int(sentence), words))
    told = from_json(json.loads(to_json(sample(name)[0])))
    assert told
    for anchor, (_, cited) in told.items():
        assert cited == marked.get(anchor, set()), anchor
    sentences = {(source, sentence) for cited in marked.values() for source, sentence, _ in cited}
    assert sentences, "the lead cites sentences as well"


def test_a_clicked_citation_is_in_sight_and_the_briefing_stays(show: Show) -> None:
    """The articles scroll to the words; the reader's place in the briefing does not move."""
    page = show()
    links = page.locator(f"main .items > li :is({CITES}):visible")
    for at in range(0, links.count(), 23):
        links.nth(at).scroll_into_view_if_needed()
        before = page.evaluate("() => document.querySelector('main').scrollTop")
        links.nth(at).click()
        page.wait_for_timeout(SETTLED)
        assert page.evaluate(IN_SIGHT), at
        assert before == page.evaluate("() => document.querySelector('main').scrollTop"), at


HEADING = """(id) => {
  const target = document.getElementById(id), side = document.querySelector("main");
  const all = side.scrollHeight > side.clientHeight ? side : document.documentElement;
  return [target.querySelector("h2, h3").getBoundingClientRect().top,
    Math.max(0, document.getElementById("controls").getBoundingClientRect().bottom),
    all.scrollHeight - all.scrollTop - all.clientHeight];
}"""


@pytest.mark.parametrize("width", [1440, 1280, 1000, 390])
@pytest.mark.parametrize("section", ["y2", "t1", "u3", "f2", "how"])
def test_a_link_to_a_section_arrives_there(show: Show, section: str, width: int) -> None:
    """Its heading is next below the bar, or as near as the end allows, though what lies between was not laid out."""
    page = show("seeds", f"#{section}", viewport={"width": width, "height": 844})
    page.wait_for_timeout(SETTLED)
    top, bar, left = page.evaluate(HEADING, section)
    assert bar <= top
    assert top < bar + 60 or left < 2


def test_a_section_arrives_below_a_bar_that_has_grown(show: Show) -> None:
    """While something is filtered the bar says how much is left, and is higher."""
    page = show("seeds", viewport={"width": 1280, "height": 844})
    _, before, _ = page.evaluate(HEADING, "f2")
    page.select_option("#story", "2")
    page.wait_for_timeout(SETTLED)
    page.evaluate("() => { location.hash = '#f2'; }")
    page.wait_for_timeout(SETTLED)
    top, bar, left = page.evaluate(HEADING, "f2")
    assert before < bar <= top
    assert top < bar + 60 or left < 2


def test_back_and_forward_follow_the_citations(show: Show) -> None:
    """The browser's own buttons lead from one marked place to the one before."""
    page = show()
    first, second = page.locator(f"#e2 :is({CITES})").nth(0), page.locator(f"#e2 :is({CITES})").nth(1)
    first.click()
    marked = page.locator("aside .on").inner_text()
    second.click()
    assert marked != page.locator("aside .on").inner_text()
    page.go_back()
    expect(page.locator("aside .on")).to_have_text(marked)


def test_an_address_with_an_anchor_opens_at_its_place(show: Show) -> None:
    """A link to a claim marks its words; a link to words marks them."""
    page = show("seeds", "#p2-2")
    expect(page.locator("#p2-2")).to_be_focused()
    assert page.locator("aside .on").count()
    expect(show("seeds", "#s5-3").locator("#s5-3")).to_have_class("on")


def test_only_the_last_place_is_marked(show: Show) -> None:
    """Where the address led at first is no longer marked when another citation is followed."""
    page = show("seeds", "#s5-3")
    page.locator(f"#e2 :is({CITES})").last.click()
    shade = "(each) => getComputedStyle(each).backgroundColor"
    assert page.locator("#s5-3").evaluate(shade) == page.locator("#s5-4").evaluate(shade)
    assert page.locator("#s5-3").evaluate(shade) != page.locator("aside .on").first.evaluate(shade)


def resting(name: str, source: int, sentence: int) -> set[str]:
    """The anchors of all items that cite a sentence or words of it, from the JSON."""
    told = from_json(json.loads(to_json(sample(name)[0])))
    return {anchor for anchor, (_, cited) in told.items() if any(each[:2] == (source, sentence) for each in cited)}


@pytest.mark.parametrize(("name", "source", "sentence"), [("seeds", 5, 5), ("full", 1, 1), ("full", 1, 11)])
def test_hovering_a_sentence_shows_every_claim_that_rests_on_it(
    show: Show, name: str, source: int, sentence: int
) -> None:
    """The list has every item that cites the sentence, and no other; each leads to its item."""
    page = show(name)
    page.evaluate("(id) => document.getElementById(id).scrollIntoView({ block: 'center' })", f"s{source}-{sentence}")
    page.hover(f"#s{source}-{sentence}")
    claims = page.locator("#pop a")
    claims.first.wait_for()
    found = {link.get_attribute("href") or "" for link in claims.all()}
    expected = resting(name, source, sentence)
    assert {f"#{anchor}" for anchor in expected} == {
        each for each in found if not each.startswith("#d") or each[1:] in expected
    }
    href = claims.first.get_attribute("href") or ""
    claims.first.click()
    expect(page.locator(href)).to_be_focused()
    expect(page.locator("#pop")).to_have_count(0)


def test_words_inside_a_sentence_tell_what_rests_on_them(show: Show) -> None:
    """Over a figure's own words the list has the figure, and what cites the sentence as a whole."""
    page = show("full")
    piece = page.locator('aside [id^="w3-"]', has_text="17 people").first
    piece.scroll_into_view_if_needed()
    piece.hover()
    page.locator("#pop a").first.wait_for()
    kinds = page.locator("#pop a").all_inner_texts()
    assert any(each.startswith("Figure: people taken to hospital") for each in kinds)
    assert not any(each.startswith("Statement: Divers") for each in kinds)


def test_a_sentence_reached_by_keyboard_tells_the_same(show: Show) -> None:
    """The number of a sentence, focused, opens the list; Tab goes into it, Escape closes it."""
    page = show()
    number = page.locator('aside .text a[href^="#"]', has_text="3").first
    page.locator("aside").focus()
    number.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#pop")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#pop a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#pop")).to_have_count(0)


def test_a_finger_gets_the_claims_as_a_list(show: Show) -> None:
    """A touch cannot hover: the number of a sentence with several claims opens the list, and one of it leads on."""
    page = show("seeds", has_touch=True)
    number = page.locator("#s5-3").locator("xpath=preceding-sibling::a[1]")
    number.scroll_into_view_if_needed()
    number.tap()
    claims = page.locator("#pop a")
    assert 2 <= claims.count()
    href = claims.last.get_attribute("href") or ""
    claims.last.tap()
    expect(page.locator(href)).to_be_focused()


def test_hovering_a_citation_shows_its_sentence(show: Show) -> None:
    """Who said it, when, and in which words, without leaving the line."""
    page = show()
    page.locator(f"#e2 :is({CITES})").first.hover()
    expect(page.locator("#pop")).to_contain_text("Osprey Press Agency, 12 March 2026")
    expect(page.locator("#pop")).to_contain_text("Eleven people were killed on Thursday")


def test_a_disagreement_shows_both_sides_in_their_sentences(show: Show) -> None:
    """Short words such as a figure stand in their sentence, marked, side by side."""
    page = show()
    card = page.locator("#d2-1")
    card.scroll_into_view_if_needed()
    assert ["19", "14"] == card.locator(".context mark").all_text_contents()
    boxes = [side.bounding_box() for side in card.locator(".side").all()]
    assert all(boxes)
    assert 1 == len({box["y"] for box in boxes if box})
    assert 2 == len({box["x"] for box in boxes if box})


def test_without_a_script_a_citation_leads_to_its_words(show: Show) -> None:
    """Plain anchors do; the browser marks where it arrives, and nothing is offered that needs a script."""
    page = show("seeds", java_script_enabled=False)
    page.click('#e2 a[href="#s5-3"]')
    box = page.locator("#s5-3").bounding_box()
    assert box
    assert 0 < box["y"] < 900
    assert page.locator("#controls").is_hidden()
    page.locator("#s5-3").locator("xpath=preceding-sibling::a[1]").click()
    assert "#" in page.url
    assert not page.url.endswith("#s5-3")
