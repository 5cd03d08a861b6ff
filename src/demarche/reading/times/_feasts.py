"""Feast days: fixed, movable with Easter or by weekday, and those of the Hebrew and Islamic calendars.

The rules are those of the churches' and states' own calendars. Islamic months are reckoned by the tabular (civil)
calendar; since their begin is seen, not reckoned, their bounds have a day more on each side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from demarche.model import (
    day_of,
    days_between,
    easter,
    hebrew_new_year,
    islamic_day,
    nth_weekday,
    orthodox_easter,
    shift,
    weekday_near,
)

_SLACK = 1
_FIRST_YEAR, _LAST_YEAR = 1583, 9990
"""The Gregorian calendar began in 1582; the last few years would run out of dates."""


@dataclass(frozen=True, slots=True)
class Feast:
    """The days of a feast in one year; ``approximate`` ones have a day's doubt, ``month`` is one as long as a month."""

    first: date
    last: date
    approximate: bool = False
    month: bool = False


_MONTH_AND_DAY = re.compile(r"[01]\d-[0-3]\d")
_FIXED = {
    "new-year": (1, 1),
    "epiphany": (1, 6),
    "orthodox-christmas": (1, 7),
    "candlemas": (2, 2),
    "valentine": (2, 14),
    "womens-day": (3, 8),
    "st-patrick": (3, 17),
    "april-fools": (4, 1),
    "walpurgis": (4, 30),
    "labour": (5, 1),
    "europe-day": (5, 9),
    "juneteenth": (6, 19),
    "canada-day": (7, 1),
    "independence-day": (7, 4),
    "bastille-day": (7, 14),
    "assumption": (8, 15),
    "german-unity": (10, 3),
    "austria-day": (10, 26),
    "reformation": (10, 31),
    "halloween": (10, 31),
    "all-saints": (11, 1),
    "all-souls": (11, 2),
    "guy-fawkes": (11, 5),
    "martin": (11, 11),
    "veterans-day": (11, 11),
    "barbara": (12, 4),
    "nicholas": (12, 6),
    "immaculate": (12, 8),
    "christmas-eve": (12, 24),
    "christmas": (12, 25),
    "st-stephen": (12, 26),
    "new-years-eve": (12, 31),
}
_AFTER_EASTER = {
    "fat-thursday": -52,
    "carnival-sunday": -49,
    "rose-monday": -48,
    "shrove-tuesday": -47,
    "ash-wednesday": -46,
    "palm-sunday": -7,
    "maundy-thursday": -3,
    "good-friday": -2,
    "holy-saturday": -1,
    "easter": 0,
    "easter-monday": 1,
    "ascension": 39,
    "whit-saturday": 48,
    "whit-sunday": 49,
    "whit-monday": 50,
    "trinity": 56,
    "corpus-christi": 60,
    "sacred-heart": 70,
}
_HEBREW = {
    "rosh-hashanah": (0, 1),
    "yom-kippur": (9, 9),
    "sukkot": (14, 20),
    "passover": (-163, -157),
    "purim": (-193, -193),
    "shavuot": (-113, -113),
}
"""First and last day after Rosh Hashanah of the same Gregorian year; the months from Nisan on have fixed lengths."""
_SEVERAL = {"easter-days": (0, 1), "whit-days": (49, 50)}
_OTHER = ("christmas-days", "advent", "nowruz", "orthodox-easter", "hanukkah")
_ISLAMIC = {"ramadan": (9, 1, 0), "eid-al-fitr": (10, 1, 2), "eid-al-adha": (12, 10, 3), "ashura": (1, 10, 0)}
"""Month, day, and how many days more than one a feast lasts; a month has no such number."""


def _advent(year: int) -> date:
    """The first Sunday of Advent, the fourth before Christmas Day."""
    return shift(weekday_near(date(year, 12, 24), 7, -1), "week", -3)


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    """A weekday that every year has."""
    return nth_weekday(year, month, weekday, number) or date(year, month, 1)


_BY_WEEKDAY: Mapping[str, Callable[[int], date]] = {
    "mlk-day": lambda year: _nth(year, 1, 1, 3),
    "presidents-day": lambda year: _nth(year, 2, 1, 3),
    "mothers-day": lambda year: _nth(year, 5, 7, 2),
    "memorial-day": lambda year: _nth(year, 5, 1, -1),
    "fathers-day": lambda year: _nth(year, 6, 7, 3),
    "labor-day": lambda year: _nth(year, 9, 1, 1),
    "columbus-day": lambda year: _nth(year, 10, 1, 2),
    "thanksgiving": lambda year: _nth(year, 11, 4, 4),
    "black-friday": lambda year: shift(_nth(year, 11, 4, 4), "day", 1),
    "volkstrauertag": lambda year: shift(_advent(year), "week", -2),
    "repentance": lambda year: shift(_advent(year), "day", -11),
    "totensonntag": lambda year: shift(_advent(year), "week", -1),
    "advent-1": _advent,
    "advent-2": lambda year: shift(_advent(year), "week", 1),
    "advent-3": lambda year: shift(_advent(year), "week", 2),
    "advent-4": lambda year: shift(_advent(year), "week", 3),
}


def feast(key: str, year: int) -> Feast | None:
    """The days of a feast in a year of the Gregorian calendar; None where the year has none, or nobody knows the key.

    Of two in one year (Islamic years are shorter) the first. A key of the form "07-20" is that day of every year.
    """
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if key in _FIXED or _MONTH_AND_DAY.fullmatch(key):
        month, number = _FIXED[key] if key in _FIXED else map(int, key.split("-"))
        day = day_of(year, month, number)
        return None if day is None else Feast(day, day)
    if key in _AFTER_EASTER:
        day = shift(easter(year), "day", _AFTER_EASTER[key])
        return Feast(day, day)
    if key in _SEVERAL:
        first, last = _SEVERAL[key]
        return Feast(shift(easter(year), "day", first), shift(easter(year), "day", last))
    if key in _BY_WEEKDAY:
        day = _BY_WEEKDAY[key](year)
        return Feast(day, day)
    if key == "christmas-days":
        return Feast(date(year, 12, 25), date(year, 12, 26))
    if key == "nowruz":
        return Feast(date(year, 3, 20), date(year, 3, 21))
    if key == "orthodox-easter":
        return Feast(orthodox_easter(year), orthodox_easter(year))
    if key in _HEBREW or key == "hanukkah":
        return _hebrew(key, year)
    if key == "advent":
        return Feast(_advent(year), date(year, 12, 24))
    return _islamic(key, year) if key in _ISLAMIC else None


def known_feasts() -> frozenset[str]:
    """All keys that ``feast`` knows."""
    return frozenset((*_FIXED, *_AFTER_EASTER, *_SEVERAL, *_BY_WEEKDAY, *_ISLAMIC, *_HEBREW, *_OTHER))


def _hebrew(key: str, year: int) -> Feast:
    """A feast of the Hebrew calendar by its days; each begins at sunset of the evening before."""
    begin = hebrew_new_year(year)
    if key == "hanukkah":
        # Heshvan has a 30th day in years of 355 or 385 days.
        long = days_between(begin, hebrew_new_year(year + 1)) % 10 == 5
        first = shift(begin, "day", 84 if long else 83)
        return Feast(first, shift(first, "day", 7))
    opening, closing = _HEBREW[key]
    return Feast(shift(begin, "day", opening), shift(begin, "day", closing))


def _islamic(key: str, year: int) -> Feast | None:
    month, day, more = _ISLAMIC[key]
    about = int((year - 622) * 33 / 32)
    for islamic_year in range(about - 1, about + 3):
        first = islamic_day(islamic_year, month, day)
        if first.year == year:
            whole = key == "ramadan"
            last = (
                shift(islamic_day(islamic_year, month + 1, 1), "day", -1)
                if whole
                else shift(first, "day", more)
            )
            return Feast(
                shift(first, "day", -_SLACK), shift(last, "day", _SLACK), approximate=True, month=whole
            )
    return None
