"""A bar on standard error for work that takes a while; none where standard error is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

_WORTH_A_BAR = 5


class Advance(Protocol):
    """Is told of progress: how many more are done, and of how many in all where that is known by now."""

    def __call__(self, number: int = 1, total: int | None = None) -> None: ...


@contextmanager
def progress(label: str, count: Callable[[], int | None] = lambda: None) -> Iterator[Advance]:
    """Shows a bar while work is done.

    Args:
        label: What is done ("reading").
        count: Gives of how many, None where that is not known; asked only where a bar is shown.
    """
    total = count() if sys.stderr.isatty() else 0
    if total is not None and total < _WORTH_A_BAR:
        yield lambda number=1, total=None: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda number=1, total=None: bar.update(task, advance=number, total=total)
