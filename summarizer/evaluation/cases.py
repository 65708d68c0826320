"""Label files and articles → cases: each story's labels with the articles that they speak of."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from summarizer.article import Article
from summarizer.errors import InputError, UsageError
from summarizer.evaluation.labels import LabelledArticle, StoryLabels
from summarizer.evaluation.result import Skipped
from summarizer.reading import read

ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True)
class LabelFile:
    """One file of labels, as read."""

    path: Path
    labels: StoryLabels
    digest: str
    """SHA-256 of its bytes, in hexadecimal."""


@dataclass(frozen=True)
class Case:
    """One story to be scored."""

    path: Path
    """Its label file."""
    labels: StoryLabels
    articles: Mapping[str, Article]
    """By `LabelledArticle.name`, in the order of the labels; those whose text is not here are left out."""

    @property
    def labelled(self) -> list[tuple[LabelledArticle, Article]]:
        """Each article that is here beside its labels."""
        by_name = {article.name: article for article in self.labels.articles}
        return [(by_name[name], article) for name, article in self.articles.items()]


@dataclass(frozen=True)
class Cases:
    """What there is to score."""

    cases: tuple[Case, ...]
    skipped: tuple[Skipped, ...]
    left_out: tuple[str, ...]
    """Stories that are labelled and were not chosen."""
    fingerprint: str
    """`fingerprint` of all label files, chosen or not."""


def fingerprint(files: Sequence[LabelFile]) -> str:
    """First 16 hexadecimal digits of a SHA-256 over label files."""
    return hashlib.sha256("".join(file.digest for file in files).encode()).hexdigest()[:16]


def label_files(folder: Path, tell: Callable[[str], None] = lambda error: None) -> list[LabelFile]:  # noqa: ARG005
    """Every label file of a folder, sorted by name, or the one that is named.

    Raises `UsageError` for a folder that is not there or holds none, and for for a file that is no label file; `tell`
    then hears of the others that are none.
    """
    paths = [folder] if folder.is_file() else sorted(path for path in folder.glob("*") if path.suffix in ENDINGS)
    if not paths:
        raise UsageError(
            "there is no label file" if folder.is_dir() else "there is no such folder",
            where=str(folder),
            hint="Name a folder of label files with --cases, or begin one with: summarizer eval new FOLDER",
        )
    files: list[LabelFile] = []
    broken: list[UsageError] = []
    for path in paths:
        try:
            files.append(_label_file(path))
        except UsageError as error:
            broken.append(error)
    for other in broken[:-1]:
        tell(str(other))
    if broken:
        raise broken[-1]
    names: dict[str, Path] = {}
    for file in files:
        if file.labels.story in names:
            raise UsageError(
                f"labels the story '{file.labels.story}', as {names[file.labels.story]} does",
                where=str(file.path),
                hint="Give one of them another name.",
            )
        names[file.labels.story] = file.path
    return files


def cases_of(files: Sequence[LabelFile], elsewhere: Path | None = None, chosen: Collection[str] | None = None) -> Cases:
    """The cases of label files, or of the `chosen` stories alone; `elsewhere` holds articles named by their hash.

    An article that is not here is skipped with a notice, and so is a case without any. Raises `UsageError` for a
    draft, and for a file named in labels that is not there or cannot be read.
    """
    if elsewhere is not None and not elsewhere.is_dir():
        raise UsageError("there is no such folder of articles", where=str(elsewhere), hint="See --articles.")
    known = {} if elsewhere is None else dict(_by_hash(elsewhere))
    cases: list[Case] = []
    skipped: list[Skipped] = []
    left_out: list[str] = []
    for file in files:
        if chosen is not None and file.labels.story not in chosen:
            left_out.append(file.labels.story)
            continue
        if file.labels.draft:
            raise UsageError(
                "is a draft", where=str(file.path), hint="Correct it against the articles, then take out `draft: true`."
            )
        found = {each.name: _path(file, each, known) for each in file.labels.articles}
        articles = {name: _article(path, file) for name, path in found.items() if path}
        away = [name for name in found if name not in articles]
        reason = "not part of this project; give the folder that has the text with --articles"
        if articles:
            cases.append(Case(file.path, file.labels, articles))
            skipped += [Skipped(story=file.labels.story, article=name, reason=reason) for name in away]
        else:
            skipped.append(Skipped(story=file.labels.story, article=None, reason=reason))
    return Cases(tuple(cases), tuple(skipped), tuple(left_out), fingerprint(files))


def _label_file(path: Path) -> LabelFile:
    import yaml  # noqa: PLC0415  # an optional extra

    try:
        raw = path.read_bytes()
        content = yaml.safe_load(raw.decode("utf-8"))
        labels = StoryLabels.model_validate(content)
    except (yaml.YAMLError, UnicodeError) as error:
        line = " ".join(str(error).split())
        raise UsageError(f"is no YAML: {line}", where=str(path), hint="Mend that line.") from error
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "the document"
        count = error.error_count()
        more = f" (and {count - 1} more)" if count > 1 else ""
        raise UsageError(
            f"{field}: {first['msg'].removeprefix('Value error, ')}{more}",
            where=str(path),
            hint="See: summarizer schema labels.",
        ) from error
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(path), hint="Check the path.") from error
    return LabelFile(path, labels, hashlib.sha256(raw).hexdigest())


def _by_hash(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield hashlib.sha256(path.read_bytes()).hexdigest(), path


def _path(file: LabelFile, article: LabelledArticle, known: Mapping[str, Path]) -> Path | None:
    """Where the article lies; None if it is named by a hash that no file has."""
    if article.sha256:
        return known.get(article.sha256)
    if file.labels.folder is None:
        raise UsageError(
            f"the article '{article.name}' has a file, and the story no folder",
            where=str(file.path),
            hint="Say with `folder` where the files lie, from the label file.",
        )
    return file.path.parent / file.labels.folder / str(article.file)


def _article(path: Path, file: LabelFile) -> Article:
    items = list(read([str(path)]))
    match items:
        case [Article() as article]:
            # The story is the folder's when read with its fellows; alone, a file has none.
            return article.model_copy(update={"story": file.labels.story, "source": path.name})
        case [InputError() as error]:
            raise UsageError(error.what, where=str(path), hint=f"{file.path} names it.")
        case _:
            raise UsageError(
                f"holds {len(items)} articles", where=str(path), hint=f"{file.path} names it; one is wanted."
            )
