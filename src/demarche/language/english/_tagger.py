"""Part of speech and lemma of English words, by HanTa with its English model (tags: CLAWS 5).

The model was made from the British National Corpus and comes with the package. Compared by tag alone on the 1,270
development sentences of UD English-EWT, full verbs but be, have and do: HanTa 1.2 precision 0.956 and recall 0.805 (the
treebank's own full have, do and be count as missed), TextBlob 0.20 with Brill's lexicon and rules 0.884 and 0.758. Left
out: taggers that load their models at run time (NLTK, Stanza), copies of spaCy's models by others than their makers, and
a tagger trained on the treebank that measures this one. Mended and read in clauses, verbs are found with precision
0.957 and recall 0.905.
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language._hanta import HantaTagger
from demarche.language._token import Token
from demarche.language._word import Word
from demarche.language.english._verb_forms import verb_readings
from demarche.language.english._words import QUOTES

MODEL = "morphmodel_en.pgz"
SHARE_OF_TITLE_CASE = 0.75
_CLITICS = {"’s": "'s", "’re": "'re", "’ve": "'ve", "’ll": "'ll", "’d": "'d", "’m": "'m", "n’t": "n't"}


class Tagger(HantaTagger):
    """Tags English sentences with CLAWS 5 tags."""

    def __init__(self) -> None:
        super().__init__(MODEL, str)

    def words(self, tokens: Sequence[Token]) -> list[Word]:
        """The words of a sentence with their tags and lemmas.

        In a headline that begins every word with a capital, capitals say nothing; words all in capitals are read
        as if only their first letter was one.
        """
        texts = [token.text for token in tokens]
        spelt = [_spelt(text) for text in texts]
        for place in _possessives(tokens):
            spelt[place] = "'"
        alphabetic = [text for text in texts if text[0].isalpha() and len(text) > 3]
        capital = sum(text[0].isupper() for text in alphabetic)
        cased = [place > 0 for place in range(len(texts))]
        if alphabetic and capital >= SHARE_OF_TITLE_CASE * len(alphabetic) and len(alphabetic) > 3:
            cased = [False] * len(texts)
            if sum(text.isupper() for text in alphabetic) >= SHARE_OF_TITLE_CASE * len(alphabetic):
                spelt = [text.capitalize() for text in spelt]
        words = [
            Word(text, tag, lemma)
            for text, (tag, lemma) in zip(texts, self.tag(spelt, cased=cased), strict=True)
        ]
        for place, word in enumerate(words):
            if spelt[place] == "'":
                word.tag = "POS"
            elif word.tag not in ("NP0", "NN2", "PUN") and self._is_name(word.text, cased=cased[place]):
                word.tag, word.lemma = "NP0", word.text
        return words

    def _is_name(self, text: str, *, cased: bool) -> bool:
        """Is an unknown word a name by a capital in it ("Zelikow", "al-Sadr")?"""
        parts = text.split("-")
        if not any(part[:1].isupper() for part in parts) or not text[-1].isalpha():
            return False
        if not cased and (verb_readings(parts[-1]) or text.lower().endswith(("ing", "ed", "ly"))):
            return False
        return not any(self.knows(part) for part in (text, parts[-1]))


def _spelt(text: str) -> str:
    if text in QUOTES:
        return '"'
    return _CLITICS.get(text.lower(), text)


def _possessives(tokens: Sequence[Token]) -> list[int]:
    """Places of apostrophes behind a plural ("the rebels' leader"), where no quotation is open."""
    found: list[int] = []
    quoted = False
    for place in range(1, len(tokens) - 1):
        token, before, following = tokens[place], tokens[place - 1], tokens[place + 1]
        if token.text not in ("'", "’"):
            quoted = quoted or token.text == "‘"
            continue
        attached = before.end == token.start
        if attached and before.text[-1] in "sxz" and not quoted and following.start > token.end:
            if following.text[0].isalpha():
                found.append(place)
        elif not attached:
            quoted = True
    return found
