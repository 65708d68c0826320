"""Articles → numbered sources, with copies of one report in one independent group."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

from summarizer.article import Article, SentenceKind
from summarizer.briefing import Source
from summarizer.language.quotations import quotations
from summarizer.language.words import words
from summarizer.text import visible

_RUN = 3  # words of a shingle
# Real wire copies share about a third of their runs of three words, other reports of one event hardly any (NEWS-COPY,
# Silcock et al. 2023); a short copy of a long report shows in the share of its own runs.
_RESEMBLANCE = 0.2
_CONTAINMENT = 0.35
_FEWEST_RUNS = 20  # fewer say nothing about copying
_COMMON = 20  # articles behind one run, copies aside: more make it a phrase of the language, which tells nothing
_NEARLY_THE_SAME = 0.8  # resemblance from which one article stands for the other
_AGENCIES = (
    *(
        "Associated Press",
        "AP",
        "Reuters",
        "Agence France-Presse",
        "AFP",
        "dpa",
        "EFE",
        "ANSA",
        "Xinhua",
        "TASS",
        "UPI",
    ),
    *("Kyodo", "PTI", "Press Trust of India", "Press Association", "PA Media", "Bloomberg", "ANI", "IANS", "Interfax"),
    "Yonhap",
)
_SAME_AGENCY = {"ap": "associated press", "afp": "agence france-presse", "pti": "press trust of india"}
_PHOTO = re.compile(r"photo|image|picture|video|/", re.IGNORECASE)
# A credit that names the agency somewhere in the line; a byline begins with "By", which elsewhere says anything.
_CREDITS = re.compile(
    r"\A\W*by\s|\b(?:reporting\sby|source:|material\s(?:from|der|von)|with\sagenc|copyright|reporters?\sin)|\u00a9",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(([^()]{1,80})\)")
# A publisher that is given by its address: the label before what every address of a kind ends with.
_HOST = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<label>[a-z0-9-]+)\.(?:(?:co|com|org|net|ac|gov)\.)?[a-z]{2,}/?", re.IGNORECASE
)
_EDGE = " \t.,;:-\u2013\u2014()[]"
_LONGEST_NAME = 8  # words before "contributed" among which an agency is looked for
_LONGEST_CREDIT = 120  # characters of a line that is a credit and not a sentence


def number_sources(articles: Sequence[Article]) -> list[Source]:
    """The sources in the order given, from 1, each with its independent group and the reason for it."""
    groups, reasons = _groups(articles)
    return [
        Source(
            number=index + 1,
            article=article.id,
            title=visible(article.title) if article.title else None,
            publisher=visible(article.publisher) if article.publisher else None,
            published=article.published,
            url=article.url,
            path=article.source,
            language=article.language,
            independence=groups[index],
            independence_reason=reasons.get(index, ""),
            sentences=len(article.sentences),
            withheld_sentences=sum(not sentence.told for sentence in article.sentences),
            instructions=article.instructions,
            notes=article.notes,
        )
        for index, article in enumerate(articles)
    ]


def _groups(articles: Sequence[Article]) -> tuple[list[int], dict[int, str]]:
    """The group of each article, numbered from 1 by first member; and why a later member stands in it."""
    ties: defaultdict[int, list[_Tie]] = defaultdict(list)
    for tie in _ties(articles):
        ties[tie.one].append(tie)
        ties[tie.other].append(tie)
    groups = [0] * len(articles)
    reasons: dict[int, str] = {}
    known = 0
    for first in range(len(articles)):
        if groups[first]:
            continue
        known += 1
        groups[first] = known
        waiting = deque([first])
        while waiting:
            member = waiting.popleft()
            for tie in sorted(ties[member]):
                joined = tie.other if tie.one == member else tie.one
                if not groups[joined]:
                    groups[joined] = groups[first]
                    reasons[joined] = tie.reason.format(member + 1)
                    waiting.append(joined)
    return groups, reasons


class _Tie(NamedTuple):
    """Two articles that are not independent, the earlier first."""

    one: int
    other: int
    reason: str
    """Why, with a gap for the number of the article that stood in the group before."""


def _ties(articles: Sequence[Article]) -> Iterable[_Tie]:
    """Enough ties to join every group: each article to the first of its publisher, its agency, and its copies."""
    publishers = {index: _plain(article.publisher) for index, article in enumerate(articles) if article.publisher}
    own = _by_name(_spelled_out(publishers))
    known = {_plain(name) for name in _AGENCIES} | set(publishers.values())
    credited = {index: name for index, article in enumerate(articles) if (name := _credit(article, known))}
    for index, first in own.items():
        yield _Tie(first, index, "same publisher as [{}]")
    for index, first in _by_name(credited).items():
        yield _Tie(first, index, "credits the same agency as [{}]")
    published: dict[str, int] = {}
    for index, name in publishers.items():
        published.setdefault(_SAME_AGENCY.get(name, name), index)
    for index, name in credited.items():
        other = published.get(name)
        if other is not None and other != index:
            reason = f"[{index + 1}] credits {articles[other].publisher}, the publisher of [{other + 1}]"
            yield _Tie(min(index, other), max(index, other), reason.replace("{", "{{").replace("}", "}}"))
    yield from _copies(articles)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def _spelled_out(publishers: Mapping[int, str]) -> dict[int, str]:
    """The publishers, those that are a host by the name that it spells: harbourpost.example is the Harbour Post."""
    letters = {_letters(name): name for name in sorted(set(publishers.values())) if not _HOST.fullmatch(name)}
    found = {}
    for index, name in publishers.items():
        match = _HOST.fullmatch(name)
        label = _letters(match["label"]) if match else ""
        found[index] = letters.get(label) or letters.get(label.removeprefix("the")) or name.removeprefix("www.")
    return found


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name))


def _by_name(names: Mapping[int, str]) -> dict[int, int]:
    """For each but the first of a name, the first."""
    first: dict[str, int] = {}
    return {index: first[name] for index, name in names.items() if first.setdefault(name, index) != index}


def _credit(article: Article, known: Collection[str]) -> str | None:
    """The agency that a credit line or dateline names, in lower case; a photo credit is none."""
    own = _plain(article.publisher or "")
    for sentence in article.sentences:
        line = article.text_of(sentence)
        if sentence.kind is not SentenceKind.BOILERPLATE or len(line) > _LONGEST_CREDIT or _PHOTO.search(line):
            continue
        for name in _credited(line):
            if name in known and name != own:
                return _SAME_AGENCY.get(name, name)
    return None


def _credited(line: str) -> Iterable[str]:
    """What a credit line may name: what stands in brackets, the whole line, what stands before "contributed".

    Of a line that begins as credits do, every run of a few words.
    """
    for inner in _BRACKETS.findall(line):
        yield _plain(inner)
    yield _plain(line.strip(_EDGE))
    before, contributed, _ = line.partition(" contributed")
    if contributed or _CREDITS.search(line):
        spelled = [word.text for word in words(before)]
        for start in range(len(spelled)):
            for end in range(start + 1, min(start + _LONGEST_NAME, len(spelled)) + 1):
                yield _plain(" ".join(spelled[start:end]))


def _copies(articles: Sequence[Article]) -> Iterable[_Tie]:
    """A tie from each copy to the articles that it resembles, among those that stand for their copies.

    What is nearly the same as an earlier article is not looked up again, so that a thousand copies are compared with
    one article, not with each other.
    """
    holders: defaultdict[int, list[int]] = defaultdict(list)
    sizes: dict[int, int] = {}
    for index, article in enumerate(articles):
        runs = _runs(article)
        sizes[index] = len(runs)
        shared = Counter(holder for run in runs for holder in holders.get(run, ()))
        stands_for_itself = True
        for other, count in sorted(shared.items()):
            shorter = min(len(runs), sizes[other])
            whole = len(runs) + sizes[other] - count
            if shorter >= _FEWEST_RUNS and (count / whole >= _RESEMBLANCE or count / shorter >= _CONTAINMENT):
                yield _Tie(other, index, f"shares {count / shorter:.0%} of its runs of three words with [{{}}]")
                stands_for_itself = stands_for_itself and count / whole < _NEARLY_THE_SAME
        if stands_for_itself:
            for run in runs:
                if len(holders[run]) < _COMMON:
                    holders[run].append(index)


def _runs(article: Article) -> set[int]:
    """The runs of three words of the story, without what it quotes: two reporters may quote the same speech."""
    found: set[int] = set()
    for sentence in article.told():
        text = article.text_of(sentence)
        for quotation in reversed(quotations(text)):
            text = text[: quotation.outer_start] + " \u2026 " + text[quotation.outer_end :]
        plain = [word.text.casefold() for word in words(text)]
        # As checksums: the same in every process, and a tenth of the memory of the words.
        found.update(crc32(" ".join(plain[at : at + _RUN]).encode()) for at in range(len(plain) - _RUN + 1))
    return found
