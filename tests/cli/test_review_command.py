"""demarche review: what is refused, what is listed, and what is exported for tests."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from demarche.cli import main
from demarche.ledger import Ledger, open_ledger
from demarche.model import Report
from demarche.reading import Reader

Out = pytest.CaptureFixture[str]
RECOGNISED = Report("anerkannt", "Kanada erkannte das Kosovo an. Irland erkannte Palästina an.", "de")
BROKEN = Report("gebrochen", "Ecuador brach die Beziehungen zu Mexiko ab.", "de")
AGAIN = Report("nochmals", "Kanada erkannte das Kosovo an, und niemand wunderte sich.", "de")
NOT = Report("nicht", "Kanada erkannte das Kosovo nicht an.", "de")


@pytest.fixture
def ledger(ledger_address: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a ledger with four reports, which every command takes for its own."""
    reader = Reader()
    with open_ledger(ledger_address) as opened:
        opened.keep_all((report, reader.read(report)) for report in (RECOGNISED, BROKEN, AGAIN, NOT))
    monkeypatch.setenv("DEMARCHE_LEDGER", ledger_address)
    monkeypatch.setenv("DEMARCHE_REVIEWER", "anna")
    return ledger_address


def claims(address: str, report: Report) -> list[str]:
    with open_ledger(address) as opened:
        return [claim.id for claim in opened.claims(report.id)]


def run(capsys: Out, *arguments: str) -> tuple[int, str, str]:
    status = main(["review", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def said(capsys: Out, *arguments: str) -> str:
    """What a command that does its work says."""
    status, out, err = run(capsys, *arguments)
    assert status == 0, err
    return out or err


def passages(capsys: Out) -> dict[str, Any]:
    return {passage["id"]: passage for passage in map(json.loads, run(capsys, "--export")[1].splitlines())}


def triggers(acts: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(act["source"][0], act["target"][0]) for act in acts]


def test_only_reports_that_somebody_looked_at_are_exported(ledger: str, capsys: Out) -> None:
    first, second = claims(ledger, RECOGNISED)
    said(capsys, "merge", first, *claims(ledger, AGAIN))
    said(capsys, "split", *claims(ledger, BROKEN))
    said(capsys, "accept", *claims(ledger, NOT))
    said(capsys, "undo", "3")
    assert run(capsys, "--export") == (0, "", "no claim was accepted, rejected or corrected\n")
    said(capsys, "accept", second)
    (passage,) = passages(capsys).values()
    assert (passage["id"], passage["text"]) == ("anerkannt", RECOGNISED.text)


def test_what_nobody_looked_at_stands_apart_in_a_passage(ledger: str, capsys: Out) -> None:
    first, second = claims(ledger, RECOGNISED)
    said(capsys, "accept", second)
    assert triggers(passages(capsys)["anerkannt"]["acts"]) == [("ie", "ps")]
    assert triggers(passages(capsys)["anerkannt"]["unchecked"]) == [("ca", "xk")]
    assert "1 of 1 passages have claims that nobody has looked at" in run(capsys, "--export")[2]
    said(capsys, "correct", first, "--source", "Chile")
    passage = passages(capsys)["anerkannt"]
    assert (triggers(passage["acts"]), passage["unchecked"]) == ([("cl", "xk"), ("ie", "ps")], [])
    assert run(capsys, "--export")[2] == ""


def test_a_rejected_claim_is_no_act_of_its_passage(ledger: str, capsys: Out) -> None:
    (claim,) = claims(ledger, BROKEN)
    said(capsys, "accept", claim)
    said(capsys, "reject", claim)
    assert passages(capsys)["gebrochen"] | {"acts": [], "unchecked": []} == passages(capsys)["gebrochen"]


def test_what_was_accepted_is_exported_whatever_a_newer_reader_makes_of_it(ledger: str, capsys: Out) -> None:
    said(capsys, "accept", *claims(ledger, BROKEN))
    with open_ledger(ledger) as opened:
        opened.keep(BROKEN, [], reader="9.9.9")
    assert triggers(passages(capsys)["gebrochen"]["acts"]) == [("ec", "mx")]


def test_of_a_claim_that_is_hidden_the_entry_to_undo_is_named(ledger: str, capsys: Out) -> None:
    first, second = claims(ledger, RECOGNISED)
    said(capsys, "reject", first, "--by", "ben")
    status, out, err = run(capsys, "accept", first[:8])
    assert (status, out) == (1, "")
    assert err == (
        f"demarche: claim {first!r} was rejected by ben in entry 1; to have it back: demarche review undo 1\n"
    )
    said(capsys, "correct", second, "--source", "Chile")
    assert f"claim {second!r} was corrected to " in run(capsys, "reject", second[:8])[2]
    said(capsys, "undo", "1")
    said(capsys, "accept", first)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (BROKEN, "one is recognise, the other sever_relations"),
        (NOT, "one is affirmed, the other negated"),
        (RECOGNISED, "one is of ca and xk, the other of ie and ps"),
    ],
)
def test_claims_that_cannot_be_one_event_are_not_merged(
    ledger: str, capsys: Out, other: Report, why: str
) -> None:
    first, last = claims(ledger, RECOGNISED)[0], claims(ledger, other)[-1]
    status, out, err = run(capsys, "merge", first, last)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert f"{first[:8]} and {last[:8]} cannot be one event: {why}; if one was read wrongly" in err
    assert run(capsys, "list")[2] == "there are no entries\n"


def test_a_claim_is_not_merged_with_itself(ledger: str, capsys: Out) -> None:
    first, _ = claims(ledger, RECOGNISED)
    for arguments in ([first, first], [first, first[:8]]):
        status, _, err = run(capsys, "merge", *arguments)
        assert (status, err.count("\n")) == (2, 1)
        assert "two claims or more" in err


@pytest.mark.parametrize("person", ["", "  "])
@pytest.mark.parametrize("command", ["accept", "reject", "split", "correct", "undo"])
def test_nobody_is_no_reviewer(ledger: str, capsys: Out, command: str, person: str) -> None:
    (claim,) = claims(ledger, BROKEN)
    said(capsys, "accept", claim)
    what = ["1"] if command == "undo" else [claim]
    more = ["--source", "Chile"] if command == "correct" else []
    status, _, err = run(capsys, command, *what, *more, "--by", person)
    assert (status, err.count("\n")) == (2, 1)
    assert "--by names nobody" in err
    assert len(said(capsys, "list", "--format", "jsonl").splitlines()) == 1


def test_entries_are_listed_with_their_time_and_those_that_were_undone_on_request(
    ledger: str, capsys: Out
) -> None:
    (claim,) = claims(ledger, BROKEN)
    said(capsys, "reject", claim, "--note", "ironisch")
    said(capsys, "undo", "1", "--by", "ben")
    said(capsys, "accept", claim)

    def rows(*arguments: str) -> list[dict[str, Any]]:
        out = said(capsys, "list", "--format", "jsonl", *arguments)
        return [json.loads(line) for line in out.splitlines()]

    assert [row["entry"] for row in rows()] == [2, 3]
    every = rows("--all")
    assert [(row["entry"], row["kind"], row["person"]) for row in every] == [
        (1, "reject", "anna"),
        (2, "undo", "ben"),
        (3, "accept", "anna"),
    ]
    assert [(row["undone"], row["undone_by"]) for row in every] == [(None, 2), (1, None), (None, None)]
    with open_ledger(ledger) as opened:
        assert [row["made"] for row in every] == [
            moment.clock.isoformat(timespec="seconds") for moment in opened.transactions()[-3:]
        ]
        before = _number(opened, 1)
    assert rows("--all", "--known-by", str(before))[0]["undone_by"] is None
    heading, row, *_ = said(capsys, "list", "--all").splitlines()
    assert heading.split("  ")[:2] == ["entry", "made"]
    assert re.match(r"1 +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +reject +anna +ironisch ", row)


def _number(ledger: Ledger, entry: int) -> int:
    return next(dated.entry.transaction for dated in ledger.every_entry() if dated.entry.number == entry)


def test_where_there_are_no_entries_the_list_says_so(ledger: str, capsys: Out) -> None:
    assert run(capsys, "list") == (0, "", "there are no entries\n")
    assert run(capsys, "list", "--format", "jsonl")[1] == ""


def test_explain_shows_who_said_what_of_a_claim(ledger: str, capsys: Out) -> None:
    claim, other = claims(ledger, RECOGNISED)
    said(capsys, "accept", claim, "--note", "seen in the gazette")
    said(capsys, "split", claim)
    said(capsys, "undo", "2", "--by", "bert")
    assert main(["explain", claim]) == 0
    told = [line.strip() for line in capsys.readouterr().out.splitlines() if line.startswith("  review")]
    assert len(told) == 3
    assert re.fullmatch(r"review +entry 1: accept by anna, [-0-9]+ [:0-9]+, 'seen in the gazette'", told[0])
    assert re.fullmatch(r"review +entry 2: split by anna, [-0-9]+ [:0-9]+; undone by entry 3", told[1])
    assert re.fullmatch(r"review +entry 3: undo of entry 2 by bert, [-0-9]+ [:0-9]+", told[2])
    assert main(["explain", other]) == 0
    assert "  review" not in capsys.readouterr().out
