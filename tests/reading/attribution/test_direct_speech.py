"""Direct speech: whose the words between quotation marks are, and which of them are no speech at all."""

from __future__ import annotations

import pytest
from spoken import report

from demarche.reading.attribution import Attribution


def direct(text: str) -> list[tuple[str, str]]:
    """Source and words of every direct quotation."""
    told = report(text)
    return [(told.words(i.source), told.words(i.message)) for i in told.shown() if i.form == "Direct"]


@pytest.mark.parametrize(
    "text",
    [
        "„Wir bleiben in der Stadt“, sagte der Bürgermeister.",
        "Der Bürgermeister sagte: „Wir bleiben in der Stadt“.",
        "Der Bürgermeister sagte am Abend vor dem Rathaus: „Wir bleiben in der Stadt.“",
        "„Wir bleiben in der Stadt“, so der Bürgermeister.",
        "„Wir bleiben in der Stadt“, versicherte der Bürgermeister nach der Sitzung.",
        "»Wir bleiben in der Stadt«, sagte der Bürgermeister.",
        '"Wir bleiben in der Stadt", sagte der Bürgermeister.',
    ],
)
def test_a_quotation_before_or_behind_the_verb_is_the_subjects(text: str) -> None:
    ((source, words),) = direct(text)
    assert source in ("Der Bürgermeister", "der Bürgermeister")
    assert words.strip('„“»«".') == "Wir bleiben in der Stadt"


def test_a_quotation_around_the_verb_is_the_subjects_on_both_sides() -> None:
    ((source, words),) = direct("„Wir bleiben in der Stadt“, sagte die Rektorin, „und der Hof bleibt offen.“")
    assert source == "die Rektorin"
    assert words == "„Wir bleiben in der Stadt“ … „und der Hof bleibt offen.“"


def test_a_quotation_over_several_sentences_is_one_message() -> None:
    text = "Die Rektorin sagte: „Wir bleiben hier. Der Hof bleibt offen. Niemand muss gehen.“"
    assert direct(text) == [("Die Rektorin", "„Wir bleiben hier. Der Hof bleibt offen. Niemand muss gehen.“")]


def test_a_quotation_over_paragraphs_is_its_speakers_in_each() -> None:
    text = (
        "Die Rektorin sagte: „Wir bleiben hier. Der Hof bleibt offen.\n\n"
        "„Niemand muss gehen, und niemand soll Angst haben.“\n"
    )
    assert [source for source, _ in direct(text)] == ["Die Rektorin", "Die Rektorin"]


def test_the_next_quotation_goes_on_with_the_speaker_before() -> None:
    text = "„Der Hof bleibt offen“, sagte die Rektorin. „Niemand muss deswegen heute gehen.“"
    assert [source for source, _ in direct(text)] == ["die Rektorin", "die Rektorin"]


def test_before_a_colon_a_person_without_a_verb_of_saying_is_enough() -> None:
    assert direct("Die Rektorin war empört: „Der Hof bleibt heute offen.“")[0][0] == "Die Rektorin"
    assert direct("Ministerin Berg: „Der Hof bleibt heute offen.“")[0][0] == "Ministerin Berg"


def test_a_part_of_a_sentence_may_be_quoted() -> None:
    told = report("Die Rektorin sagte, der Hof sei „für alle Kinder offen“.")
    assert [(item.form, item.parent) for item in told.shown()] == [("Indirect", None), ("Direct", 0)]
    assert told.words(told.shown()[1].message) == "„für alle Kinder offen“"


def test_a_judgement_may_be_quoted() -> None:
    assert direct("Der Abgeordnete nannte den Plan „völlig unsinnig“.") == [
        ("Der Abgeordnete", "„völlig unsinnig“")
    ]


def test_a_quotation_that_never_closes_is_still_its_speakers() -> None:
    told = report("Die Rektorin sagte: „Der Hof bleibt heute offen. Alle dürfen kommen.")
    assert told.speakers("bleibt") == ["Rektorin"]


def test_a_quotation_that_never_opens_is_still_its_speakers() -> None:
    told = report("Der Hof bleibt heute offen“, sagte die Rektorin.")
    assert told.speakers("bleibt") == ["Rektorin"]


@pytest.mark.parametrize(
    "text",
    [
        "Das Schiff „Seeadler“ lief am Montag aus.",
        "Der Verein „Freunde der Alster“ traf sich am Montag.",
        "Die Zeitung „Der Bote“ erscheint seit hundert Jahren.",
        "Die „Seeadler“ liegt seit Montag im Hafen.",
        "Der sogenannte „Hof“ wurde gestern geräumt.",
    ],
)
def test_names_and_single_terms_in_quotation_marks_are_nobodys_speech(text: str) -> None:
    assert not report(text).items


def test_a_name_in_quotation_marks_within_a_message_or_a_source_is_no_quotation() -> None:
    assert direct("Der Kapitän sagte, dass das Schiff „Seeadler“ auslaufe.") == []
    assert direct("Die Zeitung „Der Bote“ berichtet, dass das Schiff auslaufe.") == []


@pytest.mark.parametrize(
    "text",
    [
        "„Das war sehr knapp“, zitiert die Zeitung den Piloten.",
        "„Das war sehr knapp“, wird der Pilot von der Zeitung zitiert.",
        "Der Pilot wird in der Zeitung mit den Worten zitiert: „Das war sehr knapp.“",
    ],
)
def test_the_words_of_a_cited_person_are_his_and_the_papers_that_cites_him(text: str) -> None:
    assert report(text).speakers("sehr knapp") in (["Zeitung", "Piloten"], ["Zeitung", "Pilot"])


def test_a_quoted_name_beside_its_noun_is_no_speech() -> None:
    assert direct("Die Zeitung „Peru Observer“ berichtet, dass die „Guardia Civil“ die Brücke sperrt.") == []


def test_a_name_before_a_colon_says_what_follows() -> None:
    told = direct(
        "Anna Berg wörtlich: „Wir bleiben heute alle hier.“ Kurt Wolf, Sprecher der Stadt: „Wir gehen noch heute.“"
    )
    assert [source for source, _ in told] == ["Anna Berg", "Kurt Wolf, Sprecher der Stadt"]


def test_somebody_quoted_who_speaks_of_himself_is_not_named_twice() -> None:
    found: list[Attribution] = report("„Ich glaube, dass wir bleiben“, sagte die Rektorin.").shown()
    assert [item.form for item in found] == ["Direct"]


def test_a_quotation_inside_a_message_may_have_a_speaker_of_its_own() -> None:
    found = direct(
        "Der Anwalt betonte, es sei schlimm, „wenn jemand bei Rot über die Straße geht“, so Ute Berg."
    )
    assert [source for source, _ in found] == ["Ute Berg"]


def test_a_bare_name_may_be_whom_something_is_said_to() -> None:
    told = report("Kritiker werfen Lopez vor, die Stadt belogen zu haben.")
    assert told.speakers("belogen") == ["Kritiker"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"Wir bleiben heute hier", sagte der Minister.', "der Minister"),
        ('"Wir", sagte der Minister, "bleiben heute hier."', "der Minister"),
        ('Der Sprecher des Vereins "Freies Riga" sagte: "Wir bleiben hier."', 'Der Sprecher des Vereins "Freies Riga"'),
        ("Der Chef war besorgt: „Das ist sehr schlimm“, sagte er dem Sender.", "er"),
    ],
)  # fmt: skip
def test_plain_marks_and_marks_behind_a_colon(text: str, source: str) -> None:
    assert [who for who, _ in direct(text)] == [source]


def test_words_quoted_within_somebodys_message_are_his() -> None:
    told = direct("Wie die Ministerin erklärte, sieht das Land darin „kein großes Hindernis“.")
    assert [source for source, _ in told] == ["die Ministerin"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "„Die Schuld liegt bei uns“ sagte die Ministerin.",
            [("die Ministerin", "„Die Schuld liegt bei uns“")],
        ),
        (
            "Die Menge rief Parolen wie „Riga bleibt“ und „Weg damit“.",
            [("Die Menge", "„Riga bleibt“"), ("Die Menge", "„Weg damit“")],
        ),
        (
            "Auf dem Plakat war die Losung „Riga bleibt bunt“ zu lesen.",
            [("dem Plakat", "„Riga bleibt bunt“")],
        ),
        ("Der Wirt drohte mit den Worten „Wir kommen wieder“.", [("Der Wirt", "„Wir kommen wieder“")]),
    ],
)
def test_quoted_words_without_a_comma_or_behind_a_noun_for_words(
    text: str, told: list[tuple[str, str]]
) -> None:
    assert direct(text) == told


def test_a_quotation_goes_on_behind_sentences_in_konjunktiv() -> None:
    found = direct(
        "Der Leiter sagte: „Man muss sich vorbereiten.“ Die Gefahr sei groß. „Aber das Amt hat alle Mittel dazu.“"
    )
    assert found[-1] == ("Der Leiter", "„Aber das Amt hat alle Mittel dazu.“")
