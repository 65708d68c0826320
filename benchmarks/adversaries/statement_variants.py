"""A sentence → facts that it supports: itself, its claim, its parts, the same in other words."""

import re
from collections.abc import Iterator
from random import Random

from adversaries import tables
from adversaries.clauses import AMOUNT, CUE, capital, claim_of, fact, reworded, swapped, swaps, weekdays_of, written_in
from adversaries.kinds import Draft, Family, variant
from adversaries.material import Line, Source

from summarizer.summary import Certainty

_variant = variant(Family.STATEMENTS)


@_variant
def the_sentence(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
    """The sentence itself."""
    del source, rng
    yield fact(line.text, line.number)


@_variant
def claim_with_its_source(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
    """What is claimed, with the source in the field that is there for it."""
    del source, rng
    claim = claim_of(line.text)
    if claim:
        yield fact(claim.text, line.number, attributed_to=claim.who, certainty=Certainty.CLAIMED)


@_variant
@reworded
def another_verb_of_saying(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Stated for said, alleged for claimed."""
    del source
    yield from swapped(line.text, tables.CUES, rng)


_SUBJECT = re.compile(
    r"\A(?:(?:the|a|an|its|his|her|their|he|she|they|it|we|this|that|these|those|some|many|all)\b|[A-Z])"
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|will|would|can|could|said|\w{3,}ed|ran|took|fell|got|came|went|stood|died)\b"
)
_DEPENDENT = re.compile(
    r"\A(?:when|while|if|although|though|because|after|before|as|since|until|unless|once|in|on|at|by|with|for|to|of|from|whether|among)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r", (?:and|but) |; ")


@_variant
@reworded
def first_clause(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """The part before ", and" or a semicolon where both sides are clauses."""
    del source, rng
    for joint in _JOINT.finditer(line.text):
        first, second = line.text[: joint.start()], line.text[joint.end() :]
        whole = (
            _VERB.search(first)
            and _VERB.search(second)
            and _SUBJECT.match(second)
            and not re.search(r"\bthat\b", first)
        )
        if whole and not _DEPENDENT.match(first) and not re.search(r"\b(?:both|either|neither|not)\b", first):
            yield f"{first}."


@_variant
@reworded
def last_clause(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """The part behind ", and" or a semicolon, where nobody is said to say it."""
    del source, rng
    if CUE.search(line.text) or _DEPENDENT.match(line.text) or "that" in line.text.split():
        return
    for joint in _JOINT.finditer(line.text):
        first, second = line.text[: joint.start()], line.text[joint.end() :]
        if _VERB.search(first) and _VERB.search(second) and re.match(r"(?:the|a|an|some|many|all|[A-Z])\b", second):
            yield capital(second)


@_variant
def two_sentences_joined(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
    """A sentence and the next one as one statement that cites both."""
    del rng
    following = next((other for other in source.lines if other.index == line.index + 1), None)
    if following and len(line.text.split()) + len(following.text.split()) <= 40:  # noqa: PLR2004 - a statement is short
        plain_word = following.text.split()[0].lower() in tables.FUNCTION and not following.text.startswith("I ")
        low = following.text[:1].lower() + following.text[1:] if plain_word else following.text
        yield fact(f"{line.text.rstrip('.')}; {low}", line.number, following.number)
        if plain_word:
            yield fact(f"{line.text.rstrip('.')}, and {low}", line.number, following.number)


@_variant
@reworded
def relative_clause_left_out(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Without ", which …," and ", who …,"."""
    del source, rng
    for match in re.finditer(r", (?:which|who|whom|where) (?:[^,;.]|[.,](?=\d))+(?=, |\.\Z)", line.text):
        behind = line.text[match.end() :]
        yield line.text[: match.start()] + (behind[1:] if behind.startswith(", ") and behind[2:3].islower() else behind)


_APPOSED = re.compile(r"(?<=\w), (?:the|a|an|head|chairman|spokesman|spokeswoman) (?!and )[^,;.]{3,60},(?= [a-z])")


@_variant
@reworded
def apposition_left_out(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Without the office or description behind a name."""
    del source, rng
    for match in _APPOSED.finditer(line.text):
        word = line.text[: match.start()].split()[-1]
        joined = line.text[match.end() :].startswith((" and ", " or ", " which ", " who "))
        if word[:1].isupper() and word not in tables.WEEKDAYS and not joined and not CUE.search(match.group()):
            yield line.text[: match.start()] + line.text[match.end() :]


@_variant
@reworded
def bound_in_other_words(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Over for more than, almost for nearly, before a figure."""
    del source
    for swap in swaps(line.text, tables.BOUND_SYNONYMS, rng):
        if AMOUNT.match(swap.behind):
            yield swap.text


@_variant
@reworded
def digits_and_words(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """2 for two, twelve for 12."""
    del source
    words = {value: word for word, value in tables.NUMBER_VALUES.items()}
    found = written_in(line.text)
    for figure in rng.sample(found, len(found)):
        behind = line.text[figure.end :]
        titled = figure.start > 0 and figure.text[:1].isupper()
        if titled or re.match(r"[-\u2013]", behind):
            continue
        if figure.text.isalpha():
            new = str(tables.NUMBER_VALUES[figure.text.lower()])
        elif (
            figure.text.isdigit()
            and figure.value in words
            and not re.match(r" (?:percent|per|million|billion|to|and)\b", behind)
        ):
            new = words[int(figure.value)]
        else:
            continue
        yield line.text[: figure.start] + (capital(new) if figure.start == 0 else new) + behind


_MONEY = re.compile(r"\$(\d[\d,.]*\d|\d)( million| billion)?")


@_variant
@reworded
def signs_and_words(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """% for percent, dollars for $, km for kilometres."""
    del source, rng
    for old, new in ((" percent", "%"), (" percent", " per cent"), (" kilometres", " km"), (" metres", " m")):
        if re.search(rf"\d{old}\b", line.text):
            yield re.sub(rf"(?<=\d){old}\b", new, line.text)
    match = _MONEY.search(line.text)
    if match and not re.match(r"-|[\s-](?:budget|plan|deal|a|per|more)\b", line.text[match.end() :]):
        yield f"{line.text[: match.start()]}{match[1]}{match[2] or ''} dollars{line.text[match.end() :]}"


@_variant
@reworded
def scale_written_out(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """2,100,000 for 2.1 million, 1.2 million for 1,200,000."""
    del source, rng
    for match in re.finditer(r"(?P<sign>\$?)\b(?P<number>\d+(?:\.\d+)?) (?P<scale>million|billion)\b", line.text):
        value = round(float(match["number"]) * tables.SCALES[match["scale"]])
        yield f"{line.text[: match.start()]}{match['sign']}{value:,}{line.text[match.end() :]}"


@_variant
@reworded
def another_spelling(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Harbor for harbour, meters for metres."""
    del source
    for statement in swapped(line.text, tables.SPELLINGS, rng):
        if not re.search(r"\b(?:Harbor|Harbour|Center|Centre|Theater|Theatre|Gray|Grey|Labor|Labour)\b", line.text):
            yield statement


@_variant
@reworded
def contracted(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Didn't for did not."""
    del source
    full = {old: new for old, new in tables.CONTRACTIONS.items() if old.endswith(" not") or old == "cannot"}
    yield from swapped(line.text, full, rng)


@_variant
@reworded
def a_word_of_the_same_sense(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Started for began, children for kids."""
    del source
    for swap in swaps(line.text, tables.SAFE_SYNONYMS, rng):
        if not swap.behind.startswith(("'", "\u2019")):  # a residents' association has a name
            yield swap.text


@_variant
def absolute_date(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
    """`on March 12` for `on Thursday`, where the article's own date tells which Thursday is meant."""
    del rng
    for day, match in weekdays_of(line.text, source.article.published):
        date = f"{tables.MONTHS[day.month - 1]} {day.day}"
        for new in (f"on {date}", f"on {match[1]}, {date}", f"on {date}, {day.year}"):
            yield fact(line.text[: match.start()] + new + line.text[match.end() :], line.number)


@_variant
def when_given(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
    """The sentence with the weekday that it names in its field."""
    del source, rng
    days = [word for word in tables.WEEKDAYS if re.search(rf"\b{word}\b", line.text)]
    if len(days) == 1 and not re.search(r"\b(?:last|next|every|until|before|after|since)\b", line.text):
        yield fact(line.text, line.number, when=days[0])
