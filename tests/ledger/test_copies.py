"""Reports that copy one another have one origin."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.ledger._copies import Copy, agency_of, likeness, origins, signature

FIRST = (
    "Kanada hat am Dienstag das Kosovo anerkannt. Serbien protestierte scharf gegen die Entscheidung und rief noch am "
    "Abend seinen Botschafter aus Ottawa zurück. In Pristina feierten Hunderte auf den Straßen der Altstadt."
)
SHORTENED = FIRST.replace(" In Pristina feierten Hunderte auf den Straßen der Altstadt.", "")
OTHER = (
    "Serbien hat seinen Botschafter aus Ottawa abgezogen, nachdem Kanada am Dienstag die Unabhängigkeit des Kosovo "
    "anerkannt hatte. Die Regierung in Belgrad sprach von einem Bruch des Völkerrechts und kündigte weitere Schritte an."
)


def copy(report: str, text: str, day: int = 1, agency: str | None = None) -> Copy:
    return Copy(report, date(2008, 3, day), agency, signature(text))


def test_a_text_and_its_shortened_copy_are_alike_and_two_accounts_are_not() -> None:
    assert likeness(signature(FIRST), signature(SHORTENED)) > 0.5
    assert likeness(signature(FIRST), signature(OTHER)) < 0.2


def test_copies_have_one_origin_and_independent_reports_their_own() -> None:
    found = origins([copy("a", FIRST), copy("b", SHORTENED, 9), copy("c", OTHER)])
    assert found == {"a": "a", "b": "a", "c": "c"}


def test_what_one_agency_sent_within_a_day_has_one_origin() -> None:
    found = origins(
        [copy("a", FIRST, 1, "dpa"), copy("b", OTHER, 2, "dpa"), copy("c", OTHER + "!", 20, "apa")]
    )
    assert found["a"] == found["b"]
    later = origins([copy("a", FIRST, 1, "dpa"), copy("b", OTHER, 3, "dpa")])
    assert later["a"] != later["b"]


@pytest.mark.parametrize(
    ("text", "language", "agency"),
    [
        ("Wien (dpa) - Kanada erkannte das Kosovo an.", "de", "dpa"),
        ("OTTAWA (Reuters) - Canada recognised Kosovo.", "en", "reuters"),
        ("Wien/Paris (APA/AFP) - Kanada erkannte das Kosovo an.", "de", "apa"),
        ("Kanada (38 Millionen Einwohner) erkannte das Kosovo an.", "de", None),
        ("Kanada erkannte das Kosovo an. (APA, 18.3.2008)", "de", "apa"),
    ],
)
def test_the_agency_is_read_from_the_dateline_or_the_end(
    text: str, language: str, agency: str | None
) -> None:
    assert agency_of(text, language) == agency


@given(st.lists(st.sampled_from([FIRST, SHORTENED, OTHER]), min_size=1, max_size=6), st.randoms())
def test_origins_do_not_depend_on_the_order_of_reports(texts: list[str], random: object) -> None:
    copies = [copy(str(number), text) for number, text in enumerate(texts)]
    mixed = list(copies)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert origins(mixed) == origins(copies)


def test_among_many_reports_those_are_joined_that_any_two_of_them_would_be() -> None:
    words = [f"Wort{number}" for number in range(400)]
    texts = [" ".join(words[start : start + 120]) for start in range(0, 240, 7)]
    found = origins([copy(f"r{number:02}", text) for number, text in enumerate(texts)])
    assert all(likeness(signature(one), signature(other)) > 0.7 for one, other in pairwise(texts))
    assert len(set(found.values())) == 1
    alone = origins([copy("a", FIRST), copy("b", OTHER), copy("c", " ".join(words))])
    assert len(set(alone.values())) == 3
