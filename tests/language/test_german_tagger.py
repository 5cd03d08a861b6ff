"""The tagger gives what HanTa gives, only faster."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from HanTa.HanoverTagger import HanoverTagger

from demarche.language._segment import segment
from demarche.language.german._tagger import MODEL, Tagger, stts

TREEBANK = Path(__file__).parents[2].parent / "shared" / "eval" / "ud-gsd-de.jsonl"

SENTENCES = [
    "Norwegen erkannte den neuen Staat am Dienstag an .",
    "Der Botschafter sei ausgewiesen worden , hieß es in Bern .",
    "Unterschreiben will das Abkommen bislang niemand .",
    "Xqzt wurde gefrompt .",
]


def reference(hanta: HanoverTagger, words: list[str]) -> list[tuple[str, str]]:
    return [(stts(tag), lemma) for _, lemma, tag in hanta.tag_sent(words)]


def test_tags_and_lemmas_are_those_of_hanta() -> None:
    hanta, tagger = HanoverTagger(MODEL), Tagger()
    for sentence in SENTENCES:
        words = sentence.split()
        assert tagger.tag(words) == reference(hanta, words)


def test_what_was_seen_before_does_not_change_a_tag() -> None:
    tagger = Tagger()
    first = tagger.tag("Die Regierung plant Wahlen .".split())
    tagger.tag("Wahlen sind frei , und die plant niemand um .".split())
    assert tagger.tag("Die Regierung plant Wahlen .".split()) == first


@pytest.mark.skipif(not TREEBANK.exists(), reason="the development sentences are not beside the checkout")
def test_the_development_sentences_are_tagged_as_by_hanta() -> None:
    hanta, tagger = HanoverTagger(MODEL), Tagger()
    for line in TREEBANK.read_text(encoding="utf-8").splitlines()[:300]:
        for sentence in segment(json.loads(line)["text"], "de"):
            words = [token.text for token in sentence.tokens]
            assert tagger.tag(words) == reference(hanta, words)


def test_a_very_long_word_is_tagged_by_its_end() -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    assert Tagger().tag(["Die", word, "wartet", "."])[1] == ("NN", word)
