"""Quotations → words by speaker, as the article has them; questions → what is open, and what was answered."""

from collections.abc import Iterator, Sequence

from summarizer.briefing import Question, Quotation, Story
from summarizer.presenting.citing import Register, marks
from summarizer.presenting.lengths import kept, more
from summarizer.presenting.page import (
    Block,
    Bullet,
    Bullets,
    Heading,
    Line,
    Paragraph,
    Part,
    Quoted,
    Tone,
    clean,
    given,
    in_quotes,
    own,
)
from summarizer.presenting.words import ended, list_title
from summarizer.verdicts import QuoteVerdict, SpeakerVerdict

_CHANGES = {QuoteVerdict.ELIDED: "shortened", QuoteVerdict.BRACKETED: "with an insertion in brackets"}
UNTIED = {
    SpeakerVerdict.NAMED_ELSEWHERE: "the article does not tie these words to",
    SpeakerVerdict.ANOTHER_SPEAKER: "the article ties these words to somebody other than",
    SpeakerVerdict.ABSENT: "the article does not name",
}
QUOTES, QUESTIONS = "quotes", "open_questions"


def quotations(story: Story, register: Register, level: int) -> Iterator[Block]:
    """The quotations by speaker; those that no article ties to the speaker come last, under nobody's name."""
    if not story.quotations or not register.caps.quotations:
        return
    first = sorted(story.quotations, key=lambda each: -register.groups(citation.source for citation in each.citations))
    shown = kept(story.quotations, register.caps.quotations, first)
    yield Heading(level, (own("In their words"),))
    for name in dict.fromkeys([QUOTES, *(quotation.list for quotation in story.quotations)]):
        some = [quotation for quotation in shown if quotation.list == name]
        if some and name != QUOTES:
            yield Paragraph((own(list_title(name), Tone.STRONG),))
        by_speaker: dict[str, list[Quotation]] = {}
        for quotation in some:
            if quotation.speaker_verdict is SpeakerVerdict.NAMED_HERE:
                by_speaker.setdefault(clean(quotation.speaker).casefold(), []).append(quotation)
        for said in by_speaker.values():
            yield Paragraph(_speaker(said))
            yield from (Quoted(_quotation(quotation, register)) for quotation in said)
        untied = [each for each in some if each.speaker_verdict is not SpeakerVerdict.NAMED_HERE]
        if untied:
            yield Paragraph((own("Speaker not confirmed", Tone.STRONG),))
            yield from (Quoted(_quotation(quotation, register)) for quotation in untied)
    yield from more(story.quotations, shown, "quotation")


def _speaker(quotations: Sequence[Quotation]) -> Line:
    role = next((quotation.role for quotation in quotations if quotation.role), None)
    name = given(quotations[0].speaker, Tone.STRONG)
    return (name, own(", "), given(role)) if role else (name,)


def _quotation(quotation: Quotation, register: Register) -> Line:
    parts: list[Part] = [in_quotes(quotation.text), own(" "), *marks(quotation.citations, register)]
    if quotation.verdict in _CHANGES:
        parts += [own(" "), own(f"({_CHANGES[quotation.verdict]})", Tone.LIGHT)]
    if quotation.speaker_verdict in UNTIED:
        parts += [own(f" ({UNTIED[quotation.speaker_verdict]} "), given(quotation.speaker), own(")")]
    return tuple(parts)


def questions(story: Story, register: Register, level: int) -> Iterator[Block]:
    """What is open, then what a later article has answered."""
    if not story.questions or not register.caps.questions:
        return
    ordered = sorted(story.questions, key=lambda question: bool(question.answered_by))
    shown = ordered[: register.caps.questions]
    yield Heading(level, (own("Open questions"),))
    for name in dict.fromkeys([QUESTIONS, *(question.list for question in story.questions)]):
        some = [question for question in shown if question.list == name]
        if some and name != QUESTIONS:
            yield Paragraph((own(list_title(name), Tone.STRONG),))
        if some:
            yield Bullets(tuple(Bullet(_question(question, register)) for question in some))
    yield from more(story.questions, shown, "question")


def _question(question: Question, register: Register) -> Line:
    parts: list[Part] = [given(question.question, Tone.STRONG), own(" ")]
    if clean(question.why):
        parts += [own("Why open:", Tone.LIGHT), own(" "), given(ended(question.why)), own(" ")]
    parts += [own("Raised by "), *marks(question.raised_by, register)]
    if question.answered_by:
        in_part = all(citation.in_part for citation in question.answered_by)
        answered = own("answered in part by") if in_part else own("answered by", Tone.GOOD)
        parts += [own("; "), answered, own(" "), *marks(question.answered_by, register)]
    return (*parts, own("."))
