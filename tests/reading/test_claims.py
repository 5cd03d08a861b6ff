"""What ties claims to each other and to their words: causes, copies, repetition, designations, evidence."""

from __future__ import annotations

from functools import cache

import pytest

from demarche.model import Claim, Report
from demarche.reading import Reader


@cache
def reader() -> Reader:
    return Reader()


def read(text: str) -> tuple[Claim, ...]:
    return reader().read(Report("r", text, "de"))


def one(claims: tuple[Claim, ...], act: str, source: str) -> Claim:
    (found,) = [c for c in claims if c.act.key == act and [p.actor.code for p in c.source] == [source]]
    return found


@pytest.mark.parametrize(
    ("text", "effect", "cause"),
    [
        (
            "Peru erkannte den Kosovo an, woraufhin Serbien die Beziehungen zu Peru abbrach.",
            ("sever_relations", "rs"), ("recognise", "pe"),
        ),
        (
            "Peru erkannte den Kosovo an. Daraufhin brach Serbien die Beziehungen zu Peru ab.",
            ("sever_relations", "rs"), ("recognise", "pe"),
        ),
        (
            "Serbien brach die Beziehungen zu Peru ab, nachdem Lima den Kosovo anerkannt hatte.",
            ("sever_relations", "rs"), ("recognise", "pe"),
        ),
        (
            "Serbien brach die Beziehungen zu Peru ab, weil Lima den Kosovo anerkannt hatte.",
            ("sever_relations", "rs"), ("recognise", "pe"),
        ),
        (
            "Peru erkannte den Kosovo an. Als Reaktion darauf rief Serbien seinen Botschafter aus Lima zurück.",
            ("recall_envoy", "rs"), ("recognise", "pe"),
        ),
        (
            "Wegen der Anerkennung des Kosovo durch Peru brach Serbien die Beziehungen zu Lima ab.",
            ("sever_relations", "rs"), ("recognise", "pe"),
        ),
    ],
)  # fmt: skip
def test_an_answer_points_at_what_it_answers(
    text: str, effect: tuple[str, str], cause: tuple[str, str]
) -> None:
    claims = read(text)
    assert [c.claim for c in one(claims, *effect).because_of] == [one(claims, *cause).id]
    assert not one(claims, *cause).because_of


def test_acts_that_only_stand_side_by_side_answer_nothing() -> None:
    claims = read("Peru erkannte den Kosovo an. Serbien brach die Beziehungen zu Chile ab.")
    assert len(claims) == 2
    assert not any(claim.because_of for claim in claims)


@pytest.mark.parametrize(
    ("text", "act", "source", "target"),
    [
        ("Peru erkannte den Kosovo an. Chile tat es ebenfalls.", "recognise", "cl", "xk"),
        ("Peru erkannte den Kosovo an. Chile folgte im März.", "recognise", "cl", "xk"),
        ("Peru brach die Beziehungen zu Mali ab. Chile schloss sich an.", "sever_relations", "cl", "ml"),
        ("Peru brach die Beziehungen zu Mali ab. Am Montag zog Chile nach.", "sever_relations", "cl", "ml"),
    ],
)
def test_an_act_is_copied_with_a_new_actor(text: str, act: str, source: str, target: str) -> None:
    assert [p.actor.code for p in one(read(text), act, source).target] == [target]


def test_the_same_act_told_twice_is_one_claim() -> None:
    claims = read("Peru erkannte am Montag den Kosovo an. Lima hat den Kosovo anerkannt. Das freut Pristina.")
    assert [claim.act.key for claim in claims] == ["recognise"]
    assert any("told again" in step for step in claims[0].steps)


def test_told_by_somebody_else_it_is_another_claim() -> None:
    claims = read("Peru erkannte den Kosovo an. Chile erklärte, Peru habe den Kosovo anerkannt.")
    voices = [
        [s.actor.code if s.actor else None for s in c.speakers] for c in claims if c.act.key == "recognise"
    ]
    assert voices == [[], ["cl"]]


@pytest.mark.parametrize(
    ("text", "scare_quotes", "so_called"),
    [
        ("Moskau erkannte die Volksrepublik Donezk an.", False, False),
        ("Moskau erkannte die „Volksrepublik Donezk“ an.", True, False),
        ("Moskau erkannte die sogenannte Volksrepublik Donezk an.", False, True),
        ("Moskau erkannte die selbst ernannte »Volksrepublik Donezk« an.", True, True),
    ],
)
def test_distance_from_a_name_is_marked(text: str, scare_quotes: bool, so_called: bool) -> None:
    (claim,) = read(text)
    (called,) = [designation for designation in claim.called if designation.actor == "ua-dpr"]
    assert "Volksrepublik Donezk" in called.words
    assert (called.scare_quotes, called.so_called) == (scare_quotes, so_called)


def test_evidence_quotes_the_report() -> None:
    text = "Am Montag erkannte Peru überraschend den Kosovo an."
    (claim,) = read(text)
    assert claim.evidence.text == "erkannte … an"
    assert [text[start:end] for start, end in claim.evidence.spans] == ["erkannte", "an"]
    assert text[slice(*claim.evidence.sentence)] == text


def test_a_claim_does_not_cross_a_tear() -> None:
    claims = read(
        "Peru erklärte, dass Chile den Kosovo anerkannt habe Mali bei der Ausfuhr von Gold kritisierte Gabun."
    )
    for claim in claims:
        codes = {p.actor.code for p in (*claim.source, *claim.target)}
        assert not ({"pe", "cl", "xk"} & codes and {"ml", "ga"} & codes)


def test_the_same_report_gives_the_same_claims() -> None:
    text = "Peru erkannte den Kosovo an, woraufhin Serbien die Beziehungen zu Peru abbrach. Chile folgte."
    assert read(text) == Reader().read(Report("r", text, "de"))
