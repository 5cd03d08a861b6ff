"""Lists of verbs, nouns and function words are read, and what is wrong in one is named with file and entry."""

from collections.abc import Callable
from pathlib import Path

import pytest

from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._function_words import load_function_words, read_function_words
from demarche.knowledge._nouns import load_nouns, read_nouns
from demarche.knowledge._verbs import load_verbs, read_verbs

VERBS = """
[words]
simple = "brechen kennen sagen"
bound = "lieren"
[inseparable]
brechen = "unter"
kennen = "er"
lieren = "ver"
[separable]
brechen = "ab aus"
erkennen = "an"
[valency]
clausal = "sagen anerkennen"
[second]
brechen = "brechte gebrecht"
[subjunctive]
[participle]
[imperative]
[auxiliary]
"""

NOUNS = """
[masculine]
"-e" = "Tag"
none = "Hass"
[feminine]
"-en" = "Tat"
[neuter]
"-e" = "Jahr"
[irregular.masculine]
Bau = "Bauten"
[irregular.feminine]
[irregular.neuter]
[plural]
only = "Leute"
[dative]
e = "Jahr"
[adjectival]
persons = "Gesandte"
things = ""
[suffixes.masculine]
none = "ismus"
[suffixes.feminine]
"-en" = "ung"
[suffixes.neuter]
"""

FUNCTION_WORDS = """
[determiners.forms]
der = "m.nom f.dat f.gen pl.gen"
[determiners.stems]
definite = "dies"
[determiners.other]
plural = "zwei"
[pronouns]
er = "3 m.nom"
[prepositions]
acc_dat = "auf"
gen = "laut"
dat = "laut"
[postpositions]
words = "zufolge"
[contractions]
zur = "zu der"
"""


def test_verbs_are_put_together(tmp_path: Path) -> None:
    file = tmp_path / "verbs.toml"
    file.write_text(VERBS, encoding="utf-8")
    verbs = read_verbs(file)
    assert verbs.prefixed() == {"unterbrechen", "erkennen", "verlieren"}
    assert {"abbrechen", "anerkennen", "verlieren", "sagen"} <= verbs.infinitives()
    assert "lieren" not in verbs.infinitives()
    assert verbs.second == {"brechen": ("brechte", "gebrecht")}
    assert verbs.valency["dative"] == frozenset()


def test_nouns_have_gender_and_plural(tmp_path: Path) -> None:
    file = tmp_path / "nouns.toml"
    file.write_text(NOUNS, encoding="utf-8")
    nouns = read_nouns(file)
    assert nouns.classes["masculine", "-e"] == {"Tag"}
    assert nouns.irregular["masculine", "Bau"] == ("Bauten",)
    assert nouns.suffixes["ung"] == (("feminine", "-en"),)


def test_function_words_have_places_and_cases(tmp_path: Path) -> None:
    file = tmp_path / "function_words.toml"
    file.write_text(FUNCTION_WORDS, encoding="utf-8")
    words = read_function_words(file)
    assert words.forms["der"][0] == ("m", "nom")
    assert words.pronouns["er"] == (3, (("m", "nom"),))
    assert words.prepositions == {"auf": {"acc", "dat"}, "laut": {"gen", "dat"}}
    assert words.contractions == {"zur": ("zu", "der")}


@pytest.mark.parametrize(
    ("read", "whole", "right", "wrong", "said"),
    [
        (read_verbs, VERBS, "kennen sagen", "kennen kennen", "words.simple: 'kennen' is there twice"),
        (read_verbs, VERBS, 'bound = "lieren"', 'bound = "lieren sagen"', "words.bound: 'sagen' is also"),
        (read_verbs, VERBS, "kennen sagen", "kennen sagen erkennen", "inseparable: 'erkennen' is also"),
        (read_verbs, VERBS, 'erkennen = "an"', 'blorgen = "an"', "separable: 'blorgen' is no verb"),
        (read_verbs, VERBS, "sagen anerkennen", "sagen blorgen", "valency: 'blorgen' is no verb"),
        (read_verbs, VERBS, "brechte gebrecht", "brechte", "second.brechen: 'brechte' must be preterite"),
        (read_verbs, VERBS, "clausal =", "clausel =", "valency.clausel: unknown key"),
        (read_verbs, VERBS, "[valency]", "[valenz]", "valency: None is no table"),
        (read_verbs, VERBS, 'brechen = "ab aus"', "brechen = 3", "separable.brechen: no string"),
        (read_nouns, NOUNS, '"Tag"', '"Tag Tag"', "masculine.-e: 'Tag' is there twice"),
        (read_nouns, NOUNS, '"-e" = "Tag"', '"-x" = "Tag"', "masculine.'-x': no plural pattern"),
        (read_nouns, NOUNS, '"Tag"', '"Tag Hass"', "masculine.none: 'Hass' is also in masculine.-e"),
        (read_nouns, NOUNS, '"Tag"', '"Tag Bau"', "irregular.masculine: 'Bau' is also in masculine.-e"),
        (
            read_nouns,
            NOUNS,
            'none = "ismus"',
            'keiner = "ismus"',
            "suffixes.masculine.'keiner': no plural pattern",
        ),
        (read_nouns, NOUNS, "[plural]", "[plurals]", "plural: None is no table"),
        (read_function_words, FUNCTION_WORDS, "f.dat", "f.dativ", "forms.der: 'f.dativ' is no place"),
        (read_function_words, FUNCTION_WORDS, "3 m.nom", "4 m.nom", "pronouns.er: '4' is no person"),
        (read_function_words, FUNCTION_WORDS, "3 m.nom", "", "pronouns.er: '' is no person"),
        (read_function_words, FUNCTION_WORDS, "acc_dat", "akk_dat", "prepositions.akk_dat: 'akk' is no case"),
        (read_function_words, FUNCTION_WORDS, "zu der", "zu", "contractions.zur: 'zu' must be preposition"),
    ],
)
def test_what_is_wrong_is_named(
    tmp_path: Path, read: Callable[[Path], object], whole: str, right: str, wrong: str, said: str
) -> None:
    file = tmp_path / "words.toml"
    assert right in whole
    file.write_text(whole.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        read(file)
    assert said in str(error.value)
    assert str(file) in str(error.value)


def test_the_german_lists_are_sound_and_wide() -> None:
    assert len(load_verbs("de").infinitives()) > 6000
    assert sum(len(nouns) for nouns in load_nouns("de").classes.values()) > 5000
    assert len(load_function_words("de").prepositions) > 100
