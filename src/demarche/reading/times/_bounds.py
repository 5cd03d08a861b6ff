"""An undated report is held between what it tells as past."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from demarche.model import shift
from demarche.reading.times._expression import Reading, TimeExpression
from demarche.reading.times._relative import move
from demarche.reading.times._story import Story

_SHORT = ("second", "minute", "hour", "day", "week", "month", "quarter")


def bound_by_mentions(
    found: list[tuple[TimeExpression, Reading]], story: Story
) -> tuple[TimeExpression, ...]:
    """Give what leans on the unknown day of publication the bound that the report's own dates set."""
    since = written_since(found, story)
    if since is None:
        return tuple(expression for expression, _ in found)
    return tuple(_bounded(expression, reading, since) for expression, reading in found)


def written_since(found: list[tuple[TimeExpression, Reading]], story: Story) -> date | None:
    """The first day on which the report can have been written: after all it tells as past.

    Of a day or month it tells it is over; of a year or more only that it has begun.
    """
    days = []
    for expression, reading in found:
        interval = reading.interval
        if (
            expression.type not in ("DATE", "TIME")
            or interval is None
            or expression.signal in ("until", "from")
        ):
            continue
        tense = story.tense(expression.start)
        if tense in ("future", "present") or interval.first_day is None or interval.last_day is None:
            continue
        if interval.precision in _SHORT:
            days.append(shift(interval.last_day, "day", 1))
        elif tense == "past":
            days.append(interval.first_day)
    return max(days, default=None)


def _bounded(expression: TimeExpression, reading: Reading, since: date) -> TimeExpression:
    if reading.away is None or expression.earliest is not None or expression.latest is not None:
        return expression
    unit, count = reading.away
    earliest = move(since, unit, count) if unit not in ("hour", "minute", "second") else since
    note = f"the report mentions what was before {since.isoformat()}"
    return replace(expression, earliest=earliest, basis="bounds", note=note)
