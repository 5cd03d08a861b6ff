from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from demarche.cli._options import AsKnownBy, AsRows, Format, LedgerAddress
from demarche.cli._output import print_rich, print_rows

if TYPE_CHECKING:
    from rich.table import Table

    from demarche.model import Report

app = typer.Typer(
    help="Look at the record that demarche read keeps, and look after it.", no_args_is_help=True
)


@app.command("list", epilog="Example: demarche ledger list --known-by 2022-07-31")
def list_reports(
    format: AsRows = Format.TABLE,  # noqa: A002
    known_by: AsKnownBy = None,
    ledger: LedgerAddress = None,
) -> None:
    """List the reports in the ledger with the number of claims that each makes."""
    from demarche.ledger import open_ledger

    with open_ledger(ledger, create=False) as held:
        found = held.reports(known_by=known_by)
        numbers = held.count_claims(known_by=known_by)
    records = [_record(report, numbers.get(report.id, 0)) for report in found]
    print_rows(records, format, lambda: _table(found, numbers))


@app.command("show", epilog="Example: demarche ledger show report.txt --format jsonl")
def show_report(
    report: Annotated[
        str,
        typer.Argument(metavar="REPORT", help="The name it was given under, or the first digits of its id."),
    ],
    format: AsRows = Format.TABLE,  # noqa: A002
    known_by: AsKnownBy = None,
    ledger: LedgerAddress = None,
) -> None:
    """Print the claims that one report makes."""
    from demarche.export import claims_table, write_csv, write_jsonl
    from demarche.ledger import open_ledger

    with open_ledger(ledger, create=False) as held:
        found = held.report(report, known_by=known_by)
        entries = [(found, claim) for claim in held.claims(found.id, known_by=known_by)]
    if format is Format.JSONL:
        write_jsonl(entries, sys.stdout)
    elif format is Format.CSV:
        write_csv(entries, sys.stdout)
    else:
        print_rich(claims_table(entries, with_report=False))


@app.command("log", epilog="Example: demarche ledger log")
def list_transactions(ledger: LedgerAddress = None) -> None:
    """List the transactions: every change of the record, with its number and its time (UTC)."""
    from demarche.ledger import open_ledger

    with open_ledger(ledger, create=False) as held:
        for transaction in held.transactions():
            sys.stdout.write(f"{transaction.number:>6}  {transaction.clock:%Y-%m-%d %H:%M:%S}\n")


@app.command("where", epilog="Example: demarche ledger where")
def print_address(ledger: LedgerAddress = None) -> None:
    """Print the address of the ledger that the other commands use, without any password."""
    from demarche.ledger import ledger_place

    sys.stdout.write(ledger_place(ledger) + "\n")


def _record(report: Report, claims: int) -> dict[str, Any]:
    return {
        "id": report.id,
        "ref": report.ref,
        "language": report.language,
        "published": report.published.isoformat() if report.published else None,
        "title": report.title,
        "source": report.source,
        "url": report.url,
        "claims": claims,
    }


def _table(found: list[Report], numbers: dict[str, int]) -> Table:
    from rich.table import Table
    from rich.text import Text

    from demarche.export import show

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("published", "report", "source", "title"):
        table.add_column(heading, overflow="fold")
    table.add_column("claims", justify="right")
    table.add_column("id", no_wrap=True, style="dim")
    for report in found:
        day = report.published.isoformat() if report.published else "unknown"
        words = (day, report.ref, report.source or "", report.title or "")
        cells = [Text(show(word)) for word in words]
        table.add_row(*cells, str(numbers.get(report.id, 0)), report.id[:12])
    return table
