"""Dates of the calendar: days, months, years, decades, centuries and parts of the year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from demarche.model import Interval, TimeBasis, day_of, days_between, nth_weekday, shift, week_of
from demarche.reading.times._clock import clock_value
from demarche.reading.times._expression import Reading
from demarche.reading.times._feasts import feast
from demarche.reading.times._story import Story

Fields = Mapping[str, Any]

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_AHEAD = 10


def year_of(fields: Fields, story: Story) -> int | None:
    """The year that the words name; two digits mean the last such year not far ahead of publication."""
    short = fields.get("short_year")
    year = fields.get("year")
    if short is None and fields.get("year_digits") == 2:
        short = year
    if short is not None:
        now = story.published.year if story.published else 2030 - _AHEAD
        year = now - now % 100 + int(short)
        return year - 100 if year > now + _AHEAD else year
    if year is not None:
        return int(year)
    if fields.get("year_shift") is not None and story.published is not None:
        return story.published.year + int(fields["year_shift"])
    return None


def with_edge(reading: Reading, fields: Fields) -> Reading:
    """A reading narrowed to the part that "Anfang", "Mitte" or "Ende" names, or marked with another word's ``mod``."""
    if fields.get("half_of") in (1, 2):
        return _half(reading, int(fields["half_of"]))
    edge = fields.get("edge")
    mod = edge or fields.get("mod") or fields.get("part_modifier")
    if mod is None:
        return reading
    interval = reading.interval
    if interval is not None and edge in ("START", "MID", "END"):
        interval = interval.part(edge)
    return replace(reading, mod=mod, interval=interval)


def _half(reading: Reading, number: int) -> Reading:
    """The first or second half of a month, which begins on the 16th."""
    interval, mod = reading.interval, "START" if number == 1 else "END"
    if interval is not None and interval.first_day is not None:
        middle = shift(interval.first_day, "day", 15)
        if number == 1:
            interval = Interval.of_days(interval.first_day, shift(middle, "day", -1), "month")
        else:
            interval = Interval.of_days(middle, interval.last_day, "month")
    return replace(reading, mod=mod, interval=interval)


def date_reading(fields: Fields, story: Story) -> Reading:
    """A day, month or year, with or without the parts above it."""
    if fields.get("era") == "BC":
        return _before_christ(fields)
    day = fields.get("day", fields.get("ordinal_day"))
    month, year = fields.get("month"), year_of(fields, story)
    event = fields.get("event")
    if event is not None and day is not None and event[4:] == f"-{month:02}-{day:02}":
        year = int(event[:4])
    if fields.get("era") and fields.get("past_year"):
        year = int(fields["past_year"])
    if month is None and day is None:
        return _year(year, fields)
    if month is None:
        return _day_of_some_month(int(day or 0), story)
    basis: TimeBasis = "published" if fields.get("year_shift") is not None else "expression"
    note = None
    interval: Interval | None = None
    if year is not None:
        interval = _in_year(year, month, day)
    else:
        interval, basis, note = _without_year(month, day, fields, story)
        if interval is not None and interval.first_day is not None:
            year = interval.first_day.year
    if day is None:
        value = f"{_four(year)}-{month:02}"
        return with_edge(Reading("DATE", value, interval, basis, note), fields)
    value = f"{_four(year)}-{month:02}-{day:02}"
    if interval is None and (year is not None or not _ever(month, day)):
        return Reading("DATE", value, note="no calendar has this day", impossible=True)
    return _with_time(with_edge(Reading("DATE", value, interval, basis, note), fields), fields)


def _ever(month: int, day: int) -> bool:
    """Whether any year has the day."""
    return 1 <= month <= 12 and 1 <= day <= _LONGEST[month - 1]


def _four(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04}"


def _in_year(year: int, month: int, day: int | None) -> Interval | None:
    if not 1 <= year <= 9999:
        return None
    if day is None:
        return Interval.months(year, month) if 1 <= month <= 12 else None
    found = day_of(year, month, day)
    return None if found is None else Interval.day(found)


def _without_year(
    month: int, day: int | None, fields: Fields, story: Story
) -> tuple[Interval | None, TimeBasis, str | None]:
    weekday = fields.get("weekday_form", fields.get("weekday_short"))

    def on_weekday(year: int) -> Interval | None:
        found = _in_year(year, month, day)
        first = found.first_day if found else None
        return found if first is not None and first.isoweekday() == weekday else None

    if weekday is not None:
        chosen = story.choose(on_weekday)
        if chosen[0] is not None:
            return chosen
    return story.choose(lambda year: _in_year(year, month, day))


def _with_time(reading: Reading, fields: Fields) -> Reading:
    """The same day, at an hour or in a part of it."""
    part = fields.get("part", fields.get("part_form"))
    if fields.get("hour") is not None:
        value, impossible = clock_value(fields)
        if impossible:
            return replace(
                reading,
                type="TIME",
                value=reading.value + value,
                interval=None,
                note="no clock shows this",
                impossible=True,
            )
        return replace(reading, type="TIME", value=reading.value + value)
    if part is not None:
        return replace(reading, type="TIME", value=f"{reading.value}T{part}")
    return reading


def _year(year: int | None, fields: Fields) -> Reading:
    interval = Interval.years(year) if year is not None and 1 <= year <= 9999 else None
    return with_edge(Reading("DATE", _four(year), interval, "expression"), fields)


def _before_christ(fields: Fields) -> Reading:
    """Before year 1 there are no days to reckon with: a value only."""
    year = int(fields.get("past_year") or fields.get("year") or 0)
    value = f"BC{year:04}"
    if fields.get("month") is not None:
        value += f"-{fields['month']:02}"
        if fields.get("day") is not None:
            value += f"-{fields['day']:02}"
    return Reading("DATE", value, None, "expression", mod=fields.get("edge"))


def _day_of_some_month(day: int, story: Story) -> Reading:
    """ "am 21.": of the month told before in the same breath, else by tense and day of publication."""
    told = story.reference if story.reference and story.reference.precision in ("day", "month") else None
    lean = told.first_day if told else None
    if lean is not None and (story.published is None or story.place - story.reference_end < 80):
        found = _in_year(lean.year, lean.month, day)
        if found is not None and found.first_day is not None:
            return Reading(
                "DATE", found.first_day.isoformat(), found, "narrative", "in the month told before"
            )
    if story.published is None:
        return Reading("DATE", f"XXXX-XX-{day:02}")
    months = [shift(story.published, "month", step) for step in (-1, 0, 1)]
    near = [one for first in months if (one := _in_year(first.year, first.month, day)) is not None]
    chosen, basis, note = story.choose_near(near)
    if chosen is None or chosen.first_day is None:
        return Reading("DATE", f"XXXX-XX-{day:02}", impossible=day > 31)
    return Reading("DATE", chosen.first_day.isoformat(), chosen, basis, note)


def year_pair_reading(fields: Fields, story: Story) -> Reading:
    """ "2010/11": a stretch of parts of two years."""
    first = int(fields["year"])
    second = int(fields["second_year"])
    if second < 100:
        second += first - first % 100
        second += 100 if second <= first else 0
    if second <= first:
        return Reading("DURATION", "PXY", impossible=True)
    interval = Interval.years(first, second - first + 1)
    return Reading(
        "DURATION",
        f"P{second - first}Y",
        interval,
        "expression",
        begin_point=str(first),
        end_point=str(second),
    )


def decade_reading(fields: Fields, story: Story) -> Reading:
    """ "die neunziger Jahre": without a century, those of the twentieth; the tens of this century where it says so."""
    decade = int(fields["decade_short"] if fields.get("decade_short") is not None else fields["decade"])
    if decade < 100:
        decade += 1900 if decade >= 20 else 2000
    interval = Interval.years(decade, 10, "decade")
    return with_edge(Reading("DATE", f"{decade // 10}", interval, "expression"), fields)


def century_reading(fields: Fields, story: Story) -> Reading:
    """A century as TIMEX3 counts it: the fifteenth has the years 1400 to 1499."""
    number = int(next(fields[key] for key in ("small", "ordinal", "day") if fields.get(key) is not None)) - 1
    span = 1000 if fields.get("century_word") == "millennium" else 100
    value = f"{number}" if span == 1000 else f"{number:02}"
    if fields.get("era") == "BC":
        return Reading("DATE", f"BC{value}", None, "expression", mod=fields.get("edge"))
    if not 0 <= number * span <= 9999 - span:
        return Reading("DATE", value, note="no calendar goes so far", impossible=True)
    interval = Interval.years(max(1, number * span), span if number else span - 1, "century")
    half = fields.get("half_number")
    if half in (1, 2):
        interval = Interval.years(number * span + (half - 1) * span // 2 or 1, span // 2, "decade")
    return with_edge(Reading("DATE", value, interval, "expression"), fields)


def season_reading(fields: Fields, story: Story) -> Reading:
    """A season of the northern year by whole months; winter is that which begins in December of the year."""
    season = str(fields["season"])

    def of(year: int) -> Interval | None:
        return Interval.months(year, _FIRST_MONTH[season], 3, "quarter") if 1 <= year < 9999 else None

    year = year_of(fields, story)
    beside = _season_beside(fields, story, of)
    if beside is not None and beside.first_day is not None:
        value = f"{beside.first_day.year:04}-{season}"
        return with_edge(
            Reading("DATE", value, beside, "published", "the one beside that of publication"), fields
        )
    told = story.told_before() if fields.get("anchor") == "narrative" else None
    if year is not None:
        basis: TimeBasis = "published" if fields.get("year_shift") is not None else "expression"
        note = None
        chosen = of(year)
    elif told is not None and told.first_day is not None:
        chosen, basis, note = of(told.first_day.year), "narrative", f"of {told.first_day.year}, told before"
    else:
        chosen, basis, note = story.choose(of)
        if fields.get("shift") is not None and story.published is not None:
            chosen, basis, note = of(story.published.year), "published", "of this year"
    if chosen is None or chosen.first_day is None:
        return with_edge(Reading("DATE", f"XXXX-{season}"), fields)
    value = f"{chosen.first_day.year:04}-{season}"
    return with_edge(Reading("DATE", value, chosen, basis, note), fields)


def _season_beside(fields: Fields, story: Story, of: Callable[[int], Interval | None]) -> Interval | None:
    """ "Last spring" is the last one that is over, "next spring" the first that has not begun."""
    which, day = fields.get("season_which"), story.published
    if which is None or day is None:
        return None
    found = [
        one
        for year in range(day.year - 2, day.year + 3)
        if 1 <= year < 9999 and (one := of(year)) is not None
    ]
    if int(which) < 0:
        over = [one for one in found if one.last_day is not None and one.last_day < day]
        return over[int(which)] if len(over) >= -int(which) else None
    coming = [one for one in found if one.first_day is not None and one.first_day > day]
    return coming[int(which) - 1] if 0 < int(which) <= len(coming) else None


def part_of_year_reading(fields: Fields, story: Story) -> Reading:
    """A quarter, half-year or numbered week."""
    kind = fields["of_year"]
    keys = ("week", "week_number", "small", "ordinal", "day")
    number = int(next((fields[key] for key in keys if fields.get(key) is not None), 0))
    if kind == "quarter":
        month, length, most, letter = 3 * number - 2, 3, 4, "Q"
    else:
        month, length, most, letter = 6 * number - 5, 6, 2, "H"
    name = f"W{number:02}" if kind == "week" else f"{letter}{number}"

    def of(year: int) -> Interval | None:
        if kind == "week":
            return week_of(year, number)
        return Interval.months(year, month, length, "quarter") if 1 <= number <= most else None

    year = year_of(fields, story)
    chosen, basis, note = _stated(of(year)) if year is not None else story.choose(of)
    if chosen is None or chosen.first_day is None:
        impossible = year is not None or not 1 <= number <= (53 if kind == "week" else most)
        return Reading("DATE", f"{_four(year)}-{name}", impossible=impossible)
    # The year of a week is that of its Thursday.
    year = year if year is not None else shift(chosen.first_day, "day", 3).year
    return with_edge(Reading("DATE", f"{year:04}-{name}", chosen, basis, note), fields)


def nth_weekday_reading(fields: Fields, story: Story) -> Reading:
    """ "The first Sunday in May", "der letzte Freitag im Oktober"."""
    number = -1 if fields.get("ordinal") is None else int(fields["ordinal"])
    month, weekday = int(fields["month"]), int(fields["weekday_form"])

    def of(year: int) -> Interval | None:
        found = nth_weekday(year, month, weekday, number) if 1 <= year < 9999 else None
        return None if found is None else Interval.day(found)

    year = year_of(fields, story)
    chosen, basis, note = _stated(of(year)) if year is not None else story.choose(of)
    if chosen is None or chosen.first_day is None:
        impossible = year is not None or number > 5
        note = "no such weekday in the month" if impossible else None
        return Reading("DATE", f"{_four(year)}-{month:02}-XX", note=note, impossible=impossible)
    return _with_time(Reading("DATE", chosen.first_day.isoformat(), chosen, basis, note), fields)


def feast_reading(fields: Fields, story: Story) -> Reading:
    """A feast day, of a stated year or the nearest by tense."""
    key = str(fields["year_day"])
    year = year_of(fields, story)

    def of(year: int) -> Interval | None:
        found = feast(key, year)
        return None if found is None else Interval.of_days(found.first, found.last)

    chosen, basis, note = _stated(of(year)) if year is not None else story.choose(of)
    if chosen is None or chosen.first_day is None:
        return with_edge(Reading("DATE", f"{_four(year)}-XX-XX"), fields)
    found = feast(key, year if year is not None else chosen.first_day.year)
    if found is not None and found.approximate:
        middle = shift(found.first, "day", days_between(found.first, found.last) // 2)
        value = middle.isoformat()[:7] if found.month else shift(found.first, "day", 1).isoformat()
        return Reading("DATE", value, chosen, basis, note, mod="APPROX")
    return with_edge(Reading("DATE", chosen.first_day.isoformat(), chosen, basis, note), fields)


def _stated(interval: Interval | None) -> tuple[Interval | None, TimeBasis, str | None]:
    return interval, "expression", None
