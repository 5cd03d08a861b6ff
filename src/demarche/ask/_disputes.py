"""Where two speak against each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate, product
from typing import Literal

from demarche.ask._record import Record, ToldEvent
from demarche.ledger import Joined, Outline
from demarche.model import Interval

DisputeKind = Literal["told both ways", "denied", "rejected"]

_ANSWERS: dict[str, DisputeKind] = {"deny": "denied", "reject": "rejected"}
_CHARGES = ("accuse", "criticise", "protest", "demand")
"""Acts that the other side denies or rejects."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two events that speak against each other, side by side."""

    kind: DisputeKind
    one: ToldEvent
    other: ToldEvent


def disputes(
    record: Record,
    *,
    of: str | None = None,
    between: tuple[str, str] | None = None,
    on: date | None = None,
    quotes: int = 2,
) -> tuple[Dispute, ...]:
    """Where the record holds two words against each other, the latest first.

    An act that one affirms and another negates, unless the negation is the older news ("has not recognised", then
    "recognised"); a charge that the one charged denies or rejects in the same days.

    Args:
        record: The record.
        of: Only those in which this actor acts or is acted on.
        between: Only those between these two.
        on: Only those of which one side or both may have been so on this day.
        quotes: How many claims to quote of each side.
    """
    if between is not None:
        made = record.joined(pairs=[between])
    elif of is not None:
        made = record.joined_of(of)
    else:
        made = record.joined()
    return told_disputes(record, _of_day(opposed(made, lasting_acts(record)), on), quotes=quotes)


def told_disputes(record: Record, pairs: Sequence[Opposed], *, quotes: int = 2) -> tuple[Dispute, ...]:
    """Disputes with what they rest on."""
    told = {each.event.id: each for each in record.told(sides_of(pairs), quotes=quotes)}
    return disputes_of(pairs, told)


def sides_of(pairs: Iterable[Opposed]) -> list[Outline]:
    """The events that speak against others, each once."""
    return list({event.id: event for _, *sides in pairs for event in sides}.values())


def disputes_of(pairs: Iterable[Opposed], told: Mapping[str, ToldEvent]) -> tuple[Dispute, ...]:
    """Disputes of which the events are at hand by their ids, with what they rest on."""
    return tuple(Dispute(kind, told[one.id], told[other.id]) for kind, one, other in pairs)


Opposed = tuple[DisputeKind, Outline, Outline]


def opposed(made: Joined, lasting: Collection[str]) -> list[Opposed]:
    """The events that speak against each other, those first of which the later one is the latest.

    Args:
        made: The events.
        lasting: Acts after which something holds, or holds no longer.
    """
    kinds = {kind for kind in made.kinds() if kind.modality == "actual"}
    deeds = {kind[:3] for kind in kinds if kind.polarity == "negated"}
    answers = {(kind.target, kind.source) for kind in kinds if kind.act in _ANSWERS}
    outlined = made.outlines(
        {
            kind
            for kind in kinds
            if kind[:3] in deeds
            or kind.act in _ANSWERS
            or (kind.act in _CHARGES and (kind.source, kind.target) in answers)
        }
    )
    found = [*_told_both_ways(outlined, lasting), *_answered(outlined)]
    return sorted(found, key=lambda pair: max(_day(event) for event in pair[1:]), reverse=True)


def _of_day(pairs: Sequence[Opposed], day: date | None) -> Sequence[Opposed]:
    """Those of which one side or both may have been so on a day."""
    if day is None:
        return pairs
    asked = Interval.of_days(day, day)
    return [pair for pair in pairs if any(event.interval.overlaps(asked) != "no" for event in pair[1:])]


def _day(event: Outline) -> date:
    return event.interval.first_day or event.interval.last_day or date.min


def lasting_acts(record: Record) -> frozenset[str]:
    """Acts after which something holds between two, or holds no longer."""
    return frozenset(act for rule in record.knowledge.states.values() for act in (*rule.begins, *rule.ends))


def _told_both_ways(made: Sequence[Outline], lasting: Collection[str]) -> Iterator[Opposed]:
    groups: dict[tuple[str, str, str], list[Outline]] = defaultdict(list)
    for event in made:
        groups[event.act, event.source, event.target].append(event)
    for group in groups.values():
        affirmed = [event for event in group if event.polarity == "affirmed"]
        negated = [event for event in group if event.polarity == "negated"]
        for one, other in product(affirmed, negated):
            if _contradicts(one, other, lasting):
                yield "told both ways", one, other


def _contradicts(affirmed: Outline, negated: Outline, lasting: Collection[str]) -> bool:
    if negated.interval.before(affirmed.interval) == "yes":
        return False
    # What holds, or was done and lasts, is denied by a later word as well; a single deed only by one of its days.
    lasts = affirmed.standing or negated.standing or affirmed.act in lasting
    return lasts or affirmed.interval.overlaps(negated.interval) != "no"


def _answered(made: Sequence[Outline]) -> Iterator[Opposed]:
    answers: dict[tuple[str, str], list[Outline]] = defaultdict(list)
    for event in made:
        if event.act in _ANSWERS and event.polarity == "affirmed":
            answers[event.source, event.target].append(event)
    days = {pair: _Days(found) for pair, found in answers.items()}
    for event in made:
        pair = (event.target, event.source)
        if event.act in _CHARGES and event.polarity == "affirmed" and pair in days:
            for answer in days[pair].around(event.interval):
                yield _ANSWERS[answer.act], event, answer


class _Days:
    """Events by their days, so that those of certain days are found without looking at all."""

    def __init__(self, events: Iterable[Outline]) -> None:
        ordered = sorted(events, key=lambda event: event.interval.start or datetime.min)
        self._events = ordered
        self._starts = [event.interval.start or datetime.min for event in ordered]
        ends = (event.interval.end or datetime.max for event in ordered)
        self._over = list(accumulate(ends, max))
        """When all events up to each were over."""

    def around(self, interval: Interval) -> Iterator[Outline]:
        """Those that may have a time in common with an interval, in order of their beginnings."""
        behind = bisect_left(self._starts, interval.end or datetime.max)
        first = bisect_right(self._over, interval.start or datetime.min)
        for event in self._events[first:behind]:
            if event.interval.overlaps(interval) != "no":
                yield event
