"""`demarche actors` and `demarche acts`: what the reader knows, for people, programs and spreadsheets."""

from __future__ import annotations

import csv
import io
import json

import pytest

from demarche.cli import main
from demarche.knowledge import load_knowledge


def lines(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("Nordkorea", "kp"),
        ("north korea", "kp"),
        ("nordkoreanischen", "kp"),
        ("Pjöngjang", "kp"),
        ("Pjongjang", "kp"),
        ("kp", "kp"),
        ("Q423", "kp"),
        ("Donezker Volksrepublik", "ua-dpr"),
        ("OSZE", "org:osce"),
        ("Selenskyj", "per:selenskyj"),
    ],
)
def test_an_actor_is_found_by_any_form_of_any_of_its_names(
    query: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first = json.loads(lines(capsys, "actors", query, "--format", "jsonl")[0])
    assert first["id"] == code


def test_a_collective_name_finds_all_that_it_stands_for(capsys: pytest.CaptureFixture[str]) -> None:
    rows = lines(capsys, "actors", "baltische Staaten", "--format", "csv")
    assert {row["id"] for row in csv.DictReader(rows)} == {"ee", "lv", "lt"}


def test_an_actor_is_shown_with_its_names_and_terms(capsys: pytest.CaptureFixture[str]) -> None:
    heading, row = lines(capsys, "actors", "Dmytro Kuleba")
    assert heading.split() == ["id", "kind", "actor", "called", "terms"]
    assert "per:kuleba  person  Dmytro Kuleba  Dmytro Kuleba, Kuleba" in row
    assert row.endswith("foreign-minister ua 2020-03-04/2024-09-05")


def test_without_a_query_every_actor_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    listed = [json.loads(line)["id"] for line in lines(capsys, "actors", "--format", "jsonl")]
    assert listed == list(load_knowledge().actors)


def test_without_a_query_every_act_is_listed_under_its_family(capsys: pytest.CaptureFixture[str]) -> None:
    heading, first, *rest = lines(capsys, "acts")
    assert heading.split()[:3] == ["family", "act", "meaning"]
    assert first.split()[:2] == ["recognition", "recognise"]
    assert len(rest) + 1 == len(load_knowledge().acts)


@pytest.mark.parametrize("query", ["sanctions", "SANCTIONS", "163", "embargo"])
def test_acts_are_found_by_family_code_or_meaning(query: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = csv.DictReader(io.StringIO("\n".join(lines(capsys, "acts", query, "--format", "csv"))))
    assert "impose_sanctions" in {row["act"] for row in rows}


def test_an_act_has_its_codes_and_the_state_it_changes(capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = lines(capsys, "acts", "sever_relations", "--format", "jsonl")
    found = json.loads(row)
    assert (found["plover"], found["cameo"], found["state"], found["sign"]) == (
        *("SANCTION", "161", "relations", -1),
    )


@pytest.mark.parametrize("command", ["actors", "acts"])
def test_what_nothing_matches_gets_one_line_and_status_1(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "Entenhausen"]) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n")) == ("", 1)
    assert "'Entenhausen'" in printed.err


def test_a_language_without_names_gets_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["actors", "--language", "tlh"]) == 4
    assert capsys.readouterr().err.startswith("demarche: no names in the language 'tlh'")
