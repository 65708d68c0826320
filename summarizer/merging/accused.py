"""Claims with their articles → those that somebody denies, in the sentence behind them or in another article.

A denial shares few words with what it denies: "She denied it", "No such letter ever reached this office". So it is read
where it stands: behind the claim, or, in another article, together with the sentences that carry it on.
"""

import re
from collections.abc import Iterable, Sequence

from summarizer.article import Sentence
from summarizer.briefing import Citation
from summarizer.language.similarity import Bag, bag, cover, joined
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
_ALLEGES = re.compile(r"\b(?:claim|alleg|accus|charg|insist|complain|assert|maintain)\w*", re.IGNORECASE)
_PASSAGE = 2  # sentences behind a denial that may carry it on
_SHARED, _SHARED_WEIGHT = 3, 10.0  # stems, and their weight, that a claim and a denial elsewhere share
_RELATED = 0.3  # of the weight of a claim's deeds that the denial has
_SAYS = 1.5  # weight of a stem that counts among them

Denied = tuple[Claim, tuple[Citation, ...]]


def denied(claims: Sequence[Claim]) -> Iterable[Denied]:
    """Each claim that is denied, with the citations of both sides, in the order of the sources."""
    origins = {claim.origin.source.number: claim.origin for claim in claims}
    here = list(_denied_behind(claims, origins))
    told = {id(claim) for claim, _ in here}
    yield from here
    yield from _denied_elsewhere([claim for claim in claims if id(claim) not in told], origins)


def _denied_behind(claims: Sequence[Claim], origins: dict[int, Origin]) -> Iterable[Denied]:
    by_sentence: dict[tuple[int, int], Claim] = {}
    for claim in claims:
        for number in claim.fact.item.sentences:
            by_sentence.setdefault((claim.origin.source.number, number), claim)
    for number, origin in sorted(origins.items()):
        for sentence in origin.article.told():
            text = origin.article.text_of(sentence)
            match = _DENIES_THAT.search(text)
            if match is None:
                continue
            same = _CLAIMS.search(text[: match.start()]) is not None
            said = by_sentence.get((number, sentence.number - (not same)))
            if said is None or said.fact.item.certainty is Certainty.DENIED or not _alleged(said, origin):
                continue
            sides = (*said.origin.cite_item(said.fact), _denial(origin, sentence))
            yield said, tuple({(side.source, side.sentence): side for side in sides}.values())


def _alleged(claim: Claim, origin: Origin) -> bool:
    """True if somebody is said to say it: what the reporter states is not denied by the next sentence."""
    cited = " ".join(span.of(origin.article.text) for span in claim.fact.spans)
    return claim.fact.item.certainty is Certainty.CLAIMED or _CLAIMS.search(cited) is not None


def _denied_elsewhere(claims: Sequence[Claim], origins: dict[int, Origin]) -> Iterable[Denied]:
    alleged = [claim for claim in claims if _ALLEGES.search(claim.statement) and not _DENIES.search(claim.statement)]
    passages = list(_passages(origins)) if alleged else []
    keys = rarest([claim.deeds for claim in alleged] + [bag_ for _, _, bag_ in passages])
    known = Neighbours()
    for index, own in enumerate(keys[: len(alleged)]):
        known.add(own, index)
    seen: set[int] = set()
    for (origin, sentences, words), own in zip(passages, keys[len(alleged) :], strict=True):
        for at in known.near(own):
            claim = alleged[at]
            if at not in seen and claim.origin.source.number != origin.source.number and _speaks_of(claim, words):
                seen.add(at)
                nearest = max(
                    sentences, key=lambda each: (cover(claim.deeds, bag(origin.article.text_of(each))), -each.number)
                )
                yield claim, (*claim.origin.cite_item(claim.fact), _denial(origin, nearest))


def _passages(origins: dict[int, Origin]) -> Iterable[tuple[Origin, list[Sentence], Bag]]:
    """Each denial that names what it denies, with the sentences that carry it on."""
    for _, origin in sorted(origins.items()):
        told = list(origin.article.told())
        for index, sentence in enumerate(told):
            if _DENIES.search(origin.article.text_of(sentence)):
                passage = [sentence]
                for later in told[index + 1 : index + 1 + _PASSAGE]:
                    if not _GOES_ON.match(origin.article.text_of(later)):
                        break
                    passage.append(later)
                yield origin, passage, joined(bag(origin.article.text_of(each)) for each in passage)


def _speaks_of(claim: Claim, passage: Bag) -> bool:
    shared = [value for key, value in claim.deeds.items() if key in passage and value >= _SAYS]
    return len(shared) >= _SHARED and sum(shared) >= _SHARED_WEIGHT and cover(claim.deeds, passage) >= _RELATED


def _denial(origin: Origin, sentence: Sentence) -> Citation:
    return origin.cite(sentence.span).model_copy(update={"certainty": Certainty.DENIED})
