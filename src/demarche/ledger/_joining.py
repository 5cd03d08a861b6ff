"""The joining of tellings to events: which go together, by their days alone.

A pair in the news has tens of thousands of tellings, and every question joins them anew. So they are tuples of numbers
here: days are counted from 1 January of the year 1, and the end of a stretch of days is the day behind it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from demarche.model import number_of_day, numbered_day

FIXES, APART, UNITED = 0, -1, -2
"""In place of how many events a telling fits: it fixes the time of one, a reviewer sets it apart, or joins it."""

_NO_START = 0
_LAST_DAY = number_of_day(date.max)
_NO_END = _LAST_DAY + 2
_OPEN_AT_ONE_END, _OPEN = 10**7, 10**8
"""Wider than any closed stretch of days."""


class Trace(NamedTuple):
    """A telling as joining looks at it; in the order of these tuples the narrowest time comes first."""

    width: int
    first: int
    last: int
    claim: str
    start: int
    end: int
    published: int | None
    spoken: bool


def trace(
    claim: str, first: int | None, last: int | None, published: int | None, spoken: bool, stands: bool
) -> Trace:
    """A telling of a claim; what stands and is told without any time stands on the report's day.

    Args:
        claim: The claim's id.
        first: The first day on which it may have been, None where open.
        last: The last.
        published: The first day of its report, as far as known.
        spoken: Whether it rests on somebody's word.
        stands: Whether it tells how things are; see ``stands``.
    """
    if first is not None and last is not None:
        # As Trace(…) does, in half the time.
        return _new(Trace, (last - first, first, last, claim, first, last + 1, published, spoken))
    if stands and first is None and last is None:
        last = published
    width = _OPEN if first is None and last is None else _OPEN_AT_ONE_END
    return Trace(
        width,
        _LAST_DAY if first is None else first,
        _LAST_DAY if last is None else last,
        claim,
        _NO_START if first is None else first,
        _NO_END if last is None else last + 1,
        published,
        spoken,
    )


_new = tuple.__new__


class Core:
    """An event in the making; disjoint from every other of its kind."""

    __slots__ = ("end", "fitting", "start", "traces")

    def __init__(self, one: Trace, fitting: int) -> None:
        self.start, self.end = one.start, one.end
        self.traces, self.fitting = [one], [fitting]

    @property
    def day(self) -> tuple[int, int]:
        """By what the latest are found: the first possible day, else the last, else none; and the last."""
        last = _NO_START if self.end == _NO_END else self.end - 1
        return self.start or last, last


def period(core: Core) -> tuple[date | None, date | None]:
    """The first and the last day that an event's tellings leave possible."""
    return (
        None if core.start == _NO_START else numbered_day(core.start),
        None if core.end == _NO_END else numbered_day(core.end - 1),
    )


def joined(group: list[Trace], together: Iterable[frozenset[str]], apart: frozenset[str]) -> list[Core]:
    """Joins tellings of one kind; see ``Joined``.

    Args:
        group: The tellings, in any order.
        together: Groups of claims' ids that a reviewer says tell one event.
        apart: Ids of claims that a reviewer says tell an event of their own.
    """
    cores: list[Core] = []
    starts: list[int] = []  # of the cores, to look among
    separate: list[Core] = []
    for one in sorted(group):
        _, _, _, claim, start, end, published, _ = one
        if claim in apart:
            separate.append(Core(one, APART))
            continue
        # From which to before which core they have a day in common with it; they are disjoint, in order of time.
        first = bisect_left(starts, start)
        if first and cores[first - 1].end > start:
            first -= 1
        behind = bisect_left(starts, end, first)
        if first == behind:
            place = bisect_right(starts, start)
            cores.insert(place, Core(one, FIXES))
            starts.insert(place, start)
            continue
        fitting = behind - first
        if fitting > 1 and published is not None:
            first = max(first, bisect_right(starts, published, first, behind) - 1)
        core = cores[first]
        core.traces.append(one)
        core.fitting.append(fitting)
        if start > core.start:
            core.start = starts[first] = start
        if end < core.end:
            core.end = end
    made = [*cores, *separate]
    return _united(made, together, {one.claim for one in group}) if together else made


def _united(cores: list[Core], together: Iterable[frozenset[str]], own: set[str]) -> list[Core]:
    for claims in together:
        if len(claims & own) < 2:
            continue
        found = [core for core in cores if any(one.claim in claims for one in core.traces)]
        if len(found) < 2:
            continue
        first, *rest = sorted(found, key=lambda core: (core.start, core.end))
        for other in rest:
            start, end = max(first.start, other.start), min(first.end, other.end)
            if start >= end:
                start, end = min(first.start, other.start), max(first.end, other.end)
            first.start, first.end = start, end
            first.traces += other.traces
            first.fitting += [UNITED] * len(other.traces)
            cores = [core for core in cores if core is not other]
    return cores
