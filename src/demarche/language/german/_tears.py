"""Where two halves of sentences were run together."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language.german._word import Piece, Word
from demarche.language.german._words import INFINITIVE


def torn(words: Sequence[Word], piece: Piece) -> list[Piece]:
    """The piece, or its halves where a noun phrase runs on behind the verb that ends a verb-last clause.

    Prepositional phrases and comparisons may follow there (the Nachfeld), a bare noun phrase may not.
    """
    if piece.opener is None or piece.opener.kind == "infinitive" or not piece.having("finite"):
        return [piece]
    finite = piece.having("finite")[0]
    behind = [p for p in piece.places if p > finite and words[p].tag[:1] != "$"]
    while behind and words[behind[0]].tag in INFINITIVE:
        behind.pop(0)
    if not behind or words[behind[0]].tag not in (
        "ART",
        "NE",
        "NN",
        "PPER",
        "PPOSAT",
        "PDAT",
        "PIAT",
        "ADJA",
    ):
        return [piece]
    if behind[0] - 1 == piece.opener.end:
        return [piece]
    kept = tuple(p for p in piece.places if p < behind[0])
    rest = tuple(p for p in piece.places if p >= behind[0])
    first = Piece(
        kept,
        piece.joiner,
        piece.coordinator,
        piece.opener,
        {p: e for p, e in piece.verbs.items() if p < behind[0]},
    )
    second = Piece(rest, "torn", None, None, {p: e for p, e in piece.verbs.items() if p >= behind[0]})
    return [first, second]
