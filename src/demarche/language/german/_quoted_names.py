"""Names in quotation marks that have a verb in them ("die „Aktion Brücke hilft“"): for the clause around they are nouns."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language.german._word import Word
from demarche.language.german._words import OPENING_QUOTES, VERBAL

_LONGEST = 6
"""More words than these are a sentence that is quoted, and no name."""
_OPENS_NAME = frozenset(("ART", "APPRART"))
_IN_SENTENCES = frozenset(("PPER", "PDS", "PIS", "PWS", "PRELS", "KOUS", "PTKVZ"))
_BEFORE_KIND = frozenset(("ART", "APPR", "APPRART", "ADJA", "PPOSAT"))


def mend_quoted_names(words: Sequence[Word]) -> None:
    """Reads as names the verbs and pronouns between quotation marks right behind an article, or behind a noun with one.

    What an article stands before is a phrase of its clause, whatever it is made of ("der Verein „Ulm *blüht*“ teilte
    mit"), nor "wie" before a verb ("wie „ulm heute“ meldet"). A quotation that is a sentence stands behind a verb, a comma or a colon.
    """
    for i, word in enumerate(words):
        if word.text not in OPENING_QUOTES or i == 0:
            continue
        before = words[i - 1].tag
        kind = before == "NN" and i > 1 and words[i - 2].tag in _BEFORE_KIND
        end = _end(words, i)
        cited = words[i - 1].lower == "wie" and end is not None and _goes_on(words, end)
        named = before in _OPENS_NAME or (kind and end is not None and _goes_on(words, end))
        if end is None or not (cited or (named and words[i + 1].text[0].isupper())):
            continue
        if any(inner.tag in VERBAL for inner in words[i + 1 : end]):
            for inner in words[i + 1 : end]:
                if inner.tag in VERBAL or inner.tag in _IN_SENTENCES:
                    inner.tag, inner.lemma = "NE", inner.text


def _end(words: Sequence[Word], start: int) -> int | None:
    """The place of the mark that closes a short quotation without any other mark in it."""
    for place in range(start + 1, min(start + _LONGEST + 2, len(words))):
        if words[place].text in OPENING_QUOTES:
            return place if place > start + 2 else None
        if words[place].tag[0] == "$" and words[place].text not in ("!", "?"):
            return None
    return None


def _goes_on(words: Sequence[Word], end: int) -> bool:
    """Whether the clause of the noun goes on behind the name, and has its verb there or had it before."""
    return end + 1 < len(words) and words[end + 1].tag[0] != "$"
