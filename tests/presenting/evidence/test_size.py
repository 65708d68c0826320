"""The page of the sample stories is no larger than three times their files, and 100 KB beside them."""

import pytest
from presenting.evidence.told import SEEDS

from summarizer import BuiltinEngine, brief, read
from summarizer.article import Article
from summarizer.presenting import to_html

ALLOWED = (3, 100_000)  # times the files, and bytes beside them


def test_the_page_of_the_samples_keeps_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles, claims, style and script together: short articles full of figures are the hardest case."""
    monkeypatch.chdir(SEEDS.parent)  # the page shows the paths as given
    folders = sorted(folder for folder in SEEDS.iterdir() if folder.is_dir())
    articles = [each for each in read([f"seeds/{folder.name}" for folder in folders]) if isinstance(each, Article)]
    page = to_html(brief(articles, BuiltinEngine()), {article.id: article for article in articles})
    files = sum(path.stat().st_size for folder in folders for path in folder.iterdir())
    assert len(page.encode()) <= ALLOWED[0] * files + ALLOWED[1]
