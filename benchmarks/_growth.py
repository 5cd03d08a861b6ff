"""Time in step with length, whatever the text is like."""

from __future__ import annotations

import re
from time import perf_counter

from benchmarks._corpus import political
from demarche.model import Report
from demarche.reading import Reader

SMALL = 100_000
GROWTH = 4
MEGABYTE = 1_000_000
SLACK = 1.5
"""So much more than in step is put down to caches and other work on the machine."""

_REPORTS = " ".join(report.text for report in political()[:10])

TEXTS = {
    "sentences": _REPORTS,
    "one line without a full stop": re.sub(r"[.!?:\n„“]+", " ", _REPORTS),
    "one word without a space": re.sub(r"[\W\d_]+", "", _REPORTS),
    "only punctuation": "„-“,; " * 100,
}


def measure() -> list[tuple[str, str, str]]:
    """A text of four times the length takes four times as long."""
    reader = Reader()
    rows = []
    for name, text in TEXTS.items():
        small, large = _report(text, SMALL), _report(text, SMALL * GROWTH)
        _seconds(reader, large)  # fills the memory of words
        few = min(_seconds(reader, small) for _ in range(2))
        many = min(_seconds(reader, large) for _ in range(2))
        rows.append(
            (
                f"{name}: {SMALL * GROWTH // 1000} kB as against {SMALL // 1000} kB",
                f"{many / few:.1f} times",
                f"at most {GROWTH * SLACK:g}",
            )
        )
    line = _seconds(reader, _report(TEXTS["one line without a full stop"], MEGABYTE))
    return [*rows, ("a line of 1 MB without a full stop", f"{line:.0f} s", "")]


def _seconds(reader: Reader, report: Report) -> float:
    start = perf_counter()
    reader.read(report)
    return perf_counter() - start


def _report(text: str, size: int) -> Report:
    names = "Rom erkennt Kosovo an "  # so that it is not passed over
    return Report(ref="long", text=(names + text * (size // len(text) + 1))[:size], language="de")
