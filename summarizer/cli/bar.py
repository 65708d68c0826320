"""A bar of progress with a line beneath it, on a terminal."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.progress import Progress
from rich.text import Text

from summarizer.printing import one_line


class Bar(Progress):
    """rich's bar, and how things stand beneath it."""

    below: str = ""

    def get_renderables(self) -> Iterable[RenderableType]:
        """The bar, then the line, cut at the screen's edge."""
        yield from super().get_renderables()
        if self.below:
            yield Text(one_line(self.below), no_wrap=True, overflow="ellipsis", style="dim")
