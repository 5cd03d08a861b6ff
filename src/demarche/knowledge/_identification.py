from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from demarche.knowledge._layers import knowledge_root
from demarche.knowledge._loader import Entry, read_toml


@cache
def load_identification() -> Mapping[str, frozenset[str]]:
    """The words that tell each language from others (``identification.toml``), by its code.

    Raises:
        KnowledgeError: A file holds anything but a list of words.
    """
    found = {}
    for folder in sorted(knowledge_root().iterdir(), key=lambda entry: entry.name):
        file = folder / "identification.toml"
        if folder.is_dir() and file.is_file():
            found[folder.name] = frozenset(Entry(file, "words", read_toml(file), ("words",)).texts("words"))
    return found
