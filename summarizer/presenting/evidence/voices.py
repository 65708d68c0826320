"""Quotations → words by speaker; questions → what is open, and what was answered."""

from collections.abc import Sequence

from summarizer.briefing import Question, Quotation, Story
from summarizer.presenting.evidence.items import ANSWERED, OPEN, Page, part
from summarizer.presenting.evidence.lines import toned
from summarizer.presenting.evidence.markup import Content, Html, joined, tag
from summarizer.presenting.page import Tone, clean, in_quotes
from summarizer.presenting.voices import QUESTIONS, QUOTES, UNTIED
from summarizer.presenting.words import ended, list_title, verdict
from summarizer.verdicts import SpeakerVerdict


def quotations(story: Story, page: Page, number: int, level: int) -> Html | None:
    """The quotations by speaker; those that no article ties to the speaker come last, under nobody's name."""
    if not story.quotations:
        return None
    anchors = {id(each): f"q{number}-{place}" for place, each in enumerate(story.quotations, 1)}
    content: list[Content] = []
    for name in dict.fromkeys([QUOTES, *(quotation.list for quotation in story.quotations)]):
        some = [quotation for quotation in story.quotations if quotation.list == name]
        if some and name != QUOTES:
            content.append(tag(f"h{level + 1}", list_title(name)))
        by_speaker: dict[str, list[Quotation]] = {}
        for quotation in some:
            tied = quotation.speaker_verdict is SpeakerVerdict.NAMED_HERE
            by_speaker.setdefault(clean(quotation.speaker).casefold() if tied else "", []).append(quotation)
        untied = by_speaker.pop("", [])
        for said in by_speaker.values():
            content += _speaker(said), _said(said, page, anchors)
        if untied:
            content += (
                tag("p", toned("speaker not confirmed", Tone.DOUBTFUL), class_="who"),
                _said(untied, page, anchors),
            )
    return part(f"q{number}", level, "In their words", *content)


def _speaker(quotations: Sequence[Quotation]) -> Html:
    role = next((clean(quotation.role) for quotation in quotations if quotation.role), "")
    return tag("p", tag("strong", clean(quotations[0].speaker)), f", {role}" if role else None, class_="who")


def _said(quotations: Sequence[Quotation], page: Page, anchors: dict[int, str]) -> Html:
    return tag("ul", *(_quotation(each, page, anchors[id(each)]) for each in quotations), class_="items")


def _quotation(quotation: Quotation, page: Page, anchor: str) -> Html:
    untied = UNTIED.get(quotation.speaker_verdict)
    note = tag("span", f" ({untied} {clean(quotation.speaker)})") if untied else None
    return page.item(
        anchor,
        [quotation.verdict],
        tag("blockquote", in_quotes(quotation.text).text),
        tag(
            "p", toned(verdict(quotation.verdict), Tone.GOOD), " ", page.links(quotation.citations, anchor), note
        ),
        voices=page.voices([quotation.speaker]),
    )  # fmt: skip


def questions(story: Story, page: Page, number: int, level: int) -> Html | None:
    """What is open, then what a later article has answered; None without questions."""
    if not story.questions:
        return None
    ordered = sorted(enumerate(story.questions, 1), key=lambda each: bool(each[1].answered_by))
    content: list[Content] = []
    for name in dict.fromkeys([QUESTIONS, *(question.list for question in story.questions)]):
        some = [each for each in ordered if each[1].list == name]
        if some and name != QUESTIONS:
            content.append(tag(f"h{level + 1}", list_title(name)))
        if some:
            entries = [_question(question, page, f"u{number}-{place}") for place, question in some]
            content.append(tag("ul", *entries, class_="items"))
    return part(f"u{number}", level, "Open questions", *content)


def _question(question: Question, page: Page, anchor: str) -> Html:
    why = clean(question.why)
    raised = joined((" Raised by ", page.links(question.raised_by, anchor)))
    if question.answered_by:
        in_part = all(citation.in_part for citation in question.answered_by)
        words = toned("answered in part", Tone.DOUBTFUL) if in_part else toned("answered", Tone.GOOD)
        answered = joined((words, " by ", page.links(question.answered_by, anchor), "."))
    else:
        answered = tag("b", "? open", class_="doubtful")
    return page.item(
        anchor,
        [ANSWERED if question.answered_by else OPEN],
        tag("p", tag("strong", clean(question.question)), f" Why open: {ended(why)}" if why else None),
        tag("p", answered, raised, class_="meta"),
    )
