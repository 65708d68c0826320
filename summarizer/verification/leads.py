"""A sentence that a model wrote for a lead + the points that it names → why they do not carry it, if they do not.

Points hold, so that they are evidence themselves: each is a sentence of an article made of them, which says as well who
vouches for it, how, and on which day it was. Against this article the sentence is verified like any fact. Beyond that,
as only a lead puts together what different people said on different days: it has one voice, tells nothing flatly that
is disputed, puts no points into an order or a cause and effect that none of them gives, and takes the names, figures
and days of a clause from the one point that says the clause.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.article import Article, Sentence, SentenceKind, Span, article_id
from summarizer.language.attribution import attributed
from summarizer.language.cues import SAYING
from summarizer.language.function_words import says_nothing
from summarizer.language.names import names
from summarizer.language.quotations import quotations
from summarizer.language.similarity import Bag, bag, cover
from summarizer.summary import Certainty, Importance, KeyFact
from summarizer.verification.fact_content import without_figures
from summarizer.verification.fact_dates import foreign_dates
from summarizer.verification.fact_figures import foreign_figures
from summarizer.verification.fact_names import foreign_names
from summarizer.verification.facts import verify_fact
from summarizer.verification.page import Page, clauses

_NAMED = 0.5  # of a source's weight that a sentence has which names it: "the authority" of "the port authority"
_SAYS = re.compile(
    rf"\b(?:{'|'.join(sorted(SAYING))}|according to|denied|denies|reportedly|allegedly)\b", re.IGNORECASE
)
# How a sentence says that a matter is disputed; as evidence it carries the same words of the sentence.
_DIFFERS = "Reports differ, sources disagree and accounts vary; it is disputed, and others say otherwise."
_DISPUTES = re.compile(
    r"\b(?:differ|differs|differing|disagree|disagrees|disagreed|vary|varies|disputed?|disputes|otherwise|denie[sd])\b",
    re.IGNORECASE,
)
_RELATES = re.compile(
    r"\b(?:after|before|following|until|when|once|because|since|due|owing|caus(?:e|es|ed|ing)|led|leading|result(?:s|ed|ing)?|"
    r"therefore|thus|hence|prompt(?:s|ed|ing)|trigger(?:s|ed|ing)|despite|in response)\b",
    re.IGNORECASE,
)
_GIVEN = {
    Certainty.STATED: "{}{}.",
    Certainty.CLAIMED: "It is claimed that {}{}.",
    Certainty.ESTIMATED: "It is estimated that {}{}.",
    Certainty.PLANNED: "It is planned that {}{}.",
    Certainty.DENIED: "It is denied that {}{}.",
}


@dataclass(frozen=True)
class LeadPoint:
    """A point as a lead may tell it."""

    statement: str
    day: str
    """When it was, resolved and in words; empty where that is not known."""
    said_by: tuple[str, ...]
    """Who says so; empty if a source says it in its own voice, or names nobody."""
    certainty: Certainty
    """The plainest that any of its sources gives it with."""
    disputed: bool

    @property
    def own_voice(self) -> bool:
        """True if a sentence may tell it without saying whose word it is."""
        return not self.said_by and self.certainty not in {Certainty.CLAIMED, Certainty.DENIED}

    def told(self) -> list[str]:
        """It as evidence: one sentence for each who says so."""
        plain = self.statement.strip().rstrip(".")
        day = f" ({self.day})" if self.day and self.day not in plain else ""
        if not self.said_by:
            return [_GIVEN[self.certainty].format(plain, day)]
        if self.certainty is Certainty.DENIED:
            return [f"{who} denied that {plain}{day}." for who in self.said_by]
        given = f"It is estimated that {plain}" if self.certainty is Certainty.ESTIMATED else plain
        return [f"{given}{day}, {who} said." for who in self.said_by]


def lead_faults(text: str, points: Sequence[LeadPoint], language: str) -> tuple[str, ...]:
    """Why the points do not carry the sentence, in words; empty if they do. `language` is that of their articles."""
    page = Page(_article([line for point in points for line in point.told()], points, language))
    fact = KeyFact(
        statement=text,
        sentences=[sentence.number for sentence in page.told],
        importance=Importance.VITAL,
        when=None,
        attributed_to=None,
        certainty=Certainty.STATED,
    )
    found = verify_fact(fact, page, "", 0)
    faults = () if found.holds else found.reasons or ("the points do not say it",)
    return (
        *_voice(text, points, page),
        *_flatly(text, points),
        *faults,
        *_related(text, page),
        *_quoted(text, points),
        *_mixed(text, points, language),
    )


def _article(lines: Sequence[str], points: Sequence[LeadPoint], language: str) -> Article:
    """The article that the points make; undated, as "Friday" is another day in each of theirs."""
    if any(point.disputed for point in points):
        lines = [*lines, _DIFFERS]
    text = "\n".join(lines)
    sentences: list[Sentence] = []
    start = 0
    for number, line in enumerate(lines, 1):
        span = Span(start=start, end=start + len(line))
        sentences.append(Sentence(number=number, span=span, kind=SentenceKind.BODY))
        start = span.end + 1
    return Article(
        id=article_id(text, None, None, None), text=text, language=language, source="", sentences=tuple(sentences)
    )


def _voice(text: str, points: Sequence[LeadPoint], page: Page) -> list[str]:
    """Why the sentence does not tell its points in their voice: in the articles' own, or as the word of one source."""
    owned = [point for point in points if not point.own_voice]
    if not owned:
        told = attributed(text)
        if told and not any(attributed(line) for line in page.words):
            return [f"gives as the word of {told.source} what the points say in no one's name"]
        return []
    if len(owned) < len(points):
        return ["puts what somebody says beside what the articles say themselves, in one sentence"]
    if not _SAYS.search(text):
        return ["tells as plain fact what is somebody's word"]
    shared = frozenset.intersection(*(frozenset(who.casefold() for who in point.said_by) for point in points))
    if not shared and any(point.said_by for point in points):
        return ["puts the words of different people into one sentence"]
    if shared and not any(cover(bag(who), bag(text)) >= _NAMED for who in shared):
        return [f"does not say that it is the word of {min(shared)}"]
    return []


def _flatly(text: str, points: Sequence[LeadPoint]) -> list[str]:
    if any(point.disputed for point in points) and not _DISPUTES.search(text):
        return ["tells flatly what is disputed"]
    return []


def _related(text: str, page: Page) -> list[str]:
    """Words that put two points into an order or a cause and effect which no point gives."""
    there = {word.group().lower() for word in _RELATES.finditer(page.text)}
    added = dict.fromkeys(word.group().lower() for word in _RELATES.finditer(text))
    return [f"no point says \u201c{word}\u201d" for word in added if word not in there]


def _quoted(text: str, points: Sequence[LeadPoint]) -> list[str]:
    """Words in quotation marks that no point quotes: word for word is shown only what somebody said word for word."""
    spoken = {words for point in points for words in _between_marks(point.statement)}
    return [f"quotes \u201c{words}\u201d, which no point does" for words in _between_marks(text) if words not in spoken]


def _between_marks(text: str) -> list[str]:
    return [text[quotation.start : quotation.end].strip(" .,") for quotation in quotations(text)]


def _mixed(text: str, points: Sequence[LeadPoint], language: str) -> list[str]:
    """Names, figures and days that a clause has from another point than the one that says it."""
    if len(points) == 1:
        return []
    pages = [Page(_article(point.told(), [point], language)) for point in points]
    found: list[str] = []
    for clause, deed in _deeds(text, pages[0]):
        if any(clause.casefold() in each.text.casefold() for each in pages):
            continue  # word for word a point's own
        page = max(pages, key=lambda each: cover(deed, each.stems))
        evidence = page.cited([sentence.number for sentence in page.told])
        figures = foreign_figures(clause, evidence, page)
        dates = foreign_dates(clause, evidence)
        if foreign_names(clause, evidence) or any(dates) or figures.wrong or figures.lacking:
            found.append(f"takes a name, a figure or a day of \u201c{clause}\u201d from another point")
    return found


def _deeds(text: str, page: Page) -> list[tuple[str, Bag]]:
    """The clauses, each with the words that say what happened.

    A name, a figure or a day that is set off goes with the clause behind it; what ends a part of the sentence so, with
    the clause before it.
    """
    found: list[tuple[str, Bag]] = []
    for half in text.split(";"):
        spans: list[tuple[int, int, Bag]] = []
        start = end = 0
        for part in clauses(half):
            at = half.index(part, end)
            end = at + len(part)
            deed = {key: value for key, value in bag(_bare(half[start:end], page)).items() if not says_nothing(key)}
            if deed:
                spans.append((start, end, deed))
                start = end
        if spans:
            spans[-1] = (spans[-1][0], len(half), spans[-1][2])
        found += [(half[first:last].strip(" .,"), deed) for first, last, deed in spans]
    return found


def _bare(clause: str, page: Page) -> str:
    """The clause without its names, figures and dates: what happened."""
    plain = without_figures(clause, page)
    for name in reversed([name for name in names(plain) if name.sure]):
        plain = plain[: name.start] + " " + plain[name.end :]
    return plain
