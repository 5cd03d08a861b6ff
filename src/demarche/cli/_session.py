"""The session that the README shows, taken from what the demo does now.

`make docs` writes it between two marks in the README; a test says when it is due.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from demarche.cli._demo import FOLDER, ledger_in, read_bundled, summary
from demarche.model import Claim

if TYPE_CHECKING:
    from rich.console import RenderableType

BEGIN = "<!-- what follows is written by make docs -->"
END = "<!-- up to here -->"
WIDTH = 132
"""Columns of the terminal that is shown."""

SHOWN = "donbass-2022"
"""The report whose claims are shown; all ten would fill pages."""


def refreshed(readme: str) -> str:
    """The README with the session as it is now.

    Raises:
        ValueError: It has not the two marks.
    """
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the README lacks {BEGIN!r} or {END!r}")
    return f"{before}{begin}\n{session()}{end}{after}"


def session() -> str:
    """The demo's table and one claim explained, as Markdown."""
    from demarche.cli._explain import explanation
    from demarche.export import claims_table

    with tempfile.TemporaryDirectory() as folder:
        kept = read_bundled(Path(folder))
    report, claims = next(entry for entry in kept if entry[0].ref == SHOWN)
    drawn = _drawn(claims_table((of, found) for of, all_found in kept for found in all_found)).splitlines()
    shown = _rows(
        drawn, [found.id[:8] for found in claims], [found.id[:8] for _, all_ in kept for found in all_]
    )
    claim = _telling(claims)
    command = f"demarche explain {claim.id[:8]} --ledger {ledger_in(FOLDER)}"
    return (
        f"```console\n$ make demo\n{drawn[0]}\n…\n{shown}…\n"
        f"{summary(kept, FOLDER)}\npage: /…/{FOLDER / 'index.html'}\n```\n\n"
        "Every claim can be followed back to the words it rests on and the rule that fired:\n\n"
        f"```console\n$ {command}\n{_drawn(explanation(report, claim))}```\n"
    )


def _rows(lines: list[str], wanted: list[str], every: list[str]) -> str:
    """The rows of a drawn table that end with some ids, each with the lines it goes on over."""
    kept, keeping = "", False
    for line in lines[1:]:
        last = line.rsplit(" ", 1)[-1]
        keeping = last in wanted if last in every else keeping
        kept += line + "\n" if keeping else ""
    return kept


def _telling(claims: list[Claim]) -> Claim:
    """The claim to explain: one that somebody else vouches for, if there is one."""
    return next((claim for claim in claims if claim.speakers), claims[0])


def _drawn(content: RenderableType) -> str:
    from rich.console import Console

    drawn = io.StringIO()
    Console(file=drawn, width=WIDTH, highlight=False, markup=False, emoji=False).print(content)
    return "".join(line.rstrip() + "\n" for line in drawn.getvalue().splitlines())


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.write_text(refreshed(file.read_text(encoding="utf-8")), encoding="utf-8")
