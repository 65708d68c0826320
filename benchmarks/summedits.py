"""`summedits`: slightly edited summaries and their documents → how many of the false ones verification finds.

Files: the samples (`summary`, `consistent`, `edit_types`), then the documents (`doc_id`, `document`). A summary has no
citations, so that each of its sentences is verified as a fact that cites those sentences of the document which together
have most of its words. A summary is inconsistent if a sentence of it is contradicted, or names what its evidence does
not; words alone that the evidence lacks are how honest summaries differ from their documents, and count for nothing.
"""

import json
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from agreement import balanced_accuracy

from summarizer.article import Article
from summarizer.evaluation.statistics import interval
from summarizer.extraction.schema import fingerprint
from summarizer.language.similarity import bag
from summarizer.reading import from_text
from summarizer.summary import ArticleSummary, Certainty, Importance, KeyFact, SentencesRead
from summarizer.text import sentences
from summarizer.verdicts import FactVerdict, Provenance
from summarizer.verification import verify
from summarizer.verification.fact_names import foreign_names
from summarizer.verification.page import Page

_MOST = 3  # sentences cited: what one sentence says is seldom gathered from more
_ADDS = 0.08  # of the statement's weight that a further sentence must add: about a word, more than an article
_GIVEN = Provenance(engine="given", schema_fingerprint=fingerprint(ArticleSummary))


def measure(files: Sequence[Path]) -> Mapping[str, object]:
    """The figures of the samples; the interval draws documents, a sample of two kinds of edit counts for both."""
    samples, documents = (
        [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] for file in files
    )
    began = time.perf_counter()
    articles = {row["doc_id"]: from_text(row["document"]) for row in documents}
    said = [is_consistent(row["summary"], articles[row["doc_id"]]) for row in samples]
    seconds = time.perf_counter() - began
    gold = [bool(row["consistent"]) for row in samples]
    pairs: defaultdict[str, list[tuple[bool, bool]]] = defaultdict(list)
    kinds: defaultdict[str, list[bool]] = defaultdict(list)
    for row, truth, mine in zip(samples, gold, said, strict=True):
        pairs[row["doc_id"]].append((truth, mine))
        for kind in () if truth else row["edit_types"] or ["unnamed"]:
            kinds[kind].append(not mine)
    honest = [mine for truth, mine in zip(gold, said, strict=True) if truth]
    return {
        "balanced_accuracy": round(balanced_accuracy(gold, said), 4),
        "interval": [round(end, 4) for end in interval(list(pairs.values()), _of_pairs) or ()],
        "false_alarms": round(honest.count(False) / len(honest), 4) if honest else 0.0,
        "by_kind": {
            kind: {"found": round(sum(found) / len(found), 4), "n": len(found)} for kind, found in sorted(kinds.items())
        },
        "n": len(samples),
        "seconds": round(seconds, 3),
    }


def _of_pairs(pairs: Sequence[tuple[bool, bool]]) -> float:
    return balanced_accuracy([truth for truth, _ in pairs], [mine for _, mine in pairs])


def is_consistent(summary: str, article: Article) -> bool:
    """True if no sentence of the summary is contradicted or names what its evidence does not."""
    page = Page(article)
    facts = [_fact(summary[start:end], article) for start, end in sentences(summary)]
    read = SentencesRead(first=1, last=len(article.sentences))
    whole = ArticleSummary(headline="", key_facts=facts, numbers=[], quotes=[], open_questions=[], sentences_read=read)
    return not any(
        fact.verdict is FactVerdict.CONTRADICTED or foreign_names(fact.item.statement, page.cited(fact.item.sentences))
        for fact in verify(whole, article, _GIVEN).facts()
    )


def _fact(statement: str, article: Article) -> KeyFact:
    return KeyFact(
        statement=statement,
        sentences=evidence(statement, article),
        importance=Importance.VITAL,
        when=None,
        attributed_to=None,
        certainty=Certainty.CLAIMED,  # who says so is part of the sentence, or left out: nothing to hold against it
    )


def evidence(statement: str, article: Article) -> list[int]:
    """Numbers of the sentences of the story that together have most of the statement's words.

    Each one taken adds most to those before it, the earlier of two that add the same; none if no word is there.
    """
    wanted = dict(bag(statement))
    least = _ADDS * sum(wanted.values())
    offered = {sentence.number: bag(article.text_of(sentence)) for sentence in article.told()}
    found: list[int] = []
    while offered and len(found) < _MOST:
        gains = {
            number: sum(value for key, value in wanted.items() if key in words) for number, words in offered.items()
        }
        best = max(gains, key=gains.__getitem__)
        if gains[best] <= (least if found else 0):
            break
        words = offered.pop(best)
        found.append(best)
        wanted = {key: value for key, value in wanted.items() if key not in words}
    return sorted(found)
