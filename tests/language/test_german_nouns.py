"""Forms of German nouns are read with gender, number and the cases they can stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.language.german._nouns import ALL_CASES, noun_readings

ANY = "nom acc dat gen"
NOT_GENITIVE = "nom acc dat"
NOT_DATIVE = "nom acc gen"
OBLIQUE = "acc dat gen"


def read(
    form: str, lemma: str | None = None, *, proper: bool = False
) -> set[tuple[str, str, frozenset[str]]]:
    return {((r.gender or "?")[0], r.number[:2], r.cases) for r in noun_readings(form, lemma, proper=proper)}


def readings(*texts: str) -> set[tuple[str, str, frozenset[str]]]:
    """Readings written as "m si: nom acc"."""
    split = [text.split(": ") for text in texts]
    return {(head[0], head[2:], frozenset(cases.split())) for head, cases in split}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Staat", [f"m si: {NOT_GENITIVE}"]),
        ("Staaten", [f"m pl: {ANY}"]),
        ("Staates", ["m si: gen"]),
        ("Präsident", ["m si: nom"]),
        ("Präsidenten", [f"m si: {OBLIQUE}", f"m pl: {ANY}"]),
        ("Landes", ["n si: gen"]),
        ("Lande", ["n si: dat"]),
        ("Ländern", ["n pl: dat"]),
        ("Länder", [f"n pl: {NOT_DATIVE}"]),
        ("Botschafter", [f"m si: {NOT_GENITIVE}", f"m pl: {NOT_DATIVE}"]),
        ("Botschafters", ["m si: gen"]),
        ("Regierung", [f"f si: {ANY}"]),
        ("Regierungen", [f"f pl: {ANY}"]),
        ("Macht", [f"f si: {ANY}"]),
        ("Mächte", [f"f pl: {NOT_DATIVE}"]),
        ("Mächten", ["f pl: dat"]),
        ("Verträge", [f"m pl: {NOT_DATIVE}"]),
        ("Ministerium", [f"n si: {NOT_GENITIVE}"]),
        ("Ministerien", [f"n pl: {ANY}"]),
        ("Bündnis", [f"n si: {NOT_GENITIVE}"]),
        ("Bündnisses", ["n si: gen"]),
        ("Status", [f"m si: {ANY}", f"m pl: {ANY}"]),
        ("Name", ["m si: nom"]),
        ("Namens", ["m si: gen"]),
        ("Herrn", [f"m si: {OBLIQUE}"]),
        ("Herren", [f"m pl: {ANY}"]),
        ("Nachbarn", [f"m si: {OBLIQUE}", f"m pl: {ANY}"]),
        ("Konten", [f"n pl: {ANY}"]),
        ("Leute", [f"? pl: {NOT_DATIVE}"]),
        ("USA", [f"? pl: {ANY}"]),
        ("Ukraine", [f"f si: {ANY}"]),
        ("Säle", [f"m pl: {NOT_DATIVE}"]),
    ],
)
def test_listed_nouns(form: str, expected: list[str]) -> None:
    assert read(form) == readings(*expected)


@pytest.mark.parametrize(
    ("form", "like"),
    [
        ("US-Sanktionen", "Sanktionen"),
        ("EU-Außenministertreffen", "Treffen"),
        ("Friedensverhandlungen", "Verhandlungen"),
        ("Staatspräsidenten", "Präsidenten"),
        ("Außenministeriums", "Ministeriums"),
        ("Teilrepubliken", "Republiken"),
        ("Sicherheitsrates", "Rates"),
        ("Militärbündnisse", "Bündnisse"),
        ("Grenzübergang", "Übergang"),
    ],
)
def test_compounds_are_read_by_their_last_part(form: str, like: str) -> None:
    assert read(form) == read(like) != set()


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Blorgung", [f"f si: {ANY}"]),
        ("Blorgungen", [f"f pl: {ANY}"]),
        ("Blorgheiten", [f"f pl: {ANY}"]),
        ("Blorgschaft", [f"f si: {ANY}"]),
        ("Blorgismus", [f"m si: {ANY}"]),
        ("Blorgist", ["m si: nom"]),
        ("Blorgisten", [f"m si: {OBLIQUE}", f"m pl: {ANY}"]),
        ("Blorgchen", [f"n si: {NOT_GENITIVE}", f"n pl: {ANY}"]),
        ("Blorgerinnen", [f"f pl: {ANY}"]),
        ("Blorgtät", [f"f si: {ANY}"]),
        ("Blorgtums", ["n si: gen"]),
    ],
)
def test_derived_nouns_are_read_by_their_ending(form: str, expected: list[str]) -> None:
    assert read(form) == readings(*expected)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Gesandter", ["m si: nom", "f si: dat gen", "? pl: gen"]),
        ("Gesandte", ["m si: nom", "f si: nom acc", "? pl: nom acc"]),
        ("Verbündeten", [f"m si: {OBLIQUE}", "f si: dat gen", f"? pl: {ANY}"]),
        ("Möglichen", ["n si: dat gen"]),
    ],
)
def test_adjectives_used_as_nouns(form: str, expected: list[str]) -> None:
    assert read(form) == readings(*expected)
    assert all(reading.adjectival for reading in noun_readings(form))


@pytest.mark.parametrize(
    ("form", "lemma", "cases"),
    [
        ("Moskau", "Moskau", NOT_GENITIVE),
        ("Moskaus", "Moskau", "gen"),
        ("Putins", "Putin", "gen"),
        ("Paris", "Paris", NOT_GENITIVE),
        ("Honduras", "Honduras", NOT_GENITIVE),
        ("Kiews", None, "gen"),
        ("Bremerhavens", None, ANY),
        ("Honduras'", "Honduras", "gen"),
    ],
)
def test_names_show_the_genitive(form: str, lemma: str | None, cases: str) -> None:
    assert {found for _, _, found in read(form, lemma, proper=True)} == {frozenset(cases.split())}


@pytest.mark.parametrize(
    ("form", "gender", "number"),
    [
        ("Ukraine", "feminine", "singular"),
        ("Sudan", "masculine", "singular"),
        ("Abchasien", "neuter", "singular"),
        ("USA", None, "plural"),
    ],
)
def test_countries_have_the_gender_and_number_of_their_names(
    form: str, gender: str | None, number: str
) -> None:
    assert {(reading.gender, reading.number) for reading in noun_readings(form, proper=True)} == {
        (gender, number)
    }


def test_names_in_land_are_neuter() -> None:
    assert read("Russlands", "Russland", proper=True) == readings("n si: gen")
    assert read("Deutschland", "Deutschland", proper=True) == readings(f"n si: {NOT_GENITIVE}")


def test_places_named_like_their_people_are_both() -> None:
    assert read("Schweden") == readings(f"n si: {NOT_GENITIVE}", f"m si: {OBLIQUE}", f"m pl: {ANY}")


def test_a_name_that_is_also_a_plural_can_be_a_name() -> None:
    assert read("Schulzen", "Schulzen", proper=True) == readings(f"? si: {NOT_GENITIVE}", "f si: gen")
    assert read("Bergen") == readings("m pl: dat")
    assert read("Bergen", "Bergen", proper=True) == readings(
        "m pl: dat", f"? si: {NOT_GENITIVE}", "f si: gen"
    )


def test_a_name_without_ending_can_be_a_feminine_genitive() -> None:
    assert read("Schabab", "Schabab", proper=True) == readings(f"? si: {NOT_GENITIVE}", "f si: gen")


@pytest.mark.parametrize(
    ("old", "new"), [("Beschluß", "Beschluss"), ("Prozeß", "Prozess"), ("Grossmacht", "Großmacht")]
)
def test_old_and_swiss_spellings_are_read(old: str, new: str) -> None:
    assert read(old) == read(new) != set()


def test_an_unknown_plural_takes_its_gender_from_a_known_lemma() -> None:
    assert read("Regierunge", "Regierung") == readings(f"f pl: {NOT_DATIVE}")


@pytest.mark.parametrize("word", ["", "Xyz", "Blorg", "-", "—", "B52"])
def test_unknown_words_have_no_reading(word: str) -> None:
    assert noun_readings(word) == ()


@given(st.text(max_size=30), st.booleans())
def test_any_text_is_read_without_failing(text: str, proper: bool) -> None:
    for reading in noun_readings(text, proper=proper):
        assert reading.cases
        assert reading.cases <= ALL_CASES
