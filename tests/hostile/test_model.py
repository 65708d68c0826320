"""A model that is the attacker's: whatever it returns in whichever field, nothing unverified is shown, nothing acts."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hostile.asking import replies
from hostile.attacks import CLASSES, every, payloads
from hostile.conftest import Tried
from hostile.inert import UNSEEN, assert_inert, established, shown_among, told
from hostile.reports import FIELDS, OTHERS, TEXT, answer, full_of, others, report
from wire.asking import endpoint
from wire.server import Exchange, Scene, Stage, honest, says, serving

from summarizer.article import Article
from summarizer.briefing import Briefing, Losses
from summarizer.cli.records import Records
from summarizer.errors import AnswerError, SummarizerError
from summarizer.extraction import model_engine
from summarizer.merging import merge
from summarizer.presenting import check_report
from summarizer.running import Failure, Run, summarize
from summarizer.summary import ArticleSummary
from summarizer.verdicts import Provenance, VerifiedSummary
from summarizer.verification import verify

GIVEN = Provenance(engine="given", schema_fingerprint="x")
_LONGEST = 600  # characters of a payload in an answer: the whole of all would be longer than an answer may be


def said(group: str) -> dict[str, Any]:
    """The attacker's answer with every payload of a class in every field."""
    return full_of(payload[:_LONGEST] for payload in payloads()[group])


def asked(scene: Scene, *articles: Article) -> list[VerifiedSummary | Failure]:
    """What an engine makes of the articles, whose model answers by that scene."""
    with serving(scene) as server:
        settings = replace(endpoint(server.url, timeout=30), model="tiny")
        return summarize(articles, Run(model_engine(settings)))


@cache
def record(group: str) -> VerifiedSummary:
    """The report's record, of which the model of that class was asked over the wire."""
    [found] = asked(says(json.dumps(said(group))), report())
    assert isinstance(found, VerifiedSummary), found.error
    return found


@cache
def briefing(group: str) -> Briefing:
    """The report with the attacker's model, among honest ones."""
    return merge(
        [record(group), *(verify(ArticleSummary.model_validate(plain(each)), each, GIVEN) for each in others())]
    )


def plain(article: Article) -> dict[str, Any]:
    """An honest answer about another report: its first sentence."""
    first = next(article.told())
    fact = answer()["key_facts"][0] | {"statement": article.text_of(first), "sentences": [first.number]}
    last = max(sentence.number for sentence in article.told())
    empty: dict[str, Any] = {"numbers": [], "quotes": [], "open_questions": []}
    return answer(key_facts=[fact], sentences_read={"first": 1, "last": last}, headline=article.title, **empty)


@pytest.mark.parametrize("group", CLASSES)
def test_nothing_unverified_is_shown_as_established(group: str, tried: Tried) -> None:
    """No payload stands above the last section, in any view, unless the articles say it themselves."""
    tried("fields of a model's answer", len(payloads()[group]), FIELDS)
    assert FIELDS * len(payloads()[group]) == len(record(group).items)
    for view, shown in established(briefing(group)).items():
        assert [] == shown_among(payloads()[group], shown, "\n".join((TEXT, *OTHERS))), view


@pytest.mark.parametrize("group", CLASSES)
def test_nothing_a_model_says_does_anything(group: str) -> None:
    """Withheld items are shown with their words, and the words do nothing, in whichever view."""
    assert_inert(briefing(group), [report(), *others()])
    shown = check_report(record(group), width=80, colour=False)
    assert [] == UNSEEN.findall(shown)


def test_headlines(tried: Tried) -> None:
    """A headline that the article does not carry is no title of a story."""
    tried("headlines", len(every()), 1)
    for payload in every():
        headline = payload.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        found = verify(ArticleSummary.model_validate(answer(headline=headline)), report(), GIVEN)
        if found.headline_holds:
            assert [] == shown_among((payload,), told(merge([found])), TEXT)


# Values of the wrong kind, for fields that hold no words, and for whole lists.
WRONG: tuple[Any, ...] = (
    *("", "zorn", "-1", "\x1b[31m", True, None, [], [None], {"zorn": 1}, -1, 1.5, 2**63, 10**30, 1e308, "NaN", [[1]]),
)
_NOT_WORDS = {
    "key_facts": ("sentences", "certainty"),
    "numbers": ("value", "bound", "sentence"),
    "quotes": ("sentence",),
    "open_questions": ("sentences",),
}
_WHOLE = ("key_facts", "sentences_read", "headline", "zorn")


def _wrong() -> list[dict[str, Any]]:
    kept = answer()
    items = [
        answer(**{name: [kept[name][0] | {field: value}]})
        for name, fields in _NOT_WORDS.items()
        for field in fields
        for value in WRONG
    ]
    return [*items, *(answer(**{name: value}) for name in _WHOLE for value in WRONG)]


def test_values_of_any_kind(tried: Tried) -> None:
    """Where words, numbers or lists are expected, anything else is repaired, withheld or refused by one typed error."""
    answers = _wrong()
    tried("values of the wrong kind", len(WRONG), len(answers) // len(WRONG))
    with serving(says("")) as server:
        scenes = (says(json.dumps(each)) for each in answers)
        found = replies(server, endpoint(server.url, timeout=30), report(), scenes)
    assert len(answers) == len(found)
    for each in found:
        if isinstance(each, SummarizerError):
            assert (AnswerError, True) == (type(each), bool(each.hint))
        else:
            assert_inert(merge([verify(each.summary, report(), GIVEN)]), [report()])


def test_an_answer_without_end() -> None:
    """A model that writes more than any answer has is one typed error, and no more of it is kept."""
    [found] = asked(says(json.dumps(answer(headline="zorn " * 300_000))), report())
    assert isinstance(found, Failure)
    assert "the answer is longer than 1048576 characters" == found.error.what


def test_other_articles_are_as_without_the_attacker(tmp_path: Path) -> None:
    """The records of the others are the same files with the same bytes, whatever the attacker's model said."""
    folders = []
    for group in (None, *CLASSES):

        def scene(stage: Stage, group: str | None = group) -> None:
            hostile = "Mira Toll" in stage.exchange.user
            says(json.dumps(said(group)) if hostile and group else json.dumps(_honest(stage.exchange)))(stage)

        articles = others() if group is None else [report(), *others()]
        folder = tmp_path / (group or "without")
        with Records(folder) as records:
            for outcome in asked(scene, *articles):
                assert isinstance(outcome, VerifiedSummary)
                records.add(outcome)
            records.finish(Losses(), partial=False)
        folders.append({path.name: path.read_bytes() for path in folder.iterdir() if path.name != "index.json"})
    alone, *beside = folders
    for files in beside:
        assert len(alone) + 1 == len(files)
        assert alone == {name: files[name] for name in alone}


def _honest(exchange: Exchange) -> dict[str, Any]:
    return honest(exchange) | {"headline": "A storm broke the pier"}
