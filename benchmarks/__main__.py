"""Runs the measurements, each in a process of its own, and writes them down."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import platform
import re
import subprocess
import sys
from pathlib import Path

from benchmarks._corpus import described
from demarche import __version__

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "RESULTS.md"
_LARGE = "\n## A large ledger\n\n"
ORDER = ("_whole", "_languages", "_passing", "_growth", "_memory", "_starting")
"""Whole reading first; what is not named here follows."""

Row = tuple[str, str, str]

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def main(arguments: list[str]) -> int:
    """Measures all, or what is named; 1 where a bound is missed."""
    asked = _parser().parse_args(arguments)
    if asked.claims and asked.names != ["ledger"]:
        _parser().error("--claims goes with ledger alone")
    rows: list[Row] = []
    for name in [f"_{name.strip('_')}" for name in asked.names] or modules():
        sys.stderr.write(f"measuring: {name.strip('_')} ...\n")
        call = f"measure({asked.claims or ''})"
        code = f"import json; from benchmarks.{name} import measure; print(json.dumps({call}))"
        done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True)
        rows += [(row[0], row[1], row[2]) for row in json.loads(done.stdout.splitlines()[-1])]
    report = table(rows)
    sys.stdout.write(report)
    if asked.claims:
        _write(large=f"Written by `python -m benchmarks ledger --claims {asked.claims}`.\n\n{report}")
    elif not asked.names:
        _write(usual=f"{head()}\n{report}")
    return 0 if all(met(figure, bound) for _, figure, bound in rows) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help="what to measure, as the modules are named; all without")
    parser.add_argument("--claims", type=int, help="with ledger: one more ledger, of so many claims")
    return parser


def _write(usual: str | None = None, large: str | None = None) -> None:
    """Writes one of the two parts of the results anew: what is always measured, and a large ledger."""
    kept = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    first, _, second = kept.partition(_LARGE)
    second = second if large is None else large
    RESULTS.write_text((usual or first) + (_LARGE + second if second else ""), encoding="utf-8")


def modules() -> list[str]:
    """The modules that measure something."""
    found = [module.name for module in pkgutil.iter_modules([str(FOLDER)])]
    measuring = [
        name
        for name in found
        if name != "__main__" and hasattr(importlib.import_module(f"benchmarks.{name}"), "measure")
    ]
    return sorted(measuring, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))


def table(rows: list[Row]) -> str:
    """The measurements as a table in Markdown, which reads well in a terminal too."""
    lines = [("measured", "figure", "bound", ""), *((*row, mark(row[1], row[2])) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    drawn = [
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |"
        for line in lines
    ]
    drawn.insert(1, f"|{'|'.join('-' * (width + 2) for width in widths)}|")
    return "\n".join(drawn) + "\n"


def met(figure: str, bound: str) -> bool:
    """Whether the first number of a figure keeps to "at most …" or "at least …"; true where there is no bound."""
    value, limit = _NUMBER.search(figure.replace(",", "")), _NUMBER.search(bound.replace(",", ""))
    if value is None or limit is None:
        return True
    least = bound.startswith("at least")
    return float(value[0]) >= float(limit[0]) if least else float(value[0]) <= float(limit[0])


def mark(figure: str, bound: str) -> str:
    """What the last column says of a row."""
    if not bound:
        return ""
    return "kept" if met(figure, bound) else "MISSED"


def head() -> str:
    """What was measured, on what."""
    return (
        "# Benchmarks\n\n"
        f"demarche {__version__}, Python {platform.python_version()}, {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} processors. Written by `make bench`.\n\n"
        f"{described()}\n"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
