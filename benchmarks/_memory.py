"""Memory of many short reports, read by the command line in a process of its own."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from benchmarks._corpus import political

REPORTS = 10_000
_SENTENCE_END = re.compile(r"(?<=[a-zäöüß]{3}[.!?])[“”»«\"']?\s+")
_PER_MEGABYTE = 1024 if sys.platform != "darwin" else 1024**2


def measure() -> list[tuple[str, str, str]]:
    """Reading 10,000 short reports into a ledger takes less than 400 MB at any time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for number, text in enumerate(_texts(), 1):
                file.write(json.dumps({"id": f"r{number}", "lang": "de", "text": text}) + "\n")
        code = "import sys; from demarche.cli import main; sys.exit(main())"
        arguments = ["read", str(path), "--format", "jsonl", "--ledger", str(Path(folder) / "ledger.sqlite")]
        subprocess.run(
            [sys.executable, "-c", code, *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _PER_MEGABYTE
    return [(f"memory of {REPORTS:,} short reports, at most", f"{most:.0f} MB", "at most 400 MB")]


def _texts() -> Iterator[str]:
    """Two sentences of a report each, numbered so that no two are alike."""
    sentences = [s for report in political() for s in _SENTENCE_END.split(report.text) if 30 < len(s) < 300]
    endless = cycle(sentences)
    for number in range(REPORTS):
        yield f"{next(endless)} {next(endless)} Das steht in Akte A{number}."
