from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from demarche.cli._options import OwnKnowledge
from demarche.cli._output import print_json_lines, print_rich, tell

if TYPE_CHECKING:
    from demarche.comparison import Comparison, Summary

EXAMPLE = "Example: demarche compare monday.jsonl tuesday.jsonl --format html > changes.html"


class ComparisonFormat(StrEnum):
    """How comparisons are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"


AsComparisons = Annotated[
    ComparisonFormat,
    typer.Option("--format", help="How to print them: for people, programs, spreadsheets, as a page."),
]


def compare(
    first: Annotated[
        Path, typer.Argument(metavar="FIRST", help="Claims as demarche read --format jsonl printed them.")
    ],
    second: Annotated[
        Path, typer.Argument(metavar="SECOND", help="Other claims of the same reports, by their names.")
    ],
    format: AsComparisons = ComparisonFormat.TABLE,  # noqa: A002
    every: Annotated[bool, typer.Option("--all", help="Print the claims that agree as well.")] = False,
    own_knowledge: OwnKnowledge = None,
) -> None:
    """Lay two readings side by side: two versions of the reader, two readers, two languages."""
    from demarche.comparison import compare, read_claims
    from demarche.knowledge import load_knowledge

    acts = load_knowledge().acts
    found = compare(read_claims(first, acts), read_claims(second, acts))
    print_comparisons(found, format, names=(first.name, second.name), every=every)


def print_comparisons(
    found: Sequence[Comparison], form: ComparisonFormat, *, names: tuple[str, str], every: bool
) -> None:
    """Prints comparisons, those that agree only if asked for, and tells how many there are of each sort."""
    from demarche.comparison import summary
    from demarche.export import comparison_page, comparison_record, comparison_table, write_comparisons_csv

    shown = [comparison for comparison in found if every or comparison.verdict != "agree"]
    if form is ComparisonFormat.JSONL:
        print_json_lines(comparison_record(comparison) for comparison in shown)
    elif form is ComparisonFormat.CSV:
        write_comparisons_csv(shown, sys.stdout)
    elif form is ComparisonFormat.HTML:
        sys.stdout.write(comparison_page(shown, *names, counted=summary(found)))
    elif shown:
        print_rich(comparison_table(shown))
    tell(_counts(summary(found)))


def _counts(counted: Summary) -> str:
    parts = ", ".join(f"{part} {number}" for part, number in counted.differences)
    differ = f"{counted.differ} differ" + (f" ({parts})" if parts else "")
    return (
        f"{counted.agree} the same, {differ}, {counted.only_first} only in the first, "
        f"{counted.only_second} only in the second; {counted.agreement:.0%} agreement"
    )
