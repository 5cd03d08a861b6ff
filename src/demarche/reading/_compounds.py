"""Names inside words: "*Palästinenser*präsident", "*Ost*ukraine", "*Kreml*sprecher"."""

from __future__ import annotations

from collections.abc import Mapping

from demarche.knowledge import Knowledge, Name, NameMatch, load_grammar
from demarche.language import Token

SHORTEST_NAME = 3


class Compounds:
    """Takes closed compounds apart.

    Args:
        knowledge: Names and offices.
        language: Code of the language.
    """

    def __init__(self, knowledge: Knowledge, language: str) -> None:
        self._knowledge, self._language = knowledge, language
        self._directions = load_grammar(language).directions
        self._names: Mapping[str, Name] = knowledge.name_words(language)

    def part_of_country(self, word: str) -> Name | None:
        """The country of which the word names a part ("Nordirak"); None for a name of its own ("Südkorea")."""
        if word in self._names:
            return None
        for direction in self._directions:
            if word.startswith(direction) and len(word) > len(direction) + SHORTEST_NAME:
                rest = word[len(direction) :]
                name = self._names.get(rest[0].upper() + rest[1:]) if rest[0].islower() else None
                if name is not None and name.kind == "name":
                    return name
        return None

    def first_names(self, match: NameMatch, word: Token) -> tuple[NameMatch, ...]:
        """The name that begins a word, and another between it and the last part ("*EU-Türkei*-Gipfel")."""
        before, *inner = word.text[match.end - word.start :].split("-")
        second = self._names.get(inner[0]) if len(inner) > 1 and not before else None
        start = match.end + 1
        return (match,) if second is None else (match, NameMatch(start, start + len(inner[0]), second))

    def owner_of_office(self, word: str) -> tuple[Name, int] | None:
        """The name before an office in one word, and where it ends ("Palästinenserpräsident")."""
        for end in range(len(word) - SHORTEST_NAME, SHORTEST_NAME - 1, -1):
            name = self._names.get(word[:end])
            rest = word[end:]
            if name is not None and rest.isalpha() and rest.islower():
                office = self._knowledge.offices(self._language).get(rest[0].upper() + rest[1:])
                if office is not None:
                    return name, end
        return None
