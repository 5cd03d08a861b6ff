"""Which language a report is in."""

from __future__ import annotations

import pytest

from demarche.intake import identify_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Regierung in Rom hat den Gesandten einbestellt und verlangt eine Entschuldigung.", "de"),
        ("The government in Rome has summoned the envoy and demands an apology from them.", "en"),
        ("Le gouvernement italien a convoqué l'ambassadeur et exige des excuses publiques.", "fr"),
        ("De regering in Rome heeft de gezant ontboden en eist dat hij zijn excuses aanbiedt.", "nl"),
        ("Regeringen i Rom har kallat till sig sändebudet och kräver en ursäkt.", "sv"),
        ("Regeringen i Rom har indkaldt udsendingen og kræver, at han undskylder.", "da"),
        ("Il governo italiano ha convocato l'ambasciatore e pretende delle scuse.", "it"),
        ("Rząd w Rzymie wezwał posła i żąda przeprosin za jego słowa.", "pl"),
        ("Правительство Италии вызвало посла и требует извинений.", "ru"),
        ("Уряд Італії викликав посла і вимагає вибачень за його слова.", "uk"),
        ("İtalya hükümeti büyükelçiyi çağırdı ve özür dilemesini istedi.", "tr"),
        ("意大利政府召见了大使并要求道歉。", "zh"),
        ("استدعت الحكومة الإيطالية السفير وطالبت باعتذار.", "ar"),
    ],
)
def test_a_sentence_is_enough(text: str, language: str) -> None:
    assert identify_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rom erkennt Separatisten an", "de"),
        ("Malta von Kanada anerkannt", "de"),
        ("Ungarn: Botschafterin ausgewiesen", "de"),
        ("Protest gegen Peking", "de"),
        ("Ambassador expelled by Hungary", "en"),
        ("Rome to recognise rebels", "en"),
        ("Москва отзывает посла из Праги", "ru"),
    ],
)
def test_headlines_are_told_apart_where_they_can_be(text: str, language: str) -> None:
    assert identify_language(text) == language


def test_a_quotation_in_another_language_does_not_decide() -> None:
    text = "„We will not accept this“, sagte der Minister nach dem Gespräch mit seinem Kollegen und verließ den Saal."
    assert identify_language(text) == "de"


def test_names_alone_are_taken_for_a_known_language() -> None:
    assert identify_language("Serbien-Kosovo") == "de"
