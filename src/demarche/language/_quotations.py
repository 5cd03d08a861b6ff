from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from demarche.language._lines import paragraphs
from demarche.language._patterns import INVISIBLE
from demarche.language._text import Quotation, Sentence
from demarche.model import Span

Role = Literal["open", "close", "none"]

_MARK = re.compile(r",,|''|``|<<|>>|[\"„“”‟＂»«›‹‚‘’‛'`´]")
_DOUBLE, _SINGLE, _STRAIGHT = 0, 1, 2
_FAMILY = dict.fromkeys(["‚", "‘", "’", "‛", "'", "`", "´", "›", "‹"], _SINGLE)
_FAMILY["'"] = _STRAIGHT
_CLOSES = {_DOUBLE: (_DOUBLE,), _SINGLE: (_SINGLE,), _STRAIGHT: (_STRAIGHT, _SINGLE)}
_OPENING = frozenset(["„", "‚", ",,", "``"])
_CLOSING = frozenset(["”", "''"])
_APOSTROPHES = frozenset(["'", "’", "‘", "`", "´", "''"])
_PLAIN_APOSTROPHES = frozenset(["'", "’", "`", "´"])
_BEFORE_OPENING = frozenset("([{/–—-:")
_AFTER_CLOSING = frozenset(".,;:!?)]}/–—-")
_BEFORE_CLOSING = frozenset(".,;!?…)]%")
_DECADE = re.compile(r"\d\d(?:ern?|s)\b")
_SKIPPED = re.compile(f"[{INVISIBLE}]")


@dataclass(slots=True)
class QuoteMark:
    """A quotation mark or apostrophe in the text; ``partner`` is the start of the mark that closes or opens it."""

    start: int
    end: int
    role: Role
    partner: int | None = None
    level: int = 0


def quote_marks(text: str, start: int, end: int) -> list[QuoteMark]:
    """Say of each mark between ``start`` and ``end`` (one paragraph) whether it opens, closes or is an apostrophe.

    What stands left and right of a mark decides; where that does not, whether one is open. Marks of different shape
    pair, since typists and translation programs mix them („…", ,,…''), but single ones only with single ones, and a
    straight opening one only with a straight one. Single marks without a partner are apostrophes.

    Returns:
        All marks in order, apostrophes and inch marks with role "none".
    """
    marks: list[QuoteMark] = []
    stack: list[tuple[QuoteMark, int]] = []
    count = [0, 0, 0]
    for match in _MARK.finditer(text, start, end):
        mark = QuoteMark(match.start(), match.end(), "none")
        shape = match.group()
        family = _FAMILY.get(shape, _DOUBLE)
        is_open = any(count[closed] for closed in _CLOSES[family])
        mark.role = _role(text, mark, shape, (start, end), marks[-1] if marks else None, is_open)
        marks.append(mark)
        if mark.role == "open":
            stack.append((mark, family))
            count[family] += 1
        elif mark.role == "close" and not is_open:
            if family != _DOUBLE:
                mark.role = "none"
        elif mark.role == "close":
            _close(mark, family, stack, count)
    for mark in marks:
        if mark.role == "open" and mark.partner is None and text[mark.start : mark.end] in _PLAIN_APOSTROPHES:
            mark.role = "none"
    _set_levels(marks)
    return marks


def _close(mark: QuoteMark, family: int, stack: list[tuple[QuoteMark, int]], count: list[int]) -> None:
    """Pair ``mark`` with the last one it can close; what was opened in between stays unclosed."""
    while True:
        opening, opened = stack.pop()
        count[opened] -= 1
        if opened in _CLOSES[family]:
            opening.partner, mark.partner = mark.start, opening.start
            return


def _role(
    text: str, mark: QuoteMark, shape: str, bounds: tuple[int, int], last: QuoteMark | None, is_open: bool
) -> Role:
    before = text[mark.start - 1] if mark.start > bounds[0] else " "
    after = text[mark.end] if mark.end < bounds[1] else " "
    if before == "\\" and mark.start - 1 > bounds[0]:
        before = text[mark.start - 2]
    if shape in _APOSTROPHES and before.isalnum() and after.isalnum() and not (shape == "‘" and is_open):
        return "none"
    if shape == ",," and (before.isalnum() or not after.isalnum()):
        return "none"
    if before.isdigit() and shape in ('"', "''", "'", "´", "”", "’") and not is_open:
        return "none"
    if shape in _APOSTROPHES and _DECADE.match(text, mark.end):
        return "none"
    if shape == "‚" and before.isalnum() and not after.isalnum():
        return "none"
    touching = last.role if last is not None and last.end == mark.start else "none"
    opening = _opens(before, touching) + after.isalnum() + (after in "([…„‚»") + 2 * (shape in _OPENING)
    closing = _closes(before, touching) + (after.isspace() or after in _AFTER_CLOSING) + (shape in _CLOSING)
    closing += shape == "“" and before in ".!?"
    if opening == closing:
        return "close" if is_open else "open"
    return "open" if opening > closing else "close"


def _opens(before: str, touching: Role) -> bool:
    return before.isspace() or before in _BEFORE_OPENING or touching == "open" or bool(_SKIPPED.match(before))


def _closes(before: str, touching: Role) -> bool:
    return before.isalnum() or before in _BEFORE_CLOSING or touching == "close"


def _set_levels(marks: Sequence[QuoteMark]) -> None:
    """Count around each mark the quotations that are both opened and closed."""
    depth = 0
    for mark in marks:
        if mark.role == "open":
            mark.level = depth
            depth += mark.partner is not None
        elif mark.role == "close":
            depth -= mark.partner is not None
            mark.level = depth


def find_quotations(text: str, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """Find what stands between quotation marks.

    Args:
        text: the text the sentences are of.
        sentences: all its sentences in order.

    Returns:
        Quotations in the order of their first character. A quotation that never closes ends with its paragraph, or
        where a quotation around it closes; one that never opens begins with the sentence its closing mark is in.
    """
    starts = [sentence.start for sentence in sentences]
    found: list[Quotation] = []
    for start, end in _whole(paragraphs(text), sentences):
        ends = [end]
        for mark in reversed(quote_marks(text, start, end)):
            if mark.role == "close":
                if mark.partner is None:
                    place = bisect_right(starts, mark.start) - 1
                    begin = max(start, starts[place]) if place >= 0 else start
                    found.append(Quotation((begin, mark.end), mark.level, closed=False))
                else:
                    ends.append(mark.start)
            elif mark.role == "open":
                if mark.partner is None:
                    found.append(Quotation((mark.start, ends[-1]), mark.level, closed=False))
                else:
                    ends.pop()
                    closing = mark.partner
                    found.append(Quotation((mark.start, _mark_end(text, closing)), mark.level))
    return tuple(sorted(found, key=lambda quotation: (quotation.span[0], -quotation.span[1])))


def _whole(spans: Sequence[Span], sentences: Sequence[Sentence]) -> list[Span]:
    """Join paragraphs that a sentence runs through: words of the language said so."""
    joined: list[Span] = []
    place = 0
    for start, end in spans:
        while place < len(sentences) and sentences[place].end <= start:
            place += 1
        if joined and place < len(sentences) and sentences[place].start < start:
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


def _mark_end(text: str, start: int) -> int:
    match = _MARK.match(text, start)
    return match.end() if match else start + 1
