"""demarche load: what is said of lines that are wrong, and of what day a line speaks."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from demarche.cli import main

Out = pytest.CaptureFixture[str]


def lines(capsys: Out, *arguments: str) -> list[dict[str, Any]]:
    assert main([*arguments, "--format", "jsonl"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("not json", "is no JSON: Expecting value at character 1"),
        ('{"actor": "pe"', "is no JSON: Expecting ',' delimiter at character 15"),
        ("[]", "is no JSON object; write it as {"),
        ('"pe"', "is no JSON object; write it as {"),
        ("{}", "actor is missing"),
        ('{"actor": "pe", "form": "2010"}', "has unknown field 'form'; fields are actor, state, other, from"),
        ('{"actors": "pe", "form": "2010"}', "has unknown fields 'actors', 'form'; fields are actor"),
        ('{"actor": ["pe", "br"]}', 'actor is a text, not ["pe", "br"]'),
    ],
)
def test_what_is_wrong_with_a_line_of_json_is_said(
    tmp_path: Path, capsys: Out, line: str, problem: str
) -> None:
    good = {
        "actor": "pe",
        "state": "recognition",
        "other": "xk",
        "source": "mine",
        "from": 2008,
        "note": None,
    }
    file = tmp_path / "list.jsonl"
    file.write_text(f"{json.dumps(good)}\n{line}\n", "utf-8")
    assert main(["load", str(file), "--ledger", str(tmp_path / "l.sqlite")]) == 1
    err = capsys.readouterr().err
    assert f"failed: list.jsonl:2: {problem}" in err
    assert "1 baselines: 1 new, 0 replaced, 0 there already; 1 lines failed" in err


def test_a_line_without_any_day_says_nothing_of_the_days_before_it_was_loaded(
    tmp_path: Path, capsys: Out
) -> None:
    file, ledger = tmp_path / "list.jsonl", str(tmp_path / "l.sqlite")
    bare = {"state": "recognition", "other": "xk", "source": "mine"}
    rows = [bare | {"actor": "pe"}, bare | {"actor": "br", "holds": False}]
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    assert main(["load", str(file), "--ledger", ledger]) == 0
    capsys.readouterr()
    today, before = date.today().isoformat(), (date.today() - timedelta(days=1)).isoformat()
    for actor, day, holds in (("pe", today, "yes"), ("pe", before, "unknown"), ("br", today, "no")):
        (answer,) = lines(capsys, "ask", "recognition", actor, "xk", "--on", day, "--ledger", ledger)
        assert answer["holds"] == holds


def test_where_every_line_fails_no_ledger_is_made(tmp_path: Path, capsys: Out) -> None:
    file, ledger = tmp_path / "list.jsonl", tmp_path / "l.sqlite"
    file.write_text("[]\n{}\n", "utf-8")
    assert main(["load", str(file), "--ledger", str(ledger)]) == 1
    assert "nothing was loaded: all 2 lines failed" in capsys.readouterr().err
    assert not ledger.exists()


def test_cells_without_a_column_and_cells_too_long_are_wrong_lines(tmp_path: Path, capsys: Out) -> None:
    file, ledger = tmp_path / "list.csv", tmp_path / "l.sqlite"
    head, good = "actor,state,other,from,source", "pe,recognition,xk,2008,mine"
    file.write_text(f"{head}\n{good},,\n{good},by mistake\npe,recognition,xk,2008,{'x' * 200_000}\n", "utf-8")
    assert main(["load", str(file), "--ledger", str(ledger)]) == 1
    err = capsys.readouterr().err
    assert "failed: list.csv:3: has 6 cells, 5 columns have a name" in err
    assert "failed: list.csv:4: is no CSV" in err
    assert "1 baselines: 1 new" in err
