"""Whether an act told in English is so: done, denied, announced, demanded or only thought of."""

from __future__ import annotations

from functools import cache

import pytest

from demarche.model import Report
from demarche.reading import Reader


@cache
def reader() -> Reader:
    return Reader()


ACTUAL, INTENDED, DEMANDED, POSSIBLE = "actual", "intended", "demanded", "possible"


@pytest.mark.parametrize(
    ("text", "act", "polarity", "modality"),
    [
        ("Peru has severed relations with Chile.", "sever_relations", "affirmed", ACTUAL),
        ("Peru has not severed relations with Chile.", "sever_relations", "negated", ACTUAL),
        ("Peru never imposed sanctions on Chile.", "impose_sanctions", "negated", ACTUAL),
        ("Peru imposed no sanctions on Chile.", "impose_sanctions", "negated", ACTUAL),
        ("Peru decided against imposing sanctions on Chile.", "impose_sanctions", "negated", ACTUAL),
        ("Peru stopped short of imposing sanctions on Chile.", "impose_sanctions", "negated", ACTUAL),
        ("Peru held off on imposing sanctions on Chile.", "impose_sanctions", "negated", ACTUAL),
        ("Peru ruled out sanctions on Chile.", "impose_sanctions", "negated", INTENDED),
        ("Peru did not rule out sanctions on Chile.", "impose_sanctions", "affirmed", POSSIBLE),
        ("Peru ruled out recognising Taiwan.", "refuse_recognition", "affirmed", ACTUAL),
        ("Peru will sever relations with Chile.", "sever_relations", "affirmed", INTENDED),
        ("Peru is to sever relations with Chile.", "sever_relations", "affirmed", INTENDED),
        ("Peru is set to sever relations with Chile.", "sever_relations", "affirmed", INTENDED),
        ("Peru is expected to sever relations with Chile.", "sever_relations", "affirmed", INTENDED),
        ("Peru said it would sever relations with Chile.", "sever_relations", "affirmed", INTENDED),
        ("Peru announced plans to sever relations with Chile.", "sever_relations", "affirmed", INTENDED),
        ("Peru wants to sever relations with Chile.", "sever_relations", "affirmed", INTENDED),
        ("Peru is planning sanctions against Chile.", "impose_sanctions", "affirmed", INTENDED),
        ("Peru decided to attack Chile.", "attack", "affirmed", INTENDED),
        ("Brazil urged Peru to lift sanctions on Chile.", "lift_sanctions", "affirmed", DEMANDED),
        ("Brazil called on Peru to lift sanctions on Chile.", "lift_sanctions", "affirmed", DEMANDED),
        ("Brazil demanded that Peru lift sanctions on Chile.", "lift_sanctions", "affirmed", DEMANDED),
        ("Peru must lift sanctions on Chile, said Bolivia's president.", "lift_sanctions", "affirmed", DEMANDED),
        ("Peru should lift sanctions on Chile, said Bolivia's president.", "lift_sanctions", "affirmed", DEMANDED),
        ("Peru could sever relations with Chile.", "sever_relations", "affirmed", POSSIBLE),
        ("Peru may attack Chile.", "attack", "affirmed", POSSIBLE),
        ("Peru is considering severing relations with Chile.", "sever_relations", "affirmed", POSSIBLE),
        ("Peru threatened to attack Chile.", "attack", "affirmed", POSSIBLE),
        ("Peru threatened sanctions against Chile.", "impose_sanctions", "affirmed", POSSIBLE),
        ("If Peru severs relations with Chile, trade will suffer.", "sever_relations", "affirmed", POSSIBLE),
        ("Will Peru sever relations with Chile?", "sever_relations", "affirmed", POSSIBLE),
        ("Peru failed to withdraw its troops from Chile.", "withdraw_forces", "negated", ACTUAL),
        ("Peru denied attacking Chile.", "attack", "negated", ACTUAL),
        ("Peru denied that it had attacked Chile.", "attack", "negated", ACTUAL),
        ("Peru continued to attack Chile.", "attack", "affirmed", ACTUAL),
        ("Peru began withdrawing its troops from Chile.", "withdraw_forces", "affirmed", ACTUAL),
        ("Brazil accused Peru of attacking Chile.", "attack", "affirmed", ACTUAL),
        ("Peru was accused of having attacked Chile.", "attack", "affirmed", ACTUAL),
        ("The planned withdrawal of Peru from Chile angered many.", "withdraw_forces", "affirmed", INTENDED),
        ("The threat of an attack by Peru on Chile is real.", "attack", "affirmed", POSSIBLE),
        ("Calls for Peru to lift sanctions on Chile grew.", "lift_sanctions", "affirmed", DEMANDED),
        ("Peru would be wrong to attack Chile.", "attack", "affirmed", POSSIBLE),
        ("Peru was forced to withdraw its troops from Chile.", "withdraw_forces", "affirmed", ACTUAL),
        ("Without attacking Chile, Peru won.", "attack", "negated", ACTUAL),
    ],
)  # fmt: skip
def test_how_far_an_act_is_so(text: str, act: str, polarity: str, modality: str) -> None:
    found = {
        claim.act.key: (claim.polarity, claim.modality) for claim in reader().read(Report("r", text, "en"))
    }
    assert found.get(act) == (polarity, modality), found


def test_what_is_refused_is_no_act_of_its_own() -> None:
    claims = reader().read(Report("r", "Romania refused to recognise Kosovo.", "en"))
    assert [claim.act.key for claim in claims] == ["refuse_recognition"]
