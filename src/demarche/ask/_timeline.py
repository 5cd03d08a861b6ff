"""What happened, the latest first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from demarche.ask._errors import AskError
from demarche.ask._gathering import gathering
from demarche.ask._record import QUOTES, Record, ToldEvent

LIMIT = 50
"""How many events a timeline or a dossier shows people at once, where they do not say."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events, the latest first, and how many there are in all: more than these where a limit was set."""

    events: tuple[ToldEvent, ...]
    total: int


@gathering()
def timeline(
    record: Record,
    *,
    between: tuple[str, str] | None = None,
    of: str | None = None,
    acts: Collection[str] | None = None,
    first: date | None = None,
    last: date | None = None,
    on: date | None = None,
    limit: int | None = None,
    quotes: int = QUOTES,
) -> Timeline:
    """Events, the latest first by their first possible day, those of no known day behind.

    Of a single day those come first whose time is known most narrowly: what was on that day, then what may have been.

    Args:
        record: The record.
        between: Only those between these two actors, whoever acts.
        of: Only those in which this actor acts or is acted on.
        acts: Only these acts.
        first: Not those that were over before this day.
        last: Not those that began after this day.
        on: Only those that may have been on this day, which is first and last in one.
        limit: No more than so many, the latest; None is all of them.
        quotes: How many claims to quote of each.

    Raises:
        AskError: The limit is less than nothing, a day is given beside a first or a last one, one actor beside two, or the
            span of days ends before it begins.
    """
    check_limit(limit)
    if on is not None and (first or last):
        raise AskError("a timeline is of one day or of a span of days, not of both")
    if between is not None and of is not None:
        raise AskError("a timeline is of one actor or of what is between two, not of both")
    if first is not None and last is not None and last < first:
        raise AskError(f"a span of days that ends on {last} does not begin on {first}")
    if between is not None:
        made = record.joined(pairs=[between], acts=acts)
    elif of is not None:
        made = record.joined_of(of, acts)
    else:
        made = record.joined(acts=acts)
    chosen = made.within(on or first, on or last)
    shown = chosen.latest(limit) if on is None else chosen.narrowest(limit)
    return Timeline(record.told(shown, quotes=quotes), len(chosen))


def check_limit(limit: int | None) -> None:
    """Refuses a limit that is less than nothing."""
    if limit is not None and limit < 0:
        raise AskError(f"a limit is a number of events, not {limit}")
