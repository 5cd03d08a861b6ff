"""What is no report: one line on standard error, the exit code, never a traceback, and the rest goes on.

Every case runs `demarche read` as its users do, in a process of its own.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

START = "import sys; from demarche.cli import main; sys.exit(main())"
# Started in the background, as by nohup, a process inherits that Ctrl-C is ignored.
INTERRUPTIBLE = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {START}"
GOOD = "Am Montag erkannte Kanada das Kosovo an. Serbien protestierte gegen die Entscheidung Kanadas.\n"
PAGE = "<html><head><title>Anmeldung</title></head><body><form><input name=a></form></body></html>"


def read(
    folder: Path, *arguments: str, text: bytes = b"", command: str = "read"
) -> subprocess.CompletedProcess[str]:
    """Runs the program in a folder; whatever happens there is no traceback, and nothing but lines of ours."""
    done = subprocess.run(
        [sys.executable, "-c", START, command, *arguments],
        cwd=folder,
        input=text,
        capture_output=True,
        timeout=300,
        env=os.environ | {"DEMARCHE_LEDGER": str(folder / "ledger.sqlite")},
    )
    said = done.stderr.decode("utf-8")
    assert "Traceback" not in said
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode("utf-8"), said)


def claims(done: subprocess.CompletedProcess[str]) -> list[tuple[str, str]]:
    rows = map(json.loads, done.stdout.splitlines())
    return [(row["report"]["ref"], row["act"]) for row in rows]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("leer.txt", b"", "is empty"),
        ("weiß.txt", b" \n\t\r\n \xc2\xa0 ", "is empty"),
        ("bild.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "is not text but an image"),
        ("binär.txt", bytes(range(256)) * 400, "is not text but binary data"),
        ("blatt.pdf", b"%PDF-1.7\n%\xe2\xe3", "is not text but a PDF file"),
        ("zeichen.txt", "… — 1234 !!".encode(), "holds no words"),
        ("nuls.txt", b"Rom\x00\xff", "is not text: it is not UTF-8 and holds NUL bytes"),
        (
            "fremd.txt",
            "Le gouvernement a rappelé son ambassadeur et demande des excuses à ses voisins.".encode(),
            "is in another language ('fr')",
        ),
        ("russisch.txt", "Россия признала независимость Абхазии и Южной Осетии.".encode(), "('ru')"),
        ("formular.html", PAGE.encode(), "no article found in the page"),
        ("leer.html", b"<!doctype html>", "no article found in the page"),
        ("fehlt.txt", None, "no such file"),
    ],
)
def test_what_is_no_report_gets_one_line_and_the_next_is_read(
    name: str, data: bytes | None, reason: str, tmp_path: Path
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    (tmp_path / "gut.txt").write_text(GOOD, encoding="utf-8")
    done = read(tmp_path, name, "gut.txt", "--format", "jsonl")
    failed, summary = done.stderr.splitlines()
    assert failed.startswith(f"failed: {name}: ")
    assert reason in failed
    assert ("gut.txt", "recognise") in claims(done)
    assert summary.startswith("1 report, ")
    assert summary.endswith("; 1 failed")
    assert done.returncode == 1


def test_fifty_megabytes_are_refused_for_one_report_and_read_as_json_lines(tmp_path: Path) -> None:
    line = json.dumps({"text": "Der Wind kommt heute aus Westen, und es bleibt den ganzen Tag kühl. " * 700})
    count = 50_000_000 // len(line)
    with (tmp_path / "viel.jsonl").open("w", encoding="utf-8") as file:
        for _ in range(count):
            file.write(line + "\n")
        file.write(json.dumps({"id": "letzte", "text": GOOD}) + "\n")
    os.link(tmp_path / "viel.jsonl", tmp_path / "viel.txt")
    done = read(tmp_path, "viel.txt", "viel.jsonl", "--no-save", "--format", "jsonl")
    failed, summary = done.stderr.splitlines()
    assert failed.startswith("failed: viel.txt: is larger than 10 MB")
    assert summary.startswith(f"{count + 1} reports, ")
    assert {ref for ref, _ in claims(done)} == {"letzte"}
    assert done.returncode == 1


def test_one_line_of_a_quarter_megabyte_without_a_full_stop_is_read(tmp_path: Path) -> None:
    (tmp_path / "lang.txt").write_text(GOOD + "und weiter sprach Rom mit Bern " * 8_000, encoding="utf-8")
    done = read(tmp_path, "lang.txt", "--no-save", "--format", "jsonl")
    assert ("lang.txt", "recognise") in claims(done)
    assert done.returncode == 0


def test_one_word_of_a_quarter_megabyte_is_read(tmp_path: Path) -> None:
    (tmp_path / "wort.txt").write_text(GOOD + "wort" * 60_000, encoding="utf-8")
    done = read(tmp_path, "wort.txt", "--no-save", "--format", "jsonl")
    assert ("wort.txt", "recognise") in claims(done)
    assert done.returncode == 0


def test_windows_encoding_is_read_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "alt.txt").write_bytes("Österreich erkannte das Kosovo an.".encode("cp1252"))
    done = read(tmp_path, "alt.txt", "--no-save", "--format", "jsonl")
    assert done.stderr.startswith("warning: alt.txt: is not UTF-8 (byte 0); read as Windows-1252\n")
    assert json.loads(done.stdout)["source"][0]["mention"] == "Österreich"
    assert done.returncode == 0


def test_a_broken_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "erste", "text": GOOD}),
        '{"id": "zweite", "text": "Rom',
        '{"id": "dritte"}',
        '["Rom"]',
        "\u0000\u0001",
        json.dumps({"id": "sechste", "text": GOOD.replace("Kanada", "Peru")}),
    ]
    (tmp_path / "zeilen.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = read(tmp_path, "zeilen.jsonl", "--format", "jsonl")
    failed = [line for line in done.stderr.splitlines() if line.startswith("failed")]
    assert [line.split(": ")[1] for line in failed] == [f"zeilen.jsonl:{number}" for number in range(2, 6)]
    assert {ref for ref, _ in claims(done)} == {"erste", "sechste"}
    assert done.returncode == 1


def test_lone_surrogates_and_nul_keep_the_offsets(tmp_path: Path) -> None:
    row = r'{"id": "x", "text": "\ud800\u0000 Kanada erkannte das Kosovo an."}'
    (tmp_path / "x.jsonl").write_text(row, encoding="utf-8")
    done = read(tmp_path, "x.jsonl", "--format", "jsonl")
    assert json.loads(done.stdout)["source"][0]["span"] == [3, 9]
    assert "2 NUL or lone surrogate characters replaced" in done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize("mark", ["\u200b", "\u200d", "\u202e", "\u2067", "\u200f", "\ufeff", "\u00ad"])
def test_invisible_marks_keep_the_offsets_and_do_no_harm(mark: str, tmp_path: Path) -> None:
    text = f"{mark} Kanada erkannte {mark}das Kosovo an. {mark}"
    (tmp_path / "x.jsonl").write_text(json.dumps({"id": "x", "text": text}), encoding="utf-8")
    done = read(tmp_path, "x.jsonl", "--no-save", "--format", "jsonl")
    row = json.loads(done.stdout)
    first, last = row["source"][0]["span"]
    assert text[first:last] == "Kanada"
    assert row["act"] == "recognise"
    shown = read(tmp_path, "x.jsonl", "--no-save")
    assert not {"\u202e", "\u2067"} & set(shown.stdout)


@pytest.mark.parametrize("command", ["clauses", "speakers"])
def test_the_other_commands_refuse_alike(command: str, tmp_path: Path) -> None:
    (tmp_path / "bild.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = read(tmp_path, "leer.txt", "bild.txt", "-", text=GOOD.encode(), command=command)
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["failed", "failed"]
    assert done.stdout
    assert done.returncode == 1


def test_a_ledger_that_cannot_be_used_is_said_so_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"no database at all, but long enough to be looked at" * 20)
    (tmp_path / "gut.txt").write_text(GOOD, encoding="utf-8")
    done = read(tmp_path, "gut.txt")
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "is not a ledger; give another path with --ledger" in done.stderr


def test_ctrl_c_leaves_the_ledger_whole(tmp_path: Path) -> None:
    with (tmp_path / "viele.jsonl").open("w", encoding="utf-8") as file:
        for number in range(5_000):
            file.write(json.dumps({"id": f"r{number}", "text": f"{GOOD} Akte {number}."}) + "\n")
    ledger = tmp_path / "ledger.sqlite"
    with (
        (tmp_path / "out").open("wb") as out,
        subprocess.Popen(
            [
                sys.executable,
                "-c",
                INTERRUPTIBLE,
                "read",
                "viele.jsonl",
                "--format",
                "jsonl",
                "--ledger",
                str(ledger),
            ],
            cwd=tmp_path,
            stdout=out,
            stderr=subprocess.PIPE,
        ) as process,
    ):
        while process.poll() is None and not (tmp_path / "out").stat().st_size:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        said = process.stderr.read().decode()
    assert (process.returncode, said) == (130, "interrupted\n")
    with closing(sqlite3.connect(ledger)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (reports,) = connection.execute("SELECT count(*) FROM reports").fetchone()
        (readings,) = connection.execute("SELECT count(*) FROM readings").fetchone()
        (without,) = connection.execute(
            "SELECT count(*) FROM reports WHERE id NOT IN (SELECT report_id FROM claims)"
        ).fetchone()
    assert 0 < reports < 5_000
    assert (readings, without) == (reports, 0)
    again = read(tmp_path, "viele.jsonl", "--format", "csv", "--no-save", "--help")
    assert again.returncode == 0


def test_two_processes_keep_the_same_reports_once(tmp_path: Path) -> None:
    rows = [json.dumps({"id": f"r{n}", "text": f"{GOOD} Akte {n}."}) for n in range(40)]
    (tmp_path / "hin.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "her.jsonl").write_text("\n".join(reversed(rows)), encoding="utf-8")
    ledger = str(tmp_path / "ledger.sqlite")
    running = [
        subprocess.Popen(
            [sys.executable, "-c", START, "read", name, "--format", "jsonl", "--ledger", ledger],
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for name in ("hin.jsonl", "her.jsonl")
    ]
    said = [process.communicate(timeout=120)[1].decode() for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    with closing(sqlite3.connect(ledger)) as connection:
        counts = [
            connection.execute(f"SELECT count(*), count(DISTINCT {key}) FROM {table}").fetchone()
            for table, key in (("reports", "id"), ("readings", "report_id"), ("claims", "id"))
        ]
    assert all(rows == different for rows, different in counts)
    assert counts[0][0] == 40
