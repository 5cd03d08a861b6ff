"""A claim and its JSON form are one and the same."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given

from claim_strategies import ACTS, claims
from demarche.model import (
    Act,
    Actor,
    Claim,
    Evidence,
    Participant,
    Speaker,
    Time,
    claim_from_json,
    claim_to_json,
)

CLAIM = Claim(
    report_id="9b" * 32,
    act=ACTS["recognise"],
    source=(Participant(Actor("kp", "kp", "North Korea", "state"), "Pjöngjang", (31, 40), "capital"),),
    target=(),
    time=Time(date(2022, 7, 11), None, "2022-W28", "Anfang dieser Woche", (0, 19), "expression"),
    evidence=Evidence("erkannte … an", ((22, 30), (79, 81)), (0, 150)),
    rule="de/recognise/anerkennen",
    reader="0.1.0",
    speakers=(Speaker(None, "Beobachter", "betonte", "indirect", (0, 5)),),
    steps=("one", "two"),
)


@given(claims())
def test_a_claim_comes_back_from_its_json_exactly(claim: Claim) -> None:
    record = json.loads(json.dumps(claim_to_json(claim)))
    assert claim_from_json(record, ACTS) == claim
    assert record["id"] == claim.id


def test_spans_and_days_are_written_as_the_contract_has_them() -> None:
    record = claim_to_json(CLAIM)
    assert record["source"][0]["span"] == [31, 40]
    assert record["evidence"] == {
        "text": "erkannte … an",
        "spans": [[22, 30], [79, 81]],
        "sentence": [0, 150],
    }
    assert record["time"]["earliest"] == "2022-07-11"
    assert record["time"]["latest"] is None
    assert record["speakers"][0]["actor"] is None
    assert (record["act"], record["family"], record["plover"]) == ("recognise", "recognition", "SUPPORT")


def test_a_claim_without_its_steps_reads_as_one_that_has_none() -> None:
    record = claim_to_json(CLAIM)
    del record["steps"]
    assert claim_from_json(record, ACTS).steps == ()


def test_an_act_that_the_table_no_longer_has_keeps_its_key_and_codes() -> None:
    assert claim_from_json(claim_to_json(CLAIM), {}).act == Act(
        "recognise", "recognition", "SUPPORT", "054", "", "", ""
    )
