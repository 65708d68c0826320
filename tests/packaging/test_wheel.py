"""What a wheel holds, against what git tracks: nothing forgotten, nothing shipped by accident."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from configparser import ConfigParser
from email import message_from_string
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SHIPPED = ("summarizer", "prompts", "schemas")
BUNDLED = "summarizer/_bundled/"


def build(target: Path, *options: str) -> Path:
    """Build into `target`, offline, with the build backend that is installed; return the wheel."""
    command = [sys.executable, "-m", "build", "--no-isolation", *options, "--outdir", str(target), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"the build failed:\n{done.stdout}\n{done.stderr}"
    (wheel,) = target.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is published, made from the sdist; `make wheel` names the one that it made."""
    made = os.environ.get("WHEEL_UNDER_TEST")
    return Path(made) if made else build(tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Callable[[str], str]:
    """A file of the wheel's own metadata folder, by name."""
    with ZipFile(wheel) as archive:
        files = {Path(name).name: archive.read(name) for name in archive.namelist() if ".dist-info/" in name}
    return lambda name: files[name].decode()


def shipped(wheel: Path) -> set[str]:
    """Every file of the wheel but its metadata, by the path that it has in the checkout."""
    with ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
    return {name.removeprefix(BUNDLED) for name in names}


def tracked() -> set[str]:
    """Every file that git tracks in the folders that ship."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--", *SHIPPED]
    done = subprocess.run(command, capture_output=True, check=True)
    return {name.decode() for name in done.stdout.split(b"\0") if name}


def compare(wheel: Path) -> None:
    """Fail with the names of the files that are only here or only there."""
    here, there = shipped(wheel), tracked()
    faults = [
        *[f"{name}: would ship, but git does not track it; add it, or remove it" for name in sorted(here - there)],
        *[f"{name}: git tracks it, but it would not ship" for name in sorted(there - here)],
    ]
    assert not faults, "\n".join(faults)


def test_the_published_wheel_holds_what_git_tracks(wheel: Path) -> None:
    """The wheel made by way of the sdist holds every tracked file of package and data, and no other."""
    compare(wheel)


def test_the_directly_built_wheel_holds_the_same(tmp_path: Path) -> None:
    """`pip install .` builds without an sdist; it must ship the same files."""
    compare(build(tmp_path, "--wheel"))


def test_the_data_lies_inside_the_package(wheel: Path) -> None:
    """Nothing lands beside the package in site-packages, where another distribution could overwrite it."""
    with ZipFile(wheel) as archive:
        tops = {name.split("/", 1)[0] for name in archive.namelist() if ".dist-info/" not in name}
    assert tops == {"summarizer"}


def test_the_command_is_installed(metadata: Callable[[str], str]) -> None:
    """Installing the wheel puts one command on the path, `summarizer`."""
    points = ConfigParser()
    points.read_string(metadata("entry_points.txt"))
    assert {name: dict(points[name]) for name in points.sections()} == {
        "console_scripts": {"summarizer": "summarizer.cli:main"}
    }


def test_the_version_has_one_source(metadata: Callable[[str], str]) -> None:
    """The wheel carries the version of pyproject.toml."""
    assert message_from_string(metadata("METADATA"))["Version"] == PROJECT["project"]["version"]
