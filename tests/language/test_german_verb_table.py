"""Conjugating on demand finds what conjugating everything would."""

from dataclasses import replace

import pytest

from demarche.knowledge import load_verbs
from demarche.language.german._conjugation import conjugate
from demarche.language.german._verb_table import VerbTable

VERBS = load_verbs("de")


def forms_of(stem: str) -> set[str]:
    return {form for form, _ in conjugate(stem, VERBS)}


@pytest.mark.parametrize("letter", sorted({stem[0] for stem in VERBS.stems()}))
def test_every_form_of_every_verb_is_found_when_it_is_the_first_word_asked_for(letter: str) -> None:
    for stem in VERBS.stems():
        if stem[0] == letter:
            alone = replace(VERBS, simple=frozenset((stem,)), bound=frozenset())
            assert all(VerbTable(alone).entries(form) for form in forms_of(stem)), stem


@pytest.mark.parametrize("before", ["horchte", "gehorchte"])
def test_verbs_that_share_a_form_come_in_order_whichever_was_asked_for_first(before: str) -> None:
    table = VerbTable(VERBS)
    table.entries(before)
    assert [stem for stem, _ in table.entries("gehorcht")] == [*["gehorchen"] * 4, "horchen"]


@pytest.mark.parametrize(
    ("bare", "stem"),
    [("brochen", "brechen"), ("gangen", "gehen"), ("gessen", "essen"), ("trieben", "treiben")],
)
def test_a_participle_is_known_behind_a_prefix(bare: str, stem: str) -> None:
    found = VerbTable(VERBS).bare_participles(bare)
    assert [(name, reading.kind) for name, reading in found] == [(stem, "past-participle")]


def test_a_participle_that_keeps_its_ge_is_not_known_without_it() -> None:
    table = VerbTable(VERBS)
    assert [stem for stem, _ in table.bare_participles("genossen")] == ["genießen"]
    assert "genießen" not in [stem for stem, _ in table.bare_participles("nossen")]
