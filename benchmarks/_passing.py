"""Reports that hold no claim: how fast they are passed over, and how many are."""

from __future__ import annotations

from time import process_time
from unittest.mock import patch

from benchmarks._corpus import elsewhere, political
from demarche.language import Analysis
from demarche.model import Report
from demarche.reading import Reader

_LEAST_SECONDS = 1.0


class _TaggedError(Exception):
    """A report was not passed over."""


def measure() -> list[tuple[str, str, str]]:
    """Articles on sport and culture without an actor or an act pass at 5 MB a second at least, untagged."""
    reader = Reader()
    reader.read(political()[0])
    reports = elsewhere()
    if not reports:
        return [("reports without actor or act", "not measured: no articles here", "at least 5 MB a second")]
    with patch("demarche.reading._reader.analyse", _refuse):
        passed = [report for report in reports if _passes(reader, report)]
        size = turns = 0
        start = process_time()
        while turns == 0 or process_time() - start < _LEAST_SECONDS:
            size += sum(len(reader.read(report)) + len(report.text.encode()) for report in passed)
            turns += 1
        seconds = process_time() - start
    return [
        (
            "reports without actor or act, passed over untagged",
            f"{size / seconds / 1e6:.1f} MB a second",
            "at least 5 MB a second",
        ),
        ("articles on sport and culture passed over so", f"{len(passed)} of {len(reports)}", ""),
    ]


def _refuse(text: str, language: str) -> Analysis:
    raise _TaggedError


def _passes(reader: Reader, report: Report) -> bool:
    try:
        reader.read(report)
    except _TaggedError:
        return False
    return True
