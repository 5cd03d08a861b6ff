"""What is one word."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.language._quotations import find_quotations
from demarche.language._segment import segment

SHARED = Path(__file__).parents[2].parent / "shared"


def words(text: str, language: str = "de") -> list[str]:
    return [token.text for sentence in segment(text, language) for token in sentence.tokens]


GERMAN = [
    "Der US-Präsident geht's langsam an , sagt er .",
    "die Ost- und Westukraine , Außenpolitik und -wirtschaft",
    "am 21. Februar 2022 um 14:30 Uhr",
    "rund 3,5 % von 1.250.000 Euro und 20 $",
    "der 14-jährige F-16-Pilot , 1990er Jahre , 1.000-Euro-Schein",
    "von 2014 - 2020 , am 2022-02-21 oder 21.02.2022",
    "er kam ... und ging … nie",
    "z. B. Dr. Meyer , u.a. in den U.S. Staaten , Dipl.-Ing. Ott",
    "Hans' Auto , 'ne Frage , O'Neill , L’Aquila",
    "Diplomat:innen und Bürger*innen kamen",
    "und / oder , Riga / Tallinn , Saison 2005/06",
    "„ Nie “ , » Nie « , ‚ Nie ‘ , ,, Nie '' , \" Nie \" , ' Nie '",
    "per Mail an amt@beispiel.org oder auf www.beispiel.de/a?b=c ,",
    "Beispiel.de meldet § 5 und Art. 7 GG",
    "Was ?! Nein !!!",
    "@amt schrieb #frieden",
    "die Volks\u00adrepublik und Rus\u200bsland , Corona\u2011Krise",
    "Pra\u0308sident Selenskyj",
    "sagte ( so hieß es ) [ sic ] nichts",
]


@pytest.mark.parametrize("spaced", GERMAN)
def test_german_words_are_told_apart(spaced: str) -> None:
    assert words(spaced) == spaced.split(" ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er kam,sah und ging.", "Er kam , sah und ging ."),
        ("20% von 5€", "20 % von 5 €"),
        ("(dpa)–Kiew", "( dpa ) – Kiew"),
        ("„Nie“,sagte er.", "„ Nie “ , sagte er ."),
        ("Es endet am 21. Die Frist.", "Es endet am 21. Die Frist ."),
        ("Es waren 21. Die Frist.", "Es waren 21 . Die Frist ."),
        ("so, usw. Danach", "so , usw. Danach"),
        ("Moskau/Kiew", "Moskau / Kiew"),
        ("ein Rohr von 6'", "ein Rohr von 6 '"),
    ],
)
def test_marks_are_parted_from_words(text: str, expected: str) -> None:
    assert words(text) == expected.split(" ")


@pytest.mark.parametrize(
    "spaced",
    [
        "do n't , ca n't , wo n’t",
        "Russia 's envoy said it 's over ; they 'll go , I 'd stay",
        "the ministers ' talks with O'Neill",
        "the U.S. and Ph.D. students at 5 p.m. today",
        "a well-known pro-Russian long-term plan",
    ],
)
def test_english_clitics_are_words_of_their_own(spaced: str) -> None:
    text = spaced.replace(" n't", "n't").replace(" n’t", "n’t").replace(" '", "'")
    assert words(text, "en") == spaced.split(" ")


def test_words_know_their_place_and_carry_no_analysis_yet() -> None:
    first, second = segment("Er  kam. Sie nicht.", "de")
    assert [(token.text, token.start, token.end, token.index) for token in first.tokens] == [
        ("Er", 0, 2, 0),
        ("kam", 4, 7, 1),
        (".", 7, 8, 2),
    ]
    assert [token.index for token in second.tokens] == [0, 1, 2]
    assert (first.index, second.index, second.start, second.end) == (0, 1, 9, 19)
    assert {(token.tag, token.lemma) for token in first.tokens} == {("", "")}
    assert first.clauses == ()


PIECES = st.sampled_from(
    [
        *" \n\t.,;:!?-–—…'\"„“”‚‘’»«›‹()[]/@#%*_&0123456789aBcÄß",
        *"\u00ad\u200b\u200f\ufeff\x00\ud800\udfff\u0308\u2028\u00a0\U0001f600漢ش",
        "Dr.",
        "z. B.",
        "21.",
        "Die ",
        "geht's",
        "http://",
        "www.",
        "Wien (dpa) – ",
        "''",
        ",,",
        "...",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


def is_blank(char: str) -> bool:
    """White space, control and format characters: what no word has to hold."""
    return char.isspace() or char in INVISIBLE or ord(char) < 32 or 127 <= ord(char) < 160


INVISIBLE = {
    chr(code)
    for code in (0xAD, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
}


@pytest.mark.parametrize("language", ["de", "en"])
@given(text=TEXTS)
def test_words_quote_the_text_in_order_and_leave_nothing_out(language: str, text: str) -> None:
    at = 0
    covered: set[int] = set()
    for place, sentence in enumerate(segment(text, language)):
        assert sentence.index == place
        assert (sentence.start, sentence.end) == (sentence.tokens[0].start, sentence.tokens[-1].end)
        for token in sentence.tokens:
            assert at <= token.start < token.end
            assert text[token.start : token.end] == token.text
            covered.update(range(token.start, token.end))
            at = token.end
    assert all(is_blank(char) for place, char in enumerate(text) if place not in covered)


@given(text=TEXTS)
def test_quotations_lie_in_the_text_and_nest(text: str) -> None:
    found = find_quotations(text, segment(text, "de"))
    assert [quotation.span[0] for quotation in found] == sorted(quotation.span[0] for quotation in found)
    for quotation in found:
        start, end = quotation.span
        assert 0 <= start < end <= len(text)
        around = sum(other.closed and other.span[0] < start and end < other.span[1] for other in found)
        assert quotation.level == around or not quotation.closed


def test_treebank_heads_are_words() -> None:
    path = SHARED / "eval" / "ud-gsd-de.jsonl"
    if not path.exists():
        pytest.skip("../shared/eval/ud-gsd-de.jsonl is not there")
    missed = total = 0
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        edges = {
            edge
            for sentence in segment(row["text"], "de")
            for token in sentence.tokens
            for edge in (token.start, token.end)
        }
        ends = {token.end for sentence in segment(row["text"], "de") for token in sentence.tokens}
        for verb in row["verbs"]:
            for span in filter(None, (verb["verb"], verb["subject"], verb["object"])):
                # The treebank parts compounds at hyphens; here they stay one word.
                first = row["text"][: span[0]].endswith("-") or span[0] in edges
                last = row["text"][span[1] :].startswith("-") or span[1] in ends
                total += 1
                missed += not (first and last)
    assert missed / total < 0.002


def test_an_abbreviation_with_dots_and_a_hyphen_is_one_word() -> None:
    (sentence,) = segment("A U.S.-based firm left the U.N.-backed talks.", "en")
    assert [
        token.text for token in sentence.tokens
    ] == "A U.S.-based firm left the U.N.-backed talks .".split()
