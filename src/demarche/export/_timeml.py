"""Time expressions in a report's text, as TimeML 1.2.1 has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from demarche.model import Report
from demarche.reading.times import TimeExpression

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot carry; each becomes U+FFFD, so that offsets stay."""

_MODS = frozenset(
    "BEFORE AFTER ON_OR_BEFORE ON_OR_AFTER LESS_THAN MORE_THAN EQUAL_OR_LESS EQUAL_OR_MORE START MID END APPROX".split()
)
_NEAREST_MOD = {"EARLY": "START", "LATE": "END"}
"""What TimeML has instead of modifiers that only later guidelines know."""


def timeml(report: Report, expressions: Sequence[TimeExpression]) -> str:
    """A report with its time expressions marked, as one TimeML document.

    ``t0`` is the day of publication. Ends of ranges that no expression names are empty TIMEX3 elements after the text,
    as the guidelines ask. What no calendar has keeps its value as it is told, with a comment that says so.
    """
    names = {expression: f"t{number}" for number, expression in enumerate(expressions, start=1)}
    points = _points(expressions, names)
    text, at = [], 0
    for expression in sorted(expressions, key=lambda one: one.start):
        text.append(_escaped(report.text[at : expression.start]))
        words = _escaped(report.text[expression.start : expression.end])
        text.append(f"<TIMEX3 {_attributes(expression, names, points)}>{words}</TIMEX3>")
        at = expression.end
    text.append(_escaped(report.text[at:]))
    title = f"<TITLE>{_escaped(report.title)}</TITLE>\n" if report.title else ""
    empty = "".join(
        f'<TIMEX3 tid="{name}" type="DATE" value={quoteattr(value)} temporalFunction="true" />'
        for value, name in points.items()
        if name not in names.values()
    )
    return (
        f"{_HEAD}<DOCID>{_escaped(report.ref)}</DOCID>\n<DCT>{_creation_time(report)}</DCT>\n{title}"
        f"<TEXT>\n{''.join(text)}\n</TEXT>\n{empty}</TimeML>\n"
    )


def _creation_time(report: Report) -> str:
    value = report.published.isoformat() if report.published else "XXXX-XX-XX"
    words = value if report.published else ""
    return (
        f'<TIMEX3 tid="t0" type="DATE" value="{value}" temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{words}</TIMEX3>'
    )


def _points(expressions: Sequence[TimeExpression], names: dict[TimeExpression, str]) -> dict[str, str]:
    """The identifier of each value that is an end of a range."""
    wanted = dict.fromkeys(
        value
        for expression in expressions
        for value in (expression.begin_point, expression.end_point)
        if value is not None
    )
    known = {expression.value: names[expression] for expression in reversed(expressions)}
    new = len(expressions)
    points = {}
    for value in wanted:
        if value in known:
            points[value] = known[value]
        else:
            new += 1
            points[value] = f"t{new}"
    return points


def _attributes(expression: TimeExpression, names: dict[TimeExpression, str], points: dict[str, str]) -> str:
    leaning = expression.basis in ("published", "narrative")
    mod = _NEAREST_MOD.get(expression.mod or "", expression.mod)
    values = {
        "tid": names[expression],
        "type": expression.type,
        "value": expression.value,
        "mod": mod if mod in _MODS else None,
        "temporalFunction": "true" if leaning else "false",
        "anchorTimeID": "t0" if expression.basis == "published" else None,
        "beginPoint": points.get(expression.begin_point or ""),
        "endPoint": points.get(expression.end_point or ""),
        "quant": expression.quant,
        "freq": expression.freq,
        "comment": f"impossible: {expression.note or 'no calendar has this'}"
        if expression.impossible
        else None,
    }
    return " ".join(f"{name}={quoteattr(value)}" for name, value in values.items() if value is not None)


def _escaped(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text).replace("\r", "\n"))
