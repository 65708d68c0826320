"""One engine, asked again and again while its endpoint changes what it replies."""

import asyncio
from collections.abc import Iterable

from wire.asking import Result
from wire.server import Scene, Server

from summarizer.article import Article
from summarizer.errors import SummarizerError
from summarizer.extraction import Endpoint, model_engine


def replies(server: Server, settings: Endpoint, article: Article, scenes: Iterable[Scene]) -> list[Result]:
    """What the engine makes of the article for each scene."""

    async def run() -> list[Result]:
        engine = model_engine(settings)
        found: list[Result] = []
        for scene in scenes:
            server.become(scene)
            try:
                found.append(await engine.summarize(article))
            except SummarizerError as error:
                found.append(error)
        await engine.close()
        return found

    return asyncio.run(run())
