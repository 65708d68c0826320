"""What `throughput.py` measures: the articles of a folder through the whole program, and the bare calls."""

import asyncio
import os
import resource
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import instructor
from openai import AsyncOpenAI
from openai.types.chat import ChatCompletionMessageParam

from summarizer.cli.garbage import collect_seldom
from summarizer.cli.session import Asked, session
from summarizer.cli.settings import Settings
from summarizer.extraction import Endpoint, Patience, model_engine
from summarizer.reading import read
from summarizer.running import OtherCores, Run, collect
from summarizer.summary import ArticleSummary


def _used() -> float:
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def batch(task: dict[str, Any]) -> dict[str, Any]:
    """Run the articles of a folder as `summarizer batch` does, records kept by nobody; when, how much, what became."""
    collect_seldom()
    os.environ["OPENAI_API_KEY"] = ""
    at = Endpoint("stub", task["url"], patience=Patience(retry_refusals=task.get("retry_refusals", False)))
    said = Settings(concurrency=task["concurrency"], journal=Path(task["journal"]))
    with ExitStack() as stack:
        asked = Asked(retry_refusals=task.get("retry_refusals", False), quiet=True)
        opened = stack.enter_context(session("batch", at, said, asked))
        verify = stack.enter_context(OtherCores())
        if opened.pace is None:
            raise AssertionError
        engine = model_engine(at, gate=opened.gate)
        before = _used()
        how = Run(engine, pace=opened.pace, verify=verify, kept=opened.kept(engine.asked))
        observe = opened.beginning(lambda _: None)
        collected = collect(read([task["folder"]]), how, stop=opened.stop, observe=observe, keep=False)
        ended = time.time()
    return {  # after the block: what the other cores used is counted once they have ended
        "ended": ended,
        "cpu": _used() - before,
        "good": collected.count,
        "failed": sorted(each.error for each in collected.failures),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def bare(task: dict[str, Any]) -> dict[str, Any]:
    """The same calls by instructor alone, a plain model: the unit of CPU an article."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(task["folder"]).iterdir())]
    numbered = ["\n".join(f"[{n}] {line}" for n, line in enumerate(text.split(". "), 1)) for text in texts]

    async def run() -> float:
        client = instructor.from_openai(
            AsyncOpenAI(base_url=task["url"], api_key="none"), mode=instructor.Mode.JSON_SCHEMA
        )
        places = asyncio.Semaphore(task["concurrency"])

        async def one(text: str) -> None:
            async with places:
                messages: list[ChatCompletionMessageParam] = [
                    {"role": "system", "content": "Summarize."},
                    {"role": "user", "content": text},
                ]
                await client.chat.completions.create(
                    model="stub", response_model=ArticleSummary, messages=messages, max_retries=0, strict=False
                )

        before = _used()
        await asyncio.gather(*map(one, numbered))
        return _used() - before

    return {"cpu": asyncio.run(run())}


TASKS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {"batch": batch, "bare": bare}
