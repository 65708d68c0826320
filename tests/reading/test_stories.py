"""Folders and the names of their stories."""

from itertools import permutations
from pathlib import Path

from summarizer.reading.stories import story_names


def test_own_name_is_enough() -> None:
    """A folder that shares its name with no other gives its own name."""
    assert {Path("/a/flood"): "flood", Path("/a/budget"): "budget"} == story_names(
        [Path("/a/flood"), Path("/a/budget")]
    )


def test_same_name_is_told_apart_in_any_order() -> None:
    """Folders of one name are told apart by as much of their paths as it takes, in whatever order they come."""
    folders = [Path("/x/a/news"), Path("/x/b/news"), Path("/y/b/news"), Path("/x/flood")]
    expected = {folders[0]: "a/news", folders[1]: "x/b/news", folders[2]: "y/b/news", folders[3]: "flood"}
    assert all(expected == story_names(order) for order in permutations(folders))


def test_folder_at_the_root() -> None:
    """A folder whose whole path ends another's is named by all of it."""
    assert {Path("/news"): "/news", Path("/a/news"): "a/news"} == story_names([Path("/news"), Path("/a/news")])
