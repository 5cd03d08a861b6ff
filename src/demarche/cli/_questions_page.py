"""The answers that the page of questions shows, taken from what the program answers now.

`make docs` writes them into the page; a test says when they are due. In the page

- what stands below a line ``$ demarche …`` in a block of ``console`` is what that command prints, on the ledger of a desk
  that read the bundled reports in June 2024. A comment ``<!-- claim: SOURCE ACT TARGET -->`` before the block says which
  claim's id its commands name.
- a comment ``<!-- table of COMMAND: ROW; ROW | COLUMN; COLUMN -->`` is followed by a table of what the command answers, with
  the words of each row and column behind it; ``<!-- table of states -->`` by the rules of states.
- a block of ``text`` behind one of ``python`` is what that prints.
"""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from pathlib import Path

BLOCK = re.compile(
    r"(?P<about><!-- claim: (?P<claim>[^>]+) -->\n)?```console\n(?P<session>.*?)```"
    r"|(?P<head><!-- table of (?P<question>[^>]+) -->\n)(?P<table>(?:\|[^\n]*\n)*)"
    r"|(?P<code>```python\n(?P<program>.*?)```\n\n)```text\n(?P<printed>.*?)```",
    re.DOTALL,
)
READ_ON = {"ukraine-nordkorea": datetime(2024, 6, 3, 9, tzinfo=UTC), "donbass-2022": datetime(2024, 6, 5, 9, tzinfo=UTC)}  # fmt: skip
READ_FIRST = datetime(2024, 6, 1, 9, tzinfo=UTC)
REVIEWER, REVIEWED = "anna", "2024-06-07 09:30:00"
_CLOCK = re.compile(r"\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\b")
_ID = re.compile(r"\b[0-9a-f]{8}\b")


def refreshed(page: str) -> str:
    """The page with its answers as they are now."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "ledger.sqlite"
        fill(place)
        with _environment({"DEMARCHE_REVIEWER": REVIEWER, "DEMARCHE_LEDGER": str(place)}):
            return BLOCK.sub(_renewed, page).replace(folder, "/…")


def fill(place: Path) -> None:
    """Reads the bundled reports into a ledger: most on 1 June 2024, the two on North Korea on the 3rd and the 5th."""
    from demarche.intake import bundled_reports
    from demarche.ledger import open_ledger
    from demarche.reading import Reader

    reader, now = Reader(), READ_FIRST
    with open_ledger(str(place), clock=lambda: now) as ledger:
        for report in sorted(bundled_reports(), key=lambda report: READ_ON.get(report.ref, READ_FIRST)):
            now = READ_ON.get(report.ref, READ_FIRST)
            ledger.keep(report, reader.read(report))


def _renewed(block: re.Match[str]) -> str:
    if block["session"] is not None:
        return f"{block['about'] or ''}```console\n{_session(block)}```"
    if block["question"] is not None:
        return f"{block['head']}{_table(block['question'])}"
    with _captured() as printed:
        exec(compile(block["program"], "the page's example", "exec"), {})
    return f"{block['code']}```text\n{printed.getvalue()}```"


def _session(block: re.Match[str]) -> str:
    shown, claim = [], _claim(block["claim"]) if block["claim"] else ""
    for line in block["session"].splitlines():
        if line.startswith("$ demarche "):
            command = _ID.sub(claim, line[2:]) if claim else line[2:]
            # What a reviewer says is kept while the page is written; the page has a time that stays.
            shown.append(f"$ {command}\n{_CLOCK.sub(REVIEWED, answer(command))}")
    return "\n".join(shown)


def _claim(told: str) -> str:
    """The first digits of the claim that tells an act of a source and a target."""
    from demarche.ledger import open_ledger

    source, act, target = told.split()
    with open_ledger() as ledger:
        return ledger.tellings(source=source, target=target, acts=[act])[0].claim[:8]


def _table(question: str) -> str:
    if question == "states":
        return _rules()
    command, _, grid = question.partition(": ")
    rows, columns = ([cell.strip() for cell in part.split(";")] for part in grid.split(" | "))
    head = ["", *(f"`{column}`" if column else "no option" for column in columns)]
    lines = [head, ["---"] * len(head)]
    for row in rows:
        lines.append([f"`{row}`", *(_holds(f"{command} {row} {column}") for column in columns)])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _holds(command: str) -> str:
    found = json.loads(answer(f"{command} --format jsonl"))
    return f"**{found['holds']}**, {found['reason']}"


def _rules() -> str:
    from demarche.knowledge import load_knowledge

    lines = ["| state | holds if | begins with | ends with | against it speaks |", "|---|---|---|---|---|"]
    for rule in load_knowledge().states.values():
        acts = (
            ", ".join(f"`{act}`" for act in sorted(kind)) for kind in (rule.begins, rule.ends, rule.against)
        )
        lines.append(f"| `{rule.key}` | {rule.meaning} | {' | '.join(acts)} |")
    return "".join(f"{line}\n" for line in lines)


def answer(command: str) -> str:
    """What a command of demarche prints, on both streams.

    Raises:
        ValueError: It fails.
    """
    from demarche.cli._main import main

    with _captured() as printed:
        status = main(shlex.split(command)[1:])
    if status:
        raise ValueError(f"{command}: {printed.getvalue()}")
    return "".join(f"{line.rstrip()}\n" for line in printed.getvalue().splitlines())


@contextmanager
def _captured() -> Iterator[io.StringIO]:
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        yield printed


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.write_text(refreshed(file.read_text(encoding="utf-8")), encoding="utf-8")
