"""demarche ask, load, review and explain EVENT, as a user calls them."""

from __future__ import annotations

import csv
import io
import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from demarche.ask import LIMIT
from demarche.cli import main
from demarche.cli._ask import app
from demarche.cli._demo import ledger_in, read_bundled
from demarche.cli._view import parse_since
from demarche.ledger import open_ledger
from demarche.model import Report
from demarche.reading import Reader

Out = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundled")
    read_bundled(folder)
    return ledger_in(folder)


@pytest.fixture
def ledger(bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of the bundled reports that a test may change."""
    copy = tmp_path / "ledger.sqlite"
    copy.write_bytes(bundled.read_bytes())
    monkeypatch.setenv("DEMARCHE_LEDGER", str(copy))
    return copy


def lines(capsys: Out, *arguments: str) -> list[dict[str, Any]]:
    assert main([*arguments, "--format", "jsonl"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_one_answer_is_a_line_and_what_it_rests_on(ledger: Path, capsys: Out) -> None:
    assert main(["ask", "recognition", "Nordkorea", "ua-dpr", "--on", "2022-07-20"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("recognition, North Korea and Donetsk People's Republic, on 2022-07-20: yes")
    assert "Als drittes UN-Mitglied" in out


def test_an_answer_for_programs_has_its_events_with_quotes(ledger: Path, capsys: Out) -> None:
    (answer,) = lines(capsys, "ask", "recognition", "Russland", "ua-dpr", "--on", "2022-03-01")
    assert (answer["holds"], answer["source"]["code"]) == ("yes", "ru")
    told = answer["deciding"][0]
    assert (told["earliest"], told["latest"], told["origins"]) == ("2022-02-21", "2022-02-21", 2)
    assert all(quote["quote"] and quote["report"] for quote in told["quotes"])


@pytest.mark.parametrize(
    "arguments",
    [
        ["recognised-by", "ua-dpr", "--on", "2022-07-20"],
        ["recognises", "Russland", "--on", "2022-07-20"],
        ["relations", "Iran", "Saudi-Arabien", "--on", "2020-01-01"],
        ["state", "relations", "Iran", "Saudi-Arabien"],
        ["matrix", "--of", "ru,sy", "--for", "ua-dpr,Kosovo"],
        ["sanctions", "--on", "Nordkorea", "--on", "2023-01-01"],
        ["timeline", "--between", "Iran", "Saudi-Arabien", "--from", "2016-01-01", "--to", "2016-12-31"],
        ["timeline", "--act", "recognise"],
        ["timeline", "--on", "2022-07-13"],
        ["disputes"],
        ["disputes", "--on", "2022-07-13"],
        ["names", "ua-dpr"],
        ["names", "ua-dpr", "--on", "2022-07-13", "--min-origins", "2"],
        ["speakers", "ua-dpr"],
        ["speakers", "ua-dpr", "--on", "2022-07-13", "--min-origins", "2"],
        ["changes", "--since", "0"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_every_question_answers_in_every_form(ledger: Path, capsys: Out, arguments: list[str]) -> None:
    assert main(["ask", *arguments]) == 0
    table = capsys.readouterr().out
    assert table.strip()
    assert main(["ask", *arguments, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    found = lines(capsys, "ask", *arguments)
    assert rows
    assert len(found) == len(rows)


@pytest.mark.parametrize("question", [command.name for command in app.registered_commands])
def test_every_question_takes_all_that_questions_have_in_common(capsys: Out, question: str) -> None:
    assert main(["ask", question, "--help"]) == 0
    described = capsys.readouterr().out
    for option in ("--on", "--known-by", "--according-to", "--min-origins", "--format"):
        assert f" {option} " in described, option


def test_a_dossier_for_a_spreadsheet_has_all_its_parts_line_by_line(ledger: Path, capsys: Out) -> None:
    (whole,) = lines(capsys, "ask", "dossier", "ua-dpr")
    assert main(["ask", "dossier", "ua-dpr", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    parts = [row["part"] for row in rows]
    assert parts.count("event") == len(whole["events"])
    assert parts.count("state") == len(whole["states"])
    assert parts.count("speaker") == len(whole["speakers"])
    assert parts.count("against it") == len(whole["disputes"])
    assert all(row["what"] and row["quote"] for row in rows)
    assert main(["ask", "dossier", "ua-dpr", "--format", "table", "--limit", "2"]) == 0
    told = capsys.readouterr()
    assert sum(line.startswith("event ") for line in told.out.splitlines()) == 2
    assert f"the latest 2 of {len(whole['events'])} events" in told.err


def test_a_day_and_a_span_are_not_asked_for_together(ledger: Path, capsys: Out) -> None:
    assert main(["ask", "timeline", "--on", "2022-07-13", "--from", "2022-01-01"]) == 2
    assert "--from and --to are for a span" in capsys.readouterr().err


def test_what_was_known_before_a_report_was_read(ledger: Path, capsys: Out) -> None:
    (answer,) = lines(capsys, "ask", "recognition", "kp", "ua-dpr", "--on", "2022-07-20", "--known-by", "3")
    assert (answer["holds"], answer["deciding"]) == ("unknown", [])


def test_a_publisher_is_listened_to_by_name(ledger: Path, capsys: Out) -> None:
    arguments = ("ask", "recognition", "kp", "ua-dpr", "--on", "2022-07-20")
    (answer,) = lines(capsys, *arguments, "--according-to", "demo-dienst")
    assert {quote["publisher"] for told in answer["deciding"] for quote in told["quotes"]} <= {"Demo-Dienst"}


def test_a_person_is_listened_to_as_whom_it_spoke_for_on_the_day_asked_for(ledger: Path, capsys: Out) -> None:
    report = Report("oslo", "Norwegen erkannte das Kosovo am 3. Mai 2009 an.", "de")
    with open_ledger(str(ledger)) as opened:
        opened.keep(report, Reader().read(report))
    question = ("ask", "recognition", "Norwegen", "xk", "--according-to", "Jens Stoltenberg")
    (minister,) = lines(capsys, *question, "--on", "2012-01-01")
    assert minister["holds"] == "yes"
    (secretary_general,) = lines(capsys, *question, "--on", "2021-01-01")
    assert secretary_general["holds"] == "unknown"


@pytest.mark.parametrize("zone", ["UTC-14", "UTC+12"])
def test_yesterday_is_that_of_the_days_in_which_transactions_are_told(
    monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        before = datetime.now(UTC).date()
        found = parse_since("yesterday")
        after = datetime.now(UTC).date()
    finally:
        monkeypatch.undo()
        time.tzset()
    assert found in {before - timedelta(days=1), after - timedelta(days=1)}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["recognition", "Nordkorrea", "ua-dpr"], "perhaps Nordkorea (kp)"),
        (["recognition", "Brüssel", "ua-dpr"], "may be"),
        (["state", "friendship", "kp", "ru"], "there is no state 'friendship'; there are recognition"),
        (["names", "ua-dpr", "--according-to", "Morgenblatt"], "nobody is known as 'Morgenblatt'"),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_line(
    ledger: Path, capsys: Out, arguments: list[str], message: str
) -> None:
    assert main(["ask", *arguments]) == 1
    err = capsys.readouterr().err
    assert message in err
    assert len(err.splitlines()) == 1


def test_a_timeline_to_read_shows_the_latest_and_says_how_many_there_are(ledger: Path, capsys: Out) -> None:
    whole = lines(capsys, "ask", "timeline")
    assert len(whole) > LIMIT
    for limit, shown in ((None, LIMIT), ("3", 3), ("0", len(whole))):
        option = [] if limit is None else ["--limit", limit]
        assert main(["ask", "timeline", *option]) == 0
        told = capsys.readouterr()
        said = f"the latest {shown} of {len(whole):,} events; --limit 0 shows all"
        assert (said in told.err) == (shown < len(whole))
        assert [one["event"] for one in whole if one["event"] in told.out] == [
            one["event"] for one in whole[:shown]
        ]


def test_for_programs_a_timeline_is_whole_unless_a_limit_is_set(ledger: Path, capsys: Out) -> None:
    whole = lines(capsys, "ask", "timeline")
    assert lines(capsys, "ask", "timeline", "--limit", "0") == whole
    assert lines(capsys, "ask", "timeline", "--limit", "5") == whole[:5]
    assert main(["ask", "timeline", "--limit", "5", "--format", "csv"]) == 0
    told = capsys.readouterr()
    assert len(list(csv.reader(io.StringIO(told.out)))) == 6
    assert f"the latest 5 of {len(whole):,} events" in told.err


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_dossier_says_where_it_leaves_something_out(ledger: Path, capsys: Out, form: str) -> None:
    (whole,) = lines(capsys, "ask", "dossier", "Ukraine")
    assert whole["total_events"] == len(whole["events"])
    assert main(["ask", "dossier", "Ukraine", "--limit", "1", "--format", form]) == 0
    part = capsys.readouterr().out
    assert f"The latest 1 of {whole['total_events']:,} events; --limit 0 shows all." in part
    assert main(["ask", "dossier", "Ukraine", "--limit", "0", "--format", form]) == 0
    assert "--limit 0 shows all" not in capsys.readouterr().out


def test_a_dossier_quotes_every_line_and_escapes_what_it_quotes(ledger: Path, capsys: Out) -> None:
    assert main(["ask", "dossier", "Ukraine", "Nordkorea", "--on", "2022-07-20"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("# Ukraine and North Korea")
    assert text.count("\n  > ") >= 5
    assert main(["ask", "dossier", "Ukraine", "--format", "html"]) == 0
    page = capsys.readouterr().out
    assert "<script" not in page
    assert page.count("<blockquote>") > 10


def test_an_event_is_explained_by_why_its_claims_were_joined(ledger: Path, capsys: Out) -> None:
    (answer,) = lines(capsys, "ask", "recognition", "Russland", "ua-dpr", "--on", "2022-03-01")
    event = answer["deciding"][0]["event"]
    assert main(["explain", event]) == 0
    printed = capsys.readouterr()
    assert "fixes the time: 2022-02-21" in printed.out
    assert "2 independent origins" in printed.err


def test_baselines_are_loaded_from_csv_and_json_lines_and_wrong_lines_are_named(
    ledger: Path, tmp_path: Path, capsys: Out
) -> None:
    table = tmp_path / "list.csv"
    table.write_text(
        "actor,state,actor,from,to,source,note\n"
        "Brasilien,recognition,Kosovo,2031-01-02,,a list of mine,\n"
        "Narnia,recognition,Kosovo,,,a list of mine,\n"
        "Peru,recognition,Kosovo,gestern,,a list of mine,\n"
        "Peru,friendship,Kosovo,,,a list of mine,\n"
        "Peru,recognition,Kosovo,2010,2009,a list of mine,\n",
        "utf-8",
    )
    assert main(["load", str(table)]) == 1
    err = capsys.readouterr().err
    assert "list.csv:3: nobody is known as 'Narnia'" in err
    assert "list.csv:4: from is a day, month or year" in err
    assert "list.csv:5: there is no state 'friendship'" in err
    assert "list.csv:6: 'to' (2009) lies before 'from' (2010)" in err
    assert "1 baselines: 1 new" in err
    (answer,) = lines(capsys, "ask", "recognition", "br", "xk", "--on", "2031-06-01")
    assert (answer["holds"], answer["deciding"][0]["quotes"][0]["provenance"]) == ("yes", "a list of mine")
    other = tmp_path / "list.jsonl"
    row = {
        "actor": "pe",
        "state": "recognition",
        "other": "xk",
        "source": "another",
        "holds": "no",
        "as_of": "2030",
    }
    other.write_text(json.dumps(row) + "\n{broken\n", "utf-8")
    assert main(["load", str(other)]) == 1
    assert "list.jsonl:2: is no JSON: " in capsys.readouterr().err
    (answer,) = lines(capsys, "ask", "recognition", "pe", "xk", "--on", "2031-06-01")
    assert answer["holds"] == "no"


def test_the_shipped_baseline_makes_no_where_no_report_speaks(ledger: Path, capsys: Out) -> None:
    assert main(["load", "--shipped"]) == 0
    (answer,) = lines(capsys, "ask", "recognition", "Deutschland", "ua-dpr", "--on", "2023-02-01")
    assert answer["holds"] == "no"
    (answer,) = lines(capsys, "ask", "recognition", "Honduras", "Taiwan", "--on", "2020-01-01")
    assert answer["holds"] == "yes"
    assert main(["load"]) == 2


def claim_of(capsys: Out, act: str) -> str:
    found = lines(capsys, "ledger", "show", "palaestina-2024")
    return str(next(claim["id"] for claim in found if claim["act"] == act))


def test_a_review_is_kept_shown_and_undone(ledger: Path, capsys: Out) -> None:
    claim = claim_of(capsys, "refuse_recognition")
    assert main(["review", "reject", claim[:8], "--by", "anna", "--note", "so nicht gesagt"]) == 0
    assert f"entry 1: reject {claim}" in capsys.readouterr().err
    (entry,) = lines(capsys, "review", "list")
    assert (entry["kind"], entry["person"], entry["note"]) == ("reject", "anna", "so nicht gesagt")
    assert not any(c["id"] == claim for c in lines(capsys, "ledger", "show", "palaestina-2024"))
    assert main(["read", "--kept"]) == 0
    capsys.readouterr()
    assert not any(c["id"] == claim for c in lines(capsys, "ledger", "show", "palaestina-2024"))
    capsys.readouterr()
    assert main(["review", "undo", "1", "--by", "ben"]) == 0
    capsys.readouterr()
    assert any(c["id"] == claim for c in lines(capsys, "ledger", "show", "palaestina-2024"))


def test_a_correction_changes_the_answer_and_is_shown_in_it(ledger: Path, capsys: Out) -> None:
    claim = claim_of(capsys, "refuse_recognition")
    arguments = ["--act", "recognise", "--when", "2030-05", "--source", "USA", "--by", "anna"]
    assert main(["review", "correct", claim, *arguments]) == 0
    capsys.readouterr()
    (answer,) = lines(capsys, "ask", "recognition", "us", "ps", "--on", "2031-01-01")
    assert answer["holds"] == "yes"
    reviews = answer["deciding"][0]["quotes"][0]["reviews"]
    assert [(review["kind"], review["person"]) for review in reviews] == [("correct", "anna")]
    assert main(["review", "--export"]) == 0
    (passage,) = map(json.loads, capsys.readouterr().out.splitlines())
    act = next(act for act in passage["acts"] if act["source"] == ["us"])
    assert (act["act"], act["target"], act["when"]) == ("recognise", ["ps"], "2030-05")


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["merge", "ffff"], 2, "two claims or more"),
        (["accept", "ffffffff"], 1, "holds no claim"),
        (["accept", "{claim}", "--note", "so \udcff"], 3, "note holds a NUL or a lone surrogate"),
        (
            ["correct", "{claim}", "--polarity", "negated", "--by", "an\udcffna"],
            3,
            "person holds a NUL or a lone",
        ),
        (["undo", "99"], 1, "no entry 99 to undo"),
        (["correct", "{claim}"], 2, "say what is to be corrected"),
        (["correct", "{claim}", "--act", "befriend"], 1, "no act 'befriend'"),
        (["correct", "{claim}", "--polarity", "yes"], 1, "polarity is one of affirmed, negated"),
        (["correct", "{claim}", "--when", "soon"], 1, "when is a day, month or year"),
    ],
)
def test_a_wrong_review_is_refused_in_a_line(
    ledger: Path, capsys: Out, arguments: list[str], status: int, message: str
) -> None:
    claim = claim_of(capsys, "refuse_recognition")
    assert main(["review", *(word.replace("{claim}", claim) for word in arguments)]) == status
    assert message in capsys.readouterr().err
    assert lines(capsys, "review", "list") == []


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["ask", "timeline", "--known-by", "9999"], "there is no transaction 9999; the last one is "),
        (["ask", "changes", "--since", "9999"], "there is no transaction 9999; the last one is "),
        (["explain", "e1", "--known-by", "9999"], "there is no transaction 9999; the last one is "),
        (["ask", "timeline", "--from", "2022-01-02", "--to", "2021-01-01"], "does not begin on 2022-01-02"),
        (["ask", "timeline", "--between", "ru", "ua", "--of", "kp"], "not of both"),
        (["ask", "timeline", "--according-to", "source:Demo-Agentr"], "perhaps Demo-Agentur"),
        (["ask", "timeline", "--according-to", "source:Xqzwv"], "comes from a source 'Xqzwv'\n"),
    ],
)
def test_what_is_not_there_or_contradicts_itself_is_refused_in_a_line(
    ledger: Path, capsys: Out, arguments: list[str], problem: str
) -> None:
    assert main(arguments) != 0
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert problem in err


def test_an_event_is_explained_as_it_was_known_and_as_it_is_heard(ledger: Path, capsys: Out) -> None:
    on_the_day = ["--between", "ru", "ua-dpr", "--act", "recognise", "--known-by", "1"]
    asked = lines(capsys, "ask", "timeline", *on_the_day[:-2], "--min-origins", "2")
    event = asked[0]["event"]
    assert main(["explain", event, "--min-origins", "2"]) == 0
    assert event in capsys.readouterr().err
    assert main(["explain", event, "--min-origins", "99"]) != 0
    assert main(["explain", event, "--known-by", "0"]) != 0
