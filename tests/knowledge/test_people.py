"""Who is meant by a person's name, and for whom the person spoke on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from demarche.knowledge import KnowledgeError, load_knowledge, load_nouns
from demarche.knowledge._office_holders import load_office_words, load_people
from demarche.model import Actor, Claim, Report
from demarche.reading import Reader

G20 = "ar au br ca cn de fr gb id in it jp kr mx ru sa tr us za".split()
EU = "at be bg cy cz de dk ee es fi fr gr hr hu ie it lt lu lv mt nl pl pt ro se si sk".split()
PARTIES = "ua ua-dpr ua-lpr ge ge-ab x-so xk rs il ps kp tw ir sy am az az-nk sd qa ae".split()
BODIES = "org:un org:eu org:nato org:osce org:iaea org:icc org:au org:arab-league".split()


def people(text: str, language: str = "de") -> list[tuple[str, str]]:
    """The people named in a text, each with the ids of all who may be meant."""
    found = load_knowledge().names(language).find(text)
    return [
        (text[match.start : match.end], " ".join(actor.removeprefix("per:") for actor in match.name.actors))
        for match in found
        if match.name.kind == "person"
    ]


def spoke_for(person: str, day: date) -> list[str]:
    """The offices a person held on a day."""
    return [
        f"{term.office} {term.territory}"
        for term in load_knowledge().terms(f"per:{person}")
        if (term.begin is None or term.begin <= day) and (term.end is None or day <= term.end)
    ]


@pytest.mark.parametrize(
    ("spellings", "person"),
    [
        ("Denis Puschilin; Denis Pushilin; Puschilin; Pushilins", "puschilin"),
        ("Wolodymyr Selenskyj; Selensky; Selenskij; Volodymyr Zelensky; Zelenskyy; Zelenskiy", "selenskyj"),
        ("Leonid Passetschnik; Leonid Pasechnik", "passetschnik"),
        ("Aleksandar Vučić; Aleksandar Vucic; Vucics", "vucic"),
        ("Baschar al-Assad; Bashar al-Assad", "assad"),
        ("Recep Tayyip Erdoğan; Recep Tayyip Erdogan; Erdogans", "erdogan"),
        ("Gerhard Schröder; Gerhard Schroeder; Gerhard Schroder", "schroeder"),
        ("Ursula von der Leyen; von der Leyens", "leyen"),
        ("Kim Jong Un; Kim Jong-un", "kim-jong-un"),
        ("Sergej Lawrow; Sergey Lavrov; Lawrows", "lawrow"),
        ("Mohammed Dschawad Sarif; Mohammad Javad Zarif; Zarif", "sarif"),
        ("Benjamin Netanjahu; Benjamin Netanyahu; Netanjahus", "netanjahu"),
        ("Ilham Alijew; Ilham Aliyev", "alijew"),
        ("Nikol Paschinjan; Nikol Pashinyan; Pashinyan", "paschinjan"),
    ],
)
def test_a_person_is_known_by_every_spelling(spellings: str, person: str) -> None:
    for spelling in spellings.split("; "):
        assert [ids for _, ids in people(spelling)] == [person], spelling


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a family name that is a word or another's counts after the full name, or after the office
        ("Die Besprechung war kurz. Kurz danach ging sie.", []),
        ("Bundeskanzler Kurz traf den Außenminister.", ["kurz"]),
        ("Sebastian Kurz kam. Später lobte Kurz den Plan.", ["kurz", "kurz"]),
        ("Die Fischer streikten.", []),
        ("Mit Außenminister Fischer sprach niemand.", ["fischer"]),
        ("Mit Joschka Fischer sprach niemand, mit Minister Fischer auch nicht.", ["fischer", "fischer"]),
        ("Bürgermeister Klaus Luger kündigte an.", []),
        ("Machthaber Kim schwieg.", ["kim-jong-un kim-jong-il kim-yo-jong kim-yong-nam kim-dae-jung"]),
        # the office before it tells which of several is meant, and that it is none of them
        ("Bundespräsident Fischer reiste ab.", ["heinz-fischer"]),
        ("des früheren Außenministers Fischer", ["fischer"]),
        ("Innenminister Fischer sprach.", []),
        ("US-Außenministerin Clinton sprach.", ["clinton"]),
        ("mit Präsidenten Clinton", ["bill-clinton"]),
        ("Finanzminister Brown sprach.", []),
        # of several people of one family name the one named in full is meant
        ("Kim Jong Il starb, Kim wurde 69.", ["kim-jong-il", "kim-jong-il"]),
        ("Leyla Alijew traf niemanden, Hejdar Alijew auch nicht; Alijew schwieg.", ["hejdar-alijew", "hejdar-alijew"]),
        # after another's given name it is somebody else, and stays so
        ("Melania Trump reiste ab. Trump winkte.", []),
        ("Hunter Biden schwieg.", []),
        ("Melania Trump und Donald Trump reisten ab. Trump winkte.", ["trump", "trump"]),
        ("US-Präsident Trump sprach.", ["trump"]),
    ],
)  # fmt: skip
def test_a_family_name_alone(text: str, expected: list[str]) -> None:
    found = [ids for _, ids in people(text)]
    assert [set(ids.split()) for ids in found] == [set(ids.split()) for ids in expected]


def test_english_family_names_alone() -> None:
    assert people("It may rain in May. Generals May Pay a Price", "en") == []
    assert [ids for _, ids in people("Prime Minister May resigned.", "en")] == ["may"]
    assert [ids for _, ids in people("The foreign secretary, Jack Straw, spoke. Straw left.", "en")] == [
        "straw",
        "straw",
    ]
    assert people("the last straw for President Michel Lu", "en") == []
    assert [ids for _, ids in people("U.S. Secretary of State Rice left.", "en")] == ["rice"]
    assert people("Finance Minister Brown left.", "en") == []


@pytest.mark.parametrize(
    ("person", "day", "offices"),
    [
        ("merkel", date(2021, 12, 8), ["chancellor de"]),
        ("merkel", date(2021, 12, 9), []),
        ("steinmeier", date(2015, 6, 1), ["foreign-minister de"]),
        ("steinmeier", date(2020, 6, 1), ["president de"]),
        ("tusk", date(2016, 1, 1), ["council-president org:eu"]),
        ("tusk", date(2024, 1, 1), ["prime-minister pl"]),
        ("saakaschwili", date(2008, 8, 8), ["president ge"]),
        ("medwedew", date(2008, 8, 26), ["president ru"]),
        ("puschilin", date(2022, 2, 21), ["head ua-dpr"]),
        ("gaglojew", date(2022, 6, 1), ["president x-so"]),
        ("bagapsch", date(2008, 8, 26), ["president ge-ab"]),
        ("thaci", date(2008, 2, 17), ["prime-minister xk"]),
        ("jeremic", date(2008, 2, 17), ["foreign-minister rs"]),
        ("jeremic", date(2016, 4, 1), []),
        ("castro-hn", date(2023, 3, 26), ["president hn"]),
        ("stoltenberg", date(2022, 3, 1), ["secretary-general org:nato"]),
        ("nikonorowa", date(2022, 12, 31), ["foreign-minister ua-dpr"]),  # only the year is known
    ],
)
def test_terms(person: str, day: date, offices: list[str]) -> None:
    assert spoke_for(person, day) == offices


def claims(text: str, day: date) -> list[Claim]:
    return list(Reader().read(Report("r", text, "de", published=day)))


def test_a_former_minister_is_a_person_and_not_the_state() -> None:
    text = "Vuk Jeremić verurteilte die Erklärung Kanadas."
    (during,) = claims(text, date(2010, 5, 1))
    assert [p.actor.code for p in during.source] == ["rs"]
    after = [p for claim in claims(text, date(2016, 5, 1)) for p in claim.source]
    assert all(participant.actor.code == "per:jeremic" for participant in after)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kronprinz Mohammed bin Salman", "sa"),
        ("Emir Tamim bin Hamad Al Thani", "qa"),
        ("Ursula von der Leyen", "org:eu"),
        ("Abdel Fattah al-Sisi", "eg"),
        ("Alexander Van der Bellen", "at"),
        ("Papst Franziskus", "va"),
        ("Kim Jong Un", "kp"),
    ],
)
def test_names_of_many_words_are_read_as_one(name: str, code: str) -> None:
    (claim,) = claims(f"{name} kritisierte Kanada.", date(2019, 12, 13))
    assert [p.actor.code for p in claim.source] == [code]


def test_heads_of_organisations_speak_for_them() -> None:
    for name, code in (("Borrell", "org:eu"), ("Stoltenberg", "org:nato"), ("António Guterres", "org:un")):
        (claim,) = claims(f"{name} kritisierte Russland.", date(2022, 12, 3))
        assert [p.actor.code for p in claim.source] == [code]


@pytest.mark.parametrize("code", [*G20, *EU, *PARTIES, *BODIES])
def test_those_who_speak_for_it_are_known(code: str) -> None:
    knowledge = load_knowledge()
    held = [term for person in knowledge.actors for term in knowledge.terms(person) if term.territory == code]
    assert held
    now = date(2023, 6, 1)
    ended = {"az-nk": date(2022, 6, 1)}
    assert any(
        (term.begin or now) <= (day := ended.get(code, now)) and (term.end is None or day <= term.end)
        for term in held
    )


def test_no_family_name_that_may_stand_alone_is_a_noun_of_the_list() -> None:
    nouns = {noun for listed in load_nouns("de").classes.values() for noun in listed}
    names = [name for name in load_knowledge().designations("de") if name.family and not name.ambiguous]
    assert len(names) > 500
    assert sorted({name.text for name in names if name.text in nouns}) == []


def test_terms_of_one_person_follow_one_another() -> None:
    knowledge = load_knowledge()
    for person in knowledge.actors:
        begins = [term.begin for term in knowledge.terms(person) if term.begin is not None]
        assert begins == sorted(begins), person


# -- what is wrong in a file is said with its place -----------------------------------------------------------------------

WHOLE = """
maier = "m?:Otto Maier | president de 2001-02-03 2005; foreign-minister de 2006-04"
lee = "f:{Lee} Ann; =Queen Lee | queen gb 2000-01-01"
"""


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("president de 2001-02-03 2005", "president de", "maier: 'president de' is no term"),
        ("president de", "president xx", "maier: no territory or organisation 'xx'"),
        ("president de", "boss de", "maier: no office 'boss'"),
        ("2001-02-03 2005", "2001-02-31 2005", "maier: day is out of range"),
        ("2001-02-03 2005", "spring 2005", "maier: 'spring' is no day"),
        ("2001-02-03 2005", "2001-02-03 2000", "ends before it begins"),
        (" | queen gb 2000-01-01", "", "lee: '"),
        ("{Lee} Ann", "Otto Maier", "lee: 'Otto Maier' already names per:maier"),
        ("{Lee} Ann; =Queen Lee", "", "lee: 'f:' is no name"),
    ],
)
def test_what_is_wrong_with_a_person_is_named(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    file = tmp_path / "people.toml"
    assert right in WHOLE
    file.write_text(WHOLE.replace(right, wrong, 1), "utf-8")
    with pytest.raises(KnowledgeError) as error:
        load_people([file], places())
    assert said in str(error.value)
    assert str(file) in str(error.value)


def test_an_office_that_nobody_can_hold_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "office_words.toml"
    file.write_text('king = "König"\nother = "Wirt"\nboss = "Boss"', "utf-8")
    with pytest.raises(KnowledgeError, match=r"office_words\.toml, boss: no such office"):
        load_office_words(file)
    file.write_text('king = "König"\nemir = "König"\nother = "town_clerk"', "utf-8")
    assert load_office_words(file) == {"König": {"king", "emir"}, "town clerk": frozenset()}


def test_a_person_in_two_files_is_refused(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(WHOLE.splitlines()[1], "utf-8")
    with pytest.raises(KnowledgeError, match=r"b\.toml, maier: there is a person 'maier' in another file"):
        load_people([tmp_path / "a.toml", tmp_path / "b.toml"], places())


def test_a_line_makes_names_and_terms(tmp_path: Path) -> None:
    file = tmp_path / "people.toml"
    file.write_text(WHOLE, "utf-8")
    found = load_people([file], places())
    assert {(name.text, name.family, name.ambiguous) for name in found.names} == {
        ("Otto Maier", False, False), ("Maier", True, True), ("Lee Ann", False, False), ("Lee", True, False), ("Queen Lee", False, False),
    }  # fmt: skip
    first, second = found.terms["per:maier"]
    assert (first.begin, first.end) == (date(2001, 2, 3), date(2005, 12, 31))
    assert (second.begin, second.end) == (date(2006, 4, 1), None)
    assert found.actors["per:lee"].name == "Queen Lee"


def places() -> dict[str, Actor]:
    return {code: Actor(code, code, code, "state", code) for code in ("de", "gb")}
