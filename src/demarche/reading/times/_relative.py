"""What leans on the day of publication or on what was told before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from math import ceil
from typing import Any, cast

from demarche.model import CalendarUnit, Interval, TimeBasis, shift, weekday_near
from demarche.reading.times._dates import with_edge
from demarche.reading.times._expression import Reading
from demarche.reading.times._story import Story

Fields = Mapping[str, Any]

_IN_THE_DAY = ("hour", "minute", "second")
_UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "millennium": "X",
    "night": "XXXX-XX-XXTNI",
    "evening": "XXXX-XX-XXTEV",
}
HOURS_OF_A_DAY = {"hour": 24, "minute": 1440, "second": 86400}
"""How many of a unit a day has."""

_FINER = {
    "century": "decade",
    "decade": "year",
    "year": "month",
    "half": "month",
    "month": "week",
    "week": "day",
}
_DAYLIKE = {"night": "TNI", "evening": "TEV"}


def calendar_unit(unit: str) -> CalendarUnit:
    """The unit to reckon with: nights and evenings go by days, weekends by weeks."""
    known = {"night": "day", "evening": "day", "weekend": "week"}
    return cast(CalendarUnit, known.get(unit, unit))


def move(day: date, unit: str, count: float) -> date:
    """A day moved by units; halves are moved by the next smaller unit."""
    if unit == "fortnight":
        unit, count = "week", 2 * count
    known = calendar_unit(unit)
    whole = int(count)
    moved = shift(day, known, whole)
    rest = count - whole
    if rest:
        smaller: dict[str, tuple[CalendarUnit, int]] = {
            "year": ("month", 12),
            "week": ("day", 7),
            "month": ("day", 30),
            "decade": ("year", 10),
            "century": ("year", 100),
            "half": ("month", 6),
            "quarter": ("month", 3),
        }
        if known in smaller:
            name, many = smaller[known]
            moved = shift(moved, name, round(rest * many))
    return moved


def stretch_of(day: date, unit: str) -> tuple[Interval, str]:
    """The calendar's stretch of a unit in which a day lies, and its TIMEX3 value."""
    iso = day.isocalendar()
    if unit == "week":
        return Interval.week(day), f"{iso.year:04}-W{iso.week:02}"
    if unit == "weekend":
        saturday = shift(day, "day", 6 - iso.weekday)
        return Interval.of_days(
            saturday, shift(saturday, "day", 1), "week"
        ), f"{iso.year:04}-W{iso.week:02}-WE"
    if unit == "month":
        return Interval.months(day.year, day.month), day.isoformat()[:7]
    if unit == "quarter":
        quarter = (day.month - 1) // 3
        return Interval.months(day.year, 3 * quarter + 1, 3, "quarter"), f"{day.year:04}-Q{quarter + 1}"
    if unit == "half":
        half = (day.month - 1) // 6
        return Interval.months(day.year, 6 * half + 1, 6, "quarter"), f"{day.year:04}-H{half + 1}"
    if unit in ("decade", "century", "millennium", "year"):
        length = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}[unit]
        first = day.year - day.year % length
        digits = {"year": 4, "decade": 3, "century": 2, "millennium": 1}[unit]
        precision = {"year": "year", "decade": "decade"}.get(unit, "century")
        interval = Interval.years(max(1, first), length, cast(Any, precision))
        return interval, f"{day.year:04}"[:digits]
    return Interval.day(day), day.isoformat() + _DAYLIKE.get(unit, "")


def day_reading(fields: Fields, story: Story) -> Reading:
    """Today, yesterday, the day after: one day beside another, or a part of it."""
    count = int(fields.get("shift") or 0)
    anchor, basis = _anchor(fields, story)
    part = _part(fields)
    kind = "TIME" if part else "DATE"
    if anchor is None:
        away: tuple[CalendarUnit, int] | None = (
            ("day", count) if fields.get("anchor") != "narrative" else None
        )
        return Reading(cast(Any, kind), "XXXX-XX-XX" + part, away=away)
    interval, value = _beside_told(story, anchor, basis, "day", count)
    note = _beside(count, "day", anchor, basis)
    return Reading(cast(Any, kind), value + part, interval, basis, note)


def weekday_reading(fields: Fields, story: Story) -> Reading:
    """A weekday: by "last" or "next", else by the tense of its clause, also the day of publication itself."""
    weekday = int(fields.get("weekday_form") or fields.get("weekday") or fields.get("weekday_short") or 1)
    part = _part(fields)
    kind = cast(Any, "TIME" if part else "DATE")
    which = fields.get("which")
    narrative = fields.get("anchor") == "narrative"
    anchor, basis = _anchor(fields, story)
    tense = story.tense(story.place)
    if anchor is None:
        count = int(which) if which else -1 if tense in ("past", None) else 0
        return Reading(
            kind,
            f"XXXX-WXX-{weekday}{part}",
            mod=fields.get("part_modifier"),
            away=None if narrative else ("week", count),
        )
    ahead = (which is not None and int(which) > 0) if which else tense in ("future", "present")
    if not which and tense is None and story.signal in ("from", "until"):
        ahead = True
    if narrative:
        ahead = fields.get("later_day", 1) > 0
    if which == 0:
        day = shift(anchor, "day", weekday - anchor.isoweekday())
        note = f"in the week of {anchor.isoformat()}"
    else:
        day = weekday_near(anchor, weekday, 1 if ahead else -1, inclusive=not which and not narrative)
        if which is not None and abs(int(which)) > 1:
            day = shift(day, "week", 1 if ahead else -1)
        words = "the next one" if ahead else "the last one"
        why = "" if which or narrative else f"{tense} tense: " if tense else "no tense: "
        note = f"{why}{words} from {anchor.isoformat()}"
    return Reading(
        kind, day.isoformat() + part, Interval.day(day), basis, note, mod=fields.get("part_modifier")
    )


def weekday_of_week_reading(fields: Fields, story: Story) -> Reading:
    """ "Donnerstag vergangener Woche": a weekday of a week that is named beside it."""
    weekday = int(fields.get("weekday_form") or fields.get("weekday") or 1)
    part = _part(fields)
    kind = cast(Any, "TIME" if part else "DATE")
    count = int(fields["week"])
    if story.published is None:
        return Reading(kind, f"XXXX-WXX-{weekday}{part}", away=("week", count))
    monday = shift(story.published, "day", 7 * count - story.published.weekday())
    day = shift(monday, "day", weekday - 1)
    note = _beside(count, "week", story.published, "published")
    return Reading(kind, day.isoformat() + part, Interval.day(day), "published", note)


def stretch_reading(fields: Fields, story: Story) -> Reading:
    """This week, last year, the end of the month: a stretch of the calendar beside that of an anchor."""
    unit = str(fields.get("unit") or "day")
    count = int(fields.get("shift") or 0)
    if unit in _IN_THE_DAY:
        return Reading("TIME", "XXXX-XX-XXTXX:XX")
    later, earlier = fields.get("later") is not None, fields.get("earlier") is not None
    anchor, basis = _anchor(fields, story)
    if later and story.reference is not None and story.reference.last_day is not None:
        anchor, basis = story.reference.last_day, "narrative"
    if anchor is None:
        known = fields.get("anchor") != "narrative"
        away = (calendar_unit(unit), count) if known else None
        kind = cast(Any, "TIME" if unit in _DAYLIKE else "DATE")
        return with_edge(Reading(kind, _UNKNOWN.get(unit, "XXXX"), away=away), fields)
    if fields.get("coming") is not None and unit == "weekend":
        count = 1 if anchor.isoweekday() >= 6 else 0
    elif fields.get("bare") and unit == "weekend":
        count = _bare_weekend(anchor, story)
    interval, value = _beside_told(story, anchor, basis, unit, count)
    note = _beside(count, unit, anchor, basis)
    kind = cast(Any, "TIME" if unit in _DAYLIKE else "DATE")
    reading = Reading(kind, value, interval, basis, note)
    if later:
        first, last = shift(anchor, "day", 1), interval.last_day
        rest = (
            Interval.of_days(first, last, interval.precision) if last is None or first <= last else interval
        )
        return replace(reading, interval=rest, mod="AFTER", note=f"after {anchor.isoformat()}, told before")
    if earlier and interval.first_day is not None and interval.first_day <= anchor:
        rest = Interval.of_days(interval.first_day, anchor, interval.precision)
        return replace(reading, interval=rest, mod="BEFORE", note=f"up to {anchor.isoformat()}")
    return with_edge(reading, fields)


def away_reading(fields: Fields, story: Story) -> Reading:
    """ "drei Wochen zuvor", "three weeks ago": so much before or after what was told, or publication."""
    unit = str(fields["unit"])
    count = amount(fields)
    direction = int(fields.get("direction") or 1)
    anchor, basis = _anchor(fields, story)
    if unit in _IN_THE_DAY:
        unknown = Reading("TIME", "XXXX-XX-XXTXX:XX", mod=fields.get("about"))
    else:
        unknown = Reading("DATE", _UNKNOWN.get(unit, "XXXX"), mod=fields.get("about"))
    if fields.get("anchor") != "narrative":
        unknown = _counted_from_publication(unknown, unit, direction, count)
    if anchor is None:
        return unknown
    if count is None:
        side = f"{'after' if direction > 0 else 'before'} {anchor.isoformat()}"
        open_end = Interval.of_days(anchor, None) if direction > 0 else Interval.of_days(None, anchor)
        return replace(unknown, interval=open_end, basis=basis, note=side)
    if unit in HOURS_OF_A_DAY:
        note = f"{count:g} {unit}s {'after' if direction > 0 else 'before'} a time on {anchor.isoformat()}"
        return replace(
            unknown, interval=days_reached(anchor, unit, direction * count), basis=basis, note=note
        )
    interval, value = _beside_told(story, anchor, basis, coarser(unit, count), direction * count, unit)
    note = f"{count:g} {unit}s {'after' if direction > 0 else 'before'} {anchor.isoformat()}"
    return replace(unknown, value=value, interval=interval, basis=basis, note=note)


def _counted_from_publication(unknown: Reading, unit: str, direction: int, count: float | None) -> Reading:
    """Without a number only a past or a future; undated, how far away it lies."""
    # How far back "years ago" reaches, nobody knows.
    bounded = unit not in _IN_THE_DAY and (count is not None or direction > 0)
    away = (calendar_unit(unit), round(direction * (count or 1))) if bounded else None
    if count is None and unknown.type == "DATE":
        unknown = replace(unknown, value="FUTURE_REF" if direction > 0 else "PAST_REF")
    return replace(unknown, away=away)


def away_from_day_reading(fields: Fields, story: Story) -> Reading:
    """ "heute vor einem Jahr", "a week from Monday": so much before or after a day that is named beside it."""
    count, unit, side = amount(fields), str(fields["unit"]), int(fields.get("direction") or 1)
    day = story.published
    if day is None or count is None or unit in _IN_THE_DAY:
        return Reading("DATE", "XXXX-XX-XX")
    if fields.get("weekday_form") is not None:
        day = weekday_near(day, int(fields["weekday_form"]), 1 if side > 0 else -1, inclusive=side < 0)
    else:
        day = shift(day, "day", int(fields.get("shift") or 0))
    moved = move(day, unit, side * count)
    note = f"{count:g} {unit}s {'after' if side > 0 else 'before'} {day.isoformat()}"
    return Reading("DATE", moved.isoformat(), Interval.day(moved), "published", note)


def amount(fields: Fields) -> float | None:
    """How many of a unit the words say; None where they leave it open ("some")."""
    half = fields.get("half", fields.get("and_half"))
    for name in ("number", "count_word", "count_adjective", "one"):
        value = fields.get(name)
        if value is None:
            continue
        if value == "X":
            return None
        if half is not None:
            return float(half) if name == "one" and "half" in fields else float(value) + float(half)
        return float(value)
    if half is not None:
        return float(half)
    return None if fields.get("some") is not None else 1.0


def days_reached(day: date, unit: str, count: float) -> Interval:
    """The days into which so many hours, minutes or seconds from some time of a day can reach."""
    other = shift(day, "day", ceil(abs(count) / HOURS_OF_A_DAY[unit]) * (1 if count > 0 else -1))
    return Interval.of_days(min(day, other), max(day, other))


def coarser(unit: str, count: float) -> str:
    """The stretch that "half a year ago" means: a month, not a year."""
    if count != int(count):
        return _FINER.get(unit, unit)
    return {"half": "month", "quarter": "month", "fortnight": "week"}.get(unit, unit)


def _anchor(fields: Fields, story: Story) -> tuple[date | None, TimeBasis]:
    """The day to reckon from: of the narrative where the words lean on it, else of publication."""
    if fields.get("anchor") == "narrative":
        before = story.told_before()
        told = before.first_day if before else None
        if told is not None:
            return told, "narrative"
        if fields.get("strict"):
            return None, "none"
    if story.published is not None:
        return story.published, "published"
    return None, "none"


def _beside_told(
    story: Story, anchor: date, basis: TimeBasis, unit: str, count: float, step: str | None = None
) -> tuple[Interval, str]:
    """The stretch so many units from the anchor; where what was told is longer than the unit, only its bounds.

    ``step`` is what is counted, where that is another unit than the stretch's.
    """
    step = step or unit
    interval, value = stretch_of(move(anchor, step, count), unit)
    told = story.told_before() if basis == "narrative" else None
    last = told.last_day if told else None
    if last is None or last <= anchor:
        return interval, value
    other, other_value = stretch_of(move(last, step, count), unit)
    if other_value == value or interval.first_day is None:
        return interval, value
    return Interval.of_days(interval.first_day, other.last_day, interval.precision), _UNKNOWN.get(
        unit, "XXXX"
    )


def _bare_weekend(anchor: date, story: Story) -> int:
    """ "am Wochenende": this one, or in the past tense the last, unless it is weekend now."""
    past = story.tense(story.place) not in ("future", "present")
    return -1 if past and anchor.isoweekday() < 6 else 0


def _part(fields: Fields) -> str:
    for name in ("part", "part_second", "part_adverb", "part_form"):
        if fields.get(name) is not None:
            return f"T{fields[name]}"
    return ""


def _beside(count: int, unit: str, anchor: date, basis: TimeBasis) -> str:
    by = "told before" if basis == "narrative" else "the day of publication"
    if count == 0:
        return f"the {unit} of {anchor.isoformat()}, {by}"
    side = "after" if count > 0 else "before"
    return f"{abs(count)} {unit}{'s' if abs(count) > 1 else ''} {side} {anchor.isoformat()}, {by}"
