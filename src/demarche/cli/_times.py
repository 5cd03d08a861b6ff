from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from demarche.cli._inputs import Inputs
from demarche.cli._options import Dated, Files, OwnKnowledge
from demarche.cli._output import print_json_lines, print_rich
from demarche.model import DemarcheError, Report

if TYPE_CHECKING:
    from rich.table import Table

    from demarche.reading.times import TimeExpression

EXAMPLE = "Example: demarche times report.txt --dated 2022-07-15 --format table"


class TimesFormat(StrEnum):
    """How time expressions are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    TIMEML = "timeml"


class TimesError(DemarcheError):
    """Time expressions cannot be written as asked."""


def times(
    files: Files,
    format: Annotated[  # noqa: A002
        TimesFormat, typer.Option("--format", help="How to print the time expressions.")
    ] = TimesFormat.TABLE,
    dated: Dated = None,
    into: Annotated[
        Path | None,
        typer.Option(
            "--into",
            metavar="FOLDER",
            help="Where to write TimeML, a file a report; without it a single report is printed.",
            show_default=False,
        ),
    ] = None,
    own_knowledge: OwnKnowledge = None,
) -> None:
    """Print the time expressions of reports: their TIMEX3 values and the days they can mean.

    As jsonl a report a line, with spans in characters; as timeml for the tools of the corpora.
    """
    from demarche.knowledge import times_languages
    from demarche.reading.times import find_times

    def work(report: Report) -> tuple[TimeExpression, ...]:
        return find_times(report.text, language=report.language, published=report.published)

    inputs = Inputs(files, dated=dated, languages=times_languages())
    for report in inputs:
        found = inputs.attempt(report, work)
        if found is None:
            continue
        if format is TimesFormat.JSONL:
            print_json_lines([_record(report, found)])
        elif format is TimesFormat.TIMEML:
            _write_timeml(report, found, into, first=inputs.read == 1)
        elif found:
            print_rich(_table(report, found))
    inputs.finish()


def _record(report: Report, found: tuple[TimeExpression, ...]) -> dict[str, Any]:
    published = report.published.isoformat() if report.published else None
    return {"id": report.ref, "dct": published, "timexes": [_timex(report, one) for one in found]}


def _timex(report: Report, expression: TimeExpression) -> dict[str, Any]:
    """The fields that are set, with the names of TIMEX3 where it has them."""
    known = {"begin_point": "beginPoint", "end_point": "endPoint"}
    row = {"text": report.text[expression.start : expression.end]}
    for name, value in asdict(expression).items():
        if value is None or (name == "impossible" and not value):
            continue
        row[known.get(name, name)] = value.isoformat() if isinstance(value, date) else value
    return row


def _write_timeml(
    report: Report, found: tuple[TimeExpression, ...], into: Path | None, *, first: bool
) -> None:
    from demarche.export import timeml

    document = timeml(report, found)
    if into is None:
        if not first:
            raise TimesError("TimeML has one report a document; say with --into where to write several")
        sys.stdout.write(document)
        return
    name = "".join(letter if letter.isalnum() or letter in "._-" else "_" for letter in report.ref)[-120:]
    try:
        into.mkdir(parents=True, exist_ok=True)
        (into / f"{name}.tml").write_text(document, encoding="utf-8")
    except OSError as error:
        raise TimesError(f"{into}: cannot be written ({error.strerror})") from error


def _table(report: Report, found: tuple[TimeExpression, ...]) -> Table:
    from rich.table import Table
    from rich.text import Text

    from demarche.export import show

    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for heading in ("report", "words", "type", "value", "mod", "days", "basis"):
        table.add_column(heading, overflow="fold")
    for one in found:
        basis = f"{one.basis}: {one.note}" if one.note else one.basis
        cells = (
            report.ref,
            report.text[one.start : one.end],
            one.type,
            one.value + (" impossible" if one.impossible else ""),
            one.mod or "",
            _days(one),
            basis,
        )
        table.add_row(*(Text(show(cell)) for cell in cells))
    return table


def _days(one: TimeExpression) -> str:
    """ "2022-07-11 to 2022-07-13"; an open side is left out, one day stands once."""
    if one.earliest is None and one.latest is None:
        return ""
    if one.earliest == one.latest:
        return str(one.earliest)
    first = f"from {one.earliest}" if one.earliest and not one.latest else str(one.earliest or "")
    return f"{first} to {one.latest}".strip() if one.latest else first
