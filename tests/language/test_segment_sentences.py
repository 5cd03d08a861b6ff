"""Where sentences end."""

import pytest

from demarche.language._errors import LanguageError
from demarche.language._segment import segment


def sentences(text: str, language: str = "de") -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in segment(text, language)]


SPLIT = [
    # plain
    "Peking protestierte scharf. | Tokio schwieg dazu.",
    "Wer soll das glauben? | Niemand! | So ist es.",
    "Im Jahr 2014 brach Riga die Gespräche ab. | Vilnius folgte 2015. | Tallinn wartete.",
    "Er forderte 3,5 Mio. Euro. | Sie bot 2 Mrd. Dollar.",
    # abbreviations
    "Sie sprach z. B. mit Dr. Ahlers, Prof. Weiß u. a. in der St. Petersburger Straße. | Danach reiste sie ab.",
    "Nach Art. 5 Abs. 2 des Vertrags ist Nr. 3 der Liste frei. | Auf diese Art. | Danach nicht.",
    "Es ging um Öl, Gas usw. | Danach wurde gegessen.",
    "Das Büro der Meyer Inc. in Genf schloss. | Die Mitarbeiter der Meyer Inc. | Sie gingen.",
    "Das liegt im 2. Jh. v. Chr. | Die Stadt war damals klein.",
    "Der Botschafter a. D. Karl Lehmann reiste i. d. R. allein.",
    # initials
    "George W. Bush traf A. B. Müller und J.F. Kennedys Neffen.",
    "Sie nahmen Plan B. | Der war besser.",
    # ordinals and dates
    "Am 21. Februar tagte der Rat. | Am 3. März nicht.",
    "Im 19. Jahrhundert und im 20. Parteitag steht dasselbe.",
    "Die Frist endet am 21. | Die Regierung schweigt.",
    "Der Vertrag vom 1. 1. 2020 gilt seit dem 3.Mai.",
    "Vom 2.5. bis zum 31.12.2021 galt die Sperre.",
    "Der 1. und der 2. Versuch misslangen; der 3. gelang.",
    "Papst Benedikt XVI. war dort, Ludwig XIV. auch. | Die Wachen gingen.",
    "Der II. Weltkrieg endete 1945. | Danach kam Frieden.",
    # numbers, times, addresses
    "Um 14.30 Uhr zahlte er 1.250.000,50 Euro. | Siehe www.beispiel.de oder https://a.example/x.y?z=1. | Ende.",
    "Er schrieb an amt@beispiel.org. | Sie schrieb nie.",
    # quotation marks
    "„Wir gehen.“ | Dann ging er.",
    "„Wir gehen!“, sagte er. | „Gehen wir?“ fragte sie.",
    "„Wir gehen. | Wir bleiben nicht“, sagte er.",
    'Er sagte: "Wir gehen." | Sie blieb.',
    "»Nie«, sagte sie. | »Nie und nimmer.« | Er nickte.",
    "Er nannte es ‚Unsinn.‘ | Sie widersprach.",
    "Sie rief: „Er sagte: ‚Nie.‘“ | Dann schwieg sie.",
    "„Wir gehen.\" | Dann kam ,,der Rest.'' | Schluss.",
    "Sie kamen zu spät. | „Zu spät“, klagte er.",
    # damage of machine translation
    "Er wollte „alles untergraben .“ | Kiews Antwort kam spät.",
    "Er wollte „alles untergraben .“|Kiews Antwort kam spät.",
    "Das sagte er.|Dann ging er .|Sie blieb.",
    "„Das sagte er.“|Dann ging er.",
    "Das sagte er.|„Dann gehen wir.“",
    "Das kam 2014 , sagte er . | Danach nichts .",
    # brackets, dots, dashes
    "Er kam (nach Paris). | Sie ging. | (Schluss folgt.)",
    "Er … zögerte. | Na ja... | Die Lage ist ernst.",
    "Er kam – wie immer – zu spät. | – Nein, sagte sie.",
    "[…] Er kam. | Sie ging [...] nach Rom.",
    # names in lower case
    "Der Konzern klagte. | eBay zahlte.",
]


@pytest.mark.parametrize("marked", SPLIT)
def test_german_sentences_end_where_marked(marked: str) -> None:
    text = marked.replace(" | ", " ").replace("|", "")
    assert sentences(text) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize(
    "marked",
    [
        "Mr. Lee met Gov. Adams in the U.S. Senate. | The talks failed.",
        "It was 5 p.m. | The envoy left.",
        "“We go,” he said. | “Now.” | They went.",
        "He scored 21. | Norway won.",
        "See No. 5 of the list, e.g. Fig. 2. | It is no. | Yes.",
    ],
)
def test_english_sentences_end_where_marked(marked: str) -> None:
    assert sentences(marked.replace(" | ", " "), "en") == marked.split(" | ")


DATELINES = [
    ("Kiew (dpa) – ", "Die Botschaft schließt."),
    ("MOSKAU/KIEW, 12. Juli (Reuters) - ", "Russland reagierte nicht."),
    ("Wien – ", "Das Ministerium schweigt."),
    ("New York/Genf – ", "UNO-Vertreter warnten."),
    ("Sankt Petersburg (AFP) -- ", "„Wir gehen“, hieß es."),
    ("Tel Aviv, 3.5. (APA/dpa) – ", "20 Diplomaten reisten ab."),
]


@pytest.mark.parametrize(("dateline", "rest"), DATELINES)
def test_a_dateline_is_parted_from_its_sentence(dateline: str, rest: str) -> None:
    first, second = segment(dateline + rest, "de")
    assert (first.start, first.end, first.headline) == (0, len(dateline.rstrip()), True)
    assert ((dateline + rest)[second.start : second.end], second.headline) == (rest, False)


def test_headline_and_dateline_in_one_line_are_parted() -> None:
    rest = "Die Regierung zog ihren Botschafter ab."
    for headline in ("Streit um Gas", "Streit um Gas.", "Peru ruft Botschafter zurück"):
        assert sentences(f"{headline} Lima (AFP) – {rest}") == [headline, "Lima (AFP) –", rest]


@pytest.mark.parametrize(
    "text",
    [
        "Wien – die Hauptstadt Österreichs – wartet.",
        "Merkel – Kanzlerin seit 2005 – sagte ab.",
        "Die Union – Der Name täuscht.",
        "Er kam aus Rom (Italien) – und blieb.",
    ],
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert sentences(text) == [text]


def test_a_line_without_full_stop_is_a_headline() -> None:
    text = "Peru ruft Botschafter zurück\nDie Regierung in Lima hat am Montag ihren Botschafter heimgerufen.\n\nHintergrund\nDer Streit ist alt."
    read = segment(text, "de")
    assert [sentence.headline for sentence in read] == [True, False, True, False]
    assert text[read[0].start : read[0].end] == "Peru ruft Botschafter zurück"


def test_wrapped_lines_are_one_text() -> None:
    text = (
        "Die Regierung in Lima hat nach Angaben des Ministeriums ihren\n"
        "Botschafter aus Santiago zurückgerufen und die Gespräche über\n"
        "Grenzen und Fischerei bis auf Weiteres ausgesetzt. Der\n"
        "Nachbar bedauerte das."
    )
    assert len(segment(text, "de")) == 2


def test_list_lines_stand_alone() -> None:
    text = "Die Forderungen sind:\n- Abzug aller Truppen\n- Freilassung der Gefangenen\n1. Waffenruhe\n• Gespräche"
    assert sentences(text) == text.split("\n")


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x85"])
def test_every_kind_of_line_break_counts(line_break: str) -> None:
    assert sentences(f"Erste Zeile{line_break}Zweite Zeile") == ["Erste Zeile", "Zweite Zeile"]


def test_a_sentence_is_never_longer_than_three_hundred_words() -> None:
    read = segment("Wort und Wort, " * 40_000, "de")
    assert max(len(sentence.tokens) for sentence in read) <= 300
    assert all(sentence.tokens[-1].text == "," for sentence in read)
    assert max(len(sentence.tokens) for sentence in segment("Wort " * 2_000, "de")) <= 300


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00", "\u200b\u200f\ufeff", "\u00ad"])
def test_nothing_to_read_gives_no_sentence(text: str) -> None:
    assert segment(text, "de") == ()


@pytest.mark.parametrize("language", ["xx", "", "../de", "DE"])
def test_an_unknown_language_is_named(language: str) -> None:
    with pytest.raises(LanguageError, match=repr(language)):
        segment("Text.", language)
