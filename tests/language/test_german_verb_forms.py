"""Forms of German verbs are read as the verbs, persons, tenses and moods they can stand for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.knowledge._verbs import load_verbs
from demarche.language.german._conjugation import conjugate
from demarche.language.german._verb_forms import (
    VerbReading,
    auxiliary,
    has_valency,
    is_particle,
    is_verb,
    particles_of,
    split_lemma,
    takes_accusative,
    verb_readings,
)


def finite(form: str, lemma: str) -> set[tuple[str, str, str, str]]:
    """Finite readings of a form as one verb, written "13" for first or third person."""
    return {
        ("".join(map(str, sorted(r.persons))), r.number or "", r.tense or "", r.mood or "")
        for r in verb_readings(form)
        if r.kind == "finite" and r.lemma == lemma
    }


def kinds(form: str) -> set[tuple[str, str]]:
    return {(r.lemma, r.kind) for r in verb_readings(form)}


PAST, PRESENT = "past", "present"


@pytest.mark.parametrize(
    ("form", "lemma", "expected"),
    [
        ("erkannte", "erkennen", {("13", "singular", PAST, "indicative")}),
        ("erkennte", "erkennen", {("13", "singular", PAST, "subjunctive-2")}),
        (
            "erkenne",
            "erkennen",
            {("1", "singular", PRESENT, "indicative"), ("13", "singular", PRESENT, "subjunctive-1")},
        ),
        ("brach", "brechen", {("13", "singular", PAST, "indicative")}),
        ("abbrach", "abbrechen", {("13", "singular", PAST, "indicative")}),
        ("unterbrächen", "unterbrechen", {("13", "plural", PAST, "subjunctive-2")}),
        (
            "verhängten",
            "verhängen",
            {("13", "plural", PAST, "indicative"), ("13", "plural", PAST, "subjunctive-2")},
        ),
        ("wies", "weisen", {("13", "singular", PAST, "indicative")}),
        ("nimmt", "nehmen", {("3", "singular", PRESENT, "indicative")}),
        ("befiehlt", "befehlen", {("3", "singular", PRESENT, "indicative")}),
        ("empfahl", "empfehlen", {("13", "singular", PAST, "indicative")}),
        (
            "begleitete",
            "begleiten",
            {("13", "singular", PAST, "indicative"), ("13", "singular", PAST, "subjunctive-2")},
        ),
        ("verdarb", "verderben", {("13", "singular", PAST, "indicative")}),
        ("gelang", "gelingen", {("13", "singular", PAST, "indicative")}),
        (
            "handele",
            "handeln",
            {("1", "singular", PRESENT, "indicative"), ("13", "singular", PRESENT, "subjunctive-1")},
        ),
    ],
)
def test_finite_forms_show_person_number_tense_and_mood(
    form: str, lemma: str, expected: set[tuple[str, str, str, str]]
) -> None:
    assert {reading for reading in finite(form, lemma) if reading[3] != "imperative"} == expected


@pytest.mark.parametrize(
    ("form", "lemma", "mood"),
    [
        ("sei", "sein", "subjunctive-1"),
        ("seien", "sein", "subjunctive-1"),
        ("wäre", "sein", "subjunctive-2"),
        ("ist", "sein", "indicative"),
        ("habe", "haben", "subjunctive-1"),
        ("hätten", "haben", "subjunctive-2"),
        ("hat", "haben", "indicative"),
        ("werde", "werden", "subjunctive-1"),
        ("würde", "werden", "subjunctive-2"),
        ("wird", "werden", "indicative"),
        ("solle", "sollen", "subjunctive-1"),
        ("könne", "können", "subjunctive-1"),
        ("könnten", "können", "subjunctive-2"),
        ("müsse", "müssen", "subjunctive-1"),
        ("dürfe", "dürfen", "subjunctive-1"),
        ("wolle", "wollen", "subjunctive-1"),
        ("möge", "mögen", "subjunctive-1"),
        ("möchte", "mögen", "subjunctive-2"),
        ("darf", "dürfen", "indicative"),
    ],
)
def test_auxiliaries_and_modals_show_reported_speech(form: str, lemma: str, mood: str) -> None:
    third = {reading[3] for reading in finite(form, lemma) if "3" in reading[0]}
    assert third == {mood}


@pytest.mark.parametrize(
    ("form", "lemma", "kind"),
    [
        ("anerkannt", "anerkennen", "past-participle"),
        ("anzuerkennen", "anerkennen", "zu-infinitive"),
        ("anerkennen", "anerkennen", "infinitive"),
        ("anerkennend", "anerkennen", "present-participle"),
        ("abgebrochen", "abbrechen", "past-participle"),
        ("unterbrochen", "unterbrechen", "past-participle"),
        ("umgangen", "umgehen", "past-participle"),
        ("umgegangen", "umgehen", "past-participle"),
        ("aufrechtzuerhalten", "aufrechterhalten", "zu-infinitive"),
        ("teilgenommen", "teilnehmen", "past-participle"),
        ("veranlasst", "veranlassen", "past-participle"),
        ("beantragt", "beantragen", "past-participle"),
        ("missverstanden", "missverstehen", "past-participle"),
        ("wiederhergestellt", "wiederherstellen", "past-participle"),
        ("nachzuvollziehen", "nachvollziehen", "zu-infinitive"),
        ("worden", "werden", "past-participle"),
        ("gesandt", "senden", "past-participle"),
        ("gesendet", "senden", "past-participle"),
        ("geschafft", "schaffen", "past-participle"),
        ("geschaffen", "schaffen", "past-participle"),
        ("ausgewiesen", "ausweisen", "past-participle"),
        ("rechtfertigen", "rechtfertigen", "infinitive"),
        ("gerechtfertigt", "rechtfertigen", "past-participle"),
        ("begangen", "begehen", "past-participle"),
        ("vergegenwärtigt", "vergegenwärtigen", "past-participle"),
    ],
)
def test_infinitives_and_participles_are_put_together_with_their_particle(
    form: str, lemma: str, kind: str
) -> None:
    assert (lemma, kind) in kinds(form)


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        ("umgangen", ("gehen", "past-participle")),
        ("untergebrochen", ("unterbrechen", "past-participle")),
        ("gekennt", ("kennen", "past-participle")),
        ("beruft", ("rufen", "finite")),
        ("höhten", ("höhen", "finite")),
    ],
)
def test_forms_that_do_not_exist_are_not_read(form: str, wrong: tuple[str, str]) -> None:
    assert wrong not in {(r.lemma, r.kind) for r in verb_readings(form) if r.listed}


@pytest.mark.parametrize(
    ("form", "particle", "lemma"),
    [
        ("erkannte", "an", "anerkennen"),
        ("erkennt", "an", "anerkennen"),
        ("wies", "zurück", "zurückweisen"),
        ("nahm", "teil", "teilnehmen"),
        ("brach", "ab", "abbrechen"),
        ("Brach", "ab", "abbrechen"),
        ("trat", "bei", "beitreten"),
        ("zog", "zurück", "zurückziehen"),
        ("warf", "vor", "vorwerfen"),
        ("gab", "bekannt", "bekanntgeben"),
        ("erhielt", "aufrecht", "aufrechterhalten"),
        ("schloss", "aus", "ausschließen"),
        ("forderte", "auf", "auffordern"),
        ("lehnte", "ab", "ablehnen"),
    ],
)
def test_a_finite_form_and_its_particle_make_the_verb(form: str, particle: str, lemma: str) -> None:
    assert split_lemma(form, particle) == lemma


def test_an_unknown_pair_is_particle_and_verb_together() -> None:
    assert split_lemma("regnete", "vorbei") == "vorbeiregnen"
    assert split_lemma("blorgte", "an", "blorgen") == "anblorgen"


def test_particles_a_finite_form_can_go_with_are_told() -> None:
    (brach,) = [r for r in verb_readings("brach") if r.kind == "finite"]
    assert {"ab", "aus", "zusammen", "ein"} <= set(brach.particles)
    assert set(brach.particles) == set(particles_of("brechen"))
    assert is_particle("zurück")
    assert is_particle("teil")
    assert not is_particle("gestern")


@pytest.mark.parametrize(
    ("spelt", "lemma"),
    [("heisst", "heißen"), ("muß", "müssen"), ("liess", "lassen"), ("Schliesst", "schließen")],
)
def test_swiss_and_old_spellings_are_read(spelt: str, lemma: str) -> None:
    assert lemma in {reading.lemma for reading in verb_readings(spelt)}


def test_a_verb_nobody_listed_is_read_from_its_lemma() -> None:
    assert verb_readings("verblorgte") == ()
    (reading,) = [r for r in verb_readings("verblorgte", "verblorgen") if r.mood == "indicative"]
    assert reading == VerbReading(
        "verblorgen", "finite", frozenset((1, 3)), "singular", "past", "indicative", listed=False
    )
    (zu,) = verb_readings("anzublorgen", "anblorgen")
    assert (zu.lemma, zu.kind, zu.particle) == ("anblorgen", "zu-infinitive", "an")


@pytest.mark.parametrize("word", ["", "und", "Regierung", "2022", "–", "xyz", "A"])
def test_other_words_have_no_reading(word: str) -> None:
    assert verb_readings(word) == ()


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("anerkennen", "haben"),
        ("zurücktreten", "sein"),
        ("abziehen", "sein"),
        ("einmarschieren", "sein"),
        ("unterliegen", "sein"),
        ("bekommen", "haben"),
        ("dabeisein", "sein"),
        ("blorgen", "haben"),
        ("", "haben"),
    ],
)
def test_the_auxiliary_of_the_perfect(lemma: str, expected: str) -> None:
    assert auxiliary(lemma) == expected


@pytest.mark.parametrize(
    "lemma", ["helfen", "drohen", "folgen", "zustimmen", "widersprechen", "beitreten", "angehören"]
)
def test_verbs_with_a_dative_take_no_accusative(lemma: str) -> None:
    assert has_valency(lemma, "dative")
    assert not takes_accusative(lemma)


@pytest.mark.parametrize(
    "lemma", ["anerkennen", "abbrechen", "verhängen", "verlassen", "verfügen", "warnen", "erwägen", "blorgen"]
)
def test_verbs_with_an_object_and_unknown_ones_take_an_accusative(lemma: str) -> None:
    assert takes_accusative(lemma)


def test_copular_verbs_and_verbs_of_saying_are_listed() -> None:
    assert has_valency("bleiben", "copular")
    assert has_valency("mitteilen", "clausal")
    assert has_valency("auffordern", "object_control")
    assert not has_valency("anerkennen", "copular")


def test_every_listed_verb_is_read_back_from_its_infinitive() -> None:
    verbs = load_verbs("de")
    missed = [
        verb
        for verb in sorted(verbs.infinitives())
        if (verb, "infinitive") not in kinds(verb) or not is_verb(verb)
    ]
    assert missed == []


def test_no_form_holds_a_blank() -> None:
    """A stem that the package takes for a separable verb would give "beraumt an"."""
    verbs = load_verbs("de")
    forms = {form for stem in verbs.stems() for form, _ in conjugate(stem, verbs)}
    assert [form for form in sorted(forms) if not re.fullmatch("[a-zäöüß]+", form)] == []


@given(st.text(max_size=30))
def test_any_text_is_read_without_failing(text: str) -> None:
    for reading in verb_readings(text):
        assert reading.lemma
        assert (reading.kind == "finite") == bool(reading.persons)
