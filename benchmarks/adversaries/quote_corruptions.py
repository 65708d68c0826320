"""A quotation → quotes that nobody spoke: words changed, left out, put in, run together, or not said at all."""

import random
import re
from collections.abc import Iterator

from adversaries import tables
from adversaries.kinds import Draft, Family, corruption
from adversaries.material import Said, Source, plain
from adversaries.names import names_in
from adversaries.quoting import (
    SPLIT_AT,
    UNNAMED,
    after,
    beside_dots,
    cased,
    clauses_of,
    inner_words,
    is_figure,
    is_negation,
    put,
    quote,
    reworded,
    shuffled,
    unless_said,
    words_of,
)

from summarizer.summary import Quote

_corruption = corruption(Family.QUOTES)


@_corruption
@unless_said
def word_swapped(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """One word for another of the article, of about its length."""
    others = sorted({word.group() for word in words_of(source.article.text) if word.group().islower()})
    for word in shuffled(inner_words(said.text), rng):
        like = [other for other in others if abs(len(other) - len(word.group())) <= 1 and other != word.group()]
        if word.group().islower() and like:
            yield put(said.text, word, rng.choice(like))


@_corruption
@unless_said
def word_dropped(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """One word left out without a sign."""
    del source
    for word in shuffled(inner_words(said.text), rng):
        if not beside_dots(said.text, *word.span()):
            yield put(said.text, word, "").replace("  ", " ").replace(" ,", ",")


@_corruption
@unless_said
def word_inserted(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """One word more."""
    del source
    for word in shuffled(words_of(said.text)[:-1], rng):
        yield after(said.text, word, rng.choice(tables.ADVERBS))


@_corruption
@unless_said
def words_in_another_order(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """Two neighbouring words exchanged."""
    del source
    words = words_of(said.text)
    for at in rng.sample(range(1, len(words) - 1), len(words) - 2):
        one, other = words[at - 1], words[at]
        if one.group().lower() != other.group().lower():
            between = said.text[one.end() : other.start()]
            yield said.text[: one.start()] + other.group() + between + one.group() + said.text[other.end() :]


@_corruption
@unless_said
def negated(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """A "not" put in."""
    del source
    yield from _with_not(said.text, rng, "not")


def _with_not(text: str, rng: random.Random, sign: str) -> Iterator[str]:
    words = words_of(text)
    for word in shuffled(words[:-1], rng):
        following = words[words.index(word) + 1].group()
        if word.group().lower() in tables.AUXILIARIES and not is_negation(following):
            yield after(text, word, sign)


@_corruption
@unless_said
def negation_dropped(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """A negation left out without a sign, or turned into its opposite."""
    del source
    instead = {"no": "a", "nobody": "everybody", "nothing": "everything", "none": "all", "cannot": "can"}
    for word in shuffled(words_of(said.text), rng):
        if is_negation(word.group()):
            yield put(said.text, word, cased(instead.get(word.group().lower(), ""), word.group())).replace("  ", " ")


@_corruption
@unless_said
def figure_changed(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """Another digit, number word or ordinal."""
    del source
    for word in shuffled(words_of(said.text), rng):
        other = _other_figure(word.group(), rng)
        if other:
            yield put(said.text, word, cased(other, word.group()))


def _other_figure(word: str, rng: random.Random) -> str | None:
    low = word.lower()
    if any(char.isdigit() for char in word):
        at = rng.choice([place for place, char in enumerate(word) if char.isdigit()])
        return word[:at] + rng.choice([digit for digit in "123456789" if digit != word[at]]) + word[at + 1 :]
    for row in (tables.NUMBERS, tables.ORDINALS, tuple(tables.SCALES)):
        if low in row:
            return rng.choice([other for other in row if other != low])
    return "two" if low == "one" else None


@_corruption
@unless_said
def name_changed(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """Another name of the article for one inside the quotation."""
    for start, name in names_in(said.text):
        others = [
            other for other in (*source.names, *tables.FOREIGN_NAMES) if not set(other.split()) & set(name.split())
        ]
        for other in rng.sample(others, min(2, len(others))):
            yield said.text[:start] + other + said.text[start + len(name) :]


@_corruption
@unless_said
def name_for_a_pronoun(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """A name in a pronoun's place, without a bracket."""
    for word in shuffled(words_of(said.text), rng):
        if word.group().lower() in tables.NEUTRAL and source.names:
            yield put(said.text, word, said.surname or rng.choice(source.names))


@_corruption
@unless_said
def pronoun_changed(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """We for I, they for we, their for our."""
    del source
    for word in shuffled(words_of(said.text), rng):
        other = tables.PRONOUNS.get(word.group().lower())
        if other:
            yield put(said.text, word, cased(other, word.group() if word.start() == 0 else "i"))


@_corruption
@unless_said
def tense_changed(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """A verb in another tense."""
    del source
    for word in shuffled(words_of(said.text), rng):
        other = tables.TENSES.get(word.group().lower())
        if other:
            yield put(said.text, word, cased(other, word.group()))


@_corruption
@unless_said
def number_of_a_noun(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """An s more or less at the end of a word."""
    del source
    for word in shuffled(inner_words(said.text), rng):
        text = word.group()
        if text.islower() and text not in tables.FUNCTION and len(text) > 3 and not text.endswith(("ss", "us", "is")):  # noqa: PLR2004
            yield put(said.text, word, text[:-1] if text.endswith("s") else f"{text}s")


@_corruption
@unless_said
def paraphrase(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """Words of the same sense for one, two or more of the words."""
    del source
    found = [word for word in words_of(said.text) if word.group().lower() in tables.SYNONYMS_OF_SPEECH]
    for count in (1, 2, len(found)):
        if 0 < count <= len(found):
            text = said.text
            for word in sorted(rng.sample(found, count), key=lambda each: -each.start()):
                text = put(text, word, cased(tables.SYNONYMS_OF_SPEECH[word.group().lower()], word.group()))
            yield text


@_corruption
@unless_said
def contraction(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """Don't for do not, and the other way round: not word for word."""
    del source, rng
    level = said.text.replace("\u2019", "'")
    for one, other in tables.CONTRACTIONS.items():
        match = re.search(rf"\b{re.escape(one)}\b", level, re.IGNORECASE)
        if match:
            yield put(said.text, match, cased(other, match.group()))


@_corruption
@unless_said
def clauses_exchanged(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The parts around a comma in the wrong order."""
    del source
    for comma in shuffled(list(SPLIT_AT.finditer(said.text)), rng):
        yield f"{said.text[comma.end() :].rstrip('.')}, {said.text[: comma.start()]}"


def _utterances(said: Said, source: Source) -> list[Said]:
    """Quotations that are no part of the same utterance: of somebody else, or in another paragraph."""
    text = source.article.text
    return [
        other for other in source.sayings
        if other is not said and not source.has(f"{said.text} {other.text}") and plain(other.text) != plain(said.text)
        and "\n" in text[min(said.end, other.end) : max(said.start, other.start)]
    ]  # fmt: skip


@_corruption
@unless_said
def spliced(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The beginning of one quotation and the end of another, with nothing between."""
    for other in _utterances(said, source):
        first, second = words_of(said.text), words_of(other.text)
        cut, start = rng.randint(3, len(first) - 1), rng.randint(1, len(second) - 3)
        yield f"{said.text[: first[cut - 1].end()]} {other.text[second[start].start() :]}"


@_corruption
@unless_said
def spliced_under_an_ellipsis(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """Two utterances run together with an ellipsis between."""
    for other in _utterances(said, source):
        first, second = rng.choice([(said.text, other.text), (clauses_of(said.text)[0], clauses_of(other.text)[-1])])
        if not _said_in_order(first, second, source):
            dots = rng.choice(["\u2026", "..."])
            yield f"{first} {dots} {second}"


def _said_in_order(first: str, second: str, source: Source) -> bool:
    """True if some paragraph has both, one behind the other: there they are one utterance."""
    one, other = plain(first), plain(second)
    return any(one in line and other in line[line.find(one) + len(one) - 1 :] for line in source.paragraphs)


@_corruption
@unless_said
def ellipsis_drops_a_negation(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The dropped words deny."""
    del source
    for word in shuffled(inner_words(said.text), rng):
        if is_negation(word.group()):
            dots = rng.choice(["\u2026", "...", "[...]"])
            yield f"{said.text[: word.start()].rstrip()} {dots} {said.text[word.end() :].lstrip()}"


@_corruption
@unless_said
def ellipsis_drops_a_figure(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The dropped words count."""
    del source
    for word in shuffled(inner_words(said.text), rng):
        if is_figure(word.group()) and word.group().lower() not in {"one", *tables.ORDINALS}:
            yield f"{said.text[: word.start()].rstrip()} \u2026 {said.text[word.end() :].lstrip()}"


@_corruption
@unless_said
def ellipsis_in_the_wrong_order(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The later words first."""
    del source
    for comma in shuffled(list(SPLIT_AT.finditer(said.text)), rng):
        yield f"{said.text[comma.end() :].rstrip('.')} \u2026 {said.text[: comma.start()]}"


@_corruption
@reworded  # the article has these words, which is the point
def cut_behind_a_quantity(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The words behind "few" or "most", with a sign that something is left out and without."""
    del source
    for word in shuffled(words_of(said.text)[:-3], rng):
        if word.group().lower() in {"few", "most", "some"} and re.match(r" (?:of )?\w", said.text[word.end() :]):
            rest = said.text[word.end() :].strip().removeprefix("of ")
            yield from (cased(rest, "A"), f"\u2026 {rest}")


@_corruption
@unless_said
def bracket_adds_a_negation(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The editor's word denies."""
    del source
    yield from _with_not(said.text, rng, rng.choice(["[not]", "[never]", "[no longer]"]))
    for word in shuffled(inner_words(said.text), rng):
        yield after(said.text, word, "[not]")


@_corruption
@unless_said
def bracket_replaces_a_figure(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The editor's figure for the speaker's."""
    del source
    for word in shuffled(words_of(said.text), rng):
        other = _other_figure(word.group(), rng)
        if other:
            yield put(said.text, word, f"[{other}]")


@_corruption
@unless_said
def bracket_adds_a_figure(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """A figure that the speaker did not give."""
    del source
    for word in shuffled(inner_words(said.text), rng):
        yield after(
            said.text, word, f"[{rng.choice(['about ', 'all ', ''])}{rng.choice([*tables.NUMBERS, '350', '72'])}]"
        )


@_corruption
@unless_said
def bracket_puts_in_another_name(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """A name in brackets for a pronoun that does not stand for it."""
    for word in shuffled(words_of(said.text), rng):
        if word.group().lower() in tables.NEUTRAL:
            yield put(said.text, word, f"[{rng.choice([*tables.FOREIGN_NAMES, *(source.names or ())])}]")


@_corruption
@unless_said
def bracket_replaces_a_word(said: Said, source: Source, rng: random.Random) -> Iterator[str]:
    """The editor's noun or verb for the speaker's."""
    others = _content(source.article.text)
    for word in shuffled([word for word in words_of(said.text) if _is_content(word.group())], rng):
        if others and "[" not in said.text:
            yield put(said.text, word, f"[{rng.choice([other for other in others if other != word.group()])}]")


_FEWEST_LETTERS = 5  # of a word that carries a sentence


def _is_content(word: str) -> bool:
    return len(word) >= _FEWEST_LETTERS and word.islower() and word.isalpha() and word not in tables.FUNCTION


def _content(text: str) -> list[str]:
    return sorted({word.group() for word in words_of(text) if _is_content(word.group())})


_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|us|me|you|your)\b", re.IGNORECASE)


@_corruption
def narration_as_speech(said: Said, source: Source, rng: random.Random) -> Iterator[Draft]:
    """A sentence of the reporter's, or a clause of it, given as what somebody said."""
    if "ranscript" in source.article.text:
        return  # it may have speech without marks
    lines = sorted(source.lines, key=lambda line: abs(line.number - said.sentence.number))[:6]
    spoken = plain(" ".join(other.text for other in source.sayings))
    for line in rng.sample(lines, len(lines)):
        parts = [line.text, *(part for part in re.split(r"[,;] ", line.text) if len(part.split()) > _FEWEST_LETTERS)]
        text = rng.choice(parts)
        if plain(text) not in spoken and not _FIRST_PERSON.search(text):  # an interview, too
            yield Draft(Quote(text=text, speaker=said.speaker or UNNAMED, role=None, sentence=line.number))


@_corruption
def runs_into_the_narration(said: Said, source: Source, rng: random.Random) -> Iterator[Draft]:
    """The quotation and the reporter's words behind it, as one quote."""
    del rng
    behind = source.article.text[said.outer_end : said.sentence.span.end].strip(" ,.")
    if len(behind.split()) > 1 and '"' not in behind and "\u201c" not in behind:
        yield Draft(quote(said, f"{said.text} {behind}"))
        yield Draft(quote(said, f"{said.text.rstrip('.')}, {behind}"))


_RUN = 4  # words of the quote that another article must not have in a row


@_corruption
def moved_to_another_article(said: Said, source: Source, rng: random.Random) -> Iterator[Draft]:
    """The quote, true here, of an article that does not have it."""
    words = plain(said.text).split()
    for other in rng.sample(source.others, min(6, len(source.others))):
        there = plain(other.text)
        if any(f" {' '.join(words[at : at + _RUN])} " in there for at in range(len(words) - _RUN + 1)):
            continue
        last = len(other.sentences)
        item = Quote(
            text=said.text, speaker=said.speaker or UNNAMED, role=None, sentence=min(said.sentence.number, last)
        )
        yield Draft(item, other)
