"""The page can be used without a pointer."""

from browser.conftest import Show, kinds
from playwright.sync_api import Page, expect


def focused(page: Page) -> str:
    """The anchor of what has the focus."""
    return str(page.evaluate("() => document.activeElement.id"))


def test_j_and_k_go_from_item_to_item_and_mark_their_words(show: Show) -> None:
    """The item has the focus and is in sight; all its citations are marked in the articles."""
    page = show()
    items = page.evaluate("() => [...document.querySelectorAll('main .items > li')].map((item) => item.id)")
    page.keyboard.press("j")
    assert items[0] == focused(page)
    page.keyboard.press("j")
    second = focused(page)
    assert items[1] == second
    assert page.locator("aside .on").count()
    expect(page.locator(f"#{second}")).to_be_in_viewport()
    page.keyboard.press("k")
    assert items[0] == focused(page)
    page.keyboard.press("k")
    assert items[0] == focused(page), "the first item is the end of the way"


def test_j_passes_over_what_is_filtered_out(show: Show) -> None:
    """Only items that are shown are gone to."""
    page = show()
    page.select_option("#verdict", "disputed")
    page.locator("main").focus()
    page.keyboard.press("j")
    assert "disputed" in kinds(page, focused(page))


def test_n_and_p_go_from_citation_to_citation(show: Show) -> None:
    """One citation of the item at a time is marked."""
    page = show("seeds", "#p2-2")
    page.keyboard.press("n")
    first = page.locator("aside .on").all_text_contents()
    assert 1 == page.locator("main .chosen").count()
    page.keyboard.press("n")
    assert first != page.locator("aside .on").all_text_contents()
    page.keyboard.press("p")
    assert first == page.locator("aside .on").all_text_contents()


def test_enter_on_a_citation_marks_and_once_more_goes_there(show: Show) -> None:
    """A keyboard follows a citation into the article, where the number of the sentence has the focus."""
    page = show("seeds", "#p2-2")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("aside .on").count()
    said = page.locator("[role=status]").text_content() or ""
    assert said.startswith("Source ")
    page.keyboard.press("Enter")
    assert page.evaluate("() => Boolean(document.activeElement.closest('aside .text'))")


def test_slash_searches_and_escape_clears(show: Show) -> None:
    """The letters typed are the search, not shortcuts."""
    page = show()
    page.keyboard.press("/")
    page.keyboard.type("pumps jk?")
    expect(page.locator("#search")).to_have_value("pumps jk?")
    expect(page.locator("#tally")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_have_value("")
    expect(page.locator("#tally")).to_be_hidden()


def test_a_question_mark_lists_the_keys(show: Show) -> None:
    """The list names every key, is closed by Escape, and can switch single letters off."""
    page = show()
    page.keyboard.press("?")
    dialog = page.locator("dialog")
    expect(dialog).to_be_visible()
    assert {"j", "k", "n", "p", "/", "?", "Esc", "Enter"} == set(dialog.locator("kbd").all_inner_texts())
    dialog.locator("input").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("j")
    assert not focused(page).startswith("p")


def test_escape_takes_the_marks_away(show: Show) -> None:
    """Nothing stays marked or chosen."""
    page = show("seeds", "#p2-2")
    page.keyboard.press("Escape")
    assert 0 == page.locator(".on, .chosen, .current").count()


def test_a_browsers_own_keys_are_left_alone(show: Show) -> None:
    """With a modifier a letter is no shortcut of ours."""
    page = show()
    page.keyboard.press("Control+j")
    page.keyboard.press("Alt+k")
    assert 0 == page.locator(".current").count()


def test_the_briefing_scrolls_by_key_from_the_start(show: Show) -> None:
    """Nobody has to click into the page before Page Down works."""
    page = show()
    page.keyboard.press("PageDown")
    page.wait_for_function("() => document.querySelector('main').scrollTop > 100")
