"""Events: the tellings, over any number of reports, that tell the same act of the same actors at compatible times.

A pure function of the tellings: the order in which reports arrived plays no part, and nothing of it is stored.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from demarche.ledger._tellings import Telling
from demarche.model import Interval, Modality, Polarity, days_between

_Key = tuple[str, str, str, Polarity, Modality, bool]


@dataclass(frozen=True, slots=True)
class Member:
    """A telling in an event, and why it is there."""

    telling: Telling
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """One act of one source on one target, as told by one or more claims; or, ``standing``, what holds between them.

    ``interval`` are the days that all its tellings leave possible. ``members`` begin with the telling that fixes the
    time most narrowly. ``id`` is made of what the event is and its first claim's id: "e" and 15 hexadecimal digits.
    """

    id: str
    act: str
    source: str
    target: str
    polarity: Polarity
    modality: Modality
    standing: bool
    interval: Interval
    members: tuple[Member, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of its claims, each once."""
        return tuple(dict.fromkeys(member.telling.claim for member in self.members))

    @property
    def reports(self) -> frozenset[str]:
        """The ids of the reports that tell it."""
        return frozenset(member.telling.report for member in self.members)


@dataclass(slots=True)
class _Core:
    """An event in the making; disjoint from every other of its kind."""

    interval: Interval
    members: list[Member] = field(default_factory=list)

    @property
    def start(self) -> datetime:
        return self.interval.start or datetime.min

    @property
    def end(self) -> datetime:
        return self.interval.end or datetime.max


def events(
    told: Iterable[Telling],
    *,
    together: Iterable[Collection[str]] = (),
    apart: Collection[str] = (),
) -> tuple[Event, ...]:
    """Joins tellings to events.

    Tellings of one act, pair, polarity and modality (and those of what holds apart) are taken from the narrowest time to the widest. One whose time fits
    no event yet makes a new one; one that fits an event joins it, and narrows its time; one that fits several joins the
    last that began on or before the day of its report, else the first.

    Args:
        told: The tellings, in any order.
        together: Groups of claims' ids that a reviewer says tell one event, whatever their times.
        apart: Ids of claims that a reviewer says tell an event of their own.

    Returns:
        The events in order of time, those without a first day behind; then by id.
    """
    groups: dict[_Key, list[Telling]] = defaultdict(list)
    for telling in told:
        key = (
            telling.act,
            telling.source,
            telling.target,
            telling.polarity,
            telling.modality,
            telling.standing,
        )
        groups[key].append(telling)
    united = [frozenset(group) for group in together]
    alone = frozenset(apart)
    found = [
        _event(key, core) for key, group in groups.items() for core in _united(_cores(group, alone), united)
    ]
    return tuple(sorted(found, key=in_time))


def in_time(event: Event) -> tuple[date, date, str]:
    """The order of events: by first possible day, those without one by their last, open ones at the end."""
    first, last = event.interval.first_day, event.interval.last_day
    return first or last or date.max, last or date.max, event.id


def _cores(group: list[Telling], alone: frozenset[str]) -> list[_Core]:
    cores: list[_Core] = []
    starts: list[datetime] = []  # of the cores, to look among
    separate: list[_Core] = []
    for telling in sorted(group, key=_narrowest_first):
        interval = telling.interval
        if telling.claim in alone:
            separate.append(_Core(interval, [Member(telling, "an event of its own, by a reviewer's word")]))
            continue
        first, end = _fitting(cores, starts, interval)
        if first == end:
            core = _Core(interval, [Member(telling, f"fixes the time: {days(interval)}")])
            place = bisect_right(starts, core.start)
            cores.insert(place, core)
            starts.insert(place, core.start)
            continue
        place = _latest_before(starts, first, end, telling.published)
        core = cores[place]
        core.members.append(Member(telling, _reason(interval, core, end - first)))
        core.interval = core.interval.intersection(interval) or core.interval
        starts[place] = core.start
    return [*cores, *separate]


def _narrowest_first(telling: Telling) -> tuple[int, date, date, str]:
    earliest, latest = telling.earliest, telling.latest
    width = days_between(earliest, latest) if earliest and latest else _OPEN[bool(earliest or latest)]
    return width, earliest or date.max, latest or date.max, telling.claim


_OPEN = {True: 10**7, False: 10**8}
"""Wider than any closed interval: open at one end, at both."""


def _fitting(cores: list[_Core], starts: list[datetime], interval: Interval) -> tuple[int, int]:
    """From which to before which core they have a day in common with an interval; they are disjoint, in order of time."""
    start, end = interval.start or datetime.min, interval.end or datetime.max
    first = bisect_left(starts, start)
    if first and cores[first - 1].end > start:
        first -= 1
    return first, bisect_left(starts, end, lo=first)


def _latest_before(starts: list[datetime], first: int, end: int, published: date | None) -> int:
    if published is None:
        return first
    day = Interval.day(published).end or datetime.max
    return max(first, bisect_left(starts, day, first, end) - 1)


def _united(cores: list[_Core], together: Iterable[frozenset[str]]) -> list[_Core]:
    for claims in together:
        joined = [core for core in cores if any(m.telling.claim in claims for m in core.members)]
        if len(joined) < 2:
            continue
        first, *rest = sorted(joined, key=lambda core: (core.start, core.end))
        for other in rest:
            first.interval = first.interval.intersection(other.interval) or _hull(
                first.interval, other.interval
            )
            first.members += [Member(m.telling, "joined by a reviewer's word") for m in other.members]
            cores = [core for core in cores if core is not other]
    return cores


def _hull(one: Interval, other: Interval) -> Interval:
    start = None if one.start is None or other.start is None else min(one.start, other.start)
    end = None if one.end is None or other.end is None else max(one.end, other.end)
    return Interval(start, end, one.precision)


def _event(key: _Key, core: _Core) -> Event:
    act, source, target, polarity, modality, standing = key
    name = "\x1f".join((*map(str, key), min(member.telling.claim for member in core.members)))
    return Event(
        id="e" + hashlib.sha256(name.encode()).hexdigest()[:15],
        act=act,
        source=source,
        target=target,
        polarity=polarity,
        modality=modality,
        standing=standing,
        interval=core.interval,
        members=tuple(core.members),
    )


def _reason(interval: Interval, core: _Core, fitting: int) -> str:
    reason = f"{days(interval)} goes with {days(core.interval)}"
    if fitting == 1:
        return reason
    return f"{reason}; of {fitting} events that it goes with, the last before the report's day"


def days(interval: Interval) -> str:
    """An interval in words: a day, or the first and last one."""
    first, last = interval.first_day, interval.last_day
    if first is None and last is None:
        return "any day"
    if first is None:
        return f"until {last}"
    if last is None:
        return f"from {first}"
    return f"{first}" if first == last else f"{first} to {last}"
