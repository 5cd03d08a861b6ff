"""Events as PETRARCH writes them, and its dictionaries as a folder of one's own knowledge."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from petrarch_dictionaries import convert
from scoring import shared_file

START = "import sys; from demarche.cli import main; sys.exit(main())"
FLOORS = {"pair": 0.77, "root": 0.68, "full": 0.40}
"""A little below what is reached; the lines of the scorer begin so."""

MIDDLE_EARTH: dict[str, Any] = {
    "actors": [
        {"name": "NUMENOR", "synonyms": ["ARMENELOS"], "code": "NUM", "date_restrictions": []},
        {"name": "THE VALE", "synonyms": ["VALEMEN"], "code": "VAL", "date_restrictions": []},
        {
            "name": "TURIN HADOR",
            "synonyms": [],
            "code": "VAL",
            "date_restrictions": [
                {"code": "VALREB", "before": "1990-01-01"},
                {"code": "NUMGOV", "from": "1990-01-01", "to": "1994-12-31"},
            ],
        },
        {"name": "NORWAY", "synonyms": [], "code": "NWY", "date_restrictions": []},
        {"name": "THE RAVEN POST", "synonyms": [], "code": "VALMED", "date_restrictions": []},
        {
            "name": "ANDUNIE",
            "synonyms": [],
            "code": "AND",
            "date_restrictions": [{"code": "OLD", "before": "1980-01-01"}],
        },
    ],
    "agents": [
        {"name": "RIVER WARDEN", "plurals": ["RIVER WARDENS"], "plural_rule": "regular", "code": "COP", "position": "suffix"},
        {"name": "GOLDEN GOOSE", "plurals": ["GOLDEN GEESE"], "plural_rule": "given", "code": "GGS", "position": "suffix"},
    ],
}  # fmt: skip


def demarche(*arguments: str, text: str = "", own: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DEMARCHE_KNOWLEDGE": str(own or "")}
    return subprocess.run(
        [sys.executable, "-c", START, *arguments],
        input=text, capture_output=True, timeout=300, encoding="utf-8", env=environment,
    )  # fmt: skip


def rows(text: str, *, dated: str = "1995-03-01", own: Path | None = None) -> list[str]:
    """The rows of a report as "source target code"."""
    done = demarche("read", "-", "--no-save", "--format", "petrarch", "--dated", dated, text=text, own=own)
    assert done.returncode == 0, done.stderr
    return [" ".join(line.split("\t")[1:4]) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def middle_earth(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dictionaries")
    (folder / "dictionaries.json").write_text(json.dumps(MIDDLE_EARTH), encoding="utf-8")
    convert(folder / "dictionaries.json", folder / "knowledge")
    return folder / "knowledge"


def test_a_row_has_date_source_target_code_and_id_with_tabs_between(tmp_path: Path) -> None:
    file = tmp_path / "two.jsonl"
    lines = (
        {
            "id": "one",
            "lang": "en",
            "date": "2020-05-04",
            "text": "Norway's foreign ministry condemned Sweden.",
        },
        {
            "id": "two",
            "lang": "de",
            "text": "Die schwedische Polizei nahm einen Norweger fest.",
        },
    )
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    done = demarche("read", str(file), "--no-save", "--format", "petrarch")
    assert done.stdout.splitlines() == ["20200504\tNORGOV\tSWE\t111\tone", "\tSWECOP\tNOR\t173\ttwo"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway recalled its ambassador from Sweden.", ["NOR SWE 161"]),
        ("Norway met Sweden.", ["NOR SWE 040", "SWE NOR 040"]),
        ("Norway and Sweden restored diplomatic relations.", ["NOR SWE 050", "SWE NOR 050"]),
        ("Norway restored diplomatic relations with Sweden.", ["NOR SWE 050"]),
        ("The Norwegian president visited Sweden.", ["NORGOV SWE 042", "SWE NORGOV 043"]),
        ("Swedish soldiers attacked Norway.", ["SWEMIL NOR 190"]),
        ("Norway's parliament condemned Sweden.", ["NORLEG SWE 111"]),
        ("Norway and Sweden broke off diplomatic relations.", ["NOR SWE 161", "SWE NOR 161"]),
        ("Norway urged Sweden to leave.", ["NOR SWE 020"]),
        ("Norway has no plans to restore relations with Sweden.", []),
        ("Norway did not condemn Sweden.", []),
        ("Norway may attack Sweden.", []),
        ("The European Union imposed sanctions on Norway.", ["IGOEEC NOR 163"]),
    ],
)
def test_events_are_what_was_done_with_those_who_did_it_and_their_roles(
    text: str, expected: list[str]
) -> None:
    assert rows(text) == expected


def test_an_act_told_by_a_noun_gives_way_to_the_verb_of_its_sentence() -> None:
    assert rows("Norway condemned the Swedish invasion of Denmark.") == ["NOR SWE 111"]
    assert rows("The Swedish invasion of Denmark was over by noon.") == ["SWE DNK 190"]


def test_rows_of_events_are_no_preview(tmp_path: Path) -> None:
    done = demarche("read", "--preview", "--format", "petrarch", "x.txt")
    assert done.returncode == 2


def test_states_of_a_dictionary_act_through_their_roles(middle_earth: Path) -> None:
    assert rows("The Numenor government condemned Vale soldiers.", own=middle_earth) == ["NUMGOV VALMIL 111"]
    assert rows("River wardens from Numenor attacked Norway.", own=middle_earth) == ["NUMCOP NWY 190"]
    assert rows("The Raven Post condemned Armenelos.", own=middle_earth) == ["VALMED NUM 111"]
    assert rows("The Numenorian golden geese condemned Vale.", own=middle_earth) == ["NUMGGS VAL 111"]


@pytest.mark.parametrize(
    ("dated", "expected"),
    [("1985-06-01", "VALREB NWY 111"), ("1990-01-01", "NUMGOV NWY 111"), ("1995-06-01", "VAL NWY 111")],
)
def test_an_office_holder_has_the_code_of_the_day(middle_earth: Path, dated: str, expected: str) -> None:
    assert rows("Turin Hador condemned Norway.", dated=dated, own=middle_earth) == [expected]


def test_a_state_has_the_code_of_the_day(middle_earth: Path) -> None:
    assert rows("Norway condemned Andunie.", dated="1979-12-31", own=middle_earth) == ["NWY OLD 111"]
    assert rows("Norway condemned Andunie.", dated="1980-06-01", own=middle_earth) == ["NWY AND 111"]


def test_the_sentences_of_petrarch_are_read_with_its_dictionaries(tmp_path: Path) -> None:
    cases, scorer = (
        shared_file("eval", "petrarch", "dev.jsonl"),
        shared_file("eval", "petrarch", "score_events.py"),
    )
    convert(shared_file("eval", "petrarch", "dictionaries.json"), tmp_path / "knowledge")
    assert demarche("knowledge", "check", str(tmp_path / "knowledge")).returncode == 0
    done = demarche("read", str(cases), "--no-save", "--format", "petrarch", own=tmp_path / "knowledge")
    (tmp_path / "events.tsv").write_text(done.stdout, encoding="utf-8")
    scored = subprocess.run(
        [sys.executable, str(scorer), str(cases), str(tmp_path / "events.tsv")],
        capture_output=True,
        text=True,
    )
    shares = {
        name: float(share) for name, share in re.findall(r"^(\w+) .*\((\d\.\d+)\)$", scored.stdout, re.M)
    }
    assert {name for name, floor in FLOORS.items() if shares[name] < floor} == set(), shares
