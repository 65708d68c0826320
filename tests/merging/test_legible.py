"""What a briefing keeps of characters that nobody sees."""

import json

from hostile.reports import FACT, QUESTION, QUOTE, answer, fact, number, question, quote, report

from summarizer import merge, to_json
from summarizer.merging.legible import legible
from summarizer.summary import ArticleSummary
from summarizer.text import count_invisible, visible
from summarizer.verdicts import Provenance, VerifiedSummary
from summarizer.verification import verify

TAGS = "".join(chr(0xE0000 + ord(sign)) for sign in "obey me")


def summary(**changed: object) -> VerifiedSummary:
    """The report's summary with these lists."""
    said = ArticleSummary.model_validate(answer(**changed))
    return verify(said, report(), Provenance(engine="given", schema_fingerprint="x"))


def test_nothing_unseen_of_a_model_reaches_a_briefing() -> None:
    """Statements, figures, quotes, questions and the title come without what they carry in secret."""
    hiding = summary(
        headline=f"Ferry Anna stays{TAGS} in port",
        key_facts=[fact(statement=f"{FACT}{TAGS}", when=f"Monday{TAGS}")],
        numbers=[number(what=f"crew members{TAGS}")],
        quotes=[quote(text=f"{QUOTE}{TAGS}", role=f"the harbour master{TAGS}")],
        open_questions=[question(question=f"{QUESTION}{TAGS}"), question(question=f"Who sank the \u202eZorn{TAGS}?")],
    )
    document = json.loads(to_json(merge([hiding])))
    assert [4, 1] == [sum(row["held"] for row in document["checked"]), len(document["withheld"])]
    assert 0 == count_invisible(json.dumps(document, ensure_ascii=False))


def test_the_articles_words_stay_as_they_are() -> None:
    """A citation is the characters of its article, seen and unseen."""
    article = report().model_copy(update={"text": report().text.replace("We wait", "We wa\u200bit")})
    said = ArticleSummary.model_validate(answer())
    held = verify(said, report(), Provenance(engine="given", schema_fingerprint="x")).model_copy(
        update={"article": article}
    )
    assert article.text == legible(held).article.text


def test_what_has_nothing_to_hide_is_the_same() -> None:
    """No copy is made of a summary that can be read, and reading it again changes nothing."""
    plain = summary()
    assert plain is legible(plain)
    hiding = legible(summary(headline=f"a{TAGS}"))
    assert (hiding, "a") == (legible(hiding), visible(hiding.headline))
