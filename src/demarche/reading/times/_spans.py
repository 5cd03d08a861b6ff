"""Durations, repetitions, and times that only point ("now", "soon")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from demarche.model import Interval, shift
from demarche.reading.times._expression import Reading
from demarche.reading.times._relative import HOURS_OF_A_DAY, amount, coarser, days_reached, move, stretch_of
from demarche.reading.times._story import Story

Fields = Mapping[str, Any]

_CLOCK = ("hour", "minute", "second", "night", "evening")
_LETTERS = {
    "year": "Y",
    "month": "M",
    "week": "W",
    "weekend": "WE",
    "day": "D",
    "quarter": "Q",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
    "hour": "H",
    "minute": "M",
    "second": "S",
    "night": "NI",
    "evening": "EV",
}
_SMALLER = {"year": ("month", 12), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60)}


def period(unit: str, count: float | None) -> str:
    """A TIMEX3 duration: P3D, PT2H, PXY where the text leaves the number open; half a year is P6M."""
    if unit == "fortnight":
        unit, count = "week", None if count is None else 2 * count
    if unit == "half":
        unit, count = "month", None if count is None else 6 * count
    if count == 0.5 and unit in _SMALLER:
        unit, many = _SMALLER[unit]
        count = many / 2
    number = "X" if count is None else f"{count:g}"
    if count is not None and count >= 1e6:
        number = f"{count:.0f}"
    return f"P{'T' if unit in _CLOCK else ''}{number}{_LETTERS[unit]}"


def duration_reading(fields: Fields, story: Story) -> Reading:
    """A length of time; "vor drei Tagen" and "die letzten drei Tage" also say from which day it is reckoned."""
    unit = _unit(fields)
    count = None if _open(fields) else amount(fields)
    direction, stretch = fields.get("direction"), fields.get("stretch")
    if fields.get("if_ahead") and story.tense(story.place) == "past":
        direction = None
    reading = Reading("DURATION", period(unit, count), mod=fields.get("about"))
    step = direction if direction is not None else stretch
    if step is None:
        interval = _since(fields, story, unit, count)
        return replace(reading, interval=interval, basis="published" if interval else "none")
    side = 1 if int(step) > 0 else -1
    day = story.published
    if day is None:
        # How far back "vor Jahren" reaches, nobody knows.
        bounded = unit not in _CLOCK and (count is not None or side > 0)
        away = (_away_unit(unit), int(count or 1) * side) if bounded else None
        return replace(reading, away=away)
    if direction is not None:
        interval = _so_far_away(day, unit, None if count is None else side * count)
        if count is None and unit not in _CLOCK:
            interval = Interval.of_days(day, None) if side > 0 else Interval.of_days(None, day)
        note = f"{'after' if side > 0 else 'before'} {day.isoformat()}"
    else:
        interval = _up_to(day, unit, side, count)
        note = f"{'from' if side > 0 else 'up to'} {day.isoformat()}"
    return replace(reading, interval=interval, basis="published" if interval else "none", note=note)


def _so_far_away(day: date, unit: str, count: float | None) -> Interval | None:
    """The stretch of the calendar so many units before or after a day; of hours, the days they can reach into."""
    if count is None:
        return None
    if unit in HOURS_OF_A_DAY:
        return days_reached(day, unit, count)
    if unit in _CLOCK:
        return None
    return stretch_of(move(day, unit, count), coarser(unit, abs(count)))[0]


def _up_to(day: date, unit: str, side: int, count: float | None) -> Interval:
    """ "die letzten drei Tage", "die nächsten drei Tage": from the one end to the day."""
    far = day if unit in _CLOCK else None if count is None else move(day, unit, side * count)
    return Interval.of_days(day, far) if side > 0 else Interval.of_days(far, day)


def set_reading(fields: Fields, story: Story) -> Reading:
    """What happens again and again: "jeden Mittwoch", "alle zwei Jahre", "täglich"."""
    quant, freq = fields.get("every"), fields.get("freq_word")
    freq = f"{freq}X" if isinstance(freq, int) else freq
    part = next(
        (fields[name] for name in ("part_second", "part_adverb", "part", "part_form") if fields.get(name)),
        None,
    )
    weekday = fields.get("weekday_form", fields.get("weekday", fields.get("on_weekdays")))
    per = fields.get("per")
    unit = fields.get("unit") or fields.get("daily")
    if per is not None:
        value = period(str(per), 1)
    elif weekday is not None:
        value = f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")
    elif unit is not None:
        count = fields.get("ordinal")
        value = period(
            str(unit), float(count) if count is not None else None if _open(fields) else amount(fields)
        )
    elif fields.get("month") is not None:
        value = f"XXXX-{fields['month']:02}"
    elif fields.get("season") is not None:
        value = f"XXXX-{fields['season']}"
    else:
        value = f"XXXX-XX-XXT{part}" if part else "P1D"
    return Reading("SET", value, quant=quant, freq=freq, mod=fields.get("about"))


def reference_reading(fields: Fields, story: Story) -> Reading:
    """Words that only point to past, present or future."""
    value = next(
        str(fields[name])
        for name in ("reference", "times_past", "times_present", "times_future", "era_noun")
        if fields.get(name) is not None
    )
    day = story.published
    if day is None:
        return Reading("DATE", value, away=("day", 0) if value == "PRESENT_REF" else None)
    if value == "PAST_REF":
        return Reading(
            "DATE", value, Interval.of_days(None, day), "published", f"not after {day.isoformat()}"
        )
    if value == "FUTURE_REF":
        return Reading(
            "DATE", value, Interval.of_days(day, None), "published", f"not before {day.isoformat()}"
        )
    return Reading("DATE", value, Interval.day(day), "published", "the day of publication")


def _unit(fields: Fields) -> str:
    names = ("unit", "units_many", "unit_adjective_long", "unit_jaehrig", "unit_adjective", "long")
    return str(next((fields[name] for name in names if fields.get(name) is not None), "year"))


def _open(fields: Fields) -> bool:
    """Whether the words name no number at all: "seit Jahren", "jahrelang"."""
    if fields.get("long") is not None or fields.get("some") is not None:
        return True
    counted = ("number", "count_word", "count_adjective", "one", "half")
    return fields.get("units_many") is not None and all(fields.get(name) is None for name in counted)


def _away_unit(unit: str) -> Any:
    return {"weekend": "week"}.get(unit, unit)


def _since(fields: Fields, story: Story, unit: str, count: float | None) -> Interval | None:
    """ "seit drei Jahren" and "binnen zwei Monaten": from or to the day of publication."""
    day, signal = story.published, fields.get("signal")
    if day is None or unit in _CLOCK or count is None:
        return None
    if signal == "since":
        return Interval.of_days(stretch_of(move(day, unit, -count), coarser(unit, count))[0].first_day, day)
    if signal == "within" and story.tense(story.place) != "past":
        return Interval.of_days(day, shift(move(day, unit, count), "day", 0))
    return None
