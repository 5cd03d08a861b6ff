"""What the tests of speakers ask of a report: who says which words, and how."""

from __future__ import annotations

from functools import cache

from demarche.language import Analysis, analyse
from demarche.model import Span
from demarche.reading.attribution import Attribution, Attributions, find_attributions


class Report:
    """A report with its attributions."""

    def __init__(self, text: str, language: str = "de") -> None:
        self.text = text
        self.analysis: Analysis = analyse(text, language)
        self.items: tuple[Attribution, ...] = find_attributions(self.analysis)

    def words(self, spans: tuple[Span, ...]) -> str:
        """The words at some spans, parts joined by " … "."""
        return " … ".join(self.text[start:end] for start, end in spans)

    def shown(self) -> list[Attribution]:
        """The attributions that a row is printed for."""
        return [item for item in self.items if not item.aside]

    def only(self) -> Attribution:
        """The one attribution of the report."""
        (item,) = self.shown()
        return item

    def told(self) -> list[tuple[str, str]]:
        """Source and message of every attribution, in order of text."""
        return [(self.words(item.source), self.words(item.message)) for item in self.shown()]

    def speakers(self, words: str) -> list[str]:
        """On whose word some words of the report stand, outermost first."""
        start = self.text.index(words)
        found = Attributions(self.items).speakers_of((start, start + len(words)))
        return [self.speaker(item) for item in found]

    def speaker(self, item: Attribution) -> str:
        """The speaker of an attribution by head word; "?" where nobody is named."""
        return item.speaker.head.text if item.speaker is not None else "?"


@cache
def report(text: str, language: str = "de") -> Report:
    """The report of a text, read once."""
    return Report(text, language)
