"""Files of a public corpus → one JSON line of figures, printed last.

    python benchmarks/corpora.py SET FILE...

Each set is a module beside this one, whose `measure` takes the files, prints what is worth a look, and returns the
figures. Corpora are arguments: no text of theirs is part of this project.
"""

import argparse
import importlib
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

Figures = Mapping[str, object]

SETS = {  # name of the set: its module
    "ecb": "ecb",
    "factpresence": "factpresence",
    "gum": "gum",
    "html": "html_articles",
    "json": "broken_json",
    "newsquant": "newsquant",
    "polnear": "polnear",
    "recognizers": "recognizers",
    "summedits": "summedits",
    "summhay": "summhay",
    "wire": "recorded_wire",
}


def main() -> int:
    """Measure one set."""
    parser = argparse.ArgumentParser(
        usage="%(prog)s SET FILE...", description="Measure the program on files of a public corpus; one JSON line last."
    )
    parser.add_argument("set", choices=SETS, metavar="SET", help=f"one of: {', '.join(SETS)}")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="files of the corpus")
    arguments = parser.parse_args()
    for path in arguments.files:
        if not path.is_file():
            parser.error(f"there is no file {path}")
    sys.path.append(str(Path(__file__).resolve().parents[1]))  # the checkout, where the package is not installed
    measure: Callable[[Sequence[Path]], Figures] = importlib.import_module(SETS[arguments.set]).measure
    print(json.dumps({"set": arguments.set, **measure(arguments.files)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
