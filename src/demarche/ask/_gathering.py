"""Gathering many small things that stay, without the interpreter's looking again and again for what could go."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gathering() -> Iterator[None]:
    """As long as it lasts the collector of circular garbage rests: nothing here makes any.

    With all that the program knows in memory, its looking takes longer than joining ten thousand tellings.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
