"""Tags and forms of English words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from HanTa.HanoverTagger import HanoverTagger

from demarche.knowledge import load_verbs
from demarche.language import analyse
from demarche.language._segment import segment
from demarche.language.english._tagger import MODEL, Tagger
from demarche.language.english._verb_forms import VerbReading, has_valency, is_phrasal, verb_readings

TREEBANK = Path(__file__).parents[2].parent / "shared" / "eval" / "ud-ewt-en.jsonl"

SENTENCES = [
    "Norway recognised the new state on Tuesday .",
    "The envoy was said to have been expelled .",
    "Xqzt was frompt .",
]


def test_tags_and_lemmas_are_those_of_hanta() -> None:
    hanta, tagger = HanoverTagger(MODEL), Tagger()
    for sentence in SENTENCES:
        words = sentence.split()
        assert tagger.tag(words) == [(tag, lemma) for _, lemma, tag in hanta.tag_sent(words)]


@pytest.mark.skipif(not TREEBANK.exists(), reason="the development sentences are not beside the checkout")
def test_the_development_sentences_are_tagged_as_by_hanta() -> None:
    hanta, tagger = HanoverTagger(MODEL), Tagger()
    for line in TREEBANK.read_text(encoding="utf-8").splitlines()[:200]:
        for sentence in segment(json.loads(line)["text"], "en"):
            words = [token.text for token in sentence.tokens]
            assert tagger.tag(words) == [(tag, lemma) for _, lemma, tag in hanta.tag_sent(words)]


FORMS = [
    ("broke", VerbReading("break", "past")),
    ("broken", VerbReading("break", "participle")),
    ("recognises", VerbReading("recognise", "third")),
    ("recognizing", VerbReading("recognize", "gerund")),
    ("Withdrew", VerbReading("withdraw", "past")),
    ("cancelled", VerbReading("cancel", "participle")),
    ("canceled", VerbReading("cancel", "past")),
    ("learnt", VerbReading("learn", "participle")),
    ("vetoes", VerbReading("veto", "third")),
]


@pytest.mark.parametrize(("word", "reading"), FORMS)
def test_a_form_is_read_as_one_of_its_verb(word: str, reading: VerbReading) -> None:
    assert reading in verb_readings(word)


@pytest.mark.parametrize("word", ["embassy", "Moscow", "the", "brokes", ""])
def test_what_is_no_verb_has_no_reading(word: str) -> None:
    assert verb_readings(word) == ()


def test_every_listed_verb_is_read_from_its_infinitive() -> None:
    for lemma in load_verbs("en").simple:
        assert VerbReading(lemma, "base") in verb_readings(lemma), lemma


def test_verbs_know_their_particles_and_what_they_take() -> None:
    assert is_phrasal("break", "off")
    assert not is_phrasal("recognise", "off")
    assert has_valency("say", "clausal")
    assert has_valency("point out", "clausal")
    assert not has_valency("expel", "clausal")


TAGS = [
    ("North Korea's envoy met him in Rome.", "NE NE POS NN VVFIN PPER APPR NE $."),
    ("The rebels themselves have not yet replied.", "ART NN PRF VAFIN PTKNEG ADV VVPP $."),
    ("Two ships, which may leave, refuelled.", "CARD NN $, PWS VMFIN VVINF $, VVFIN $."),
]


@pytest.mark.parametrize(("text", "tags"), TAGS)
def test_tokens_carry_the_tags_that_german_ones_carry(text: str, tags: str) -> None:
    (sentence,) = analyse(text, "en").sentences
    assert " ".join(token.tag for token in sentence.tokens) == tags


APOSTROPHES = [
    ("The envoys' talks failed.", "talks", "envoys"),
    ("The envoys’ talks failed.", "talks", "envoys"),
    ("Iran's talks failed.", "talks", "Iran"),
]


@pytest.mark.parametrize(("text", "head", "owner"), APOSTROPHES)
def test_an_apostrophe_shows_the_owner(text: str, head: str, owner: str) -> None:
    subject = analyse(text, "en").sentences[0].clauses[0].subject
    assert subject is not None
    assert subject.genitive is not None
    assert (subject.head.text, subject.genitive.head.text) == (head, owner)


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("It's raining in Oslo.", "rain"),
        ("He's signed the treaty.", "sign"),
        ("That's what they want.", "want"),
    ],
)
def test_a_short_is_or_has_is_a_verb(text: str, lemma: str) -> None:
    assert lemma in [clause.lemma for clause in analyse(text, "en").sentences[0].clauses]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("US sanctions against Cuba have hurt trade.", "sanctions"),
        ("US air strikes on the camp killed ten people.", "strikes"),
        ("Russian raids on the town are feared.", "raids"),
        ("Fighting between the army and the rebels killed dozens.", "Fighting"),
        ("The shelling of the town went on.", "shelling"),
    ],
)
def test_a_noun_with_the_form_of_a_verb_is_no_clause(text: str, noun: str) -> None:
    (sentence,) = analyse(text, "en").sentences
    (token,) = [token for token in sentence.tokens if token.text == noun]
    assert token.tag == "NN"
    assert noun not in [clause.verb.text for clause in sentence.clauses]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Peru protests against the decision.", "protests"),
        ("Speaking in Berlin, the minister praised the plan.", "Speaking"),
    ],
)
def test_a_verb_with_the_form_of_a_noun_is_a_clause(text: str, verb: str) -> None:
    (sentence,) = analyse(text, "en").sentences
    assert verb in [clause.verb.text for clause in sentence.clauses]
