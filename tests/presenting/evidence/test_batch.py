"""The page of a batch: what held of each article, and what failed."""

import pytest
from presenting.evidence.parsed import parsed
from presenting.evidence.pier import page, summary
from presenting.hostile import PAYLOADS

from summarizer.briefing import Losses, Lost
from summarizer.presenting import batch_page, batch_row


def test_a_row_counts_what_holds_and_names_what_does_not() -> None:
    """Held of returned by kind, the verdicts of the rest in words with a sign, and a link to the record."""
    row = batch_row(summary("The pier burned down on Friday.", "The pier burned down in May."), "pier-0123abcd.json")
    cells = [each.words for each in parsed(row).walk() if each.name in {"th", "td"}]
    assert "Pier burns Post, 14 March 2031 articles/pier.txt" == cells[0]
    assert "✗ 1 spoken by somebody else" in cells[1]
    assert 2 == cells[1].count("✗")
    assert ["1 of 2", "–", "0 of 1", "–"] == cells[2:6]
    assert '<a href="pier-0123abcd.json">Pier burns</a>' in row


def test_an_article_of_which_everything_holds_says_so() -> None:
    """With its sign."""
    clean = summary("The pier burned down on Friday.")
    clean = clean.model_copy(update={"items": clean.items[:1]})
    assert "✓ all held" in parsed(batch_row(clean, "a.json")).words


def test_the_page_lists_what_failed_and_counts_all() -> None:
    """Failures stand before the records, each with its reason; a batch that lost something is partial."""
    losses = Losses(
        unreadable=(Lost(path="scan.pdf", reason="not a text file"),),
        failed=(Lost(path="long.txt", reason="the model declined"),),
        duplicates=(Lost(path="copy.txt", reason="is the same article as a.txt"),),
    )
    words = parsed(
        page(batch_row(summary("The pier burned down on Friday."), "a.json"), losses=losses, partial=True)
    ).words
    for said in (
        "✗ PARTIAL. Some inputs have no record.",
        "1 record, 2 failed, 1 duplicate left out.",
        "scan.pdf: not a text file",
        "long.txt: the model declined",
        "copy.txt: is the same article as a.txt",
    ):
        assert said in words
    assert words.index("long.txt") < words.index("Pier burns")


def test_rows_are_passed_on_one_at_a_time() -> None:
    """However many there are, the page is never held whole."""
    asked = iter([f"<tr><td>{number}</td></tr>\n" for number in range(3)])
    parts = batch_page(asked, 3, Losses(), partial=False)
    assert next(parts).endswith("<tbody>")
    assert next(parts) == "<tr><td>0</td></tr>\n"
    assert next(asked) == "<tr><td>1</td></tr>\n"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_attacks_in_titles_paths_and_reasons_are_words(payload: str) -> None:
    """No name of a file makes a link but that of a record; no title makes an element."""
    row = batch_row(summary("The pier burned down on Friday.", title=payload, source=payload), payload)
    lost = Lost(path=payload, reason=payload)
    html = page(row, losses=Losses(failed=(lost,), unreadable=(lost,)))
    names = {element.name for element in parsed(html).walk()}
    assert names <= set(
        "html head meta title style body main h1 h2 p section ul li code div table thead tbody tr th td span b".split()
    ) | {""}
