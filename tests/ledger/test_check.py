"""What demarche ledger check finds: a ledger is changed behind its back, and each change is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, text

from demarche.ledger import Baseline, Ledger, ReaderCount, open_ledger
from demarche.model import Report, claim_to_json
from demarche.reading import Reader

REPORT = Report(
    "meldung",
    "Serbien brach am 18. März 2008 die Beziehungen zu Kanada ab, nachdem Kanada das Kosovo anerkannt hatte, sagte der "
    "serbische Außenminister.",
    "de",
)
FOUND = Reader().read(REPORT)
BASELINE = Baseline("recognition", "no", "xk", "list of 2010")


@pytest.fixture
def ledger(ledger_address: str) -> Iterator[Ledger]:
    with open_ledger(ledger_address) as opened:
        opened.keep(REPORT, FOUND)
        opened.keep(Report("andere", "Irland erkannte Palästina an.", "de"), [])
        opened.load_baselines([BASELINE])
        yield opened


@contextmanager
def behind(address: str) -> Iterator[Connection]:
    """A connection on which the database does not look after references."""
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET session_replication_role = replica"))
        yield connection
        connection.commit()
    engine.dispose()


def problems(ledger: Ledger) -> list[str]:
    return [str(finding) for finding in ledger.check()]


def test_nothing_is_wrong_in_what_was_read_and_reviewed(ledger: Ledger) -> None:
    first = ledger.claims()[0]
    ledger.review(
        "correct",
        [first.id],
        person="anna",
        corrected=replace(first, polarity="negated", reader="review:anna@1"),
    )
    ledger.keep(REPORT, [replace(claim, reader="9.9.9") for claim in FOUND[1:]])
    entry = ledger.review("reject", [ledger.claims()[-1].id], person="anna")
    ledger.undo(entry.number, person="ben")
    assert problems(ledger) == []


def test_nothing_is_wrong_in_the_bundled_reports(read_ledger: tuple[Ledger, int]) -> None:
    assert problems(read_ledger[0]) == []


def test_progress_is_told_of_all_reports_and_claims(ledger: Ledger) -> None:
    told: list[tuple[int, int]] = []
    list(ledger.check(lambda number, total: told.append((number, total))))
    assert told == [(1, 2 + len(FOUND))] * (2 + len(FOUND))


@pytest.mark.parametrize(
    ("change", "found"),
    [
        pytest.param("UPDATE reports SET text = text || '!' WHERE id = :report", "its text is not the one that its id is made of", id="text"),
        pytest.param("UPDATE reports SET signature = ''", "its signature is not that of its text", id="signature"),
        pytest.param("UPDATE claims SET act = 'praise'", "its column act is 'praise', not ", id="column"),
        pytest.param("UPDATE claims SET latest = '2001-01-01'", "its column latest is ", id="day"),
        pytest.param("UPDATE claims SET payload = '{'", "cannot be read", id="payload"),
        pytest.param("UPDATE claims SET recorded_to = 1", "was closed before it was opened", id="closed too early"),
        pytest.param("UPDATE dyads SET low = 'zz'", "is not of those it names", id="pair"),
        pytest.param("DELETE FROM dyads", "its pair 'ca' and 'xk' is missing", id="pairs lost"),
        pytest.param("UPDATE dyads SET manner = 3", "as manner, not ", id="manner beside a pair"),
        pytest.param("UPDATE dyads SET published = 1", "has 1 as published, not ", id="day beside a pair"),
        pytest.param("UPDATE dyads SET recorded_to = 9", "has 9 as recorded_to, not None", id="pair closed alone"),
        pytest.param("UPDATE claims SET report_id = 'ffff'", "its report_id 'ffff' is not there", id="report lost"),
        pytest.param("UPDATE readings SET recorded_from = 77", "its recorded_from 77 is not there", id="transaction lost"),
        pytest.param("UPDATE transactions SET clock = '2001-01-01' WHERE number = 2", "its time is before that of the one before", id="clock"),
        pytest.param("UPDATE baselines SET target = 'tw'", "what it says is not what its id is made of", id="baseline"),
        pytest.param("UPDATE entries SET payload = replace(payload, :claim, 'ffff')", "its claim 'ffff' is not there", id="review"),
    ],
)  # fmt: skip
def test_what_was_changed_behind_its_back_is_told(
    ledger: Ledger, ledger_address: str, change: str, found: str
) -> None:
    ledger.review("accept", [FOUND[0].id], person="anna")
    with behind(ledger_address) as connection:
        values = {"report": REPORT.id, "claim": FOUND[0].id}
        connection.execute(
            text(change), {name: value for name, value in values.items() if f":{name}" in change}
        )
    assert any(found in problem for problem in problems(ledger)), problems(ledger)


def test_one_pair_of_several_that_is_lost_is_told(ledger: Ledger, ledger_address: str) -> None:
    report = Report("treffen", "Kanada, Norwegen und Irland erkannten Palästina an.", "de")
    ledger.keep(report, Reader().read(report))
    with behind(ledger_address) as connection:
        connection.execute(text("DELETE FROM dyads WHERE source = 'no'"))
    assert [problem.partition(": ")[2] for problem in problems(ledger)] == [
        "its pair 'no' and 'ps' is missing"
    ]


@pytest.mark.parametrize("act", ["recognise", "sever_relations"])
def test_pairs_of_an_act_that_other_knowledge_has_of_both_sides_are_not_missing(
    ledger: Ledger, ledger_address: str, act: str
) -> None:
    """Of both sides the two are in alphabetical order, and those named together go with each other."""
    claim = next(claim for claim in FOUND if claim.act.key == act)
    before = replace(claim, act=replace(claim.act, symmetric=not claim.act.symmetric))
    before = replace(before, source=claim.target, target=claim.source, reader="0.0.9")
    ledger.keep(REPORT, [before])
    assert [problem for problem in problems(ledger) if "missing" in problem] == []


def test_two_rows_of_a_claim_that_were_held_together_are_told(ledger: Ledger, ledger_address: str) -> None:
    ledger.keep(REPORT, [])
    ledger.keep(REPORT, FOUND)
    with behind(ledger_address) as connection:
        connection.execute(text("UPDATE claims SET recorded_to = 99 WHERE recorded_to IS NOT NULL"))
    assert any("is held together with row 1" in problem for problem in problems(ledger))


def changed(record: dict[str, Any], path: list[str | int], value: Any) -> dict[str, Any]:
    part: Any = record
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    return record


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        (["evidence", "text"], "erfand", "its evidence is not 'erfand'"),
        (["evidence", "sentence"], [0, 999], "its evidence lies outside the report"),
        (["source", 0, "mention"], "Bolivien", "its source is not called 'Bolivien' there"),
        (["target", 0, "span"], [-3, 4], "its target is not called"),
        (["called", 0, "words"], "Bolivien", "is called is not 'Bolivien'"),
        (["time", "text"], "gestern", "its time is not 'gestern'"),
        (["time", "latest"], "1999-01-01", "its time ends before it begins"),
        (["polarity"], "negated", "what it says is not what its id is made of"),
        (["because_of"], [{"claim": "ffff", "cue": "nachdem", "span": [61, 68]}], "the claim 'ffff' that it answers is not there"),
        (["speakers"], [{"actor": None, "mention": "Bolivien", "cue": "sagte", "mode": "direct", "span": [0, 1], "factive": False}], "its speaker 'Bolivien' is not there"),
    ],
)  # fmt: skip
def test_words_that_do_not_stand_in_the_report_are_told(
    ledger: Ledger, ledger_address: str, path: list[str | int], value: Any, found: str
) -> None:
    claim = next(claim for claim in FOUND if claim.act.key == "sever_relations")
    record = changed(claim_to_json(claim), path, value)
    with behind(ledger_address) as connection:
        connection.execute(
            text("UPDATE claims SET payload = :payload WHERE id = :id"),
            {"payload": json.dumps(record), "id": claim.id},
        )
    told = [problem for problem in problems(ledger) if problem.startswith(f"claim {claim.id}: ")]
    assert any(found in problem for problem in told), told


# Counting.


def test_what_is_held_is_counted(ledger: Ledger) -> None:
    ledger.keep(replace(REPORT, ref="kopie"), FOUND)
    ledger.review("reject", [FOUND[0].id], person="anna")
    counted = ledger.statistics()
    assert (counted.reports, counted.claims, counted.closed) == (2, len(FOUND) - 1, 1)
    assert (counted.baselines, counted.reviews, counted.transactions) == (1, 1, 5)
    assert counted.readers == (ReaderCount("0.1.0", 2, len(FOUND) - 1),)
    clocks = [entry.clock for entry in ledger.transactions()]
    assert (counted.first, counted.last) == (clocks[0], clocks[-1])
    assert counted.size > 10_000


def test_two_reports_of_one_act_are_one_event(ledger: Ledger) -> None:
    before = ledger.statistics().events
    for number in range(3):
        report = Report(f"{number}", f"Norwegen erkannte Palästina an. Das ist Meldung {number}.", "de")
        ledger.keep(report, Reader().read(report))
    assert ledger.statistics().events == before + 1


def test_an_empty_ledger_counts_nothing(ledger_address: str) -> None:
    with open_ledger(ledger_address) as opened:
        counted = opened.statistics()
        assert (counted.reports, counted.claims, counted.events, counted.first) == (0, 0, 0, None)
        assert problems(opened) == []
