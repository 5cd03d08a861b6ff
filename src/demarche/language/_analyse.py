from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from demarche.language._errors import LanguageError
from demarche.language._quotations import find_quotations
from demarche.language._segment import segment
from demarche.language._text import Analysis, Quotation, Sentence

_READERS = {"de": "demarche.language.german", "en": "demarche.language.english"}
"""The module of each language; it offers ``read_sentence``."""

_READ_WHOLE = ("de", "en")
"""Languages for which there are names, frames and words of saying too."""


def languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages whose reports can be read for claims."""
    return tuple(sorted(_READ_WHOLE))


def clause_languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages whose clauses can be read."""
    return tuple(sorted(_READERS))


def analyse(text: str, language: str) -> Analysis:
    """Reads a text into sentences, words and clauses.

    Args:
        text: The report's text; offsets in the result count its characters.
        language: ISO 639-1 code ("de").

    Raises:
        LanguageError: There is no reader for the language.
    """
    read_sentence = _reader(language)
    plain = segment(text, language)
    quotations = find_quotations(text, plain)
    orphans = [_orphan(text, q) for q in quotations if not q.closed]
    sentences = tuple(_with_orphans(read_sentence(sentence), orphans) for sentence in plain)
    return Analysis(text, language, sentences, quotations)


def _orphan(text: str, quotation: Quotation) -> int:
    """Where the one mark of a quotation stands that was never closed, or never opened."""
    start, end = quotation.span
    return start if not text[start].isalnum() else end - 1


def _with_orphans(sentence: Sentence, orphans: list[int]) -> Sentence:
    """The sentence with a break at each orphaned quotation mark in it."""
    own = {offset for offset in orphans if sentence.start <= offset < sentence.end}
    return replace(sentence, breaks=tuple(sorted(own.union(sentence.breaks)))) if own else sentence


def _reader(language: str) -> Callable[[Sentence], Sentence]:
    if language not in _READERS:
        raise LanguageError(
            f"no reader for the language {language!r}; there is one for: {', '.join(clause_languages())}"
        )
    reader: Callable[[Sentence], Sentence] = import_module(_READERS[language]).read_sentence
    return reader
