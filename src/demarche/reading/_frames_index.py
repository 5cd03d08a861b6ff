"""Which constructions a word calls up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from demarche.knowledge import Construction, Frame
from demarche.language import Token


class FrameIndex:
    """Frames by the words that call them up."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        self._verbs: dict[str, list[tuple[Frame, Construction]]] = defaultdict(list)
        self._nouns: dict[str, list[tuple[Frame, Construction]]] = defaultdict(list)
        self._endings: list[tuple[tuple[str, ...], Frame, Construction]] = []
        self._names: dict[str, list[tuple[Frame, Construction]]] = defaultdict(list)
        self.anything: list[tuple[Frame, Construction]] = []
        for frame in frames:
            for construction in frame.constructions:
                self._add(frame, construction)

    def _add(self, frame: Frame, construction: Construction) -> None:
        words = construction.lemmas
        table = self._verbs if construction.kind == "verb" else self._nouns
        for word in words.whole:
            if word == "*":
                self.anything.append((frame, construction))
            else:
                table[word].append((frame, construction))
        if any(slot.place == "=" for slot in construction.source):
            for word in words.whole:
                self._names[word].append((frame, construction))
        if words.endings and construction.kind == "noun":
            self._endings.append((words.endings, frame, construction))

    def verb(self, lemma: str) -> list[tuple[Frame, Construction]]:
        """Constructions of a verb, besides those of any verb."""
        return self._verbs.get(lemma.casefold(), [])

    def noun(self, token: Token) -> list[tuple[Frame, Construction]]:
        """Constructions of a noun, also as last part of a compound."""
        lemma, form = token.lemma.casefold(), token.text.casefold()
        found = [*self._nouns.get(lemma, ())] or [*self._nouns.get(form, ())]
        for endings, frame, construction in self._endings:
            if lemma.endswith(endings) and lemma not in endings:
                found.append((frame, construction))
        return found

    def name(self, token: Token) -> list[tuple[Frame, Construction]]:
        """Constructions of a word that names its actors by itself, also as first part of a compound ("*Brexit*-Gegner")."""
        return self._names.get(token.text.partition("-")[0].casefold(), [])
