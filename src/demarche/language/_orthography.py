from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from demarche.knowledge import Spelling, spelling
from demarche.language._errors import LanguageError
from demarche.language._patterns import compile_dateline, compile_tokens


@dataclass(frozen=True, slots=True)
class Orthography:
    """The spelling of a language, ready for use.

    ``chains`` are the beginnings of abbreviations of several parts ("z." of "z.B."). ``tokens`` finds words and
    marks, ``dateline`` a dateline at the start of a sentence, ``inner_dateline`` one behind a headline.
    """

    spelling: Spelling
    chains: frozenset[str]
    tokens: re.Pattern[str]
    dateline: re.Pattern[str]
    inner_dateline: re.Pattern[str]


@cache
def orthography(language: str) -> Orthography:
    """The orthography of a language by its ISO 639-1 code.

    Raises:
        LanguageError: ``knowledge`` has no spelling for the language.
    """
    found = spelling(language)
    if found is None:
        raise LanguageError(
            f"no words of language {language!r}; knowledge/{language}/abbreviations.toml is missing"
        )
    start, inner = compile_dateline(found.agencies, found.months, found.place_prefixes)
    return Orthography(
        spelling=found,
        chains=frozenset(_beginnings(found.abbreviations)),
        tokens=compile_tokens(found.clitics, found.gender_endings),
        dateline=start,
        inner_dateline=inner,
    )


def _beginnings(abbreviations: Iterable[str]) -> Iterable[str]:
    for word in abbreviations:
        parts = word.split(".")[:-1]
        for count in range(1, len(parts)):
            yield ".".join(parts[:count]) + "."
