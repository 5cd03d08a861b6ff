"""On whose word the parts of a sentence stand: what claims ask of the attributions."""

from __future__ import annotations

import pytest
from spoken import report


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("Oslo betonte, dass Riga den Vertrag gebrochen habe.", "gebrochen", ["Oslo"]),
        ("Oslo betonte, dass Riga den Vertrag gebrochen habe.", "betonte", []),
        ("Die Gesandten bestanden darauf, dass Riga die Grenze verletzt habe.", "verletzt", ["Gesandten"]),
        ("Riga bestätigte gestern, dass die Botschaft geschlossen wurde.", "geschlossen", ["Riga"]),
        ("Die Ministerin erklärte, man habe das Abkommen gekündigt.", "gekündigt", ["Ministerin"]),
        ("Paris warf London vor, den Vertrag gebrochen zu haben.", "gebrochen", ["Paris"]),
        ("Paris warf London vor, den Vertrag gebrochen zu haben.", "warf", []),
        ("London beschuldigte Paris, die Gespräche zu blockieren.", "blockieren", ["London"]),
        ("Laut Tallinn wurde der Botschafter ausgewiesen.", "ausgewiesen", ["Tallinn"]),
        ("Der Botschafter wurde ausgewiesen, so das Ministerium.", "ausgewiesen", ["Ministerium"]),
    ],
)
def test_what_somebody_says_rests_on_his_word_and_that_he_says_so_does_not(
    text: str, words: str, speakers: list[str]
) -> None:
    assert report(text).speakers(words) == speakers


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("Ankara forderte den Abzug der Truppen von der Insel.", "Abzug", ["Ankara"]),
        ("Oslo warf Riga die Verletzung seines Luftraums vor.", "Verletzung", ["Oslo"]),
        ("Der Präsident kündigte den Rückzug der Armee an.", "Rückzug", ["Präsident"]),
        ("Riga lehnte den Abzug der Truppen ab.", "Abzug", []),
        ("Athen kritisierte die Besetzung der Insel.", "Besetzung", []),
        ("Das Ministerium hat den Protest der Nachbarn zurückgewiesen.", "Protest", []),
        (
            "Riga hat die Klage zurückgewiesen, nachdem Oslo die Insel anerkannt hatte.",
            "anerkannt",
            [],
        ),
    ],
)
def test_of_a_reported_statement_only_the_object_it_puts_forward_rests_on_the_speaker(
    text: str, words: str, speakers: list[str]
) -> None:
    assert report(text).speakers(words) == speakers


def test_a_text_speaks_for_whoever_wrote_it() -> None:
    by_genitive = report(
        "In einer Erklärung des Außenamts, in der es hieß, dass Riga abziehe, fehlte das Datum."
    )
    by_possessive = report(
        "Zuvor hatte der Statthalter auf seinem Kanal eine Nachricht gepostet, in der es hieß, dass Riga abziehe."
    )
    by_nobody = report("In dem Bericht heißt es, Riga sei abgezogen.")
    assert by_genitive.speakers("abziehe") == ["Außenamts"]
    assert by_possessive.speakers("abziehe") == ["Statthalter"]
    assert by_nobody.speakers("abgezogen") == ["Bericht"]


def test_a_noun_of_saying_carries_the_word_of_its_owner_but_not_of_who_rejects_it() -> None:
    assert report("Der Vorwurf Rigas, Oslo habe die Boje versenkt, wiegt schwer.").speakers("versenkt") == [
        "Rigas"
    ]
    raised = report("Der Statthalter erhob den Vorwurf, Oslo habe die Boje versenkt.")
    rejected = report("Der Minister wies den Vorwurf zurück, sein Land habe die Boje versenkt.")
    assert raised.speakers("versenkt") == ["Statthalter"]
    assert rejected.speakers("versenkt") == ["?"]


def test_an_infinitive_belongs_to_the_verb_that_takes_it_not_to_a_noun_of_saying_before() -> None:
    text = "Oslo sagte, dass Riga mit seiner Entscheidung versuche, den Handel zu stören."
    assert report(text).speakers("stören") == ["Oslo"]


def test_a_view_rests_on_nobodys_word_but_the_reports() -> None:
    text = "Die Armee besetzte die Insel, die Riga als Teil seines Gebiets betrachtet."
    assert report(text).speakers("betrachtet") == []
    assert report(text).speakers("besetzte") == []


def test_konjunktiv_without_a_verb_of_saying_goes_on_with_the_last_speaker() -> None:
    text = "Riga sprach von einem Irrtum. Oslo habe die Brücke nie beschossen. Der Fluss führt Hochwasser."
    assert report(text).speakers("beschossen") == ["Riga"]
    assert report(text).speakers("führt") == []


def test_who_confirms_what_was_said_before_says_it_again() -> None:
    text = (
        "Der Statthalter postete, dass Oslo die Insel anerkannt habe. Die Vertretung in Riga bestätigte dies."
    )
    told = report(text)
    assert told.speakers("anerkannt") == ["Statthalter"]
    start = text.index("anerkannt")
    from demarche.reading.attribution import Attributions

    again = Attributions(told.items).repeated((start, start + 1))
    assert [(told.speaker(item), item.factive) for item in again] == [("Vertretung", True)]


def test_what_somebody_says_does_not_reach_across_a_tear_in_the_text() -> None:
    text = (
        "Die Beamten bestanden darauf, dass die Sanktionen kein Recht hätten eine Tat zu begehen, "
        "die Frieden verfehlt“, beschuldigten die Gesandten."
    )
    assert report(text).speakers("verfehlt") == ["Gesandten"]
    assert report(text).speakers("hätten") == ["Beamten"]


def test_loose_quoted_words_are_a_neighbours_but_not_of_whom_the_sentence_is_about() -> None:
    text = (
        "Oslos Vertreter sagten, sie blieben. Oslo erkannte die „angebliche Freiheit der besetzten Gebiete an.“ "
        "Riga betonte, das sei falsch."
    )
    assert report(text).speakers("erkannte") == ["Riga"]
    assert report(text).speakers("besetzten") == ["Riga"]


def test_nested_speech_names_the_outermost_speaker_first() -> None:
    text = "Riga sagte, der General habe behauptet, dass Oslo die Brücke beschossen habe."
    assert report(text).speakers("beschossen") == ["Riga", "General"]
    assert report(text).speakers("behauptet") == ["Riga"]


def test_a_quote_within_a_speakers_own_message_counts_once() -> None:
    text = "Die Ministerin sagte, dass Oslo „den Frieden am Fluss gefährdet“ habe."
    assert report(text).speakers("gefährdet") == ["Ministerin"]


def test_what_somebody_did_is_the_reports_word_even_where_he_says_so_himself() -> None:
    text = "Kanzler Berg hat beide Seiten zur Ruhe aufgerufen. Dies habe Berg deutlich gemacht, sagte ein Sprecher."
    assert report(text).speakers("aufgerufen") == []
