"""Claims of English reports: who is meant, who answers whom, what is copied, and on whose word it rests."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from demarche.model import Claim, Report
from demarche.reading import Reader


@cache
def reader() -> Reader:
    return Reader()


def read(text: str, published: date | None = None) -> tuple[Claim, ...]:
    return reader().read(Report("r", text, "en", published=published))


def sides(claim: Claim) -> tuple[str, str, str]:
    source, target = (" ".join(p.actor.code for p in side) for side in (claim.source, claim.target))
    return claim.act.key, source, target


@pytest.mark.parametrize(
    ("text", "act", "source", "target"),
    [
        # names, seats of government, adjectives, nouns before nouns
        ("The Kremlin severed relations with Lima.", "sever_relations", "ru", "pe"),
        ("The Danish government recalled its ambassador from Tehran.", "recall_envoy", "dk", "ir"),
        ("US sanctions against Cuba have hurt trade.", "impose_sanctions", "us", "cu"),
        ("US-led forces bombed a Syrian town.", "attack", "us", "sy"),
        ("A White House official said that Washington would lift sanctions on Peru.", "lift_sanctions", "us", "pe"),
        # offices: whose they are
        ("Sri Lanka's foreign ministry summoned the Chilean ambassador.", "summon_envoy", "lk", "cl"),
        ("The foreign minister of Kenya, Jim Foobar, recognised Kosovo.", "recognise", "ke", "xk"),
        ("Uzbek President Karl Foobar left. Later Foobar recognised Kosovo.", "recognise", "uz", "xk"),
        ("A spokesman for the Ethiopian government said it would recognise Kosovo.", "recognise", "et", "xk"),
        ("Chile's foreign minister Jordan condemned Mali.", "criticise", "cl", "ml"),
        ("Chile President Jordan left for Mali on Monday.", "visit", "cl", "ml"),
        ("Peru expelled the Chile ambassador.", "expel_diplomats", "pe", "cl"),
        # whom a verb of blame makes the doer of a gerund
        ("Togo criticised Mali for attacking Niger.", "attack", "ml", "ne"),
        # two lands before one noun, lists behind a title and behind "after"
        ("The sites were hit by U.S. and Israeli strikes on Iran.", "attack", "us il", "ir"),
        ("Israeli and U.S. strikes on Iran went on.", "attack", "il us", "ir"),
        ("U.S. Secretary of State Ann Foobar and the foreign ministers of Chile and Peru agreed on a plan.", "agree", "us cl pe", ""),
        ("It came a day after Chile, Peru, and Mexico warned Kenya.", "warn", "cl pe mx", "ke"),
        # companies told of before
        ("Chile sued Newmont Mining. It accused the company of hiding a spill.", "accuse", "cl", "com:newmont"),
        # groups without a name
        ("Rebels in eastern Congo attacked Ugandan troops.", "attack", "grp:rebels-cd", "ug"),
        ("A rebel attack on government troops in Chad killed ten.", "attack", "grp:rebels-td", "td"),
        ("Colombian rebels fled. On Monday the rebels attacked Peruvian soldiers.", "attack", "grp:rebels-co", "pe"),
        # pointing back
        ("Gabon is rich. The country severed relations with Mali.", "sever_relations", "ga", "ml"),
        ("Peru is angry. It severed relations with Mali.", "sever_relations", "pe", "ml"),
        ("Abkhazia and South Ossetia are small. Belarus recognised the two regions.", "recognise", "by", "ge-ab x-so"),
        ("Georgia's breakaway region of Abkhazia was recognised by Syria.", "recognise", "sy", "ge-ab"),
        ("The Serbian president spoke. His country severed relations with Peru.", "sever_relations", "rs", "pe"),
        # passive, participle, infinitive, relative clause, of-genitive
        ("Sanctions imposed by Canada on Iran are old.", "impose_sanctions", "ca", "ir"),
        ("Crimea, which was annexed by Russia, is dry.", "annex", "ru", "ua"),
        ("Russia, having annexed Crimea, was alone.", "annex", "ru", "ua"),
        ("The annexation of Crimea by Russia was condemned.", "annex", "ru", "ua"),
        # headlines in the present
        ("Peru Recalls Ambassador From Chile", "recall_envoy", "pe", "cl"),
        ("Russia bombs Ukrainian town", "attack", "ru", "ua"),
        # copies
        ("Peru recognised Kosovo. Chile followed suit.", "recognise", "cl", "xk"),
        ("Peru recognised Kosovo. Chile did the same.", "recognise", "cl", "xk"),
    ],
)  # fmt: skip
def test_actors_are_found(text: str, act: str, source: str, target: str) -> None:
    assert (act, source, target) in [sides(claim) for claim in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The former president of Peru recognised Kosovo.",
        "In Moscow the coach attacked Peru.",
        "The US-backed government severed relations with Mali.",
        "A country severed relations with Peru.",
    ],
)
def test_who_speaks_for_no_state_is_not_taken_for_one(text: str) -> None:
    assert all(not claim.source for claim in read(text))


def test_a_capital_is_a_government_only_where_it_acts() -> None:
    assert [sides(c) for c in read("Brussels is grey. Ottawa severed relations with Lima.")] == [
        ("sever_relations", "ca", "pe")
    ]
    assert read("In Ottawa, talks began about relations in Lima.") == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kyiv said Russia had attacked Odessa.", "ua"),
        ("Russia attacked Odessa, the Ukrainian army said.", "ua"),
        ("According to the Ukrainian government, Russia attacked Odessa.", "ua"),
        ("Russia attacked Odessa.", ""),
    ],
)
def test_a_claim_rests_on_the_word_of_whoever_says_so(text: str, speaker: str) -> None:
    (claim,) = [c for c in read(text) if c.act.key == "attack"]
    assert " ".join(s.actor.code for s in claim.speakers if s.actor) == speaker


@pytest.mark.parametrize(
    ("text", "effect", "cause"),
    [
        ("Serbia severed relations with Peru after Lima recognised Kosovo.", "sever_relations", "recognise"),
        ("Serbia severed relations with Peru because Lima recognised Kosovo.", "sever_relations", "recognise"),
        ("Serbia severed relations with Peru over Lima's recognition of Kosovo.", "sever_relations", "recognise"),
        ("Peru recognised Kosovo. In response, Serbia severed relations with Peru.", "sever_relations", "recognise"),
    ],
)  # fmt: skip
def test_an_answer_points_at_what_it_answers(text: str, effect: str, cause: str) -> None:
    claims = {claim.act.key: claim for claim in read(text)}
    assert [c.claim for c in claims[effect].because_of] == [claims[cause].id]


@pytest.mark.parametrize(
    ("text", "scare_quotes", "so_called"),
    [
        ("Moscow recognised the Donetsk People's Republic.", False, False),
        ("Moscow recognised the so-called Donetsk People's Republic.", False, True),
        ("Moscow recognised the self-proclaimed “Donetsk People's Republic”.", True, True),
    ],
)
def test_distance_from_a_name_is_marked(text: str, scare_quotes: bool, so_called: bool) -> None:
    (claim,) = read(text)
    (called,) = [designation for designation in claim.called if designation.actor == "ua-dpr"]
    assert (called.scare_quotes, called.so_called) == (scare_quotes, so_called)


def test_an_office_holder_speaks_for_the_state_in_office_only() -> None:
    text = "Angela Merkel recognised Kosovo."
    assert [sides(claim) for claim in read(text, date(2016, 5, 1))] == [("recognise", "de", "xk")]
    assert all(p.actor.code != "de" for claim in read(text, date(2023, 5, 1)) for p in claim.source)


def test_sport_gives_no_claims() -> None:
    text = "Italy attacked Spain after halftime. The striker scored in the final, and the coach praised the team."
    assert read(text) == ()


def test_who_held_an_office_once_is_no_guest_of_state() -> None:
    assert read("The Kenyan president met former Chilean ambassador Ann Foobar.") == ()


def test_what_others_will_follow_is_to_come_and_nothing_done_to_who_says_so() -> None:
    report = "Norway recognised Palestine. Israel recalled its ambassador from Oslo. Spain would follow, Norway's king said."
    claim = next(claim for claim in read(report) if claim.source[0].actor.code == "es")
    assert sides(claim) == ("recognise", "es", "ps")
    assert claim.modality == "intended"


def test_a_step_told_in_the_same_sentence_is_rejected() -> None:
    found = [
        sides(claim)
        for claim in read("After Norway recognised Palestine, the United States rejected the move.")
    ]
    assert found == [("recognise", "no", "ps"), ("reject", "us", "no")]


def test_an_undated_title_with_its_land_goes_before_a_later_office() -> None:
    (claim,) = read("French Finance Minister Christine Lagarde criticised Greece.")
    assert sides(claim) == ("criticise", "fr", "gr")
