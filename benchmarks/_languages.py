"""Reading in one language beside reading in another."""

from __future__ import annotations

from time import process_time

from benchmarks._corpus import MOST, POLITICS, articles
from demarche.model import Report
from demarche.reading import Reader

_TURNS = 12
_WARM_UP = {"de": "Rom erkennt Kosovo an.", "en": "Rome recognises Kosovo."}


def measure() -> list[tuple[str, str, str]]:
    """English is read as fast as German at least: characters of political news in the same processor time.

    As many characters of each are read, in turns, so that other work on the machine slows both.
    """
    german = articles("de", POLITICS["de"])[:MOST]
    english = _as_long(articles("en", POLITICS["en"]), sum(len(report.text) for report in german))
    if not german or not english:
        return [("reading English, as against German", "not measured: no articles here", "at least 1")]
    reader = Reader()
    for language, text in _WARM_UP.items():
        reader.read(Report(ref="warm-up", text=text, language=language))
    seconds = [0.0, 0.0]
    for turn in range(_TURNS):
        for place, reports in enumerate((german, english)):
            start = process_time()
            for report in reports[turn::_TURNS]:
                reader.read(report)
            seconds[place] += process_time() - start
    speeds = [
        sum(len(report.text) for report in reports) / taken
        for reports, taken in zip((german, english), seconds, strict=True)
    ]
    return [
        ("reading English, as against German", f"{speeds[1] / speeds[0]:.2f} times as fast", "at least 1"),
        ("reading German", f"{speeds[0]:,.0f} characters a second", ""),
        ("reading English", f"{speeds[1]:,.0f} characters a second", ""),
    ]


def _as_long(reports: list[Report], characters: int) -> list[Report]:
    """The first of some reports, of about so many characters together."""
    found: list[Report] = []
    for report in reports:
        if characters <= 0:
            break
        found.append(report)
        characters -= len(report.text)
    return found
