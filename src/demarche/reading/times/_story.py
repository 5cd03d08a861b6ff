"""What an expression can lean on: the day of publication, and what was told before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from demarche.model import Interval, TimeBasis, days_between
from demarche.reading.times._expression import NarrativeTense, Reading

_NEAR = 150
_CLOSE = 31
_FARTHEST = 10**7
_MUCH = 2.5
_SHORT = ("day", "week", "month", "quarter")
_SAME_SENTENCE = 80
"""How many characters back a stated year or day still governs a dated report's expression that names none; and within
how many days of publication the nearest of several candidates is meant, whatever the tense."""


@dataclass(slots=True)
class Story:
    """The state of one text while its expressions are read from left to right.

    ``reference`` is what the last expression meant, ``past_reference`` the last that was not after publication, ``day`` the last single day, ``stated_year`` the last year that
    the text itself names; the ``_end`` of each is where its words end. ``place`` is where the expression stands that
    is being read, ``signal`` what the word before it says.
    """

    published: date | None
    tense: Callable[[int], NarrativeTense | None]
    text: str = ""
    place: int = 0
    signal: str | None = None
    reference: Interval | None = None
    reference_end: int = 0
    past_reference: Interval | None = None
    day: date | None = None
    day_end: int = 0
    stated_year: int | None = None
    stated_end: int = 0

    def remember(self, reading: Reading, end: int, *, stated: bool) -> None:
        """Keep what later expressions can lean on; ``stated`` where the words name the year."""
        interval = reading.interval
        if reading.type not in ("DATE", "TIME") or interval is None or interval.first_day is None:
            return
        if reading.value.endswith("_REF") or interval.last_day is None:
            return
        self.reference, self.reference_end = interval, end
        if self.published is not None and interval.first_day <= self.published:
            self.past_reference = interval
        if interval.first_day == interval.last_day:
            self.day, self.day_end = interval.first_day, end
        # "Since 1956" and "until 2030" name a bound, not when the story goes on.
        if stated and self.signal not in ("since", "from", "until"):
            self.stated_year, self.stated_end = interval.first_day.year, end

    def day_at_hand(self) -> tuple[date | None, TimeBasis]:
        """The day a bare time of day belongs to: one named shortly before, else that of publication."""
        if self.day is not None and (self.published is None or self.place - self.day_end <= _SAME_SENTENCE):
            return self.day, "narrative"
        return self.published, "published" if self.published else "none"

    def told_before(self) -> Interval | None:
        """What the story goes on from: told in the past, nothing that was still to come."""
        told = self.reference
        if (
            told is None
            or told.first_day is None
            or self.published is None
            or told.first_day <= self.published
        ):
            return told
        return self.past_reference if self.tense(self.place) == "past" else told

    def choose(
        self, candidates: Callable[[int], Interval | None]
    ) -> tuple[Interval | None, TimeBasis, str | None]:
        """The year of something that returns every year, and why that one.

        Args:
            candidates: What it would mean in a given year; None where that year has none.

        Returns:
            The interval, its basis and a note; None where there is nothing to lean on, or no year has such a day.
        """
        lean = self._leaning()
        if lean is not None:
            near = self._told(_years_about(lean, candidates), lean)
            if near is not None and not self._out_of_tense(near) and not self._at_hand(candidates):
                return near, "narrative", f"the one nearest to {lean.isoformat()}, told before"
        if self.published is None:
            return None, "none", None
        return self.choose_near(_years_about(self.published, candidates))

    def _at_hand(self, candidates: Callable[[int], Interval | None]) -> bool:
        """Whether one of a dated report's next days is meant, in another sentence than that which states a year."""
        if self.published is None or ". " not in self.text[self.stated_end : self.place]:
            return False
        near = _nearest(_years_about(self.published, candidates), self.published)
        return near is not None and near.precision == "day" and _distance(near, self.published) <= _CLOSE

    def _out_of_tense(self, interval: Interval) -> bool:
        """Whether a dated report's tense does not allow it: told as past and yet to come, or the other way round."""
        if self.published is None:
            return False
        tense = self.tense(self.place)
        if tense == "past":
            return interval.first_day is not None and interval.first_day > self.published
        return tense == "future" and interval.last_day is not None and interval.last_day < self.published

    def _told(self, found: list[Interval], lean: date) -> Interval | None:
        """The one of the year that the text states, unless another is much nearer to what it tells."""
        near = _nearest(found, lean)
        for one in found:
            if near is not None and one.first_day is not None and one.first_day.year == self.stated_year:
                return one if _distance(one, lean) <= _MUCH * _distance(near, lean) else near
        return near

    def choose_near(self, found: list[Interval]) -> tuple[Interval | None, TimeBasis, str | None]:
        """Of several that could be meant, the one that the clause's tense and the day of publication ask for."""
        day = self.published
        if day is None or not found:
            return None, "none", None
        near = _nearest(found, day)
        if near is not None and _distance(near, day) <= _CLOSE and near.precision == "day":
            return near, "published", f"the one nearest to {day.isoformat()}"
        tense = "past" if self.signal == "since" else self.tense(self.place)
        if tense == "past":
            past = [one for one in found if one.first_day is not None and one.first_day <= day]
            if past:
                return past[-1], "published", f"past tense: the last one up to {day.isoformat()}"
        if tense == "future":
            coming = [one for one in found if one.last_day is not None and one.last_day >= day]
            if coming:
                return coming[0], "published", f"future: the first one from {day.isoformat()}"
        return near, "published", f"the one nearest to {day.isoformat()}"

    def _leaning(self) -> date | None:
        """A day told before, where it rather than the day of publication is what a bare month leans on."""
        if self.stated_year is None:
            return None
        if self.published is not None and (
            self.stated_year == self.published.year or not self._just_stated()
        ):
            return None
        told = self.reference
        if told is not None and told.first_day is not None and told.precision in _SHORT:
            near = abs(told.first_day.year - self.stated_year) <= 1
            return told.first_day if near else date(self.stated_year, 7, 1)
        return date(self.stated_year, 7, 1)

    def _just_stated(self) -> bool:
        """Whether the last stated year stands shortly before, in the same paragraph."""
        near = self.place - self.stated_end <= _NEAR
        return near and "\n\n" not in self.text[self.stated_end : self.place]


def _years_about(day: date, candidates: Callable[[int], Interval | None]) -> list[Interval]:
    years = range(max(1, day.year - 1), min(9999, day.year + 1) + 1)
    found = [one for year in years if (one := candidates(year)) is not None]
    if found:
        return found
    # A day like 29 February: not every year has it.
    wide = range(max(1, day.year - 4), min(9999, day.year + 4) + 1)
    return [one for year in wide if (one := candidates(year)) is not None]


def _nearest(found: list[Interval], day: date) -> Interval | None:
    return min(found, key=lambda one: _distance(one, day), default=None)


def _distance(interval: Interval, day: date) -> int:
    first, last = interval.first_day, interval.last_day
    if first is None or last is None:
        return _FARTHEST
    if first <= day <= last:
        return 0
    return days_between(day, first) if first > day else days_between(last, day)
