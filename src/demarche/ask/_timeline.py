"""What happened, in order of time."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from demarche.ask._record import QUOTES, Record, ToldEvent
from demarche.ledger import Event


def timeline(
    record: Record,
    *,
    between: tuple[str, str] | None = None,
    of: str | None = None,
    acts: Collection[str] | None = None,
    first: date | None = None,
    last: date | None = None,
    quotes: int = QUOTES,
) -> tuple[ToldEvent, ...]:
    """Events in order of time, those without a first day behind.

    Args:
        record: The record.
        between: Only those between these two actors, whoever acts.
        of: Only those in which this actor acts or is acted on.
        acts: Only these acts.
        first: Not those that were over before this day.
        last: Not those that began after this day.
        quotes: How many claims to quote of each.
    """
    if between is not None:
        found = record.tellings(between=between, acts=acts)
    elif of is not None:
        found = record.tellings(source=of, acts=acts)
        found += [t for t in record.tellings(target=of, acts=acts) if t.source != of]
    else:
        found = record.tellings(acts=acts)
    chosen = [event for event in record.events(found) if _within(event, first, last)]
    return record.told(chosen, quotes=quotes)


def _within(event: Event, first: date | None, last: date | None) -> bool:
    begins, ends = event.interval.first_day, event.interval.last_day
    too_early = first is not None and ends is not None and ends < first
    too_late = last is not None and begins is not None and begins > last
    return not too_early and not too_late
