"""Words of grammar are data: each language that reports are read in has them, and what is wrong in them is named."""

from pathlib import Path

import pytest

from demarche.knowledge import KnowledgeError, load_grammar
from demarche.knowledge._grammar import read_grammar
from demarche.language import languages

GERMAN = Path(__file__).parents[2] / "src/demarche/knowledge/de/grammar.toml"


@pytest.mark.parametrize("language", languages())
def test_each_language_says_who_does_it_and_whose_it_is(language: str) -> None:
    grammar = load_grammar(language)
    assert grammar.doer
    assert grammar.owner
    assert grammar.modals
    assert grammar.possessives


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('doer = "durch"', 'deor = "durch"', "top.deor: unknown key"),
        ('doer = "durch"', "", "top.doer: missing"),
        ('doer = "durch"', 'doer = "durch durch"', "top.doer: 'durch' is there twice"),
        ("free_order = true", 'free_order = "yes"', "top.free_order: 'yes' is neither true nor false"),
        ('"feminine plural"', '"female plural"', "possessives.ihr: ['female', 'plural'] are not all of"),
        ('demanded = "müssen"', 'demanded = "können"', "'können' is already"),
        ('demanded = "müssen"', 'wanted = "müssen"', "modals.wanted: unknown key"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    file, text = tmp_path / "grammar.toml", GERMAN.read_text("utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        read_grammar(file)
    assert said in str(error.value)
    assert str(file) in str(error.value)
