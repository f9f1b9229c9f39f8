"""A bar on standard error for what takes long, where there is a terminal to see it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Bar = Callable[[str, float], None]


@contextmanager
def bar(long: bool) -> Iterator[Bar]:
    """What to call with a part of the work and how much of it is done, from 0 to 1; without a terminal nothing."""
    if not long or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda part, done: None
        return
    # Imported here, for nobody else needs it.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        progress.console.show_cursor()  # or who is killed here leaves it hidden
        task = progress.add_task("", total=1.0)

        def show(part: str, done: float) -> None:
            progress.update(task, completed=done, description=part)

        yield show
