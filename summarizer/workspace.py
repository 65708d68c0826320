"""Where prompts and schemas lie: the user's folder first, else the bundled ones; and their fingerprints."""

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import UsageError

_PACKAGE = Path(__file__).resolve().parent


def bundled(kind: str) -> Path:
    """The folder of the product's own `prompts` or `schemas`: inside an installed package, beside a checkout."""
    inside = _PACKAGE / "_bundled" / kind
    return inside if inside.is_dir() else _PACKAGE.parent / kind


@dataclass(frozen=True)
class Workspace:
    """A user's folder with `prompts/`; None means the bundled templates alone."""

    folder: Path | None = None

    def __post_init__(self) -> None:
        """Raise `UsageError` for a folder that is not there: a mistyped path must not fall back in silence."""
        if self.folder is not None and not self.folder.is_dir():
            raise UsageError(
                "there is no such workspace folder",
                where=str(self.folder),
                hint="Make one with: summarizer init DIR",
            )

    def template_folders(self) -> list[Path]:
        """Folders to look for templates in, the first that has one wins."""
        own = [self.folder / "prompts"] if self.folder else []
        return [*own, bundled("prompts")]

    def fingerprint(self) -> str:
        """First 16 hexadecimal digits of a SHA-256 over every file that a template may include, by its path."""
        digest = hashlib.sha256()
        for folder in self.template_folders():
            for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name[0] != "."):
                content = path.read_bytes()
                digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
        return digest.hexdigest()[:16]


CONFIG_EXAMPLE = """\
# Configuration of the structured summarizer; give it with: --config {name}
# Every line is optional. Flags win over the environment, which wins over this file.

# A model is used only when its name is set here, by --model, or by SUMMARIZER_MODEL.
# model = "llama3.1"
# base_url = "http://localhost:11434/v1"
# timeout = 120.0        # seconds a call
# concurrency = 8        # requests in flight; "auto" grows as the endpoint allows
# The key is read from the environment variable OPENAI_API_KEY, never from a file.

workspace = "."          # where prompts/ lies, from this file

# Caps of a run; it stops before one is exceeded, and can be resumed.
# max_cost = 5.00        # USD; the model's price must be known: see below
# max_tokens = "2M"      # prompts and answers together
# max_time = "2h"        # nothing is begun after that
# max_wait = "10m"       # how long an endpoint is waited for that answers nothing

# Limits of the endpoint; without them, what its headers say.
# rpm = 500              # requests a minute
# tpm = "200k"           # tokens a minute

# journal = "journal.sqlite"  # from this file; what was answered, so that nothing is paid twice

# Prices of models that the built-in table lacks or has wrong, in USD per million tokens.
# [prices."llama3.1"]
# input = 0.10
# output = 0.40
# cached_input = 0.05    # without it, cached tokens cost what others do
# cache_write = 0.10     # without it, likewise
"""


def create(folder: Path) -> list[Path]:
    """Write a workspace to edit, and return the files written: the templates and a configuration.

    Raises `UsageError` if a file is already there; nothing is overwritten.
    """
    config = folder / "config.toml"
    target = folder / "prompts"
    templates = {target / path.name: path for path in sorted(bundled("prompts").glob("*.j2"))}
    for path in (config, *templates):
        if path.exists():
            raise UsageError("is already there; nothing was written", where=str(path), hint="Name a new folder.")
    target.mkdir(parents=True, exist_ok=True)
    for path, origin in templates.items():
        shutil.copyfile(origin, path)
    config.write_text(CONFIG_EXAMPLE.format(name=config), encoding="utf-8")
    return [config, *templates]
