"""How long the program takes to start."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

COMMANDS = {"--help": "at most 1 s", "acts": "at most 1 s", "actors Kosovo": "", "ledger where": ""}
REPORTS = {
    "German": """\
Oslo - Norwegen hat Palästina am Dienstag als Staat anerkannt, wie die Regierung in Oslo mitteilte. Israel rief noch
am selben Tag seinen Botschafter aus Norwegen zurück. Der Schritt belohne Gewalt, sagte ein Sprecher des israelischen
Außenministeriums. Spanien und Irland kündigten an, in der kommenden Woche zu folgen.

Die USA lehnten den Schritt ab. Russland, das Palästina schon 1988 anerkannt hatte, begrüßte ihn. Jordanien hatte am
12. Mai zwei israelische Diplomaten ausgewiesen, nachdem Soldaten einen Konvoi bei Rafah angegriffen hatten.
""",
    "English": """\
OSLO - Norway recognised Palestine as a state on Tuesday, the government in Oslo said. Israel recalled its ambassador
from Norway the same day. The step rewarded violence, a spokesman for the Israeli foreign ministry said. Spain and
Ireland announced that they would follow next week.

The United States rejected the step. Russia, which had recognised Palestine in 1988, welcomed it. Jordan had expelled
two Israeli diplomats on 12 May after soldiers attacked a convoy near Rafah.
""",
}
_TIMES = 3


def measure() -> list[tuple[str, str, str]]:
    """The help and the list of acts are there within a second, a short report is read within two."""
    rows = [(f"demarche {command}", _best(command.split()), bound) for command, bound in COMMANDS.items()]
    with tempfile.TemporaryDirectory() as folder:
        for language, text in REPORTS.items():
            file = Path(folder) / "report.txt"
            file.write_text(text, encoding="utf-8")
            taken = _best(["read", str(file), "--no-save"])
            rows.append((f"demarche read of a short report, {language}", taken, "at most 2 s"))
    return rows


def _best(arguments: list[str]) -> str:
    """The best of three starts, the later ones with modules that are compiled, as a user's are."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    code = "import sys; from demarche.cli import main; sys.exit(main())"
    taken = []
    for _ in range(_TIMES):
        start = perf_counter()
        subprocess.run(
            [sys.executable, "-c", code, *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            check=True,
        )
        taken.append(perf_counter() - start)
    return f"{min(taken):.2f} s"
