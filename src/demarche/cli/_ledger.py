from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from demarche.cli._options import AsKnownBy, AsRows, Format, LedgerAddress
from demarche.cli._output import print_rich, print_rows, tell

if TYPE_CHECKING:
    from rich.table import Table

    from demarche.ledger import Deed
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
    """List the transactions: every change of the record, with its number, its time (UTC) and what it did."""
    from demarche.export import show
    from demarche.ledger import open_ledger

    with open_ledger(ledger, create=False) as held:
        found, place = held.deeds(), held.place
    for deed in found:
        done = show("; ".join(_done(deed)))
        sys.stdout.write(f"{deed.number:>6}  {deed.clock:%Y-%m-%d %H:%M:%S}  {done}".rstrip() + "\n")
    if not found:
        tell(f"nothing was kept yet in {place}")


@app.command("where", epilog="Example: demarche ledger where")
def print_address(ledger: LedgerAddress = None) -> None:
    """Print the address of the ledger that the other commands use, without any password."""
    from demarche.ledger import ledger_place

    sys.stdout.write(ledger_place(ledger) + "\n")


def _done(deed: Deed) -> Iterator[str]:
    """What a transaction did, part by part."""
    if deed.entry is not None:
        undone = f" entry {deed.undone}" if deed.undone is not None else ""
        yield f"entry {deed.entry} by {deed.person}: {deed.kind}{undone}"
    if deed.reports:
        yield f"report {deed.ref}"
    elif deed.appearances:
        yield f"report that was there, as {deed.ref}"
    elif deed.entry is None and (deed.opened or deed.closed):
        yield "report read anew"
    if deed.opened or deed.closed or deed.reports:
        yield f"{_number(deed.opened, 'claim')} opened" + (f", {deed.closed} closed" if deed.closed else "")
    if deed.baselines or deed.replaced:
        replaced = f", {deed.replaced} replaced" if deed.replaced else ""
        yield f"{_number(deed.baselines, 'baseline')} loaded{replaced}"
    if not any((deed.entry, deed.appearances, deed.opened, deed.closed, deed.baselines, deed.replaced)):
        yield "read by another version, which found the same"


def _number(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


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
