"""What is found: expressions as the text has them, and what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from demarche.model import CalendarUnit, Interval, TimeBasis

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
NarrativeTense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of an expression mean.

    ``away`` is how far the meaning lies from the unknown day of publication, for later bounding; ``impossible`` is a
    day or hour that no calendar has.
    """

    type: TimexType
    value: str
    interval: Interval | None = None
    basis: TimeBasis = "none"
    note: str | None = None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    begin_point: str | None = None
    end_point: str | None = None
    away: tuple[CalendarUnit, int] | None = None
    impossible: bool = False


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of a text.

    ``start`` and ``end`` count characters. ``type``, ``value``, ``mod``, ``quant``, ``freq``, ``begin_point`` and
    ``end_point`` are those of TIMEX3; the points are values, not identifiers. ``earliest`` and ``latest`` are the
    first and last day it can mean, both included, None where open. ``basis`` says what it was anchored on and
    ``note`` how, in a few words. ``rule`` is the rule that found it, ``signal`` what the word before makes of it
    ("since", "from", "until", "before", "after", "during", "within", "between"). ``impossible`` marks what no calendar has
    (31 February, 25:00); such an expression has no days. ``locates`` is whether it says when, rather than how long or
    how often. ``range_first`` and ``range_last`` are the first and last day of the range ("from 3 to 5 May") of which
    it is one end.
    """

    start: int
    end: int
    type: TimexType
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    begin_point: str | None = None
    end_point: str | None = None
    earliest: date | None = None
    latest: date | None = None
    basis: TimeBasis = "none"
    note: str | None = None
    rule: str = ""
    signal: str | None = None
    impossible: bool = False
    locates: bool = True
    range_first: date | None = None
    range_last: date | None = None
