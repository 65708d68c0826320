"""The words around a figure → its bound (at least, nearly …) and its direction (rose by, fell to …)."""

from collections.abc import Iterable

from summarizer.language.tokens import Tokens
from summarizer.summary import Bound, Direction

_BEFORE_WORDS = {
    Bound.AT_LEAST: "no fewer than|no less than|not less than|not fewer than|at least|a minimum of|minimum|from at "
    "least|no sooner than",
    Bound.AT_MOST: "no more than|not more than|at most|up to|as many as|as much as|as high as|a maximum "
    "of|maximum|capped at|\u2264",
    Bound.MORE_THAN: "more than|over than|greater than|higher than|larger than|longer than|older than|better "
    "than|further than|in excess of|over|upwards of|upward of|above"
    "|exceeding|exceeds|exceed|exceeded|surpassing|surpassed|surpass|topping|topped|well over|just over|>|past the",
    Bound.LESS_THAN: "fewer than|less than|lower than|smaller than|younger than|shorter than|under|below|sub -|<|well "
    "under|well below|shy of",
    Bound.NEARLY: "nearly|almost|close to|just under|just below|approaching|just shy of|nearing|not quite|near to",
    Bound.ABOUT: "about|some|around|approximately|approx|approx.|roughly|an estimated|estimated|estimated at|circa|or "
    "so|an average of|~|\u2248|somewhere around|something like"
    "|in the region of|around about|give or take|in the neighborhood of|in the neighbourhood of|barely",
    Bound.EXACT: "exactly|precisely|just over half of",
}
_AFTER_WORDS = {
    Bound.AT_LEAST: "or more|or above|or higher|or older|or over|or greater|at least|and above|and over|and older|and "
    "up|minimum",
    Bound.AT_MOST: "or fewer|or less|or below|or lower|or under|or younger|at most|tops|maximum",
    Bound.ABOUT: "or so|or thereabouts|give or take|- odd|- ish|approximately",
    Bound.MORE_THAN: "- plus|plus|+",
}


# The same of other languages that news of the world is read in: what stands before a figure there.
_BEFORE_ELSEWHERE: dict[str, dict[Bound, str]] = {
    "de": {
        Bound.AT_LEAST: "mindestens|wenigstens|zumindest", Bound.AT_MOST: "höchstens|maximal|bis zu",
        Bound.MORE_THAN: "mehr als|über|gut", Bound.LESS_THAN: "weniger als|unter",
        Bound.NEARLY: "fast|beinahe|nahezu|knapp", Bound.ABOUT: "rund|etwa|circa|ca|ca .|ungefähr|schätzungsweise",
    },
    "fr": {
        Bound.AT_LEAST: "au moins|un minimum de", Bound.AT_MOST: "au plus|au maximum|jusqu'à",
        Bound.MORE_THAN: "plus de|plus d'", Bound.LESS_THAN: "moins de|moins d'", Bound.NEARLY: "près de|presque",
        Bound.ABOUT: "environ|quelque|à peu près",
    },
    "es": {
        Bound.AT_LEAST: "al menos|por lo menos|como mínimo", Bound.AT_MOST: "como máximo|hasta|a lo sumo",
        Bound.MORE_THAN: "más de", Bound.LESS_THAN: "menos de", Bound.NEARLY: "casi",
        Bound.ABOUT: "unos|unas|cerca de|alrededor de|aproximadamente",
    },
    "it": {
        Bound.AT_LEAST: "almeno", Bound.AT_MOST: "al massimo|fino a", Bound.MORE_THAN: "più di|oltre",
        Bound.LESS_THAN: "meno di", Bound.NEARLY: "quasi", Bound.ABOUT: "circa",
    },
    "pt": {
        Bound.AT_LEAST: "pelo menos|ao menos", Bound.AT_MOST: "no máximo|até", Bound.MORE_THAN: "mais de",
        Bound.LESS_THAN: "menos de", Bound.NEARLY: "quase", Bound.ABOUT: "cerca de|aproximadamente",
    },
    "nl": {
        Bound.AT_LEAST: "minstens|zeker|ten minste", Bound.AT_MOST: "hooguit|hoogstens|maximaal",
        Bound.MORE_THAN: "meer dan|ruim", Bound.LESS_THAN: "minder dan", Bound.NEARLY: "bijna",
        Bound.ABOUT: "ongeveer|circa|zo'n",
    },
    "ru": {
        Bound.AT_LEAST: "не менее|минимум|по меньшей мере", Bound.AT_MOST: "не более|до|максимум",
        Bound.MORE_THAN: "более|больше|свыше", Bound.LESS_THAN: "менее|меньше", Bound.NEARLY: "почти",
        Bound.ABOUT: "около|примерно|порядка",
    },
}  # fmt: skip


def _by_word(table: dict[Bound, str], position: int) -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    """Phrases by their word at `position`, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for bound, phrases in table.items():
        for phrase in phrases.split("|"):
            words = tuple(phrase.split())
            found.setdefault(words[position], []).append((words, bound))
    return {word: sorted(entries, key=lambda entry: -len(entry[0])) for word, entries in found.items()}


_BEFORE = _by_word(_BEFORE_WORDS, -1)
_AFTER = _by_word(_AFTER_WORDS, 0)
_BEFORE_BY_LANGUAGE = {
    "en": _BEFORE,
    **{language: _by_word(table, -1) for language, table in _BEFORE_ELSEWHERE.items()},
}
READ = frozenset(_BEFORE_BY_LANGUAGE)
"""Languages whose bound words are known here; of a figure in another one nobody can say that it is exact."""

UP = frozenset(
    "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing climb "
    "climbs climbed climbing jump jumps jumped jumping surge surges surged surging soar soars soared soaring gain "
    "gains gained gaining up raise raises raised raising growth higher expand expands expanded expanding added "
    "adds doubled boosted advance advances advanced advancing swelled swell swollen rally rallied leapt leap "
    "leaps spiked spike lifted ballooned recovered rebounded rebound hike hiked hiking upward upwards widened "
    "strengthened accelerated tripled quadrupled increment uptick lift lifts lifting".split()
)
DOWN = frozenset(
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease "
    "decreases decreased decreasing shrink shrinks shrank shrunk slip slips slipped slipping slide slides slid "
    "plunge plunged plunges plunging tumble tumbled tumbles tumbling down cut cuts reduce reduces reduced "
    "reducing lower lowered loses lost lose losing slashed slash reduction loss dipped dip dips plummet plummeted "
    "plummeting sank sink sinks sunk narrowed downward downwards cutting shed sheds shedding eased ease dived "
    "slumped slump contracted weakened slowed halved".split()
)
# Nouns of change behind the size: a 75 percent increase.
_NOUNS = frozenset(
    "rise increase growth jump surge gain climb hike fall drop decline decrease slide plunge reduction cut slump "
    "dip loss raise uptick spike".split()
)
_CHANGES = UP | DOWN
_LOOK_BACK = 8  # tokens before a figure in which a verb of change may stand
_PLAIN_BEFORE = frozenset(
    "the a an of another its their only just further total by some as much many to an average estimated whopping "
    "staggering combined additional".split()
)
_STATES = frozenset("is are was were now still remain remains stand stands stood be been remained".split())
_COLLECTS = frozenset("raise raises raised raising".split())  # who raised $3 million collected it
_COMPARED = frozenset({Bound.MORE_THAN, Bound.LESS_THAN})
_CLAUSE_ENDS = frozenset(",;.:()\u2014")
_NOT_PLACE = frozenset("take took taken control takes taking".split())


def bound_before(line: Tokens, first: int, language: str = "en") -> tuple[int, Bound | None]:
    """The first token of the wording, and the bound that the words before the figure at `first` give."""
    last = first - 1
    table = _BEFORE_BY_LANGUAGE.get(language, _BEFORE)
    for skip in (0, 1):
        if skip and line.lower(last) not in {"the", "a", "an", "another", "its", "their", "-"}:
            break
        for phrase, bound in table.get(line.lower(last - skip), ()):
            start = last - skip - len(phrase) + 1
            if start < 0 or not _stands(line, start, phrase):
                continue
            if phrase == ("up", "to") and line.words[start - 1] in _CHANGES:
                continue
            if phrase in {("over",), ("under",)} and line.words[start - 1] in _NOT_PLACE:
                continue
            if skip and line.lower(last) == "the" and bound in _COMPARED:
                continue  # less than the 11 percent of May: the figure is what is compared with
            return start, bound
    return first, None


def bound_after(line: Tokens, after: int) -> tuple[Bound | None, int]:
    """The bound that the words behind a figure give, and the token after them."""
    for phrase, bound in _AFTER.get(line.lower(after), ()):
        if _stands(line, after, phrase) and not (phrase == ("plus",) and line.kinds[after + 1] == "number"):
            return bound, after + len(phrase)
    return None, after


def _stands(line: Tokens, start: int, phrase: Iterable[str]) -> bool:
    return all(line.lower(at) == word for at, word in enumerate(phrase, start))


def is_change(word: str) -> bool:
    """True for a word that says that something rose or fell."""
    return word in _CHANGES


def change(noun: str) -> Direction:
    """The way that a figure goes which is counted as a noun of change: 6 percent *growth*; none for another noun."""
    if noun.lower() not in _NOUNS:
        return Direction.NONE
    return Direction.ROSE_BY if noun.lower() in UP else Direction.FELL_BY


def direction(line: Tokens, before: int, first: int, after: int, *, share: bool) -> Direction:
    """Rose or fell, by or to: from the verb before the figure in its own clause, or the noun of change behind it."""
    found = _from_verb(line, min(before, first), first)
    if found is Direction.NONE and line.words[after] in _NOUNS and (share or line.words[first - 1] in {"a", "the"}):
        return Direction.ROSE_BY if line.words[after] in UP else Direction.FELL_BY
    return found


def _from_verb(  # noqa: C901 - one walk back through a clause
    line: Tokens, before: int, first: int
) -> Direction:
    to: bool | None = None
    for at in range(before - 1, max(-1, before - 1 - _LOOK_BACK), -1):
        word = line.words[at]
        if line.texts[at] in _CLAUSE_ENDS or (line.kinds[at] == "number" and to is not True):
            return Direction.NONE
        if word in _CHANGES:
            if word in {"up", "down"} and line.words[at + 1] == "to" and line.words[at - 1] not in _STATES:
                return Direction.NONE
            rose = word in UP
            if to:
                return Direction.ROSE_TO if rose else Direction.FELL_TO
            if to is None and at + 1 < before and not _is_size(line, at + 1, before):
                return Direction.NONE
            if to is None and word in _COLLECTS and line.kinds[first] == "symbol":
                return Direction.NONE
            return Direction.ROSE_BY if rose else Direction.FELL_BY
        if to is None and word in {"to", "at"}:
            if word == "at" and line.words[at - 1] not in _CHANGES:
                return Direction.NONE
            to = True
        elif to is None and word in {"by", "of"}:
            to = False
        elif word == "from" and to is not True:
            return Direction.NONE
    return Direction.NONE


def _is_size(line: Tokens, start: int, stop: int) -> bool:
    """True if nothing but small words stands between the verb of change and its figure."""
    return all(line.words[at] in _PLAIN_BEFORE or line.words[at].endswith("ly") for at in range(start, stop))
