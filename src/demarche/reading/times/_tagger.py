"""Text in, time expressions out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from demarche.model import Interval, shift
from demarche.reading.times._bounds import bound_by_mentions
from demarche.reading.times._clock import clock_reading, clock_value, overnight_reading
from demarche.reading.times._dates import (
    century_reading,
    date_reading,
    decade_reading,
    feast_reading,
    nth_weekday_reading,
    part_of_year_reading,
    season_reading,
    year_pair_reading,
)
from demarche.reading.times._expression import NarrativeTense, Reading, TimeExpression
from demarche.reading.times._grammar import Grammar, Match, grammar
from demarche.reading.times._lexer import Word
from demarche.reading.times._lists import members_after, members_before
from demarche.reading.times._relative import (
    away_from_day_reading,
    away_reading,
    day_reading,
    stretch_of,
    stretch_reading,
    weekday_of_week_reading,
    weekday_reading,
)
from demarche.reading.times._spans import duration_reading, reference_reading, set_reading
from demarche.reading.times._story import Story
from demarche.reading.times._tense import Tenses

Fields = Mapping[str, Any]
Meaning = Callable[[Fields, Story], Reading]


def find_times(
    text: str,
    *,
    language: str,
    published: date | None = None,
    tense: Callable[[int], NarrativeTense | None] | None = None,
) -> tuple[TimeExpression, ...]:
    """Find every time expression of a text and say what it means.

    Args:
        text: The report's text; offsets count its characters.
        language: Which language's words and rules to read with ("de", "en").
        published: The day the report appeared; None where nobody knows it: what leans on it then stays open on one
            side, bounded by what the report tells as past.
        tense: The tense of the clause at a character offset, for "on Monday" and "in June"; without it a few words of
            the sentence decide.

    Returns:
        The expressions in the order of the text, not overlapping. Time and space are linear in the text.

    Raises:
        KnowledgeError: There are no time words for the language.
    """
    rules = grammar(language)
    words, codes = rules.lexer.cut(text)
    guess = Tenses(language, text)
    story = Story(published, _tense_with(tense, guess) if tense else guess, text)
    found: list[tuple[TimeExpression, Reading]] = []
    yearless: Match | None = None
    for match in rules.matches(words, codes):
        consumed = bool(found) and words[match.first].start < found[-1][0].end
        if match.rule.means == "none" or consumed:
            continue
        more = _expressions(match, words, found[-1][0].end if found else 0, story)
        # What a list shares with its last member says more than what a member says alone.
        while found and found[-1][0].end > more[0][0].start:
            found.pop()
        if yearless is not None and found and len(more) == 1:
            found[-1] = _with_shared_year(found[-1], yearless, match, more[0], words, story)
        found += more
        yearless = match if match.fields.get("month") is not None and not _names_year(match.fields) else None
    found = _link_ranges(found, words, rules)
    if published is None:
        return bound_by_mentions(found, story)
    return tuple(expression for expression, _ in found)


def _tense_with(
    tense: Callable[[int], NarrativeTense | None], guess: Tenses
) -> Callable[[int], NarrativeTense | None]:
    return lambda place: tense(place) or guess(place)


def _expressions(
    match: Match, words: list[Word], floor: int, story: Story
) -> list[tuple[TimeExpression, Reading]]:
    """What a match means, with the bare members of a list before it ("3., 4. und 5. Mai")."""
    meaning = MEANINGS[match.rule.means]
    start, end = words[match.first].start, words[match.last - 1].end
    story.place = start
    signal = story.signal = _signal(words, match.first)
    after, year = members_after(match, words)
    own = meaning({**match.fields, **year, "signal": signal}, story)
    placed: list[tuple[TimeExpression, Reading]] = []
    for member in members_before(match, words, floor):
        fields = {**_sharing(match.fields, own), **member.fields}
        reading = _on_the_same_ground(meaning(fields, story), match.fields, own)
        placed.append(
            (_place(reading, member.start, member.end, match, _signal(words, member.first)), reading)
        )
    stated = bool(year) or _names_year(match.fields)
    story.remember(own, end, stated=stated)
    placed.append((_place(own, start, end, match, signal), own))
    for member in after:
        shared = {**match.fields, **year}
        reading = meaning({**_sharing(shared, own), **member.fields}, story)
        reading = _on_the_same_ground(reading, shared, own)
        placed.append((_place(reading, member.start, member.end, match, None), reading))
        story.remember(reading, member.end, stated=stated)
    return placed


def _names_year(fields: Fields) -> bool:
    return any(fields.get(name) is not None for name in _YEARS)


def _with_shared_year(
    found: tuple[TimeExpression, Reading],
    earlier: Match,
    later: Match,
    told: tuple[TimeExpression, Reading],
    words: list[Word],
    story: Story,
) -> tuple[TimeExpression, Reading]:
    """A month without a year, by the year of the expression after it.

    The first end of a range ("28. April bis 2. Mai 2021") has the year of the second, or the one before. In an undated
    report a month also leans on a year named shortly after it.
    """
    expression, reading = found
    first, last = words[earlier.first].start, words[earlier.last - 1].end
    month, year = later.fields.get("month"), later.fields.get("year")
    if (expression.start, expression.end) != (first, last) or month is None or year is None:
        return found
    between = words[earlier.last : later.first]
    joined = any("to" in word.values or "and" in word.values for word in between)
    if joined and not any(_RANGE_WORDS.isdisjoint(word.values.keys()) for word in between):
        own_year = int(year) - (1 if int(earlier.fields["month"]) > int(month) else 0)
        fields = {**earlier.fields, "year": own_year, "year_digits": 4}
        reading = MEANINGS[earlier.rule.means](fields, story)
    elif story.published is None and reading.interval is None and told[0].start - last <= _NEXT:
        lean = replace(
            story,
            stated_year=int(year),
            stated_end=first,
            place=first,
            reference=told[1].interval,
            signal=None,
        )
        reading = MEANINGS[earlier.rule.means](earlier.fields, lean)
        if reading.note:
            reading = replace(reading, note=reading.note.replace("told before", "told after"))
    else:
        return found
    return _place(reading, first, last, earlier, expression.signal), reading


def _sharing(fields: Fields, own: Reading) -> Fields:
    """The fields that members of a list share with its last one; a year once found is not found anew."""
    if (
        own.interval is None
        or own.interval.first_day is None
        or "month" not in fields
        or fields.get("year") is not None
    ):
        return fields
    return {**fields, "year": own.interval.first_day.year, "year_digits": 4}


def _on_the_same_ground(reading: Reading, fields: Fields, own: Reading) -> Reading:
    """A member whose year is that found for the last one leans on what that leans on."""
    if reading.impossible or "month" not in fields or _names_year(fields) or own.interval is None:
        return reading
    return replace(reading, basis=own.basis, note=own.note)


def _place(reading: Reading, start: int, end: int, match: Match, signal: str | None) -> TimeExpression:
    interval = reading.interval
    return TimeExpression(
        start,
        end,
        reading.type,
        reading.value,
        mod=reading.mod,
        quant=reading.quant,
        freq=reading.freq,
        begin_point=reading.begin_point,
        end_point=reading.end_point,
        earliest=interval.first_day if interval else None,
        latest=interval.last_day if interval else None,
        basis=reading.basis,
        note=reading.note,
        rule=match.rule.id,
        signal=signal,
        impossible=reading.impossible,
        locates=reading.type in ("DATE", "TIME") or interval is not None or reading.away is not None,
    )


def _signal(words: list[Word], first: int) -> str | None:
    for place in (first - 1, first - 2):
        if place < 0:
            break
        signal = words[place].values.get("signal")
        if signal is not None:
            return str(signal)
        if _BETWEEN_SIGNAL.isdisjoint(words[place].values.keys()):
            break
    return None


def _link_ranges(
    found: list[tuple[TimeExpression, Reading]], words: list[Word], rules: Grammar
) -> list[tuple[TimeExpression, Reading]]:
    """Tie the ends of "from … to …" to each other."""
    at = {word.start: place for place, word in enumerate(words)}
    for place in range(len(found) - 1):
        (one, reading), (two, other) = found[place], found[place + 1]
        if one.type not in ("DATE", "TIME") or two.type not in ("DATE", "TIME") or two.start - one.end > 20:
            continue
        start, between = at.get(two.start), []
        while start is not None and start > 0 and words[start - 1].start >= one.end:
            start -= 1
            between.append(words[start])
        joint = "and" if one.signal == "between" else "to"
        if any(joint in w.values for w in between) and all(
            not _RANGE_WORDS.isdisjoint(w.values.keys()) for w in between
        ):
            if one.value.startswith(f"{one.earliest}T") and _passes_midnight(one, two):
                two = _a_day_later(two)
            known = _in_order(one, two)
            first, last = (one.earliest, two.latest) if known else (None, None)
            one = replace(one, end_point=two.value, range_first=first, range_last=last)
            two = replace(two, begin_point=one.value, range_first=first, range_last=last)
            found[place], found[place + 1] = (one, reading), (two, other)
    return found


def _passes_midnight(one: TimeExpression, two: TimeExpression) -> bool:
    """ "From 8 p.m. to 6 a.m.": both are clock times of one day so far, and the second is the earlier."""
    both = one.type == two.type == "TIME" and one.earliest is not None and one.earliest == two.earliest
    return both and _CLOCK_VALUE.search(two.value) is not None and two.value < one.value


def _a_day_later(expression: TimeExpression) -> TimeExpression:
    if expression.earliest is None:
        return expression
    day = shift(expression.earliest, "day", 1)
    value = f"{day.isoformat()}T{expression.value.partition('T')[2]}"
    return replace(expression, value=value, earliest=day, latest=day)


def _in_order(one: TimeExpression, two: TimeExpression) -> bool:
    return one.earliest is not None and two.latest is not None and one.earliest <= two.latest


def _weekday_today(fields: Fields, story: Story) -> Reading:
    return weekday_reading({k: v for k, v in fields.items() if k != "which"}, story) if story.published is None else (
        day_reading({**fields, "shift": fields["which"]}, story)
    )  # fmt: skip


def _night_before(fields: Fields, story: Story) -> Reading:
    """The night to Thursday begins on Wednesday."""
    reading = weekday_reading(fields, story) if fields.get("day") is None else date_reading(fields, story)
    first = reading.interval.first_day if reading.interval else None
    if first is None:
        return replace(reading, type="TIME", value=f"{reading.value}TNI")
    begin = shift(first, "day", -1)
    return replace(
        reading, type="TIME", value=f"{begin.isoformat()}TNI", interval=Interval.of_days(begin, first)
    )


def _clock(fields: Fields, story: Story) -> Reading:
    """A clock time, on the weekday that its own words may name."""
    reading = clock_reading(fields, story)
    if fields.get("weekday_form") is None or reading.impossible:
        return reading
    day = weekday_reading({"weekday_form": fields["weekday_form"]}, story)
    value, _ = clock_value(fields)
    return replace(reading, value=day.value + value, interval=day.interval, basis=day.basis, note=day.note)


def _week_of(fields: Fields, story: Story) -> Reading:
    """ "the week of February 8"."""
    reading = date_reading(fields, story)
    day = reading.interval.first_day if reading.interval else None
    if day is None:
        return reading
    week, value = stretch_of(day, "week")
    return replace(reading, value=value, interval=week)


def _edge_compound(fields: Fields, story: Story) -> Reading:
    edge = {"edge": fields["edge_second"]}
    if fields.get("year") is not None:
        return date_reading({**fields, **edge}, story)
    return stretch_reading({"unit": fields["edge_unit"], **edge}, story)


def _modern_year(fields: Fields, story: Story) -> Reading:
    return date_reading({**fields, "year": fields["modern_year"]}, story)


def _which_month(fields: Fields, story: Story) -> Reading:
    """ "vergangenen Juni": the last one before publication, whatever the tense."""
    tense: NarrativeTense = "past" if int(fields["which"]) < 0 else "future"
    return date_reading(fields, replace(story, tense=lambda _: tense, stated_year=None))


_RANGE_WORDS = frozenset(("to", "and", "article", "'zum'", "'.'", "'am'"))
_BETWEEN_SIGNAL = frozenset(("article", "'zum'"))
_CLOCK_VALUE = re.compile(r"T\d\d:\d\d")
_NEXT = 150
_YEARS = ("year", "modern_year", "short_year", "past_year")
"""The fields in which a text itself names a year."""

MEANINGS: Mapping[str, Meaning] = {
    "date": date_reading,
    "modern-year": _modern_year,
    "which-month": _which_month,
    "year-pair": year_pair_reading,
    "decade": decade_reading,
    "century": century_reading,
    "season": season_reading,
    "part-of-year": part_of_year_reading,
    "feast": feast_reading,
    "nth-weekday": nth_weekday_reading,
    "days": day_reading,
    "weekday": weekday_reading,
    "weekday-of-week": weekday_of_week_reading,
    "weekday-today": _weekday_today,
    "night-before": _night_before,
    "stretch": stretch_reading,
    "edge-compound": _edge_compound,
    "away": away_reading,
    "away-from-day": away_from_day_reading,
    "duration": duration_reading,
    "set": set_reading,
    "reference": reference_reading,
    "clock": _clock,
    "overnight": overnight_reading,
    "week-of": _week_of,
}
