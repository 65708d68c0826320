"""Articles with their claims → what somebody denies, in the sentence behind it, in the same article, or in another.

A denial shares few words with what it denies: "She denied it", "No such letter ever reached this office". So it is read
where it stands: behind the claim, or together with the sentences that carry it on. Both sides are sentences of the
articles; whether one of them was chosen as a fact makes no difference.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.article import Sentence
from summarizer.briefing import Citation
from summarizer.cached import cached_property
from summarizer.language.names import names
from summarizer.language.similarity import Bag, bag, cover, joined, resemblance
from summarizer.language.words import stem
from summarizer.merging.entries import Claim, Origin
from summarizer.merging.neighbours import Neighbours, rarest
from summarizer.summary import Certainty

# Denies what the sentence before, or the same sentence, has said.
_DENIES_THAT = re.compile(
    r"\b(?:den(?:y|ies|ied)|dismissed|rejected|disputed)\s(?:it|that|this|them|the\s(?:claim|charge|accusation"
    r"|allegation|report)s?)(?=[\s,.;]*(?:\Z|[,.;]|and\b|but\b|on\b|as\b))"
    r"|\b(?:this|that|it|which|the\s(?:claim|accusation|allegation|report))\s(?:is|was)\s(?:untrue|false|not\strue|wrong)\b",
    re.IGNORECASE,
)
_CLAIMS = re.compile(
    r"\b(?:claim|alleg|accus|charg|insist|said|says|according|complain|assert|maintain)", re.IGNORECASE
)
# Denies something that it names.
_DENIES = re.compile(
    r"\bden(?:y|ies|ied)\s(?:that|having|any|the|being|\w+ing)\b|\brejected\s(?:claims|accusations|allegations)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\W*(?:she|he|they|it|no such|neither|nor|his|her|their|the (?:office|ministry|company))\b", re.IGNORECASE
)
_ALLEGES = re.compile(
    r"\b(?:claim|alleg|insist|complain|assert|maintain)\w*|\baccus(?:ed|es|ing)\b|\bblam(?:ed|es|ing)\b", re.IGNORECASE
)
_PASSAGE = 2  # sentences behind a denial that may carry it on
_SHARED, _SHARED_WEIGHT = 3, 10.0  # stems, and their weight, that a claim and a denial elsewhere share
_SHARED_HERE, _SHARED_WEIGHT_HERE = 2, 5.0  # and in one article, which tells both of one matter
_RELATED = 0.3  # of the weight of a claim's deeds that the denial has
_ONE_DISPUTE = 0.3  # resemblance of two claims, names aside, that are denied, of which one names somebody of the other
_COMPARED = 8  # times that a dispute is told which a newcomer is held against
_SAYS = 1.5  # weight of a stem that counts among them

Denied = tuple[str, tuple[Citation, ...]]
"""What is denied, and the citations of both sides."""


@dataclass(frozen=True)
class _Said:
    """A sentence by which somebody claims something, or a fact that cites it."""

    origin: Origin
    sentence: Sentence
    claim: Claim | None

    @property
    def words(self) -> str:
        return self.origin.article.text_of(self.sentence)

    @property
    def about(self) -> str:
        return self.claim.statement if self.claim else self.words

    @property
    def citations(self) -> tuple[Citation, ...]:
        return self.claim.origin.cite_item(self.claim.fact) if self.claim else (self.origin.cite(self.sentence.span),)

    @property
    def place(self) -> tuple[int, int]:
        return self.origin.source.number, self.sentence.number

    @cached_property
    def named(self) -> frozenset[str]:
        """The stems of the names in it."""
        return frozenset(stem(part) for name in names(self.words) for part in name.parts)

    @cached_property
    def deeds(self) -> Bag:
        """The stems of what is claimed, without names and the words that claim."""
        said = _ALLEGES.sub(" ", self.words)
        return {key: value for key, value in bag(said).items() if key not in self.named}


def denied(claims: Sequence[Claim], origins: Sequence[Origin]) -> Iterable[Denied]:
    """Each dispute once, in the order of the sources: what is claimed, with the citations of both sides."""
    said = _sentences(claims, origins)
    here = list(_denied_behind(said, origins))
    told = {each.place for each, _ in here}
    alleged = [each for each in said.values() if _alleges(each) and each.place not in told]
    found = sorted([*here, *_denied_elsewhere(alleged, origins)], key=lambda pair: pair[0].place)
    for dispute in _disputes(found):
        denials = {(side.source, side.sentence): side for _, side in dispute}
        stated = {(side.source, side.sentence): side for each, _ in dispute for side in each.citations}
        claimed = [side for place, side in stated.items() if place not in denials] or list(stated.values())
        yield dispute[0][0].about, (*claimed, *(denials[place] for place in sorted(denials)))


def _disputes(found: Sequence[tuple[_Said, Citation]]) -> list[list[tuple[_Said, Citation]]]:
    """What is denied, each time that it is, in the order of the first time."""
    disputes: list[list[tuple[_Said, Citation]]] = []
    known = Neighbours()
    for pair, own in zip(found, rarest([each.deeds for each, _ in found]), strict=True):
        near = sorted(known.near(own))
        home = next(
            (at for at in near if all(_one_dispute(pair[0], other) for other, _ in disputes[at][:_COMPARED])), None
        )
        if home is None:
            home = len(disputes)
            disputes.append([])
        disputes[home].append(pair)
        known.add(own, home)
    return disputes


def _sentences(claims: Sequence[Claim], origins: Sequence[Origin]) -> dict[tuple[int, int], _Said]:
    """The told sentences by source and number, each with the first fact that cites it."""
    facts: dict[tuple[int, int], Claim] = {}
    for claim in claims:
        for number in claim.fact.item.sentences:
            facts.setdefault((claim.origin.source.number, number), claim)
    return {
        (origin.source.number, sentence.number): _Said(
            origin, sentence, facts.get((origin.source.number, sentence.number))
        )
        for origin in origins
        for sentence in origin.article.told()
    }


def _one_dispute(one: _Said, other: _Said) -> bool:
    """True if somebody is named in both who is said to claim the same."""
    return not one.named.isdisjoint(other.named) and resemblance(one.deeds, other.deeds) >= _ONE_DISPUTE


def _denied_behind(said: dict[tuple[int, int], _Said], origins: Sequence[Origin]) -> Iterable[tuple[_Said, Citation]]:
    for origin in origins:
        number = origin.source.number
        for sentence in origin.article.told():
            text = origin.article.text_of(sentence)
            match = _DENIES_THAT.search(text)
            if match is None:
                continue
            same = _CLAIMS.search(text[: match.start()]) is not None
            claimed = said.get((number, sentence.number - (not same)))
            if claimed is None or _is_denial(claimed) or not _alleged(claimed):
                continue
            yield claimed, _denial(origin, sentence)


def _is_denial(said: _Said) -> bool:
    return said.claim is not None and said.claim.fact.item.certainty is Certainty.DENIED


def _alleged(said: _Said) -> bool:
    """True if somebody is said to say it: what the reporter states is not denied by the next sentence."""
    claimed = said.claim is not None and said.claim.fact.item.certainty is Certainty.CLAIMED
    return claimed or _CLAIMS.search(said.words) is not None


def _alleges(said: _Said) -> bool:
    return _ALLEGES.search(said.words) is not None and not _DENIES.search(said.words) and not _is_denial(said)


def _denied_elsewhere(alleged: Sequence[_Said], origins: Sequence[Origin]) -> Iterable[tuple[_Said, Citation]]:
    """Each accusation with the denial that names it, which stands in another article or further on in its own."""
    passages = list(_passages(origins)) if alleged else []
    keys = rarest([each.deeds for each in alleged] + [words for _, _, words in passages])
    known = Neighbours()
    for index, own in enumerate(keys[: len(alleged)]):
        known.add(own, index)
    seen: set[int] = set()
    for (origin, sentences, words), own in zip(passages, keys[len(alleged) :], strict=True):
        for at in known.near(own):
            claimed = alleged[at]
            if at not in seen and _speaks_of(claimed, words, here=claimed.origin.source.number == origin.source.number):
                seen.add(at)
                nearest = max(
                    sentences, key=lambda each: (cover(claimed.deeds, bag(origin.article.text_of(each))), -each.number)
                )
                yield claimed, _denial(origin, nearest)


def _passages(origins: Sequence[Origin]) -> Iterable[tuple[Origin, list[Sentence], Bag]]:
    """Each denial that names what it denies, with the sentences that carry it on."""
    for origin in origins:
        told = list(origin.article.told())
        for index, sentence in enumerate(told):
            if _DENIES.search(origin.article.text_of(sentence)):
                passage = [sentence]
                for later in told[index + 1 : index + 1 + _PASSAGE]:
                    if not _GOES_ON.match(origin.article.text_of(later)):
                        break
                    passage.append(later)
                yield origin, passage, joined(bag(origin.article.text_of(each)) for each in passage)


def _speaks_of(said: _Said, passage: Bag, *, here: bool) -> bool:
    shared = [value for key, value in said.deeds.items() if key in passage and value >= _SAYS]
    fewest, least = (_SHARED_HERE, _SHARED_WEIGHT_HERE) if here else (_SHARED, _SHARED_WEIGHT)
    return len(shared) >= fewest and sum(shared) >= least and cover(said.deeds, passage) >= _RELATED


def _denial(origin: Origin, sentence: Sentence) -> Citation:
    return origin.cite(sentence.span).model_copy(update={"certainty": Certainty.DENIED})
