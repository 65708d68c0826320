"""A number → whether it names a thing and counts nothing: flights, rooms, times of day, phone numbers, codes, years."""

from summarizer.language.counted import IRREGULAR, STOP, is_plural, phrase_after
from summarizer.language.number_words import Numeral
from summarizer.language.tokens import DASHES, Tokens

# A number right after one of these, capitalised, names a thing; after the second set in any case.
_LABELS = frozenset(
    "no nos number flight route highway interstate section article chapter page pages room apartment apt suite "
    "gate platform channel act title part volume vol version grade phase level type model district ward precinct "
    "line tower block unit apollo boeing airbus covid windows iphone galaxy g pier building exhibit figure table "
    "season episode series game week day round stage group class category cat area zone station bus train file "
    "form rule order resolution proposition question amendment formula world super bowl top interstate runway "
    "terminal mile psalm verse".split()
)
_LABELS_ANYWHERE = frozenset(
    "no. nos. number category chapter article paragraph page flight route channel platform version phase grade "
    "tier serial stage week round".split()
)
_LEVELS = frozenset("level phase stage part act chapter type number category class tier grade round".split())
_TIME_AFTER = frozenset("a.m p.m am pm o'clock o\u2019clock gmt hrs a.m. p.m. edt est pst pdt bst utc".split())
_ORDINAL = frozenset("st nd rd th".split())
_PRONOUN_BEFORE = frozenset(
    "no any every some each which this that another the number day bbc formula square single".split()
)
_PRONOUN_AFTER = frozenset(
    "another thing day side such and or who that is was can has way time time's could would will might may should "
    "must of else reason".split()
)
_ONLY_BEFORE = frozenset("only just least than".split())
_OWNERS = frozenset(
    "the these those its his her their our my your several many two three four five six seven eight nine ten".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec".split()
)
_YEARS = range(1600, 2101)  # a bare four-digit number in here is a year unless something is counted by it
_LIKELY_YEARS = 1900  # from here on "1988 sales" are those of a year: a count would have its comma
_BEFORE_COUNTS = frozenset(
    "about some all other another up only just exactly every both than over nearly almost around least most under "
    "approximately roughly".split()
)
_FEW_WORDS = 3  # between a number that belongs to a name and the head of its noun phrase


def names_a_thing(  # noqa: C901, PLR0912 - a ladder of the ways to name a thing
    line: Tokens, read: Numeral, *, measured: bool
) -> int | None:
    """The token after a number that counts nothing; None if it counts something. `measured`: it has a unit."""
    first, after = read.first, read.last
    if line.kinds[first] == "word":
        return None if measured or not _is_pronoun(line, read) else after
    following = line.words[after]
    if line.glued(after):
        if following in _ORDINAL:
            return after + 1
        if line.texts[after] == ":" and line.kinds[after + 1] == "number" and line.glued(after + 1):
            return _past_clock(line, after)
    if following in _TIME_AFTER and not (measured and following == "est"):
        return after + 1
    if measured:
        return after if _is_code(line, first) else None
    if read.value < 0 and line.capital(first - 2) and not line.glued(first - 1):
        return after  # COVID -19
    if _is_code(line, first):
        return after
    if line.glued(after) and line.kinds[after] == "word" and line.texts[after].isascii():
        return after + 1  # 5G
    if line.glued(after) and line.texts[after] in {"@", "_"}:
        return after + 1
    dialled = _dialled(line, first, after)
    if dialled > 0:
        return dialled
    chain = _chain(line, after)
    if chain > after + 2 or (chain > after and not _is_fraction_or_range(line, after)):
        return chain
    if _is_label(line, first) or _is_year(line, read, measured=measured) or _is_part_of_name(line, read):
        return after
    return None


def _is_pronoun(line: Tokens, read: Numeral) -> bool:
    """True for `one` that stands for a thing, and for a number word inside a name or a compound."""
    first, after = read.first, read.last
    if line.words[after] in _TIME_AFTER or line.words[first - 1] in _LEVELS:
        return True
    if (
        read.value in {2, 3, 4, 5, 6, 7, 8, 9, 10}
        and line.hyphen(after)
        and line.glued(after + 1)
        and line.kinds[after + 1] != "number"
    ):
        return line.words[after + 1] in {"way", "on", "by", "to", "step", "fold", "time", "timer", "for"}
    if line.capital(first) and not line.opens(first) and line.capital(first - 1) and line.kinds[first - 1] == "word":
        return not is_plural(line.words[after])
    if read.value != 1 or read.scaled or read.last != first + 1 or line.words[first] in {"a", "an"}:
        return False
    before, following = line.words[first - 1], line.words[after]
    if before in _PRONOUN_BEFORE:
        return True
    if following == "of":
        owner = line.words[after + 1]
        return not ((owner in _OWNERS or owner.endswith(("'s", "\u2019s"))) and line.words[after + 2] not in {"", "of"})
    if following in {"in", "out"} or line.kinds[after] == "number":
        return True
    if following in _PRONOUN_AFTER or line.hyphen(first) or line.hyphen(after):
        return True
    if line.kinds[after] != "word" or following in STOP:
        return before not in _ONLY_BEFORE
    return (
        following.endswith(("ly", "ed"))
        or before.endswith(("er", "est"))
        or (following.endswith("s") and not following.endswith("ss"))
    )


def _past_clock(line: Tokens, at: int) -> int:
    while line.texts[at] == ":" and line.kinds[at + 1] == "number":
        at += 2
    return at


def _is_code(line: Tokens, first: int) -> bool:
    """True for G7, F-16, COVID-19, #3."""
    if not line.glued(first):
        return (
            line.words[first - 1] in {"pages", "page", "no", "nos"}
            and line.texts[first - 1][:1].isupper()
            and line.texts[first - 2] == "("
        )
    before = line.texts[first - 1]
    if line.kinds[first - 1] == "word":
        return before[-1].lower() != before[-1].upper()  # scripts without capitals set no blank before a figure
    if before in {"#", "_", "@", "=", "&", "?", "%"} or (
        before == "." and line.glued(first - 1) and line.kinds[first - 2] == "word"
    ):
        return True
    if before in DASHES and line.glued(first - 1) and line.kinds[first - 2] == "word":
        return line.words[first - 2] not in {"sub", "minus", "now", "mid", "to", "then", "pre", "over", "under"}
    return before == "/" and line.glued(first - 1) and line.kinds[first - 2] == "word"


# Behind one of these, with "at" or a colon between or without, digits are dialled.
_DIALS = frozenset("call dial ring tel phone telephone text fax hotline helpline line mobile whatsapp".split())
_BEFORE_DIALLED = frozenset([".", ":", "on", "at"])
_MOST_GROUPS = 8  # that a number has behind its first one
_FEWEST_DIALLED = 3  # digits of the shortest number that is dialled: 112


def _dialled(line: Tokens, first: int, after: int) -> int:
    """The token after a number that is dialled, in as many groups as it has; -1 if it is none.

    Such are 020 7946 0958, +1 202 555 0134, (202) 555-0134, and behind "call" or "hotline" also 116 123.
    """
    if after != first + 1 or not line.texts[first].isdecimal():
        return -1
    bracketed = (
        line.texts[first - 1] == "("
        and line.texts[after] == ")"
        and line.kinds[after + 1] == "number"
        and (len(line.texts[first]) >= _FEWEST_DIALLED or line.texts[first] == "0")
    )
    end = after + bracketed
    last = end + _MOST_GROUPS
    while end < last and line.texts[end + line.hyphen(end)].isdecimal() and line.starts[end] - line.ends[end - 1] <= 1:
        end += 1 + line.hyphen(end)
    if line.texts[first - 1] == "+" or (bracketed and end > after + 1):
        return end
    if line.texts[first][0] == "0" and len(line.texts[first]) >= _FEWEST_DIALLED:
        return end
    before = first - 1 - (line.lower(first - 1) in _BEFORE_DIALLED)
    if line.words[before] not in _DIALS or len(line.texts[first]) < _FEWEST_DIALLED:
        return -1
    start, stop = phrase_after(line, end)
    return end if end > after or start == stop else -1


def _chain(line: Tokens, after: int) -> int:
    """The token after 555-123-4567 and 192/168: groups of digits joined by signs."""
    while (
        (line.hyphen(after) or (line.texts[after] == "/" and line.glued(after)))
        and line.kinds[after + 1] == "number"
        and line.glued(after + 1)
    ):
        after += 2
    return after


def _is_fraction_or_range(line: Tokens, after: int) -> bool:
    """True for the one dash of 10-12; a score such as 2-1 and a slash are none."""
    low, high = line.texts[after - 1], line.texts[after + 1]
    if line.texts[after] == "/" or not (low.isascii() and high.isascii()):
        return False
    plain = low.replace(",", ""), high.replace(",", "")
    if all(part.isdecimal() for part in plain):
        return int(plain[0][:20]) < int(plain[1][:20]) or (
            line.kinds[after + 2] == "word" and line.words[after + 2] in {"thousand", "million", "billion"}
        )
    return True


def _is_label(line: Tokens, first: int) -> bool:
    before = line.words[first - 1].rstrip(".")
    if line.texts[first - 1] == "." and line.glued(first - 1):
        before = line.words[first - 2]
        return before in {"no", "nos", "vol", "fig", "art", "a.d"} and line.capital(first - 2)
    return (
        (before in _LABELS and line.capital(first - 1) and not line.opens(first - 1))
        or before in _LABELS_ANYWHERE
        or (before in _LABELS and line.opens(first - 1) and line.capital(first - 1))
    )


def _is_year(line: Tokens, read: Numeral, *, measured: bool) -> bool:
    written = line.texts[read.first]
    if measured or not written.isdecimal() or len(written) != 4 or read.value not in _YEARS or read.scaled:  # noqa: PLR2004 - digits of a year
        return False
    if line.words[read.first - 1] in _BEFORE_COUNTS:
        return False
    start, end = phrase_after(line, read.last)
    head = line.words[end - 1] if start < end else ""
    if read.value >= _LIKELY_YEARS and head not in IRREGULAR:
        return True
    return not (is_plural(head) and not line.capital(read.last) and not line.capital(read.first - 1)) or line.words[
        read.first - 1
    ] in {"in", "since", "until", "by"}


def _is_part_of_name(line: Tokens, read: Numeral) -> bool:
    """True for the Stoxx 600 index and an Apple Watch 5: behind a name, before nothing to count."""
    first, after = read.first, read.last
    written = line.texts[first]
    before = line.words[first - 1]
    if read.scaled or not written.isdecimal():
        return False
    start, end = phrase_after(line, after)
    head = line.words[end - 1] if start < end else ""
    if (
        line.capital(after)
        and line.kinds[after] == "word"
        and start == after
        and read.value != 1
        and not is_plural(head)
    ):
        return True  # 787 Dreamliner, 22 Elm Lane
    if not before or len(written) > 4 or before in STOP or before in _MONTHS:  # noqa: PLR2004 - digits
        return False
    if not line.capital(first - 1) or (
        line.opens(first - 1)
        and (before.endswith("ly") or before in _BEFORE_COUNTS or start < end or line.hyphen(after))
    ):
        return False
    if end > start + _FEW_WORDS:
        head = ""
    return not is_plural(head)
