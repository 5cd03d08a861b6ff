from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no report.

    ``source`` is the file, address or line ("reports.jsonl:12"); ``reason`` says in one line what is wrong
    and, where there is one, the remedy. ``str(failure)`` is both.
    """

    source: str
    reason: str

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"
