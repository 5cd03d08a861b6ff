"""Whom a question is about."""

from __future__ import annotations

from datetime import date

import pytest

from demarche.ask import AmbiguousActorError, UnknownActorError, actor_of, find_actor
from demarche.knowledge import load_knowledge


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("kp", "kp"),
        ("UA-DPR", "ua-dpr"),
        ("Nordkorea", "kp"),
        ("North Korea", "kp"),
        ("nordkorea", "kp"),
        ("Pjöngjang", "kp"),
        ("  Volksrepublik   Donezk ", "ua-dpr"),
        ("Kosovo", "xk"),
        ("der Kreml", "ru"),
        ("EU", "org:eu"),
        ("org:eu", "org:eu"),
        ("grp:rebels-cd", "grp:rebels-cd"),
        ("Wladimir Putin", "ru"),
    ],
)
def test_a_code_or_a_name_in_either_language_finds_its_actor(name: str, code: str) -> None:
    assert find_actor(name, load_knowledge()).code == code


def test_a_name_of_several_lists_them() -> None:
    with pytest.raises(AmbiguousActorError, match=r"may be .*give the code") as raised:
        find_actor("Kongo", load_knowledge())
    assert {actor.code for actor in raised.value.candidates} == {"cd", "cg"}


def test_a_person_stands_for_whom_it_spoke_for_on_the_day() -> None:
    known = load_knowledge()
    assert find_actor("Ban Ki-moon", known, on=date(2010, 1, 1)).code == "org:un"
    assert find_actor("Ban Ki-moon", known, on=date(2005, 1, 1)).code == "kr"


def test_a_name_of_nobody_is_told_with_those_that_are_nearly_so_called() -> None:
    with pytest.raises(UnknownActorError, match=r"'Nordkorrea'; perhaps Nordkorea \(kp\)"):
        find_actor("Nordkorrea", load_knowledge())
    with pytest.raises(UnknownActorError, match="demarche actors lists all"):
        find_actor("Xqzwv", load_knowledge())


def test_a_code_that_is_not_known_stands_for_itself() -> None:
    known = load_knowledge()
    assert actor_of("grp:rebels-cd", known).name == "rebels cd"
    assert actor_of("kp", known).name == "North Korea"
