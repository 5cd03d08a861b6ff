"""Tags of punctuation marks, numbers and clitics ("'s", "n't")."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language._word import Word
from demarche.language.english._words import (
    ADVERB,
    CANNOT,
    DASHES,
    DETERMINER,
    NOUN,
    PARTICIPLE,
    QUOTES,
    STOPS,
)

_CLITIC_VERBS = {"'re": "VBB", "'ve": "VHB", "'ll": "VM0", "'m": "VBB"}
_BE = {
    "be": "VBI",
    "am": "VBB",
    "are": "VBB",
    "is": "VBZ",
    "was": "VBD",
    "were": "VBD",
    "been": "VBN",
    "being": "VBG",
}
_SPLIT = {"ca": "VM0", "wo": "VM0", "sha": "VM0", "do": "VDB", "does": "VDZ", "did": "VDD"}


def mend_mark(word: Word) -> None:
    text = word.text
    if word.tag == "POS":
        return
    if text in QUOTES:
        word.tag, word.lemma = "PUQ", text
    elif text[0] in STOPS or text in DASHES or text == ",":
        word.tag, word.lemma = "PUN", text
    elif text in ("(", "[", "{"):
        word.tag, word.lemma = "PUL", text
    elif text in (")", "]", "}"):
        word.tag, word.lemma = "PUR", text
    elif text == "%":
        word.tag, word.lemma = "NN0", text
    elif (
        not any(char.isalnum() for char in text)
        and word.tag not in ("PUN", "POS", "UNC", "CJC")
        and text != "&"
    ):
        word.tag, word.lemma = ("UNC" if text in ("$", "£", "€", "¥") else "PUQ"), text
    elif text == "US":
        word.tag, word.lemma = "NP0", text
    elif text[0].isdigit() and text[-1].isdigit() and not any(char.isalpha() for char in text):
        word.tag = "CRD"


def mend_clitics(words: Sequence[Word], i: int) -> None:
    word = words[i]
    lower = word.lower.replace("’", "'")
    before = words[i - 1] if i else None
    following = words[i + 1] if i + 1 < len(words) else None
    if lower in ("n't", "not"):
        word.tag, word.lemma = "XX0", "not"
        if before is not None and before.lower in _SPLIT:
            before.tag = _SPLIT[before.lower]
    elif lower == CANNOT:
        word.tag, word.lemma = "VM0", "can"
    elif lower in _CLITIC_VERBS:
        word.tag = _CLITIC_VERBS[lower]
    elif lower == "'d":
        word.tag = "VHD" if following is not None and following.tag in (*PARTICIPLE, "VVD") else "VM0"
    elif lower == "'s" and before is not None:
        word.tag = _clitic_s(words, i, before, following)
    elif lower in _BE and word.tag not in ("VBB", "VBZ", "VBD", "VBI", "VBN", "VBG"):
        word.tag = _BE[lower]


def _clitic_s(words: Sequence[Word], i: int, before: Word, following: Word | None) -> str:
    """Possessive, "is" or "has": by the word before and the words behind."""
    if following is None:
        return "POS"
    behind = i + 1
    while behind + 1 < len(words) and words[behind].tag in ADVERB:
        behind += 1
    perfect = words[behind].lower in ("been", "got", "had") or (
        words[behind].tag in PARTICIPLE
        and before.lower in ("it", "he", "she")
        and behind + 1 < len(words)
        and words[behind + 1].tag in (*DETERMINER, "PNP")
    )
    verb = "VHZ" if perfect else "VBZ"
    if before.lower == "let":
        return "PNP"
    if before.tag in ("PNP", "EX0", "DTQ", "PNQ", "AVQ", "PNI") or before.lower in (
        "that",
        "there",
        "here",
        "it",
        "this",
    ):
        return (
            verb
            if before.lower not in ("one", "someone", "everyone", "anyone", "nobody")
            or following.tag not in NOUN
            else "POS"
        )
    if following.tag in ("AT0", "XX0", "DPS", "VBN", "VVG", "PNP", "TO0") and following.tag != "POS":
        return verb
    return "POS"
