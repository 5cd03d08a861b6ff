"""The commands that look after the record: making it, counting, checking, copies, and its history as lines."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from demarche.cli._exit import ExitCode
from demarche.cli._options import AsRows, Format, LedgerAddress
from demarche.cli._output import print_json_lines, print_rows, tell
from demarche.cli._progress import progress

if TYPE_CHECKING:
    from rich.table import Table

    from demarche.ledger import Finding, Statistics

NewFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="The file to write; there must be none of this name.")
]
FromFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="What demarche ledger backup or export wrote.")
]
_STANDARD = Path("-")


def register(app: typer.Typer) -> None:
    """Adds the commands to those of ``demarche ledger``."""
    app.command("init", epilog="Example: demarche ledger init --ledger postgresql://desk@localhost/ledger")(
        init
    )
    app.command("stats", epilog="Example: demarche ledger stats --format jsonl")(stats)
    app.command("check", epilog="Example: demarche ledger check")(check)
    app.command("backup", epilog="Example: demarche ledger backup ledger-2024-05-31.sqlite")(backup)
    app.command("restore", epilog="Example: demarche ledger restore ledger-2024-05-31.sqlite")(restore)
    app.command("upgrade", epilog="Example: demarche ledger upgrade")(upgrade)
    app.command("export", epilog="Example: demarche ledger export history.jsonl.gz")(export)
    app.command("import", epilog="Example: demarche ledger import history.jsonl.gz")(import_history)


def init(ledger: LedgerAddress = None) -> None:
    """Make an empty ledger. The first demarche read does so too; a ledger that is there already is left as it is."""
    from demarche.ledger import open_ledger, schema_of

    there = schema_of(ledger) is not None
    with open_ledger(ledger) as held:
        tell(f"{'there already' if there else 'made'}: {held.place}")


def upgrade(ledger: LedgerAddress = None) -> None:
    """Bring a ledger that an older demarche made up to date. Every command that opens it does so too."""
    from demarche.ledger import open_ledger, schema_of

    before = schema_of(ledger)
    with open_ledger(ledger, create=False) as held:
        now = schema_of(ledger)
        done = f"up to date, schema {now}" if before == now else f"upgraded from schema {before} to {now}"
        tell(f"{done}: {held.place}")


def stats(
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """Count what the ledger holds: reports, claims, events, transactions, readers, bytes."""
    from demarche.ledger import open_ledger

    with open_ledger(ledger, create=False) as held:
        counted = held.statistics()
        place = held.place
    if format is Format.JSONL:
        print_json_lines([_counts(counted, place)])
    else:
        rows = _flat(counted, place)
        print_rows(rows, format, lambda: _two_columns(rows))


def check(
    format: AsRows = Format.TABLE,  # noqa: A002
    ledger: LedgerAddress = None,
) -> None:
    """Check the whole ledger: ids against contents, times, references, and that spans quote the words they claim."""
    from demarche.ledger import open_ledger

    with open_ledger(ledger, create=False) as held, progress("checking") as advance:
        found = list(held.check(advance))
        place = held.place
    rows = [{"kind": finding.kind, "key": finding.key, "problem": finding.problem} for finding in found]
    if found:
        print_rows(rows, format, lambda: _findings(found))
        things = "1 thing is" if len(found) == 1 else f"{len(found):,} things are"
        tell(f"{things} wrong in {place}; restore it from a backup")
        raise typer.Exit(ExitCode.DAMAGED)
    tell(f"nothing is wrong in {place}")


def backup(file: NewFile, ledger: LedgerAddress = None) -> None:
    """Copy the ledger into a file while others read and write: SQLite as it is, PostgreSQL as demarche ledger export does (or use pg_dump)."""
    from demarche.ledger import open_ledger

    with open_ledger(ledger, create=False) as held:
        held.back_up(file)
        tell(f"copied {held.place} to {file} ({_bytes(file.stat().st_size)})")


def restore(file: FromFile, ledger: LedgerAddress = None) -> None:
    """Make a ledger of a backup or export. Nothing is overwritten: move away what is there, or name another --ledger."""
    from demarche.ledger import ledger_place
    from demarche.ledger import restore as restored

    restored(file, ledger)
    tell(f"restored {ledger_place(ledger)} from {file}")


def export(
    file: Annotated[
        Path,
        typer.Argument(metavar="[FILE]", help="The file to write; .gz compresses. Standard output without."),
    ] = _STANDARD,
    ledger: LedgerAddress = None,
) -> None:
    """Write the whole history as JSON lines, with the time at which each line was recorded."""
    from demarche.ledger import open_ledger, write_lines

    with open_ledger(ledger, create=False) as held:
        if file == _STANDARD:
            sys.stdout.writelines(f"{line}\n" for line in held.export())
            return
        write_lines(held.export(), file)
        tell(f"exported {held.place} to {file} ({_bytes(file.stat().st_size)})")


def import_history(file: FromFile, ledger: LedgerAddress = None) -> None:
    """Take an exported history into an empty ledger; what was known by any time is the same there. One that is not whole, or was altered, is refused. - is standard input."""
    from demarche.ledger import import_ledger, read_lines

    lines: Iterable[str] = sys.stdin if file == _STANDARD else read_lines(file)
    name = "standard input" if file == _STANDARD else repr(str(file))
    place, counts = import_ledger(lines, ledger, name=name)
    told = ", ".join(f"{number:,} {kind}s" for kind, number in counts.items() if kind != "entry")
    tell(f"imported {told} into {place}")


# -- what is shown -----------------------------------------------------------------------------------------------------


def _counts(counted: Statistics, place: str) -> dict[str, Any]:
    return {
        "ledger": place,
        "schema": counted.schema,
        "reports": counted.reports,
        "claims": {"live": counted.claims, "closed": counted.closed},
        "events": counted.events,
        "baselines": counted.baselines,
        "reviews": counted.reviews,
        "transactions": counted.transactions,
        "first": counted.first.isoformat() if counted.first else None,
        "last": counted.last.isoformat() if counted.last else None,
        "bytes": counted.size,
        "readers": [
            {"reader": one.reader, "reports": one.reports, "claims": one.claims} for one in counted.readers
        ],
    }


def _flat(counted: Statistics, place: str) -> list[dict[str, Any]]:
    record = _counts(counted, place)
    claims, readers = record.pop("claims"), record.pop("readers")
    rows = [{"what": name, "is": value} for name, value in record.items()]
    at = next(number for number, row in enumerate(rows) if row["what"] == "events")
    rows[at:at] = [{"what": f"claims {name}", "is": value} for name, value in claims.items()]
    for one in readers:
        rows.append({"what": f"reports read by {one['reader']}", "is": one["reports"]})
        rows.append({"what": f"claims live of {one['reader']}", "is": one["claims"]})
    return rows


def _two_columns(rows: Iterable[dict[str, Any]]) -> Table:
    from rich.table import Table

    from demarche.export import show

    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for row in rows:
        value = row["is"]
        table.add_row(
            show(str(row["what"])), f"{value:,}" if isinstance(value, int) else show(str(value or "-"))
        )
    return table


def _findings(found: Iterable[Finding]) -> Table:
    from rich.table import Table

    from demarche.export import show

    table = Table(box=None, pad_edge=False, show_header=False)
    for _ in range(3):
        table.add_column(overflow="fold")
    for finding in found:
        table.add_row(finding.kind, finding.key, show(finding.problem))
    return table


def _bytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
