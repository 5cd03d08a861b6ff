from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from demarche.knowledge._actors import Name, load_territories, load_territory_names
from demarche.knowledge._layers import knowledge_root


@lru_cache(maxsize=4)
def load_place_names(language: str) -> Mapping[str, tuple[Name, ...]]:
    """The one-word names of countries, entities and seats of government of a language, by spelling.

    A name of two genders ("der Kosovo", "das Kosovo") is there with both.

    Raises:
        KnowledgeError: ``territories.toml`` says something it cannot mean.
    """
    folder = knowledge_root()
    file = folder / language / "territories.toml"
    if not file.is_file():
        return {}
    names = load_territory_names(file, load_territories(folder / "world" / "territories.toml"))
    found: dict[str, tuple[Name, ...]] = {}
    for name in names:
        if name.kind in ("name", "seat") and " " not in name.text:
            found[name.text] = (*found.get(name.text, ()), name)
    return found
