"""The reports that are measured on."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from demarche.intake import bundled_reports
from demarche.model import Report

NEWS = Path(__file__).resolve().parents[2] / "shared" / "eval" / "news-de.jsonl"
"""A thousand articles of a newspaper, each with its section; not part of the project."""

POLITICS = ("International", "Inland")
ELSEWHERE = ("Sport", "Kultur")
MOST = 120
"""Articles of politics that are read; all of them would take minutes."""


def described() -> str:
    """Which reports these are, in a sentence."""
    if NEWS.exists():
        return (
            f"Measured on {MOST} political articles and all of sport and culture of `shared/eval/news-de.jsonl`, "
            "and on the reports that come with demarche."
        )
    return (
        "Measured on the reports that come with demarche only: `shared/eval/news-de.jsonl` is not on this machine, "
        "so there is nothing to say about articles on sport and culture."
    )


def political() -> list[Report]:
    """Reports of politics: those bundled, and articles where there are any."""
    return [*bundled_reports(), *_articles(POLITICS)[:MOST]]


def elsewhere() -> list[Report]:
    """Articles on sport and culture."""
    return _articles(ELSEWHERE)


def _articles(sections: tuple[str, ...]) -> list[Report]:
    return [
        Report(ref=row["id"], text=row["text"], language="de")
        for row in _rows()
        if row["section"] in sections
    ]


@cache
def _rows() -> list[dict[str, str]]:
    if not NEWS.exists():
        return []
    return [json.loads(line) for line in NEWS.read_text(encoding="utf-8").splitlines()]
