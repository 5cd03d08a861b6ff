"""Sources: how far the words reach that name who speaks, and who it is where the sentence leaves a choice."""

from __future__ import annotations

import pytest
from spoken import report


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Laut einem Artikel der „Rigaer Post“ hat der Hof geschlossen.", "einem Artikel der „Rigaer Post“"),
        ("Der Leiter des Amtes (AFX), Jonas Petrow, sagte, der Hof sei zu.", "Der Leiter des Amtes (AFX), Jonas Petrow"),
        ("Der Beauftragte für Finanzen, Jonas Petrow, sagte, der Hof sei zu.", "Der Beauftragte für Finanzen, Jonas Petrow"),
        ("So berichtet der 90 Seiten starke Bericht, der Hof sei zu.", "der 90 Seiten starke Bericht"),
        ("Wie Minister Bauer sagte, ist der Hof zu.", "Minister Bauer"),
        ("Forscher der Universität Riga und des Museums sagten, der Hof sei zu.", "Forscher der Universität Riga und des Museums"),
        ("Die Brücke wurde nach eigenen Angaben im Mai gesperrt.", "eigenen Angaben"),
        ("Petrow, zuständig für die Brücken, sagte, der Hof sei zu.", "Petrow"),
        ("Der Verein „Ulm blüht“ teilte mit, dass er Bäume pflanzt.", "Der Verein „Ulm blüht“"),
        ("Wie „ulm aktuell“ berichtet, sperrte der Rat die Brücke.", "„ulm aktuell“"),
        ("Denn wie die „Abend“-Zeitung berichtete, war Petrow in Ulm.", "die „Abend“-Zeitung"),
        ("Der Hof werde schließen, sagte Johanna Moser vom „Neuen Kollektiv“ gestern.", "Johanna Moser vom „Neuen Kollektiv“"),
        ("Karl Held erklärte, der Hof sei zu.", "Karl Held"),
        ("Bisher liegen laut Airbus Bestellungen für zwei Flugzeuge vor.", "Airbus"),
        ("Dabei wurden laut dem Richter, Jonas Petrow, Morde und Diebstähle begangen.", "dem Richter, Jonas Petrow"),
        ("Gerüchten zu Folge will der Verein umziehen.", "Gerüchten"),
    ],
)  # fmt: skip
def test_a_source_reaches_as_far_as_its_name(text: str, source: str) -> None:
    told = report(text)
    assert told.words(told.shown()[0].source) == source


@pytest.mark.parametrize(
    ("text", "source", "addressee"),
    [
        ("Zuvor hatte die Kommission Griechenland dazu gedrängt, den Plan anzunehmen.", "die Kommission", "Griechenland"),
        ("Danach warfen die Abgeordneten Petrow vor, gelogen zu haben.", "die Abgeordneten", "Petrow"),
        ("Nun wirft der Rat der Kommission vor, gelogen zu haben.", "der Rat", "der Kommission"),
    ],
)  # fmt: skip
def test_who_is_accused_or_urged_is_no_part_of_who_does_it(text: str, source: str, addressee: str) -> None:
    told = report(text)
    item = told.only()
    assert (told.words(item.source), told.words(item.addressee)) == (source, addressee)


@pytest.mark.parametrize(
    "text",
    [
        "Es ist davon auszugehen, dass die Preise steigen.",
        "Es bleibt zu hoffen, dass die Preise fallen.",
    ],
)
def test_what_anybody_may_say_is_said_by_nobody(text: str) -> None:
    assert report(text).items == ()


def test_behind_the_comma_the_verb_has_its_own_subject() -> None:
    told = report("Das Tor sei durch Druck auf den Wirt geöffnet worden, sagte die Anwältin weiter.")
    assert told.told() == [("die Anwältin", "Das Tor sei durch Druck auf den Wirt geöffnet worden")]


def test_what_it_says_is_said_by_the_text_it_says_it_in() -> None:
    told = report("Es gehe um Geld, heißt es in einer Erklärung des Rats und der Stadt Riga.")
    assert [source for source, _ in told.told()] == ["einer Erklärung des Rats und der Stadt Riga"]


def test_who_denies_what_was_said_speaks_on() -> None:
    text = "Riga wirft Oslo vor, den Hof gesperrt zu haben. Oslo streitet dies ab. Der Hof sei offen."
    assert report(text).speakers("offen") == ["Oslo"]


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("Der Wirt protestierte gegen das Gesetz, das sein Haus ruiniere.", "ruiniere", ["Wirt"]),
        ("Der Wirt erwartet keine Gäste, weil die Brücke gesperrt sei.", "gesperrt", ["Wirt"]),
        ("Petrow blieb zu Hause, da er krank sei.", "krank", ["Petrow"]),
        ("Der Wirt tat so, als sei er krank.", "krank", []),
        ("Der Wirt bleibt, wenn es sein müsse.", "müsse", []),
        ("Petrow, der gern gekommen wäre, forderte den Rücktritt des Wirts.", "gekommen", []),
    ],
)
def test_a_dependent_clause_in_konjunktiv_is_the_word_of_whom_the_main_clause_is_about(
    text: str, words: str, speakers: list[str]
) -> None:
    assert report(text).speakers(words) == speakers


def test_who_is_quoted_speaks_and_who_quotes_him_writes() -> None:
    told = report("„Das war sehr knapp“, zitiert die Zeitung den Piloten.")
    media = {told.words(item.source): item.medium for item in told.shown()}
    assert media == {"den Piloten": "speech", "die Zeitung": "writing"}


def test_a_report_in_the_passive_is_his_who_makes_it() -> None:
    told = report("Der Plan wurde vom Minister als unsinnig bezeichnet.")
    assert (told.only().form, told.words(told.only().source)) == ("Reported", "Minister")


def test_a_view_may_be_said_with_what_is_seen_in_something() -> None:
    told = report("Die Grünen sehen in dem Vorschlag keine Lösung.")
    assert (told.only().form, told.words(told.only().source)) == ("Reported", "Die Grünen")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Von der Polizei kam die Information, der Hof sei zu.", "der Polizei"),
        ("Die Ermittler gehen von dem Verdacht aus, der Wirt habe gelogen.", "Die Ermittler"),
        ("Die Bahn begegnet der Kritik mit dem Argument, die Züge seien voll.", "Die Bahn"),
        ("Als ihre Aufgabe sah es die Stadt an, den Hof zu schließen.", "die Stadt"),
        ("Man dürfe nicht mehr filmen, und auch ein Spaziergang könne gefährlich sein, sagte der Reporter.", "der Reporter"),
    ],
)  # fmt: skip
def test_whose_word_it_is_where_a_noun_or_the_order_of_words_tells(text: str, source: str) -> None:
    told = report(text)
    assert told.words(told.shown()[0].source) == source


@pytest.mark.parametrize(
    "text",
    [
        "Die Entscheidung muss noch vom Rat bestätigt werden, im Mai soll sie gelten.",
        "Der Leiter des Rats, Jonas Petrow, zeigt sich nicht besorgt und hofft auf Geld.",
        "Wird der Hof, wie geplant, zum Markt, kommen viele Besucher.",
        "Die Behörde prüft, ob der Hof sicher ist.",
    ],
)
def test_what_is_done_or_planned_is_no_message(text: str) -> None:
    assert report(text).shown() == []


def test_what_a_relative_pronoun_is_declared_leaves_no_room_for_a_message() -> None:
    told = report(
        "Sie begannen, die Menschen in der Stadt, die von den Behörden zum Notgebiet erklärt wurde, zu versorgen."
    )
    assert told.shown() == []


def test_who_is_named_only_by_hearsay_does_not_speak_on() -> None:
    told = report("Ein Dieb soll zwei Frauen genötigt haben. Er habe sie verfolgt und sei dann geflohen.")
    assert [source for source, _ in told.told()] == ["", ""]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Petrow erklärte, der Hof sei zu, und kündigte an, zu klagen.",
        "Anna Petrow sagte, der Hof brauche Gäste und fügte hinzu, sie werde klagen.",
    ],
)
def test_behind_a_message_the_indicative_goes_on_with_the_speaker(text: str) -> None:
    assert {source for source, _ in report(text).told()} == {"Anna Petrow"}


def test_what_somebody_says_he_thinks_is_one_message() -> None:
    told = report("Anna Petrow sagte, sie hoffe, dass der Hof öffnet.")
    assert told.told() == [("Anna Petrow", "sie hoffe, dass der Hof öffnet")]


def test_a_message_in_the_present_behind_a_verb_in_the_past() -> None:
    assert report("Gestern sagte der Wirt, der Hof ist zu.").told() == [("der Wirt", "der Hof ist zu")]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Laut der Leiterin des Amtes, Ute Feld, brannte das Dach.", "der Leiterin des Amtes, Ute Feld"),
        ("Der Hof sei zu, sagte der Leiter des Amtes, Almaz Berg, der Agentur Tass.", "der Leiter des Amtes, Almaz Berg"),
        ("Nun verlangte Petrow vom Rat, den Hof zu öffnen.", "Petrow"),
        ("Sowohl der Rat als auch der Wirt forderten Geld.", "Sowohl der Rat als auch der Wirt"),
        ("Der Wirt lehnte den Plan mit den Worten ab, er sei schlecht.", "Der Wirt"),
        ("Kritik kam auch von Jonas Petrow: „Das ist ein schlechter Plan.“", "Jonas Petrow"),
        ("Man nimmt an, dass der Hof schließt.", ""),
    ],
)  # fmt: skip
def test_who_says_it_and_no_more(text: str, source: str) -> None:
    told = report(text)
    assert told.words(told.shown()[0].source) == source


@pytest.mark.parametrize(
    ("text", "source", "message"),
    [
        ("Das sei, sagte Petrow, „ein Verlust für alle“.", "Petrow", "Das sei … „ein Verlust für alle“"),
        ("Der Hof ist zu – das meint zumindest Petrow.", "Petrow", "Der Hof ist zu – das"),
        ("Ein Verlust sei das, findet Tsipras.", "Tsipras", "Ein Verlust sei das"),
        ("Nach Angaben der Bank, die Petrow leitet, ist der Hof zu.", "Angaben der Bank", "ist der Hof zu"),
        ("Wie Tsipras weiter ausführte, ist der Hof zu.", "Tsipras", "ist der Hof zu"),
        ("Der Hof, heißt es in dem Brief, sei zu.", "dem Brief", "Der Hof … sei zu"),
        ("Der Hof sei, hieß es, nicht leer.", "", "Der Hof sei … nicht leer"),
    ],
)
def test_words_of_saying_within_a_message_take_nothing_of_it(text: str, source: str, message: str) -> None:
    told = report(text)
    assert told.told()[0] == (source, message)
