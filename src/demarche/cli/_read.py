from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from demarche.cli._inputs import Inputs
from demarche.cli._options import AsRows, Dated, Files, Format, LedgerAddress
from demarche.cli._output import print_rich, tell
from demarche.model import Claim, Report

if TYPE_CHECKING:
    from demarche.ledger import Ledger

EXAMPLE = "Example: demarche read report.txt --dated 2022-07-15 --format jsonl"


def read(
    files: Files,
    format: AsRows = Format.TABLE,  # noqa: A002
    dated: Dated = None,
    no_save: Annotated[
        bool, typer.Option("--no-save", help="Print the claims without keeping them.")
    ] = False,
    ledger: LedgerAddress = None,
) -> None:
    """Read reports, keep their claims in the ledger and print them."""
    from demarche.export import claims_table, write_csv, write_jsonl
    from demarche.language import languages

    inputs = Inputs(files, dated=dated, languages=languages())
    with ExitStack() as stack:
        held = None
        if not no_save:
            from demarche.ledger import open_ledger

            held = stack.enter_context(open_ledger(ledger))
        entries = _entries(inputs, held)
        if format is Format.JSONL:
            write_jsonl(entries, sys.stdout)
        elif format is Format.CSV:
            write_csv(entries, sys.stdout)
        else:
            found = list(entries)
            if found:
                print_rich(claims_table(found, with_report=inputs.read > 1))
    inputs.finish()


def _entries(inputs: Inputs, ledger: Ledger | None) -> Iterator[tuple[Report, Claim]]:
    """The claims of each report, kept before they are given on; at the end says what was done."""
    from demarche.reading import Reader

    reader = Reader()
    claims = new = closed = 0
    for report in inputs:
        found = inputs.attempt(report, reader.read)
        if found is None:
            continue
        claims += len(found)
        if ledger is not None:
            kept = ledger.keep(report, found)
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
