from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from demarche.knowledge._actors import Name, load_territories, load_territory_names


@lru_cache(maxsize=4)
def load_place_names(language: str) -> Mapping[str, Name]:
    """The one-word names of countries, entities and seats of government of a language, by spelling.

    Raises:
        KnowledgeError: ``territories.toml`` says something it cannot mean.
    """
    folder = resources.files("demarche.knowledge")
    file = folder / language / "territories.toml"
    if not file.is_file():
        return {}
    names = load_territory_names(file, load_territories(folder / "world" / "territories.toml"))
    return {name.text: name for name in names if name.kind in ("name", "seat") and " " not in name.text}
