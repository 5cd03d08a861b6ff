"""Files of baselines: what a cell, a line and a text may hold."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from demarche.ask import WrongLine, read_baselines
from demarche.knowledge import load_knowledge
from demarche.ledger import Baseline, Kept, open_ledger

KNOWLEDGE = load_knowledge()


def json_line(**more: Any) -> str:
    row = {"actor": "pe", "state": "recognition", "other": "xk", "source": "a list", "as_of": "2010"} | more
    return json.dumps(row, ensure_ascii=False) + "\n"


def read(folder: Path, name: str, text: str) -> list[Baseline | WrongLine]:
    file = folder / name
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    return list(read_baselines(file, KNOWLEDGE))


@pytest.mark.parametrize(
    ("given", "holds"), [(False, False), (True, True), (None, True), ("no", False), ("", True)]
)
def test_whether_it_holds_may_be_a_word_or_a_truth_value(tmp_path: Path, given: Any, holds: bool) -> None:
    (found,) = read(tmp_path, "list.jsonl", json_line(holds=given))
    assert isinstance(found, Baseline)
    assert found.holds is holds


def test_a_number_that_is_no_day_is_not_taken_for_nothing(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "list.jsonl", json_line(as_of=0))
    assert str(found) == "list.jsonl:1: as_of is a day, month or year (2022-07-13, 2022-07, 2022), not '0'"


def test_a_line_break_in_a_quoted_cell_is_kept(tmp_path: Path) -> None:
    text = 'actor,state,other,source,note\npe,recognition,xk,a list,"one\ntwo"\nie,recognition,xk,a list,\n'
    first, second = read(tmp_path, "list.csv", text)
    assert isinstance(first, Baseline)
    assert isinstance(second, Baseline)
    assert (first.note, second.source) == ("one\ntwo", "ie")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_of_a_table_end_as_any_system_ends_them(tmp_path: Path, ending: str) -> None:
    text = ending.join(
        ("actor,state,other,source", "pe,recognition,xk,a list", "Narnia,recognition,xk,a list", "")
    )
    first, second = read(tmp_path, "list.csv", text)
    assert isinstance(first, Baseline)
    assert str(second).startswith("list.csv:3: nobody is known as")


@pytest.mark.parametrize("character", ["\u2028", "\x85"])
def test_only_a_line_feed_ends_a_line_of_json(tmp_path: Path, character: str) -> None:
    lines = json_line(note=f"one{character}two") + json_line(actor="ie")
    found = read(tmp_path, "list.jsonl", lines.replace("\n", "\r\n"))
    assert [one.note for one in found if isinstance(one, Baseline)] == [f"one{character}two", ""]


@pytest.mark.parametrize("note", ["NUL \\u0000", "half \\ud800"])
def test_what_no_database_keeps_makes_a_wrong_line(tmp_path: Path, note: str) -> None:
    wrong, right = read(tmp_path, "list.jsonl", json_line(note="?").replace("?", note) + json_line())
    assert str(wrong) == "list.jsonl:1: note holds a NUL or a lone surrogate, which no database keeps"
    assert isinstance(right, Baseline)


def test_the_same_file_on_another_day_changes_nothing(tmp_path: Path, ledger_address: str) -> None:
    file = tmp_path / "list.jsonl"
    file.write_text(json_line(as_of="") + json_line(actor="ie"), "utf-8")
    with open_ledger(ledger_address) as ledger:
        for day, kept in ((5, Kept(new=2)), (9, Kept(unchanged=2))):
            found = list(read_baselines(file, KNOWLEDGE, date(2024, 3, day)))
            assert ledger.load_baselines(one for one in found if isinstance(one, Baseline)) == kept
        assert {baseline.as_of for baseline in ledger.baselines(source="pe")} == {date(2024, 3, 5)}
