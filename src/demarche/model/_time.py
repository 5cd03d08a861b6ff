from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from demarche.model._span import Span

TimeBasis = Literal["expression", "narrative", "published", "bounds", "none"]


@dataclass(frozen=True, slots=True)
class Time:
    """When an act was so, as far as the report says.

    ``earliest`` and ``latest`` are the first and last possible day, both included, None where open.
    ``value`` is the TIMEX3 value of the expression ``text`` at ``span``. ``basis``: the clause's own
    ``expression``; the ``narrative`` (carried from a sentence before); the day the report was
    ``published``; the ``bounds`` set by what an undated report mentions; ``none``.
    ``note`` says in a few words how it was anchored. ``impossible`` marks what no calendar or clock has (31 February,
    25:00): the words are kept, the days are not made up.
    """

    earliest: date | None = None
    latest: date | None = None
    value: str | None = None
    text: str | None = None
    span: Span | None = None
    basis: TimeBasis = "none"
    note: str | None = None
    impossible: bool = False
