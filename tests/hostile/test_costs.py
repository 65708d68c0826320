"""What is made to take time or room is cut, counted or refused; nothing of it is lost without a word."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hostile.reports import FACT, TEXT

from summarizer import BuiltinEngine, brief, read, to_html, to_json, to_terminal
from summarizer.article import Article
from summarizer.errors import DuplicateError, InputError
from summarizer.reading import from_text, pages, reader, unshown
from summarizer.reading.classing import LONGEST_SENTENCE
from summarizer.reading.parts import MOST_CHARACTERS
from summarizer.reading.selectors import MOST_STEPS

_ROWS = 300


@pytest.mark.parametrize("unit", ["the crew ", "aboard, and ", "x", "x\u3000", "12 ", "(", "\u9662\u957f\uff0c"])
def test_what_has_no_stop_is_cut_into_pieces(unit: str) -> None:
    """No sentence is longer than any of a report; every word stays, once, and a note says so."""
    run = (unit * 9_000).strip()
    article = from_text(f"{FACT}\n\n{run}\n\n{TEXT}")
    found = [article.text_of(sentence) for sentence in article.sentences]
    assert max(map(len, found)) <= LONGEST_SENTENCE
    assert "".join(article.text.split()) == "".join("".join(found).split())
    assert all(one == one.strip() for one in found)
    assert ["1 sentences of more than 2,000 characters, each cut into pieces"] == list(article.notes)


def test_a_long_sentence_is_cut_where_a_clause_ends() -> None:
    """Before it is cut between two words, and never within one as long as there is a blank."""
    clauses = ", ".join(f"clause {at} of the order on the harbour" for at in range(90))
    assert all(one.endswith((",", "harbour.")) for one in _pieces(f"{clauses}."))
    assert all(one.startswith("word") for one in _pieces("word" * 3 + " word" * 900 + "."))


def _pieces(text: str) -> list[str]:
    article = from_text(text)
    assert len(article.sentences) > 1
    return [article.text_of(sentence) for sentence in article.sentences]


def test_a_table_without_articles_is_a_few_lines(tmp_path: Path) -> None:
    """Of many rows that are none the first are told one by one, the rest as a number, in every view."""
    (tmp_path / "rows.json").write_text(json.dumps([""] * _ROWS), encoding="utf-8")
    row = TEXT.replace('"', '""')
    (tmp_path / "same.csv").write_text("title,text\n" + f'Ferry,"{row}"\n' * _ROWS, encoding="utf-8")
    items = list(read([str(tmp_path)]))
    faults = [item for item in items if isinstance(item, InputError) and not isinstance(item, DuplicateError)]
    duplicates = [item for item in items if isinstance(item, DuplicateError)]
    assert [51, 51] == [len(faults), len(duplicates)]
    assert [_ROWS, _ROWS - 1] == [sum(each.count for each in faults), sum(each.count for each in duplicates)]
    assert f"{tmp_path}/rows.json: has 250 more records that cannot be read" == str(faults[-1])
    briefing = brief(items, BuiltinEngine())
    articles = {item.id: item for item in items if isinstance(item, Article)}
    losses: Any = json.loads("".join(to_json(briefing)))["losses"]
    assert [_ROWS, _ROWS - 1] == [sum(lost["count"] for lost in losses[kind]) for kind in ("unreadable", "duplicates")]
    told = (to_terminal(briefing, width=80, colour=False), to_html(briefing, articles))
    assert all("300 articles that went in are missing" in " ".join(view.split()) for view in told)


def test_a_small_bomb_of_equal_rows_is_stopped(tmp_path: Path) -> None:
    """A kilobyte of gzip is not unpacked into a hundred thousand rows."""
    path = tmp_path / "rows.csv.gz"
    path.write_bytes(gzip.compress(b'title,text\na,"b"\n' + b'a,"b"\n' * 100_000, 9, mtime=0))
    items = list(read([str(path)]))
    assert sum(item.count for item in items if isinstance(item, InputError)) < 25_000
    assert any("unpacks to more than" in str(item) for item in items)


@pytest.mark.parametrize(
    ("rule", "element"),
    [
        (".x:not(.y{}){{color:red}}", "<p class=x>Word.</p>"),
        ("p:nth-child({}){{color:red}}", "<p>Word.</p>"),
        (".x ~ p ~ p + i:not(.y{}){{color:red}}", "<p class=x>Word.</p><i>Word.</i>"),
        ("*{{--a{}:red}}", "<p>Word.</p>"),
    ],
)
def test_a_page_of_too_many_rules_is_refused(rule: str, element: str) -> None:
    """Rules are not passed over, as one of them might hide what is read: the page is refused."""
    number = round((MOST_STEPS / 2) ** 0.5) + 300
    sheet = "".join(rule.format(at) for at in range(number))
    with pytest.raises(InputError, match="take too long to be held against its elements"):
        pages.page(f"<html><head><style>{sheet}</style></head><body><p>{TEXT}</p>{element * number}</body></html>")


def test_blanks_do_not_hide_that_a_tag_hides() -> None:
    """A tag may have as many blanks as anybody likes."""
    assert ("a  b", 5_020) == unshown.shown("a <p{}hidden>lie</p> b".format(" " * 5_004))


def test_markdown_that_is_too_long_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the other articles go on."""
    looked: list[str] = []

    def counted(text: str) -> tuple[str, int]:
        looked.append(text)
        return text, 0

    monkeypatch.setattr(reader, "shown", counted)
    (tmp_path / "long.md").write_text("<a " * (MOST_CHARACTERS // 3 + 1), encoding="utf-8")
    (tmp_path / "other.md").write_text(TEXT, encoding="utf-8")
    fault, other = read([str(tmp_path)])
    assert "more than 5,000,000 characters" in str(fault)
    assert isinstance(other, Article)
    assert [TEXT] == looked
