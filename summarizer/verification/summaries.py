"""ArticleSummary + Article → VerifiedSummary: every item with a verdict, its characters and the reasons."""

from summarizer.article import Article
from summarizer.summary import ArticleSummary, Item, KeyFact, Number, OpenQuestion, Quote
from summarizer.verdicts import FactCheck, Provenance, VerifiedFact, VerifiedItem, VerifiedSummary
from summarizer.verification.checks import verify_checked
from summarizer.verification.facts import verify_headline
from summarizer.verification.numbers import verify_number
from summarizer.verification.page import Page
from summarizer.verification.questions import verify_question
from summarizer.verification.quotes import verify_quote


def verify(summary: ArticleSummary, article: Article, provenance: Provenance) -> VerifiedSummary:
    """Give every item of the summary its verdict; the article alone decides, never the rest of a batch."""
    page = Page(article)
    items = (
        _verified(item, None, page, name, position)
        for name, values in summary.items().items()
        for position, item in enumerate(values)
    )
    return VerifiedSummary(
        article=article,
        headline=summary.headline,
        headline_holds=verify_headline(summary.headline, page),
        items=tuple(items),
        provenance=provenance,
    )


def verify_again(record: VerifiedSummary) -> VerifiedSummary:
    """Give every item of a stored record its verdict anew: what a file says of itself vouches for nothing."""
    page = Page(record.article)
    return record.model_copy(
        update={
            "headline_holds": verify_headline(record.headline, page),
            "items": tuple(
                _verified(item.item, _check_of(item), page, item.list, item.position) for item in record.items
            ),
        }
    )


def _check_of(item: VerifiedItem) -> FactCheck | None:
    return item.check if isinstance(item, VerifiedFact) else None


def _verified(item: Item, check: FactCheck | None, page: Page, name: str, position: int) -> VerifiedItem:
    match item:
        case KeyFact():
            return verify_checked(item, check, page, name, position)
        case Number():
            return verify_number(item, page, name, position)
        case Quote():
            return verify_quote(item, page, name, position)
        case OpenQuestion():
            return verify_question(item, page, name, position)
        case _:
            message = f"{type(item).__name__} is none of the four kinds of item"
            raise TypeError(message)
