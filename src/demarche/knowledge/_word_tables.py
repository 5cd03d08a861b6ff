"""Tables of word lists, whose keys are words or classes rather than fixed names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from demarche.knowledge._loader import Entry


class WordTable(Entry):
    """A table of strings that hold words, over as many lines as they need."""

    __slots__ = ()

    def words(self, key: str) -> tuple[str, ...]:
        """The words at ``key``, none of them twice; empty where there is no such key.

        Raises:
            KnowledgeError: There is no string at ``key``, or a word is there twice.
        """
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.error(
                "no string; write the words between quotation marks, with blanks between them", key
            )
        found = tuple(value.split())
        if len(set(found)) < len(found):
            double = next(word for word, count in Counter(found).items() if count > 1)
            raise self.error(f"{double!r} is there twice; remove one", key)
        return found


def open_table(file: Traversable | Path, name: str, data: Mapping[str, Any]) -> WordTable:
    """One table of a data file, with whatever keys it has.

    Args:
        file: Where the table is from, for messages.
        name: The table's name; a dot leads into a table of a table ("suffixes.feminine").
        data: What the file holds.

    Returns:
        The table, read key by key.

    Raises:
        KnowledgeError: There is no such table.
    """
    values: Any = data
    for part in name.split("."):
        values = values.get(part) if isinstance(values, Mapping) else None
    return WordTable(file, name, values, values if isinstance(values, Mapping) else ())
