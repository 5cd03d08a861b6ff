"""Indirect, reported and free indirect speech: how a message may hang on who says it."""

from __future__ import annotations

import pytest
from spoken import report


@pytest.mark.parametrize(
    ("text", "source", "message"),
    [
        ("Die Rektorin sagte, dass der Hof offen bleibt.", "Die Rektorin", "dass der Hof offen bleibt"),
        ("Die Rektorin sagte, der Hof bleibe offen.", "Die Rektorin", "der Hof bleibe offen"),
        ("Der Hof bleibe offen, sagte die Rektorin.", "die Rektorin", "Der Hof bleibe offen"),
        ("Sie fragte, ob der Hof offen bleibt.", "Sie", "ob der Hof offen bleibt"),
        ("Die Rektorin erklärte, warum der Hof offen bleibt.", "Die Rektorin", "warum der Hof offen bleibt"),
        ("Die Rektorin forderte, den Hof zu öffnen.", "Die Rektorin", "den Hof zu öffnen"),
        ("Die Rektorin warf der Stadt vor, gelogen zu haben.", "Die Rektorin", "gelogen zu haben"),
        ("Die Rektorin bestand darauf, dass er kommt.", "Die Rektorin", "dass er kommt"),
        ("Von der Rektorin wurde verlangt, dass er kommt.", "der Rektorin", "dass er kommt"),
        ("Die Stadt ließ wissen, dass der Hof offen bleibt.", "Die Stadt", "dass der Hof offen bleibt"),
        ("Die Stadt machte deutlich, dass er kommt.", "Die Stadt", "dass er kommt"),
        ("Die Stadt gab bekannt, dass der Hof offen bleibt.", "Die Stadt", "dass der Hof offen bleibt"),
    ],
)
def test_a_clause_that_hangs_on_a_verb_of_saying_is_the_subjects(
    text: str, source: str, message: str
) -> None:
    told = report(text)
    item = told.only()
    assert (item.form, told.words(item.source), told.words(item.message)) == ("Indirect", source, message)


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Laut Polizei ist der Hof gesperrt.", "Polizei", "Laut"),
        ("Der Hof ist laut einem Sprecher der Stadt gesperrt.", "einem Sprecher der Stadt", "laut"),
        ("Der Polizei zufolge ist der Hof gesperrt.", "Der Polizei", "zufolge"),
        ("Nach Angaben der Polizei ist der Hof gesperrt.", "Angaben der Polizei", "Nach"),
        ("Nach Ansicht der Rektorin ist der Hof gesperrt.", "Ansicht der Rektorin", "Nach"),
        ("Nach den Worten der Rektorin ist der Hof gesperrt.", "den Worten der Rektorin", "Nach"),
        ("Meiner Meinung nach ist der Hof gesperrt.", "Meiner Meinung", "nach"),
        ("Aus Sicht der Rektorin ist der Hof gesperrt.", "Sicht der Rektorin", "Aus"),
        ("Der Hof ist gesperrt, so die Rektorin.", "die Rektorin", "so"),
        ("Der Hof, so die Rektorin, ist gesperrt.", "die Rektorin", "so"),
        ("Wie die Rektorin sagte, ist der Hof gesperrt.", "die Rektorin", "Wie … sagte"),
        ("Der Hof ist gesperrt, wie die Stadt mitteilte.", "die Stadt", "wie … mitteilte"),
    ],
)
def test_a_source_may_be_cited_in_passing(text: str, source: str, cue: str) -> None:
    told = report(text)
    item = told.only()
    assert (told.words(item.source), told.words(item.cue)) == (source, cue)
    assert told.speakers("gesperrt") == [told.speaker(item)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Die Ankündigung des Präsidenten, die Truppen abzuziehen, kam spät.", "des Präsidenten"),
        ("Die Rektorin wandte sich mit der Bitte an ihn, den Hof zu öffnen.", "Die Rektorin"),
        ("Das Gericht sprach eine Mahnung aus, den Hof zu öffnen.", "Das Gericht"),
        ("Die Rektorin vertrat die Ansicht, der Hof sei offen.", "Die Rektorin"),
    ],
)
def test_a_noun_may_carry_a_message(text: str, source: str) -> None:
    told = report(text)
    assert [told.words(item.source) for item in told.shown()] == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Die Stadt kündigte den Abzug der Bagger an.", "Die Stadt"),
        ("Die Rektorin forderte den Rücktritt des Wirts.", "Die Rektorin"),
        ("Die Behörde sprach von einem Irrtum.", "Die Behörde"),
        ("Der Wetterdienst warnte vor Sturm an der Küste.", "Der Wetterdienst"),
        ("Die Reederei drohte der Stadt mit einer Klage.", "Die Reederei"),
    ],
)
def test_an_object_may_sum_a_message_up(text: str, source: str) -> None:
    told = report(text)
    item = told.only()
    assert (item.form, told.words(item.source)) == ("Reported", source)


def test_konjunktiv_goes_on_until_the_indicative_returns() -> None:
    text = (
        "Die Rektorin sagte, der Hof bleibe offen. Niemand müsse gehen. Auch das Tor sei nicht verschlossen. "
        "Am Abend kam die Polizei."
    )
    told = report(text)
    assert [item.form for item in told.shown()] == ["Indirect", "IndirectFreeIndirect"]
    assert told.speakers("gehen") == told.speakers("verschlossen") == ["Rektorin"]
    assert told.speakers("kam") == []


def test_konjunktiv_goes_on_with_the_new_speaker_after_a_new_attribution() -> None:
    text = "Die Rektorin sagte, der Hof bleibe offen. Der Wirt sagte, er bleibe. Das Tor sei verschlossen."
    assert report(text).speakers("verschlossen") == ["Wirt"]


def test_konjunktiv_after_somebody_who_does_something_with_words_is_his() -> None:
    text = "Am Montag äußerte sich der Wirt zu den Plänen. Der Hof bleibe offen."
    assert report(text).speakers("bleibe") == ["Wirt"]


def test_what_is_said_to_have_happened_rests_on_nobody_named() -> None:
    told = report("Der Mann soll in der Nacht zwei Boote versenkt haben.")
    assert told.only().form == "FreeIndirect"
    assert told.speakers("versenkt") == ["?"]
    assert report("Der Mann soll morgen kommen.").speakers("kommen") == []
    assert report("Die Rektorin möchte den Hof öffnen.").shown() == []


def test_it_was_said_without_a_name_rests_on_nobody_named() -> None:
    assert report("Der Hof sei gesperrt, hieß es am Abend.").speakers("gesperrt") == ["?"]
    assert report("Es wurde mitgeteilt, dass der Hof gesperrt ist.").speakers("gesperrt") == ["?"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Die Nachrichtenagentur dpa berichtet, dass der Hof gesperrt ist.", "Die Nachrichtenagentur dpa"),
        ("Nach einem Bericht der BBC ist der Hof gesperrt.", "einem Bericht der BBC"),
        ("Beobachter erklärten, der Hof sei gesperrt.", "Beobachter"),
        ("Diplomaten zufolge ist der Hof gesperrt.", "Diplomaten"),
        ("Tamm, ein Sprecher der Stadt, sagte, der Hof sei gesperrt.", "Tamm, ein Sprecher der Stadt"),
    ],
)
def test_agencies_anonymous_people_and_appositions_are_sources(text: str, source: str) -> None:
    told = report(text)
    assert told.words(told.only().source) == source


def test_what_stands_before_may_be_said_by_pointing_back() -> None:
    told = report("Der Hof ist gesperrt. Das teilte die Stadt am Abend mit.")
    assert told.speakers("gesperrt") == ["Stadt"]
    denied = report("Der Hof ist gesperrt. Das bestritt die Stadt am Abend.")
    assert denied.speakers("gesperrt") == []


def test_factive_verbs_are_marked() -> None:
    assert report("Die Stadt räumte ein, dass der Hof gesperrt ist.").only().factive
    assert report("Die Stadt bestätigte, dass der Hof gesperrt ist.").only().factive
    assert not report("Die Stadt behauptete, dass der Hof gesperrt ist.").only().factive


def test_whom_it_is_said_to_is_told() -> None:
    told = report("Die Rektorin forderte die Stadt auf, den Hof zu öffnen.")
    assert told.words(told.only().addressee) == "die Stadt"
    told = report("Der Wirt teilte den Gästen mit, dass der Hof gesperrt ist.")
    assert told.words(told.only().addressee) == "den Gästen"


@pytest.mark.parametrize(
    "text",
    [
        "Die Stadt sperrte den Hof, nachdem der Sturm gekommen war.",
        "Die Stadt informierte das Amt, welches den Hof sperrte.",
        "Die Rektorin meldete einen Brand, so dass die Wehr ausrückte.",
        "Die Häuser wurden zerstört, die Züge mussten eingestellt werden.",
        "Nach dem Krieg wurde der Hof gesperrt.",
        "Bei guter Durchsicht sah man den Hof.",
    ],
)
def test_what_is_no_speech_gives_no_attribution(text: str) -> None:
    assert not report(text).shown()


@pytest.mark.parametrize(
    ("text", "source", "message"),
    [
        ("Das Gesetz, meint Paul Wolf, sei schlecht.", "Paul Wolf", "Das Gesetz … sei schlecht"),
        ("Die Lage, so sagte der Minister, sei ernst.", "der Minister", "Die Lage … sei ernst"),
        (
            "Man werde, kündigte der Minister an, den Vertrag kündigen.",
            "der Minister",
            "Man werde … den Vertrag kündigen",
        ),
        (
            "Die Stadt sei, sagte der Bürgermeister, auf dem Weg nach oben.",
            "der Bürgermeister",
            "Die Stadt sei … auf dem Weg nach oben",
        ),
        (
            "Er komme, sagte Paul Wolf, der Sprecher der Firma.",
            "Paul Wolf, der Sprecher der Firma",
            "Er komme",
        ),
    ],
)
def test_words_of_saying_may_stand_in_the_middle_of_what_is_said(
    text: str, source: str, message: str
) -> None:
    assert report(text).told() == [(source, message)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Wie Kurt Berg, Sprecher der Büros in Peru, mitteilte, hat die Stadt Boote.", "Kurt Berg, Sprecher der Büros in Peru"),
        ("Wie t-online.de berichtet, ist der Film im Netz.", "t-online.de"),
        ("Einer Erklärung des Verbandes der Lehrer (VDL) zufolge nahmen tausend teil.", "Einer Erklärung des Verbandes der Lehrer (VDL)"),
        ("Nach deren Angaben ist die Brücke gesperrt.", "deren Angaben"),
        ("Aus dem Amt verlautete, die Brücke sei gesperrt.", "dem Amt"),
        ("Um 10 Uhr MEZ meldete die Zeitung „Der Bote“, die Brücke sei gesperrt.", "die Zeitung „Der Bote“"),
        ("Weiterhin erklärte die Ministerin, in Orten, in denen es regne, sei die Brücke gesperrt.", "die Ministerin"),
        ("In einem Brief, der verlesen wurde, schrieb Anna Berg, die Brücke sei gesperrt.", "Anna Berg"),
        ("Anna Berg schrieb in einem Brief, der gestern verlesen wurde, sie sei müde.", "Anna Berg"),
    ],
)  # fmt: skip
def test_sources_in_constructions_that_the_clause_alone_does_not_tell(text: str, source: str) -> None:
    assert [who for who, _ in report(text).told()] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "Der Sprecher wollte nicht bestätigen, dass die Brücke gesperrt ist.",
        "Die Boote wurden gestern veröffentlicht, was einen Streit auslöste.",
        "Wer behauptet, dass die Brücke gesperrt ist, irrt.",
    ],
)
def test_what_nobody_says_is_no_message(text: str) -> None:
    assert not report(text).shown()


@pytest.mark.parametrize(
    "text",
    [
        "Die Zeitung „Der Bote“ berichtet, die Brücke sei gesperrt.",
        "Wie Experten am Montag erklären, ist die Brücke gesperrt.",
        "Der Bürgermeister geht weiter: Es brauche eine neue Brücke.",
        "Anna Berg fordert freie Sicht. Die Brücke sei zu hoch.",
    ],
)
def test_a_report_of_few_words_has_its_speaker(text: str) -> None:
    assert all(who and message for who, message in report(text).told())
    assert report(text).shown()
