"""CONTRIBUTING.md shows a frame that loads, and names every key and place that a frame may have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from demarche.knowledge import load_knowledge
from demarche.knowledge._frame import PLACES, STEPS
from demarche.knowledge._frames import read_frames

GUIDE = (Path(__file__).resolve().parents[2] / "CONTRIBUTING.md").read_text("utf-8")


def test_the_frame_it_shows_is_one(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```toml\n(.*?)```", GUIDE, re.S)
    file = tmp_path / "greetings.toml"
    file.write_text(shown, encoding="utf-8")
    (frame,) = read_frames([file], "de", load_knowledge().acts)
    assert frame.rule == "de/praise/grussbotschaft"
    assert frame.accepts
    assert frame.rejects


@pytest.mark.parametrize("name", sorted(PLACES | STEPS))
def test_it_names_every_place_and_step(name: str) -> None:
    assert re.search(rf"`(clause-)?{name.removeprefix('clause-')}`", GUIDE)
