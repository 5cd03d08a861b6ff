from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Word:
    """A word while its sentence is being read; ``tag`` and ``lemma`` may still be mended."""

    text: str
    tag: str
    lemma: str

    @property
    def lower(self) -> str:
        return self.text.lower()
