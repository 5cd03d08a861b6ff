"""The reports that are measured on."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from demarche.intake import bundled_reports
from demarche.model import Report

_EVALUATION = Path(__file__).resolve().parents[2] / "shared" / "eval"
NEWS = {"de": _EVALUATION / "news-de.jsonl", "en": _EVALUATION / "news-en.jsonl"}
"""A thousand articles of a German newspaper, and the beginnings of some thousand English ones, each with its section;
not part of the project."""

POLITICS = {"de": ("International", "Inland"), "en": ("World",)}
ELSEWHERE = ("Sport", "Kultur")
MOST = 120
"""Articles of politics that are read; all of them would take minutes."""


def described() -> str:
    """Which reports these are, in a sentence."""
    if NEWS["de"].exists():
        return (
            f"Measured on {MOST} political articles and all of sport and culture of `shared/eval/news-de.jsonl`, "
            "and on the reports that come with demarche; English on `shared/eval/news-en.jsonl`."
        )
    return (
        "Measured on the reports that come with demarche only: `shared/eval/news-de.jsonl` is not on this machine, "
        "so there is nothing to say about articles on sport and culture."
    )


def political() -> list[Report]:
    """Reports of politics: those bundled, and articles where there are any."""
    return [*bundled_reports(), *articles("de", POLITICS["de"])[:MOST]]


def elsewhere() -> list[Report]:
    """Articles on sport and culture."""
    return articles("de", ELSEWHERE)


def articles(language: str, sections: tuple[str, ...]) -> list[Report]:
    """The articles of some sections; none where they are not on this machine."""
    return [
        Report(ref=row["id"], text=row["text"], language=language)
        for row in _rows(language)
        if row["section"] in sections
    ]


@cache
def _rows(language: str) -> list[dict[str, str]]:
    if not NEWS[language].exists():
        return []
    return [json.loads(line) for line in NEWS[language].read_text(encoding="utf-8").splitlines()]
