"""Looking into the ledger: list, show, log, where, explain."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.cli import main
from demarche.cli._explain import _marked_sentence
from demarche.ledger import open_ledger
from demarche.model import (
    Act,
    Actor,
    Cause,
    Claim,
    Designation,
    Evidence,
    Participant,
    Report,
    Span,
    Speaker,
    Time,
)

TEXT = "Am Mittwoch erkannte Rom nach eigenen Angaben die „Republik“ an. Sonst geschah nichts."
REPORT = Report("meldung.txt", TEXT, "de", "Rom erkennt an", date(2022, 7, 15), "Beispielblatt")
ITALY = Actor("it", "it", "Italy", "state", wikidata="Q38")
REPUBLIC = Actor("ua-dpr", "ua-dpr", "Donetsk People's Republic", "contested", "ua-dpr")
CLAIM = Claim(
    report_id=REPORT.id,
    act=Act(
        "recognise", "recognition", "SUPPORT", "054", "actor", "entity", "recognises", False, "recognition", 1
    ),
    source=(Participant(ITALY, "Rom", (21, 24), "capital"),),
    target=(Participant(REPUBLIC, "die „Republik“", (46, 60), "name"),),
    time=Time(
        date(2022, 7, 13), date(2022, 7, 13), "2022-07-13", "Am Mittwoch", (0, 11), "expression", "the last"
    ),
    evidence=Evidence("erkannte … an", ((12, 20), (61, 63)), (0, 64)),
    rule="de/recognise/anerkennen",
    reader="0.1.0",
    modality="intended",
    speakers=(Speaker(ITALY, "eigenen", "nach Angaben", "indirect", (25, 45)),),
    because_of=(Cause("0123456789abcdef", "woraufhin", (0, 2)),),
    called=(Designation("ua-dpr", "Republik", (51, 59), scare_quotes=True),),
    steps=("frame recognise of anerkennen", "Rom is the capital of Italy"),
)


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "ledger.sqlite"
    moments = iter([datetime(2022, 7, 16, 9, 30, tzinfo=UTC), datetime(2022, 7, 18, 10, 0, tzinfo=UTC)])
    with open_ledger(str(path), clock=lambda: next(moments)) as opened:
        opened.keep(REPORT, [CLAIM])
        opened.keep(Report("leer.txt", "Sonst geschah nichts.", "de"), [])
    monkeypatch.setenv("DEMARCHE_LEDGER", str(path))
    return path


def test_the_reports_are_listed_with_their_claims_counted(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ledger", "list"]) == 0
    heading, first, second = (line.split() for line in capsys.readouterr().out.splitlines())
    assert heading == ["published", "report", "source", "title", "claims", "id"]
    assert first == [
        "2022-07-15",
        "meldung.txt",
        "Beispielblatt",
        "Rom",
        "erkennt",
        "an",
        "1",
        REPORT.id[:12],
    ]
    assert second[:3] == ["unknown", "leer.txt", "0"]


def test_the_list_can_be_had_as_json_and_as_of_a_day(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ledger", "list", "--format", "jsonl", "--known-by", "2022-07-17"]) == 0
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (row["ref"], row["published"], row["claims"], row["id"]) == (
        "meldung.txt",
        "2022-07-15",
        1,
        REPORT.id,
    )


@pytest.mark.parametrize("key", ["meldung.txt", REPORT.id[:8]])
def test_a_reports_claims_are_shown_as_a_table(
    ledger: Path, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ledger", "show", key]) == 0
    heading, row = capsys.readouterr().out.splitlines()
    assert heading.split() == ["date", "source", "act", "target", "on", "whose", "word", "claim"]
    cells = [cell for cell in row.split("  ") if cell]
    assert [cell.strip() for cell in cells] == [
        "2022-07-13",
        "Italy",
        "recognise (intended)",
        "Donetsk People's Republic",
        "Italy",
        CLAIM.id[:8],
    ]


def test_a_reports_claims_are_shown_as_the_contract_has_them(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ledger", "show", "meldung.txt", "--format", "jsonl"]) == 0
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert list(row)[:17] == [
        *(
            "id",
            "report",
            "act",
            "family",
            "plover",
            "cameo",
            "source",
            "target",
            "about",
            "time",
            "polarity",
        ),
        *("modality", "speakers", "because_of", "evidence", "damaged", "rule"),
    ]
    assert row["report"] == {
        "ref": "meldung.txt",
        "id": REPORT.id,
        "language": "de",
        "published": "2022-07-15",
    }
    assert (
        row["source"][0] | {"id": "it", "code": "it", "name": "Italy", "mention": "Rom", "span": [21, 24]}
        == row["source"][0]
    )
    assert row["time"]["value"] == "2022-07-13"
    assert "steps" not in row


def test_a_reports_claims_can_be_had_as_csv(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "show", "meldung.txt", "--format", "csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["claim"] == CLAIM.id
    assert (row["source"], row["target"], row["speakers"]) == ("it", "ua-dpr", "it")
    assert row["sentence"] == "Am Mittwoch erkannte Rom nach eigenen Angaben die „Republik“ an."
    assert (row["earliest"], row["latest"], row["damaged"]) == ("2022-07-13", "2022-07-13", "no")


def test_transactions_are_listed_with_their_time(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "log"]) == 0
    assert capsys.readouterr().out == (
        "     1  2022-07-16 09:30:00  report meldung.txt; 1 claim opened\n"
        "     2  2022-07-18 10:00:00  report leer.txt; 0 claims opened\n"
    )


def test_where_the_ledger_is_can_be_asked(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "where"]) == 0
    assert main(["ledger", "where", "--ledger", "anders.sqlite"]) == 0
    assert capsys.readouterr().out == f"sqlite:///{ledger}\nsqlite:///anders.sqlite\n"


def test_a_claim_is_explained_from_its_words_to_its_speaker(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", CLAIM.id[:6]]) == 0
    assert [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()] == [
        "<Am Mittwoch> [erkannte] {Rom} /nach eigenen Angaben/ {die „Republik“} [an].",
        "[act] {who} <when> /on whose word/",
        "",
        f"claim {CLAIM.id}",
        "report meldung.txt (Beispielblatt, 2022-07-15, Rom erkennt an)",
        "act recognise (intended), recognition: "
        "grants diplomatic recognition, recognises independence or statehood",
        "source Italy (it), 'Rom', by capital",
        "target Donetsk People's Republic (ua-dpr), 'die „Republik“', by name",
        "time 2022-07-13, 'Am Mittwoch' = 2022-07-13, basis: expression, the last",
        "speaker Italy (it), 'eigenen', indirect speech, by 'nach Angaben'",
        "answers claim 0123456789abcdef, by 'woraufhin'",
        "called ua-dpr: 'Republik', in scare quotes",
        "rule de/recognise/anerkennen, reader 0.1.0",
        "",
        "how it was read",
        "1 frame recognise of anerkennen",
        "2 Rom is the capital of Italy",
    ]


@given(
    st.lists(
        st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(
            lambda ends: (min(ends), max(ends))
        ),
        max_size=8,
    )
)
def test_however_words_overlap_every_bracket_that_opens_closes_inside_the_one_around_it(
    spans: list[Span],
) -> None:
    acts, people = tuple(spans[::2]), spans[1::2]
    claim = replace(
        CLAIM,
        evidence=Evidence("x", acts, (0, len(TEXT))),
        source=tuple(Participant(ITALY, "Rom", span, "name") for span in people),
    )
    sentence = str(_marked_sentence(TEXT, claim)).splitlines()[0]
    assert re.sub(r"[][{}<>/]", "", sentence) == TEXT
    waiting: list[str] = []
    for sign in re.findall(r"[][{}<>]", sentence):
        if sign in "[{<":
            waiting.append({"[": "]", "{": "}", "<": ">"}[sign])
        else:
            assert waiting.pop() == sign
    assert not waiting


@pytest.mark.parametrize(
    "arguments", [["explain", "ffffffff"], ["explain", "no-id"], ["ledger", "show", "unbekannt.txt"]]
)
def test_what_is_not_held_gets_one_line_and_status_1(
    ledger: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n")) == ("", 1)
    assert repr(arguments[-1]) in printed.err


@pytest.mark.parametrize(
    "arguments", [["ledger", "list"], ["ledger", "show", "x"], ["ledger", "log"], ["explain", "a"]]
)
def test_a_ledger_that_is_not_there_gets_one_line_and_status_3(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "keins.sqlite"
    assert main([*arguments, "--ledger", str(place)]) == 3
    assert capsys.readouterr().err == (
        f"demarche: there is no ledger at {str(place)!r} yet; demarche read makes one\n"
    )
    assert not place.exists()
