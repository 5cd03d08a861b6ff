"""Arguments and options that several commands share."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer


class Format(StrEnum):
    """How rows are printed: for people, for programs, for spreadsheets."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def parse_day(value: str) -> date:
    """Reads a day as the command line has it."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day; write it as in 2022-07-15") from None


def parse_known_by(value: str) -> int | date:
    """Reads a day, or the number of a transaction."""
    if value.isascii() and value.isdigit() and len(value) < 8:
        return int(value)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(
            f"{value!r} is neither a day, as in 2022-07-15, nor a transaction's number"
        ) from None


KNOWLEDGE_VARIABLE = "DEMARCHE_KNOWLEDGE"


def lay_own_knowledge(folder: str | None) -> str | None:
    """Has the process read with a folder of the user's laid over the shipped knowledge."""
    if folder:
        from demarche.knowledge import lay_over

        lay_over(folder)
    return folder


Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Text, HTML, JSON lines (.jsonl), an http(s) address, or - for standard input.",
        show_default=False,
    ),
]
ReportFiles = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE...",
        help="Text, HTML, JSON lines (.jsonl), an http(s) address, or - for standard input.",
        show_default=False,
    ),
]
"""Files where there is another way to name the reports."""

Dated = Annotated[
    date | None,
    typer.Option(
        "--dated",
        metavar="DAY",
        parser=parse_day,
        help="The day the reports appeared, where they do not say so themselves.",
        show_default=False,
    ),
]
LedgerAddress = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="URL",
        envvar="DEMARCHE_LEDGER",
        help="The ledger: a path or a database address. Without it, one in your data folder.",
        show_default=False,
    ),
]
OwnKnowledge = Annotated[
    str | None,
    typer.Option(
        "--knowledge",
        metavar="DIR",
        envvar=KNOWLEDGE_VARIABLE,
        callback=lay_own_knowledge,
        help="A folder of your own names, frames and words, laid over the shipped ones.",
        show_default=False,
    ),
]
"""Taken in before the command begins; the command itself has nothing to do with it."""

AsRows = Annotated[
    Format, typer.Option("--format", help="How to print them: for people, programs, spreadsheets.")
]
AsKnownBy = Annotated[
    int | None,  # or a day, see parse_known_by: Typer takes no union of the two
    typer.Option(
        "--known-by",
        metavar="DAY|NUMBER",
        parser=parse_known_by,
        help="The record as it was at the end of a day (UTC) or after a transaction.",
        show_default=False,
    ),
]
