from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from typing import Literal

Precision = Literal[
    "second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"
]
Answer = Literal["yes", "no", "unknown"]
CalendarUnit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
    "millennium",
]

_MONTHS = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
_ISLAMIC_EPOCH = date(622, 7, 19)
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time in which something lies: half-open, local to whoever tells of it.

    The record's only arithmetic on dates. ``start`` is included, ``end`` is not; None is a bound nobody knows,
    not infinity. ``precision`` is the unit the teller used ("in June" is a month). Instants carry no time zone:
    news tells local time.

    Raises:
        ValueError: ``end`` is not after ``start``.
    """

    start: datetime | None
    end: datetime | None
    precision: Precision = "day"

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError(f"an interval must end after its start, not {self.start!s} to {self.end!s}")

    @classmethod
    def of_days(cls, first: date | None, last: date | None, precision: Precision = "day") -> Interval:
        """From the first to the last day, both included; None leaves that side open."""
        end = None
        if last is not None:
            end = datetime.max if last == date.max else _midnight(last + timedelta(days=1))
        return cls(None if first is None else _midnight(first), end, precision)

    @classmethod
    def day(cls, day: date) -> Interval:
        return cls.of_days(day, day)

    @classmethod
    def week(cls, day: date) -> Interval:
        """The ISO week (Monday to Sunday) in which ``day`` lies."""
        monday = shift(day, "day", -day.weekday())
        return cls.of_days(monday, shift(monday, "day", 6), "week")

    @classmethod
    def months(cls, year: int, month: int, count: int = 1, precision: Precision = "month") -> Interval:
        """``count`` months from the first of ``month``; bounds before year 1 or after 9999 stay open."""
        return cls(_month_start(year, month), _month_start(year, month + count), precision)

    @classmethod
    def years(cls, year: int, count: int = 1, precision: Precision = "year") -> Interval:
        return cls.months(year, 1, 12 * count, precision)

    @property
    def first_day(self) -> date | None:
        return None if self.start is None else self.start.date()

    @property
    def last_day(self) -> date | None:
        """The last day of which a part lies inside."""
        return None if self.end is None else (self.end - timedelta(microseconds=1)).date()

    def before(self, other: Interval) -> Answer:
        """Whether what lies in this interval was over before what lies in ``other`` began."""
        if self.end is not None and other.start is not None and self.end <= other.start:
            return "yes"
        if self.start is not None and other.end is not None and self.start >= other.end:
            return "no"
        return "unknown"

    def after(self, other: Interval) -> Answer:
        return other.before(self)

    def overlaps(self, other: Interval) -> Answer:
        """Whether both have an instant in common; unknown where an open side decides."""
        if "yes" in (self.before(other), other.before(self)):
            return "no"
        if (self.start is not None and self.start == other.start) or (
            self.end is not None and self.end == other.end
        ):
            return "yes"
        return "yes" if _touches(self, other) or _touches(other, self) else "unknown"

    def contains(self, day: date) -> Answer:
        return self.overlaps(Interval.day(day))

    def intersection(self, other: Interval) -> Interval | None:
        """What both leave possible, with the finer precision; None where nothing is left."""
        start = _choose(max, self.start, other.start)
        end = _choose(min, self.end, other.end)
        if start is not None and end is not None and start >= end:
            return None
        order: tuple[Precision, ...] = (
            "second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century",
        )  # fmt: skip
        return Interval(start, end, min(self.precision, other.precision, key=order.index))

    def span(self, other: Interval) -> Interval:
        """From the start of this one to the end of ``other`` ("from 3 to 5 May").

        Raises:
            ValueError: ``other`` ends before this one starts.
        """
        return Interval(self.start, other.end, self.precision)

    def part(self, which: Literal["START", "MID", "END"]) -> Interval:
        """The first, middle or last part, as people use the words.

        Of a week the first, middle and last three days; of a month the days to the 10th, to the 20th and after;
        of anything else a third; what is shorter than three days is not divided.
        """
        first, last = self.first_day, self.last_day
        if first is None or last is None:
            return self
        days = (last - first).days + 1
        if days < 3:
            return self
        if self.precision == "week":
            bounds = {"START": (0, 3), "MID": (1, 5), "END": (4, 7)}[which]
        elif self.precision == "month" and days <= 31:
            bounds = {"START": (0, 10), "MID": (10, 20), "END": (20, days)}[which]
        elif self.precision in ("year", "decade", "century", "quarter"):
            bounds = _month_thirds(first, last, days)[which]
        else:
            third = max(1, days // 3)
            bounds = {
                "START": (0, third),
                "MID": (third, max(days - third, third + 1)),
                "END": (days - third, days),
            }[which]
        low = shift(first, "day", bounds[0])
        return Interval.of_days(low, shift(first, "day", bounds[1] - 1), self.precision)


def shift(day: date, unit: CalendarUnit, count: int) -> date:
    """``day`` moved by ``count`` units; the day of the month is cut to the month's length.

    Returns:
        The moved day, cut to the years 1 to 9999.
    """
    months = _MONTHS.get(unit)
    try:
        if months is None:
            return day + timedelta(days=count * _SECONDS[unit] // 86400)
        place = day.year * 12 + day.month - 1 + count * months
        year, month = divmod(place, 12)
        if not MINYEAR <= year <= MAXYEAR:
            raise OverflowError
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except OverflowError:
        return date.min if count < 0 else date.max


def days_between(first: date, last: date) -> int:
    """How many days ``last`` comes after ``first``; negative where it comes before."""
    return (last - first).days


def number_of_day(day: date) -> int:
    """The number of a day, counted from 1 January of the year 1."""
    return day.toordinal()


def numbered_day(number: int) -> date:
    """The day of a number."""
    return date.fromordinal(number)


def months_between(first: date, last: date) -> int | None:
    """How many whole months of the calendar two days span, both included; None where they do not span just such."""
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return None
    return (last.year - first.year) * 12 + last.month - first.month + 1


def end_of_day(day: date) -> datetime:
    """The midnight that ends a day; of the calendar's last day the last instant."""
    return Interval.day(day).end or datetime.max


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such (31 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def week_of(year: int, week: int) -> Interval | None:
    """The ISO week ``week`` of ``year``, or None where the year has none such."""
    try:
        return Interval.week(date.fromisocalendar(year, week, 1))
    except ValueError:
        return None


def weekday_near(day: date, weekday: int, direction: Literal[-1, 1], *, inclusive: bool = True) -> date:
    """The next ISO weekday (1 Monday … 7 Sunday) from ``day`` backwards (-1) or forwards (1)."""
    steps = (direction * (weekday - day.isoweekday())) % 7
    if steps == 0 and not inclusive:
        steps = 7
    return shift(day, "day", direction * steps)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date | None:
    """The first, second … ISO weekday of a month, with -1 the last; None where the month has none such."""
    if number < 0:
        last = Interval.months(year, month).last_day
        return None if last is None else weekday_near(last, weekday, -1)
    day = shift(weekday_near(date(year, month, 1), weekday, 1), "week", number - 1)
    return day if (day.year, day.month) == (year, month) else None


def islamic_day(year: int, month: int, day: int) -> date:
    """The Gregorian day of a day in the tabular Islamic calendar (leap years 2, 5, 7, 10, 13, 16, … of 30)."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
    return shift(_ISLAMIC_EPOCH, "day", days)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the churches that reckon by the Julian calendar, as a Gregorian day (Meeus 1991, chapter 8)."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    behind = year // 100 - year // 400 - 2
    return shift(date(year, month, day + 1), "day", behind)


def hebrew_new_year(year: int) -> date:
    """The day of Rosh Hashanah in a Gregorian year (Gauss's rule with its postponements).

    The day begins at sunset of the evening before.
    """
    place = 12 * (year % 19 + 1) % 19
    # Parts of a day are counted in 492,480ths so that nothing is rounded.
    parts = (
        (year // 100 - year // 400 - 2) * 492480 + 765433 * place + (year % 4) * 123120 - 1565 * year - 445405
    )
    day, rest = divmod(parts, 492480)
    first = shift(date(year, 8, 31), "day", day)
    weekday = first.isoweekday()
    if weekday in (7, 3, 5) or (weekday == 2 and place > 6 and rest >= 311676):
        return shift(first, "day", 2 if weekday == 2 else 1)
    return shift(first, "day", 1) if weekday == 1 and place > 11 and rest >= 442111 else first


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature, 20 April 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    correction = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - correction - rest % 4) % 7
    late = (golden + 11 * correction + 22 * sunday) // 451
    month, day = divmod(correction + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _month_start(year: int, month: int) -> datetime | None:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return datetime(year, month, 1) if MINYEAR <= year <= MAXYEAR else None


def _choose(
    better: Callable[[datetime, datetime], datetime], one: datetime | None, other: datetime | None
) -> datetime | None:
    if one is None or other is None:
        return other if one is None else one
    return better(one, other)


def _touches(outer: Interval, inner: Interval) -> bool:
    """Whether a known end of ``inner`` lies in the wholly known ``outer``.

    What has a known end has an instant there, however far it reaches on the other side.
    """
    if outer.start is None or outer.end is None:
        return False
    starts_inside = inner.start is not None and outer.start <= inner.start < outer.end
    ends_inside = inner.end is not None and outer.start < inner.end <= outer.end
    return starts_inside or ends_inside


def _month_thirds(first: date, last: date, days: int) -> dict[str, tuple[int, int]]:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    # Of several years whole ones: the end of a decade is its last three.
    third = months // 36 * 12 if months >= 36 else max(1, months // 3)
    one = (shift(first, "month", third) - first).days
    two = (shift(first, "month", months - third) - first).days
    return {"START": (0, one), "MID": (one, two), "END": (two, days)}
