"""Disagreements and figures → both sides beside each other, each in its own words."""

from collections.abc import Iterator, Sequence

from summarizer.briefing import Citation, Figure, Relation, Side, Story
from summarizer.presenting.citing import Register, marks
from summarizer.presenting.disputes import Disagreement, disagreements
from summarizer.presenting.lengths import kept, more
from summarizer.presenting.page import (
    Block,
    Heading,
    Line,
    Paragraph,
    Row,
    Run,
    Table,
    Tone,
    given,
    in_quotes,
    joined,
    own,
    shortened,
)
from summarizer.presenting.words import count, day, list_title, vouching
from summarizer.summary import Certainty
from summarizer.verdicts import NumberVerdict

SIDE_NAMES = ("One side", "Another side", "A third side")  # more sides share the last column
NAMED_ON_A_SIDE = 3  # sources that a side names; the others have their marks
LONGEST_ABOUT = 60  # characters of a statement that one of its sides repeats
DEFAULT_LIST = "numbers"


def differences(story: Story, register: Register, level: int) -> Iterator[Block]:
    """Every disagreement in a row of its own."""
    rows = [
        (
            (_about(each), *register.changed(each.kind, each.id)),
            [tuple(_side(some, register) for some in side) for side in sides_of(each.sides)],
        )
        for each in disagreements(story)
    ]
    if not rows:
        return
    columns = min(max(2, *(len(sides) for _, sides in rows)), len(SIDE_NAMES))
    yield Heading(level, (own("Where sources differ"),))
    yield Table(
        ("About", *SIDE_NAMES[:columns]),
        tuple(Row(((about,), *_spread(sides, columns))) for about, sides in rows),
    )


def _about(dispute: Disagreement) -> Run:
    """What it is about; only its beginning where the words stand beside it anyway."""
    about = shortened(dispute.about, LONGEST_ABOUT) if dispute.is_quoted else dispute.about
    return given(about, Tone.STRONG)


def _same_words(citations: Sequence[Citation]) -> list[list[Citation]]:
    """Sources that use the same words stand together; a denial never stands with what it denies."""
    sides: dict[tuple[str, bool], list[Citation]] = {}
    for citation in citations:
        key = (" ".join(citation.words.split()).casefold(), citation.certainty is Certainty.DENIED)
        sides.setdefault(key, []).append(citation)
    return list(sides.values())


def sides_of(citations: Sequence[Citation]) -> list[list[list[Citation]]]:
    """The sides, each as its different wordings: what is claimed and what denies it, else a side a wording."""
    worded = _same_words(citations)
    denials = [some for some in worded if some[0].certainty is Certainty.DENIED]
    claims = [some for some in worded if some[0].certainty is not Certainty.DENIED]
    return [claims, denials] if claims and denials else [[some] for some in worded]


def _side(citations: Sequence[Citation], register: Register) -> Line:
    numbers = list(dict.fromkeys(citation.source for citation in citations))
    who = joined([_who(number, register) for number in numbers[:NAMED_ON_A_SIDE]], "; ")
    more = len(numbers) - NAMED_ON_A_SIDE
    ways = list(dict.fromkeys(filter(None, map(vouching, citations))))
    ending = (f" and {more:,} more" if more > 0 else "") + "".join(f", {way}" for way in ways)
    words = (in_quotes(citations[0].words), own(" "), *marks(citations, register))
    return (*words, own(" ("), *who, own(f"{ending})"))


def _who(number: int, register: Register) -> Line:
    source = register.get(number)
    return (register.name(number), own(f", {day(source.published if source else None)}"))


def _spread(sides: Sequence[tuple[Line, ...]], columns: int) -> tuple[tuple[Line, ...], ...]:
    first = [*sides[: columns - 1], *[()] * (columns - 1 - len(sides))]
    return (*first, tuple(line for side in sides[columns - 1 :] for line in side))


def figures(story: Story, register: Register, level: int) -> Iterator[Block]:
    """Figures that several sources give, and how they stand to each other; then those of one source."""
    if not story.figures or not (register.caps.uncompared or any(map(is_compared, story.figures))):
        return
    yield Heading(level, (own("Figures"),))
    for name in dict.fromkeys([DEFAULT_LIST, *(figure.list for figure in story.figures)]):
        some = [figure for figure in story.figures if figure.list == name]
        compared = [figure for figure in some if is_compared(figure)]
        single = [figure for figure in some if not is_compared(figure)]
        if name != DEFAULT_LIST and (compared or (single and register.caps.uncompared)):
            yield Paragraph((own(list_title(name), Tone.STRONG),))
        if compared:
            first = sorted(compared, key=lambda figure: figure.relation is not Relation.CONTRADICTED)
            disputed = sum(figure.relation is Relation.CONTRADICTED for figure in compared)
            shown = kept(compared, max(register.caps.compared, disputed), first)
            yield Table(
                ("What is counted", "Figures", "Comparison"),
                tuple(_row(figure, register, (relation(figure, register),)) for figure in shown),
            )
            yield from more(compared, shown, "such row")
        if single and register.caps.uncompared:
            if len(story.sources) > 1:
                yield Paragraph((own("Not matched with another source:"),))
            shown = single[: register.caps.uncompared]
            yield Table(("What is counted", "Figure"), tuple(_row(figure, register) for figure in shown))
            yield from more(single, shown, "figure")


def is_compared(figure: Figure) -> bool:
    """False for what one independent source gives: its copies, or the same article again, confirm nothing."""
    return figure.relation is not Relation.SINGLE and (figure.relation is not Relation.AGREE or _groups(figure) > 1)


def _groups(figure: Figure) -> int:
    return len({side.independence for side in figure.sides})


def told_alike(figure: Figure) -> list[list[Side]]:
    """The sides of a row; those of one day that give it in the same words are one."""
    sides: dict[tuple[str, object], list[Side]] = {}
    for side in figure.sides:
        sides.setdefault((figure_words(side).casefold(), side.day), []).append(side)
    return list(sides.values())


def _row(figure: Figure, register: Register, *comparison: tuple[Line, ...]) -> Row:
    scoped = figure.relation is Relation.DIFFERENT_SCOPE
    told = told_alike(figure)
    shown = kept(told, register.caps.sides, sorted(told, key=_weight))
    left = len(told) - len(shown)
    more_sides: tuple[Line, ...] = ((own(f"and {left:,} more"),),) if left else ()
    given_as = (*(_figure(some, register, scoped=scoped) for some in shown), *more_sides)
    language = (own(f" ({figure.language})"),) if figure.language else ()
    return Row((((given(figure.what), *language, *register.changed("figure", figure.id)),), given_as, *comparison))


def _weight(sides: Sequence[Side]) -> tuple[bool, bool, int]:
    """The latest first, then those of the row's own scope, then those that most independent sources give."""
    groups = len({side.independence for side in sides})
    return not sides[0].latest, sides[0].other_scope is not None, -groups


def figure_words(side: Side) -> str:
    """The figure as it stands in the article; a derived one as the value that it came to."""
    if side.verdict is not NumberVerdict.DERIVED:
        return in_quotes(side.citation.words).text
    ends = [end for end in (side.low, side.high) if end is not None]
    values = [side.value] if side.value is not None else ends
    unit = f" {given(side.unit).text}" if side.unit else ""
    return " to ".join(f"{value:,.15g}" for value in values) + unit


def _figure(sides: Sequence[Side], register: Register, *, scoped: bool) -> Line:
    cites = marks([each.citation for each in sides], register)
    notes = ", ".join(side_notes(sides[0], scoped=scoped))
    return (own(figure_words(sides[0])), own(" "), *cites, own(f", {notes}"))


def side_notes(side: Side, *, scoped: bool) -> list[str]:
    """The day that a figure holds for, what it counts if the row's scopes differ, and what it derives from."""
    notes = [day(side.day)]
    if side.other_scope:
        notes.append(f"other scope: {given(side.other_scope).text}")
    elif scoped and side.scope:
        notes.append(f"for {given(side.scope).text}")
    if side.verdict is NumberVerdict.DERIVED:
        notes.append(f"derived from {in_quotes(side.citation.words).text}")
    return notes


def relation(figure: Figure, register: Register) -> Line:
    """How the sides of a row stand to each other, in words."""
    match figure.relation:
        case Relation.AGREE:
            sources = count(_groups(figure), "independent source")
            return (own("agree", Tone.GOOD), own(f" ({sources})"))
        case Relation.ROUNDED:
            return (own("rounded"),)
        case Relation.DIFFERENT_SCOPE:
            return (own("different scope"),)
        case Relation.CONTRADICTED:
            return (own("CONTRADICTED", Tone.BAD),)
        case _:
            latest = [side for side in figure.sides if side.latest]
            if not latest:
                dated = all(side.day for side in figure.sides)
                return (own("different days" if dated else "they differ, and not all are dated"),)
            words = dict.fromkeys(figure_words(side) for side in latest)
            cites = marks([side.citation for side in latest], register)
            return (own(f"different days; the latest: {' / '.join(words)} "), *cites)
