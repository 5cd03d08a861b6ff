"""The language model as a reader of the command line: its options, and what it cost and was refused."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from demarche.cli._output import tell

if TYPE_CHECKING:
    from demarche.model import Claim, Report
    from demarche.reading.second import SecondReader

KEY_VARIABLE = "DEMARCHE_LLM_KEY"
_MILLION = 1_000_000


class ReaderKind(StrEnum):
    """Who reads: demarche's own rules, or a language model that is checked against the report."""

    RULES = "rules"
    LLM = "llm"


WhichReader = Annotated[
    ReaderKind,
    typer.Option(
        "--reader", help="Who reads: demarche's rules, or a language model whose every word is checked."
    ),
]
EndpointAddress = Annotated[
    str | None,
    typer.Option(
        "--endpoint",
        metavar="URL",
        envvar="DEMARCHE_LLM_ENDPOINT",
        help="With --reader llm: an OpenAI-compatible server, up to /v1.",
        show_default=False,
    ),
]
ModelName = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        envvar="DEMARCHE_LLM_MODEL",
        help="With --reader llm: the model's name there.",
        show_default=False,
    ),
]
PriceIn = Annotated[
    float, typer.Option("--price-in", metavar="SUM", min=0, help="What a million tokens asked cost.")
]
PriceOut = Annotated[
    float, typer.Option("--price-out", metavar="SUM", min=0, help="What a million tokens answered cost.")
]


class ModelOptions(NamedTuple):
    """What the command line says of the language model."""

    endpoint: str | None
    model: str | None
    price_in: float
    price_out: float


class ToldSecondReader:
    """A second reader that tells the user what it refuses as it goes, and at the end what all of it took."""

    def __init__(self, options: ModelOptions) -> None:
        from demarche.reading.second import Endpoint, SecondReader

        if not options.endpoint or not options.model:
            raise typer.BadParameter("--reader llm needs --endpoint and --model")
        self._prices = options.price_in, options.price_out
        key = os.environ.get(KEY_VARIABLE) or None
        self._reader: SecondReader = SecondReader(Endpoint(options.endpoint, options.model, key))
        self.name = self._reader.name
        self._kept = 0

    def read(self, report: Report) -> tuple[Claim, ...]:
        """Reads a report and tells each claim that was refused."""
        found = self._reader.read(report)
        self._kept += len(found)
        for refusal in self._reader.refusals:
            tell(f"refused: {refusal.report}: {refusal.reason} ({refusal.said})")
        return found

    def finish(self) -> None:
        """Tells what was kept and refused, and what it cost."""
        refused = self._reader.refused
        reasons = ", ".join(f"{reason} {number}" for reason, number in refused.most_common())
        usage = self._reader.endpoint.usage
        cost = (usage.tokens_in * self._prices[0] + usage.tokens_out * self._prices[1]) / _MILLION
        tell(
            f"{self.name}: {self._kept} claims borne out, {refused.total()} refused"
            + (f" ({reasons})" if reasons else "")
            + f"; {usage.questions} questions, {usage.retries} of them asked again, "
            f"{usage.tokens_in} tokens asked and {usage.tokens_out} answered"
            + (f", cost {cost:.4f}" if any(self._prices) else "")
        )
        self._reader.endpoint.close()
