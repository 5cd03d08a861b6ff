"""demarche compare, and what a reading would change in the ledger."""

from __future__ import annotations

import csv
import io
import json
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from demarche.cli import main

TEXT = "Kanada erkannte das Kosovo an. Ecuador brach die Beziehungen zu Mexiko ab."


@pytest.fixture
def readings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Path, Path]:
    """One reading, and another that lacks the second claim and negates the first."""
    report = tmp_path / "meldung.txt"
    report.write_text(TEXT, "utf-8")
    assert main(["read", str(report), "--no-save", "--format", "jsonl"]) == 0
    lines = capsys.readouterr().out.splitlines()
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    first.write_text("\n".join(lines) + "\n", "utf-8")
    record: dict[str, Any] = json.loads(lines[0]) | {"polarity": "negated"}
    second.write_text(json.dumps(record) + "\n", "utf-8")
    return first, second


def test_differences_are_printed_with_the_sentence(
    readings: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *map(str, readings), "--format", "jsonl"]) == 0
    printed = capsys.readouterr()
    changed, alone = map(json.loads, printed.out.splitlines())
    assert changed["verdict"] == "differ"
    assert changed["differences"] == ["polarity"]
    assert (changed["first"]["polarity"], changed["second"]["polarity"]) == ("affirmed", "negated")
    assert changed["first"]["sentence"] == "Kanada erkannte das Kosovo an."
    assert (alone["verdict"], alone["second"]) == ("only_first", None)
    assert "0 the same, 1 differ (polarity 1), 1 only in the first" in printed.err


def test_claims_that_agree_are_printed_only_when_asked_for(
    readings: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    first = str(readings[0])
    assert main(["compare", first, first]) == 0
    assert capsys.readouterr().out == ""
    assert main(["compare", first, first, "--all"]) == 0
    assert capsys.readouterr().out.count("same") == 2


def test_a_spreadsheet_has_a_row_for_each_difference(
    readings: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *map(str, readings), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["verdict"] for row in rows] == ["differ", "only_first"]
    assert rows[0]["first_source"] == "ca"
    assert rows[0]["second_polarity"] == "negated"


def test_the_page_marks_the_parts_that_differ_and_runs_nothing(
    readings: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *map(str, readings), "--format", "html"]) == 0
    page = unescape(capsys.readouterr().out)
    assert page.count('<tr class="differs">') == 1
    assert "<script" not in page
    assert "default-src 'none'" in page


def test_a_line_that_is_no_claim_is_named(
    readings: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text(readings[0].read_text("utf-8") + '{"act": 3}\n', "utf-8")
    assert main(["compare", str(readings[0]), str(broken)]) == 1
    assert (
        capsys.readouterr().err.strip().endswith("line 3: no claim as demarche read --format jsonl prints it")
    )


def test_a_preview_shows_what_a_reading_would_change_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "meldung.txt"
    report.write_text("Am Montag erkannte Kanada das Kosovo an.", "utf-8")
    assert main(["read", str(report), "--format", "jsonl"]) == 0
    kept = json.loads(capsys.readouterr().out)
    assert main(["read", str(report), "--dated", "2022-07-15", "--preview", "--format", "jsonl"]) == 0
    (difference,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert difference["differences"] == ["time"]
    assert difference["second"]["time"]["latest"] == "2022-07-11"
    assert main(["ledger", "show", str(report), "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["time"] == kept["time"]


def test_the_reports_in_the_ledger_are_read_once_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "meldung.txt"
    report.write_text(TEXT, "utf-8")
    assert main(["read", str(report)]) == 0
    report.unlink()
    assert main(["read", "--kept"]) == 0
    assert "1 report, 2 claims; 0 new and 0 closed" in capsys.readouterr().err
    assert main(["read", "--kept", "--preview"]) == 0
    assert "2 the same, 0 differ" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["read"], ["read", "report.txt", "--kept"]])
def test_reports_come_from_files_or_from_the_ledger(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert "name the files to read, or --kept" in capsys.readouterr().err
