"""Companies are actors too: by a noun before their name, by a word that ends it, by a name that is known."""

from __future__ import annotations

import pytest

from demarche.model import Report
from demarche.reading import Reader

READER = Reader()


def targets(text: str, language: str) -> list[str]:
    return [p.actor.code for claim in READER.read(Report("r", text, language)) for p in claim.target]


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("Iran sued the British company Wilkins Tanker.", "en", "com:wilkins"),
        ("Chile wants to prosecute Harbour Mining.", "en", "com:harbour"),
        ("The United States opened an investigation into Gazprom.", "en", "com:gazprom"),
        ("Die EU verklagte den Konzern Wilkinson.", "de", "com:wilkinson"),
        ("Die USA verhängten Sanktionen gegen den Konzern Huawei.", "de", "com:huawei"),
    ],
)
def test_a_company_is_named_by_what_stands_before_or_behind_its_name(
    text: str, language: str, code: str
) -> None:
    assert targets(text, language) == [code]


def test_a_company_told_once_is_known_by_its_name_alone() -> None:
    text = "Der Konzern Wilkinson baut Schiffe. Die EU verklagte Wilkinson."
    assert targets(text, "de") == ["com:wilkinson"]


def test_what_companies_do_to_one_another_is_no_act() -> None:
    assert targets("The company Wilkins Tanker sued the company Harbour Mining in Chile.", "en") == []
