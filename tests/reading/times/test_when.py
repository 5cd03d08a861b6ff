"""When an act was: which of a text's times belongs to which clause, and on what ground."""

from __future__ import annotations

from datetime import date

import pytest

from demarche.language import analyse
from demarche.model import Report, Time
from demarche.reading import Reader
from demarche.reading._when import Times

FRIDAY = date(2022, 7, 15)


def times(text: str, published: date | None = None, language: str = "de") -> dict[str, Time]:
    """The time of each clause by its verb."""
    analysis = analyse(text, language)
    when = Times(analysis, published)
    return {
        clause.lemma: when.of(sentence, clause)
        for sentence in analysis.sentences
        for clause in sentence.clauses
    }


def days(time: Time) -> tuple[date | None, date | None]:
    return time.earliest, time.latest


def test_a_clause_has_the_time_among_its_own_words() -> None:
    found = times("Am 3. Mai 2021 erkannte Peru den Staat an. Am 9. Juni 2021 protestierte Chile.")
    assert days(found["anerkennen"]) == (date(2021, 5, 3), date(2021, 5, 3))
    assert days(found["protestieren"]) == (date(2021, 6, 9), date(2021, 6, 9))
    assert found["anerkennen"].basis == "expression"
    assert found["anerkennen"].text == "3. Mai 2021"


def test_the_time_of_an_embedded_clause_stays_there() -> None:
    found = times("Peru, das den Staat am 3. Mai 2021 anerkannte, brach am 9. Juni 2021 die Beziehungen ab.")
    assert found["anerkennen"].value == "2021-05-03"
    assert found["abbrechen"].value == "2021-06-09"


def test_a_joined_clause_shares_the_time_of_the_first() -> None:
    found = times("Am 3. Mai 2021 verurteilte Peru den Angriff und bestellte den Botschafter ein.")
    assert found["einbestellen"].value == "2021-05-03"
    assert "joined" in str(found["einbestellen"].note)


def test_what_is_said_has_the_time_of_the_saying_where_it_names_none() -> None:
    found = times("Das Ministerium teilte am Montag mit, dass es drei Diplomaten ausgewiesen habe.", FRIDAY)
    assert found["ausweisen"].value == "2022-07-11"
    assert "hangs on" in str(found["ausweisen"].note)


def test_a_sentence_in_the_past_goes_on_at_the_time_of_the_one_before() -> None:
    found = times("Am 3. Mai 2021 erkannte Peru den Staat an. Chile protestierte dagegen.")
    assert found["protestieren"].value == "2021-05-03"
    assert found["protestieren"].basis == "narrative"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Am Mittwoch tagt der Rat.", date(2022, 7, 20)),
        ("Am Mittwoch soll der Rat tagen.", date(2022, 7, 20)),
        ("Am Mittwoch tagte der Rat.", date(2022, 7, 13)),
        ("Am Mittwoch hat der Rat getagt.", date(2022, 7, 13)),
        ("Der Rat wird am Freitag tagen.", FRIDAY),
        ("Der Rat tagte am Freitag.", FRIDAY),
    ],
)
def test_the_tense_of_its_clause_decides_which_weekday_is_meant(text: str, day: date) -> None:
    assert days(times(text, FRIDAY)["tagen"]) == (day, day)


def test_the_lead_has_the_time_of_the_sentence_after_it() -> None:
    found = times("Peru hat den Staat anerkannt. Das teilte die Botschaft am Mittwoch mit.", FRIDAY)
    assert found["anerkennen"].value == "2022-07-13"
    assert found["anerkennen"].basis == "narrative"


def test_a_look_back_goes_on_at_its_own_time() -> None:
    text = "Am Dienstag protestierte Peru. Am Sonntag hatte Chile den Bruch verkündet. Es wies die Diplomaten aus."
    assert times(text, FRIDAY)["ausweisen"].value == "2022-07-10"


def test_a_year_named_in_a_look_back_does_not_reach_into_the_next_paragraph() -> None:
    text = "Chile hatte den Staat schon 2014 anerkannt.\n\nEnde Juni erklärte Peru den Bruch."
    assert times(text, FRIDAY)["erklären"].value == "2022-06"


def test_a_month_of_an_undated_report_leans_on_the_year_named_after_it() -> None:
    text = "Chile hatte den Staat im Februar anerkannt. Peru, das Ende Juni 2022 folgte, schweigt."
    assert times(text)["anerkennen"].value == "2022-02"


def test_a_story_does_not_go_on_at_a_whole_year() -> None:
    found = times("Im Vorjahr erkannte Peru den Staat an. Chile protestierte dagegen.", FRIDAY)
    assert days(found["anerkennen"]) == (date(2021, 1, 1), date(2021, 12, 31))
    assert days(found["protestieren"]) == (None, FRIDAY)


def test_what_began_in_the_past_is_told_up_to_the_day_of_publication() -> None:
    found = times("Seit dem 3. Mai 2022 wurden drei Diplomaten ausgewiesen.", FRIDAY)
    assert days(found["ausweisen"]) == (date(2022, 5, 3), FRIDAY)


def test_a_year_before_a_noun_is_not_when_the_act_was() -> None:
    assert (
        times("Peru denounced the 1999 agreement on Monday.", FRIDAY, "en")["denounce"].value == "2022-07-11"
    )
    found = times("Peru kündigte am Montag das 1999 unterzeichnete Abkommen.", FRIDAY)
    assert (found["kündigen"].value, found["unterzeichnen"].value) == ("2022-07-11", "1999")


def test_what_somebody_announces_to_do_in_june_is_next_june() -> None:
    assert times("Peru kündigte am Montag an, im Juni zu reisen.", FRIDAY)["reisen"].value == "2023-06"


ENGLISH_STORY = (
    "Early this week Peru recognised the republic. On 4 March 2021 Chile had recognised it. "
    "Bolivia followed later that month, and Panama joined them at the end of April."
)


def test_an_undated_english_report_is_bounded_by_what_it_tells_as_past() -> None:
    found = times(ENGLISH_STORY, None, "en")
    assert days(found["follow"]) == (date(2021, 3, 5), date(2021, 3, 31))
    assert found["join"].value == "2021-04"
    analysis = analyse(ENGLISH_STORY, "en")
    first = analysis.sentences[0]
    lead = Times(analysis, None).of(first, first.clauses[0])
    assert (days(lead), lead.basis) == ((date(2021, 5, 1), None), "bounds")
    dated = Times(analysis, date(2021, 5, 14)).of(first, first.clauses[0])
    assert days(dated) == (date(2021, 5, 10), date(2021, 5, 12))


def test_shortly_after_an_hour_is_the_same_day() -> None:
    assert days(times("Kurz nach 17 Uhr griff Peru den Hafen an.", FRIDAY)["angreifen"]) == (FRIDAY, FRIDAY)
    assert days(times("Peru attacked the port before midnight.", FRIDAY, "en")["attack"]) == (FRIDAY, FRIDAY)


RANGES = [
    ("Vom 3. bis 5. Mai tagte der Rat in Wien.", date(2022, 5, 3), date(2022, 5, 5)),
    ("Zwischen dem 3. und dem 5. Mai 2021 tagte der Rat.", date(2021, 5, 3), date(2021, 5, 5)),
    ("Der Rat tagte von Montag bis Mittwoch.", date(2022, 7, 11), date(2022, 7, 13)),
    ("Von 2005 bis 2009 tagte der Rat.", date(2005, 1, 1), date(2009, 12, 31)),
]


@pytest.mark.parametrize(("text", "first", "last"), RANGES)
def test_a_range_is_the_time_from_its_first_to_its_last_day(text: str, first: date, last: date) -> None:
    found = times(text, FRIDAY)["tagen"]
    assert days(found) == (first, last)
    assert "a range" in str(found.note)


def test_what_is_said_to_have_been_was_last_monday() -> None:
    found = times("Er soll am Montag nach Wien gereist sein.", FRIDAY)
    assert found["reisen"].value == "2022-07-11"


def test_a_next_day_after_a_day_that_is_not_told_is_not_reckoned_from_publication() -> None:
    found = times("Tags darauf protestierte Chile.", FRIDAY)["protestieren"]
    assert (found.value, days(found)) == (None, (None, FRIDAY))


ENGLISH = [
    ("From May 3 to 5 the council met in Vienna.", "meet", date(2022, 5, 3), date(2022, 5, 5)),
    ("On Boxing Day the minister resigned.", "resign", date(2021, 12, 26), date(2021, 12, 26)),
    ("Peru recognised the state in May.", "recognise", date(2022, 5, 1), date(2022, 5, 31)),
    ("Peru will recognise the state in May.", "recognise", date(2023, 5, 1), date(2023, 5, 31)),
    ("He said Peru would recognise the state on Monday.", "recognise", date(2022, 7, 18), date(2022, 7, 18)),
    ("Peru recognises the state on Wednesday.", "recognise", date(2022, 7, 20), date(2022, 7, 20)),
    (
        "On May 3 Peru met them. Chile severed relations the next day.",
        "sever",
        date(2022, 5, 4),
        date(2022, 5, 4),
    ),
    ("On May 3 Peru recognised the state and sent an envoy.", "send", date(2022, 5, 3), date(2022, 5, 3)),
    ("A few days ago Peru recognised the state.", "recognise", None, FRIDAY),
    ("Peru has recognised the state since 2014.", "recognise", date(2014, 1, 1), FRIDAY),
]


@pytest.mark.parametrize(("text", "verb", "first", "last"), ENGLISH)
def test_english_clauses_have_their_times_in_the_same_way(
    text: str, verb: str, first: date | None, last: date
) -> None:
    assert days(times(text, FRIDAY, "en")[verb]) == (first, last)


def test_hours_ago_were_today_or_yesterday() -> None:
    found = times("Vor drei Stunden erkannte Peru den Staat an.", FRIDAY)
    assert days(found["anerkennen"]) == (date(2022, 7, 14), FRIDAY)


def test_the_pluperfect_steps_back_before_the_narrative() -> None:
    found = times("Am 3. Mai 2021 erkannte Peru den Staat an. Chile hatte dagegen protestiert.")
    assert found["protestieren"].value is None


def test_the_date_of_a_treaty_is_not_that_of_its_denunciation() -> None:
    found = times("Peru kündigte das Abkommen vom 3. Mai 1999 am 9. Juni 2021.")
    assert found["kündigen"].value == "2021-06-09"


def test_what_is_told_as_past_was_by_the_day_of_publication() -> None:
    found = times("Peru erkannte den Staat an.", FRIDAY)
    assert days(found["anerkennen"]) == (None, FRIDAY)
    assert found["anerkennen"].basis == "published"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Am 31. Februar 2022 erkannte Peru den Staat an.", "2022-02-31"),
        ("Am 32. März erkannte Peru den Staat an.", "XXXX-03-32"),
        ("Am 29.2.2023 erkannte Peru den Staat an.", "2023-02-29"),
    ],
)
def test_a_day_that_no_calendar_has_is_kept_and_not_moved(text: str, value: str) -> None:
    before = "Am Montag protestierte Chile. "
    found = times(before + text, FRIDAY)["anerkennen"]
    assert (found.value, found.impossible) == (value, True)
    assert days(found) == (None, FRIDAY)
    undated = times(text)["anerkennen"]
    assert (undated.impossible, days(undated)) == (True, (None, None))
    assert "no calendar" in str(undated.note)


def test_without_any_date_nothing_is_claimed() -> None:
    assert times("Peru erkannte den Staat an.")["anerkennen"] == Time()


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Peru erkennt den Staat seit dem 3. Mai 2021 an.", date(2021, 5, 3), None),
        ("Peru wird den Staat bis Ende 2023 anerkennen.", None, date(2023, 12, 31)),
        ("Peru erkannte den Staat nach dem 3. Mai 2021 an.", date(2021, 5, 4), None),
        ("Peru erkannte den Staat vor dem 3. Mai 2021 an.", None, date(2021, 5, 2)),
    ],
)
def test_the_word_before_a_time_says_on_which_side_the_act_lies(
    text: str, earliest: date | None, latest: date | None
) -> None:
    assert days(times(text)["anerkennen"]) == (earliest, latest)


STORY = (
    "Anfang dieser Woche erkannte Peru die Republik an. "
    "Am 4. März 2021 hatte Chile sie anerkannt. Bolivien folgte später in diesem Monat, und Panama tat es Ende April."
)


def test_an_undated_report_is_bounded_by_what_it_tells_as_past() -> None:
    found = times(STORY)
    first = analyse(STORY, "de").sentences[0]
    when = Times(analyse(STORY, "de"), None).of(first, first.clauses[0])
    assert days(when) == (date(2021, 5, 1), None)
    assert when.basis == "bounds"
    assert days(found["folgen"]) == (date(2021, 3, 5), date(2021, 3, 31))
    assert found["tun"].value == "2021-04"


def test_a_dated_report_places_its_own_week() -> None:
    analysis = analyse(STORY, "de")
    when = Times(analysis, date(2021, 5, 14)).of(analysis.sentences[0], analysis.sentences[0].clauses[0])
    assert when.value == "2021-W19"
    assert days(when) == (date(2021, 5, 10), date(2021, 5, 12))


def test_a_claim_carries_its_time() -> None:
    text = "Russland hat am Dienstag drei deutsche Diplomaten ausgewiesen."
    claims = Reader().read(Report("r", text, "de", published=FRIDAY))
    assert [(claim.act.key, claim.time.value, claim.time.text) for claim in claims] == [
        ("expel_diplomats", "2022-07-12", "Dienstag")
    ]
