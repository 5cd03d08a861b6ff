"""An expression as the time of an act."""

from __future__ import annotations

from dataclasses import replace

from demarche.model import Time, shift
from demarche.reading.times._expression import TimeExpression

_NOTES = {
    "since": "since then",
    "from": "from then on",
    "until": "until then",
    "before": "before it",
    "after": "after it",
}


def to_time(expression: TimeExpression, text: str | None = None) -> Time:
    """The time of an act that an expression tells.

    The word before the expression counts: "since" and "from" leave the end open, "until" and "before" the begin, and
    "after" begins the day after. One end of a range stands for the whole of it.

    Args:
        expression: What was found.
        text: The text it was found in, for the expression's words; without it the time has none.
    """
    span = (expression.start, expression.end)
    time = Time(
        earliest=expression.earliest,
        latest=expression.latest,
        value=expression.value,
        text=None if text is None else text[expression.start : expression.end],
        span=span,
        basis=expression.basis,
        note=expression.note,
        impossible=expression.impossible,
    )
    if expression.range_first is not None and expression.range_last is not None:
        note = f"a range; {time.note}" if time.note else "a range"
        return replace(time, earliest=expression.range_first, latest=expression.range_last, note=note)
    if expression.type == "TIME" and expression.signal in ("before", "after"):
        return time  # "Shortly after 5 p.m." is the same day.
    if expression.impossible or expression.type not in ("DATE", "TIME") or expression.signal not in _NOTES:
        return time
    return _by_signal(time, expression.signal)


def _by_signal(time: Time, signal: str) -> Time:
    """A time moved to the side on which the word before it puts the act."""
    first, last = time.earliest, time.latest
    if signal in ("since", "from"):
        first, last = first, None
    elif signal == "until":
        first, last = None, last
    elif signal == "before":
        first, last = None, None if first is None else shift(first, "day", -1)
    else:
        first, last = None if last is None else shift(last, "day", 1), None
    note = f"{_NOTES[signal]}; {time.note}" if time.note else _NOTES[signal]
    return replace(time, earliest=first, latest=last, note=note)
