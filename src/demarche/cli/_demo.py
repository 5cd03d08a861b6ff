from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from demarche.cli._output import print_rich, tell

EXAMPLE = "Example: demarche demo --into /tmp/demarche-demo"


def demo(
    into: Annotated[
        Path, typer.Option("--into", metavar="FOLDER", help="Where to keep the ledger and write the page.")
    ] = Path("build/demo"),
) -> None:
    """Read the reports that come with demarche, print their claims and write a page that shows them."""
    from demarche.export import claims_table, write_page
    from demarche.intake import bundled_reports
    from demarche.ledger import open_ledger
    from demarche.reading import Reader

    reader = Reader()
    with open_ledger(str(into / "ledger.sqlite")) as ledger:
        for report in bundled_reports():
            ledger.keep(report, reader.read(report))
        kept = [(report, ledger.claims(report.id)) for report in bundled_reports()]
    entries = [(report, claim) for report, claims in kept for claim in claims]
    page = write_page(kept, into / "index.html")
    print_rich(claims_table(entries))
    sys.stdout.flush()
    tell(f"{len(kept)} reports, {len(entries)} claims, kept in {into / 'ledger.sqlite'}")
    tell(f"page: {page}")
