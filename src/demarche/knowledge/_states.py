from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from demarche.knowledge._loader import Entry, entries
from demarche.model import Act

_KEYS = ("meaning", "begins", "ends", "against", "symmetric", "outlives")


@dataclass(frozen=True, slots=True)
class StateRule:
    """How a state between two actors is folded from acts; see ``knowledge/world/states.toml``.

    ``outlives`` says that a change tells of the time before as well: what began did not hold before, what ended did.
    """

    key: str
    meaning: str
    begins: frozenset[str]
    ends: frozenset[str]
    against: frozenset[str]
    symmetric: bool = False
    outlives: bool = True

    @property
    def acts(self) -> frozenset[str]:
        """All acts that have a say in it."""
        return self.begins | self.ends | self.against


def load_states(file: Traversable | Path, acts: Mapping[str, Act]) -> Mapping[str, StateRule]:
    """Read the rules of states, in their order.

    Raises:
        KnowledgeError: A rule names no act that begins it, an act that there is not, or one act twice.
    """
    return {entry.name: _rule(entry, acts) for entry in entries([file], _KEYS)}


def _rule(entry: Entry, acts: Mapping[str, Act]) -> StateRule:
    parts = {key: frozenset(entry.texts(key)) for key in ("begins", "ends", "against")}
    if not parts["begins"]:
        raise entry.error("missing; name the acts after which the state holds", "begins")
    named = [act for part in parts.values() for act in part]
    for act in sorted(named):
        if act not in acts:
            raise entry.error(f"no act {act!r}; the table of acts has none such")
        if named.count(act) > 1:
            raise entry.error(f"{act!r} is named twice; an act can change a state in one way only")
    return StateRule(
        key=entry.name,
        meaning=entry.text("meaning"),
        symmetric=entry.flag("symmetric"),
        outlives=entry.flag("outlives") if "outlives" in entry.values else True,
        **parts,
    )
