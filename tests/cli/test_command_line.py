"""The program as its users meet it: what it prints where, and how it ends."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from demarche.cli import main
from demarche.cli._acts_page import refreshed as refreshed_acts
from demarche.cli._questions_page import refreshed as refreshed_answers
from demarche.cli._reference import reference
from demarche.cli._session import refreshed

ROOT = Path(__file__).resolve().parents[2]
START = "import sys; from demarche.cli import main; sys.exit(main())"
DEMARCHE = [sys.executable, "-c", START]
# Started in the background, as by nohup, a process inherits that Ctrl-C is ignored.
INTERRUPTIBLE = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {START}"
GERMAN = "Bern hat den Botschafter einbestellt. Rom will darauf nicht antworten.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*DEMARCHE, *arguments], input=text, capture_output=True, timeout=60)


# Help and version.


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["ledger", "--help"], ["clauses", "--help"]])
def test_help_goes_to_standard_output(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    printed = capsys.readouterr()
    assert "Usage: demarche" in printed.out
    assert printed.err == ""


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    from demarche import __version__

    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"demarche {__version__}\n"


def test_the_reference_says_what_the_help_says() -> None:
    assert (ROOT / "docs" / "cli.md").read_text("utf-8") == reference(), "run: make docs"


def test_the_readme_shows_what_the_demo_prints() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert readme == refreshed(readme), "run: make docs"


def test_the_page_of_acts_shows_what_the_frames_hold() -> None:
    page = (ROOT / "docs" / "reading.md").read_text("utf-8")
    assert page == refreshed_acts(page), "run: make docs"


def test_the_page_of_questions_shows_what_the_program_answers() -> None:
    page = (ROOT / "docs" / "questions.md").read_text("utf-8")
    assert page == refreshed_answers(page), "run: make docs"


def test_the_page_of_questions_shows_every_question() -> None:
    page = (ROOT / "docs" / "questions.md").read_text("utf-8")
    questions = re.findall(r"^## demarche ask (.+)$", reference(), re.M)
    assert len(questions) >= 10
    for question in questions:
        assert f"$ demarche ask {question} " in page


def test_the_reference_names_every_variable_that_is_read() -> None:
    sources = "".join(file.read_text("utf-8") for file in (ROOT / "src").rglob("*.py"))
    read = set(re.findall(r"""["'](DEMARCHE_[A-Z_]+)["']""", sources))
    assert len(read) >= 5
    assert {name for name in read if f"`{name}`" not in reference()} == set()


def test_every_command_has_an_example_in_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    commands = re.findall(r"^## demarche (.+)$", reference(), re.M)
    assert len(commands) >= 6
    for command in commands:
        assert main([*command.split(), "--help"]) == 0
        assert f"Example: demarche {command}" in capsys.readouterr().out


NEVER_FOR_SHORT = {"sqlalchemy", "alembic", "trafilatura", "httpx", "py3langid", "jinja2"}
"""What takes long to load, and is needed for a ledger, a page, or a report of unknown language only."""


@pytest.mark.parametrize(
    ("command", "never"),
    [
        ("--help", NEVER_FOR_SHORT | {"numpy", "HanTa"}),
        ("acts", NEVER_FOR_SHORT | {"numpy", "HanTa"}),
        ("actors", NEVER_FOR_SHORT | {"numpy", "HanTa"}),
        ("read REPORT --no-save", NEVER_FOR_SHORT),
    ],
)
def test_a_command_loads_no_package_that_it_does_not_need(
    command: str, never: set[str], tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    report.write_text(GERMAN, encoding="utf-8")
    arguments = command.replace("REPORT", str(report)).split(" ")
    code = f"import sys; from demarche.cli import main; main({arguments}); print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    loaded = {name.split(".")[0] for name in done.stdout.splitlines()[-1].split()}
    assert not loaded & never


def test_the_package_runs_as_the_command_does() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "demarche", "--version"], capture_output=True, timeout=60, check=True
    )
    assert done.stdout == run("--version").stdout != b""


# Wrong use.


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nonsense"], "No such command 'nonsense'"),
        (["clauses"], "Missing argument 'FILE...'"),
        (["clauses", "--format", "xml", "x"], "'xml' is not one of 'tree', 'jsonl'"),
        (["read", "--dated", "15.7.2022", "x"], "'15.7.2022' is no day; write it as in 2022-07-15"),
        (
            ["ledger", "list", "--known-by", "gestern"],
            "'gestern' is neither a day, as in 2022-07-15, nor a trans",
        ),
        (["clauses", "--nonsense", "x"], "No such option"),
    ],
)
def test_wrong_use_gets_one_line_and_status_2(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert message in printed.err
    assert "--help" in printed.err


def test_without_a_command_the_help_is_shown_and_the_status_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "Usage: demarche" in "".join(capsys.readouterr())


# Clauses, as the scorer of clauses wants them.


def test_clauses_are_printed_a_line_each_with_spans_into_the_text(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Gestern erkannte Rom die Republik nicht an."
    Path("zwei.jsonl").write_text(
        json.dumps({"id": "s1", "lang": "de", "text": text})
        + "\n"
        + json.dumps({"id": "s2", "text": "Der verhängte Boykott ist ein Fehler."}),
        encoding="utf-8",
    )
    assert main(["clauses", "zwei.jsonl", "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    first = rows[0]
    words = {key: text[slice(*first[key])] for key in ("verb", "subject", "object", "particle")}
    assert words == {"verb": "erkannte", "subject": "Rom", "object": "Republik", "particle": "an"}
    assert (first["ref"], first["lemma"], first["kind"]) == ("s1", "anerkennen", "main")
    assert (first["passive"], first["negated"]) == (False, True)
    assert {row["kind"] for row in rows if row["ref"] == "s2"} == {"attributive", "copular"}


def test_clauses_are_shown_as_a_tree_for_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("satz.txt").write_text("Rom sagte, dass Bern den Vertrag gebrochen habe.", encoding="utf-8")
    assert main(["clauses", "satz.txt"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Rom sagte, dass Bern den Vertrag gebrochen habe."
    assert lines[1].startswith("└── main: sagen [past, indicative] · subject 'Rom'")
    assert lines[2].startswith("    └── subordinate (complement) 'dass': brechen [perfect, subjunctive-1]")


# Inputs that fail.


def test_what_fails_is_said_in_a_line_each_and_the_rest_is_printed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("gut.txt").write_text(GERMAN, encoding="utf-8")
    Path("leer.txt").touch()
    Path("fremd.txt").write_text(
        "Le gouvernement a rappelé son ambassadeur et demande des excuses.", encoding="utf-8"
    )
    assert main(["clauses", "--format", "jsonl", "fehlt.txt", "leer.txt", "fremd.txt", "gut.txt"]) == 1
    printed = capsys.readouterr()
    assert {json.loads(line)["ref"] for line in printed.out.splitlines()} == {"gut.txt"}
    assert printed.err.splitlines() == [
        "failed: fehlt.txt: no such file",
        "failed: leer.txt: is empty",
        "failed: fremd.txt: is in another language ('fr'); demarche reads de, en",
    ]


def test_warnings_are_said_on_standard_error_and_are_no_failures(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("alt.txt").write_bytes("Zürich hat gegen die Zölle protestiert.".encode("cp1252"))
    assert main(["clauses", "alt.txt"]) == 0
    assert capsys.readouterr().err == "warning: alt.txt: is not UTF-8 (byte 1); read as Windows-1252\n"


def test_control_characters_of_a_report_never_reach_the_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("böse.txt").write_text("Rom \x1b[2J\u202ehat protestiert.", encoding="utf-8")
    main(["clauses", "böse.txt", "x\x1b[31m.txt"])
    printed = capsys.readouterr()
    assert "\x1b" not in printed.out + printed.err
    assert "\u202e" not in printed.out
    assert "⟨U+001B⟩[31m.txt: no such file" in printed.err


# Streams and signals, with real processes.


def test_standard_input_is_read_for_a_dash() -> None:
    done = run("clauses", "-", "--format", "jsonl", text=GERMAN.encode())
    assert done.returncode == 0
    assert {json.loads(line)["ref"] for line in done.stdout.splitlines()} == {"-"}


def test_output_is_utf_8_whatever_the_locale() -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [*DEMARCHE, "clauses", "-"],
        input="Köln zögert.".encode(),
        capture_output=True,
        timeout=60,
        env=environment,
    )
    assert "Köln zögert." in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_ends_the_program_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "viele.jsonl"
    path.write_text((json.dumps({"text": GERMAN * 20}) + "\n") * 100)
    with subprocess.Popen(
        [*DEMARCHE, "clauses", str(path), "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (141, b"")


def test_ctrl_c_ends_the_program_with_one_word(tmp_path: Path) -> None:
    path = tmp_path / "viele.jsonl"
    path.write_text((json.dumps({"text": GERMAN * 20}) + "\n") * 3_000)
    with (
        (tmp_path / "out").open("wb") as out,
        subprocess.Popen(
            [sys.executable, "-c", INTERRUPTIBLE, "clauses", str(path)], stdout=out, stderr=subprocess.PIPE
        ) as process,
    ):
        while process.poll() is None and not (tmp_path / "out").stat().st_size:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        said = process.stderr.read()
    assert (process.returncode, said) == (130, b"interrupted\n")


def test_long_work_shows_its_progress_on_a_terminal_only(tmp_path: Path) -> None:
    path = tmp_path / "zehn.jsonl"
    path.write_text((json.dumps({"text": GERMAN}) + "\n") * 10)
    assert run("clauses", str(path)).stderr == b""
    terminal, end = pty.openpty()
    with (
        (tmp_path / "out").open("wb") as out,
        subprocess.Popen([*DEMARCHE, "clauses", str(path)], stdout=out, stderr=end) as process,
    ):
        os.close(end)
        shown = "".join(read_terminal(terminal))
    assert process.returncode == 0
    assert "reading" in shown
    assert "/10" in shown


def read_terminal(terminal: int) -> Iterator[str]:
    """What is written to a pseudo-terminal until its other end is closed, which Linux reports as an error."""
    try:
        while written := os.read(terminal, 65_536):
            yield written.decode("utf-8", "replace")
    except OSError:
        pass
    finally:
        os.close(terminal)
