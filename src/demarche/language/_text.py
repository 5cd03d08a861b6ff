from __future__ import annotations

from dataclasses import dataclass, field

from demarche.language._clause import Clause
from demarche.language._token import Token
from demarche.model import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, possibly over several sentences.

    ``span`` includes the marks; ``level`` is 0 for an outermost quotation; ``closed`` is False where a mark is
    missing (the span then ends with the paragraph, or begins with the sentence where the opening one is missing).
    """

    span: Span
    level: int = 0
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, headline or list line, with its words and clauses.

    ``clauses`` stand in the order of their first word; ``Clause.parent`` is a position in this tuple.
    ``breaks`` are character offsets at which the text is torn: no clause or claim crosses one.
    """

    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...] = ()
    breaks: tuple[int, ...] = ()
    headline: bool = False

    @property
    def damaged(self) -> bool:
        return bool(self.breaks)


@dataclass(frozen=True, slots=True)
class Analysis:
    """A whole text in sentences; all offsets count characters of ``text``."""

    text: str
    language: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...] = field(default=())
