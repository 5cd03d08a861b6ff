"""Brackets and pairs of dashes: what stands in them is read for itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from demarche.language._word import Word


def levels(words: Sequence[Word], is_mark: Callable[[Word], bool]) -> list[tuple[list[int], int | None]]:
    """The places outside brackets, then those within each pair of brackets or dashes.

    Args:
        words: The words of a sentence, tagged.
        is_mark: Whether a word is a punctuation mark by its tag.

    Returns:
        Places and, for what stands in brackets, the place of the opening one.
    """
    outer: list[int] = []
    inner: list[tuple[list[int], int | None]] = []
    i = 0
    while i < len(words):
        close = _closing(words, i, is_mark)
        if close is None:
            outer.append(i)
            i += 1
        else:
            if close - i > 1:
                inner.append((list(range(i + 1, close)), i))
            i = close + 1
    return [(outer, None), *inner]


def _closing(words: Sequence[Word], i: int, is_mark: Callable[[Word], bool]) -> int | None:
    text = words[i].text
    if text in ("(", "["):
        closing = ")" if text == "(" else "]"
        return next((j for j in range(i + 1, len(words)) if words[j].text == closing), None)
    if text in ("–", "—", "-", "--") and is_mark(words[i]) and i > 0:
        for j in range(i + 1, min(len(words) - 1, i + 30)):
            if words[j].text == text and is_mark(words[j]):
                return j
    return None
