from __future__ import annotations

from demarche.language._orthography import Orthography
from demarche.model import Span

_REACH = 300
_DASHES = "–—-"
_MARKS = _DASHES + ":"
"""One of these stands behind every dateline."""

_OPENING = " „“”\"»«'‚([…."


def split_dateline(
    text: str, words: list[Span], rules: Orthography, *, first: bool
) -> list[tuple[list[Span], bool]]:
    """Part the dateline ("Wien (APA) – ") from the sentence it stands before.

    Args:
        text: the text the words are in.
        words: the words of one sentence.
        rules: how the language is written.
        first: whether the sentence is the first of its paragraph; a headline without full stop may then come
            before the dateline.

    Returns:
        Parts in order, each with whether it is a headline or dateline.
    """
    start, end = words[0][0], words[-1][1]
    near = min(end, start + _REACH)
    if not any(text.find(mark, start, near) > 0 for mark in _MARKS):
        return [(words, False)]
    match = rules.dateline.match(text, start, near)
    if (
        match
        and _begins(text, match.end(), end)
        and (match["sure"] or match["capitals"] or _is_place(text, words, match.end(), rules))
    ):
        return _parted(words, [match.end()])
    if first and text.find("(", start, near) > 0:
        match = rules.inner_dateline.search(text, start, near)
        if match and _begins(text, match.end(), end):
            return _parted(words, [match.start(), match.end()])
    return [(words, False)]


def _begins(text: str, at: int, end: int) -> bool:
    """Whether a sentence can begin at ``at``."""
    while at < end and text[at] in _OPENING:
        at += 1
    return at < end and (text[at].isupper() or text[at].isdigit())


def _is_place(text: str, words: list[Span], at: int, rules: Orthography) -> bool:
    """Whether capitalised words before a dash, without agency or date, are a place and no part of the sentence."""
    before = [text[start:end] for start, end in words if start < at]
    after = [(start, end) for start, end in words if start >= at]
    if len(before) > 5 or any(word in rules.spelling.openers for word in before):
        return False
    if any(text[start:end] in rules.spelling.openers for start, end in after[:2]):
        return True
    return all(text[start:end] not in _DASHES for start, end in after)


def _parted(words: list[Span], places: list[int]) -> list[tuple[list[Span], bool]]:
    parts, rest = [], words
    for place in places:
        count = sum(start < place for start, _ in rest)
        if count:
            parts.append((rest[:count], True))
        rest = rest[count:]
    return [*parts, (rest, False)] if rest else parts
