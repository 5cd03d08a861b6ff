"""Members of a list or range that say only what differs: "3., 4. und 5. Mai", "10 bis 12 Uhr"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from demarche.reading.times._grammar import Match
from demarche.reading.times._lexer import Word

_MOST = 12
_DOT = "'.'"
_BETWEEN = ("article", "'am'", "'zum'")


@dataclass(frozen=True, slots=True)
class Member:
    """A member before the full one: its place, first word and the fields it replaces."""

    start: int
    end: int
    first: int
    fields: Mapping[str, Any]


def members_before(match: Match, words: list[Word], floor: int) -> tuple[Member, ...]:
    """The bare members before a full expression, in the order of the text.

    ``floor`` is where the expression before ends: a year that was already found stands for itself.
    """
    wanted = _wanted(match, words)
    if wanted is None:
        return ()
    found: list[Member] = []
    place = match.first
    while len(found) < _MOST:
        place = _before_connector(words, place, wanted)
        if place <= 0:
            break
        member = _member(words, place, wanted)
        if member is None or (wanted == "year" and member.start < floor):
            break
        found.append(member)
        place = member.first
    return tuple(reversed(found))


def members_after(match: Match, words: list[Word]) -> tuple[tuple[Member, ...], Mapping[str, Any]]:
    """The bare days after a month and day ("May 3-5, 2021"), and the year that stands behind them."""
    fields = match.fields
    last = words[match.last - 1].values
    if fields.get("month") is None or fields.get("year") is not None or not _is_day(last):
        return (), {}
    found: list[Member] = []
    year: Mapping[str, Any] = {}
    place = match.last
    while len(found) < _MOST and not year:
        day = _joined_day(words, place)
        if day is None:
            break
        values = words[day].values
        number = values["day_ordinal"]["day"] if "day_ordinal" in values else values["day"]
        place = day + 1
        behind = place + 1 if place < len(words) and "','" in words[place].values else place
        if behind < len(words) and "year" in words[behind].values:
            year = {"year": words[behind].values["year"], "year_digits": 4}
            place = behind + 1
        found.append(
            Member(words[day].start, words[place - 1].end, day, {"day": number, "weekday_form": None})
        )
    return tuple(found), year


def _is_day(values: Mapping[str, Any]) -> bool:
    return "day" in values or "day_ordinal" in values


def _joined_day(words: list[Word], place: int) -> int | None:
    """The place of a day of the month joined on at ``place``."""
    if place + 1 >= len(words):
        return None
    connector, number = words[place].values, words[place + 1].values
    comma = "','" in connector
    joined = "to" in connector or ("and" in connector and (not comma or _goes_on(words, place + 2)))
    if not joined or not _is_day(number):
        return None
    after = words[place + 2].values if place + 2 < len(words) else {}
    counted = {"quantity_after", "unit", "month", "month_short"} | (
        set() if "to" in connector else {"other", "capitalised"}
    )
    return None if counted & after.keys() else place + 1


def _goes_on(words: list[Word], place: int) -> bool:
    """Whether a list of days goes on at ``place`` ("May 3, 4 and 5")."""
    if place + 1 >= len(words):
        return False
    return "and" in words[place].values and _is_day(words[place + 1].values)


def _wanted(match: Match, words: list[Word]) -> str | None:
    fields = match.fields
    if fields.get("day") is not None and fields.get("month") is not None:
        return None if _month_first(match, words) else "day"
    if fields.get("hour") is not None:
        return "hour"
    if fields.get("small") is not None and match.rule.means == "century" and fields.get("edge") is None:
        return "small"
    if fields.get("month") is not None and fields.get("edge") is None:
        return "month"
    if match.rule.means in ("date", "modern-year") and "month" not in fields and "day" not in fields:
        return "year"
    if match.rule.means == "duration" and fields.get("stretch") is None and "long" not in fields:
        return "count"
    return None


def _month_first(match: Match, words: list[Word]) -> bool:
    """Whether the month stands before the day ("May 3"): a bare day before it is of another month."""
    for word in words[match.first : match.last]:
        if _is_day(word.values) or "no_day" in word.values:
            return False
        if "month" in word.values or "month_short" in word.values:
            return True
    return False


def _before_connector(words: list[Word], place: int, wanted: str) -> int:
    """The place after the member before, or 0 where no connector joins one."""
    while place > 0 and not words[place - 1].values.keys().isdisjoint(_BETWEEN) and wanted == "day":
        place -= 1
    if place == 0:
        return 0
    values = words[place - 1].values
    if (
        "and" in values
        and "','" in words[place - 2].values
        and place >= 2
        and wanted in ("day", "hour", "month", "small")
    ):
        return place - 2
    if (
        "to" in values
        or ("and" in values and wanted in ("day", "hour", "month", "small"))
        or (wanted == "count" and "or" in values)
    ):
        return place - 1
    if wanted == "year" and "'/'" in values:
        return place - 1
    return 0


def _member(words: list[Word], place: int, wanted: str) -> Member | None:
    """The bare member that ends before ``place``."""
    last = words[place - 1]
    if wanted == "small":
        if _DOT not in last.values or place < 2 or "small" not in words[place - 2].values:
            return None
        number = words[place - 2]
        return Member(number.start, last.end, place - 2, {"small": number.values["small"]})
    if wanted == "day":
        dotted = _DOT in last.values
        number = words[place - 2] if dotted and place >= 2 else last
        if "day" not in number.values or (not dotted and place >= 2 and "number" in words[place - 2].values):
            return None
        return Member(
            number.start, last.end, place - 1 - dotted, {"day": number.values["day"], "weekday_form": None}
        )
    if wanted == "month":
        if "month" not in last.values or (place >= 2 and "'.'" in words[place - 2].values):
            return None
        return Member(last.start, last.end, place - 1, {"month": last.values["month"]})
    if wanted == "hour":
        if "clock" in last.values:
            return Member(
                last.start, last.end, place - 1, {"minute": None, "about_clock": None, **last.values["clock"]}
            )
        if "hour" in last.values:
            return Member(last.start, last.end, place - 1, {"hour": last.values["hour"], "minute": None})
        return None
    if wanted == "year":
        if "year" not in last.values:
            return None
        return Member(
            last.start,
            last.end,
            place - 1,
            {"year": last.values["year"], "modern_year": last.values["year"], "edge": None},
        )
    for name in ("number", "count_word", "one"):
        if name in last.values:
            replaced = {"number": None, "count_word": None, "one": None, "half": None, "about": None}
            return Member(last.start, last.end, place - 1, {**replaced, name: last.values[name]})
    return None
