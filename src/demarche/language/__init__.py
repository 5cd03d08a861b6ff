"""Words and clauses: what every language's reader gives on to ``reading``."""

from demarche.language._analyse import analyse, clause_languages, languages
from demarche.language._clause import Clause, ClauseKind, Link, Mood, Phrase, Tense
from demarche.language._errors import LanguageError
from demarche.language._text import Analysis, Quotation, Sentence
from demarche.language._token import Token

__all__ = [
    "Analysis",
    "Clause",
    "ClauseKind",
    "LanguageError",
    "Link",
    "Mood",
    "Phrase",
    "Quotation",
    "Sentence",
    "Tense",
    "Token",
    "analyse",
    "clause_languages",
    "languages",
]
