"""Where things go: results to standard output, everything else to standard error."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from demarche.cli._options import Format

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from demarche.export import Row

_WIDE = 100_000


def configure_streams() -> None:
    """Makes both streams UTF-8, and none of them fail on a character that they cannot carry."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def tell(message: str) -> None:
    """Says something to the user on standard error, in one line, harmless to a terminal."""
    from demarche.export import show

    sys.stderr.write(show(" ".join(message.split())) + "\n")
    sys.stderr.flush()


def print_rich(content: RenderableType) -> None:
    """Prints a table or tree to standard output: fitted to a terminal, at its own width into a file."""
    from rich.console import Console

    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    if console.is_terminal:
        console.print(content)
        return
    drawn = io.StringIO()
    Console(file=drawn, width=_WIDE, highlight=False, markup=False, emoji=False).print(content)
    for line in drawn.getvalue().splitlines():
        sys.stdout.write(line.rstrip() + "\n")


def print_flat(rows: Sequence[Row]) -> None:
    """Prints rows of the same keys as a table; on a terminal too narrow for it, one below the other."""
    from rich.console import Console

    from demarche.export import rows_blocks, rows_table

    table = rows_table(rows)
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    if console.is_terminal and not _fits(table, rows, console.width):
        console.print(rows_blocks(rows), soft_wrap=True)
    else:
        print_rich(table)


def _fits(table: Table, rows: Sequence[Row], width: int) -> bool:
    """Whether a table so wide has all words of its rows whole."""
    from rich.console import Console

    from demarche.export import show

    drawn = io.StringIO()
    Console(file=drawn, width=width, highlight=False, markup=False, emoji=False).print(table)
    words = set(drawn.getvalue().split())
    return all(word in words for row in rows for cell in row.values() for word in show(cell).split())


def print_json_lines(records: Iterable[dict[str, Any]]) -> None:
    """Prints a JSON object a line to standard output."""
    for record in records:
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def print_rows(records: Sequence[dict[str, Any]], form: Format, table: Callable[[], RenderableType]) -> None:
    """Prints records of the same keys in the form asked for; in CSV, lists are joined by "; " and truth is "yes" or "no"."""
    if form is Format.JSONL:
        print_json_lines(records)
    elif form is Format.CSV:
        _print_csv(records)
    else:
        print_rich(table())


def _print_csv(records: Sequence[dict[str, Any]]) -> None:
    import csv

    if records:
        writer = csv.DictWriter(sys.stdout, list(records[0]), lineterminator="\n")
        writer.writeheader()
        for record in records:
            writer.writerow({key: _cell(value) for key, value in record.items()})


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(map(str, value)) if isinstance(value, list) else value


class WarningHandler(logging.Handler):
    """Shows the library's warnings as lines on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        tell(f"warning: {record.getMessage()}")
