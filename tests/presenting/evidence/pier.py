"""A batch of an invented article: its summary with what holds and what does not, and its page; for tests."""

import datetime as dt

from summarizer import ArticleSummary, KeyFact, Quote, from_text, verify
from summarizer.briefing import Losses
from summarizer.presenting import batch_page
from summarizer.summary import Certainty, Importance, SentencesRead
from summarizer.verdicts import Provenance, VerifiedSummary

TEXT = 'The pier burned down on Friday. "Nobody was there," said Mirela Osk. Nine boats were lost.'
GIVEN = Provenance(engine="given", schema_fingerprint="0" * 16)


def summary(*statements: str, title: str | None = "Pier burns", source: str = "articles/pier.txt") -> VerifiedSummary:
    """A summary with these statements about the first sentence, and a quotation that another speaker said."""
    facts = [
        KeyFact(
            statement=each,
            sentences=[1],
            importance=Importance.VITAL,
            when=None,
            attributed_to=None,
            certainty=Certainty.STATED,
        )
        for each in statements
    ]
    quote = Quote(text="Nobody was there", speaker="Anton Varel", role=None, sentence=2)
    returned = ArticleSummary(
        headline="Pier burns",
        key_facts=facts,
        numbers=[],
        quotes=[quote],
        open_questions=[],
        sentences_read=SentencesRead(first=1, last=3),
    )
    article = from_text(TEXT, title=title, publisher="Post", published=dt.date(2031, 3, 14), language="en")
    return verify(returned, article.model_copy(update={"source": source}), GIVEN)


def page(*rows: str, losses: Losses | None = None, partial: bool = False) -> str:
    """The page of these rows."""
    return "".join(batch_page(rows, len(rows), losses or Losses(), partial=partial))
