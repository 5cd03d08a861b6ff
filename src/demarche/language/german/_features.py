"""Case, number and gender as the reader of phrases asks for them."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language.german._agreement import (
    Features,
    contraction,
    phrase_features,
    preposition_cases,
    pronoun_features,
)
from demarche.language.german._nouns import Number, place_readings
from demarche.language.german._word import Word

__all__ = [
    "ALL_FEATURES",
    "GENITIVE",
    "Features",
    "Number",
    "group_features",
    "preposition_cases",
    "word_features",
]

ALL_FEATURES = Features(frozenset(("nom", "acc", "dat", "gen")))
GENITIVE = frozenset(("gen",))


def group_features(
    determiner: Word | None, adjectives: Sequence[Word], noun: Word | None, *, numeral: bool = False
) -> Features:
    """The features of a noun phrase; ``noun`` is None where an adjective or numeral stands for it ("die beiden")."""
    article = None
    if determiner is not None:
        contracted = contraction(determiner.lower)
        article = contracted[1] if contracted else determiner.lower
    if noun is None:
        return _without_noun(article, adjectives, numeral=numeral)
    inflected = [adjective.text for adjective in adjectives]
    if article is not None and noun.tag != "NN" and noun.text.isupper() and not place_readings(noun.text):
        return phrase_features(article, inflected, "")  # abbreviations have any gender: "die DVRK", "der IS"
    return phrase_features(
        article, inflected, noun.text, noun.lemma, proper=noun.tag != "NN", numeral=numeral
    )


def _without_noun(article: str | None, adjectives: Sequence[Word], *, numeral: bool) -> Features:
    alone = pronoun_features(article) if article is not None else None
    if alone is None and adjectives:
        alone = pronoun_features(adjectives[-1].lower)
    if alone is None:
        return ALL_FEATURES.agreeing("plural") if numeral else ALL_FEATURES
    return alone.agreeing("plural") if numeral else alone


def word_features(word: Word) -> Features:
    """The features of a pronoun, or of a determiner that stands for one."""
    return pronoun_features(word.lower) or ALL_FEATURES
