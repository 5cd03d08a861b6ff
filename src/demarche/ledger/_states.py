"""States: what holds between two actors on a day, folded from events by the rules in ``knowledge/world/states.toml``.

A pure function of the events. The answer is never a guess: where the record does not decide it is ``unknown``, where it
contradicts itself ``disputed``.

An event is a *change* ("recognised", "broke off relations") or *standing*: it says how things are ("is recognised by",
"has not recognised", "refuses to recognise"). Changes decide, the last one before the day; what stands decides where no
change is known, and disputes a change that it contradicts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from demarche.knowledge import StateRule
from demarche.ledger._events import Outline, days
from demarche.model import Interval

Holding = Literal["yes", "no", "unknown", "disputed"]

_LAST = datetime.max
_WISHES = 3
"""How many of the events are named of which none is told as done."""


@dataclass(frozen=True, slots=True)
class State:
    """Whether a state holds between two actors on a day.

    ``deciding`` are the events that the answer rests on, ``against`` those that speak for another one, both in order of
    time; ``reason`` says in a few words how the one came from the other.
    """

    rule: str
    source: str
    target: str
    day: date
    holds: Holding
    reason: str
    deciding: tuple[Outline, ...] = ()
    against: tuple[Outline, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    """What an event says of a state: that it holds or not, from when on, and whether it tells a change."""

    event: Outline
    holds: bool
    standing: bool
    interval: Interval


def fold(rule: StateRule, source: str, target: str, found: Iterable[Outline], day: date) -> State:
    """Answers whether a state holds on a day.

    Args:
        rule: The state's rule.
        source: Code of the one whose state it is (whose recognition, say).
        target: Code of the other.
        found: Events between the two; those that have no say in the state are passed over.
        day: The day asked for.
    """
    found = list(found)
    words = _words(rule, found)
    if not words and (wished := _wished(rule, found)):
        return State(rule.key, source, target, day, "unknown", f"told only as {_modes(wished)}", wished)
    holds, reason, deciding, against = _decided(rule, words, Interval.day(day))
    return State(rule.key, source, target, day, holds, reason, _events(deciding), _events(against))


def _wished(rule: StateRule, found: Iterable[Outline]) -> tuple[Outline, ...]:
    """The latest events that would change the state, but are told as no more than meant, asked for or possible."""
    ordered = sorted(found, key=lambda event: (event.interval.end or _LAST, event.id))
    return tuple(event for event in ordered if event.act in rule.acts and event.modality != "actual")[
        -_WISHES:
    ]


def _modes(wished: Iterable[Outline]) -> str:
    return " or ".join(sorted({event.modality for event in wished}))


def _events(words: Iterable[_Word]) -> tuple[Outline, ...]:
    return tuple(word.event for word in words)


_Decision = tuple[Holding, str, Sequence[_Word], Sequence[_Word]]


def _decided(rule: StateRule, words: Sequence[_Word], at: Interval) -> _Decision:
    past, future, perhaps = [], [], []
    for word in words:
        if _over(word.interval, at):
            past.append(word)
        elif word.interval.after(at) == "yes":
            future.append(word)
        else:
            perhaps.append(word)
    holds, reason, deciding, against = _by_past(past)
    if holds == "unknown" and not past and not perhaps:
        return _by_future(rule, future)
    if holds in ("yes", "no"):
        other = [word for word in perhaps if word.holds != (holds == "yes") and not word.standing]
        if other:
            return "unknown", f"may have changed by then: {_when(other[0])}", [*deciding, *other], against
    elif not past:
        return "unknown", f"may have come before or after: {_when(perhaps[0])}", perhaps, ()
    return holds, reason, deciding, against


def _over(interval: Interval, at: Interval) -> bool:
    """Whether what lies in an interval was so by the end of the day asked for."""
    return interval.end is not None and at.end is not None and interval.end <= at.end


def _by_past(past: Sequence[_Word]) -> _Decision:
    """What those decide that were over by the day."""
    changes = [word for word in past if not word.standing]
    standing = [word for word in past if word.standing]
    if not changes:
        return _by_standing(standing)
    latest = max((word.interval.start or datetime.min for word in changes), default=datetime.min)
    last = [word for word in changes if word.interval.end is None or word.interval.end > latest]
    if len({word.holds for word in last}) > 1:
        return "unknown", "it is not known which of these came last", last, ()
    holds = last[0].holds
    since = [word for word in standing if word.holds != holds and _not_before(word, last)]
    if since:
        return "disputed", f"contradicted {_when(since[-1])}", last, since
    return _yes(holds), f"{'began' if holds else 'ended'} {_when(last[0])}", last, ()


def _by_standing(standing: Sequence[_Word]) -> _Decision:
    if not standing:
        return "unknown", "nothing is told of it", (), ()
    ordered = sorted(standing, key=lambda word: (word.interval.end or _LAST, word.event.id))
    last = ordered[-1]
    same = [word for word in ordered if word.holds == last.holds]
    other = [word for word in ordered if word.holds != last.holds]
    if other and not (last.event.own_voice and other[-1].interval.before(last.interval) == "yes"):
        return "disputed", f"told both ways, last {_when(last)}", same, other
    return _yes(last.holds), f"told as so {_when(last)}", same, other


def _by_future(rule: StateRule, future: Sequence[_Word]) -> _Decision:
    """What changes after the day say of it: what begins did not hold before, what ends did."""
    changes = [word for word in future if not word.standing]
    if not rule.outlives or not changes:
        return "unknown", "nothing is told of it up to then" if future else "nothing is told of it", (), ()
    earliest = min(word.interval.end or _LAST for word in changes)
    first = [word for word in changes if word.interval.start is None or word.interval.start < earliest]
    if len({word.holds for word in first}) > 1:
        return "unknown", "it is not known which of the later changes came first", first, ()
    held = not first[0].holds
    return _yes(held), f"{'ended' if held else 'began'} only {_when(first[0])}", first, ()


def _words(rule: StateRule, found: Iterable[Outline]) -> list[_Word]:
    """What events say of the state, in order of time."""
    acts = rule.acts
    words = []
    for event in sorted(found, key=lambda event: (event.interval.end or _LAST, event.id)):
        if event.modality != "actual" and not (event.act in rule.against and event.modality == "intended"):
            continue
        if event.act in rule.against:
            if event.polarity == "affirmed":
                words.append(_Word(event, holds=False, standing=True, interval=_last_day(event.interval)))
        elif event.act in acts:
            begins = event.act in rule.begins
            negated = event.polarity == "negated"
            standing = event.standing or negated
            interval = _last_day(event.interval) if standing else event.interval
            words.append(_Word(event, begins != negated, standing, interval))
    return words


def _last_day(interval: Interval) -> Interval:
    """What stands, stands on the last day of which it is told."""
    last = interval.last_day
    return interval if last is None else Interval.day(last)


def _not_before(word: _Word, changes: Sequence[_Word]) -> bool:
    return all(word.interval.before(change.interval) != "yes" for change in changes)


def _yes(holds: bool) -> Holding:
    return "yes" if holds else "no"


def _when(word: _Word) -> str:
    interval = word.interval
    single = interval.first_day is not None and interval.first_day == interval.last_day
    return f"on {days(interval)}" if single else f"({days(interval)})"
