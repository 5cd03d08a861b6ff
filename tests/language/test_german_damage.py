"""Torn sentences are marked where they break, and no clause crosses the break."""

from __future__ import annotations

import pytest

from demarche.language import analyse

TORN = [
    # two halves run together behind a verb-last clause
    ("Er sagte, dass die Armee abgezogen sei Tokio bei der Planung der Brücke.", "Tokio"),
    (
        "Man hörte, dass das Abkommen keine Grundlage habe eine Straße zu bauen, die niemand braucht.",
        "eine Straße",
    ),
    # a quotation mark that opens nothing, and one that is never closed
    ("Die Lage sei ruhig“, sagte der Sprecher.", "“"),
    ("Der Minister nannte den Plan „einen großen Fehler.", "„"),
]


@pytest.mark.parametrize(("text", "break_at"), TORN)
def test_a_tear_is_marked_where_it_is(text: str, break_at: str) -> None:
    analysis = analyse(text, "de")
    assert text.index(break_at) in {offset for sentence in analysis.sentences for offset in sentence.breaks}


@pytest.mark.parametrize(("text", "break_at"), TORN[:2])
def test_no_clause_has_words_from_both_sides_of_a_tear(text: str, break_at: str) -> None:
    sentence = analyse(text, "de").sentences[0]
    (offset,) = sentence.breaks
    for clause in sentence.clauses:
        sides = {sentence.tokens[place].start < offset for place in clause.words}
        assert len(sides) == 1, clause.lemma


@pytest.mark.parametrize(("text", "break_at"), TORN[:2])
def test_the_clauses_at_a_tear_are_marked_damaged(text: str, break_at: str) -> None:
    sentence = analyse(text, "de").sentences[0]
    assert any(clause.damaged for clause in sentence.clauses)


WHOLE = [
    "Als der Bote ankam, war der König fort.",
    "Er sagte, dass die Armee abgezogen sei aus der Stadt am Fluss.",
    "Die Delegation, die gestern eintraf, traf den Minister.",
    "„Wir gehen“, sagte der Sprecher.",
    "Man glaube, dass er gekommen sei und die Stadt gesehen habe.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_whole_sentence_has_no_break(text: str) -> None:
    assert all(not sentence.breaks for sentence in analyse(text, "de").sentences)
