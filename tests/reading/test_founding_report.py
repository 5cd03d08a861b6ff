"""The report the project was founded on: undated, machine-translated, torn in two places."""

from __future__ import annotations

import json
from datetime import date
from functools import cache

import pytest

from demarche.language import analyse
from demarche.model import Claim, Report
from demarche.reading import Reader
from scoring import scored, shared_file


def passage() -> dict[str, str]:
    line: dict[str, str] = json.loads(shared_file("seed", "seed.gold.jsonl").read_text(encoding="utf-8"))
    return line


@cache
def claims(dated: date | None = None) -> tuple[Claim, ...]:
    return Reader().read(Report(passage()["id"], passage()["text"], "de", published=dated))


def codes(claim: Claim) -> tuple[list[str], list[str]]:
    return [p.actor.code for p in claim.source], [p.actor.code for p in claim.target]


def claim_of(act: str, source: str, *, speaker: str | None = None, dated: date | None = None) -> Claim:
    """The first claim of an act by an actor, on the word of a speaker; None is the report's own."""
    for claim in claims(dated):
        voice = claim.speakers[-1].actor.code if claim.speakers and claim.speakers[-1].actor else None
        if claim.act.key == act and codes(claim)[0] == [source] and voice == speaker:
            return claim
    raise AssertionError(f"no {act} by {source} on the word of {speaker}")


def test_a_careful_reader_would_agree() -> None:
    result = scored(shared_file("seed", "seed.gold.jsonl"), {passage()["id"]: claims()})
    assert result["core"]["f1"] >= 0.90
    assert result["full"]["f1"] >= 0.75


def test_both_republics_are_meant_by_each_of_their_names() -> None:
    both = ["ua-dpr", "ua-lpr"]
    recognised = [codes(claim) for claim in claims() if claim.act.key == "recognise" and not claim.standing]
    assert [source for source, target in recognised if target == both] == [
        ["kp"],
        ["kp"],
        ["x-so"],
        ["ru"],
        ["ge-ab"],
        ["sy"],
    ]
    assert [source for source, target in recognised if target == ["ua-dpr"]] == [["kp"]]


def test_severing_answers_the_recognition_and_rejecting_the_protest() -> None:
    recognition, severing = claim_of("recognise", "kp"), claim_of("sever_relations", "ua")
    assert [cause.claim for cause in severing.because_of] == [recognition.id]
    protest, rejection = claim_of("protest", "ua"), claim_of("reject", "kp")
    assert [cause.claim for cause in rejection.because_of] == [protest.id]


def test_kyiv_calls_the_republics_by_another_name() -> None:
    told = claim_of("recognise", "kp", speaker="ua")
    called = {designation.actor: designation for designation in told.called}
    assert called["ua-dpr"].so_called
    assert "Gebiete" in called["ua-dpr"].words


def test_standing_is_told_beside_the_name() -> None:
    called = {d.actor: d.standing for d in claim_of("recognise", "ge-ab").called}
    assert called["ge-ab"] == "teilweise anerkannte"
    assert claim_of("recognise", "ru").standing
    assert "Handvoll" in claim_of("recognise", "ru").evidence.text


def test_both_tears_are_marked_and_no_claim_crosses_one() -> None:
    text = passage()["text"]
    tears = [place for sentence in analyse(text, "de").sentences for place in sentence.breaks]
    assert any(text[place:].startswith("Washington bei der Ausrichtung") for place in tears)
    assert any(text[place:].startswith("eine Handlung zu begehen") for place in tears)
    for claim in claims():
        spans = [*claim.evidence.spans, *(p.span for p in (*claim.source, *claim.target))]
        inside = [
            span for span in spans if claim.evidence.sentence[0] <= span[0] < claim.evidence.sentence[1]
        ]
        for tear in tears:
            if claim.evidence.sentence[0] < tear < claim.evidence.sentence[1]:
                assert len({span[0] >= tear for span in inside}) < 2, claim.evidence.text


def test_washington_aligns_no_weapons() -> None:
    assert not [
        claim for claim in claims() if "Washington" in {p.mention for p in (*claim.source, *claim.target)}
    ]


@pytest.mark.parametrize("dated", [None, date(2022, 7, 15)])
def test_days_that_the_text_says_do_not_depend_on_the_reports_own(dated: date | None) -> None:
    russia = next(
        c for c in claims(dated) if c.act.key == "recognise" and codes(c)[0] == ["ru"] and not c.standing
    ).time
    abkhazia, syria = (
        claim_of("recognise", "ge-ab", dated=dated).time,
        claim_of("recognise", "sy", dated=dated).time,
    )
    assert (russia.earliest, russia.latest) == (date(2022, 2, 21), date(2022, 2, 21))
    assert abkhazia.earliest is not None and date(2022, 2, 21) <= abkhazia.earliest
    assert abkhazia.latest == date(2022, 2, 28)
    assert syria.earliest is not None and date(2022, 6, 20) <= syria.earliest
    assert syria.latest == date(2022, 6, 30)


def test_the_week_of_the_recognition_is_known_only_with_the_reports_day() -> None:
    undated = claim_of("recognise", "kp").time
    assert undated.latest is None
    assert undated.earliest is not None and undated.earliest > date(2022, 6, 30)
    dated = claim_of("recognise", "kp", dated=date(2022, 7, 15)).time
    assert dated.earliest is not None and dated.latest is not None
    assert date(2022, 7, 11) <= dated.earliest <= dated.latest <= date(2022, 7, 15)
