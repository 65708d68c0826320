"""Counts of many articles → figures side by side, with how they stand to each other."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from summarizer.briefing import Figure, Relation, Side
from summarizer.language.similarity import bag, cover, weight
from summarizer.language.words import stem, stems
from summarizer.merging.counts import Count, names_matter
from summarizer.merging.neighbours import Neighbours, rarest
from summarizer.merging.parts import wholes
from summarizer.merging.standing import other_place, same_figure, stand, unsure
from summarizer.merging.values import compatible, is_vague

_COMPARED = 32  # wordings of a row that a newcomer is compared with
_WORDINGS = 3  # and how many of them for one figure, so that every other figure has its place
_MOST_SCOPES = 8  # places or groups of people that one row still shows
_WORST = (Relation.CONTRADICTED, Relation.UPDATED, Relation.DIFFERENT_SCOPE, Relation.ROUNDED, Relation.AGREE)
_LONGEST_LABEL = 4  # words that two sentences share around a sum or a share, which name it
_UNMARKED = frozenset({"en", "und"})  # languages of which a label says nothing
_A_WHOLE = "the whole of which they are a part"
_TELLING = 1.4  # weight of a word that may begin or end a name for something


@dataclass
class _Row:
    """Counts of one thing, in classes of one scope each, and the different ones among them."""

    members: list[Count] = field(default_factory=list)
    scopes: list[list[Count]] = field(default_factory=list)
    place: dict[int, int] = field(default_factory=dict)
    """Class of each member, by its identity."""
    known: dict[tuple[object, ...], int] = field(default_factory=dict)
    """Class of each different wording."""
    given: Counter[tuple[object, ...]] = field(default_factory=Counter)
    """How many wordings give each different figure: the first few are compared with newcomers."""
    wholes: set[int] = field(default_factory=set)
    """Identities of the members of which others are a part."""
    among: set[Relation] = field(default_factory=set)
    """How figures of one class stand to each other."""

    def relations(self, count: Count) -> list[list[Relation | None]]:
        return [[stand(count, member) for member in scope] for scope in self.scopes]

    def admits(self, count: Count) -> bool:
        """True if it counts the same thing as the members, and none of its own report is another such thing.

        It must differ from none; most must share words with it as well.
        """
        members = [member for scope in self.scopes for member in scope]
        apart = 0
        for member in members:
            if stand(count, member) is None:
                if not unsure(count, member):
                    return False
                apart += not is_vague(member.quantity)
        if 2 * apart >= len(members) and not is_vague(count.quantity):
            return False
        return not any(_clash(count, member) for member in members)

    def holds(self, count: Count) -> bool:
        return any(same_figure(count, member) for scope in self.scopes for member in scope)

    def add(self, count: Count) -> None:
        home = self.known.get(count.signature)
        if home is None:
            found = self.relations(count)
            fitting = (at for at, scope in enumerate(found) if Relation.DIFFERENT_SCOPE not in scope)
            home = next(fitting, len(self.scopes))
            if home == len(self.scopes):
                self.scopes.append([])
                found.append([])
            self.among.update(relation for relation in found[home] if relation)
            self.known[count.signature] = home
            given = count.given
            self.given[given] += 1
            if self.given[given] <= _WORDINGS and sum(map(len, self.scopes)) < _COMPARED:
                self.scopes[home].append(count)
        self.members.append(count)
        self.place[id(count)] = home

    def add_whole(self, count: Count) -> None:
        """Add a count of which a member is a part, in a scope of its own."""
        self.place[id(count)] = len(self.scopes)
        self.scopes.append([count])
        self.members = sorted([*self.members, count], key=lambda member: member.key)
        self.wholes.add(id(count))


def side_by_side(counts: Sequence[Count]) -> list[Figure]:
    """One figure for everything counted: those several sources give first, then in the order of the sources."""
    ordered = sorted(counts, key=lambda count: (not count.listed, count.key))
    rows: list[_Row] = []
    known = Neighbours()
    homes: dict[tuple[object, ...], int] = {}
    for count, around in zip(ordered, rarest([_around(count) for count in ordered]), strict=True):
        keys = [*around, *_always(count)]
        home = homes.get((count.origin.source.article, count.signature) if count.earlier else count.signature)
        if home is None:
            home = _home(count, rows, known.near(keys))
            if home is None:
                home = len(rows)
                rows.append(_Row())
            homes[count.signature] = home
            known.add(keys, home)
        rows[home].add(count)
    shown = _beside_their_parts([kept for row in rows if (kept := _shown(row)).members])
    ranked = sorted(shown, key=lambda row: (-_sources(row.members), row.members[0].key))
    return [_figure(row, f"n{number}") for number, row in enumerate(ranked, 1)]


def _shown(row: _Row) -> _Row:
    """The row in canonical order; figures that only facts give are shown where independent sources give the like."""
    row.members.sort(key=lambda count: count.key)
    several = len({count.origin.source.independence for count in row.members}) > 1
    if several or all(count.listed for count in row.members):
        return row
    kept = _Row()
    for count in row.members:
        if count.listed:
            kept.add(count)
    return kept


def _beside_their_parts(rows: Sequence[_Row]) -> list[_Row]:
    """The rows, those of wholes alone as another scope in the row of a part of theirs."""
    place = {id(count): at for at, row in enumerate(rows) for count in row.members}
    homes: dict[int, int] = {}
    for part, whole in wholes([count for row in rows for count in row.members]):
        at, home = place[id(whole)], place[id(part)]
        if at != home and len(rows[home].scopes) < _MOST_SCOPES and _sources(rows[home].members) > 1:
            homes.setdefault(at, home)
    moved = {at: home for at, home in homes.items() if home not in homes and len(rows[at].members) == 1}
    for at, home in moved.items():
        rows[home].add_whole(rows[at].members[0])
    return [row for at, row in enumerate(rows) if at not in moved]


def _home(count: Count, rows: Sequence[_Row], near: Sequence[int]) -> int | None:
    """The row that gives the same figure; else one where it contradicts or updates; None for none."""
    others = []
    for at in near:
        if rows[at].admits(count):
            if rows[at].holds(count):
                return at
            if len(rows[at].scopes) < _MOST_SCOPES:
                others.append(at)
    return max(others, key=lambda at: (len(rows[at].members), -at), default=None)


def _always(count: Count) -> list[str]:
    """Value, noun and fate: what a count must share with those it may stand beside."""
    unit = count.quantity.unit or ""
    fates = [f"{unit}:{count.kind}:{fate}" for fate in sorted(count.fates)]
    return [f"{unit}={count.quantity.least:g}", f"{unit}:{count.kind}", *fates]


def _around(count: Count) -> list[str]:
    """The words around it, of which the rarest lead to those it may stand beside."""
    unit = count.quantity.unit or ""
    keys = count.context.keys() | count.subject.keys()
    return [f"{unit}~{key}" for key in keys] if unit else list(keys)  # a new string for each stem would take memory


def _sources(members: Sequence[Count]) -> int:
    return len({count.origin.source.number for count in members})


def _clash(one: Count, other: Count) -> bool:
    """True if one report gives both for one place, and not for two days that it names: like the sides of a vote."""
    return (
        one.origin.source.number == other.origin.source.number
        and (one.day == other.day or one.as_of is None or other.as_of is None)
        and one.fates == other.fates
        and not (other_place(one, other) or one.earlier or other.earlier)
        and not compatible(one.quantity, other.quantity)
    )


def _figure(row: _Row, identity: str) -> Figure:
    sizes = [0] * len(row.scopes)
    seen: set[tuple[int, int]] = set()
    for count in row.members:
        group = (row.place[id(count)], count.origin.source.independence)
        sizes[group[0]] += group not in seen
        seen.add(group)
    main = max(range(len(sizes)), key=lambda at: (sizes[at], -at))
    own = [count for count in row.members if row.place[id(count)] == main]
    moments = {count.moment for count in own if count.moment and not is_vague(count.quantity)}
    latest = max(moments) if len(moments) > 1 else None
    disputed = _disputed(own) if Relation.CONTRADICTED in row.among else frozenset()
    named = [count for count in own if count.origin.language in _UNMARKED] or own
    language = named[0].origin.language
    return Figure(
        id=identity,
        what=_label(named),
        language=None if language in _UNMARKED else language,
        relation=_relation(row),
        sides=tuple(
            _side(count, latest, disputed) if row.place[id(count)] == main else _other_side(count, own[0], row)
            for count in row.members
        ),
        list=row.members[0].field,
    )


def _label(own: Sequence[Count]) -> str:
    """What is counted, by the wording that the others cover best; a sum or share by the words its sentences share."""
    distinct = list({count.signature: count for count in reversed(own)}.values())[::-1][:_COMPARED]
    central = min(
        distinct,
        key=lambda count: (-sum(cover(bag(count.what), bag(other.what)) for other in distinct), count.key),
    )
    if central.quantity.unit is not None and not central.noun:
        named = next((count for count in distinct if count.noun), None)
        return named.label if named else _shared_words(central, distinct) or central.label
    return central.label


def _shared_words(central: Count, others: Sequence[Count]) -> str:
    """The longest run of words around one figure that stands around another as well, where it names something."""
    mine = central.near_words
    best = ""
    for other in others:
        theirs = f" {' '.join(key for word in other.near_words for key in stems(word))} "
        for start in range(len(mine)):
            for end in range(start + 1, min(len(mine), start + _LONGEST_LABEL) + 1):
                run = mine[start:end]
                if not (all(map(names_matter, run)) and weight(stem(run[0])) >= _TELLING <= weight(stem(run[-1]))):
                    continue
                keys = " ".join(key for word in run for key in stems(word))
                if other is not central and f" {keys} " in theirs and len(" ".join(run)) > len(best):
                    best = " ".join(run)
    return best


def _disputed(own: Sequence[Count]) -> frozenset[object]:
    """The different counts of which another cannot be right as well, by their signatures."""
    distinct = list({count.signature: count for count in reversed(own)}.values())[::-1][:_COMPARED]
    return frozenset(
        count.signature for pair in combinations(distinct, 2) if stand(*pair) is Relation.CONTRADICTED for count in pair
    )


def _side(count: Count, latest: tuple[dt.date, dt.date] | None, disputed: frozenset[object]) -> Side:
    value = count.quantity
    return Side(
        citation=count.origin.cite(count.span),
        value=value.value,
        low=value.low,
        high=value.high,
        unit=value.unit,
        bound=value.bound,
        direction=value.direction,
        scope=count.scope,
        day=count.day,
        independence=count.origin.source.independence,
        latest=latest is not None and count.moment == latest and not is_vague(value),
        disputed=count.signature in disputed,
        verdict=count.verdict,
    )


def _other_side(count: Count, main: Count, row: _Row) -> Side:
    """A side of another scope than the row's: neither its latest nor disputed by it."""
    scope = count.scope or _A_WHOLE if id(count) in row.wholes else _other_scope(count, main)
    return _side(count, None, frozenset()).model_copy(update={"other_scope": scope})


def _other_scope(count: Count, main: Count) -> str:
    """What a side counts that the row does not: killed or injured, the whole province."""
    if count.fates != main.fates and count.fates:
        return " or ".join(sorted(count.fates, key=lambda fate: (fate != "killed", fate)))
    if count.rate != main.rate and count.rate:
        return f"a {count.rate}"
    return count.scope or "another count of the same report"


def _relation(row: _Row) -> Relation:
    """The relation of a row is that of its worst pair, where scopes are compared only within themselves."""
    found = row.among | ({Relation.DIFFERENT_SCOPE} if len(row.scopes) > 1 else set())
    if not found and len(row.members) > 1:
        found = {Relation.AGREE}
    return next((relation for relation in _WORST if relation in found), Relation.SINGLE)
