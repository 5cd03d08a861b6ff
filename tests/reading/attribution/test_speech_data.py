"""The words of saying: each introduces a message where it should, and only there; a wrong file is refused."""

from __future__ import annotations

import pytest
from spoken import Report

from demarche.knowledge import KnowledgeError, load_speech
from demarche.knowledge._speech import parse_speech
from demarche.knowledge._speech_words import SpeechExample

SPEECH = {language: load_speech(language) for language in ("de", "en")}
EXAMPLES = [(language, example) for language, speech in SPEECH.items() for example in speech.examples]
OF_GROUPS = [(language, example) for language, example in EXAMPLES if example.word is None]
OF_WORDS = [(language, example) for language, example in EXAMPLES if example.word is not None]

FILE = """
[[verbs]]
id = "sagen"
words = "sagen rufen"
takes = ["that"]
accepts = ["A sagte, dass er geht."]
rejects = ["A ging."]
accepts_each = "A wird {}, dass B geht."
rejects_each = "A wird {}, obwohl B geht."
"""


def rules(language: str, example: SpeechExample) -> list[tuple[str, str]]:
    """Group and word of each rule that found a message in the sentence."""
    found = [tuple(item.rule.split("/")[1:]) for item in Report(example.text, language).items]
    named = [(rule[0], rule[-1]) for rule in found]
    nouns = ((SPEECH[language].noun(word), word) for _, word in named)
    return [*named, *((noun.group, word) for noun, word in nouns if noun is not None)]


def verb_of(language: str, entry: str) -> str:
    """The verb of an entry of several words: the last one in German, the first one in English."""
    words = entry.lower().split()
    return words[0] if language == "en" else words[-1]


@pytest.mark.parametrize(
    ("language", "example"), OF_GROUPS, ids=[f"{language} {e.group}: {e.text}" for language, e in OF_GROUPS]
)
def test_the_words_of_a_group_introduce_a_message_where_the_data_say_so(
    language: str, example: SpeechExample
) -> None:
    groups = [group for group, _ in rules(language, example)]
    assert (example.group in groups) == example.accepted


@pytest.mark.parametrize(
    ("language", "group"), sorted({(language, example.group) for language, example in OF_WORDS})
)
def test_every_word_of_a_group_is_used_as_its_data_say(language: str, group: str) -> None:
    wrong = []
    for tongue, example in OF_WORDS:
        if tongue == language and example.group == group and example.word is not None:
            rule = (group, verb_of(language, example.word))
            if (rule in rules(language, example)) != example.accepted:
                wrong.append(example.text)
    assert not wrong


@pytest.mark.parametrize(("language", "least"), [("de", 350), ("en", 200)])
def test_there_are_words_enough_for_the_news(language: str, least: int) -> None:
    entries = {(example.kind, example.word) for tongue, example in OF_WORDS if tongue == language}
    assert len(entries) >= least


def test_a_file_in_order_is_read() -> None:
    speech = parse_speech(FILE, "speech.toml")
    assert set(speech.verbs) == {"sagen", "rufen"}


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('words = "sagen rufen"', 'words = "sagen rufen sagen"', "'sagen' is there twice"),
        ('rejects = ["A ging."]\n', "", "'rejects' is missing"),
        ('takes = ["that"]', 'take = ["that"]\ntakes = ["that"]', "unknown key 'take'"),
        ('takes = ["that"]', 'takes = ["that"]\nmedium = "smoke"', "medium 'smoke'"),
        ("[[verbs]]", "[[verbs]", "no TOML"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place_named(old: str, new: str, named: str) -> None:
    with pytest.raises(KnowledgeError, match=r"speech\.toml") as refused:
        parse_speech(FILE.replace(old, new), "speech.toml")
    assert named in str(refused.value)


def test_two_groups_may_share_a_word_only_where_it_takes_different_things() -> None:
    second = FILE.replace('id = "sagen"', 'id = "again"')
    with pytest.raises(KnowledgeError, match="'sagen' takes that in group 'sagen' already"):
        parse_speech(FILE + second, "speech.toml")
    different = parse_speech(FILE + second.replace('takes = ["that"]', 'takes = ["noun"]'), "speech.toml")
    assert [sense.group for sense in different.verbs["rufen"]] == ["sagen", "again"]


def test_two_groups_of_one_name_are_refused() -> None:
    with pytest.raises(KnowledgeError, match="another group has this id"):
        parse_speech(FILE + FILE, "speech.toml")


def test_a_phrase_may_have_its_verb_first_where_the_file_says_so() -> None:
    last = parse_speech(FILE.replace("sagen rufen", "'klar machen'"), "speech.toml")
    first = parse_speech(
        FILE.replace("sagen rufen", "'rule out'") + '[grammar]\nverb = "first"\n', "speech.toml"
    )
    assert last.verbs["machen"][0].words == ("klar",)
    assert first.verbs["rule"][0].words == ("out",)


def test_english_words_of_saying_are_in_order_and_enough() -> None:
    english = load_speech("en")
    entries = {(example.kind, example.word) for example in english.examples if example.word is not None}
    assert len(entries) >= 200
    assert {sense.group for sense in english.verbs["deny"]} == {"deny"}
    assert english.prepositions["according to"].any
