"""Nouns that the tagger took for verbs ("US *sanctions* against Cuba have hurt"), and verbs that it took for adjectives."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from demarche.language._word import Word
from demarche.language.english._verb_forms import has_form, takes_object, verb_readings
from demarche.language.english._words import (
    ADJECTIVE,
    ADJECTIVES_IN_ING,
    ADVERB,
    BODIES_OF_MEN,
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
        elif word.tag == "VVZ" and i and "NN2" in tags(word.text) and _tag(words, i + 1) in ("VVN", "VVD"):
            word.tag = "NN2"  # "Eta *suspects* arrested"
        elif word.tag == "VVZ" and i and word.lower in BODIES_OF_MEN:
            _mend_body(words, i)
        elif word.tag == "VVG" and "NN1" in tags(word.text) and _is_event(words, i):
            word.tag = "NN1"
        elif word.tag == "AJ0" and _takes_object(words, i):
            word.tag = "VVG"


def _tag(words: Sequence[Word], i: int) -> str:
    return words[i].tag if i < len(words) else ""


def _mend_body(words: Sequence[Word], i: int) -> None:
    """ "US *forces* bomb the town": a noun before another word that can be the verb."""
    following = words[i + 1] if i + 1 < len(words) else None
    if following is None or words[i - 1].tag not in NOUN or following.tag in DETERMINER:
        return
    if following.tag in FINITE or following.tag in _PREPOSITIONS or following.tag == "PUN":
        words[i].tag = "NN2"
    elif following.tag in ("NN1", "VVI") and has_form(following.text, "base") and i + 2 < len(words):
        after = words[i + 2].tag
        if after in NOUN or after in DETERMINER or after in ADJECTIVE or after in _PREPOSITIONS:
            words[i].tag, following.tag = "NN2", "VVB"


def mend_past(words: Sequence[Word]) -> bool:
    """Takes an "adjective" between two noun phrases of a verbless sentence for its verb: "Mali *severed* relations …".

    Returns:
        Whether there was one.
    """
    for i in range(1, len(words) - 1):
        word, before, following = words[i], _before_adverbs(words, i), words[i + 1]
        named = before.tag in NOUN or (before is not words[i - 1] and before.text[0].isupper())
        if word.tag in ("AJ0", "VVN", "NN1") and named and has_form(word.text, "past"):
            lemma = next((reading.lemma for reading in verb_readings(word.text)), "")
            if (following.tag in NOUN or following.tag in (*ADJECTIVE, *DETERMINER)) and takes_object(lemma):
                word.tag = "VVD"
                return True
    return False


def _before_adverbs(words: Sequence[Word], i: int) -> Word:
    """The word before position ``i``, adverbs left out ("Norway *sharply* criticised …")."""
    j = i - 1
    while j > 0 and words[j].tag in ADVERB:
        j -= 1
    return words[j]


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


def _takes_object(words: Sequence[Word], i: int) -> bool:
    """Whether an -ing form is a verb with its object: "considers *severing* relations", "on *imposing* sanctions"."""
    word = words[i]
    if not has_form(word.text, "gerund") or word.lower in ADJECTIVES_IN_ING or not 0 < i < len(words) - 1:
        return False
    before, following = words[i - 1], words[i + 1]
    governed = before.tag in ("PRP", "PRF", "VVB", "VVD", "VVG", "VVI", "VVN", "VVZ")
    lemma = next((reading.lemma for reading in verb_readings(word.text)), "")
    return governed and following.tag in ("NN2", "NP0") and takes_object(lemma)


def _is_event(words: Sequence[Word], i: int) -> bool:
    """Whether an -ing form names what happens: "*fighting* between the armies", behind no noun that would do it."""
    following = words[i + 1].lower if i + 1 < len(words) else ""
    before = words[i - 1].tag if i else ""
    return following in _BETWEEN and before not in NOUN and before[:2] != "VB"


_LITTLE_WORDS = ("VB", "VD", "VH", "VM", "PN")


def mend_abbreviations(words: Sequence[Word]) -> None:
    """ "*IS* fighters", "the *WHO* experts": a little word in capitals before a noun names somebody, if no subject is before."""
    if not any(word.text.islower() for word in words):
        return
    for i, word in enumerate(words[:-1]):
        if not word.text.isupper() or len(word.text) < 2 or word.tag[:2] not in _LITTLE_WORDS:
            continue
        before = words[i - 1].tag if i else ""
        if words[i + 1].tag in NOUN and before not in NOUN and before[:2] not in ("PN", "DT", "EX"):
            word.tag = "NP0"
