"""Flat rows to read: as a table, or one below the other where a table does not fit."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from demarche.export._page_words import show

Row = dict[str, str]

_READABLE = 24
"""Words of reports in a column narrower than this take more turning of lines than reading."""


def rows_table(rows: Sequence[Row]) -> Table:
    """Rows of the same keys as a table with the keys as its head."""
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for heading in rows[0] if rows else ():
        longest = max(len(row[heading]) for row in rows)
        table.add_column(
            _words(heading),
            overflow="fold",
            no_wrap=heading.endswith("event"),
            min_width=min(longest, _READABLE) if heading.endswith("quote") else None,
        )
    for row in rows:
        table.add_row(*(Text(show(cell)) for cell in row.values()))
    return table


def rows_blocks(rows: Sequence[Row]) -> Text:
    """The same rows one below the other, each a block of lines ``key: value``; empty cells are left out."""
    blocks = []
    for row in rows:
        lines = []
        for heading, cell in row.items():
            if cell:
                key = Text(f"{_words(heading)}: " if heading else "", style="bold")
                lines.append(key.append(show(cell), style="not bold" if heading else "bold"))
        blocks.append(Text("\n").join(lines))
    return Text("\n\n").join(blocks)


def _words(heading: str) -> str:
    return show(heading.replace("_", " "))
