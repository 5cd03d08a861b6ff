"""Who is meant: names, offices, people and words that point back, seen in the claims they end up in."""

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
    return reader().read(Report("r", text, "de", published=published))


def sides(claim: Claim) -> tuple[str, str, str]:
    source, target = (" ".join(p.actor.code for p in side) for side in (claim.source, claim.target))
    return claim.act.key, source, target


@pytest.mark.parametrize(
    ("text", "act", "source", "target"),
    [
        # names, seats of government, adjectives, compounds
        ("Der Kreml verurteilte die Erklärung Washingtons.", "criticise", "ru", "us"),
        ("Die dänische Regierung kritisierte das Vorgehen der türkischen Behörden.", "criticise", "dk", "tr"),
        ("Die US-Regierung protestierte gegen das Vorgehen der EU- und Nato-Staaten.", "protest", "us", "org:eu org:nato"),
        ("Togo erkannte die Republiken Donezk und Luhansk an.", "recognise", "tg", "ua-dpr ua-lpr"),
        # offices: whose they are
        ("Der Botschafter Perus kritisierte die Regierung in Quito.", "criticise", "pe", "ec"),
        ("Der bulgarische Regierungschef verurteilte die Haltung der serbischen Führung.", "criticise", "bg", "rs"),
        (
            "Georgien brach die Beziehungen zu Russland ab. Der stellvertretende Außenminister "
            "verurteilte in Tiflis die Haltung Moskaus.",
            "criticise", "ge", "ru",
        ),
        (
            "Die Beamten der Botschaft Malis lobten Gabun. Die Beamten kritisierten Tschad.",
            "criticise", "ml", "td",
        ),
        # pointing back
        ("Gabun lobte Tschad. Das Land brach die Beziehungen zu Mali ab.", "sever_relations", "td", "ml"),
        (
            "Abchasien und Südossetien sind klein. Belarus erkannte die beiden Gebiete an.",
            "recognise", "by", "ge-ab x-so",
        ),
        (
            "Mali, Niger und Tschad trafen sich. Die drei Länder brachen ihre Beziehungen zu Gabun ab.",
            "sever_relations", "ml ne td", "ga",
        ),
        (
            "Der serbische Präsident sprach vor dem Parlament. Sein Land brach die Beziehungen zu Peru ab.",
            "sever_relations", "rs", "pe",
        ),
        (
            "Der spanische Außenminister stellte klar, dass seine Regierung den Kosovo nicht anerkennen werde.",
            "refuse_recognition", "es", "xk",
        ),
        ("Peru und Chile streiten. Brasilien lobte beide Länder.", "praise", "br", "pe cl"),
        # an entity carried on where statehood is spoken of
        ("Spanien erkennt den Kosovo nicht an. Zypern lehnt eine Anerkennung ebenfalls ab.", "refuse_recognition", "cy", "xk"),
        ("Der Kosovo dankte Zypern. Österreich will das Land anerkennen.", "recognise", "at", "xk"),
        # whoever speaks
        ("Man verurteile das Vorgehen Israels, erklärte das Außenministerium in Oslo.", "criticise", "no", "il"),
        # copies
        ("Kuwait brach die Beziehungen zu Katar ab. Der Jemen, der diesem Beispiel folgte, zahlt dafür.", "sever_relations", "ye", "qa"),
    ],
)  # fmt: skip
def test_actors_are_found(text: str, act: str, source: str, target: str) -> None:
    assert (act, source, target) in [sides(claim) for claim in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Der frühere Präsident Perus kritisierte Chile.",
        "In Moskau kritisierte der Trainer die Regierung Chiles.",
        "Der Verein aus Lima kritisierte den Verband.",
        "Ein Land brach die Beziehungen zu Peru ab.",
    ],
)
def test_who_speaks_for_no_state_is_not_taken_for_one(text: str) -> None:
    assert all(not claim.source for claim in read(text))


def test_an_office_holder_speaks_for_the_state_in_office_only() -> None:
    text = "Angela Merkel kritisierte die Regierung in Warschau."
    assert [sides(claim) for claim in read(text, date(2016, 5, 1))] == [("criticise", "de", "pl")]
    assert all(p.actor.code != "de" for claim in read(text, date(2023, 5, 1)) for p in claim.source)


def test_each_actor_says_by_which_words_it_was_found() -> None:
    text = "Das nordkoreanische Außenministerium kritisierte Seoul."
    (claim,) = read(text)
    (source,), (target,) = claim.source, claim.target
    assert (source.mention, source.span) == ("Das nordkoreanische Außenministerium", (0, 36))
    assert "nordkoreanische" in source.resolution
    assert (target.mention, target.resolution) == ("Seoul", "seat of government")
    for participant in (source, target):
        assert text[slice(*participant.span)] == participant.mention


def test_two_pronouns_that_ask_for_each_other_end_the_search() -> None:
    assert read("Er kritisierte sie, während sie ihn vor ihm warnte, weil er sie bei ihr verklagte.") == ()


def test_what_is_no_government_does_not_act_for_its_land() -> None:
    assert read("Die Stadt Oslo einigte sich mit Airbnb auf neue Regeln.") == ()
    assert read("Die Polizei beendete eine Auseinandersetzung zwischen Serben und Kroaten.") == ()
    assert read("Die dänische Regierung ist besorgt. Gestern trafen Sie den Botschafter Perus.") == ()
    assert read("Wien - Der Rat tagt. Westliche Minister fordern von Serbien Reformen.") == ()


def test_a_land_told_inside_another_phrase_is_pointed_back_to() -> None:
    (claim,) = read("Nach der Krise in Gabun hat die OECD dem Land schwere Versäumnisse vorgeworfen.")
    assert sides(claim) == ("accuse", "org:oecd", "ga")


def test_both_names_before_a_summit_meet() -> None:
    (claim,) = read("Der Russland-China-Gipfel begann in Moskau.")
    assert sides(claim) == ("meet", "ru cn", "")


def test_a_dateline_of_two_lands_tells_of_neither_whose_the_officials_are() -> None:
    filed = "{} - Die Börse schloss. Finanzminister Miller drohte Island mit Sanktionen."
    assert [sides(claim) for claim in read(filed.format("Wien (APA)"))] == [("threaten", "at", "is")]
    assert read(filed.format("Wien/London (APA)")) == ()


def test_fighters_of_whom_no_more_is_told_are_the_enemys() -> None:
    (claim,) = read("Bei Einsätzen gegen die PKK haben türkische Soldaten zehn Rebellen getötet.")
    assert sides(claim) == ("attack", "tr", "grp:pkk")
    (claim,) = read("Bei Einsätzen gegen die PKK haben türkische Soldaten zehn malische Rebellen getötet.")
    assert sides(claim) == ("attack", "tr", "grp:rebels-ml")


def test_a_capitals_adjective_says_whose_an_office_is() -> None:
    (claim,) = read("Das Prager Außenministerium drohte Peking mit Sanktionen.")
    assert sides(claim) == ("threaten", "cz", "cn")


def test_undated_people_act_for_whom_their_title_says() -> None:
    for title, land in (("Außenministerin", "de"), ("Präsidentin der UN-Generalversammlung", "org:un")):
        text = f"Die {title} Annalena Baerbock kritisierte Peru. Baerbock lobte Chile."
        assert [sides(claim)[1] for claim in read(text)] == [land, land]
