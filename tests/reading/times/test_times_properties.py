"""What holds of every text: order, bounds, values and effort."""

from __future__ import annotations

import re
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.knowledge import KnowledgeError, load_times
from demarche.reading.times import TimeExpression, find_times, to_time
from demarche.reading.times._feasts import feast, known_feasts
from demarche.reading.times._grammar import grammar
from demarche.reading.times._tagger import MEANINGS

FRIDAY = date(2022, 7, 15)
LANGUAGES = ("de", "en")

VALUE = re.compile(
    r"(BC)?[\dX]{1,4}(-(([\dX]{2}(-[\dX]{2})?)|W[\dX]{2}(-WE)?|WXX-(\d|WD|WE)|Q[\dX]|H[\dX]|SP|SU|FA|WI))?"
    r"(T([\dX]{2}(:[\dX]{2}){0,2}|MO|MI|AF|EV|NI))?"
    r"|T(\d{2}:\d{2}(:\d{2})?|MO|MI|AF|EV|NI)"
    r"|P(X|\d+(\.\d+)?)(Y|M|W|D|Q|DE|CE|ML|WE)|PT(X|\d+(\.\d+)?)(H|M|S|NI|EV)"
    r"|(PAST|PRESENT|FUTURE)_REF"
)
"""What TIMEX3 allows as a value."""


def pieces(language: str) -> list[str]:
    """Words of the rules' own examples and marks, to be thrown together."""
    texts = [example["text"] for rule in load_times(language).rules for example in rule.accepts]
    words = {word for text in texts for word in text.split()}
    return [*sorted(words), "\n\n", "–", "/", "'", "99", "2022", "31.", "3", "-", "(", ".", ","]


PIECES = {language: pieces(language) for language in LANGUAGES}


@st.composite
def jumbles(draw: st.DrawFn) -> tuple[str, str]:
    language = draw(st.sampled_from(LANGUAGES))
    words = draw(st.lists(st.sampled_from(PIECES[language]), min_size=1, max_size=25))
    return language, draw(st.sampled_from([" ", ""])).join(words)


def check(text: str, found: tuple[TimeExpression, ...]) -> None:
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        end = one.end
        assert one.impossible or VALUE.fullmatch(one.value), (one.value, text[one.start : one.end])
        if one.earliest and one.latest:
            assert one.earliest <= one.latest
        if one.impossible:
            assert one.earliest is None and one.latest is None
        to_time(one, text)


@given(jumbles(), st.sampled_from([None, FRIDAY, date(1, 1, 1), date(9999, 12, 31)]))
def test_any_row_of_words_gives_ordered_expressions_with_timex3_values(
    jumble: tuple[str, str], published: date | None
) -> None:
    language, text = jumble
    check(text, find_times(text, language=language, published=published))


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    for language in LANGUAGES:
        check(text, find_times(text, language=language, published=FRIDAY))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "unit",
    [
        "1",
        ".",
        "1.",
        "3. ",
        "Mai ",
        "May ",
        "3. und ",
        "12:",
        "2010/",
        "2010 ",
        "1,",
        "9'",
        "vor kurzem ",
        "overnight ",
        "in June 2010 ",
    ],
)
def test_long_rows_of_the_same_cost_in_proportion(language: str, unit: str) -> None:
    def calls(length: int) -> int:
        """How many functions are called: a measure of effort that no busy machine changes."""
        text = (unit * length)[:length]
        count = 0

        def one_more(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(one_more)
        try:
            find_times(text, language=language)
        finally:
            sys.setprofile(None)
        return count

    calls(500)
    assert calls(16_000) <= 4.5 * calls(4_000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_meaning_and_every_feast_its_days(language: str) -> None:
    knowledge = load_times(language)
    assert {rule.means for rule in knowledge.rules} <= {"none", *MEANINGS}
    feasts = {
        classes["year_day"]
        for words in (knowledge.words, knowledge.phrases)
        for classes in words.values()
        if "year_day" in classes
    }
    assert feasts <= known_feasts()
    assert all(feast(str(key), 2022) for key in feasts)


def test_a_language_without_time_words_is_named() -> None:
    with pytest.raises(KnowledgeError, match="'xx'"):
        grammar("xx")


@pytest.mark.parametrize(
    ("key", "year", "first", "last"),
    [
        ("easter-monday", 2022, date(2022, 4, 18), date(2022, 4, 18)),
        ("repentance", 2022, date(2022, 11, 16), date(2022, 11, 16)),
        ("thanksgiving", 2021, date(2021, 11, 25), date(2021, 11, 25)),
        ("memorial-day", 2021, date(2021, 5, 31), date(2021, 5, 31)),
        ("yom-kippur", 2022, date(2022, 10, 5), date(2022, 10, 5)),
        ("passover", 2022, date(2022, 4, 16), date(2022, 4, 22)),
        ("purim", 2022, date(2022, 3, 17), date(2022, 3, 17)),
        ("hanukkah", 2022, date(2022, 12, 19), date(2022, 12, 26)),
        ("hanukkah", 2023, date(2023, 12, 8), date(2023, 12, 15)),
        ("orthodox-easter", 2024, date(2024, 5, 5), date(2024, 5, 5)),
        ("advent", 2022, date(2022, 11, 27), date(2022, 12, 24)),
    ],
)
def test_feasts_fall_where_the_calendar_has_them(key: str, year: int, first: date, last: date) -> None:
    found = feast(key, year)
    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("year", "begin"), [(2015, date(2015, 6, 18)), (2020, date(2020, 4, 24)), (2024, date(2024, 3, 11))]
)
def test_ramadan_begins_within_a_day_of_the_reckoned_one(year: int, begin: date) -> None:
    found = feast("ramadan", year)
    assert found is not None
    assert abs((begin - found.first).days) <= 2
    assert found.approximate


IMPOSSIBLE = [
    ("de", "Am 31. Februar 2022 kam er."),
    ("de", "Am 29.2.2023 kam er."),
    ("de", "Er kam um 25:00 Uhr."),
    ("de", "Er kam am 31. April."),
    ("de", "Er kam am 32. März."),
    ("de", "Er kam am 32.3.2022."),
    ("de", "Er kam am 12.13.2022."),
    ("de", "Er kam um 25 Uhr."),
    ("de", "Er kam um 17.65 Uhr."),
    ("de", "Er kam in KW 54."),
    ("de", "Er kam im 5. Quartal 2020."),
    ("en", "On February 29, 2023, he came."),
    ("en", "He came at 25:00."),
    ("en", "On March 32 he came."),
    ("en", "He came on 32 March 2022."),
    ("en", "He came on 2/30/2022."),
    ("en", "He came on 2022-13-01."),
    ("en", "He came at 17:65."),
    ("en", "He came in week 54 of 2022."),
]


@pytest.mark.parametrize(("language", "text"), IMPOSSIBLE)
def test_what_no_calendar_has_is_marked_and_given_no_days(language: str, text: str) -> None:
    (found,) = find_times(text, language=language, published=FRIDAY)
    assert found.impossible
    assert (found.earliest, found.latest) == (None, None)


def test_the_29_february_of_an_unnamed_year_is_one_that_has_it() -> None:
    (found,) = find_times("Am 29. Februar kam er.", language="de", published=FRIDAY)
    assert found.value in ("2020-02-29", "2024-02-29")


def test_a_given_tense_decides_which_june_is_meant() -> None:
    text = "Im Juni die Wahl."
    tenses = {"past": "2022-06", "future": "2023-06"}
    for tense, value in tenses.items():
        (found,) = find_times(text, language="de", published=FRIDAY, tense=lambda _, told=tense: told)  # type: ignore[misc]
        assert found.value == value
        assert tense in str(found.note)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He said he will leave on Monday.", "2022-07-18"),
        ("On Monday he said he will leave.", "2022-07-11"),
        ("The minister, who resigned, will speak on Monday.", "2022-07-18"),
        ("Trains will stop. On Monday they ran.", "2022-07-11"),
        ("The vote, he said, will be held in May.", "2023-05"),
        ("The May vote was held in May.", "2022-05"),
        ("The move was planned for May.", "2022-05"),
    ],
)
def test_without_a_clause_reader_the_nearest_word_of_tense_decides(text: str, value: str) -> None:
    assert find_times(text, language="en", published=FRIDAY)[-1].value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It is the worst drought since 1956. Prices rose in June.", "2022-06"),
        ("He fled in 1974. On New Year's Eve he will read.", "2022-12-31"),
        ("The cuts last until the end of 2024. They began in January.", "2022-01"),
        ("In spring 2020 they met, and in the autumn they quarrelled.", "2020-FA"),
        ("It was signed in 2014. A list is to be ready by 20 July.", "2022-07-20"),
    ],
)
def test_a_year_told_before_does_not_pull_back_what_it_cannot_mean(text: str, value: str) -> None:
    assert find_times(text, language="en", published=FRIDAY)[-1].value == value
