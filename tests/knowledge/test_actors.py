"""Whoever a report names is known by each of the names it may use, in German and in English."""

from __future__ import annotations

import shutil
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import demarche.knowledge
from demarche.knowledge import Knowledge, KnowledgeError, load_knowledge

DATA = Path(demarche.knowledge.__file__).parent
LANGUAGES = ("de", "en")

UN_MEMBERS = """
ad ae af ag al am ao ar at au az ba bb bd be bf bg bh bi bj bn bo br bs bt bw by bz ca cd cf cg ch ci cl cm cn co cr cu cv
cy cz de dj dk dm do dz ec ee eg er es et fi fj fm fr ga gb gd ge gh gm gn gq gr gt gw gy hn hr ht hu id ie il in iq ir is
it jm jo jp ke kg kh ki km kn kp kr kw kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mr mt mu mv mw mx
my mz na ne ng ni nl no np nr nz om pa pe pg ph pk pl pt pw py qa ro rs ru rw sa sb sc sd se sg si sk sl sm sn so sr ss st
sv sy sz td tg th tj tl tm tn to tr tt tv tz ua ug us uy uz va vc ve vn vu ws ye za zm zw
""".split()
CONTESTED = "ua-dpr ua-lpr ua-cri ge-ab x-so xk tw ps eh cy-trnc md-pmr so-som az-nk hk".split()


def named(text: str, language: str) -> list[tuple[str, str]]:
    """The names found in a text, each with the ids of whom it names."""
    found = load_knowledge().names(language).find(text)
    return [(text[match.start : match.end], " ".join(match.name.actors)) for match in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # names, in any case, short and long
        ("Nordkorea", "kp"), ("die Demokratische Volksrepublik Korea", "kp"), ("den Vereinigten Arabischen Emiraten", "ae"),
        ("der Vereinigten Staaten", "us"), ("des Vereinigten Königreichs", "gb"), ("der Schweizerischen Eidgenossenschaft", "ch"),
        ("in der Demokratischen Republik Kongo", "cd"), ("die Republik Kongo", "cg"), ("Kosova", "xk"), ("Grönland", "gl"),
        ("der Volksrepublik Donezk", "ua-dpr"), ("der Lugansker Volksrepublik", "ua-lpr"), ("Berg-Karabach", "az-nk"),
        ("der Türkischen Republik Nordzypern", "cy-trnc"), ("Swasiland", "sz"), ("der Arabischen Republik Syrien", "sy"),
        # adjectives and inhabitants
        ("nordkoreanischen", "kp"), ("Nordkoreanerinnen", "kp"), ("südossetischem", "x-so"), ("die Schweizer Armee", "ch"),
        ("Belgrader Regierung", "rs"), ("Briten", "gb"), ("zentralafrikanische", "cf"), ("Sahrauis", "eh"),
        # seats of government
        ("Pjöngjang", "kp"), ("im Weißen Haus", "us"), ("aus dem Kreml", "ru"), ("Downing Street", "gb"), ("der Élysée-Palast", "fr"),
        ("Elysée", "fr"), ("Foggy Bottom", "us"), ("Whitehall", "gb"), ("Suchumi", "ge-ab"), ("Zchinwali", "x-so"),
        # organisations, their organs, groups
        ("der Europäischen Union", "org:eu"), ("die EU-Kommission", "org:eu"), ("im Weltsicherheitsrat", "org:un"),
        ("der Internationalen Atomenergiebehörde", "org:iaea"), ("des Internationalen Strafgerichtshofs", "org:icc"),
        ("die OVKS", "org:csto"), ("des Islamischen Staates", "grp:isis"), ("den Huthi-Rebellen", "grp:houthis"),
        ("die Gruppe Wagner", "grp:wagner"), ("die kurdische Autonomieregierung", "grp:krg"), ("Syrischen Beobachtungsstelle", "org:sohr"),
    ],
)  # fmt: skip
def test_german_names(text: str, expected: str) -> None:
    assert [actor for _, actor in named(text, "de")] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("North Korea's", "kp"), ("the Democratic People's Republic of Korea", "kp"), ("the U.S. government", "us"),
        ("the United States", "us"), ("UK-based", "gb"), ("Côte d'Ivoire", "ci"), ("the Republic of the Congo", "cg"),
        ("Burma", "mm"), ("the Luhansk People’s Republic", "ua-lpr"), ("Nagorno-Karabakh", "az-nk"), ("Northern Cyprus", "cy-trnc"),
        ("North Korean", "kp"), ("the Germans", "de"), ("a Dutchman", "nl"), ("Frenchmen", "fr"), ("Filipinos", "ph"),
        ("South Ossetian", "x-so"), ("Kosovar", "xk"), ("the Swiss", "ch"), ("Emirati", "ae"),
        ("Pyongyang", "kp"), ("the White House", "us"), ("the Kremlin", "ru"), ("Downing Street", "gb"), ("Kyiv", "ua"), ("Kiev", "ua"),
        ("Foggy Bottom", "us"), ("Whitehall", "gb"), ("the Élysée Palace", "fr"), ("Tskhinvali", "x-so"),
        ("the European Commission", "org:eu"), ("the UN Security Council", "org:un"), ("the Kurdistan Workers' Party", "grp:pkk"),
        ("the Houthis", "grp:houthis"), ("Hezbollah", "grp:hezbollah"), ("Boko Haram", "grp:boko-haram"),
    ],
)  # fmt: skip
def test_english_names(text: str, expected: str) -> None:
    assert [actor for _, actor in named(text, "en")] == [expected]


@pytest.mark.parametrize(
    ("text", "language", "members"),
    [
        ("die beiden Volksrepubliken", "de", "ua-dpr ua-lpr"),
        ("der Donbass-Republiken", "de", "ua-dpr ua-lpr"),
        ("den baltischen Staaten", "de", "ee lv lt"),
        ("the Baltic states", "en", "ee lv lt"),
        ("die abtrünnigen georgischen Regionen", "de", "ge-ab x-so"),
        ("die Golfstaaten", "de", "sa ae kw qa bh om"),
        ("Visegrad-Staaten", "de", "pl cz sk hu"),
        ("the E3 countries", "en", "de fr gb"),
        ("the Donetsk and Luhansk People's Republics", "en", "ua-dpr ua-lpr"),
    ],
)
def test_collective_names_open_to_their_members(text: str, language: str, members: str) -> None:
    assert [actors for _, actors in named(text, language)] == [members]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [*UN_MEMBERS, *CONTESTED])
def test_every_territory_has_name_adjective_inhabitant_and_capital(code: str, language: str) -> None:
    assert {"name", "adjective", "inhabitant", "seat"} <= kinds(language)[code]


@cache
def kinds(language: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name in load_knowledge().designations(language):
        for actor in name.actors if name.kind != "name" or not name.ambiguous else ():
            found.setdefault(actor, set()).add(name.kind)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_organisation_and_group_has_a_name(language: str) -> None:
    bodies = [
        actor.id for actor in load_knowledge().actors.values() if actor.kind in ("organisation", "group")
    ]
    assert sum(body.startswith("org:") for body in bodies) >= 60
    assert sum(body.startswith("grp:") for body in bodies) >= 60
    assert [body for body in bodies if "name" not in kinds(language).get(body, ())] == []
    assert all(code in bodies for code in ("org:eu", "org:un", "org:g7", "grp:taliban", "grp:hamas"))


def test_a_name_that_two_share_goes_to_the_one_named_besides() -> None:
    assert named("kongolesische Truppen", "de") == [("kongolesische", "cd")]
    assert named("kongolesische Truppen aus Brazzaville", "de")[0] == ("kongolesische", "cg")
    assert named("kongolesische Truppen aus Kinshasa und Brazzaville", "de")[0] == ("kongolesische", "cd")


def test_a_name_that_is_a_common_one_needs_company() -> None:
    assert named("Sofia gewann das Rennen in Wellington.", "de") == []
    assert named("Bulgarien protestierte, sagte man in Sofia.", "de")[-1] == ("Sofia", "bg")


def test_a_city_that_stands_for_two_stands_for_the_one_named_besides() -> None:
    assert named("Man traf sich in Brüssel.", "de") == []
    assert named("Die belgische Polizei suchte in Brüssel.", "de")[-1] == ("Brüssel", "be")
    assert named("Die EU berät in Brüssel.", "de")[-1] == ("Brüssel", "org:eu")
    assert named("Belgium and the EU met in Brussels.", "en")[-1] == ("Brussels", "org:eu")


def test_an_abbreviation_means_whom_the_report_explains_it_by() -> None:
    assert named("Die Internet Wacht Fulda (IWF) tagt. Der IWF gehören viele an.", "de") == []
    assert named("Der Internationale Währungsfonds (IWF) tagt. Der IWF berät.", "de")[-1] == (
        "IWF",
        "org:imf",
    )
    assert named("The Whitby Terrier Owners (WTO) met. The WTO has rules.", "en") == []
    assert named("The WTO met. A trade body (WTO) has rules.", "en") == [
        ("WTO", "org:wto"),
        ("WTO", "org:wto"),
    ]


def test_a_place_after_a_given_name_is_a_family_name() -> None:
    assert named("Jack London schrieb; London reiste viel.", "de") == []
    assert named("Jack London sah London und die britische Küste.", "de")[0] == ("London", "gb")
    assert named("Michael Jordan retired.", "en") == []
    assert named("King Abdullah of Jordan retired.", "en")[-1] == ("Jordan", "jo")


def test_the_adjective_of_an_inhabitants_name_is_known_as_one() -> None:
    for text, language in (("Schweizer", "de"), ("German", "en"), ("Iraqi", "en")):
        (match,) = load_knowledge().names(language).find(text)
        assert match.name.attributive
    (match,) = load_knowledge().names("en").find("Briton")
    assert not match.name.attributive


def test_names_are_whole_words() -> None:
    assert named("Iranistik, Malilied, Omanlage und Nigerdelta", "de") == []
    assert named("Romania", "en") == [("Romania", "ro")]
    assert named("pro-Iran", "de") == []


@given(st.sampled_from(LANGUAGES), st.text(max_size=60), st.data())
def test_whatever_stands_around_it_a_name_is_found_where_it_stands(
    language: str, around: str, data: st.DataObject
) -> None:
    names = [
        name.text
        for name in load_knowledge().designations(language)
        if name.kind == "name" and not name.ambiguous
    ]
    name = data.draw(st.sampled_from(names))
    text = f"{around}\n{name}\n{around}"
    spans = [(match.start, match.end) for match in load_knowledge().names(language).find(text)]
    assert (len(around) + 1, len(around) + 1 + len(name)) in spans
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


# -- what is wrong in a file is said with its place -----------------------------------------------------------------------


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for folder in ("world", "de"):
        shutil.copytree(DATA / folder, tmp_path / folder, ignore=shutil.ignore_patterns("frames"))
    return tmp_path


@pytest.mark.parametrize(
    ("file", "right", "wrong", "said"),
    [
        ("de/territories.toml", 'fj = "Fidschi |', 'fj = "Fidschi; Tonga |', "to: 'Tonga' already names fj"),
        ("de/territories.toml", "| fidschianisch |", "| tongaisch |", "to: 'tongaisch' already names fj"),
        ("de/territories.toml", 'fj = "Fidschi |', 'fj = "Fidschi; Fidschi |', "fj: 'Fidschi' is there twice"),
        ("de/territories.toml", 'fj = "', 'xx = "', "xx: no such territory"),
        ("de/territories.toml", "| fidschianisch |", "|", "has not 4 columns"),
        ("de/territories.toml", "\nfj = ", '\nfi = "Suomi | | |"\nfj = ', "territories.toml: not TOML"),
        ("de/bodies.toml", "f:FAO;", "f:FAO; f:WHO;", "organisations.fao: 'WHO' already names org:who"),
        ("de/bodies.toml", "\nfao = ", "\nfoa = ", "organisations.foa: no such actor 'org:foa'"),
        ("de/bodies.toml", "[groups]", "[gruppen]", "gruppen: unknown table"),
        ("de/collectives.toml", "\nbaltic = ", "\nbalten = ", "balten: nobody belongs to it"),
        ("world/collectives.toml", 'baltic = "ee', 'baltic = "xe', "baltic: no actor 'xe'"),
        ("world/bodies.toml", '\nfao = "FAO"', "\nfao = 3", "organisations.fao: 3 is no name"),
        ("world/territories.toml", '[fj]\nname = "Fiji"\nkind = "state"', '[fj]\nname = "Fiji"\nkind = "realm"', "fj.kind"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(data: Path, file: str, right: str, wrong: str, said: str) -> None:
    whole = (data / file).read_text("utf-8")
    assert right in whole
    (data / file).write_text(whole.replace(right, wrong, 1), "utf-8")
    with pytest.raises(KnowledgeError) as error:
        Knowledge(data).designations("de")
    assert said in str(error.value)


def test_a_language_without_names_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="no names in the language 'fi'"):
        load_knowledge().names("fi")
