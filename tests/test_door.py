"""What `import summarizer` gives, and what it costs."""

import importlib
import pkgutil
import subprocess
import sys
from types import ModuleType

import pytest

import summarizer

HEAVY = ("openai", "instructor", "tenacity", "aiohttp", "trafilatura", "rich", "pydantic", "jinja2")


def test_every_name_of_the_door_is_there() -> None:
    """The list, the homes and reality agree."""
    assert sorted(summarizer.__all__) == dir(summarizer)
    for name in summarizer.__all__:
        assert getattr(summarizer, name) is not None


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    """A typing error is told at once."""
    assert not hasattr(summarizer, "summarise")


ROOMS = ("extraction.builtin", "merging", "presenting", "reading", "running", "verification")


@pytest.mark.parametrize("room", ROOMS)
def test_every_name_of_a_room_is_there(room: str) -> None:
    """Its list and its homes agree; none is called as a module of the room, which would take its place once loaded."""
    door = importlib.import_module(f"summarizer.{room}")
    modules = {module.name for module in pkgutil.iter_modules(door.__path__)}
    assert not modules & set(door.__all__)
    for name in door.__all__:
        assert not isinstance(getattr(door, name), ModuleType)
    with pytest.raises(AttributeError, match="no attribute 'summarise'"):
        _ = door.summarise


def test_a_process_that_verifies_loads_no_more() -> None:
    """It is started in every larger run, and imports on the core that is to verify."""
    code = (
        "import sys, summarizer.running.verifying; from summarizer.verification import verify\n"
        "rooms = {name.split('.')[1] for name in sys.modules if name.startswith('summarizer.')}\n"
        "other = {'cli', 'evaluation', 'extraction', 'merging', 'presenting', 'reading'}\n"
        "print(*sorted(rooms & other), 'jinja2' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "False\n" == done.stdout


def test_the_door_is_light() -> None:
    """Importing the package loads none of its heavy dependencies."""
    code = f"import sys, summarizer; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]\n" == done.stdout


def test_help_and_the_built_in_engine_need_no_model_library() -> None:
    """The model's libraries are imported for a model only."""
    code = (
        "import sys\nfrom summarizer import BuiltinEngine, Run, from_text, summarize\n"
        "summarize([from_text('A dredger sank off Vellmoor on Friday.', source='x')], Run(BuiltinEngine()))\n"
        "print([name for name in ('openai', 'instructor', 'tenacity', 'aiohttp') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]\n" == done.stdout
