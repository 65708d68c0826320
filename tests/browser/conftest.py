"""The evidence page in a real Chromium, the system's own; whatever the page complains of or asks for is kept."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from presenting.bridge import FULL
from presenting.evidence.pier import page as batch
from presenting.evidence.pier import summary
from presenting.evidence.told import sample
from presenting.grounded import grounded
from presenting.hostile import PAYLOADS, filled

from summarizer.briefing import Losses, Lost
from summarizer.presenting import batch_row, to_html
from summarizer.presenting.evidence.items import USUAL

NAMES = ("chromium", "chromium-browser", "google-chrome")
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
Show = Callable[..., Page]


def chromium() -> str | None:
    """Where the system's Chromium is, or the one that CHROMIUM names; None without one."""
    return next(filter(None, map(shutil.which, filter(None, (os.environ.get("CHROMIUM"), *NAMES)))), None)


@cache
def html(name: str) -> str:
    """The page of a sample; `hostile` has another attack in every field, each in turn."""
    if name == "batch":
        lost = Losses(failed=(Lost(path="long.txt", reason="the model declined"),))
        row = batch_row(summary("The pier burned down on Friday.", "The pier burned down in May."), "pier.json")
        return batch(row, losses=lost, partial=True)
    if name != "hostile":
        return to_html(*sample(name))
    turn = iter(PAYLOADS * 100)
    return to_html(*grounded(filled(FULL, lambda _: next(turn))))


def kinds(page: Page, anchor: str) -> list[str]:
    """What an item can be filtered by."""
    return (page.locator(f"#{anchor}").get_attribute("data-v") or USUAL[anchor[0]]).split()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of a module; they are skipped where there is none."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium is installed; `make browser` says how to get it")
    for name in ("seeds", "full", "one", "hostile", "batch"):
        html(name)  # before Playwright starts its loop, beside which no other can run in this thread
    with sync_playwright() as driver:
        # Chromium refuses to be root's in its sandbox, which containers run as.
        found = driver.chromium.launch(executable_path=path, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        yield found
        found.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """`show(name, anchor, …)` opens the page of a sample from disk; whatever it does, it asks for nothing.

    Further names are options of the browser's context. A message on the console, an error or a dialog fails the test.
    """
    messages: list[str] = []
    asked: list[str] = []
    contexts = []

    def opened(name: str = "seeds", anchor: str = "", **options: Any) -> Page:  # noqa: ANN401 - of many kinds
        path = tmp_path / f"{name}.html"
        path.write_text(html(name), encoding="utf-8")
        context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.on("dialog", lambda dialog: messages.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{path.as_uri()}{anchor}")
        asked.remove(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert messages == []
    assert asked == []
