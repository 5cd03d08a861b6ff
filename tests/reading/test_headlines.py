"""A headline sums up what the text tells: both are one claim, and it rests on whose word the text says."""

from __future__ import annotations

from demarche.model import Report
from demarche.reading import Reader

READER = Reader()


def test_a_headline_and_its_text_are_one_claim_on_the_texts_word() -> None:
    text = (
        "Norway Brokers Truce in Sudan. KHARTOUM (Agency) - Norway has brokered a truce between Sudan and Chad, "
        "the Norwegian foreign ministry said on Tuesday."
    )
    claims = [claim for claim in READER.read(Report("r", text, "en")) if claim.act.key == "mediate"]
    assert [[s.actor and s.actor.code for s in claim.speakers] for claim in claims] == [["no"]]


def test_what_the_report_itself_says_later_stays_apart_from_what_others_say() -> None:
    text = "Norway attacked Chad on Monday. Sudan said that Norway attacked Chad on Monday."
    claims = [claim for claim in READER.read(Report("r", text, "en")) if claim.act.key == "attack"]
    assert [[s.actor and s.actor.code for s in claim.speakers] for claim in claims] == [[], ["sd"]]


def test_officials_of_whom_no_more_is_told_are_those_of_the_place_a_report_is_filed_from() -> None:
    text = "KABUL (Agency) - Chad captured two fighters of the Taliban, officials said on Monday."
    claims = [claim for claim in READER.read(Report("r", text, "en")) if claim.act.key == "detain"]
    assert [[s.actor and s.actor.code for s in claim.speakers] for claim in claims] == [["af"]]


def test_a_place_in_capitals_before_a_colon_is_a_dateline() -> None:
    report = "Fierce fighting goes on. BAGHDAD, Sept 12: At least 45 people died in battles between US troops and militants."
    (claim,) = READER.read(Report("r", report, "en"))
    assert [p.actor.code for p in (*claim.source, *claim.target)] == ["us", "grp:militants-iq"]


def test_an_agency_may_stand_before_the_place_of_a_dateline() -> None:
    report = "Agency Press - OTTAWA (AP) - Deputy prime minister Ann Foobar applauded the decision of Ukraine's court."
    (claim,) = READER.read(Report("r", report, "en"))
    assert [p.actor.code for p in (*claim.source, *claim.target)] == ["ca", "ua"]
