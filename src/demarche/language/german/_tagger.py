"""Part of speech and lemma of German words, by HanTa with its German model."""

from __future__ import annotations

from demarche.language._hanta import HantaTagger

MODEL = "morphmodel_ger.pgz"


def stts(tag: str) -> str:
    """HanTa's tag in STTS spelling: ``VV(FIN)`` is VVFIN, ``ADJ(A)`` ADJA, ``NNA`` and ``NNI`` are nouns."""
    plain = tag.replace("(", "").replace(")", "") if tag[-1] == ")" else tag
    return "NN" if plain in ("NNA", "NNI") else plain


class Tagger(HantaTagger):
    """Tags German sentences with STTS tags."""

    def __init__(self) -> None:
        super().__init__(MODEL, stts)
