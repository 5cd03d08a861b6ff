"""The forms that names take in a text: endings of German and English."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping

from demarche.knowledge._actors import Name

_ADJECTIVE_ENDINGS = ("", "e", "en", "er", "es", "em")
SHORTEST_IN_CAPITALS = 3
"""A name of more letters is also known in capitals."""

_SIBILANTS = ("s", "x", "z", "ß")
_UNFOLDED = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ə": "e",
        "Ə": "E",
        "æ": "ae",
        "ß": "ss",
    }
)


def inflected(name: Name, language: str = "de") -> Iterator[str]:
    """The forms a name can have in a text, itself first.

    Args:
        name: Of any kind.
        language: Whose endings are put to it; a language without rules here has the name as it stands.
    """
    rule = _RULES.get(language)
    for text in (name.text, *name.variants):
        if rule is None:
            yield text
        else:
            yield from rule(name, text)


def without_marks(text: str) -> str:
    """A name as it is written by those who leave off its accents ("Vucic" for "Vučić")."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFD", text.translate(_UNFOLDED))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_LONG_GENITIVES = ("land", "gebiet", "reich", "bund")


def _german(name: Name, text: str) -> Iterator[str]:
    if name.kind == "adjective":
        for ending in ("",) if text.endswith("er") else _ADJECTIVE_ENDINGS:
            yield text + ending
            yield text[0].upper() + text[1:] + ending
        return
    yield text
    if name.kind == "name" and " " in text:
        yield text.replace(" ", "-")  # as first part of a compound: "Boko-Haram-Kämpfer"
    if name.number == "plural":
        if text.endswith(("e", "el", "er")):
            yield text + "n"
        return
    if name.kind == "inhabitant":
        yield from _german_inhabitants(text)
    elif text.endswith(_SIBILANTS):
        yield text + "'"
        yield text + "’"
    else:
        yield text + "s"
        if (name.variants and name.gender != "feminine") or text.endswith(_LONG_GENITIVES):
            # "des Islamischen Staates", "des Westjordanlandes"
            yield text + "es"


def _german_inhabitants(text: str) -> Iterator[str]:
    if text.endswith("e"):
        yield from (text + "n", text[:-1] + "in", text[:-1] + "innen")
    elif text.endswith("er"):
        yield from (text + "s", text + "n", text + "in", text + "innen")
    else:
        yield from (text + "s", text + "n", text + "en", text + "in", text + "innen")


def _english(name: Name, text: str) -> Iterator[str]:
    yield text
    if name.kind in ("name", "seat", "town") and len(text) > SHORTEST_IN_CAPITALS and not text.isupper():
        yield text.upper()  # as agencies write the place they report from
    if name.kind != "inhabitant":
        return  # the ending of the genitive is no part of the word
    if text.endswith(("woman", "chman", "shman")):
        yield text[:-2] + "en"
    elif not text.endswith(("s", "sh", "ch", "ese", "x", "z")):
        yield text[:-1] + "ies" if text[-1] == "y" and text[-2] not in "aeiou" else text + "s"


_RULES: Mapping[str, Callable[[Name, str], Iterator[str]]] = {"de": _german, "en": _english}
