from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """One row of the table of acts.

    ``plover`` and ``cameo`` are the codes of the event-data ontologies PLOVER and CAMEO (None where they
    have none); ``state`` names the state an occurrence changes, ``sign`` whether it begins (+1) or ends (-1)
    it; ``symmetric`` acts have no direction between source and target.
    """

    key: str
    family: str
    plover: str | None
    cameo: str
    source: str
    target: str
    meaning: str
    symmetric: bool = False
    state: str | None = None
    sign: int = 0
