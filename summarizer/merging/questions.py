"""Open questions of many articles → each once, with who raised it and what later article answers it."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from summarizer.briefing import Citation, Question
from summarizer.language.names import names
from summarizer.language.questions import answers, answers_in_part, asks_for, topic, without_asking
from summarizer.language.senses import senses
from summarizer.language.similarity import Bag, resemblance
from summarizer.language.words import stem
from summarizer.merging.entries import Origin
from summarizer.merging.neighbours import Neighbours, rarest
from summarizer.verdicts import VerifiedQuestion

Asked = tuple[VerifiedQuestion, Origin]
_SAME = 0.6  # resemblance of two topics from which they are one question
_WORDINGS = 8  # different wordings of a question that a newcomer must fit
_HEAVIEST = 4  # stems of a question, one of which its answer has
_LONGEST = 400  # sentences behind one stem; more, and it tells nothing
_UNNAMED = 0.45  # where one question names what the other describes, and they are alike in the rest
_TELLS = 1.0  # weight of a stem that says what is asked about
_MOST_TOLD = 3  # such stems of a question that a short one may stand for: the failure, and why the dam at Osk failed
_SAME_DEED = 0.55  # resemblance that must remain without the names


def open_questions(asked: Sequence[Asked], origins: Sequence[Origin]) -> list[Question]:
    """Questions in the order of the sources, each in the first wording that stands alone.

    `origins` are the story's articles, among which answers are looked for.
    """
    ordered = sorted(asked, key=lambda each: (each[1].source.number, each[0].list, each[0].position))
    groups: list[list[Asked]] = []
    known = Neighbours()
    homes: dict[str, int] = {}
    for question, keys in zip(ordered, rarest([topic(each.item.question) for each, _ in ordered]), strict=True):
        text = question[0].item.question
        home = homes.get(text)
        if home is None:
            near = sorted(known.near(keys))
            home = next((at for at in near if _fits(question, groups[at])), len(groups))
            homes[text] = home
        if home == len(groups):
            groups.append([])
            known.add(keys, home)
        groups[home].append(question)
    sentences = _Sentences(origins if groups else ())
    return [_question(group, sentences, f"o{number}") for number, group in enumerate(groups, 1)]


def _fits(question: Asked, group: Sequence[Asked]) -> bool:
    """True if it asks the same as every different wording of the group, of which the first few are looked at."""
    wordings = {member[0].item.question: member for member in reversed(group)}
    return all(_same(question, member) for member in islice(wordings.values(), _WORDINGS))


class _Sentences:
    """The sentences of a story that news tells, by their stems: where an answer may stand."""

    def __init__(self, origins: Sequence[Origin]) -> None:
        self.told = [(origin, sentence) for origin in origins for sentence in origin.article.told()]
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for index, (origin, sentence) in enumerate(self.told):
            for key in senses(origin.article.text_of(sentence)):
                self._holders[key].append(index)

    def about(self, wanted: Bag) -> list[int]:
        """Sentences with the rarest stems of what is asked for, in the order of the sources.

        An answer shares nearly all of the question's weight, so that it has one of its few heaviest stems.
        """
        heaviest = sorted(wanted, key=lambda key: (-wanted[key], key))[:_HEAVIEST]
        rare = [key for key in heaviest if len(self._holders.get(key, ())) <= _LONGEST]
        return sorted({index for key in rare for index in self._holders.get(key, ())})


def _same(one: Asked, other: Asked) -> bool:
    """True if two questions ask the same of the same thing; two about one place need not.

    Where one leaves out or describes what the other names ("the enclave"), what is asked of it must tell.
    """
    mine, theirs = one[0].item.question, other[0].item.question
    if asks_for(mine) != asks_for(theirs):
        return False
    if asks_for(mine) == "why" and (_is_short_for(mine, theirs) or _is_short_for(theirs, mine)):
        return True
    likeness = resemblance(topic(mine), topic(theirs))
    deeds = resemblance(_deeds(mine), _deeds(theirs))
    if likeness >= _SAME:
        return deeds >= _SAME_DEED
    apart = _named(mine) and _named(theirs)
    return likeness >= _UNNAMED and deeds >= _SAME and not apart


def _is_short_for(question: str, other: str) -> bool:
    """True if it asks for the cause of a thing that only the other says of what: the failure, and of the wall."""
    told = _telling(question)
    return len(told) == 1 and told < _telling(other) and len(_telling(other)) <= _MOST_TOLD


def _telling(question: str) -> frozenset[str]:
    return frozenset(key for key, value in topic(question).items() if value >= _TELLS)


def _named(question: str) -> frozenset[str]:
    """The stems of the names in a question."""
    found = names(without_asking(question))
    return frozenset(stem(part) for name in found for part in name.parts)


def _deeds(question: str) -> Bag:
    named = _named(question)
    return {key: value for key, value in topic(question).items() if key not in named}


def _question(group: list[Asked], sentences: _Sentences, identity: str) -> Question:
    chosen = next((question for question, _ in group if _stands_alone(question)), group[0][0])
    return Question(
        id=identity,
        question=chosen.item.question,
        why="" if "why" in chosen.ungrounded else chosen.item.why,
        raised_by=tuple(citation for question, origin in group for citation in origin.cite_item(question)),
        answered_by=tuple(_answers(group, chosen.item.question, sentences)),
        list=group[0][0].list,
    )


def _stands_alone(question: VerifiedQuestion) -> bool:
    """True if it says of what it asks: "the cause of the failure" does not."""
    return len(_telling(question.item.question)) > 1


def _answers(group: list[Asked], question: str, sentences: _Sentences) -> list[Citation]:
    """The first sentence of each later article that answers; an undated article is never later."""
    days = [origin.article.published for _, origin in group if origin.article.published]
    if len(days) < len(group):
        return []
    latest = max(days)
    found: dict[int, Citation] = {}
    for index in sentences.about(topic(question)):
        origin, sentence = sentences.told[index]
        published = origin.article.published
        if published is None or published <= latest or origin.source.number in found:
            continue
        words = origin.article.text_of(sentence)
        if answers(question, words):
            found[origin.source.number] = origin.cite(sentence.span)
        elif answers_in_part(question, words):
            found[origin.source.number] = origin.cite(sentence.span).model_copy(update={"in_part": True})
    return list(found.values())
