"""A bar of progress with a line beneath it, on a terminal."""

from collections.abc import Callable, Iterable

from rich.console import RenderableType
from rich.progress import MofNCompleteColumn, Progress, Task
from rich.text import Text

from summarizer.printing import one_line


class Counted(MofNCompleteColumn):
    """How many steps are through, and of how many; empty where none are counted."""

    def render(self, task: Task) -> Text:
        """`3/12`, or `3/?` as long as the number is not known."""
        return Text() if task.total is None and not task.completed else super().render(task)


class Bar(Progress):
    """rich's bar, and how things stand beneath it."""

    below: Callable[[], str] = str
    """Asked each time that the screen is drawn, whether or not anything has ended meanwhile."""

    def get_renderables(self) -> Iterable[RenderableType]:
        """The bar, then the line, folded at the screen's edge: what stands last in it is the time left."""
        yield from super().get_renderables()
        if line := self.below():
            yield Text(one_line(line), style="dim")
