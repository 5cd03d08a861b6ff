"""Stretches of time: what is certain of them, and what an unknown bound leaves open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.model import (
    Interval,
    day_of,
    days_between,
    easter,
    end_of_day,
    hebrew_new_year,
    islamic_day,
    months_between,
    orthodox_easter,
    shift,
    week_of,
    weekday_near,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
UNITS = st.sampled_from(["day", "week", "month", "quarter", "year", "decade", "century"])


@st.composite
def known(draw: st.DrawFn) -> Interval:
    """An interval of which both ends are known."""
    first = draw(DAYS)
    return Interval.of_days(first, shift(first, "day", draw(st.integers(0, 400))))


@st.composite
def opened(draw: st.DrawFn) -> tuple[Interval, Interval]:
    """An interval, and the same with bounds forgotten."""
    whole = draw(known())
    forget = draw(st.sampled_from([("start",), ("end",), ("start", "end")]))
    return whole, replace(whole, **dict.fromkeys(forget))  # type: ignore[arg-type]


@given(known(), known())
def test_overlap_is_mutual_and_means_a_day_in_common(one: Interval, other: Interval) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert (one.overlaps(other) == "yes") == (one.intersection(other) is not None)


@given(known(), known())
def test_two_intervals_overlap_or_one_is_before_the_other(one: Interval, other: Interval) -> None:
    apart = "yes" in (one.before(other), one.after(other))
    assert (one.overlaps(other) == "no") == apart
    if one.before(other) == "yes":
        assert other.before(one) == "no"


@given(opened(), known())
def test_forgetting_a_bound_never_turns_an_answer_round(
    pair: tuple[Interval, Interval], other: Interval
) -> None:
    whole, open_ = pair
    assert open_.overlaps(other) in ("unknown", whole.overlaps(other))
    assert other.overlaps(open_) in ("unknown", other.overlaps(whole))
    assert open_.before(other) in ("unknown", whole.before(other))
    assert open_.after(other) in ("unknown", whole.after(other))


@given(known(), known())
def test_an_intersection_lies_in_both(one: Interval, other: Interval) -> None:
    both = one.intersection(other)
    assert both == other.intersection(one)
    if both is not None:
        assert both.start is not None and both.end is not None
        for outer in (one, other):
            assert outer.start is not None and outer.end is not None
            assert outer.start <= both.start < both.end <= outer.end


@given(known())
def test_an_interval_meets_itself(one: Interval) -> None:
    assert one.overlaps(one) == "yes"
    assert one.intersection(one) == one


@given(DAYS, st.sampled_from(["week", "month", "year", "decade", "day"]))
def test_first_middle_and_last_part_follow_each_other_inside_the_whole(day: date, kind: str) -> None:
    whole = {
        "week": Interval.week(day),
        "month": Interval.months(day.year, day.month),
        "year": Interval.years(day.year),
        "decade": Interval.years(day.year - day.year % 10, 10, "decade"),
        "day": Interval.day(day),
    }[kind]
    parts = [whole.part(name) for name in ("START", "MID", "END")]
    for part in parts:
        assert whole.intersection(part) == replace(part, precision=part.precision)
    starts = [part.start for part in parts if part.start is not None]
    assert len(starts) == 3
    assert starts == sorted(starts)
    assert parts[0].start == whole.start
    assert parts[2].end == whole.end


@given(DAYS, UNITS, st.integers(-15, 15))
def test_going_so_many_units_and_back_leads_near_where_one_began(day: date, unit: str, count: int) -> None:
    there = shift(day, unit, count)  # type: ignore[arg-type]
    back = shift(there, unit, -count)  # type: ignore[arg-type]
    # The 31st is cut where a month is shorter, by three days at most.
    assert timedelta(0) <= day - back <= timedelta(3)
    if unit in ("day", "week"):
        assert back == day


@given(st.integers(1583, 9999))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    day = easter(year)
    assert day.isoweekday() == 7
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@given(DAYS, st.integers(1, 7), st.sampled_from([-1, 1]), st.booleans())
def test_the_nearest_weekday_is_within_a_week(day: date, weekday: int, side: int, inclusive: bool) -> None:
    found = weekday_near(day, weekday, side, inclusive=inclusive)  # type: ignore[arg-type]
    assert found.isoweekday() == weekday
    assert (0 if inclusive else 1) <= (found - day).days * side <= 7


def test_what_no_calendar_has_is_none() -> None:
    assert day_of(2023, 2, 29) is None
    assert day_of(2024, 2, 29) == date(2024, 2, 29)
    assert week_of(2021, 53) is None
    assert week_of(2020, 53) is not None


@pytest.mark.parametrize("count", [10**6, -(10**6)])
def test_going_out_of_the_calendar_stops_at_its_end(count: int) -> None:
    assert shift(date(2000, 1, 1), "century", count) in (date.min, date.max)
    assert shift(date(2000, 1, 1), "week", count * 100) in (date.min, date.max)


def test_an_interval_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="must end after its start"):
        Interval(datetime(2022, 1, 2), datetime(2022, 1, 1))


def test_an_open_interval_answers_only_what_is_certain() -> None:
    since_may = Interval.of_days(date(2022, 5, 1), None)
    assert since_may.after(Interval.day(date(2022, 4, 30))) == "yes"
    assert since_may.overlaps(Interval.months(2022, 5)) == "yes"
    assert since_may.contains(date(2022, 5, 1)) == "yes"
    assert since_may.contains(date(2022, 6, 1)) == "unknown"
    assert Interval(None, None).overlaps(since_may) == "unknown"


@given(DAYS, st.integers(-2000, 2000))
def test_days_between_two_days_undo_a_shift(day: date, count: int) -> None:
    assert days_between(day, shift(day, "day", count)) == count


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 30))
def test_whole_months_are_counted_and_parts_of_them_are_not(year: int, month: int, count: int) -> None:
    whole = Interval.months(year, month, count)
    first, last = whole.first_day, whole.last_day
    assert first is not None and last is not None
    assert months_between(first, last) == count
    assert months_between(shift(first, "day", 1), last) is None
    assert months_between(first, shift(last, "day", -1)) is None


def test_a_day_ends_at_midnight_and_the_last_day_with_the_calendar() -> None:
    assert end_of_day(date(2024, 2, 28)) == datetime(2024, 2, 29)
    assert end_of_day(date.max) == datetime.max


@pytest.mark.parametrize(
    ("islamic", "day"),
    [((1, 1, 1), date(622, 7, 19)), ((1443, 1, 1), date(2021, 8, 10)), ((1445, 9, 1), date(2024, 3, 11))],
)
def test_an_islamic_day_is_within_a_day_of_the_one_announced(
    islamic: tuple[int, int, int], day: date
) -> None:
    assert abs(days_between(day, islamic_day(*islamic))) <= 1


@pytest.mark.parametrize(
    ("feast", "days"),
    [
        (easter, [date(1999, 4, 4), date(2008, 3, 23), date(2038, 4, 25)]),
        (
            hebrew_new_year,
            [
                date(1999, 9, 11),
                date(2005, 10, 4),
                date(2010, 9, 9),
                date(2016, 10, 3),
                date(2018, 9, 10),
                date(2020, 9, 19),
                date(2021, 9, 7),
                date(2022, 9, 26),
                date(2023, 9, 16),
                date(2024, 10, 3),
            ],
        ),
        (
            orthodox_easter,
            [
                date(2019, 4, 28),
                date(2020, 4, 19),
                date(2021, 5, 2),
                date(2022, 4, 24),
                date(2023, 4, 16),
                date(2024, 5, 5),
            ],
        ),
    ],
)
def test_a_feast_falls_on_its_days_of_years_that_are_known(
    feast: Callable[[int], date], days: list[date]
) -> None:
    assert [feast(day.year) for day in days] == days


@given(st.integers(1600, 2400))
def test_the_hebrew_year_never_begins_on_a_sunday_wednesday_or_friday_and_has_a_known_length(
    year: int,
) -> None:
    assert hebrew_new_year(year).isoweekday() not in (7, 3, 5)
    assert days_between(hebrew_new_year(year), hebrew_new_year(year + 1)) in (353, 354, 355, 383, 384, 385)


@given(st.integers(1583, 4000))
def test_orthodox_easter_is_a_sunday_and_not_before_the_western_one(year: int) -> None:
    assert orthodox_easter(year).isoweekday() == 7
    assert orthodox_easter(year) >= easter(year) or year > 2700
