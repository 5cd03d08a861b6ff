"""Files of spelling are read, and what is wrong in one is named."""

from pathlib import Path

import pytest

from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._spelling import read_spelling, spelling

WHOLE = """
[abbreviations]
inner = ["Dr."]
final = ["usw."]
either = []
number = ["Nr."]
[ordinals]
dotted = true
before = ["am"]
after = ["Mai"]
[sentences]
openers = ["Der"]
unfinished = ["und"]
[datelines]
agencies = ["dpa"]
place_prefixes = ["Bad"]
months = ["Mai"]
[words]
clitics = ["n't"]
apostrophes_join = false
gender_endings = []
"""


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_files_that_come_along_are_right(language: str) -> None:
    found = spelling(language)
    assert found is not None
    assert found.abbreviations["Dr."] == "inner"


def test_a_file_says_what_dots_mean(tmp_path: Path) -> None:
    file = tmp_path / "abbreviations.toml"
    file.write_text(WHOLE, "utf-8")
    found = read_spelling(file)
    assert found.abbreviations == {"Dr.": "inner", "usw.": "final", "Nr.": "number"}
    assert found.before_ordinal == {"am", "Am"}
    assert (found.dotted_ordinals, found.apostrophes_join, found.clitics) == (True, False, ("n't",))


def test_an_unknown_language_has_none() -> None:
    assert spelling("xx") is None
    assert spelling("../de") is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"usw."', '"Dr."', r"abbreviations\.final: 'Dr\.' is in 'inner' too"),
        ('"usw."', '"usw"', r"abbreviations\.final: 'usw' must end in a dot"),
        ('"usw."', '"u. s. w."', "have no space"),
        ('final = ["usw."]', "", r"abbreviations\.final: missing"),
        ("dotted = true", 'dotted = "yes"', r"ordinals\.dotted: 'yes' is neither true nor false"),
        ('["Der"]', '["Der", "Der"]', r"sentences\.openers: 'Der' is there twice"),
        ("[words]", "[words]\nclitic = []", r"words\.clitic: unknown key"),
        ("[words]", "[spare]\n[words]", "spare: unknown table"),
        ('"n\'t"', '"nt"', r"words\.clitics: 'nt' needs one straight apostrophe"),
        ("[words]", "[words", "not TOML"),
    ],
)
def test_an_error_names_file_and_key(tmp_path: Path, old: str, new: str, message: str) -> None:
    file = tmp_path / "abbreviations.toml"
    file.write_text(WHOLE.replace(old, new, 1), "utf-8")
    with pytest.raises(KnowledgeError, match=message) as caught:
        read_spelling(file)
    assert str(file) in str(caught.value)
