"""Open questions of many articles → each once, with who raised it and what later article answers it."""

from collections.abc import Sequence

from summarizer.briefing import Citation, Question
from summarizer.language.names import names
from summarizer.language.questions import answers, asks_for, topic
from summarizer.language.similarity import Bag, resemblance
from summarizer.language.words import stem
from summarizer.merging.entries import Origin
from summarizer.verdicts import VerifiedQuestion

Asked = tuple[VerifiedQuestion, Origin]
_SAME = 0.6  # resemblance of two topics from which they are one question
_SAME_DEED = 0.4  # resemblance that must remain without the names


def open_questions(asked: Sequence[Asked], origins: Sequence[Origin]) -> list[Question]:
    """Questions in the order of the sources; `origins` are the story's articles, among which answers are looked for."""
    groups: list[list[Asked]] = []
    for question in sorted(asked, key=lambda each: (each[1].source.number, each[0].list, each[0].position)):
        home = next((group for group in groups if all(_same(question, member) for member in group)), None)
        if home is None:
            groups.append([question])
        else:
            home.append(question)
    return [_question(group, origins, f"o{number}") for number, group in enumerate(groups, 1)]


def _same(one: Asked, other: Asked) -> bool:
    """True if two questions ask the same of the same thing; two about one place need not."""
    mine, theirs = one[0].item.question, other[0].item.question
    if asks_for(mine) != asks_for(theirs) or resemblance(topic(mine), topic(theirs)) < _SAME:
        return False
    return resemblance(_deeds(mine), _deeds(theirs)) >= _SAME_DEED


def _deeds(question: str) -> Bag:
    named = {stem(part) for name in names(question) for part in name.parts}
    return {key: value for key, value in topic(question).items() if key not in named}


def _question(group: list[Asked], origins: Sequence[Origin], identity: str) -> Question:
    first = group[0][0]
    return Question(
        id=identity,
        question=first.item.question,
        why="" if "why" in first.ungrounded else first.item.why,
        raised_by=tuple(citation for question, origin in group for citation in origin.cite_item(question)),
        answered_by=tuple(_answers(group, origins)),
        list=first.list,
    )


def _answers(group: list[Asked], origins: Sequence[Origin]) -> list[Citation]:
    """The first sentence of each later article that answers; an undated article is never later."""
    days = [origin.article.published for _, origin in group if origin.article.published]
    if len(days) < len(group):
        return []
    found = []
    for origin in origins:
        if origin.article.published is None or origin.article.published <= max(days):
            continue
        for sentence in origin.article.told():
            if answers(group[0][0].item.question, origin.article.text_of(sentence)):
                found.append(origin.cite(sentence.span))
                break
    return found
