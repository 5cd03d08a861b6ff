"""How an act is told, as one number: what of a claim keeps its telling apart from others of the same act and pair."""

from __future__ import annotations

from functools import cache
from typing import get_args

from demarche.model import Modality, Polarity

SPOKEN = 1
"""The bit that says that the claim rests on somebody's word; it keeps nothing apart."""

BACKWARDS = 32
"""The bit that says that of the pair in alphabetical order the second is the source."""

_NEGATED, _MODALITY, _STANDING = 2, 4, 16
_MODALITIES: tuple[Modality, ...] = get_args(Modality)


@cache
def manner_of(polarity: Polarity, modality: Modality, standing: bool, spoken: bool) -> int:
    """The number, of a telling whose source is the first of the pair."""
    return (
        SPOKEN * spoken
        + _NEGATED * (polarity == "negated")
        + _MODALITY * _MODALITIES.index(modality)
        + _STANDING * standing
    )


@cache
def told_in(manner: int) -> tuple[Polarity, Modality, bool]:
    """Polarity, modality, and whether what is told stands rather than happened."""
    polarity: Polarity = "negated" if manner & _NEGATED else "affirmed"
    return polarity, _MODALITIES[manner // _MODALITY % len(_MODALITIES)], bool(manner & _STANDING)
