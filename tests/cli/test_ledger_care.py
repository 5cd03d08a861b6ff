"""Looking after the ledger: init, stats, check, backup, restore, upgrade, export, import."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from conftest import Databases
from demarche.cli import main
from demarche.cli._exit import ExitCode
from demarche.ledger import Baseline, open_ledger
from demarche.model import Report
from demarche.reading import Reader

Out = pytest.CaptureFixture[str]
REPORT = Report("meldung.txt", "Kanada erkannte das Kosovo an. Irland erkannte Palästina an.", "de")


@pytest.fixture
def ledger(ledger_address: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a ledger with a report, which every command takes for its own."""
    with open_ledger(ledger_address) as opened:
        opened.keep(REPORT, Reader().read(REPORT))
    monkeypatch.setenv("DEMARCHE_LEDGER", ledger_address)
    return ledger_address


@pytest.fixture
def other(databases: Databases) -> Iterator[str]:
    """The address of an empty database."""
    with databases.empty() as address:
        yield address


def run(capsys: Out, *arguments: str) -> tuple[int, str, str]:
    """The exit status of a command, and what it printed and said."""
    status = main(["ledger", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_a_ledger_is_made_once(other: str, capsys: Out) -> None:
    assert run(capsys, "init", "--ledger", other) == (0, "", f"made: {other}\n")
    assert run(capsys, "init", "--ledger", other) == (0, "", f"there already: {other}\n")
    with open_ledger(other, create=False) as ledger:
        assert ledger.reports() == []


def test_what_the_ledger_holds_is_counted_in_every_form(ledger: str, capsys: Out) -> None:
    status, out, _ = run(capsys, "stats")
    assert status == 0
    assert [line.split() for line in out.splitlines()][2:5] == [
        ["reports", "1"],
        ["claims", "live", "2"],
        ["claims", "closed", "0"],
    ]
    record = json.loads(run(capsys, "stats", "--format", "jsonl")[1])
    assert record["claims"] == {"live": 2, "closed": 0}
    assert (record["ledger"], record["events"], record["transactions"]) == (ledger, 2, 1)
    assert record["readers"] == [{"reader": "0.1.0", "reports": 1, "claims": 2}]
    assert "reports read by 0.1.0,1\n" in run(capsys, "stats", "--format", "csv")[1]


def test_a_ledger_that_is_whole_is_said_to_be(ledger: str, capsys: Out) -> None:
    assert run(capsys, "check") == (0, "", f"nothing is wrong in {ledger}\n")


def test_what_is_wrong_is_printed_and_the_status_says_so(ledger: str, capsys: Out) -> None:
    engine = create_engine(ledger.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        connection.execute(text("UPDATE claims SET act = 'praise' WHERE row = 1"))
        connection.commit()
    engine.dispose()
    status, out, err = run(capsys, "check", "--format", "jsonl")
    assert status == ExitCode.DAMAGED
    assert "column act is 'praise'" in json.loads(out)["problem"]
    assert err == f"1 thing is wrong in {ledger}; restore it from a backup\n"
    assert "column act is 'praise'" in run(capsys, "check")[1]


def test_the_log_says_what_each_transaction_did(ledger: str, capsys: Out) -> None:
    first, second = Reader().read(REPORT)
    norway = Baseline("recognition", "no", "xk", "list of 2010", begins_earliest=date(2008, 3, 28))
    with open_ledger(ledger) as opened:
        opened.keep(replace(REPORT, ref="kopie.txt"), [first, second])
        opened.keep(REPORT, [second], reader="9.9.9")
        opened.review("reject", [second.id], person="anna")
        opened.undo(1, person="ben")
        right = replace(second, polarity="negated", reader="review:anna@1")
        opened.review("correct", [second.id], person="anna", corrected=right)
        opened.load_baselines([norway, replace(norway, source="pe")])
        opened.load_baselines([replace(norway, note="confirmed")])
        opened.keep(REPORT, [second], reader="9.9.10")
    status, out, err = run(capsys, "log")
    assert (status, err) == (0, "")
    assert [line[29:] for line in out.splitlines()] == [
        "report meldung.txt; 2 claims opened",
        "report that was there, as kopie.txt",
        "report read anew; 0 claims opened, 1 closed",
        "entry 1 by anna: reject; 0 claims opened, 1 closed",
        "entry 2 by ben: undo entry 1; 1 claim opened",
        "entry 3 by anna: correct; 1 claim opened, 1 closed",
        "2 baselines loaded",
        "1 baseline loaded, 1 replaced",
        "read by another version, which found the same",
    ]


def test_the_log_of_a_ledger_without_anything_says_so(ledger_address: str, capsys: Out) -> None:
    assert run(capsys, "log", "--ledger", ledger_address) == (
        0,
        "",
        f"nothing was kept yet in {ledger_address}\n",
    )


def test_a_backup_is_restored_into_a_new_ledger(ledger: str, tmp_path: Path, capsys: Out) -> None:
    copy, restored = tmp_path / "backup", str(tmp_path / "restored.sqlite")
    status, out, err = run(capsys, "backup", str(copy))
    assert (status, out) == (0, "")
    assert err.startswith(f"copied {ledger} to {copy} (")
    status, _, err = run(capsys, "backup", str(copy))
    assert status == ExitCode.LEDGER
    assert err == f"demarche: there is a file {str(copy)!r} already; move it away, or give another name\n"
    assert run(capsys, "restore", str(copy), "--ledger", restored)[0] == 0
    assert run(capsys, "list", "--ledger", restored)[1] == run(capsys, "list")[1]
    status, _, err = run(capsys, "restore", str(copy), "--ledger", restored)
    assert status == ExitCode.LEDGER
    assert err.count("\n") == 1


def test_a_restore_that_fails_leaves_nothing_in_the_way_of_the_next(
    ledger: str, tmp_path: Path, capsys: Out
) -> None:
    history, half, copy = tmp_path / "history.jsonl", tmp_path / "half.jsonl", tmp_path / "copy.sqlite"
    assert run(capsys, "export", str(history))[0] == 0
    half.write_text("".join(history.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    restored = tmp_path / "new" / "restored.sqlite"
    status, _, err = run(capsys, "restore", str(half), "--ledger", str(restored))
    assert (status, err.count("\n")) == (ExitCode.LEDGER, 1)
    assert not restored.parent.exists()
    assert run(capsys, "restore", str(history), "--ledger", str(restored))[0] == 0
    assert [file.name for file in restored.parent.iterdir()] == ["restored.sqlite"]
    assert run(capsys, "export", "--ledger", str(restored))[1] == history.read_text("utf-8")
    restored.unlink()
    assert run(capsys, "restore", str(half), "--ledger", str(restored))[0] == ExitCode.LEDGER
    with open_ledger(str(copy)) as opened:
        opened.keep(REPORT, [])
    assert run(capsys, "restore", str(copy), "--ledger", str(restored))[0] == 0


def test_an_export_is_restored_into_an_empty_ledger_that_is_there(
    ledger: str, other: str, tmp_path: Path, capsys: Out
) -> None:
    history = tmp_path / "history.jsonl"
    assert run(capsys, "export", str(history))[0] == 0
    half = tmp_path / "half.jsonl"
    half.write_text("".join(history.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    assert run(capsys, "init", "--ledger", other)[0] == 0
    assert run(capsys, "restore", str(half), "--ledger", other)[0] == ExitCode.LEDGER
    assert run(capsys, "restore", str(history), "--ledger", other)[0] == 0
    assert run(capsys, "export", "--ledger", other)[1] == history.read_text("utf-8")


def test_a_history_is_exported_and_imported(ledger: str, other: str, tmp_path: Path, capsys: Out) -> None:
    file = tmp_path / "history.jsonl.gz"
    assert run(capsys, "export", str(file))[0] == 0
    status, out, err = run(capsys, "import", str(file), "--ledger", other)
    assert (status, out) == (0, "")
    assert err == (
        f"imported 1 transactions, 1 reports, 1 appearances, 1 readings, 2 claims, 0 baselines into {other}\n"
    )
    assert run(capsys, "export", "--ledger", other)[1] == run(capsys, "export")[1]
    assert run(capsys, "log", "--ledger", other) == run(capsys, "log")
    status, _, err = run(capsys, "import", str(file), "--ledger", other)
    assert (status, err) == (
        ExitCode.LEDGER,
        f"demarche: ledger {other!r} holds something already; a history goes into an empty one only\n",
    )


def test_an_import_of_something_else_is_refused_in_one_line(other: str, tmp_path: Path, capsys: Out) -> None:
    note = tmp_path / "notiz.txt"
    note.write_text("Das ist kein Verlauf.\n")
    status, _, err = run(capsys, "import", str(note), "--ledger", other)
    assert (status, err) == (
        ExitCode.LEDGER,
        f"demarche: {str(note)!r}, line 1: is no line of an exported ledger\n",
    )
    status, _, err = run(capsys, "import", str(tmp_path / "nirgends"), "--ledger", other)
    assert (status, err.count("\n")) == (ExitCode.LEDGER, 1)


def cut_off(lines: list[str]) -> list[str]:
    return lines[: len(lines) // 2]


def foreign(lines: list[str]) -> list[str]:
    return [*lines[:-1], "Das ist keine Zeile.", lines[-1]]


def misquoted(lines: list[str]) -> list[str]:
    return [line.replace('"mention":"Kanada"', '"mention":"Russland"') for line in lines]


@pytest.mark.parametrize("spoilt", [cut_off, foreign, misquoted, None])
@pytest.mark.parametrize("name", ["import", "restore"])
def test_of_an_import_that_fails_nothing_is_left(
    ledger: str,
    other: str,
    tmp_path: Path,
    capsys: Out,
    spoilt: Callable[[list[str]], list[str]] | None,
    name: str,
) -> None:
    file, place = tmp_path / "history.jsonl", tmp_path / "neu" / "folder" / "l.sqlite"
    if spoilt is not None:
        file.write_text("\n".join(spoilt(run(capsys, "export")[1].splitlines())), "utf-8")
    before = set(tmp_path.iterdir())
    for address in (other, str(place)):
        status, _, err = run(capsys, name, str(file), "--ledger", address)
        assert (status, err.count("\n")) == (ExitCode.LEDGER, 1)
        status, out, err = run(capsys, "list", "--ledger", address)
        assert (status, out) == (ExitCode.LEDGER, "")
        assert "there is no ledger" in err or "is empty" in err
    assert set(tmp_path.iterdir()) == before


def test_an_import_that_failed_is_made_good_by_another(
    ledger: str, other: str, tmp_path: Path, capsys: Out
) -> None:
    file, whole = tmp_path / "history.jsonl", run(capsys, "export")[1]
    file.write_text("\n".join(misquoted(whole.splitlines())), "utf-8")
    _, _, err = run(capsys, "import", str(file), "--ledger", other)
    assert "line 6: claim " in err
    assert "its source is not called 'Russland' there; nothing was imported" in err
    file.write_text(whole, "utf-8")
    assert run(capsys, "import", str(file), "--ledger", other)[0] == 0
    assert run(capsys, "export", "--ledger", other)[1] == whole
    assert run(capsys, "check", "--ledger", other)[0] == 0


def test_a_ledger_of_an_earlier_version_is_upgraded(other: str, capsys: Out) -> None:
    config = Config()
    config.set_main_option("script_location", "demarche.ledger:migrations")
    engine = create_engine(other.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    status, out, err = run(capsys, "upgrade", "--ledger", other)
    assert (status, out) == (0, "")
    assert err.startswith("upgraded from schema 0001 to 0")
    assert run(capsys, "upgrade", "--ledger", other)[2].startswith("up to date, schema 0")


@pytest.mark.parametrize("name", ["stats", "check", "upgrade", "export"])
def test_where_there_is_no_ledger_none_is_made(tmp_path: Path, capsys: Out, name: str) -> None:
    place = tmp_path / "l.sqlite"
    status, out, err = run(capsys, name, "--ledger", str(place))
    assert (status, out) == (ExitCode.LEDGER, "")
    assert err == f"demarche: there is no ledger at {str(place)!r} yet; demarche read makes one\n"
    assert not place.exists()


def test_a_password_is_not_said(capsys: Out) -> None:
    address = "postgresql://anna:geheim@127.0.0.1:1/desk"
    for arguments in (["where"], ["list"], ["init"], ["stats"]):
        _, out, err = run(capsys, *arguments, "--ledger", address)
        assert "geheim" not in out + err
        assert "anna:***@127.0.0.1" in out + err
