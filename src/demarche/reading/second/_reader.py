"""The second reader: asks a language model, and keeps what the report bears out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from demarche import __version__
from demarche.knowledge import Knowledge, load_knowledge, stamped
from demarche.language import analyse
from demarche.model import Claim, Report
from demarche.reading.second._checks import Checks, NotBorneOutError
from demarche.reading.second._endpoint import Endpoint
from demarche.reading.second._errors import AnswerError
from demarche.reading.second._question import answer_schema, instructions, parts, question

_LONGEST_NAME = 40
_MOST_OF_A_SENTENCE = 8
"""Claims of one sentence at most; a sentence that is said to make more is believed no further."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A claim of the model that was not kept: which report, why, and what it said (act and words)."""

    report: str
    reason: str
    said: str


class SecondReader:
    """Reads reports by a language model's eyes, and gives the claims that the report itself bears out.

    Args:
        endpoint: The server and the model.
        knowledge: Names and acts to check by; those shipped where None.

    ``refusals`` are the claims refused in the last report read; ``refused`` counts those of all by reason.
    """

    def __init__(self, endpoint: Endpoint, knowledge: Knowledge | None = None) -> None:
        self.endpoint = endpoint
        self.knowledge = load_knowledge() if knowledge is None else knowledge
        self.name = f"llm:{endpoint.model[-_LONGEST_NAME:].replace('@', '-')}@{stamped(__version__)}"
        self.refusals: tuple[Refusal, ...] = ()
        self.refused: Counter[str] = Counter()

    def read(self, report: Report) -> tuple[Claim, ...]:
        """Reads one report.

        Returns:
            The claims that passed every check, in the order of their words, each once.

        Raises:
            AnswerError: An answer is not to be used at all.
            EndpointError: The server cannot be used.
            LanguageError: There is no reader for the report's language, so nothing can be checked.
        """
        self.refusals = ()
        analysis = analyse(report.text, report.language)
        checks = Checks(analysis, self.knowledge, report, self.name)
        acts = self.knowledge.acts
        standing, schema = instructions(acts), answer_schema(acts)
        day = report.published.isoformat() if report.published else None
        found: dict[str, Claim] = {}
        refusals: list[Refusal] = []
        of_sentence: Counter[Any] = Counter()
        for part in parts(analysis.sentences, report.text):
            answer = self.endpoint.ask(standing, question(part, report.text, day), schema)
            numbers = range(part[0].index + 1, part[-1].index + 2)
            for said in _claims(answer):
                try:
                    claim = checks.claim(said)
                    if said["sentence"] not in numbers:
                        raise NotBorneOutError("of a sentence that was not asked about")
                    of_sentence[claim.evidence.sentence] += 1
                    if claim.id in found:
                        raise NotBorneOutError("said twice")
                    if of_sentence[claim.evidence.sentence] > _MOST_OF_A_SENTENCE:
                        raise NotBorneOutError("one of too many in a sentence")
                    found[claim.id] = claim
                except NotBorneOutError as error:
                    refusals.append(Refusal(report.ref, str(error), _shown(said)))
        self.refusals = tuple(refusals)
        self.refused.update(refusal.reason for refusal in refusals)
        return tuple(
            sorted(found.values(), key=lambda claim: (claim.evidence.sentence, claim.evidence.spans))
        )


def _claims(answer: Any) -> Iterator[Any]:
    if not isinstance(answer, dict) or not isinstance(answer.get("claims"), list):
        raise AnswerError("the model's answer is not of the form asked for")
    yield from answer["claims"]


def _shown(said: Any) -> str:
    """What a claim of the model says, in one short line."""
    if not isinstance(said, dict):
        return str(said)[:80]
    words = said.get("words")
    quoted = " … ".join(map(str, words)) if isinstance(words, list) else str(words)
    return f"{said.get('act')}: {quoted}"[:120]
