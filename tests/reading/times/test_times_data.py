"""Each rule's own examples: what it finds, what that means, and what it must leave alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from demarche.knowledge import load_times
from demarche.reading.times import find_times

LANGUAGES = ("de", "en")


def accepted() -> Iterator[Any]:
    for language in LANGUAGES:
        for rule in load_times(language).rules:
            for example in rule.accepts:
                yield pytest.param(language, example, id=f"{language}: {rule.id}: {example['find']}")


def rejected() -> Iterator[Any]:
    for language in LANGUAGES:
        for rule in load_times(language).rules:
            for text in rule.rejects:
                yield pytest.param(language, text, id=f"{language}: {rule.id}: {text}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_shows_what_it_accepts_with_its_value_and_what_it_rejects(language: str) -> None:
    for rule in load_times(language).rules:
        assert rule.rejects, f"{rule.id} shows nothing that it must leave alone"
        assert rule.accepts or rule.means == "none", f"{rule.id} shows nothing that it finds"
        assert all("value" in example for example in rule.accepts), rule.id


@pytest.mark.parametrize(("language", "example"), list(accepted()))
def test_what_a_rule_accepts_means_what_its_example_says(language: str, example: Mapping[str, Any]) -> None:
    text = example["text"]
    found = {
        text[one.start : one.end]: one
        for one in find_times(text, language=language, published=example.get("dated"))
    }
    assert example["find"] in found
    said = {name: example[name] for name in example.keys() - {"text", "find", "dated"}}
    assert {name: getattr(found[example["find"]], name) for name in said} == said


@pytest.mark.parametrize(("language", "text"), list(rejected()))
def test_what_a_rule_rejects_is_no_time(language: str, text: str) -> None:
    assert [text[one.start : one.end] for one in find_times(text, language=language)] == []
