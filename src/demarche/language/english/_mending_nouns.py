"""Nouns that the tagger took for verbs: "US *sanctions* against Cuba have hurt", "air *strikes* on the camp"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from demarche.language._word import Word
from demarche.language.english._words import (
    ADJECTIVE,
    ADVERB,
    COMPOUND_NOUNS,
    DETERMINER,
    FINITE,
    NOUN,
    NUMERAL,
)

_PREPOSITIONS = frozenset(("PRP", "PRF"))
_BETWEEN = frozenset(("between", "by", "of"))
"""Prepositions behind an -ing form that is a noun ("*fighting* between …")."""


def mend_homographs(words: Sequence[Word], tags: Callable[[str], tuple[str, ...]]) -> None:
    """Mends, in place, forms of verbs that are nouns where they stand.

    Args:
        words: The words of a sentence as the tagger left them.
        tags: The tags that a word can have at all.
    """
    for i, word in enumerate(words):
        pair = f"{words[i - 1].lower}_{word.lower.removesuffix('s')}" if i else ""
        if word.tag in ("VVZ", "VVB", "VVD", "VVI") and pair in COMPOUND_NOUNS:
            word.tag, word.lemma = ("NN2" if word.lower.endswith("s") else "NN1"), pair.partition("_")[2]
        elif word.tag == "VVZ" and i and "NN2" in tags(word.text) and _subject_goes_on(words, i):
            word.tag = "NN2"
        elif word.tag == "VVG" and "NN1" in tags(word.text) and _is_event(words, i):
            word.tag = "NN1"


def _subject_goes_on(words: Sequence[Word], i: int) -> bool:
    """Whether a prepositional phrase and then the finite verb stand behind a word ("sanctions *against Cuba have*")."""
    if words[i - 1].tag not in NOUN and words[i - 1].tag not in ADJECTIVE:
        return False
    if i + 1 >= len(words) or words[i + 1].tag not in _PREPOSITIONS:
        return False
    for word in words[i + 2 :]:
        if word.tag in FINITE or word.tag == "VM0":
            return True
        inside = word.tag in NOUN or word.tag in ADJECTIVE or word.tag in DETERMINER or word.tag in NUMERAL
        if not inside and word.tag not in _PREPOSITIONS and word.tag != "POS" and word.tag not in ADVERB:
            return False
    return False


def _is_event(words: Sequence[Word], i: int) -> bool:
    """Whether an -ing form names what happens: "*fighting* between the armies", behind no noun that would do it."""
    following = words[i + 1].lower if i + 1 < len(words) else ""
    before = words[i - 1].tag if i else ""
    return following in _BETWEEN and before not in NOUN and before[:2] != "VB"
