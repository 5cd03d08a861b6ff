"""What stands between quotation marks."""

import pytest

from demarche.language._quotations import find_quotations
from demarche.language._segment import segment


def quoted(text: str, language: str = "de") -> list[tuple[str, int, bool]]:
    found = find_quotations(text, segment(text, language))
    return [(text[slice(*quotation.span)], quotation.level, quotation.closed) for quotation in found]


@pytest.mark.parametrize(
    "quotation",
    [
        "„Nie wieder“",
        "„Nie wieder”",
        '„Nie wieder"',
        "“Nie wieder”",
        "”Nie wieder”",
        '"Nie wieder"',
        ",,Nie wieder''",
        "``Nie wieder''",
        "»Nie wieder«",
        "«Nie wieder»",
        ">>Nie wieder<<",
        "›Nie wieder‹",
        "‚Nie wieder‘",
        "'Nie wieder'",
        "»Nie wieder“",
    ],
)
def test_every_style_of_marks_is_read(quotation: str) -> None:
    for text in (
        f"Er sagte: {quotation}.",
        f"{quotation}, sagte er.",
        f"Sein ({quotation}) blieb.",
        f"{quotation} – so hieß es.",
    ):
        assert quoted(text) == [(quotation, 0, True)]


def test_quotations_in_quotations_have_higher_levels() -> None:
    assert quoted("Sie sprach von „der ‚sogenannten “neuen” Ordnung‘ in Asien“.") == [
        ("„der ‚sogenannten “neuen” Ordnung‘ in Asien“", 0, True),
        ("‚sogenannten “neuen” Ordnung‘", 1, True),
        ("“neuen”", 2, True),
    ]
    assert quoted("»Er »kam« nie«, hieß es.") == [("»Er »kam« nie«", 0, True), ("»kam«", 1, True)]


def test_a_quotation_runs_over_several_sentences() -> None:
    assert quoted("Er sagte: „Wir gehen. Wir kommen wieder.“ Dann ging er.") == [
        ("„Wir gehen. Wir kommen wieder.“", 0, True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hans' Auto geht's gut, sagt O'Neill aus L’Aquila.",
        "’s ist 'ne Frage der '90er, so hieß es.",
        "Aus Marx’ Haus kam 'ne Antwort.",
        "Ein Rohr von 12\" und ein Brett von 6'.",
        "Viele Kommas,, und Punkte.. stehen hier.",
    ],
)
def test_apostrophes_and_inches_are_no_quotation_marks(text: str) -> None:
    assert quoted(text) == []


def test_apostrophes_inside_a_quotation_do_not_end_it() -> None:
    assert quoted("'Das geht's nicht an', sagte er.") == [("'Das geht's nicht an'", 0, True)]
    assert quoted("„Das ist 'ne Frage“, sagte er.") == [("„Das ist 'ne Frage“", 0, True)]
    assert quoted("„Hans' Auto ist weg“, sagte er.") == [("„Hans' Auto ist weg“", 0, True)]


def test_a_quotation_that_never_closes_ends_with_its_paragraph() -> None:
    text = "Er sagte: „Wir gehen. Dann ging er.\n\nSie blieb „hier“."
    assert quoted(text) == [("„Wir gehen. Dann ging er.", 0, False), ("„hier“", 0, True)]


def test_an_unclosed_quotation_leaves_the_next_ones_whole() -> None:
    assert quoted("Er rief „Halt. Sie rief „Nein“, er ging.") == [
        ("„Halt. Sie rief „Nein“, er ging.", 0, False),
        ("„Nein“", 0, True),
    ]


def test_an_unclosed_quotation_ends_where_the_one_around_it_closes() -> None:
    assert quoted("„Die ‚Republik kommt“, sagte er.") == [
        ("„Die ‚Republik kommt“", 0, True),
        ("‚Republik kommt", 1, False),
    ]


def test_a_quotation_that_never_opens_begins_with_its_sentence() -> None:
    assert quoted("Es war spät. Wir haben nie verhandelt“, sagte sie.") == [
        ("Wir haben nie verhandelt“", 0, False)
    ]


def test_a_closing_mark_may_touch_the_next_sentence() -> None:
    assert quoted("Er wolle „den Frieden untergraben .“Kiews Antwort kam.") == [
        ("„den Frieden untergraben .“", 0, True)
    ]
    assert quoted("Sie wolle nie untergraben .“Kiews Antwort kam.") == [
        ("Sie wolle nie untergraben .“", 0, False)
    ]


def test_english_possessives_are_no_marks() -> None:
    assert quoted("The ministers' talks didn't help, the 'old guard' said.", "en") == [
        ("'old guard'", 0, True)
    ]
