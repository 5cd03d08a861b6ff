"""Reports in, one after the other, with what goes wrong told and counted and progress shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import TypeVar

import typer

from demarche.cli._exit import ExitCode
from demarche.cli._output import tell
from demarche.cli._progress import progress
from demarche.model import DemarcheError, Report

_Result = TypeVar("_Result")


class Inputs:
    """The reports of a command, and how many of them failed.

    Args:
        files: Where they are read from.
        dated: The day of those that do not say it.
        languages: Those that can be read.
        reports: The reports themselves, where they are at hand; then there are no files.
    """

    def __init__(
        self,
        files: Sequence[str],
        *,
        dated: date | None,
        languages: Collection[str],
        reports: Sequence[Report] | None = None,
    ) -> None:
        self._files = files
        self._reports = reports
        self._dated = dated
        self._languages = languages
        self.read = 0
        self.failed = 0

    def __iter__(self) -> Iterator[Report]:
        from demarche.intake import Failure, read_reports

        with progress("reading", self._total) as advance:
            reports = (
                read_reports(self._files, dated=self._dated, languages=self._languages)
                if self._reports is None
                else self._reports
            )
            for found in reports:
                advance()
                if isinstance(found, Failure):
                    self.fail(str(found))
                else:
                    self.read += 1
                    yield found

    def attempt(self, report: Report, work: Callable[[Report], _Result]) -> _Result | None:
        """Does something with a report; where that fails, says so, counts it and gives None."""
        try:
            return work(report)
        except DemarcheError as error:
            if _ends_the_run(error):
                raise
            self.fail(f"{report.ref}: {error}")
        except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
            # A fault of the reader in one report of thousands must not lose the others.
            self.fail(f"{report.ref}: cannot be read, a fault of demarche ({type(error).__name__}: {error})")
        return None

    def fail(self, message: str) -> None:
        self.failed += 1
        tell(f"failed: {message}")

    def finish(self) -> None:
        """Ends the command with the status that says whether anything failed."""
        sys.stdout.flush()
        if self.failed:
            raise typer.Exit(ExitCode.SOME_FAILED)

    def _total(self) -> int | None:
        from demarche.intake import count_reports

        return count_reports(self._files) if self._reports is None else len(self._reports)


def _ends_the_run(error: DemarcheError) -> bool:
    """Whether the next report would fail as well: without a ledger, its knowledge, or a language model's server."""
    return any(
        kind.__name__ in ("LedgerError", "EndpointError", "KnowledgeError") for kind in type(error).__mro__
    )
