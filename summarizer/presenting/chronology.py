"""Timeline entries → dated lines, those without a day last and as worded."""

from collections.abc import Iterator

from summarizer.briefing import Precision, Story, TimelineEntry
from summarizer.presenting.citing import Register, cited, marks
from summarizer.presenting.lengths import kept, more
from summarizer.presenting.page import Block, Bullet, Bullets, Heading, Line, Tone, clean, own
from summarizer.presenting.words import days, moment


def timeline(story: Story, register: Register, level: int) -> Iterator[Block]:
    """One line an event, by the day of the event and not of the report."""
    if not story.timeline or not register.caps.events:
        return
    rank = {point.id: place for place, point in enumerate(story.points)}
    first = sorted(story.timeline, key=lambda entry: rank.get(next(iter(entry.points), ""), len(rank)))
    shown = kept(story.timeline, register.caps.events, first)
    yield Heading(level, (own("Timeline"),))
    entries = sorted(shown, key=is_undated)
    yield Bullets(tuple(Bullet(_entry(entry, register)) for entry in entries))
    yield from more(story.timeline, shown, "event")


def is_undated(entry: TimelineEntry) -> bool:
    """True if no day could be worked out."""
    return entry.start is None or entry.precision is Precision.AS_WORDED


def _entry(entry: TimelineEntry, register: Register) -> Line:
    statement = cited(entry.statement, entry.citations, register)
    if entry.also:
        statement = (*statement, own(" Also told in "), *marks(entry.also, register), own("."))
    if is_undated(entry):
        worded = own(f"As worded, “{clean(entry.worded)}”", Tone.STRONG)
        return (worded, own(f" ({reported(entry, register)}): "), *statement)
    when = moment(entry)
    words = f" (“{clean(entry.worded)}”)" if is_reckoned(entry.worded, when) else ""
    return (own(when, Tone.STRONG), own(f"{words}: "), *statement)


def reported(entry: TimelineEntry, register: Register) -> str:
    """What a reader needs to make sense of 'Friday': when the articles appeared that say so."""
    published = {source.published for each in entry.citations if (source := register.get(each.source))}
    dates = sorted(date for date in published if date)
    if not dates or None in published:
        return "undated article"
    return f"{'article' if len(dates) == 1 else 'articles'} of {days(dates[0], dates[-1])}"


def is_reckoned(worded: str, when: str) -> bool:
    """True if the day was worked out from words such as 'Friday', so that a reader should see those."""
    worded = clean(worded)
    return not any(character.isdigit() for character in worded) and worded.casefold() not in when.casefold()
