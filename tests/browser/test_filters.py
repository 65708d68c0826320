"""Filters and search leave what was asked for, say how much it is, and hide the headings over nothing."""

import re

import pytest
from browser.conftest import Show, kinds
from playwright.sync_api import Page, expect
from presenting.evidence.told import sample

ITEMS = "() => [...document.querySelectorAll('main .items > li')].map((item) => item.id)"
SHOWN = """() => [...document.querySelectorAll('main .items > li')].filter((item) => !item.closest('[hidden]'))
  .map((item) => item.id)"""
READ = "() => [...document.querySelectorAll('article')].filter((each) => !each.hidden).map((each) => each.id)"
# Headings and names of sources that stand over no item.
EMPTY = """() => [...document.querySelectorAll('main .part > :is(h3, h4, .who):not(:first-child)')].filter((head) => {
  if (head.closest('[hidden]') || !head.parentElement.querySelector('.items > li')) return false;
  for (let next = head.nextElementSibling; next && !/^H[34]$/.test(next.tagName); next = next.nextElementSibling)
    if (next.querySelector('.items > li:not([hidden])')) return false;
  return true;
}).map((head) => head.textContent)"""


def counts(page: Page) -> list[int]:
    """The numbers that the bar says: items shown and in all, articles shown and in all."""
    return [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", page.locator("#found").inner_text())]


def check_counts(page: Page) -> None:
    """What the bar says is what is shown; no heading stands over nothing."""
    shown, items, read, articles = counts(page)
    assert len(page.evaluate(SHOWN)) == shown
    assert len(page.evaluate(READ)) == read
    assert page.locator("main .items > li").count() == items
    assert page.locator("article").count() == articles
    assert page.evaluate(EMPTY) == []


def test_a_source_leaves_what_it_carries_and_its_article(show: Show) -> None:
    """Every item that cites the source stays, whatever else it cites; no other does."""
    page = show()
    page.select_option("#source", "7")
    shown = set(page.evaluate(SHOWN))
    citing = "(ids) => ids.every((id) => document.querySelector(`#${id} a[href^='#s7-'], #${id} a[href^='#w7-']`))"
    assert shown
    assert page.evaluate(citing, sorted(shown))
    others = [each for each in page.evaluate(ITEMS) if each not in shown]
    assert not page.evaluate(f"(ids) => ids.some((id) => ({citing})([id]))", others)
    assert page.evaluate(READ) == ["a7"]
    check_counts(page)


def test_a_story_leaves_its_items_and_its_articles(show: Show) -> None:
    """The others are gone on both sides."""
    page = show()
    page.select_option("#story", "3")
    assert {"3"} == {each[1:].split("-")[0] for each in page.evaluate(SHOWN)}
    stories = sample("seeds")[0].stories
    assert [f"a{number}" for number in stories[2].sources] == page.evaluate(READ)
    check_counts(page)


@pytest.mark.parametrize("verdict", ["several", "disputed", "updated", "exact", "open", "withheld"])
def test_a_verdict_leaves_the_items_that_have_it(show: Show, verdict: str) -> None:
    """As many as the choice says."""
    page = show("full")
    page.select_option("#verdict", verdict)
    said = page.locator(f'#verdict option[value="{verdict}"]').text_content() or ""
    shown = page.evaluate(SHOWN)
    assert shown
    if "(" in said:
        assert len(shown) == int(said.rsplit("(", 1)[1].rstrip(")"))
    assert all(verdict in kinds(page, each) for each in shown)
    check_counts(page)


def test_a_speaker_leaves_what_is_laid_to_them(show: Show) -> None:
    """Their quotations, and the claims that articles lay to them."""
    page = show()
    page.select_option("#speaker", label="Tamsin Okraway")
    quoted = [
        f"q{number}-{place}"
        for number, story in enumerate(sample("seeds")[0].stories, 1)
        for place, said in enumerate(story.quotations, 1)
        if said.speaker == "Tamsin Okraway"
    ]
    assert quoted
    assert set(quoted) == {each for each in page.evaluate(SHOWN) if each.startswith("q")}
    check_counts(page)


def test_filters_work_together_and_clear_at_once(show: Show) -> None:
    """Each narrows what the others left; Clear brings everything back."""
    page = show()
    everything = page.evaluate(SHOWN)
    page.select_option("#source", "7")
    by_source = set(page.evaluate(SHOWN))
    page.select_option("#verdict", "disputed")
    both = set(page.evaluate(SHOWN))
    assert both < by_source
    check_counts(page)
    page.click("button[type=reset]")
    expect(page.locator("#tally")).to_be_hidden()
    assert everything == page.evaluate(SHOWN)
    assert page.locator("article").count() == len(page.evaluate(READ))


def test_a_search_finds_items_and_articles_and_shows_where(show: Show) -> None:
    """All words must be there, in any case; each place is lit without a change to the text."""
    page = show()
    before = page.locator("aside").text_content()
    page.fill("#search", "PUMPS fennick")
    expect(page.locator("#tally")).to_be_visible()
    shown = page.evaluate(SHOWN)
    assert shown
    for each in shown:
        words = (page.locator(f"#{each}").text_content() or "").lower()
        assert "pumps" in words
        assert "fennick" in words
    assert len(shown) < page.locator("main .items > li").count()
    assert page.evaluate("() => CSS.highlights.get('found').size") >= 2 * len(shown)
    assert before == page.locator("aside").text_content()
    check_counts(page)


def test_a_search_that_finds_nothing_says_so(show: Show) -> None:
    """Nought of so many; the page is not empty without a word."""
    page = show()
    page.fill("#search", "zzzz")
    expect(page.locator("#found")).to_have_text(re.compile(r"^0 of \d+ items, 0 of 11 articles$"))


def test_a_citation_into_a_filtered_article_still_leads_there(show: Show) -> None:
    """What a filter hid comes back when its words are asked for."""
    page = show()
    page.select_option("#source", "7")
    link = page.locator("main .items > li:not([hidden]) a[href^='#s4-']:visible").first
    link.click()
    assert "a4" in page.evaluate(READ)
    expect(page.locator("aside .on").first).to_be_visible()
