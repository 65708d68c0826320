"""Number + Article → whether the cited sentence has this figure, and if not, which part of it differs."""

import itertools
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from summarizer.article import Sentence, Span
from summarizer.language import bounds, units
from summarizer.language.conversions import converted
from summarizer.language.deeds import is_past
from summarizer.language.divided import telling
from summarizer.language.fates import fates, without_fates
from summarizer.language.function_words import says_nothing
from summarizer.language.in_digits import may_have
from summarizer.language.quantities import Quantity, covered, quantities
from summarizer.language.similarity import bag, cover, keys
from summarizer.language.surroundings import MOST_FIGURES, Surroundings, surroundings
from summarizer.language.words import PEOPLE, are_people, spelled
from summarizer.printing import one_line
from summarizer.summary import Bound, Direction, Number
from summarizer.text import view
from summarizer.verdicts import NumberVerdict, VerifiedNumber
from summarizer.verification.derived import derivation
from summarizer.verification.grounding import MEASURES, foreign, ungrounded
from summarizer.verification.naming import LESS, MORE, to_be_found
from summarizer.verification.page import Evidence, Page
from summarizer.verification.signs import foreign_signs, says_something

_EXACT = 1e-9  # relative: floating point, not rounding
_FRACTION = 2e-3  # relative: a third as 0.333 or 0.3333
_RATE = re.compile(r"(.+?)(?:\s(?:per|a|an|each|every)\s|/)(.+)\Z")  # hours a week, tons per year
_CONVERTED = 0.01  # relative: what a conversion is rounded by
_WHOLE_PERCENT = 0.5  # percentage points between a third and 33 percent
_LOW_ENDS = (1.0, 0.5)  # of the low end of a vague figure: "dozens" are two of them at least, or one to some
_MEASURED = re.compile(r"[%\u2030\u066a\u00b0$\u20ac\u00a3\u00a5\u20b9\u20a9\u20bd]")  # a unit may be a sign alone
_SHOWN = 40  # characters of a field that a reason gives
_DIGIT = re.compile(r"\d")
_NAMED = 0.6  # of the weight of what it counts that its sentence must have
_SAYS_MUCH = 1.2  # weight of a word that is not in every third document
_SIZES = keys([bag("length height depth width weight distance duration speed size area temperature capacity")])
_CONTEXT = 1  # sentences before the cited one that may name what it counts
_JUST_UNDER = re.compile(r"\b(?:under|below|shy)\b", re.IGNORECASE)
_WITHIN = re.compile(r"\bwithin\s\Z", re.IGNORECASE)
_PERIODS = units.DURATIONS | {"quarter", "half"}
_AGES = frozenset({"age", "old"})
_LOOSE_BOUNDS = frozenset({Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST})


def verify_number(number: Number, page: Page, name: str, position: int) -> VerifiedNumber:
    """Compare a figure with its sentence in value, unit, bound, direction and what is counted."""
    verdict, spans, differs, reasons, operands = _odd(number, page) or _compare(number, page)
    evidence = page.cited([number.sentence])
    fields = {"what": number.what, "scope": number.scope, "period": number.period, "as_of": number.as_of}
    return VerifiedNumber(
        list=name,
        position=position,
        item=number,
        verdict=verdict,
        spans=spans,
        differs=differs,
        reasons=reasons,
        operands=operands,
        ungrounded=(
            *ungrounded(fields, *evidence.texts, *evidence.before(_CONTEXT), page.article.dateline or ""),
            *(() if _is_copied(number.as_written, evidence.texts) else ("as_written",)),
        ),
    )


_Result = tuple[NumberVerdict, tuple[Span, ...], tuple[str, ...], tuple[str, ...], tuple[Span, ...]]


def _odd(number: Number, page: Page) -> _Result | None:
    """The verdict on a figure whose unit or object is named by signs that are not the article's; None if they are."""
    for field, words in (("unit", number.unit), ("what", number.what)):
        if not words:
            continue
        if not (says_something(words) or _MEASURED.search(words)) or foreign_signs(words, [page.text]):
            reason = f"its {field} has signs that the article does not have: {one_line(words)[:_SHOWN]}"
            return NumberVerdict.DIFFERS, (), (field,), (reason,), ()
    return None


def _is_copied(written: str, texts: Iterable[str]) -> bool:
    """True if the words of the figure stand in one of the texts, whatever its quotation marks and blanks."""
    words = " ".join(view(written).text.casefold().split())
    return bool(words) and any(words in " ".join(view(text).text.casefold().split()) for text in texts)


@dataclass(frozen=True)
class _Candidate:
    """A quantity of a sentence that the figure may be."""

    number: Number
    around: Surroundings
    sentence: Sentence
    words: str
    """Those that may name what it counts."""

    @cached_property
    def differs(self) -> tuple[str, ...]:
        """In which parts the figure differs from it."""
        return _differs(self.number, self.around, self.words)

    @property
    def is_it(self) -> bool:
        """True if the figure differs in nothing; most figures beside it have another value, which tells at once."""
        return _same_value(self.number, self.quantity) and not self.differs

    @property
    def quantity(self) -> Quantity:
        return self.around.quantity

    @property
    def span(self) -> Span:
        return Span(
            start=self.sentence.span.start + self.quantity.start,
            end=self.sentence.span.start + self.quantity.end,
        )


def _incomparable(number: Number, evidence: Evidence, page: Page) -> _Result | None:
    """The verdict on a figure that cannot be held against one sentence; None if it can."""
    language = page.article.reads_as
    if not evidence.sentences:
        return NumberVerdict.MISSING, (), ("sentence",), evidence.faults, ()
    if not covered(language):
        reason = f"figures in the language \u201c{language}\u201d are not read"
        return NumberVerdict.NOT_CHECKED, (), (), (reason,), ()
    if number.value is None and number.low is None and number.high is None:
        return NumberVerdict.MISSING, (), ("value",), ("the figure has no value",), ()
    sentence = evidence.sentences[0]
    if len(quantities(page.words[sentence.number - 1], language)) > MOST_FIGURES:
        reason = f"sentence {sentence.number} has more than {MOST_FIGURES} figures, too many to tell which is meant"
        return NumberVerdict.NOT_CHECKED, (sentence.span,), (), (reason,), ()
    return None


def _compare(number: Number, page: Page) -> _Result:
    language = page.article.reads_as
    evidence = page.cited([number.sentence])
    incomparable = _incomparable(number, evidence, page)
    if incomparable:
        return incomparable
    sentence = evidence.sentences[0]
    context = " ".join(evidence.before(_CONTEXT))
    here = _candidates(number, page, sentence, language, context)
    best = next((candidate for candidate in here if candidate.is_it), None) or min(here, key=_distance, default=None)
    strange = (
        _strange(to_be_found(number.what, best.around), page) if best and not best.differs and language == "en" else ""
    )
    if best and strange:
        reason = f"the article does not say \u201c{strange}\u201d, which the figure is said to be of"
        return NumberVerdict.DIFFERS, (best.span,), ("what",), (reason,), ()
    if best and not best.differs and language in bounds.READ:
        return NumberVerdict.FOUND, (best.span,), (), (), ()
    unread = _unread(number, best, language)
    if unread:
        return NumberVerdict.NOT_CHECKED, (best.span,) if best else (), (), (unread,), ()
    elsewhere = _elsewhere(number, page, sentence, language)
    if elsewhere and (best is None or "value" in best.differs):
        reason = f"stands in sentence {elsewhere.sentence.number}, not {number.sentence}"
        return NumberVerdict.DIFFERS, (elsewhere.span,), ("sentence",), (reason,), ()
    same = next((candidate for candidate in here if _is_converted(number, candidate)), None)
    if same:
        written = same.span.of(page.text)
        return NumberVerdict.DERIVED, (same.span,), (), (f"converted from \u201c{written}\u201d",), (same.span,)
    derived = derivation(number, page, language)
    if derived:
        return NumberVerdict.DERIVED, derived[0], (), (derived[1],), derived[0]
    return _differing(number, page, sentence, best)


_SPELLED = 1_000  # smaller whole numbers may be written in words, which English alone is read in


def _unread(number: Number, best: _Candidate | None, language: str) -> str | None:
    """Why nobody can say that a figure of another language than English is not this one; None if one can."""
    if language == "en":
        return None
    if best is None or "value" in best.differs:
        if number.value is None or not (number.value.is_integer() and 0 < number.value < _SPELLED):
            return None
        if best and "what" not in best.differs:
            return None  # another number of the same thing
        return f"number words in the language \u201c{language}\u201d are not read"
    unread = {"what", "direction"} if best.quantity.unit else {"what", "direction", "unit"}
    unsure = set(best.differs)
    if language not in bounds.READ:
        unread.add("bound")
        unsure.add("bound")
    if not unsure <= unread:
        return None
    parts = ["what is counted" if part == "what" else part for part in sorted(unsure)]
    return f"in the language \u201c{language}\u201d this is not read of a figure: {', '.join(parts)}"


def _differing(number: Number, page: Page, sentence: Sentence, best: _Candidate | None) -> _Result:
    """What to say of a figure that is not in its sentence; `best` is the one there that differs least."""
    if best is None:
        return NumberVerdict.MISSING, (), ("value",), (f"sentence {number.sentence} has no figure",), ()
    if "value" in best.differs and {"what", "unit"} & {*best.differs}:
        reason = f"sentence {number.sentence} has no figure {number.as_written.strip()!r}"
        return NumberVerdict.MISSING, (), ("value",), (reason,), ()
    written = page.words[sentence.number - 1][best.quantity.start : best.quantity.end]
    if best.differs == ("what",):
        reason = f"sentence {number.sentence} does not count \u201c{number.what}\u201d with \u201c{written}\u201d"
    else:
        differs = ", ".join(best.differs)
        said = _said(number)
        if "value" in best.differs and number.value is not None and written in number.as_written:
            said = f"{number.value:,.15g} for {said}"  # the words are right, and what was made of them is not
        reason = f"says {said}; sentence {number.sentence} says \u201c{written}\u201d ({differs})"
    return NumberVerdict.DIFFERS, (best.span,), best.differs, (reason,), ()


def _said(number: Number) -> str:
    return f"\u201c{number.as_written.strip()}\u201d" if number.as_written.strip() else str(number.value)


def _strange(what: str, page: Page) -> str:
    """The first noun of what is counted that the whole article lacks; empty if there is none.

    Participles and names of measures are left alone, in which anybody says what a figure is: people affected, length.
    """
    for word in spelled(what):
        verbal = is_past(word.lower()) or word.lower().endswith("ing")
        for key, weight in bag(word).items():
            plain = key in MEASURES or key in _SIZES or key in PEOPLE or says_nothing(key) or key[0].isdigit()
            if weight >= _SAYS_MUCH and not (plain or verbal or fates(word) or key in page.stems):
                return word
    return ""


def _candidates(number: Number, page: Page, sentence: Sentence, language: str, context: str = "") -> list[_Candidate]:
    words = page.words[sentence.number - 1]
    around = f"{context} {words}"  # what "their number" counts stands in the sentence before
    return [_Candidate(number, one, sentence, around) for one in surroundings(words, language)]


def _elsewhere(number: Number, page: Page, cited: Sentence, language: str) -> _Candidate | None:
    alone = number.value if language == "en" and number.low is None and number.high is None else None
    for sentence in page.told:
        words = page.words[sentence.number - 1]
        if sentence.number == cited.number or (alone is not None and not may_have(words, alone)):
            continue
        if len(quantities(words, language)) > MOST_FIGURES:
            continue
        for one in surroundings(words, language):
            candidate = _Candidate(number, one, sentence, words)
            if candidate.is_it:
                return candidate
    return None


# A wrong value is furthest from being this figure, then what is counted, then the rest.
_WEIGHTS = {"value": 8, "what": 4, "unit": 2, "bound": 1, "direction": 1}


def _distance(candidate: _Candidate) -> tuple[int, int]:
    return sum(_WEIGHTS[part] for part in candidate.differs), candidate.quantity.start


def _differs(number: Number, one: Surroundings, words: str) -> tuple[str, ...]:
    quantity = one.quantity
    parts = {
        "value": not _same_value(number, quantity),
        "unit": not (_same_unit(number, quantity, words) or _changes_in(number.unit, one))
        or _has_another_rate(number.as_written, quantity),
        "bound": not _same_bound(number, one),
        "direction": not _same_direction(number.direction, one),
        "what": not (_same_what(number.what, one, words) or _counts_unit(number, one, words)),
    }
    return tuple(part for part, wrong in parts.items() if wrong)


def _is_converted(number: Number, candidate: _Candidate) -> bool:
    """True if the figure is this one in another unit, rounded as conversions are: 7.5 miles for 12 kilometres."""
    quantity = candidate.quantity
    if number.value is None or quantity.value is None or not {*candidate.differs} <= {"value", "unit"}:
        return False
    unit = units.canonical(number.unit)
    if unit == "percent" and quantity.unit is None and 0 < quantity.value < 1:
        return abs(100 * quantity.value - number.value) <= _WHOLE_PERCENT
    if quantity.unit == unit:
        return False
    rounded = not (units.is_currency(unit) or units.is_currency(quantity.unit) or unit in units.SHARES)
    value = converted(quantity.value, quantity.unit, unit)
    return value is not None and _equal(value, number.value, _CONVERTED if rounded else _EXACT)


def _same_value(number: Number, quantity: Quantity) -> bool:
    if quantity.high is not None:
        if number.low is None or number.high is None:
            return False
        return _equal(number.low, quantity.low or 0.0) and _equal(number.high, quantity.high)
    if quantity.value is None:
        return _is_as_vague(number, quantity)
    stated = number.value
    if stated is None and (number.low is None or number.high is None):  # an end given as its bound: at least 36
        stated = number.low if number.low is not None else number.high
    if stated is None:
        return False
    return _equal(stated, quantity.value, _FRACTION if 0 < quantity.value < 1 else _EXACT)


def _is_as_vague(number: Number, quantity: Quantity) -> bool:
    """True if the figure gives no more than the low end of a vague one: of "dozens" no value and a low end of 24."""
    least = number.low if number.low is not None else number.value
    if least is None or number.high is not None or _DIGIT.search(number.as_written):
        return False
    return any(_equal(least, share * quantity.least) for share in _LOW_ENDS)


def _equal(one: float, other: float, tolerance: float = _EXACT) -> bool:
    return math.isclose(one, other, rel_tol=tolerance, abs_tol=1e-12)


def _same_unit(number: Number, quantity: Quantity, words: str) -> bool:
    stated = units.canonical(number.unit)
    if stated == quantity.unit:
        return True
    rate = _RATE.match(number.unit or "")
    if rate and quantity.per:
        return (units.canonical(rate[1]), units.canonical(rate[2])) == (quantity.unit, quantity.per)
    if quantity.unit is None and not quantity.what and stated in {other.unit for other in quantities(words)}:
        return True  # "40 hours a week instead of 60"
    if quantity.unit is None:  # the noun that is counted, given as its unit, is no unit of measure
        known = units.unit(*(stated or "").split(" ", 1)) if stated and " " in stated else units.unit(stated or "", "")
        return known is None and stated is not None and cover(bag(stated), bag(words)) == 1
    named = bag(number.what)
    return stated is None and (cover(bag(quantity.unit), named) == 1 or (quantity.age and not _AGES.isdisjoint(named)))


def _counts_unit(number: Number, one: Surroundings, words: str) -> bool:
    """True if the noun behind the figure is given as its unit, and the rest of its own words say what it is of.

    So it is with money and measures that `units` does not know: training cost 210 *crowns* a participant.
    """
    noun = bag(one.quantity.what).keys()
    if one.quantity.unit is not None or not number.unit or not noun or noun != bag(number.unit).keys():
        return False
    stated, own = telling(number.what), telling(one.text.replace(one.wording, " ")) - noun
    return (
        bool(stated & own)
        and not stated & one.whole.words - own
        and cover(bag(to_be_found(number.what, one)), keys((bag(words), MEASURES))) >= _NAMED
        and not foreign(number.what, (one.whole.text,))
    )


def _has_another_rate(written: str, quantity: Quantity) -> bool:
    """True if the figure is written by the week, and stands there by the day."""
    return quantity.per is not None and any(one.per not in {None, quantity.per} for one in quantities(written))


def _changes_in(unit: str | None, one: Surroundings) -> bool:
    """True for a bare figure of a change in what the unit names: reading *hours* fall from 60 to 40."""
    quantity = one.quantity
    if quantity.unit is not None or quantity.what or not (one.is_start or one.is_target):
        return False
    found = spelled(one.whole.text[: quantity.start].lower())
    changed = {word for word, verb in itertools.pairwise(found) if verb in bounds.UP | bounds.DOWN}
    return any(units.canonical(word) == units.canonical(unit) for word in changed)


def _same_bound(number: Number, one: Surroundings) -> bool:
    quantity = one.quantity
    if quantity.value is None and quantity.high is None:
        loose = _LOOSE_BOUNDS if number.value is None else _LOOSE_BOUNDS - {Bound.EXACT}  # dozens are not exactly 24
        return number.bound in loose or (number.bound is quantity.bound and quantity.bound is not Bound.EXACT)
    if quantity.high is not None and number.bound in _LOOSE_BOUNDS and quantity.bound in _LOOSE_BOUNDS:
        return True
    if number.bound is Bound.LESS_THAN and quantity.bound is Bound.NEARLY:
        return _JUST_UNDER.search(one.wording) is not None
    if number.bound is Bound.AT_MOST and quantity.bound is Bound.EXACT:
        return _WITHIN.search(one.whole.text, 0, quantity.start) is not None
    return number.bound is quantity.bound


def _same_direction(stated: Direction, one: Surroundings) -> bool:
    """A direction that is left out says less, not something else; a wrong one is wrong.

    Where no verb of change is tied to the figure ("$9 more a month"), the words beside it must go that way alone.
    """
    found = one.quantity.direction
    if stated in {Direction.NONE, found}:
        return True
    if found is not Direction.NONE:
        return stated is bounds.change(one.quantity.what)  # raised the forecast to 6 percent growth
    if one.is_start or one.turn is not Direction.NONE:
        return stated is one.turn
    said = {word.lower() for word in spelled(one.text)}
    if one.quantity.unit in units.DURATIONS:
        said -= {"better", "worse"}  # a better time is a shorter one
    up, down = bool(said & MORE), bool(said & LESS)
    return up and not down if stated in {Direction.ROSE_BY, Direction.ROSE_TO} else down and not up


def _same_what(what: str, one: Surroundings, words: str) -> bool:
    """True if the words name what is counted as the text does of this figure, or lead up to one that counts no noun."""
    if not bag(what):
        return not what.strip()
    if one.is_whole and fates(what) & one.whole.fates:
        return False  # of 120 workers, 45 were injured: not 120
    stated = bag(to_be_found(what, one))
    if cover(stated, keys((bag(words), MEASURES))) < _NAMED or foreign(what, (words,)):
        return False
    if one.is_of_part(what) or not one.belongs(what, one.beside):
        return False
    if not one.quantity.what or _is_when(one):
        return True
    said, counted = bag(what).keys(), bag(one.quantity.what).keys()
    if said & counted:
        return True
    equated = bag(one.equated).keys()
    return bool(said & equated) or are_people(said, counted | equated) or _are_befallen(what, one.quantity.what)


def _is_when(one: Surroundings) -> bool:
    """True if the figure is that of a time, whose name only looks like what it is of: the 12 percent of last year."""
    definite = one.whole.text[: one.quantity.start].rstrip().endswith(" the")
    return definite and one.quantity.unit is not None and one.quantity.what.split()[-1].lower() in _PERIODS


def _are_befallen(what: str, counted: str) -> bool:
    """True if a fate alone names the people who are counted: the killed or injured; the people killed, of 31 deaths."""
    if _is_fate(what):
        return not PEOPLE.isdisjoint(bag(counted)) or _is_fate(counted)
    return _is_fate(counted) and fates(counted) <= fates(what) and not PEOPLE.isdisjoint(bag(what))


def _is_fate(words: str) -> bool:
    """True if the words name what befell somebody, and nothing else."""
    return bool(fates(words)) and not any(
        not says_nothing(key) and key not in MEASURES for key in bag(without_fates(words))
    )
