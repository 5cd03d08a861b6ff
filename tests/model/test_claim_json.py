"""A claim and its JSON form are one and the same."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

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


@given(claims(), st.sampled_from(["0.1.0", 'llm:"groß"\\\x01@0.1.0']))
def test_an_id_is_made_of_what_a_claim_says_as_json_has_it(claim: Claim, reader: str) -> None:
    claim = replace(claim, reader=reader)
    content = {
        "report": claim.report_id,
        "act": claim.act.key,
        "source": [participant.actor.id for participant in claim.source],
        "target": [participant.actor.id for participant in claim.target],
        "polarity": claim.polarity,
        "modality": claim.modality,
        "speakers": [[s.actor.id if s.actor else None, list(s.span)] for s in claim.speakers],
        "evidence": [list(span) for span in claim.evidence.spans],
        **({"reader": reader.rpartition("@")[0]} if "@" in reader else {}),
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert claim.id == sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


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
