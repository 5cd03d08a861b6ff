from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Protocol

import typer

from demarche.cli._compare import ComparisonFormat, print_comparisons
from demarche.cli._inputs import Inputs
from demarche.cli._options import Dated, LedgerAddress, OwnKnowledge, ReportFiles
from demarche.cli._output import print_rich, tell
from demarche.cli._second import (
    EndpointAddress,
    ModelName,
    ModelOptions,
    PriceIn,
    PriceOut,
    ReaderKind,
    ToldSecondReader,
    WhichReader,
)
from demarche.model import Claim, Report, reader_name

if TYPE_CHECKING:
    from demarche.ledger import Ledger

EXAMPLE = "Example: demarche read report.txt --dated 2022-07-15 --format jsonl"

Entries = Iterable[tuple[Report, Claim]]


class ReadFormat(StrEnum):
    """How claims are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PETRARCH = "petrarch"


def read(
    files: ReportFiles = None,
    format: Annotated[  # noqa: A002
        ReadFormat,
        typer.Option(
            "--format", help="How to print them: for people, programs, spreadsheets, event data tools."
        ),
    ] = ReadFormat.TABLE,
    dated: Dated = None,
    no_save: Annotated[
        bool, typer.Option("--no-save", help="Print the claims without keeping them.")
    ] = False,
    kept: Annotated[
        bool, typer.Option("--kept", help="Read the reports that the ledger holds once more, no files.")
    ] = False,
    preview: Annotated[
        bool,
        typer.Option("--preview", help="Show what this reading would change in the ledger; keep nothing."),
    ] = False,
    ledger: LedgerAddress = None,
    own_knowledge: OwnKnowledge = None,
    reader: WhichReader = ReaderKind.RULES,
    endpoint: EndpointAddress = None,
    model: ModelName = None,
    price_in: PriceIn = 0.0,
    price_out: PriceOut = 0.0,
) -> None:
    """Read reports, keep their claims in the ledger and print them."""
    from demarche.language import languages

    if preview and format is ReadFormat.PETRARCH:
        raise typer.BadParameter(
            "--preview compares claims, which PETRARCH's rows are not; print a table or csv"
        )
    if bool(files) == kept:
        raise typer.BadParameter("name the files to read, or --kept for the reports in the ledger")
    with ExitStack() as stack:
        held = None
        if kept or preview or not no_save:
            from demarche.ledger import open_ledger

            held = stack.enter_context(open_ledger(ledger, create=not (kept or preview)))
        again = held.reports() if kept and held is not None else None
        inputs = Inputs(files or (), dated=dated, languages=languages(), reports=again)
        reading = _reading(reader, ModelOptions(endpoint, model, price_in, price_out))
        if preview and held is not None:
            _preview(inputs, reading, held, format)
        else:
            _print(_entries(inputs, reading, None if no_save else held), format, inputs)
        if isinstance(reading, ToldSecondReader):
            reading.finish()
    inputs.finish()


class _Reading(Protocol):
    """Whatever reads reports, and under which name its claims are kept."""

    @property
    def name(self) -> str: ...
    def read(self, report: Report) -> tuple[Claim, ...]: ...


def _reading(kind: ReaderKind, options: ModelOptions) -> _Reading:
    if kind is ReaderKind.LLM:
        return ToldSecondReader(options)
    from demarche.reading import Reader

    return Reader()


def _print(entries: Entries, form: ReadFormat, inputs: Inputs) -> None:
    from demarche.export import claims_table, write_csv, write_jsonl, write_petrarch

    if form is ReadFormat.JSONL:
        write_jsonl(entries, sys.stdout)
    elif form is ReadFormat.CSV:
        write_csv(entries, sys.stdout)
    elif form is ReadFormat.PETRARCH:
        write_petrarch(entries, sys.stdout)
    else:
        found = list(entries)
        if found:
            print_rich(claims_table(found, with_report=inputs.read > 1))


def _preview(inputs: Inputs, reader: _Reading, ledger: Ledger, form: ReadFormat) -> None:
    """Prints how this reading of the reports differs from the one that the ledger holds."""
    from demarche.comparison import ReadClaim, compare
    from demarche.export import quote

    before: list[ReadClaim] = []
    after: list[ReadClaim] = []
    for report in inputs:
        found = inputs.attempt(report, reader.read)
        if found is None:
            continue
        held = [c for c in ledger.claims(report.id) if reader_name(c.reader) == reader_name(reader.name)]
        before += [ReadClaim(report.ref, claim, quote(report, claim)) for claim in held]
        after += [ReadClaim(report.ref, claim, quote(report, claim)) for claim in found]
    print_comparisons(
        compare(before, after), ComparisonFormat(form), names=("the ledger", "this reading"), every=False
    )


def _entries(inputs: Inputs, reader: _Reading, ledger: Ledger | None) -> Iterator[tuple[Report, Claim]]:
    """The claims of each report, kept before they are given on; at the end says what was done."""
    claims = new = closed = 0
    for report in inputs:
        found = inputs.attempt(report, reader.read)
        if found is None:
            continue
        claims += len(found)
        if ledger is not None:
            kept = ledger.keep(report, found, reader=reader.name)
            new += kept.new
            closed += kept.closed
        for claim in found:
            yield report, claim
    done = f"{_count(inputs.read, 'report')}, {_count(claims, 'claim')}"
    if ledger is not None:
        done += f"; {new} new and {closed} closed in {ledger.place}"
    if inputs.failed:
        done += f"; {inputs.failed} failed"
    tell(done)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
