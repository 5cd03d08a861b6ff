"""Abbreviations that a report explains itself: "die Internet Watch Foundation (IWF)" is not the monetary fund."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
LONGEST = 120
"""Characters before the bracket in which the name may stand."""


def explained_otherwise(text: str, names: Iterable[tuple[int, int]]) -> frozenset[str]:
    """The abbreviations among some names that stand in brackets behind another name of the same initials.

    Args:
        text: The report.
        names: Where the names stand, as offsets into the text.
    """
    places = sorted(names)
    found: set[str] = set()
    for start, end in places:
        short = text[start:end]
        if not (
            short.isupper()
            and len(short) > 2
            and text[start - 1 : start] == "("
            and text[end : end + 1] == ")"
        ):
            continue
        words = list(_WORD.finditer(text, max(0, start - LONGEST), start - 1))
        spelt = [word for word in words if word[0][0].isupper()][-len(short) :]
        if "".join(word[0][0] for word in spelt) != short:
            continue
        first = spelt[0].start()
        if not any(first <= begin < start for begin, _ in places):
            found.add(short)
    return frozenset(found)
