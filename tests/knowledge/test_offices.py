"""The words for those who act and speak for a state or an organisation."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.knowledge import KnowledgeError, load_knowledge, load_references
from demarche.knowledge._actors import load_offices


@pytest.mark.parametrize(
    ("language", "words", "kind"),
    [
        ("de", "Außenministerium Außenamt Regierung Parlament Botschaft Delegation Staatsanwaltschaft Geheimdienst Küstenwache", "organ"),
        ("de", "Regierungskreis Behörde Gericht Präsidialamt Vizeaußenministerium Marionettenregierung", "organ"),
        ("de", "Präsident Sprecherin Botschafter Diplomat Leiter Oberhaupt Chef Machthaber Außenminister Regierungschef", "official"),
        ("de", "Außenamtssprecherin US-Präsident Vizeaußenminister EU-Außenbeauftragter Nato-Generalsekretär", "official"),
        ("de", "Streitkraft Armee Grenzschutz Polizei Luftwaffe", "forces"),
        ("de", "Staatsbürger Journalist", "people"),
    ],
)  # fmt: skip
def test_german_offices(language: str, words: str, kind: str) -> None:
    for word in words.split():
        office = load_knowledge().office(language, word)
        assert office is not None and office.kind == kind, word
        assert office.speaks == (kind != "people")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("ministry; foreign ministry; state department; embassy; coast guard; prosecutor's office; deputy foreign ministry", "organ"),
        ("president; foreign minister; deputy foreign minister; secretary-general; secretary of state; head; spokeswoman", "official"),
        ("armed forces; border police; fighter jet; peacekeeper", "forces"),
        ("citizen; journalist", "people"),
    ],
)  # fmt: skip
def test_english_offices(words: str, kind: str) -> None:
    for word in words.split("; "):
        office = load_knowledge().office("en", word)
        assert office is not None and office.kind == kind, word


def test_only_german_writes_compounds_as_one_word() -> None:
    assert load_knowledge().office("de", "Putschführer") is not None
    assert load_knowledge().office("en", "spearhead") is None
    assert load_knowledge().office("en", "warhead") is None
    assert load_knowledge().office("de", "Baumhaus") is None


def test_a_word_in_two_lists_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "offices.toml"
    file.write_text('organ = "ministry foreign_ministry"\nofficial = "minister ministry"', "utf-8")
    with pytest.raises(KnowledgeError, match=r"offices\.toml, official: 'ministry' is already in 'organ'"):
        dict(load_offices(file))
    file.write_text('organ = "ministry ministry"', "utf-8")
    with pytest.raises(KnowledgeError, match=r"organ\.words: 'ministry' is there twice"):
        dict(load_offices(file))


def test_words_of_one_office_are_joined_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "offices.toml"
    file.write_text('organ = "foreign_ministry"', "utf-8")
    assert dict(load_offices(file)) == {"foreign ministry": "organ"}


@pytest.mark.parametrize(
    ("language", "land", "group"), [("de", "Land", "Miliz"), ("en", "country", "militia")]
)
def test_words_that_point_back(language: str, land: str, group: str) -> None:
    words = load_references(language)
    assert words.kinds(land) == {"state", "contested"}
    assert words.kinds(group) == {"group"}
    assert words.numbers["vier" if language == "de" else "four"] == 4
