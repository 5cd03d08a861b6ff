"""Whole reading beside bare tagging of the same text."""

from __future__ import annotations

from time import perf_counter

from HanTa.HanoverTagger import HanoverTagger

from benchmarks._corpus import political
from demarche.language import Analysis, analyse
from demarche.model import Report
from demarche.reading import Reader

_WARM_UP = Report(ref="warm-up", text="Rom erkennt Kosovo an.", language="de")
_AT_A_TIME = 10


def measure() -> list[tuple[str, str, str]]:
    """Reading takes at most 1.5 times as long as HanTa alone, which remembers no word.

    The two take turns, a few reports each, so that other work on the machine slows both. What is loaded once is
    loaded before.
    """
    reader, hanta = Reader(), HanoverTagger("morphmodel_ger.pgz")
    reader.read(_WARM_UP)
    reports = political()
    reading = tagging = 0.0
    words = size = claims = 0
    for first in range(0, len(reports), _AT_A_TIME):
        some = reports[first : first + _AT_A_TIME]
        start = perf_counter()
        claims += sum(len(reader.read(report)) for report in some)
        reading += perf_counter() - start
        analyses = [analyse(report.text, report.language) for report in some]
        tagging += _tagging(hanta, analyses)
        words += sum(len(s.tokens) for analysis in analyses for s in analysis.sentences)
        size += sum(len(report.text.encode()) for report in some)
    return [
        ("whole reading, as against bare HanTa tagging", f"{reading / tagging:.2f} times", "at most 1.5"),
        ("bare HanTa tagging", f"{words / tagging:,.0f} words a second", ""),
        (
            f"whole reading of {len(reports)} reports with {claims} claims",
            f"{words / reading:,.0f} words a second",
            "",
        ),
        ("whole reading, by size", f"{size / reading / 1000:,.0f} kB a second", ""),
    ]


def _tagging(hanta: HanoverTagger, analyses: list[Analysis]) -> float:
    sentences = [[token.text for token in s.tokens] for analysis in analyses for s in analysis.sentences]
    start = perf_counter()
    for sentence in sentences:
        hanta.tag_sent(sentence)
    return perf_counter() - start
