"""`demarche speakers`: who says what, for programs and for people."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from demarche.cli import main
from demarche.cli._speakers_page import speakers_page
from demarche.language import analyse
from demarche.model import Report
from demarche.reading.attribution import Attribution, find_attributions

TEXT = "Riga sagte, dass Oslo „den Frieden <b>gefährdet</b>“ habe. Laut Tallinn stimmt das nicht."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.jsonl"
    path.write_text(json.dumps({"id": "r1", "text": TEXT, "lang": "de"}) + "\n", encoding="utf-8")
    return path


def test_jsonl_gives_the_parts_that_the_shared_task_asks_for(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["speakers", str(file), "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    def words(row: dict[str, list[list[int]]], part: str) -> list[str]:
        return [TEXT[start:end] for start, end in row[part]]

    assert [row["ref"] for row in rows] == ["r1"] * 3
    assert [(words(row, "source"), row["form"], row["actors"]) for row in rows] == [
        (["Riga"], "Indirect", ["lv"]),
        (["Riga"], "Direct", ["lv"]),
        (["Tallinn"], "Indirect", ["ee"]),
    ]
    assert [row["parent"] for row in rows] == [None, 0, None]
    assert [row["nested"] for row in rows] == [False, True, False]
    assert words(rows[0], "cue") == ["sagte"]
    assert words(rows[0], "frame") == ["Riga sagte,"]
    assert {row["stwr"] for row in rows} <= {"Speech", "Thought", "Writing", "ST", "SW", "TW", "none"}


def test_the_table_names_who_and_what(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["speakers", str(file)]) == 0
    printed = capsys.readouterr().out
    assert re.search(r"Riga\s+lv\s+sagte\s+dass Oslo", printed)
    assert "in another's" in printed


def test_the_page_has_a_message_inside_anothers_inside_it_and_escapes_the_report(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["speakers", str(file), "--format", "html"]) == 0
    page = capsys.readouterr().out
    assert re.search(r'<mark class="s0"[^>]*>dass Oslo <mark class="s0"[^>]*>„den Frieden', page)
    assert "<b>" not in page
    assert "default-src 'none'" in page


def test_messages_that_cross_are_cut_so_that_the_page_stays_well_formed() -> None:
    text = "eins zwei drei vier"
    spans = [((0, 9), "A"), ((5, 14), "B"), ((5, 9), "C"), ((10, 19), "D")]
    found = [Attribution("Direct", "speech", "direct", (span,), f"de/{name}") for span, name in spans]
    page = speakers_page([(Report(text=text, language="de", ref="x"), found)])
    body = page[page.index("<p>") : page.index("</p>")]
    assert re.sub(r"<[^>]*>", "", body) == text
    depth = 0
    for tag in re.findall(r"</?mark", body):
        depth += -1 if tag.startswith("</") else 1
        assert depth >= 0
    assert depth == 0


def test_a_report_where_nobody_speaks_gives_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "silent.txt"
    path.write_text("Die Brücke über den Fluss ist seit gestern Abend für den Verkehr gesperrt.\n")
    assert main(["speakers", str(path), "--format", "jsonl"]) == 0
    assert capsys.readouterr().out == ""
    assert not find_attributions(analyse(path.read_text(), "de"))
