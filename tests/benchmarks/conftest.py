"""The scripts of `benchmarks/` can be imported, as they are from each other."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))
