"""The lock files against pyproject.toml: all that it declares is pinned, with hashes, from no named place."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")
DECLARED = [
    *[("requirements.lock", line) for line in PYPROJECT["project"]["dependencies"]],
    *[("requirements.lock", line) for line in PYPROJECT["dependency-groups"]["build"]],
    *[("requirements-dev.lock", line) for line in PYPROJECT["dependency-groups"]["dev"]],
]


def read(lock: str) -> str:
    """The text of a lock file."""
    return (ROOT / lock).read_text(encoding="utf-8")


def entries(lock: str) -> list[tuple[str, str, str]]:
    """(name, version, all that belongs to it) of every pin."""
    blocks = re.findall(r"^\w.*(?:\n[ \t].*)*", read(lock), flags=re.MULTILINE)
    heads = [re.match(r"([\w.-]+)==(\S+)", block) for block in blocks]
    return [(head[1], head[2], block) for head, block in zip(heads, blocks, strict=True) if head]


@pytest.mark.parametrize(("lock", "line"), DECLARED)
def test_what_is_declared_is_pinned_within_its_range(lock: str, line: str) -> None:
    """A range that was changed without `make lock` shows here."""
    declared = Requirement(line)
    versions = [version for name, version, _ in entries(lock) if name == canonicalize_name(declared.name)]
    assert versions, f"{declared.name} is not in {lock}: run `make lock`"
    assert all(declared.specifier.contains(version) for version in versions), f"{versions}: run `make lock`"


def test_the_build_backend_is_declared_alike_twice() -> None:
    """The lock is made from a dependency group, which must name what build-system names."""
    assert set(PYPROJECT["build-system"]["requires"]) <= set(PYPROJECT["dependency-groups"]["build"])


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str) -> None:
    """One pin without a hash would make pip refuse the whole file."""
    found = entries(lock)
    assert found, f"{lock} pins nothing"
    assert [name for name, _, block in found if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_place_is_named(lock: str) -> None:
    """No line says where packages come from, which is up to who installs, or where the lock was made."""
    place = re.compile(r"^-|://|(^|\s)~?/\w")
    assert [line for line in read(lock).splitlines() if place.search(line)] == []


def test_the_locks_agree() -> None:
    """A package in both lock files has one version, so that both install together."""
    runtime = {(name, version) for name, version, _ in entries("requirements.lock")}
    tools = {(name, version) for name, version, _ in entries("requirements-dev.lock")}
    shared = {name for name, _ in runtime} & {name for name, _ in tools}
    assert {pin for pin in runtime if pin[0] in shared} == {pin for pin in tools if pin[0] in shared}
