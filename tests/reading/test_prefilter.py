"""What is passed over without being parsed: reports that cannot hold a claim, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import demarche.reading._reader as reader_module
from demarche.knowledge import Frame, load_knowledge
from demarche.model import Report
from demarche.reading import Reader
from demarche.reading._prefilter import Prefilter

KNOWLEDGE = load_knowledge()
PREFILTER = Prefilter(KNOWLEDGE.frames("de"), KNOWLEDGE, "de")


@pytest.mark.parametrize("frame", KNOWLEDGE.frames("de"), ids=lambda frame: frame.rule)
def test_no_frame_is_kept_from_its_own_examples(frame: Frame) -> None:
    for example in frame.accepts:
        assert PREFILTER.worth_reading(example.text), example.text


@pytest.mark.parametrize(
    "text",
    [
        "Nach langem Zögern erkannte Rom die Republik Kosovo doch noch an.",
        "Rom ist bereit, Kosovo anzuerkennen.",
        "Das von Rom anerkannte Kosovo feiert.",
        "Das Kosovo dankt den anerkennenden Staaten, Rom voran.",
        "Rom will Kosovo an\u00aderkennen.",
        "Die Anerkennungen Kosovos häufen sich, zuletzt durch Rom.",
        "Teheran und Riad kündigten ihre Verträge.",
    ],
)
def test_an_act_is_seen_in_any_form_of_its_words(text: str) -> None:
    assert PREFILTER.worth_reading(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Verein kündigte den Vertrag mit dem Torhüter.",
        "Kanada ist groß, und Kuba ist schön.",
        "In Kanada erkannte niemand den Sänger an seiner Stimme.",
        "",
    ],
)
def test_a_report_that_lacks_an_actor_or_an_act_is_passed_over_untagged(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("it was tagged")

    monkeypatch.setattr(reader_module, "analyse", refuse)
    assert Reader().read(Report(ref="x", text=text, language="de")) == ()


def test_a_report_on_sport_is_passed_over_untagged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_module, "analyse", lambda *_: pytest.fail("it was tagged"))
    text = "Italien griff Spanien im Finale an. Der Trainer lobte den Stürmer nach der Halbzeit."
    assert Reader().read(Report(ref="x", text=text, language="de")) == ()


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_stands_around_it_never_hides_an_act(before: str, after: str) -> None:
    assert PREFILTER.worth_reading(f"{before} Rom erkennt Kosovo an. {after}")
