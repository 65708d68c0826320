"""`summarizer prompt`: an article → the request that a model would get; nothing is sent."""

import sys
from typing import Annotated

import typer

from summarizer.cli import options

NAME = "prompt"
EXAMPLE = "summarizer prompt article.txt"


def command(
    article: Annotated[
        str,
        typer.Argument(metavar="ARTICLE", help="A file with one article; - reads stdin.", show_default=False),
    ],
    schema: options.Schema = None,
    workspace: options.Workspace = None,
    config: options.Config = None,
) -> None:
    """Print what a model would be asked.

    The messages for an article, and the JSON Schema that the answer must satisfy; nothing is sent.
    """
    import json

    from summarizer.article import Article
    from summarizer.cli.engines import summary_class
    from summarizer.cli.reading import inputs
    from summarizer.cli.settings import Settings, settings
    from summarizer.errors import InputError, UsageError
    from summarizer.extraction import request, sent_schema
    from summarizer.reading import Fields
    from summarizer.workspace import Workspace

    shape = summary_class(schema)
    read = list(inputs([article], Fields()))
    articles = [entry for entry in read if isinstance(entry, Article)]
    if not articles:
        fault = next((str(entry) for entry in read if isinstance(entry, InputError)), f"{article}: holds no article")
        raise UsageError(fault)
    own = Workspace(settings(Settings(workspace=workspace), config).workspace)
    for entry in articles:
        asked = request(entry, workspace=own, schema=shape)
        sys.stdout.write(f"## system\n\n{asked.system}\n\n## user\n\n{asked.user}\n\n")
    sys.stdout.write(f"## schema\n\n{json.dumps(sent_schema(shape), indent=2)}\n")
