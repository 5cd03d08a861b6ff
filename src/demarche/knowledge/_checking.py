"""A user's folder looked through as a whole: what it adds and replaces, and every entry that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources

from demarche.knowledge._clause_words import load_clause_words
from demarche.knowledge._codes import load_cameo, load_roles
from demarche.knowledge._copies import load_causes, load_copies, load_exclusions
from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._function_words import load_function_words
from demarche.knowledge._governors import load_governors
from demarche.knowledge._grammar import load_grammar
from demarche.knowledge._identification import load_identification
from demarche.knowledge._knowledge import Knowledge
from demarche.knowledge._layers import knowledge_root, laid_over, toml_files_below
from demarche.knowledge._loader import read_toml
from demarche.knowledge._merging import entry_keys, grows
from demarche.knowledge._nouns import load_nouns
from demarche.knowledge._place_names import load_place_names
from demarche.knowledge._places import load_places
from demarche.knowledge._references import load_references
from demarche.knowledge._speech import load_speech
from demarche.knowledge._spelling import spelling
from demarche.knowledge._times import load_times
from demarche.knowledge._unnamed_groups import load_unnamed_groups
from demarche.knowledge._verbs import load_verbs

_Load = Callable[[str], object]

_IF_THERE: Mapping[str, _Load] = {"nouns.toml": load_nouns, "function_words.toml": load_function_words}
"""What a language may do without."""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of a user's folder: how many entries it has, and how many of them stand for shipped ones."""

    path: str
    entries: int
    replaced: int


def own_files() -> tuple[OwnFile, ...]:
    """The files of the folder that is laid over the shipped knowledge; those that cannot be read have no entries."""
    folder = laid_over()
    found = []
    for file in toml_files_below(folder) if folder is not None else ():
        path = file.relative_to(folder or file).as_posix()
        shipped = resources.files("demarche.knowledge").joinpath(path)
        try:
            own = set(entry_keys(path, read_toml(file)))
            known = set(entry_keys(path, read_toml(shipped))) if shipped.is_file() else set()
        except KnowledgeError:
            own = known = set()
        found.append(OwnFile(path, len(own), 0 if grows(path) else len(own & known)))
    return tuple(found)


def languages_with_names() -> tuple[str, ...]:
    """The languages in which actors have names, by code."""
    folders = sorted(knowledge_root().iterdir(), key=lambda entry: entry.name)
    return tuple(
        folder.name
        for folder in folders
        if (folder / "territories.toml").is_file() and folder.name != "world"
    )


def wrong_entries(knowledge: Knowledge) -> Iterator[KnowledgeError]:
    """Loads every part of the knowledge in every language, and gives the first fault of each part."""
    parts: list[Callable[[], object]] = [
        lambda: knowledge.states,
        lambda: knowledge.actors,
        lambda: knowledge.parents,
        lambda: knowledge.occupants,
        load_identification,
        load_cameo,
    ]
    for language in languages_with_names():
        loads: list[_Load] = [
            knowledge.names, knowledge.offices, knowledge.office_words, knowledge.frames,
            load_clause_words, load_copies, load_causes, load_exclusions, load_governors, load_grammar, load_place_names,
            load_places, load_references, load_roles, load_speech, spelling, load_times, load_unnamed_groups, load_verbs,
        ]  # fmt: skip
        folder = knowledge_root() / language
        loads += [load for name, load in _IF_THERE.items() if (folder / name).is_file()]
        parts += [_bound(load, language) for load in loads]
    told: set[str] = set()
    for part in parts:
        try:
            part()
        except KnowledgeError as error:
            if str(error) not in told:
                told.add(str(error))
                yield error


def _bound(load: _Load, language: str) -> Callable[[], object]:
    return lambda: load(language)
