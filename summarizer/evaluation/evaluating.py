"""Cases and an engine → its run: every score, what they come to, and what could not be had."""

import asyncio

from summarizer.evaluation.cases import Cases
from summarizer.evaluation.contenders import Contender
from summarizer.evaluation.measuring import measured
from summarizer.evaluation.metrics import METRICS
from summarizer.evaluation.result import EvalRun
from summarizer.evaluation.suite import Running, score
from summarizer.extraction import fingerprint
from summarizer.summary import ArticleSummary


def evaluate(cases: Cases, contender: Contender, running: Running) -> EvalRun:
    """Run the engine over all cases; the gate is another step. Raises `RunEndedError` if it can read no more."""
    scored = asyncio.run(score(cases.cases, contender.repeats, running))
    articles = [article for case in scored for article in case.articles]
    return EvalRun(
        engine=contender.name,
        made=contender.made,
        prompt=contender.prompt,
        schema_fingerprint=fingerprint(ArticleSummary),
        repeats=len(contender.repeats),
        planned=len(scored),
        stale=sum(article.stale for article in articles),
        failed=sum(article.failure is not None for article in articles),
        missing=contender.missing(),
        crashed=sum(len(case.failures) for case in scored),
        cases=tuple(scored),
        skipped=cases.skipped,
        left_out=cases.left_out,
        measured=measured(scored, METRICS),
    )
