"""Every frame's own examples: what it accepts gives its act, what it rejects does not."""

from __future__ import annotations

from functools import cache

import pytest

from demarche.knowledge import Example, Frame, load_knowledge
from demarche.model import Report
from demarche.reading import Reader

LANGUAGES = ("de", "en")
FRAMES = [(language, frame) for language in LANGUAGES for frame in load_knowledge().frames(language)]


@cache
def reader() -> Reader:
    return Reader()


def read(text: str, language: str) -> list[Example]:
    return [
        Example(
            f"{claim.act.key} {claim.rule}",
            tuple(p.actor.code for p in claim.source),
            tuple(p.actor.code for p in claim.target),
            claim.polarity,
            claim.modality,
        )
        for claim in reader().read(Report("example", text, language))
    ]


def same(found: Example, wanted: Example, act: str) -> bool:
    return (
        found.text.split()[0] == act
        and sorted(found.source) == sorted(wanted.source)
        and sorted(found.target) == sorted(wanted.target)
        and (found.polarity, found.modality) == (wanted.polarity, wanted.modality)
    )


@pytest.mark.parametrize(
    ("language", "frame", "example"),
    [(language, frame, example) for language, frame in FRAMES for example in frame.accepts],
    ids=lambda value: (
        value.text if isinstance(value, Example) else value.id if isinstance(value, Frame) else value
    ),
)
def test_what_a_frame_accepts_gives_its_act(language: str, frame: Frame, example: Example) -> None:
    found = read(example.text, language)
    assert any(same(claim, example, frame.act) for claim in found), found


@pytest.mark.parametrize(
    ("language", "frame", "text"),
    [(language, frame, text) for language, frame in FRAMES for text in frame.rejects],
    ids=lambda value: value.id if isinstance(value, Frame) else value,
)
def test_what_a_frame_rejects_does_not(language: str, frame: Frame, text: str) -> None:
    assert frame.act not in [claim.text.split()[0] for claim in read(text, language)]


@pytest.mark.parametrize(("language", "frame"), FRAMES, ids=lambda v: v.id if isinstance(v, Frame) else v)
def test_every_frame_shows_what_it_takes_and_what_it_leaves(language: str, frame: Frame) -> None:
    assert frame.accepts
    assert frame.rejects


def test_every_act_has_examples_enough() -> None:
    for act in {frame.act for _, frame in FRAMES}:
        frames = [frame for _, frame in FRAMES if frame.act == act]
        assert sum(len(frame.accepts) for frame in frames) >= 6, act
        assert sum(len(frame.rejects) for frame in frames) >= 3, act
