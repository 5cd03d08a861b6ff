"""Two readings side by side."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claim_strategies import claims
from demarche.comparison import Comparison, ReadClaim, compare, summary
from demarche.model import Report
from demarche.reading import Reader

TEXT = "Kanada erkannte das Kosovo an. Ecuador brach die Beziehungen zu Mexiko ab."


def read(text: str, ref: str = "meldung") -> list[ReadClaim]:
    report = Report(ref, text, "de")
    return [ReadClaim(ref, claim, text[slice(*claim.evidence.sentence)]) for claim in Reader().read(report)]


def changed(found: list[ReadClaim], place: int, **parts: object) -> list[ReadClaim]:
    return [
        replace(one, claim=replace(one.claim, **parts)) if index == place else one  # type: ignore[arg-type]
        for index, one in enumerate(found)
    ]


def told(comparisons: tuple[Comparison, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(comparison.verdict, comparison.differences) for comparison in comparisons]


def test_the_same_reading_agrees_in_everything() -> None:
    found = read(TEXT)
    assert told(compare(found, found)) == [("agree", ()), ("agree", ())]
    assert summary(compare(found, found)).agreement == 1.0


def test_a_part_that_changed_is_named() -> None:
    found = read(TEXT)
    second = changed(found, 0, polarity="negated", modality="possible")
    assert told(compare(found, second)) == [("differ", ("polarity", "modality")), ("agree", ())]


def test_a_claim_with_another_act_in_the_same_words_is_the_same_claim_told_otherwise() -> None:
    found = read(TEXT)
    second = changed(found, 0, act=found[1].claim.act)
    assert told(compare(found, second)) == [("differ", ("act",)), ("agree", ())]


def test_another_actor_is_told_by_the_side_on_which_it_stands() -> None:
    found = read(TEXT)
    second = changed(found, 0, target=found[1].claim.target)
    assert told(compare(found, second)) == [("differ", ("target",)), ("agree", ())]


def test_what_only_one_reading_has_is_told_apart() -> None:
    found = read(TEXT)
    assert told(compare(found, found[:1])) == [("agree", ()), ("only_first", ())]
    assert told(compare(found[:1], found)) == [("agree", ()), ("only_second", ())]


def test_two_wordings_of_the_same_news_are_compared_by_what_they_tell() -> None:
    first = read("Kanada erkannte das Kosovo an.")
    second = read("Das Kosovo ist von Kanada anerkannt worden.")
    assert [c.verdict for c in compare(first, second)] == ["agree"]


def test_claims_of_reports_of_different_names_are_never_brought_together() -> None:
    verdicts = [c.verdict for c in compare(read(TEXT, "eins"), read(TEXT, "zwei"))]
    assert verdicts == ["only_first", "only_first", "only_second", "only_second"]


def test_the_parties_of_a_symmetric_act_may_stand_either_way() -> None:
    first = read("Serbien und Kroatien nahmen diplomatische Beziehungen auf.")
    second = read("Kroatien nahm diplomatische Beziehungen zu Serbien auf.")
    assert [c.verdict for c in compare(first, second)] == ["agree"]


def test_figures_count_claims_and_parts() -> None:
    found = read(TEXT)
    figures = summary(compare(found, changed(found, 0, polarity="negated")[:1]))
    assert (figures.agree, figures.differ, figures.only_first, figures.only_second) == (0, 1, 1, 0)
    assert figures.differences == (("polarity", 1),)
    assert figures.agreement == 0.0
    assert summary(()).agreement == 1.0


def read_claims_of(*refs: str) -> st.SearchStrategy[list[ReadClaim]]:
    return st.lists(st.builds(ReadClaim, st.sampled_from(refs), claims()), max_size=6)


@given(read_claims_of("a", "b"))
def test_any_reading_agrees_with_itself(found: list[ReadClaim]) -> None:
    assert {comparison.verdict for comparison in compare(found, found)} <= {"agree"}


@given(read_claims_of("a", "b"), read_claims_of("a", "b"))
def test_every_claim_is_told_once_whatever_the_order(first: list[ReadClaim], second: list[ReadClaim]) -> None:
    found = compare(first, second)

    def sides(name: str) -> list[str]:
        return sorted(side.claim.id for c in found if (side := getattr(c, name)) is not None)

    def ids(read: list[ReadClaim]) -> list[str]:
        return sorted(one.claim.id for one in read)

    assert (sides("first"), sides("second")) == (ids(first), ids(second))
    mirrored = summary(compare(second[::-1], first[::-1]))
    figures = summary(found)
    assert (figures.only_first + figures.only_second) == (mirrored.only_first + mirrored.only_second)


def test_a_narrower_time_is_a_difference() -> None:
    found = read("Am 3. Mai 2021 erkannte Kanada das Kosovo an.")
    second = changed(found, 0, time=replace(found[0].claim.time, earliest=None))
    assert told(compare(found, second)) == [("differ", ("time",))]
