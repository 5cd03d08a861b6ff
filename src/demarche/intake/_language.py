"""Which language a report is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from demarche.knowledge import load_identification

_SAMPLE_CHARACTERS = 3_000
_SHORT_CHARACTERS = 200
_CLEAR_SHARE = 0.12
_CLEAR_PROBABILITY = 0.9
_DEFAULT = "de"
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")
_THREE_LETTERS = {"deu": "de", "ger": "de", "eng": "en"}
# Enough of the world's press for the identifier to say that a text is none of ours; languages so close to
# these that a headline cannot be told apart (Afrikaans, Luxembourgish, Frisian, Scots) are left out.
_CANDIDATES = [
    *("de", "en", "fr", "nl", "es", "it", "pt", "ca", "ro", "pl", "cs", "sk", "sl", "hr", "sr", "bg", "mk"),
    *("ru", "uk", "be", "el", "tr", "da", "sv", "no", "fi", "et", "lv", "lt", "hu", "sq", "ar", "he", "fa"),
    *("ur", "hi", "bn", "ta", "th", "vi", "id", "ms", "sw", "zh", "ja", "ko", "hy", "ka", "az", "kk"),
]


def normalise_language(tag: str) -> str:
    """Shortens a language tag to its code: "de-AT", "DE" and "deu" are "de"."""
    code = re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0]
    return _THREE_LETTERS.get(code, code)


def identify_language(text: str) -> str:
    """Says which language a text is in, as an ISO 639-1 code.

    Function words of the languages that ``knowledge`` knows decide where they are plain; otherwise the
    n-gram identifier py3langid (Lui & Baldwin 2012) does. Where that is unsure, as on most headlines, a
    known function word decides, and a short text without any is taken to be in the likeliest known language.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    language, distinct, share = _by_function_words(sample)
    if distinct >= 2 and share >= _CLEAR_SHARE:
        return language
    ranked: dict[str, float] = dict(_identifier().rank(sample))
    found = max(ranked, key=lambda code: ranked[code])
    if ranked[found] >= _CLEAR_PROBABILITY or not _LATIN.search(sample):
        return found
    if distinct:
        return language
    if len(text) <= _SHORT_CHARACTERS:
        return max(load_identification(), key=lambda code: ranked.get(code, 0.0))
    return found


def _by_function_words(sample: str) -> tuple[str, int, float]:
    """The language with most function words, how many different ones, and their share of all words."""
    words = [word.lower() for word in _WORD.findall(sample)]
    best = (_DEFAULT, 0, 0.0)
    for language, known in load_identification().items():
        hits = [word for word in words if word in known]
        share = len(hits) / len(words) if words else 0.0
        if share > best[2]:
            best = (language, len(set(hits)), share)
    return best


@cache
def _identifier() -> Any:
    # Half a second to load, and most reports never need it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_CANDIDATES)
    return identifier
