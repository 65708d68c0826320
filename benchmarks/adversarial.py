"""Articles → how often the verifier accepts corruptions of them and turns away legitimate variants, by kind.

    python benchmarks/adversarial.py [FILE|FOLDER]...

Every quotation, figure, speaker and sentence of the articles (default: eleven articles of `seeds/`) is varied in
ways that keep it true and corrupted in ways that make it false; each item goes through the public `verify`, and its
verdict alone is counted. The same seed gives the same cases and the same output, byte for byte. One JSON line last.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from adversaries import (
    bracket_corruptions,
    ceilings,
    figure_corruptions,
    figure_pairs,
    figure_variants,
    quote_corruptions,
    quote_variants,
    speakers,
    statement_content,
    statement_dates,
    statement_figures,
    statement_names,
    statement_roles,
    statement_sense,
    statement_variants,
)
from adversaries.judging import Judged, judge
from adversaries.kinds import KINDS, Kind
from adversaries.material import Source
from adversaries.report import Tallies, document, lines, shown

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.reading import Fields, read

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
# Named one by one: the published table and its ceilings are of these three. Some of the later stories are held back
# from whatever is tuned, and what this prints is tuned on.
STORIES = tuple(SEEDS / name for name in ("baghouz-evacuation", "sallow-bay-flood", "tolverin-budget"))
MAKERS = (
    quote_variants, quote_corruptions, bracket_corruptions, figure_variants, figure_corruptions,
    figure_pairs, speakers,
    statement_variants, statement_figures, statement_dates, statement_names, statement_roles, statement_sense,
    statement_content,
)  # fmt: skip  # modules that enter their kinds when they are imported
SEED = "1"


def articles(inputs: Sequence[str], fields: Fields) -> Iterator[Article]:
    """The English articles of the inputs; what cannot be read, or is not English, is said on standard error."""
    for item in read(inputs, fields=fields):
        if isinstance(item, InputError):
            print(item, file=sys.stderr)
        elif not isinstance(item, Article):
            print(f"{item.article.source}: is a record of a summary, not an article", file=sys.stderr)
        elif item.reads_as != "en":
            print(f"{item.source}: is not in English ({item.language}), which the corruptions are", file=sys.stderr)
        else:
            yield item


def run(found: Sequence[Article], kinds: Sequence[Kind], seed: str, limit: int | None = None) -> Iterator[Judged]:
    """Every case of the articles, judged."""
    for index, article in enumerate(found):
        if sys.stderr.isatty():
            print(f"\r{index + 1} of {len(found)} articles ", end="", file=sys.stderr, flush=True)
        others = tuple(other for other in found if other.id != article.id)
        yield from judge(kinds, Source(article, others), seed, limit)
    print(f"{len(found)} articles", file=sys.stderr)


def main() -> int:
    """Make the cases, judge them, print the tables."""
    parser = _parser()
    arguments = parser.parse_args()
    part = arguments.kind or arguments.limit or arguments.inputs or arguments.seed != SEED
    if arguments.lower and part:
        parser.error("ceilings are lowered by a whole run over the sample articles: --lower goes with --show at most")
    kinds = [kind for kind in KINDS.values() if not arguments.kind or kind.name in arguments.kind]
    found = list(
        articles(
            [str(path) for path in arguments.inputs] or [os.path.relpath(story) for story in STORIES],
            Fields(text=arguments.text_field),
        )
    )
    tallies = Tallies(kinds)
    left = arguments.show
    for judged in run(found, kinds, arguments.seed, arguments.limit):
        tallies.add(judged)
        if left and (judged.wrong or arguments.all):
            left -= 1
            print(*shown(judged), sep="\n")
    print(*lines(tallies, arguments.seed), sep="\n")
    if arguments.lower:
        print(*ceilings.lower(arguments.lower, ceilings.rates(tallies)), sep="\n", file=sys.stderr)
    print(json.dumps({"articles": len(found), **document(tallies, arguments.seed)}))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Vary and corrupt what articles say, and count what the verifier makes of it."
    )
    parser.add_argument(
        "inputs",
        nargs="*",
        type=Path,
        help="files and folders as the program reads them; default: three stories of seeds/",
    )
    parser.add_argument(
        "--kind", action="append", choices=KINDS, metavar="KIND", help="only this kind; may be given again"
    )
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N cases that went wrong")
    parser.add_argument("--all", action="store_true", help="with --show: print the cases that went right as well")
    parser.add_argument("--seed", default=SEED, help="draws other cases; default: %(default)s")
    parser.add_argument("--limit", type=int, metavar="N", help="at most N cases of a kind from an article")
    parser.add_argument(
        "--text-field", metavar="NAME", help="the field of records that holds the text, if it is not guessed"
    )
    parser.add_argument(
        "--lower", type=Path, metavar="FILE", help="lower the ceilings in FILE to what is measured; raises none"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
