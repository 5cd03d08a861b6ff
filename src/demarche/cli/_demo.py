from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from demarche.cli._options import OwnKnowledge
from demarche.cli._output import print_rich, tell
from demarche.model import Claim, Report

FOLDER = Path("build/demo")
Kept = list[tuple[Report, list[Claim]]]

EXAMPLE = "Example: demarche demo --into /tmp/demarche-demo"


def demo(
    into: Annotated[
        Path, typer.Option("--into", metavar="FOLDER", help="Where to keep the ledger and write the page.")
    ] = FOLDER,
    own_knowledge: OwnKnowledge = None,
) -> None:
    """Read the reports that come with demarche, print their claims and write a page that shows them."""
    from demarche.export import claims_table, write_page

    kept = read_bundled(into)
    page = write_page(kept, into / "index.html")
    print_rich(claims_table((report, claim) for report, claims in kept for claim in claims))
    sys.stdout.flush()
    tell(summary(kept, into))
    tell(f"page: {page}")


def read_bundled(into: Path) -> Kept:
    """Reads the reports that come with demarche and keeps them in a ledger in a folder; gives what is kept."""
    from demarche.intake import bundled_reports
    from demarche.ledger import open_ledger
    from demarche.reading import Reader

    reader = Reader()
    with open_ledger(str(ledger_in(into))) as ledger:
        for report in bundled_reports():
            ledger.keep(report, reader.read(report))
        return [(report, ledger.claims(report.id)) for report in bundled_reports()]


def summary(kept: Kept, into: Path) -> str:
    """What was read and where it is, in a line."""
    claims = sum(len(found) for _, found in kept)
    return f"{len(kept)} reports, {claims} claims, kept in {ledger_in(into)}"


def ledger_in(folder: Path) -> Path:
    """The demo's ledger."""
    return folder / "ledger.sqlite"
