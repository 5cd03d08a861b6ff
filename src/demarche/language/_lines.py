from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]*")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BULLET = re.compile(r"\s*(?:[-–—•·*▪◦‣■►>+]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s|#)")
_FIRST = re.compile(r"\W*(\w*)")
_WIDEST = 120
_SHARE = 0.2


def paragraphs(text: str, unfinished: frozenset[str] = frozenset()) -> tuple[tuple[int, int], ...]:
    """Find the stretches of ``text`` that no sentence and no quotation leaves.

    A paragraph ends at an empty line and at every line break that is not mere wrapping. A line is wrapped if it ends
    in a comma or one of the ``unfinished`` words or the next one begins in lower case, and, in a text where that is
    so for a fifth of the lines, if the next line's first word would not have fitted into the width of the block.

    Returns:
        Half-open spans in order, without blank edges.
    """
    if not _BREAK.search(text):
        return tuple(_trimmed(text, 0, len(text)))
    lines = _lines(text)
    wraps = _wraps(text, lines, unfinished)
    found: list[tuple[int, int]] = []
    width = 0
    for place, (start, end) in enumerate(lines):
        if start == end:
            continue
        before = lines[place - 1] if place else (0, 0)
        if before[0] == before[1]:
            width = _width(lines, place)
        elif _continues(text, before, (start, end), width if wraps else 0, unfinished):
            found[-1] = (found[-1][0], end)
            continue
        found.append((start, end))
    return tuple(span for start, end in found for span in _trimmed(text, start, end))


def _lines(text: str) -> list[tuple[int, int]]:
    """Spans of all lines without blank edges; empty ones have no length."""
    found, at = [], 0
    while True:
        match = _LINE.match(text, at)
        end = match.end() if match else len(text)
        found.append(next(_trimmed(text, at, end), (at, at)))
        following = _BREAK.match(text, end)
        if not following:
            return found
        at = following.end()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    line = text[start:end]
    stripped = line.strip()
    if stripped:
        start += len(line) - len(line.lstrip())
        yield start, start + len(stripped)


def _wraps(text: str, lines: list[tuple[int, int]], unfinished: frozenset[str]) -> bool:
    """Whether enough lines of the text end where no sentence can."""
    pairs = [
        (before, line) for before, line in pairwise(lines) if before[0] < before[1] and line[0] < line[1]
    ]
    running = sum(
        _first_word(text, line[0]).islower() or _is_unfinished(_tail(text, before), unfinished)
        for before, line in pairs
    )
    return running > 0 and running >= _SHARE * len(pairs)


def _width(lines: list[tuple[int, int]], place: int) -> int:
    """Longest line of the block that begins at ``place``; 0 if too wide to be wrapped."""
    widest = 0
    while place < len(lines) and lines[place][0] < lines[place][1]:
        widest = max(widest, lines[place][1] - lines[place][0])
        place += 1
    return widest if widest <= _WIDEST else 0


def _continues(
    text: str, before: tuple[int, int], line: tuple[int, int], width: int, unfinished: frozenset[str]
) -> bool:
    """Whether ``line`` goes on with the sentence or paragraph of the line before it."""
    if _BULLET.match(text, *line):
        return False
    tail = _tail(text, before)
    word = _first_word(text, line[0])
    if _is_unfinished(tail, unfinished):
        return True
    if word[:1].islower():
        return width > 0 or not tail.endswith((".", "!", "?"))
    return before[1] - before[0] + 1 + len(word) > width > 0


def _tail(text: str, line: tuple[int, int]) -> str:
    return text[max(line[0], line[1] - 40) : line[1]]


def _is_unfinished(tail: str, unfinished: frozenset[str]) -> bool:
    return tail.endswith(",") or tail.rpartition(" ")[2] in unfinished


def _first_word(text: str, start: int) -> str:
    match = _FIRST.match(text, start, start + 200)
    return match.group(1) if match else ""
