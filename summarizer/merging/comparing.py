"""Two briefings → what is new, changed and gone since the earlier one, each with what changed in words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from summarizer.briefing import Briefing, Change, Changed, Changes, EarlierCitation
from summarizer.merging.counterparts import Counterparts, Paired, counterparts
from summarizer.merging.differences import in_conflict, in_figure, in_point, why_gone, why_story_gone
from summarizer.merging.editions import Edition, Entry, Item

_MOST_CITED = 4  # citations kept of what is gone: enough to find it, and the earlier briefing has them all

Kind = Literal["conflict", "figure", "point"]


def changes(briefing: Briefing, earlier: Briefing, since: str) -> Changes:
    """What the briefing has that the earlier one had not, has otherwise, or has no more.

    Ids and numbers of sources play no part: the same content in any order and numbering is no change. `since` is the
    name that the earlier briefing is called by.
    """
    then, now = Edition(earlier), Edition(briefing)
    both = _Both(then, now, counterparts(then, now))
    days = [source.published for source in earlier.sources if source.published]
    return Changes(
        since=since,
        sources=len(earlier.sources),
        latest=max(days, default=None),
        items=(
            *both.stories(),
            *both.items("conflict", both.same.conflicts, in_conflict, (then.conflicts, now.conflicts)),
            *both.items("point", both.same.points, in_point, (then.points, now.points)),
            *both.items("figure", both.same.figures, in_figure, (then.figures, now.figures)),
        ),
    )


@dataclass(frozen=True)
class _Both:
    """Two editions and what is the same in them."""

    then: Edition
    now: Edition
    same: Counterparts

    def stories(self) -> Iterator[Changed]:
        """The stories of one of them only: new ones, then gone ones."""
        known = set(self.same.stories.values())
        for place, story in enumerate(self.now.briefing.stories, 1):
            if place not in known:
                yield _changed(Change.NEW, "story", (place, None), (None, None), story.title)
        for place, story in enumerate(self.then.briefing.stories, 1):
            if place not in self.same.stories:
                change = _changed(Change.GONE, "story", (None, None), (place, None), story.title)
                reasons = why_story_gone(self.then.stories[place - 1], self.then, self.now)
                yield change.model_copy(update={"reasons": reasons})

    def items(
        self,
        kind: Kind,
        same: Paired[Item],
        differences: Callable[[Entry[Item], Entry[Item], Edition, Edition], tuple[str, ...]],
        entries: tuple[Iterable[Entry[Item]], Iterable[Entry[Item]]],
    ) -> Iterator[Changed]:
        """New ones, changed ones and gone ones, each in the order of their briefing."""
        earlier = {id(other): one for one, other in same}
        kept = {id(one) for one, _ in same}
        homes = {now: then for then, now in self.same.stories.items()}
        told = sorted(entries[1], key=_as_told)
        for other in told:
            if id(other) not in earlier:
                place = (other.story, other.item.id)
                yield _changed(Change.NEW, kind, place, (homes.get(other.story), None), other.words)
        for other in told:
            one = earlier.get(id(other))
            reasons = (*self._moved(one, other), *differences(one, other, self.then, self.now)) if one else ()
            if one and reasons:
                found = _changed(
                    Change.CHANGED, kind, (other.story, other.item.id), (one.story, one.item.id), other.words
                )
                yield found.model_copy(update={"reasons": reasons})
        for one in sorted(entries[0], key=_as_told):
            if id(one) not in kept:
                home = self.same.stories.get(one.story)
                why = {"reasons": why_gone(kind, one, self.then, self.now), "citations": self._citations(one)}
                yield _changed(Change.GONE, kind, (home, None), (one.story, one.item.id), one.words).model_copy(
                    update=why
                )

    def _moved(self, one: Entry[Item], other: Entry[Item]) -> tuple[str, ...]:
        """Said of what stands in another story than the one that goes on where it stood."""
        if self.same.stories.get(one.story) == other.story:
            return ()
        return (f"stood under “{self.then.briefing.stories[one.story - 1].title}”",)

    def _citations(self, one: Entry[Item]) -> tuple[EarlierCitation, ...]:
        found = []
        for citation in one.cited[:_MOST_CITED]:
            source = self.then.sources.get(citation.source)
            if source:
                still = self.now.by_article.get(source.article)
                found.append(
                    EarlierCitation(
                        article=source.article,
                        source=still.number if still else None,
                        title=source.title,
                        publisher=source.publisher,
                        published=source.published,
                        path=source.path,
                        sentence=citation.sentence,
                        words=citation.words,
                    )
                )
        return tuple(found)


def _as_told(entry: Entry[Item]) -> tuple[int, int]:
    return entry.story, entry.position


def _changed(
    change: Change,
    kind: Literal["story"] | Kind,
    now: tuple[int | None, str | None],
    then: tuple[int | None, str | None],
    text: str,
) -> Changed:
    """`now` and `then` are the place of the story and the id of the item in either briefing."""
    return Changed(
        change=change,
        kind=kind,
        story=now[0],
        id=now[1],
        earlier_story=then[0],
        earlier_id=then[1],
        text=text,
    )
