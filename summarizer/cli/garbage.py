"""This process → one that looks for garbage seldom: what an article leaves behind is freed at once without that.

Python goes through what was made lately every 700 objects, and through all there is whenever that has grown by a
quarter. The values of a batch hold no rings, which alone need it, and there are many of them: measured, a tenth of
verifying and a quarter of merging.
"""

import gc

EVERY = 10_000  # objects made and not freed; some megabytes, if all of them were rings


def collect_seldom() -> None:
    """Let this process look for garbage every 10,000 objects."""
    gc.set_threshold(EVERY)
