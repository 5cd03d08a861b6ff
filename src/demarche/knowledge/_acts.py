from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

from demarche.knowledge._loader import Entry, entries
from demarche.model import Act

_KEYS = ("family", "plover", "cameo", "source", "target", "meaning", "symmetric", "state")
_STATE = re.compile(r"([+-])([a-z]+)")


def load_acts(file: Traversable | Path) -> Mapping[str, Act]:
    """Read the table of acts, in its order.

    Raises:
        KnowledgeError: An entry lacks something, or has what no act has.
    """
    return {entry.name: _act(entry) for entry in entries([file], _KEYS)}


def _act(entry: Entry) -> Act:
    state, sign = entry.optional("state"), 0
    if state is not None:
        match = _STATE.fullmatch(state)
        if match is None:
            raise entry.error(f"{state!r} is no sign and state; write it like '+recognition'", "state")
        state, sign = match[2], 1 if match[1] == "+" else -1
    return Act(
        key=entry.name,
        family=entry.text("family"),
        plover=entry.optional("plover"),
        cameo=entry.text("cameo"),
        source=entry.text("source"),
        target=entry.text("target"),
        meaning=entry.text("meaning"),
        symmetric=entry.flag("symmetric"),
        state=state,
        sign=sign,
    )
