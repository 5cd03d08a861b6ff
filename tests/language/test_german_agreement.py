"""Case, number and gender of German noun phrases, pronouns and prepositions, as far as the forms show them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.language.german._agreement import (
    Features,
    contraction,
    is_postposition,
    phrase_features,
    preposition_cases,
    pronoun_features,
)
from demarche.language.german._nouns import ALL_CASES, Gender, Number


def shown(features: Features) -> tuple[str, str | None, str | None]:
    order = ("nom", "acc", "dat", "gen")
    return " ".join(case for case in order if case in features.cases), features.number, features.gender


def phrase(text: str) -> Features:
    """Features of "die nordkoreanische Führung": a small first word is the determiner, "-" stands for none."""
    determiner, *adjectives, noun = text.split()
    return phrase_features(None if determiner == "-" else determiner, adjectives, noun)


M: Gender = "masculine"
F: Gender = "feminine"
N: Gender = "neuter"
SG: Number = "singular"
PL: Number = "plural"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("der Präsident", ("nom", SG, M)),
        ("den Präsidenten", ("acc dat", None, M)),
        ("dem Präsidenten", ("dat", SG, M)),
        ("den Staaten", ("dat", PL, M)),
        ("die Staaten", ("nom acc", PL, M)),
        ("der Staaten", ("gen", PL, M)),
        ("der Staat", ("nom", SG, M)),
        ("den Staat", ("acc", SG, M)),
        ("des Landes", ("gen", SG, N)),
        ("das Land", ("nom acc", SG, N)),
        ("der Regierung", ("dat gen", SG, F)),
        ("die Regierung", ("nom acc", SG, F)),
        ("der Regierungen", ("gen", PL, F)),
        ("die nordkoreanische Führung", ("nom acc", SG, F)),
        ("die beiden Volksrepubliken", ("nom acc", PL, F)),
        ("der selbsternannten Volksrepubliken", ("gen", PL, F)),
        ("dem gemeinsamen Abkommen", ("dat", SG, N)),
        ("ein hochrangiger Diplomat", ("nom", SG, M)),
        ("einen hochrangigen Diplomaten", ("acc", SG, M)),
        ("kein neues Abkommen", ("nom acc", SG, N)),
        ("seine Entscheidung", ("nom acc", SG, F)),
        ("ihre Botschafter", ("nom acc", PL, M)),
        ("ihren Botschafter", ("acc", SG, M)),
        ("diese Erklärung", ("nom acc", SG, F)),
        ("jedes Land", ("nom acc", SG, N)),
        ("jeden Staates", ("gen", SG, M)),
        ("alle Diplomaten", ("nom acc", PL, M)),
        ("allen Staaten", ("dat", PL, M)),
        ("beide Seiten", ("nom acc", PL, F)),
        ("beider Seiten", ("gen", PL, F)),
        ("viele Staaten", ("nom acc", PL, M)),
        ("vieler Staaten", ("gen", PL, M)),
        ("mehrere westliche Länder", ("nom acc", PL, N)),
        ("derselben Regierung", ("dat gen", SG, F)),
        ("diejenigen Staaten", ("nom acc", PL, M)),
        ("- russische Truppen", ("nom acc", PL, F)),
        ("- russischer Truppen", ("gen", PL, F)),
        ("- russischen Truppen", ("dat", PL, F)),
        ("- scharfer Protest", ("nom", SG, M)),
        ("- scharfen Protest", ("acc", SG, M)),
        ("- zwölf Diplomaten", ("nom acc dat", PL, M)),
        ("zwölf Diplomaten", ("nom acc dat", PL, M)),
        ("zwölf russische Diplomaten", ("nom acc", PL, M)),
        ("zweier Staaten", ("gen", PL, M)),
        ("- Sanktionen", ("nom acc dat", PL, F)),
        ("- Berliner Politiker", ("nom acc dat", None, M)),
        ("eines Gesandten", ("gen", SG, M)),
        ("ein Gesandter", ("nom", SG, M)),
        ("die Abgeordneten", ("nom acc", PL, None)),
        ("der Abgeordnete", ("nom", SG, M)),
        ("der Ukraine", ("dat gen", SG, F)),
        ("die USA", ("nom acc", PL, None)),
        ("den USA", ("dat", PL, None)),
    ],
)
def test_phrases_show_case_number_and_gender(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert shown(phrase(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("der Blorg", ("nom dat gen", None, None)),
        ("dem Blorg", ("dat", SG, None)),
        ("die Blorgs", ("nom acc", None, None)),
        ("einen Blorg", ("acc", SG, M)),
        ("- Blorg", ("nom acc dat", None, None)),
    ],
)
def test_unknown_nouns_leave_what_the_determiner_allows(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert shown(phrase(text)) == expected


def test_a_numeral_makes_the_plural() -> None:
    assert phrase_features(None, [], "Botschafter").number is None
    assert phrase_features(None, [], "Botschafter", numeral=True).number == PL
    assert phrase_features("die", ["drei"], "Gesandten").number == PL


def test_words_that_contradict_each_other_leave_the_article_its_say() -> None:
    assert shown(phrase("dem Regierungen"))[0] == "dat"


def test_names() -> None:
    assert shown(phrase_features(None, [], "Moskaus", "Moskau", proper=True)) == ("gen", SG, N)
    assert shown(phrase_features(None, [], "Moskau", "Moskau", proper=True)) == ("nom acc dat", SG, N)
    assert shown(phrase_features("der", [], "Iran", "Iran", proper=True)) == ("nom", SG, M)
    assert shown(phrase_features("der", [], "Türkei", "Türkei", proper=True)) == ("dat gen", SG, F)


def test_a_preposition_narrows_case_and_with_it_number() -> None:
    both = phrase("den Präsidenten")
    assert (both.number, both.within(frozenset(("acc",))).number) == (None, SG)
    assert phrase("die Staaten").within(preposition_cases("auf")).cases == {"acc"}
    assert phrase("die Staaten").within(preposition_cases("mit")).cases == {"dat"}


def test_a_relative_pronoun_is_narrowed_by_its_antecedent() -> None:
    der = pronoun_features("der")
    assert der is not None
    assert der.agreeing(SG, M).cases == {"nom"}
    assert der.agreeing(SG, F).cases == {"dat"}
    assert der.agreeing(PL).cases == der.cases


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("er", ("nom", SG, M, 3)),
        ("ihn", ("acc", SG, M, 3)),
        ("ihm", ("dat", SG, None, 3)),
        ("Sie", ("nom acc", None, None, 3)),
        ("ihnen", ("dat", PL, None, 3)),
        ("wir", ("nom", PL, None, 1)),
        ("ich", ("nom", SG, None, 1)),
        ("es", ("nom acc", SG, N, 3)),
        ("wer", ("nom", SG, M, 3)),
        ("wem", ("dat", SG, M, 3)),
        ("wen", ("acc", SG, M, 3)),
        ("wessen", ("gen", SG, None, 3)),
        ("dessen", ("gen", SG, None, 3)),
        ("deren", ("gen", None, None, 3)),
        ("denen", ("dat", PL, None, 3)),
        ("die", ("nom acc", None, None, 3)),
        ("man", ("nom", SG, M, 3)),
        ("niemand", ("nom acc dat", SG, M, 3)),
        ("niemandem", ("dat", SG, M, 3)),
        ("jemanden", ("acc", SG, M, 3)),
        ("sich", ("acc dat", None, None, 3)),
        ("dieser", ("nom dat gen", None, None, 3)),
        ("keiner", ("nom dat gen", None, None, 3)),
        ("keinem", ("dat", SG, None, 3)),
        ("beide", ("nom acc", PL, None, 3)),
        ("alle", ("nom acc", PL, None, 3)),
    ],
)
def test_pronouns(form: str, expected: tuple[str, str | None, str | None, int]) -> None:
    features = pronoun_features(form)
    assert features is not None
    assert (*shown(features), features.person) == expected


@pytest.mark.parametrize("word", ["Staat", "und", "", "zwölf", "viel"])
def test_other_words_are_no_pronouns(word: str) -> None:
    assert pronoun_features(word) is None


@pytest.mark.parametrize(
    ("form", "cases"),
    [
        ("mit", "dat"),
        ("gegen", "acc"),
        ("für", "acc"),
        ("auf", "acc dat"),
        ("zwischen", "acc dat"),
        ("wegen", "dat gen"),
        ("laut", "dat gen"),
        ("trotz", "dat gen"),
        ("gemäß", "dat"),
        ("zufolge", "dat"),
        ("binnen", "dat gen"),
        ("entlang", "acc dat"),
        ("seitens", "gen"),
        ("angesichts", "gen"),
        ("Infolge", "gen"),
        ("im", "dat"),
        ("ins", "acc"),
        ("zur", "dat"),
        ("vom", "dat"),
        ("fürs", "acc"),
        ("blorg", "nom acc dat gen"),
    ],
)
def test_prepositions_govern_cases(form: str, cases: str) -> None:
    assert preposition_cases(form) == frozenset(cases.split())


def test_contracted_prepositions_are_taken_apart() -> None:
    assert contraction("zur") == ("zu", "der")
    assert contraction("Im") == ("in", "dem")
    assert contraction("mit") is None


def test_prepositions_behind_their_noun() -> None:
    assert is_postposition("zufolge")
    assert is_postposition("gegenüber")
    assert not is_postposition("mit")


WORDS = st.text(max_size=12)


@given(st.none() | WORDS, st.lists(WORDS, max_size=3), WORDS, st.booleans(), st.booleans())
def test_any_phrase_has_a_case(
    determiner: str | None, adjectives: list[str], noun: str, proper: bool, numeral: bool
) -> None:
    features = phrase_features(determiner, adjectives, noun, proper=proper, numeral=numeral)
    assert features.cases
    assert features.cases <= ALL_CASES
