"""The folders of a run → the names of its stories: short, and different for different folders."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path


def story_names(folders: Iterable[Path]) -> Mapping[Path, str]:
    """The name of each folder; where two have the same, as much of their paths as tells them apart.

    `a/news` and `b/news` are two stories, named so; a folder that shares its name with no other keeps it alone. The
    names depend on the set of folders, not on their order. Paths are resolved ones.
    """
    names: dict[Path, str] = {}
    open_ = {folder: folder.parts for folder in folders}
    length = 1
    while open_:
        ends = {folder: "/".join(parts[-length:]).replace("//", "/") for folder, parts in open_.items()}
        count = Counter(ends.values())
        done = [folder for folder, end in ends.items() if count[end] == 1 or length >= len(open_[folder])]
        names |= {folder: ends[folder] for folder in done}
        open_ = {folder: parts for folder, parts in open_.items() if folder not in names}
        length += 1
    return names
