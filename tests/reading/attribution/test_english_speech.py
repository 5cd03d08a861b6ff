"""English: who says what in quotations, reported clauses, citations and hearsay."""

from __future__ import annotations

import pytest
from english_set import ROLES, scores, sentences
from spoken import report


def told(text: str) -> list[tuple[str, str]]:
    """Source and message of every attribution."""
    return report(text, "en").told()


def test_english_attributions_are_found_in_sentences_annotated_by_hand() -> None:
    assert len(sentences()) >= 40
    found = scores()
    assert all(found[role] >= 0.9 for role in ROLES), found


@pytest.mark.parametrize(
    ("text", "source", "message"),
    [
        ("Oslo must open the strait, the foreign minister said.", "the foreign minister", "Oslo must open the strait"),
        ("Oslo cannot close the strait, the envoy told reporters.", "the envoy", "Oslo cannot close the strait"),
        ("The strait is open, said the envoy.", "the envoy", "The strait is open"),
        ("The strait, the envoy said, is open.", "the envoy", "The strait … is open"),
        ("The strait is open, according to the envoy.", "the envoy", "The strait is open"),
        ("In the view of the envoy, the strait is open.", "the view of the envoy", "the strait is open"),
        ("The envoy accused Oslo of closing the strait.", "The envoy", "closing the strait"),
        ("The envoy promised that the strait would open.", "The envoy", "that the strait would open"),
        ("The demand of the envoy to open the strait was heard.", "the envoy", "to open the strait"),
    ],
)  # fmt: skip
def test_reported_speech_wherever_the_words_of_saying_stand(text: str, source: str, message: str) -> None:
    assert told(text) == [(source, message)]


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ('"We stay here," the mayor said.', "the mayor", '"We stay here,"'),
        ('"We stay here," said the mayor.', "the mayor", '"We stay here,"'),
        ('The mayor said, "We stay here."', "The mayor", '"We stay here."'),
        ("“We stay here,” Ann Berg, the mayor, told the radio.", "Ann Berg, the mayor", "“We stay here,”"),
        ('"We," the mayor said, "stay here."', "the mayor", '"We," … "stay here."'),
        ('"No comment," said the mayor.', "the mayor", '"No comment,"'),
        ('The mayor called the plan "a great mistake".', "The mayor", '"a great mistake"'),
    ],
)
def test_quotations_are_his_who_is_named_beside_them(text: str, source: str, words: str) -> None:
    found = report(text, "en")
    assert [(item.form, found.words(item.source), found.words(item.message)) for item in found.shown()] == [
        ("Direct", source, words)
    ]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The rebels reportedly burned the village.", "reportedly"),
        ("The rebels are said to have burned the village.", "are said"),
    ],
)
def test_hearsay_rests_on_nobody_named(text: str, cue: str) -> None:
    found = report(text, "en")
    assert found.words(found.only().cue) == cue
    assert (found.only().form, found.only().source) == ("FreeIndirect", ())


@pytest.mark.parametrize(
    "text",
    [
        "The rebels are expected to leave the village.",
        "The ship “Northern Star” left the port.",
        "The players were dressed according to the rules.",
        "Dozens of soldiers were found wounded.",
    ],
)
def test_what_only_looks_like_speech_is_none(text: str) -> None:
    assert told(text) == []


def test_somebody_is_told_something() -> None:
    found = report("The mayor told the council that the bridge was closed.", "en")
    assert found.words(found.only().addressee) == "the council"


def test_english_nesting_gives_the_outermost_speaker_first() -> None:
    found = report("Berg said the mayor had told her that the bridge was closed.", "en")
    assert found.speakers("closed") == ["Berg", "mayor"]
