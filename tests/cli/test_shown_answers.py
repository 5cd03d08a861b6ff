"""How answers are shown: both sides of what is disputed, what was asked for, and on a narrow terminal."""

from __future__ import annotations

import csv
import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from demarche.cli import main
from demarche.ledger import open_ledger
from demarche.model import Report
from demarche.reading import Reader

Out = pytest.CaptureFixture[str]

TOLD = "Ghana recognised Kosovo on 2 May 2021."
DENIED = "Russia said on 5 May 2021 that Ghana had not recognised Kosovo."
REPORTS = (
    Report("accra", f"{TOLD} {DENIED}", "en"),
    Report("serbien", "Das serbische Außenministerium erklärte, Gabun habe am 3. Mai 2021 das Kosovo anerkannt.", "de"),
    Report("kiew", "Nordkorea habe am 4. Mai 2021 die „sogenannte Volksrepublik Donezk“ anerkannt, teilte das ukrainische Außenministerium mit.", "de"),
)  # fmt: skip
DAY = ("--on", "2021-06-01")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("kept") / "ledger.sqlite"
    reader = Reader()
    with open_ledger(str(place)) as ledger:
        for report in REPORTS:
            ledger.keep(report, reader.read(report))
    return place


@pytest.fixture(autouse=True)
def ledger(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMARCHE_LEDGER", str(kept))


def ask(capsys: Out, *arguments: str) -> str:
    assert main(["ask", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    "question",
    [
        ["recognition", "Ghana", "Kosovo"],
        ["recognised-by", "Kosovo"],
        ["changes", "--since", "0"],
        ["recognised-by", "Kosovo", "--format", "csv"],
        ["recognition", "Ghana", "Kosovo", "--format", "csv"],
        ["changes", "--since", "0", "--format", "csv"],
        ["matrix", "--of", "Ghana", "--for", "Kosovo", "--format", "csv"],
    ],
    ids=" ".join,
)
def test_a_disputed_answer_shows_both_sides(capsys: Out, question: list[str]) -> None:
    shown = ask(capsys, *question, *DAY)
    assert "disputed" in shown
    assert TOLD in shown
    assert DENIED in shown


@pytest.mark.parametrize("form", ["markdown", "html", "table", "csv"])
def test_a_state_of_a_dossier_shows_what_speaks_against_it(capsys: Out, form: str) -> None:
    shown = ask(capsys, "dossier", "Ghana", "Kosovo", *DAY, "--format", form)
    state = shown.split("What happened")[0].split("\nevent")[0]
    assert "against" in state
    assert TOLD in state
    assert DENIED in state


def test_what_speaks_against_an_answer_is_in_columns_of_its_own(capsys: Out) -> None:
    shown = ask(capsys, "recognised-by", "Kosovo", *DAY, "--format", "csv")
    rows = {row["source"]: row for row in csv.DictReader(io.StringIO(shown))}
    assert rows["Ghana"]["against"] == "Ghana not recognise Kosovo, 2021-05-05"
    assert rows["Ghana"]["against_on_the_word_of"] == "Russia"
    assert rows["Gabon"]["against"] == rows["Gabon"]["against_origins"] == ""
    assert main(["explain", rows["Ghana"]["against_event"]]) == 0


def test_evidence_says_for_which_answer_it_speaks(capsys: Out) -> None:
    assert "\nfor yes " in ask(capsys, "recognition", "Gabun", "Kosovo", *DAY)
    disputed = ask(capsys, "recognition", "Ghana", "Kosovo", *DAY)
    assert "\none side " in disputed
    assert "\nother side " in disputed


def test_a_heading_says_which_filters_are_in_force(capsys: Out) -> None:
    filters = ("--known-by", "3", "--according-to", "Serbien")
    (heading, *_) = ask(capsys, "recognition", "Gabun", "Kosovo", *DAY, *filters).splitlines()
    seen = "on 2021-06-01, as known by transaction 3, according to Serbia"
    assert heading.startswith(f"recognition, Gabon and Kosovo, {seen}: yes")
    assert ask(capsys, "recognised-by", "Kosovo", *DAY, *filters).splitlines()[0] == seen
    assert ask(capsys, "timeline").startswith("when ")
    for form in ("markdown", "html"):
        page = ask(capsys, "dossier", "Kosovo", *DAY, "--known-by", "2999-01-01", "--format", form)
        assert "as known by 2999-01-01" in page
    found = ask(capsys, "timeline", "--min-origins", "2")
    assert found == "told by 2 independent origins or more\n"


def test_both_sides_of_a_dispute_can_be_explained(capsys: Out) -> None:
    shown = ask(capsys, "disputes", "--of", "Ghana", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(shown))
    for side in ("one", "other"):
        assert (row[f"{side}_report"], row[f"{side}_origins"]) == ("accra", "1 of 1")
        assert main(["explain", row[f"{side}_event"]]) == 0


def test_a_page_says_a_state_once_and_counts_rightly(capsys: Out) -> None:
    page = ask(capsys, "dossier", "Kosovo", *DAY, "--format", "html")
    assert "<b>Recognition, Ghana and Kosovo</b>" in page
    for form in ("html", "markdown", "csv"):
        shown = ask(capsys, "dossier", "Kosovo", *DAY, "--format", form)
        assert " 1 reports" not in shown
        assert " 1 times" not in shown


def test_a_name_has_no_quotation_mark_at_one_end_only(capsys: Out) -> None:
    rows = csv.DictReader(io.StringIO(ask(capsys, "names", "ua-dpr", "--format", "csv")))
    assert [row["name"] for row in rows] == ["sogenannte Volksrepublik Donezk"]


def test_a_matrix_says_of_which_day_it_is_and_where_its_evidence_is(capsys: Out) -> None:
    assert main(["ask", "matrix", "--of", "Ghana,Gabun", "--for", "Kosovo", *DAY]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("recognition, on 2021-06-01\n")
    assert "--format csv has what each answer rests on" in shown.err


def on_a_terminal(columns: int, *arguments: str) -> str:
    """What the program prints on a terminal so wide."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    command = [sys.executable, "-c", "from demarche.cli import main; import sys; sys.exit(main())"]
    environment = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES")}
    environment |= {"TERM": "xterm"}
    with subprocess.Popen([*command, "ask", *arguments], stdout=theirs, env=environment) as program:
        os.close(theirs)
        printed = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # Linux says so where the other end is closed
                break
            if not part:
                break
            printed += part
    os.close(ours)
    assert program.returncode == 0
    return re.sub(r"\x1b\[[0-9;]*m", "", printed.decode().replace("\r\n", "\n"))


def test_on_a_narrow_terminal_rows_are_blocks(capsys: Out) -> None:
    question = ("recognition", "Ghana", "Kosovo", *DAY)
    heading, one, other = on_a_terminal(80, *question).replace("\nspeaks: ", "\n\nspeaks: ", 1).split("\n\n")
    assert heading.endswith("disputed (contradicted on 2021-05-05)")
    assert one.startswith("speaks: one side\nwhen: 2021-05-02\n")
    assert f"\nquote: {DENIED}\n" in other
    assert "reviews" not in one


@pytest.mark.parametrize("columns", [60, 100, 110, 120, 130])
def test_an_event_can_be_copied_from_a_terminal_of_any_width(capsys: Out, columns: int) -> None:
    question = ("timeline", "--of", "Gabun")
    events = [row["event"] for row in csv.DictReader(io.StringIO(ask(capsys, *question, "--format", "csv")))]
    shown = on_a_terminal(columns, *question)
    assert events
    assert all(event in shown for event in events)


def test_on_a_wide_terminal_rows_are_a_table_with_event_ids_whole(capsys: Out) -> None:
    question = ("timeline", "--of", "Ghana")
    events = [row["event"] for row in csv.DictReader(io.StringIO(ask(capsys, *question, "--format", "csv")))]
    shown = on_a_terminal(150, *question)
    assert shown.startswith("when ")
    assert all(event in shown for event in events)


def test_a_table_that_fits_a_narrow_terminal_stays_one(capsys: Out) -> None:
    shown = on_a_terminal(80, "matrix", "--of", "Ghana,Gabun", "--for", "Kosovo", *DAY)
    assert "\nGhana  disputed\n" in shown
