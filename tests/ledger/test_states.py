"""What holds on a day, as far as the events say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.knowledge import load_knowledge
from demarche.ledger._events import events
from demarche.ledger._states import State, fold
from demarche.ledger._tellings import Telling

RULES = load_knowledge().states


def told(
    act: str,
    first: str | None,
    last: str | None = None,
    *,
    says: str = "affirmed",
    modality: str = "actual",
    standing: bool = False,
    word_of: tuple[str, ...] = (),
) -> Telling:
    """One telling: on a day, between two ("…", "…"), or up to a day (None, "…")."""
    earliest = date.fromisoformat(first) if first else None
    latest = date.fromisoformat(last or first or "9999-12-31")
    key = f"{act} {first} {last} {says} {word_of} {standing}"
    return Telling(key, key, act, "ca", "xk", earliest, latest, says, modality, word_of, standing=standing)  # type: ignore[arg-type]


def asked(day: str, *tellings: Telling, rule: str = "recognition") -> State:
    return fold(RULES[rule], "ca", "xk", events(tellings), date.fromisoformat(day))


RECOGNISED = told("recognise", "2008-03-18")
WITHDRAWN = told("withdraw_recognition", "2018-07-05")
LATER = told("recognise", None, "2020-01-01", standing=True)
NOT = told("recognise", None, "2012-05-01", says="negated")
REFUSED = told("refuse_recognition", "2008-02-20")
PLANNED = told("recognise", "2008-02-20", modality="intended")
DEMANDED = told("recognise", "2009-02-20", modality="demanded")
DENIED = told("recognise", None, "2009-01-01", says="negated", word_of=("rs",))
IN_MARCH = told("recognise", "2008-03-01", "2008-03-31")


@pytest.mark.parametrize(
    ("day", "tellings", "holds", "reason"),
    [
        ("2008-03-18", [RECOGNISED], "yes", "began on 2008-03-18"),
        ("2008-03-17", [RECOGNISED], "no", "began only on 2008-03-18"),
        ("2018-07-04", [RECOGNISED, WITHDRAWN], "yes", "began on 2008-03-18"),
        ("2018-07-05", [RECOGNISED, WITHDRAWN], "no", "ended on 2018-07-05"),
        ("2010-01-01", [WITHDRAWN], "yes", "ended only on 2018-07-05"),
        ("2010-01-01", [], "unknown", "nothing is told of it"),
        ("2010-01-01", [PLANNED], "unknown", "told only as intended"),
        ("2010-01-01", [PLANNED, DEMANDED], "unknown", "told only as demanded or intended"),
        ("2010-01-01", [PLANNED, RECOGNISED], "yes", "began on 2008-03-18"),
        ("2008-03-15", [IN_MARCH], "unknown", "may have come before or after: (2008-03-01 to 2008-03-31)"),
        ("2008-04-01", [IN_MARCH], "yes", "began (2008-03-01 to 2008-03-31)"),
        ("2010-01-01", [REFUSED], "no", "told as so on 2008-02-20"),
        ("2010-01-01", [RECOGNISED, REFUSED], "yes", "began on 2008-03-18"),
        ("2021-01-01", [LATER], "yes", "told as so on 2020-01-01"),
        ("2019-01-01", [LATER], "unknown", "nothing is told of it up to then"),
        ("2021-01-01", [NOT, LATER], "yes", "told as so on 2020-01-01"),
        ("2010-01-01", [RECOGNISED, DENIED], "disputed", "contradicted on 2009-01-01"),
        ("2021-01-01", [RECOGNISED, WITHDRAWN, LATER], "disputed", "contradicted on 2020-01-01"),
        ("2008-05-01", [IN_MARCH, told("withdraw_recognition", "2008-03-20")], "unknown", "it is not known which of these came last"),
        ("2018-07-05", [RECOGNISED, told("withdraw_recognition", "2018-07-01", "2018-07-31")], "unknown", "may have changed by then: (2018-07-01 to 2018-07-31)"),
    ],
)  # fmt: skip
def test_recognition(day: str, tellings: list[Telling], holds: str, reason: str) -> None:
    state = asked(day, *tellings)
    assert (state.holds, state.reason) == (holds, reason)


def test_sanctions_that_begin_say_nothing_of_the_time_before() -> None:
    imposed = told("impose_sanctions", "2014-03-17")
    assert asked("2014-03-16", imposed, rule="sanctions").holds == "unknown"
    assert asked("2014-03-17", imposed, rule="sanctions").holds == "yes"


@pytest.mark.parametrize(
    ("act", "says", "standing", "day", "holds"),
    [
        ("recognise", "affirmed", True, "2012-05-01", "yes"),
        ("recognise", "negated", False, "2012-05-01", "no"),
        ("refuse_recognition", "affirmed", False, "2012-05-01", "no"),
        ("refuse_recognition", "affirmed", False, "2012-04-30", "unknown"),
        ("recognise", "affirmed", False, "2012-05-01", "unknown"),
    ],
)
def test_what_stands_and_is_told_without_a_time_stands_on_the_day_of_its_report(
    act: str, says: str, standing: bool, day: str, holds: str
) -> None:
    undated = replace(
        told(act, "2012-05-01", says=says, standing=standing),
        earliest=None,
        latest=None,
        published=date(2012, 5, 1),
    )
    assert asked(day, undated).holds == holds


def test_the_events_that_decide_and_those_against_are_named() -> None:
    state = asked("2010-01-01", RECOGNISED, DENIED)
    assert [event.polarity for event in state.deciding] == ["affirmed"]
    assert [event.polarity for event in state.against] == ["negated"]


DAYS = st.dates(date(2020, 1, 1), date(2020, 1, 20))


@st.composite
def many(draw: st.DrawFn) -> list[Telling]:
    found = []
    for number in range(draw(st.integers(0, 8))):
        first, last = sorted((draw(DAYS), draw(DAYS)))
        act = draw(st.sampled_from(("recognise", "withdraw_recognition", "refuse_recognition", "praise")))
        polarity = draw(st.sampled_from(("affirmed", "negated")))
        standing, voice = draw(st.booleans()), draw(st.sampled_from(((), ("rs",))))
        earliest = draw(st.sampled_from((first, None)))
        found.append(
            Telling(f"{number:02}", f"r{number}", act, "ca", "xk", earliest, last, polarity, speakers=voice, standing=standing)  # type: ignore[arg-type]
        )  # fmt: skip
    return found


@given(many(), DAYS, st.randoms())
def test_the_fold_does_not_depend_on_the_order_of_reports(
    tellings: list[Telling], day: date, random: object
) -> None:
    mixed = list(tellings)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert fold(RULES["recognition"], "ca", "xk", events(mixed), day) == fold(
        RULES["recognition"], "ca", "xk", events(tellings), day
    )


@given(many(), DAYS)
def test_yes_and_no_rest_on_events(tellings: list[Telling], day: date) -> None:
    state = fold(RULES["recognition"], "ca", "xk", events(tellings), day)
    if state.holds in ("yes", "no", "disputed"):
        assert state.deciding
    if state.holds == "disputed":
        assert state.against
