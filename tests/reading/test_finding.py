"""Paths, folders and patterns, and the files they name."""

import os
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.reading.finding import Found, Kind, find


def write(folder: Path, *names: str) -> None:
    """Put a text under each of these names."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The wall fell.", encoding="utf-8")


def names(*inputs: object, root: Path) -> list[str]:
    """The files found, relative to `root`, and the faults as `! what`."""
    return [
        f"! {item.what}" if isinstance(item, InputError) else item.path.relative_to(root).as_posix()
        for item in find([str(item) for item in inputs])
    ]


def test_folder_is_walked_in_one_order(tmp_path: Path) -> None:
    """Files come sorted, folder by folder, whatever the file system's order."""
    write(tmp_path, "b.txt", "a.md", "s/2.html", "s/1.json.gz", "c.CSV", "t/x.jsonl")
    assert ["a.md", "b.txt", "c.CSV", "s/1.json.gz", "s/2.html", "t/x.jsonl"] == names(tmp_path, root=tmp_path)


def test_what_is_no_article_is_passed_over(tmp_path: Path) -> None:
    """Hidden files, notes on the folder, pictures and programs in a folder need no word."""
    write(
        tmp_path, "a.txt", ".hidden.txt", ".git/x.txt", "README.md", "LICENSE", "a_files/p.PNG", "a_files/s.css", "x.py"
    )
    assert ["a.txt"] == names(tmp_path, root=tmp_path)


def test_what_may_be_an_article_is_named(tmp_path: Path) -> None:
    """A file in a folder that cannot be read, and may be an article, is a fault with its name."""
    write(tmp_path, "a.txt", "b.pdf", "c.docx", "noend")
    unread = "! is of a kind that is not read"
    assert ["a.txt", unread, unread, unread] == names(tmp_path, root=tmp_path)


def test_file_named_by_hand_is_always_looked_at(tmp_path: Path) -> None:
    """A file that the user names is read, whatever its name."""
    write(tmp_path, "README.md", "noend")
    assert ["README.md"] == names(tmp_path / "README.md", root=tmp_path)
    (found,) = find([str(tmp_path / "noend")])
    assert isinstance(found, Found)
    assert found.kind is Kind.GUESS


def test_readme_that_the_shell_named_is_passed_over(tmp_path: Path) -> None:
    """`folder/*`, written out by the shell, is not asked for its README."""
    write(tmp_path, "README.md", "s/a.txt")
    assert ["s/a.txt"] == names(tmp_path / "README.md", tmp_path / "s", root=tmp_path)


def test_pattern(tmp_path: Path) -> None:
    """A pattern that the shell left alone names files and folders, sorted, each file once."""
    write(tmp_path, "s/b.txt", "s/a.txt", "s/p.png", "t/c.txt")
    assert ["s/a.txt", "s/b.txt"] == names(tmp_path / "s" / "*", root=tmp_path)
    assert ["s/a.txt", "s/b.txt", "t/c.txt"] == names(tmp_path / "*", root=tmp_path)
    assert ["s/a.txt", "s/b.txt", "t/c.txt"] == names(tmp_path / "**" / "*.txt", root=tmp_path)
    assert ["s/a.txt", "s/b.txt", "t/c.txt"] == names(tmp_path / "**", root=tmp_path)


def test_what_is_not_there(tmp_path: Path) -> None:
    """A missing path, a pattern without match, an empty folder and an impossible name are a fault each."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "pictures").mkdir()
    write(tmp_path / "pictures", "p.png")
    assert ["! there is no such file or folder"] == names(tmp_path / "none.txt", root=tmp_path)
    assert ["! matches no file"] == names(tmp_path / "*.html", root=tmp_path)
    assert ["! holds no articles"] == names(tmp_path / "empty", root=tmp_path)
    assert ["! holds no articles"] == names(tmp_path / "pictures", root=tmp_path)
    assert names("x" * 5000, root=tmp_path)[0].startswith("! ")


def test_empty_path_is_not_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a variable of the shell that is not set leaves behind names nothing."""
    write(tmp_path, "a.txt")
    monkeypatch.chdir(tmp_path)
    assert ["! is an empty path"] == names("", root=tmp_path)


def test_every_fault_says_where_and_what_to_do(tmp_path: Path) -> None:
    """A fault names the path as it was given, and what to do."""
    (fault,) = find([str(tmp_path / "none.txt")])
    assert isinstance(fault, InputError)
    assert (str(tmp_path / "none.txt"), True) == (fault.where, bool(fault.hint))


def test_links(tmp_path: Path) -> None:
    """A link that leads back up is not followed for ever; one that leads nowhere is a fault."""
    write(tmp_path, "s/a.txt")
    (tmp_path / "s" / "up").symlink_to(tmp_path)
    (tmp_path / "s" / "z.txt").symlink_to(tmp_path / "none")
    assert ["s/a.txt", "! is a link that leads nowhere"] == names(tmp_path, root=tmp_path)
    assert ["! is a link that leads nowhere"] == names(tmp_path / "s" / "z.txt", root=tmp_path)


def test_links_that_lead_to_each_other(tmp_path: Path) -> None:
    """A loop of links is one fault, named itself or found in a folder."""
    write(tmp_path, "b.txt")
    (tmp_path / "a.txt").symlink_to("c.txt")
    (tmp_path / "c.txt").symlink_to("a.txt")
    nowhere = "! is a link that leads nowhere"
    assert [nowhere, "b.txt", nowhere] == names(tmp_path, root=tmp_path)
    assert [nowhere, "b.txt"] == names(tmp_path / "a.txt", tmp_path / "b.txt", root=tmp_path)


def test_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe in a folder is a fault: nobody may ever write into it."""
    os.mkfifo(tmp_path / "pipe.txt")
    assert ["! is no regular file"] == names(tmp_path, root=tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_folder_that_may_not_be_read(tmp_path: Path) -> None:
    """A folder without permission is a fault."""
    (tmp_path / "closed").mkdir(mode=0)
    assert ["! cannot be read: permission denied"] == names(tmp_path / "closed", root=tmp_path)


def test_folder_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is that which directly holds the file; a bare name and stdin have none."""
    write(tmp_path, "s/a.txt", "b.txt")
    monkeypatch.chdir(tmp_path)
    folders = [item.folder for item in find(["s/a.txt", "b.txt", "-", "."]) if isinstance(item, Found)]
    assert [tmp_path / "s", None, None, tmp_path, tmp_path / "s"] == folders
