"""Timeline entries → dated lines, those without a day last and as worded."""

from summarizer.briefing import Story, TimelineEntry
from summarizer.presenting.chronology import is_reckoned, is_undated, reported
from summarizer.presenting.evidence.items import EVENT, Page, in_one_voice, part, statement
from summarizer.presenting.evidence.markup import Content, Html, tag
from summarizer.presenting.page import clean
from summarizer.presenting.words import ended, moment


def timeline(story: Story, page: Page, number: int, level: int) -> Html | None:
    """One line an event, by the day of the event and not of the report; None without events."""
    if not story.timeline:
        return None
    ordered = sorted(enumerate(story.timeline, 1), key=lambda entry: is_undated(entry[1]))
    entries = [_entry(entry, page, f"t{number}-{place}") for place, entry in ordered]
    return part(f"t{number}", level, "Timeline", tag("ol", *entries, class_="items timeline"))


def _entry(entry: TimelineEntry, page: Page, anchor: str) -> Html:
    when = moment(entry)
    worded: Content = None
    if is_undated(entry):
        when = f"“{clean(entry.worded)}”"
        worded = tag("small", f"as worded, {reported(entry, page.register)}")
    elif is_reckoned(entry.worded, when):
        worded = tag("small", f"“{clean(entry.worded)}”")
    also = (" Also told in ", page.links(entry.also, anchor)) if entry.also else ()
    links = page.vouched(entry.citations, anchor, told=in_one_voice(entry.citations))
    return page.item(
        anchor,
        [EVENT],
        tag("b", when),
        " ",
        worded,
        tag("p", *statement(ended(entry.statement), entry.citations), " ", links, *also),
        voices=page.voices(citation.attributed_to for citation in entry.citations),
    )
