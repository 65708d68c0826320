"""Changes since an earlier briefing → what is new, changed and gone in a story, and in the whole."""

from collections.abc import Iterator, Sequence

from summarizer.briefing import Change, Changed, Changes, EarlierCitation, Figure, Point, Story
from summarizer.presenting.citing import Register, cited, marks, name_of
from summarizer.presenting.disputes import Disagreement, disagreements
from summarizer.presenting.lengths import more
from summarizer.presenting.page import (
    Block,
    Bullet,
    Bullets,
    Heading,
    Line,
    Mark,
    Paragraph,
    Tone,
    exactly,
    given,
    in_quotes,
    joined,
    own,
)
from summarizer.presenting.words import count, day, ended

LEAD_MARKS = 3  # citations of an entry: the item itself follows below with all
SIDES = 3  # sides of a new row or disagreement that its entry shows
_NOUNS = {"conflict": "disagreement", "figure": "figure", "point": "statement", "story": "story"}


def changed(story: Story, register: Register, level: int) -> Iterator[Block]:
    """What changed in the story, the new first; a line where all of it is new, or none."""
    changes = register.briefing.changes
    if changes is None:
        return
    since = exactly(changes.since)
    if register.is_new:
        yield Paragraph((own("New", Tone.STRONG), own(": this story is not in "), since, own(".")))
        return
    if not register.changes:
        yield Paragraph((own("Nothing in this story has changed since "), since, own(".")))
        return
    yield Heading(level, (own("What changed since "), since))
    for change in Change:
        some = [each for each in register.changes if each.change is change]
        disputes = sum(each.kind == "conflict" for each in some)
        shown = some[: max(register.caps.changes, disputes)]  # they stand first
        if shown:
            yield Bullets(tuple(Bullet(_entry(each, story, register)) for each in shown))
        yield from more(some, shown, f"{change.value} item")


def _entry(each: Changed, story: Story, register: Register) -> Line:
    noun = "" if each.kind == "point" else f" {_NOUNS[each.kind]}"
    lead = (own(f"{each.change.value.capitalize()}{noun}", Tone.STRONG), own(": "))
    if each.change is Change.GONE:
        why = (own(" "), given(ended("; ".join(each.reasons)), Tone.LIGHT)) if each.reasons else ()
        return (*lead, given(ended(each.text)), *_earlier(each.citations), *why)
    if each.kind == "point":
        body = next((_point(point, register) for point in story.points if point.id == each.id), ())
    elif each.kind == "figure":
        body = next((_figure(figure, register) for figure in story.figures if figure.id == each.id), ())
    else:
        body = next(
            (
                _dispute(dispute, register)
                for dispute in disagreements(story)
                if (dispute.kind, dispute.id) == (each.kind, each.id)
            ),
            (),
        )
    if each.change is Change.NEW or not body:
        return (*lead, *(body or (given(ended(each.text)),)))
    return (
        *lead,
        *(body if each.kind == "point" else (given(each.text),)),
        own(" — "),
        given(ended("; ".join(each.reasons))),
    )


def _point(point: Point, register: Register) -> Line:
    return cited(point.statement, point.citations, register, most=LEAD_MARKS)


def _figure(figure: Figure, register: Register) -> Line:
    words: dict[str, list[int]] = {}
    for at, side in enumerate(figure.sides):
        words.setdefault(in_quotes(side.citation.words).text, []).append(at)
    sides = [
        (own(f"{said} "), *marks([figure.sides[at].citation for at in places], register, most=LEAD_MARKS))
        for said, places in words.items()
    ]
    return (given(figure.what), own(", "), *_first(sides))


def _dispute(dispute: Disagreement, register: Register) -> Line:
    sides = [(in_quotes(side.words), own(" "), *marks([side], register)) for side in dispute.sides]
    about = () if dispute.is_quoted else (given(dispute.about), own(", "))
    return (*about, *_first(sides))


def _first(sides: Sequence[Line]) -> Line:
    rest = (own(f" and {len(sides) - SIDES:,} more"),) if len(sides) > SIDES else ()
    return (*joined(sides[:SIDES], "; "), *rest)


def _earlier(citations: Sequence[EarlierCitation]) -> Line:
    """Where it stood: by its mark if the article is still a source, else by what the article is called."""
    places: dict[tuple[str, int], Line] = {}
    for each in citations:
        if each.source is not None:
            places.setdefault((each.article, each.sentence), (Mark(each.source, each.sentence),))
        else:
            places.setdefault((each.article, 0), (name_of(each), own(f", {day(each.published)}")))
    return (own(" ("), *joined(places.values(), "; "), own(")")) if places else ()


def compared(changes: Changes) -> Iterator[Block]:
    """What the briefing was compared with, how much changed in all, and the stories that are gone."""
    latest = f", the latest of {day(changes.latest)}" if changes.latest else ""
    head = (own("Compared with "), exactly(changes.since), own(f" ({count(changes.sources, 'article')}{latest}): "))
    yield Paragraph((*head, own(f"{tally(changes.items) or 'nothing has changed'}.")))
    gone = [each for each in changes.items if each.kind == "story" and each.change is Change.GONE]
    if gone:
        yield Bullets(tuple(Bullet(_gone_story(each)) for each in gone))


def _gone_story(each: Changed) -> Line:
    why = (own(" — "), given(ended("; ".join(each.reasons)))) if each.reasons else ()
    return (own("Gone story", Tone.STRONG), own(": "), given(each.text), *why)


def tally(items: Sequence[Changed]) -> str:
    """How many are new, changed and gone: `1 story new, 2 gone; 3 statements new, 1 changed`; empty for none."""
    found = []
    for kind, noun in (("story", "story"), ("conflict", "disagreement"), ("point", "statement"), ("figure", "figure")):
        numbers = [(change, sum(each.kind == kind and each.change is change for each in items)) for change in Change]
        some = [(change, number) for change, number in numbers if number]
        if some:
            plural = {"story": "stories"}.get(noun, f"{noun}s")
            first = some[0][1]
            words = [f"{first:,} {noun if first == 1 else plural} {some[0][0].value}"]
            found.append(", ".join([*words, *(f"{number:,} {change.value}" for change, number in some[1:])]))
    return "; ".join(found)
