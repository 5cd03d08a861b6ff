"""English sentences annotated with who says what (``tests/data/speakers-en.jsonl``), and how many are read rightly.

A line has ``text`` and ``attributions``, each with ``form`` and the words of its ``source``, ``cue``, ``addressee`` and
``message``, parts joined by " … ".
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from spoken import report

from demarche.model import Span
from demarche.reading.attribution import Attribution

FILE = Path(__file__).parents[2] / "data" / "speakers-en.jsonl"
ROLES = ("message", "source", "cue", "addressee")
SLACK = 2
"""Characters by which a span may differ: a comma or a quotation mark at its edge."""


def sentences() -> list[dict[str, Any]]:
    """The lines of the set."""
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def scores() -> dict[str, float]:
    """F1 by role over the whole set: found attributions are paired with those annotated by their messages."""
    right, expected, found = (dict.fromkeys(ROLES, 0) for _ in range(3))
    for line in sentences():
        told = report(line["text"], "en")
        left = [_found(item) for item in told.shown()]
        for gold in (_annotated(line["text"], row) for row in line["attributions"]):
            best = max(left, key=lambda item: _likeness(gold, item), default=None)
            best = best if best is not None and _likeness(gold, best) > 1 / 2 else None
            if best is not None:
                left.remove(best)
            _count(gold, best, right, expected, found)
        for item in left:
            _count({role: set() for role in ROLES}, item, right, expected, found)
    return {role: 2 * right[role] / (expected[role] + found[role]) for role in ROLES}


def _count(
    gold: dict[str, set[int]],
    item: dict[str, set[int]] | None,
    right: dict[str, int],
    expected: dict[str, int],
    found: dict[str, int],
) -> None:
    for role in ROLES:
        here = item[role] if item is not None else set()
        expected[role] += bool(gold[role])
        found[role] += bool(here)
        right[role] += bool(gold[role]) and bool(here) and len(gold[role] ^ here) <= SLACK


def _likeness(gold: dict[str, set[int]], item: dict[str, set[int]]) -> float:
    return len(gold["message"] & item["message"]) / max(1, len(gold["message"] | item["message"]))


def _found(item: Attribution) -> dict[str, set[int]]:
    return {role: _places(getattr(item, role)) for role in ROLES}


def _annotated(text: str, row: dict[str, str]) -> dict[str, set[int]]:
    return {role: _places(_spans(text, row[role])) for role in ROLES}


def _spans(text: str, words: str) -> tuple[Span, ...]:
    spans, place = [], 0
    for part in words.split(" … ") if words else []:
        found = re.compile(rf"(?<!\w){re.escape(part)}(?!\w)").search(text, place)
        assert found is not None, (text, part)
        spans.append(found.span())
        place = found.end()
    return tuple(spans)


def _places(spans: tuple[Span, ...]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}
