"""How long the program takes to start."""

from __future__ import annotations

import subprocess
import sys
from time import perf_counter

COMMANDS = {"--help": "at most 1 s", "acts": "at most 1 s", "actors Kosovo": "", "ledger where": ""}
_TIMES = 3


def measure() -> list[tuple[str, str, str]]:
    """The help and the list of acts are there within a second (the best of three starts)."""
    rows = []
    code = "import sys; from demarche.cli import main; sys.exit(main())"
    for command, bound in COMMANDS.items():
        taken = []
        for _ in range(_TIMES):
            start = perf_counter()
            subprocess.run(
                [sys.executable, "-c", code, *command.split()], stdout=subprocess.DEVNULL, check=True
            )
            taken.append(perf_counter() - start)
        rows.append((f"demarche {command}", f"{min(taken):.2f} s", bound))
    return rows
