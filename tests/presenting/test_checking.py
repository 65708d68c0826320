"""The last section: what was withheld and why, what was lost, what it cost."""

import pytest
from presenting.bridge import FULL, ONE_STORY
from presenting.rendering import section
from presenting.samples import briefing, cite, story

from summarizer.briefing import CheckByModel, Cost, Ledger, Losses, Lost, Withheld
from summarizer.presenting import to_markdown
from summarizer.verdicts import Purpose


def test_withheld_items_stand_only_in_the_last_section() -> None:
    """What does not hold is named once, behind its verdict, with the reason and the article's own words."""
    before, last = to_markdown(FULL).split("## How this was checked")
    assert all(item.text not in before for item in FULL.withheld)
    assert (
        "- Statement from [3], **contradicted by the article**: The bridge will reopen in June. Reason: the article "
        "says July. The article has “The bridge will reopen in July.” [3:16].\n"
    ) in last
    assert "- Question from [4], **answered by the article**: Who built the bridge?\n" in last


def test_words_of_another_article_are_not_called_the_articles() -> None:
    """A quotation that stands in another article of the batch names that one."""
    item = Withheld(
        source=1,
        kind="quote",
        text="They knew.",
        verdict="elsewhere",
        reasons=(),
        citation=cite(2, 4, "They knew."),
    )
    page = to_markdown(briefing(story("Rain", *(1, 2)), withheld=(item,)))
    assert (
        "**not in this article, but in another**; returned: They knew. Another article has “They knew.” [2:4]." in page
    )


def test_an_altered_quotation_is_not_quoted() -> None:
    """Words that nobody said stand between no quotation marks."""
    assert "**altered**; returned: I will not resign." in to_markdown(FULL)
    assert "“I will not resign" not in to_markdown(FULL)


def test_long_withheld_text_is_cut() -> None:
    """An endless answer of a model does not fill the page."""
    item = Withheld(
        source=1, kind="fact", text="no " * 9999, verdict="unsupported", reasons=("why " * 9999,), citation=None
    )
    assert len(to_markdown(briefing(story("Rain", 1), withheld=(item,)))) < 2000


def test_counts_are_given_by_kind_and_verdict() -> None:
    """How many were returned, how many held, and how they fared, in words."""
    text = section(FULL, "How this was checked")
    assert "| Statements | 14 | 12 | 12 supported, 1 only partly supported, 1 contradicted by the article |" in text


def test_losses_are_named() -> None:
    """Every input that did not come out is there by name, with the reason."""
    text = section(FULL, "How this was checked")
    assert "**1 article could not be read:**\n\n- `articles/scan.pdf`: not a text file" in text
    assert "**1 article read, but without a summary:**\n\n- `articles/long.txt`: the model's answer was" in text
    assert "**1 article left out, as an equal article was already there:**\n\n- `articles/copy.txt`" in text


def test_one_loss_is_singular() -> None:
    """One missing article is one."""
    losses = Losses(unreadable=(Lost(path="a.pdf", reason="not a text file"),))
    page = to_markdown(briefing(partial=True, losses=losses))
    assert page.startswith("> **PARTIAL.** 1 article that went in is missing; the last section names it.")


@pytest.mark.parametrize(
    ("engines", "words"),
    [
        (("builtin",), "No language model was used: the built-in engine selected and trimmed sentences."),
        (("model-7b",), "The articles were read by a language model: model-7b."),
        (("builtin", "model-7b"), "For some articles no language model was used: the built-in engine selected"),
        (("given",), "The summaries came from files; who or what wrote them is not known here."),
        (("given", "model-7b"), "Some summaries came from files;"),
    ],
)
def test_the_engine_is_named_honestly(engines: tuple[str, ...], words: str) -> None:
    """A reader learns whether a language model was used, and which."""
    ledger = Ledger(
        engines=engines,
        prompts=(),
        calls=0,
        failed_calls=0,
        prompt_tokens=0,
        completion_tokens=0,
        uncounted_calls=0,
    )
    assert words in section(briefing(story("Rain", 1), ledger=ledger), "How this was checked")


def test_calls_and_tokens_are_counted() -> None:
    """What it cost is said, with what the endpoint did not report; a run without calls says nothing."""
    cost = "7 calls, 1 of them failed; 15,200 tokens in, 3,100 out; 1 call not counted by the endpoint."
    assert f"{cost} Prompts used: `0123456789abcdef`." in to_markdown(FULL)
    assert "tokens" not in to_markdown(ONE_STORY)


def with_check(check: CheckByModel) -> str:
    """The last section of a briefing that the built-in engine read and a model checked."""
    cost = Cost(calls=3, failed_calls=1, prompt_tokens=4200, completion_tokens=160, uncounted_calls=0)
    ledger = Ledger(engines=("builtin",), prompts=(), by_purpose={Purpose.CHECK: cost}, **dict(cost))
    return section(briefing(story("Rain", 1), check=check, ledger=ledger), "How this was checked")


def test_a_check_by_a_model_is_told_apart_from_the_reading() -> None:
    """Who was asked about how many statements, how many plain code then found, and what that cost."""
    text = with_check(CheckByModel(models=("model-7b",), asked=5, confirmed=1, failed=()))
    assert "No language model was used to read: the built-in engine selected and trimmed sentences." in text
    assert (
        "5 statements that plain code left open were put to a language model (model-7b): 1 is in the sentences that it "
        "named, as plain code found, and so shown above."
    ) in text
    assert "4,200 tokens in, 160 out. Of these for the check: 3 calls, 4,200 tokens in, 160 out." in text
    assert "failed; what" not in text


def test_a_check_that_failed_is_named() -> None:
    """By article and reason; nothing is said of statements that nobody answered."""
    lost = (Lost(path="a.txt", reason="the model declined"), Lost(path="b.txt", reason="no whole answer"))
    text = with_check(CheckByModel(models=("model-7b",), asked=0, confirmed=0, failed=lost))
    assert "**The check of 2 articles failed; what plain code left open there stays withheld:**" in text
    assert "- `a.txt`: the model declined\n- `b.txt`: no whole answer" in text
    assert "put to a language model" not in text


def test_decisions_of_a_model_are_one_sentence() -> None:
    """How many pairs it was asked about and how many stand as one; what it did not answer, with the reason."""
    text = section(FULL, "How this was checked")
    assert (
        "1 pair of statements that plain code could neither join nor keep apart was put to a language model "
        "(small-model-7b): 1 stands as one above.\n"
    ) in text
    assert (
        "**Undecided, so that the statements stay apart:**\n\n- Strike, 3 pairs: the model declined to answer\n" in text
    )


def test_what_was_dropped_from_a_lead_stands_behind_its_verdict() -> None:
    """How many sentences held, each that did not with its reason, and where the top points stand instead."""
    before, text = to_markdown(FULL).split("## How this was checked")
    assert "3 sentences of the lead were written by a language model (small-model-7b); plain code compared" in text
    assert "each with the points that it cites, and 2 held.\n" in text
    assert "- **not carried by its points**: The mayor fled. Reason: sentence 1 hardly says any of this.\n" in text
    assert "The mayor fled" not in before
    assert "so that the top points stand in its place: Strike\n" in text
    assert "**No lead was written, so that the top points stand in its place:**\n\n- Bridge: no whole answer\n" in text
