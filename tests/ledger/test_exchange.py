"""The whole history as lines and as a backup: out, in, and what is said of files that are not whole."""

from __future__ import annotations

import gzip
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claim_strategies import quoting, readings
from conftest import Databases
from demarche.ledger import Baseline, Ledger, LedgerError, open_ledger, read_lines, restore, write_lines
from demarche.model import Claim, Report
from demarche.reading import Reader

REPORT = Report("meldung", "Wien (dpa) - Kanada erkannte das Kosovo an, wie Belgrad mitteilte.", "de")
OTHER = Report("andere", "Irland erkannte Palästina an.", "de", published=date(2024, 5, 28), source="Blatt")
BASELINE = Baseline("recognition", "no", "xk", "list of 2010", begins_earliest=date(2008, 3, 28))


def fill(ledger: Ledger) -> None:
    """Something of every kind, with a claim that was closed and opened again."""
    reader = Reader()
    for report in (REPORT, OTHER):
        ledger.keep(report, reader.read(report))
    ledger.keep(replace(OTHER, ref="kopie", source=None), reader.read(OTHER))
    ledger.load_baselines([BASELINE])
    ledger.load_baselines([replace(BASELINE, note="confirmed")])
    first = ledger.claims()[0]
    rejected = ledger.review("reject", [first.id], person="anna", note="ironisch")
    ledger.undo(rejected.number, person="ben")
    ledger.review(
        "correct",
        [first.id],
        person="anna",
        corrected=replace(first, polarity="negated", reader="review:anna@1"),
    )


def everything(ledger: Ledger) -> list[object]:
    """What was known after each transaction, of every kind."""
    known: list[object] = [ledger.transactions()]
    for number in (None, *(entry.number for entry in ledger.transactions())):
        held = ledger.reports(known_by=number)
        ids = [report.id for report in held]
        known += [held, ledger.claims(known_by=number), ledger.tellings(known_by=number)]
        known += [ledger.baselines(known_by=number), ledger.entries(known_by=number)]
        known += [ledger.copies(ids, known_by=number), ledger.publishers(ids, known_by=number)]
    return known


@pytest.fixture
def filled(ledger_address: str) -> Iterator[Ledger]:
    with open_ledger(ledger_address) as ledger:
        fill(ledger)
        yield ledger


def test_what_was_known_by_any_time_is_the_same_after_export_and_import(
    filled: Ledger, databases: Databases
) -> None:
    with databases.ledger() as address, open_ledger(address) as other:
        lines = list(filled.export())
        counts = other.import_history(lines)
        assert everything(other) == everything(filled)
        assert counts["transaction"] == len(filled.transactions())
        assert list(other.export()) == lines
        assert list(other.check()) == []


def test_an_imported_ledger_goes_on_where_the_other_ended(filled: Ledger, databases: Databases) -> None:
    with databases.ledger() as address, open_ledger(address) as other:
        other.import_history(filled.export())
        for ledger in (filled, other):
            ledger.keep(Report("neu", "Norwegen erkannte Palästina an.", "de"), [])
            ledger.review("accept", [ledger.claims()[0].id], person="anna")
        assert [t.number for t in other.transactions()] == [t.number for t in filled.transactions()]
        assert other.entries() == filled.entries()


@settings(max_examples=15)
@given(st.lists(readings(), max_size=6))
def test_whatever_was_read_is_the_same_after_export_and_import(
    databases: Databases, sequence: list[tuple[Report, tuple[Claim, ...]]]
) -> None:
    with databases.ledger() as address, open_ledger(address) as ledger:
        ledger.keep_all(
            (report, [quoting(claim, report.text) for claim in found]) for report, found in sequence
        )
        lines, known = list(ledger.export()), everything(ledger)
    with databases.ledger() as address, open_ledger(address) as ledger:
        ledger.import_history(lines)
        assert everything(ledger) == known


def test_a_ledger_goes_from_one_database_to_the_other(
    filled: Ledger, empty_address: str, tmp_path: Path
) -> None:
    with open_ledger(str(tmp_path / "other.sqlite")) as other:
        other.import_history(filled.export())
        assert everything(other) == everything(filled)
        with open_ledger(empty_address) as back:
            back.import_history(other.export())
            assert everything(back) == everything(filled)


@pytest.mark.parametrize("name", ["history.jsonl", "history.jsonl.gz"])
def test_an_export_is_written_to_a_file_and_read_from_it(filled: Ledger, tmp_path: Path, name: str) -> None:
    write_lines(filled.export(), tmp_path / name)
    assert [line.rstrip("\n") for line in read_lines(tmp_path / name)] == list(filled.export())
    assert {file.name for file in tmp_path.iterdir()} >= {name}


# What is not whole.


def refused(lines: list[str], databases: Databases) -> str:
    with databases.ledger() as address, open_ledger(address) as ledger:
        with pytest.raises(LedgerError) as raised:
            ledger.import_history(lines, "'x.jsonl'")
        assert ledger.transactions() == []
        assert ledger.reports() == []
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_history_that_is_not_whole_is_refused_and_nothing_of_it_kept(
    filled: Ledger, databases: Databases
) -> None:
    lines = list(filled.export())
    assert refused([], databases) == "'x.jsonl' is not whole: lines are missing; nothing was imported"
    assert "is not whole" in refused(lines[:-1], databases)
    assert "is not whole" in refused(lines[:3] + lines[4:], databases)
    wrong = "'x.jsonl', line 3: is no line of an exported ledger"
    for line in ("", "[]", '"x"', "{", '{"line":"song"}', '{"line":"reading","row":1}', lines[2][:-2]):
        assert refused([*lines[:2], line, *lines[3:]], databases) == wrong
    assert "line 1: is no line of an exported ledger" in refused(lines[1:], databases)
    newer = lines[0].replace('"version":1', '"version":2')
    assert "is of version 2, this demarche reads 1; upgrade" in refused([newer, *lines[1:]], databases)
    stranger = [line.replace(REPORT.id, "f" * 64) if '"line":"reading"' in line else line for line in lines]
    assert refused(stranger, databases) == "'x.jsonl' contradicts itself; nothing was imported"


def altered(line: str, part: str, value: object) -> str:
    """A line with another value at a place, whose steps have dots between them."""
    record = json.loads(line)
    *steps, last = (int(step) if step.isdigit() else step for step in part.split("."))
    inner = record
    for step in steps:
        inner = inner[step]
    inner[last] = value
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize(
    ("kind", "part", "value", "problem"),
    [
        ("report", "text", "Wien dementierte.", "is not the one that its id is made of"),
        ("report", "id", "f" * 64, "is not the one that its id is made of"),
        ("claim", "claim.id", "0123456789abcdef", "what it says is not what its id is made of"),
        ("claim", "claim.act", "sever_relations", "what it says is not what its id is made of"),
        ("claim", "claim.source.0.id", "ru", "what it says is not what its id is made of"),
        ("claim", "claim.polarity", "negated", "what it says is not what its id is made of"),
        ("claim", "claim.report.id", "f" * 64, "what it says is not what its id is made of"),
        ("claim", "claim.evidence.text", "erkannte nie", "its evidence is not 'erkannte nie'"),
        ("claim", "claim.evidence.sentence", [0, 9_999], "its evidence lies outside the report"),
        ("claim", "claim.source.0.mention", "Russland", "its source is not called 'Russland' there"),
        ("claim", "claim.speakers", [], "what it says is not what its id is made of"),
        ("claim", "claim.time.earliest", "2999-01-01", "its time ends before it begins"),
        ("claim", "pairs", [["ru", "xk"]], "it has a pair of actors that it does not name"),
        ("claim", "claim.reader", None, "cannot be read"),
        ("claim", "recorded_to", 1, "the claim was closed before it was opened"),
        ("baseline", "target", "tw", "says is not what its id is made of"),
        ("entry", "payload.claims.0", "0123456789abcdef", "that the entry is about is not there"),
    ],
)
def test_a_history_that_was_altered_is_refused_by_the_first_line_that_is_wrong(
    filled: Ledger, databases: Databases, kind: str, part: str, value: object, problem: str
) -> None:
    lines = list(filled.export())
    if part == "claim.time.earliest":
        lines = [
            altered(line, "claim.time.latest", "2024-05-28") if '"line":"claim"' in line else line
            for line in lines
        ]
    number = next(n for n, line in enumerate(lines) if f'"line":"{kind}"' in line)
    lines[number] = altered(lines[number], part, value)
    lines[-2] = "{}"
    said = refused(lines, databases)
    assert said.startswith(f"'x.jsonl', line {number + 1}: ")
    assert said.endswith(f"{problem}; nothing was imported")


def test_a_history_goes_into_an_empty_ledger_only(filled: Ledger) -> None:
    known = everything(filled)
    with pytest.raises(LedgerError, match="holds something already; a history goes into an empty one only"):
        filled.import_history(list(filled.export()))
    assert everything(filled) == known


def test_a_compressed_file_that_was_cut_off_is_said_so(filled: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "history.jsonl.gz"
    write_lines(filled.export(), file)
    file.write_bytes(file.read_bytes()[:-40])
    with pytest.raises(LedgerError, match="was cut off or is damaged"):
        list(read_lines(file))
    file.write_bytes(gzip.compress(b"\xff\xfe"))
    with pytest.raises(LedgerError, match="is no exported ledger: it is not UTF-8"):
        list(read_lines(file))
    with pytest.raises(LedgerError, match="cannot be read: No such file"):
        list(read_lines(tmp_path / "nirgends"))


# Backups.


def test_a_backup_is_restored_as_it_was(filled: Ledger, databases: Databases, tmp_path: Path) -> None:
    filled.back_up(tmp_path / "backup")
    known = everything(filled)
    with pytest.raises(LedgerError, match=r"there is a file .* already"):
        filled.back_up(tmp_path / "backup")
    sqlite = tmp_path / "restored.sqlite"
    restore(tmp_path / "backup", str(sqlite))
    with databases.empty() as address:
        if databases.kind == "postgresql":
            restore(tmp_path / "backup", address)
            with open_ledger(address, create=False) as ledger:
                assert everything(ledger) == known
    with open_ledger(str(sqlite), create=False) as ledger:
        assert everything(ledger) == known
        ledger.keep(Report("neu", "Norwegen erkannte Palästina an.", "de"), [])
    with pytest.raises(LedgerError, match="already"):
        restore(tmp_path / "backup", str(sqlite))
    assert [file.name for file in tmp_path.glob(".*")] == []


def test_a_backup_of_sqlite_is_restored_into_postgresql(databases: Databases, tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "l.sqlite")) as source:
        fill(source)
        source.back_up(tmp_path / "backup.sqlite")
        with databases.ledger() as address:
            if databases.kind == "postgresql":
                restore(tmp_path / "backup.sqlite", address)
                with open_ledger(address) as ledger:
                    assert everything(ledger) == everything(source)


def test_what_is_no_backup_is_not_restored(tmp_path: Path) -> None:
    note = tmp_path / "notiz.txt"
    note.write_text("Das ist keine Sicherung.\n")
    with pytest.raises(LedgerError, match="line 1: is no line of an exported ledger"):
        restore(note, str(tmp_path / "a.sqlite"))
    with closing(sqlite3.connect(tmp_path / "musik.sqlite")) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    with pytest.raises(LedgerError, match="is damaged, or no copy of a ledger"):
        restore(tmp_path / "musik.sqlite", str(tmp_path / "b.sqlite"))
    assert not (tmp_path / "b.sqlite").exists()


def test_a_damaged_backup_is_not_restored(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "l.sqlite")) as source:
        source.keep_all(
            (Report(str(n), f"Bern protestiert zum {n}. Mal. " * 30, "de"), []) for n in range(100)
        )
        source.back_up(tmp_path / "backup.sqlite")
    with (tmp_path / "backup.sqlite").open("r+b") as file:
        file.truncate(100_000)
    with pytest.raises(LedgerError, match="is damaged, or no copy of a ledger"):
        restore(tmp_path / "backup.sqlite", str(tmp_path / "r.sqlite"))
    assert not (tmp_path / "r.sqlite").exists()


def test_what_a_ledger_left_behind_is_not_taken_for_part_of_the_restored_one(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "l.sqlite")) as source:
        fill(source)
        source.back_up(tmp_path / "backup.sqlite")
    (tmp_path / "r.sqlite-wal").write_bytes(b"left behind")
    with pytest.raises(LedgerError, match=r"r\.sqlite-wal' already; move it away"):
        restore(tmp_path / "backup.sqlite", str(tmp_path / "r.sqlite"))


WRITER = """
import sys
from demarche.ledger import open_ledger
from demarche.model import Report
with open_ledger(sys.argv[1]) as ledger:
    print("ready", flush=True)
    for number in range(10_000):
        ledger.keep(Report(f"{number}", f"Rom protestierte zum {number}. Mal.", "de"), [])
"""


def test_a_backup_made_while_another_process_writes_is_whole(ledger_address: str, tmp_path: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, ledger_address], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    writer.stdout.readline()
    with open_ledger(ledger_address) as ledger:
        while len(ledger.transactions()) < 50:
            pass
        for number in range(5):
            ledger.back_up(tmp_path / f"{number}")
        last = len(ledger.transactions())
        assert writer.poll() is None
        writer.terminate()
        writer.communicate()
    seen = []
    for number in range(5):
        restore(tmp_path / f"{number}", str(tmp_path / f"{number}.sqlite"))
        with open_ledger(str(tmp_path / f"{number}.sqlite")) as copy:
            seen.append(len(copy.transactions()))
            assert [report.ref for report in copy.reports()] == [str(n) for n in range(seen[-1])]
            assert list(copy.check()) == []
    assert seen == sorted(seen)
    assert 50 <= seen[0] < seen[-1] <= last


def test_every_line_is_an_object_that_says_what_it_is(filled: Ledger) -> None:
    head, *records, end = map(json.loads, filled.export())
    assert (head["format"], head["version"]) == ("demarche-ledger", 1)
    assert {record["line"] for record in records} == set(end["lines"])
    assert sum(end["lines"].values()) == len(records)
