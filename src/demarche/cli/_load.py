from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from demarche.cli._exit import ExitCode
from demarche.cli._options import LedgerAddress
from demarche.cli._output import tell

EXAMPLE = "Example: demarche load recognitions.csv"


def load(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            help="CSV or JSON lines: actor, state, other, from, to, source, note, holds, as_of. "
            "A line without from, to and as_of holds from the day of loading only.",
            show_default=False,
        ),
    ] = None,
    shipped: Annotated[
        bool, typer.Option("--shipped", help="Load the baseline that comes with demarche.")
    ] = False,
    ledger: LedgerAddress = None,
) -> None:
    """Load starting points of states, each from a source that is named ("baselines")."""
    from demarche.ask import WrongLine, read_baselines, shipped_baselines
    from demarche.knowledge import load_knowledge
    from demarche.ledger import Baseline, open_ledger

    if shipped == (file is not None):
        raise typer.BadParameter("name a file, or --shipped for the one that comes with demarche")
    found: list[Baseline] = []
    failed = 0
    for line in read_baselines(file or shipped_baselines(), load_knowledge()):
        if isinstance(line, WrongLine):
            failed += 1
            tell(f"failed: {line}")
        else:
            found.append(line)
    if failed and not found:
        tell(f"nothing was loaded: {'the line' if failed == 1 else f'all {failed} lines'} failed")
        raise typer.Exit(ExitCode.SOME_FAILED)
    with open_ledger(ledger) as held:
        kept = held.load_baselines(found)
        tell(
            f"{len(found)} baselines: {kept.new} new, {kept.closed} replaced, {kept.unchanged} there already"
            + (f"; {failed} lines failed" if failed else "")
            + f"; in {held.place}"
        )
    if failed:
        raise typer.Exit(ExitCode.SOME_FAILED)
