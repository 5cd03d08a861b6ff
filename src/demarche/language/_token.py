from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. ``tag`` is the part of speech (German: STTS), ``index`` its place in the sentence."""

    text: str
    start: int
    end: int
    tag: str = ""
    lemma: str = ""
    index: int = 0
