"""Briefing → the same, with each story's lead written by a model, as far as its points carry the sentences."""

from collections.abc import Mapping, Sequence

from summarizer.briefing import Briefing, DroppedSentence, LeadByModel, LeadSentence, Point, Story, Unanswered
from summarizer.errors import AnswerError, SummarizerError
from summarizer.extraction import Question, attempts_of, subject_of
from summarizer.merging import further
from summarizer.presenting.disputes import disputed
from summarizer.presenting.words import moment
from summarizer.running.questions import Panel
from summarizer.summary import FEWEST_WRITTEN, MOST_CITED, MOST_WRITTEN, Certainty, LeadAnswer, WrittenSentence
from summarizer.verdicts import Attempt, Purpose
from summarizer.verification import LeadPoint, lead_faults

TEMPLATE = "lead.j2"
ANSWER = LeadAnswer
MOST_POINTS = 16  # top points that a lead is written over: four sentences cannot tell more than four each
_FEWEST_POINTS = 2  # a single point is its own lead
_MOST_DISAGREEMENTS = 8  # told beside them; the points say of themselves whether they are disputed
_PLAINEST = (Certainty.DENIED, Certainty.PLANNED, Certainty.STATED, Certainty.CLAIMED)


def write_leads(briefing: Briefing, panel: Panel) -> Briefing:
    """Ask for the lead of every story of several points, and keep what its points carry.

    A story of which no sentence holds, or that got no answer, begins with its top points as before; which ones, and
    why, is on record.
    """
    asked = [at for at, story in enumerate(briefing.stories) if len(story.points) >= _FEWEST_POINTS]
    if not asked:
        return briefing
    stories = list(briefing.stories)
    told = [_points(stories[at]) for at in asked]
    outcomes = panel.ask([_question(stories[at], points) for at, points in zip(asked, told, strict=True)])
    written = 0
    dropped: list[DroppedSentence] = []
    replaced: list[str] = []
    failed: list[Unanswered] = []
    attempts: list[Attempt] = []
    for at, points, outcome in zip(asked, told, outcomes, strict=True):
        if isinstance(outcome, SummarizerError):
            failed.append(Unanswered(about=stories[at].title, reason=outcome.what))
            attempts += attempts_of(outcome)
            continue
        written += len(outcome.answer.sentences)
        attempts += outcome.attempts
        lead, lost = _verified(outcome.answer.sentences, stories[at], points, _language(briefing, stories[at]))
        dropped += lost
        if not lead:
            replaced.append(stories[at].title)
        else:
            stories[at] = stories[at].model_copy(update={"lead": tuple(lead)})
    record = LeadByModel(
        models=(panel.asker.model,),
        written=written,
        dropped=tuple(dropped),
        replaced=tuple(replaced),
        failed=tuple(failed),
    )
    ledger = further(briefing.ledger, attempts, panel.asker.prompts)
    return briefing.model_copy(update={"stories": tuple(stories), "lead_by_model": record, "ledger": ledger})


def _verified(
    sentences: Sequence[WrittenSentence], story: Story, points: Sequence[LeadPoint], language: str
) -> tuple[list[LeadSentence], list[DroppedSentence]]:
    """The sentences that their points carry, and the others with the reasons."""
    kept: list[LeadSentence] = []
    dropped: list[DroppedSentence] = []
    for sentence in sentences:
        text = " ".join(sentence.text.split())
        numbers = sorted(set(sentence.points))
        names = tuple(story.points[number - 1].id for number in numbers)
        faults = lead_faults(text, [points[number - 1] for number in numbers], language)
        if faults:
            dropped.append(DroppedSentence(story=story.title, text=text, points=names, reasons=faults))
        else:
            kept.append(LeadSentence(text=text, points=names))
    return kept, dropped


def _points(story: Story) -> list[LeadPoint]:
    """The top points as a lead may tell them."""
    doubted = disputed(story)
    days = {point: moment(entry) for entry in story.timeline for point in entry.points}
    return [_point(point, days, disputed=point.id in doubted) for point in story.points[:MOST_POINTS]]


def _point(point: Point, days: Mapping[str, str], *, disputed: bool) -> LeadPoint:
    """The point in the voice of those that carry all of it: who states a part of a claim vouches for that part."""
    carrying = [citation for citation in point.citations if not citation.in_part] or point.citations
    given = {citation.certainty for citation in carrying}
    word_of = [citation.attributed_to for citation in carrying]
    flat = any(
        not citation.attributed_to and citation.certainty not in {Certainty.CLAIMED, Certainty.DENIED}
        for citation in carrying
    )
    return LeadPoint(
        statement=point.statement,
        day=days.get(point.id, ""),
        said_by=() if flat else tuple(dict.fromkeys(filter(None, word_of))),
        certainty=next((each for each in _PLAINEST if each in given), Certainty.ESTIMATED),
        disputed=disputed,
    )


def _language(briefing: Briefing, story: Story) -> str:
    """The language that the sentences are read in: the sources' own if they share one, else English."""
    spoken = {source.language for source in briefing.sources if source.number in story.sources} - {"und"}
    return spoken.pop() if len(spoken) == 1 else "en"


def _question(story: Story, points: Sequence[LeadPoint]) -> Question[LeadAnswer]:
    def vet(answer: LeadAnswer) -> None:
        fault = _fault(answer, len(points))
        if fault:
            raise AnswerError("the answer does not fit the points", fault=fault)

    fields: dict[str, object] = {
        "points": [
            {
                "number": number,
                "text": told.statement,
                "said_by": "; ".join(told.said_by),
                "when": told.day,
                "given_as": "" if told.certainty is Certainty.STATED else told.certainty.value,
                "sources": point.independent,
                "disputed": told.disputed,
            }
            for number, (told, point) in enumerate(zip(points, story.points, strict=False), 1)
        ],
        "disagreements": [
            {"about": conflict.about, "sides": list(dict.fromkeys(side.words for side in conflict.sides))}
            for conflict in story.conflicts[:_MOST_DISAGREEMENTS]
        ],
    }
    return Question(TEMPLATE, fields, ANSWER, subject_of(fields), story.title, Purpose.LEAD, vet)


def _fault(answer: LeadAnswer, told: int) -> str:
    """What makes the answer over `told` points useless, in one line; empty if nothing does."""
    if not FEWEST_WRITTEN <= len(answer.sentences) <= MOST_WRITTEN:
        return f"sentences: there must be {FEWEST_WRITTEN} to {MOST_WRITTEN}"
    for number, sentence in enumerate(answer.sentences, 1):
        if not sentence.text.strip():
            return f"sentences: sentence {number} is empty"
        if not 1 <= len(set(sentence.points)) <= MOST_CITED:
            return f"sentences: sentence {number} must name 1 to {MOST_CITED} points"
        foreign = [point for point in sentence.points if not 1 <= point <= told]
        if foreign:
            return f"sentences: sentence {number} names point {foreign[0]}, which was not given"
    return ""
