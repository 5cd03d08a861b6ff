"""Where two speak against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from demarche.ask._record import Record, ToldEvent
from demarche.ledger import Event

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
    record: Record, *, of: str | None = None, between: tuple[str, str] | None = None, quotes: int = 2
) -> tuple[Dispute, ...]:
    """Where the record holds two words against each other.

    An act that one affirms and another negates, unless the negation is the older news ("has not recognised", then
    "recognised"); a charge that the one charged denies or rejects in the same days.

    Args:
        record: The record.
        of: Only those in which this actor acts or is acted on.
        between: Only those between these two.
        quotes: How many claims to quote of each side.
    """
    if between is not None:
        found = record.tellings(between=between)
    elif of is not None:
        found = record.tellings(source=of) + [t for t in record.tellings(target=of) if t.source != of]
    else:
        found = record.tellings()
    pairs = _opposed(record.events(found))
    events = {event.id: event for _, one, other in pairs for event in (one, other)}
    told = {each.event.id: each for each in record.told(list(events.values()), quotes=quotes)}
    return tuple(Dispute(kind, told[one.id], told[other.id]) for kind, one, other in pairs)


def disputes_among(told: Mapping[str, ToldEvent]) -> tuple[Dispute, ...]:
    """Where events that are at hand, by their ids, speak against each other."""
    pairs = _opposed([each.event for each in told.values()])
    return tuple(Dispute(kind, told[one.id], told[other.id]) for kind, one, other in pairs)


_Pair = tuple[DisputeKind, Event, Event]


def _opposed(found: Iterable[Event]) -> list[_Pair]:
    made = [event for event in found if event.modality == "actual"]
    return [*_told_both_ways(made), *_answered(made)]


def _told_both_ways(made: Sequence[Event]) -> Iterator[_Pair]:
    groups: dict[tuple[str, str, str], list[Event]] = defaultdict(list)
    for event in made:
        groups[event.act, event.source, event.target].append(event)
    for group in groups.values():
        affirmed = [event for event in group if event.polarity == "affirmed"]
        negated = [event for event in group if event.polarity == "negated"]
        for one, other in product(affirmed, negated):
            if _contradicts(one, other):
                yield "told both ways", one, other


def _contradicts(affirmed: Event, negated: Event) -> bool:
    if negated.interval.before(affirmed.interval) == "yes":
        return False
    # What holds, or was done and lasts, is denied by a later word as well; a single deed only by one of its days.
    lasting = affirmed.standing or negated.standing
    return lasting or affirmed.interval.overlaps(negated.interval) != "no"


def _answered(made: Sequence[Event]) -> Iterator[_Pair]:
    answers: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in made:
        if event.act in _ANSWERS and event.polarity == "affirmed":
            answers[event.source, event.target].append(event)
    for event in made:
        if event.act in _CHARGES and event.polarity == "affirmed":
            for answer in answers.get((event.target, event.source), ()):
                if event.interval.overlaps(answer.interval) != "no":
                    yield _ANSWERS[answer.act], event, answer
