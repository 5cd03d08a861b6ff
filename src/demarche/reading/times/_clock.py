"""Hours and parts of the day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from demarche.model import Interval, shift
from demarche.reading.times._expression import Reading
from demarche.reading.times._story import Story

Fields = Mapping[str, Any]

_AFTERNOON = ("AF", "EV")
_NOON = 12


def clock_value(fields: Fields) -> tuple[str, bool]:
    """The time as "T17:30", and whether no clock shows it.

    A twelve-hour clock is resolved by the part of the day beside it ("8 Uhr abends", "8 p.m.").
    """
    hour, minute = int(fields["hour"]), int(fields.get("minute") or 0)
    second = fields.get("second")
    part = fields.get("part_adverb", fields.get("part"))
    if fields.get("minute_shift") is not None:
        hour, minute = divmod(hour * 60 + minute + int(fields["minute_shift"]), 60)
        hour %= 24
    half = str(fields.get("half_day") or "").upper()
    late = part in _AFTERNOON or (part == "NI" and hour > 6) or half == "P"
    if late and 1 <= hour < _NOON:
        hour += _NOON
    early = half == "A" or (part == "NI" and not half)
    if early and hour == _NOON:
        hour = 0
    value = f"T{hour:02}:{minute:02}" + (f":{int(second):02}" if second is not None else "")
    whole = hour < 24 or (hour == 24 and not minute and not second)
    return value, not whole or minute > 59 or int(second or 0) > 59


def overnight_reading(fields: Fields, story: Story) -> Reading:
    """The night after a day named shortly before; told as past, else that to the day of publication."""
    day, basis = story.day_at_hand()
    if basis == "narrative" and story.published and ". " in story.text[story.day_end : story.place]:
        day, basis = story.published, "published"
    if day is not None and basis == "published" and story.tense(story.place) != "future":
        day = shift(day, "day", -1)
    if day is None:
        return Reading("TIME", f"T{fields['part']}")
    note = f"the night from {day.isoformat()}"
    night = Interval.of_days(day, shift(day, "day", 1))
    return Reading("TIME", f"{day.isoformat()}T{fields['part']}", night, basis, note)


def clock_reading(fields: Fields, story: Story) -> Reading:
    """A clock time or part of the day, on the day named shortly before, else on that of publication."""
    mod = fields.get("about_clock") or fields.get("part_modifier")
    impossible = False
    if fields.get("hour") is not None:
        value, impossible = clock_value(fields)
    else:
        value = "T" + str(fields.get("part") or fields.get("part_form") or fields.get("part_adverb"))
    day, basis = story.day_at_hand()
    if impossible:
        note = "no clock shows this"
        return Reading("TIME", (day.isoformat() if day else "") + value, mod=mod, note=note, impossible=True)
    if day is None:
        return Reading("TIME", value, mod=mod)
    note = f"on {day.isoformat()}" + (", told before" if basis == "narrative" else ", the day of publication")
    return Reading("TIME", day.isoformat() + value, Interval.day(day), basis, note, mod=mod)
