"""Events: the tellings, over any number of reports, that tell the same act of the same actors at compatible times.

A pure function of the tellings: the order in which reports arrived plays no part, and nothing of it is stored.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from demarche.ledger._joining import APART, FIXES, UNITED, Core, Trace, joined, period, trace
from demarche.ledger._rows import day_number
from demarche.ledger._tellings import Kind, Telling
from demarche.model import Interval, Modality, Polarity


@dataclass(frozen=True, slots=True)
class Member:
    """A telling in an event, and why it is there."""

    telling: Telling
    reason: str


@dataclass(frozen=True, slots=True)
class Outline:
    """An event without its tellings: one act of one source on one target, as told by one or more claims; or, ``standing``,
    what holds between them.

    ``interval`` are the days that all its tellings leave possible. ``claims`` are the ids of its claims, and begin with the
    one that fixes the time most narrowly; ``fitting`` says of each how many events it went with. ``own_voice`` says whether
    a report tells it in its own voice. ``id`` is made of what the event is and its first claim's id: "e" and 15 hexadecimal
    digits.
    """

    id: str
    act: str
    source: str
    target: str
    polarity: Polarity
    modality: Modality
    standing: bool
    interval: Interval
    claims: tuple[str, ...]
    fitting: tuple[int, ...]
    own_voice: bool

    @property
    def kind(self) -> Kind:
        """What it tells, whenever that was."""
        return Kind(self.act, self.source, self.target, self.polarity, self.modality, self.standing)


@dataclass(frozen=True, slots=True)
class Event(Outline):
    """An event with its tellings, in the order of ``claims``."""

    members: tuple[Member, ...]

    @property
    def reports(self) -> frozenset[str]:
        """The ids of the reports that tell it."""
        return frozenset(member.telling.report for member in self.members)


class Joined:
    """Tellings joined to events, of which only those that are asked for are written out.

    Tellings of one act, pair, polarity and modality (and those of what holds apart) are taken from the narrowest time to
    the widest. One whose time fits no event yet makes a new one; one that fits an event joins it, and narrows its time; one
    that fits several joins the last that began on or before the day of its report, else the first.

    Args:
        groups: The tellings by their kind, in any order.
        together: Groups of claims' ids that a reviewer says tell one event, whatever their times.
        apart: Ids of claims that a reviewer says tell an event of their own.
    """

    def __init__(
        self,
        groups: Mapping[Kind, list[Trace]],
        *,
        together: Iterable[Collection[str]] = (),
        apart: Collection[str] = (),
    ) -> None:
        united = [frozenset(group) for group in together]
        alone = frozenset(apart)
        self._cores = [
            (kind, core) for kind, group in groups.items() for core in joined(group, united, alone)
        ]

    def __len__(self) -> int:
        return len(self._cores)

    def outlines(self, kinds: Collection[Kind] | None = None) -> tuple[Outline, ...]:
        """The events in order of time, those without a first day behind; then by id.

        Args:
            kinds: Only those of these kinds.
        """
        found = (_outline(*each) for each in self._cores if kinds is None or each[0] in kinds)
        return tuple(sorted(found, key=in_time))

    def called(self, prefix: str) -> tuple[Outline, ...]:
        """The events whose ids begin so, in order of time."""
        found = (_outline(*each) for each in self._cores if _id(*each).startswith(prefix))
        return tuple(sorted(found, key=in_time))

    def kinds(self) -> frozenset[Kind]:
        """Of what kinds the events are."""
        return frozenset(kind for kind, _ in self._cores)

    def claims(self) -> frozenset[str]:
        """The ids of the claims that tell them."""
        return frozenset(trace.claim for _, core in self._cores for trace in core.traces)

    def within(self, first: date | None, last: date | None) -> Joined:
        """Only those that were not over before a first day and did not begin after a last one."""
        start, end = day_number(first), day_number(last)
        return self._only(
            (kind, core)
            for kind, core in self._cores
            if (start is None or core.end > start) and (end is None or core.start <= end)
        )

    def only(self, kept: Callable[[Sequence[str]], bool]) -> Joined:
        """Only those whose claims, given by their ids, are to be kept."""
        return self._only(
            (kind, core) for kind, core in self._cores if kept([trace.claim for trace in core.traces])
        )

    def latest(self, limit: int | None = None) -> tuple[Outline, ...]:
        """The events, the latest first, those of no known day behind; then by id.

        Args:
            limit: No more than so many.
        """
        return self._first(limit, lambda core: core.day)

    def narrowest(self, limit: int | None = None) -> tuple[Outline, ...]:
        """The events, those first whose time is known most narrowly; of equals the latest; then by id.

        Args:
            limit: No more than so many.
        """
        return self._first(limit, lambda core: (core.start - core.end, *core.day))

    def _first(self, limit: int | None, rank: Callable[[Core], tuple[int, ...]]) -> tuple[Outline, ...]:
        """The events of the highest ranks, of one rank by id."""
        ranked = [(rank(core), kind, core) for kind, core in self._cores]
        if limit is not None and limit < len(ranked):
            # Ids, which take a while to make, are needed only where several are of one rank.
            ranks = sorted((each for each, _, _ in ranked), reverse=True)
            ranked = [each for each in ranked if limit and each[0] >= ranks[limit - 1]]
        outlined = [(each, _outline(kind, core)) for each, kind, core in ranked]
        outlined.sort(key=lambda each: each[1].id)
        outlined.sort(key=lambda each: each[0], reverse=True)
        return tuple(outline for _, outline in outlined[:limit])

    def _only(self, cores: Iterable[tuple[Kind, Core]]) -> Joined:
        made = Joined({})
        made._cores = list(cores)
        return made


def events(
    told: Iterable[Telling],
    *,
    together: Iterable[Collection[str]] = (),
    apart: Collection[str] = (),
) -> tuple[Event, ...]:
    """Joins tellings to events; see ``Joined``.

    Args:
        told: The tellings, in any order.
        together: Groups of claims' ids that a reviewer says tell one event, whatever their times.
        apart: Ids of claims that a reviewer says tell an event of their own.

    Returns:
        The events in order of time, those without a first day behind; then by id.
    """
    told = list(told)
    return filled(Joined(traces_of(told), together=together, apart=apart).outlines(), told)


def traces_of(told: Iterable[Telling]) -> dict[Kind, list[Trace]]:
    """What joining looks at, by kind."""
    groups: dict[Kind, list[Trace]] = defaultdict(list)
    for one in told:
        groups[one.kind].append(
            trace(
                one.claim,
                day_number(one.earliest),
                day_number(one.latest),
                day_number(one.published),
                bool(one.speakers),
                one.stands,
            )
        )
    return groups


def filled(made: Sequence[Outline], told: Iterable[Telling]) -> tuple[Event, ...]:
    """Events with their tellings, which are among those given; one that has them stays as it is."""
    by_kind: dict[tuple[object, ...], Telling] = {(*one.kind, one.claim): one for one in told}
    return tuple(one if isinstance(one, Event) else _filled(one, by_kind) for one in made)


def _filled(one: Outline, by_kind: Mapping[tuple[object, ...], Telling]) -> Event:
    told = [by_kind[(*one.kind, claim)] for claim in one.claims]
    return Event(
        id=one.id,
        act=one.act,
        source=one.source,
        target=one.target,
        polarity=one.polarity,
        modality=one.modality,
        standing=one.standing,
        interval=one.interval,
        claims=one.claims,
        fitting=one.fitting,
        own_voice=one.own_voice,
        members=tuple(_members(told, one.fitting)),
    )


def _members(told: Sequence[Telling], fitting: Sequence[int]) -> Iterator[Member]:
    """Tellings with why each belongs to its event, found as it was when they were joined."""
    so_far = told[0].interval
    for telling, number in zip(told, fitting, strict=True):
        interval = telling.interval
        if number == FIXES:
            yield Member(telling, f"fixes the time: {days(interval)}")
        elif number == APART:
            yield Member(telling, "an event of its own, by a reviewer's word")
        elif number == UNITED:
            yield Member(telling, "joined by a reviewer's word")
        else:
            yield Member(telling, _reason(telling, so_far, number))
            so_far = so_far.intersection(interval) or so_far


def in_time(event: Outline) -> tuple[date, date, str]:
    """The order of events: by first possible day, those without one by their last, open ones at the end."""
    first, last = event.interval.first_day, event.interval.last_day
    return first or last or date.max, last or date.max, event.id


def _id(kind: Kind, core: Core) -> str:
    name = "\x1f".join((*map(str, kind), min([trace.claim for trace in core.traces])))
    return "e" + hashlib.sha256(name.encode()).hexdigest()[:15]


def _outline(kind: Kind, core: Core) -> Outline:
    first, last = period(core)
    return Outline(
        id=_id(kind, core),
        act=kind.act,
        source=kind.source,
        target=kind.target,
        polarity=kind.polarity,
        modality=kind.modality,
        standing=kind.standing,
        interval=Interval.of_days(first, last),
        claims=tuple([trace.claim for trace in core.traces]),
        fitting=tuple(core.fitting),
        own_voice=not all(trace.spoken for trace in core.traces),
    )


def _reason(telling: Telling, so_far: Interval, fitting: int) -> str:
    reason = f"{days(telling.interval)} goes with {days(so_far)}"
    if fitting == 1:
        return reason
    which = (
        "the first, for its report has no day"
        if telling.published is None
        else "the last before the report's day"
    )
    return f"{reason}; of {fitting} events that it goes with, {which}"


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
