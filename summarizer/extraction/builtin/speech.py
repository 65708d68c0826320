"""Quotations with a speaker → quotes; scare quotes, titles and words without a speaker are none."""

from itertools import pairwise

from summarizer.article import Article
from summarizer.language.attribution import PRONOUNS, Speech, speeches
from summarizer.language.names import names
from summarizer.summary import Quote

_FEWEST_WORDS = 4  # a shorter one is a phrase that the reporter picked out


def quotes(article: Article, first: int, last: int) -> list[Quote]:
    """The quotes whose sentence lies between two numbers, in order; the halves of `"…," he said, "…"` are one."""
    spans = tuple((sentence.span.start, sentence.span.end) for sentence in article.sentences)
    found: list[list[Speech]] = []
    spoken = [speech for speech in speeches(article.text, spans) if _is_speech(speech, article, first, last)]
    for index, speech in enumerate(spoken):
        if index and _goes_on(spoken[index - 1], speech, article.text):
            found[-1].append(speech)
        else:
            found.append([speech])
    return [_quote(group, article) for group in found if len(_text(group, article.text).split()) >= _FEWEST_WORDS]


def _is_speech(speech: Speech, article: Article, first: int, last: int) -> bool:
    sentence = article.sentence_at(speech.quotation.start)
    if sentence is None or not sentence.told or not first <= sentence.number <= last:
        return False
    return speech.speaker is not None and speech.speaker.lower() not in PRONOUNS


def _goes_on(one: Speech, other: Speech, text: str) -> bool:
    between = text[one.quotation.outer_end : other.quotation.outer_start]
    if not one.quotation.closed:
        return not between.strip()
    return one.speaker == other.speaker and "\n" not in between and between.rstrip().endswith(",")


def _text(group: list[Speech], text: str) -> str:
    pieces = [text[speech.quotation.start : speech.quotation.end] for speech in group]
    joined = [piece.rstrip(",") for piece in pieces[:-1]] + pieces[-1:]
    return " \u2026 ".join(joined) if any(one.quotation.closed for one, _ in pairwise(group)) else " ".join(joined)


def _quote(group: list[Speech], article: Article) -> Quote:
    sentence = article.sentence_at(group[0].quotation.start)
    speaker = group[0].speaker or ""
    role = next((speech.role for speech in group if speech.role), None)
    return Quote(
        text=_text(group, article.text).rstrip(","),
        speaker=speaker if names(speaker) else speaker[:1].upper() + speaker[1:],
        role=role,
        sentence=sentence.number if sentence else 0,
    )
