"""Frames: which words make which act, and where its actors stand.

A frame file is TOML, one file a family (``knowledge/<language>/frames/<family>.toml``)::

    family = "recognition"

    [words]                                  # lists that slots and conditions name with @
    statehood = ["Unabhängigkeit", "Souveränität"]

    [[frame]]
    id = "anerkennen"                        # unique in its language; the claim's rule is de/recognise/anerkennen
    act = "recognise"                        # a key of the table of acts
    meaning = "an actor recognises an entity or its statehood"
    accepts = [{text = "…", source = ["ca"], target = ["xk"]}]
    rejects = ["…"]

    [frame.verb]                             # active, passive, participle, infinitive, relative clause alike
    lemmas = ["anerkennen"]
    source = ["subject"]
    target = ["object(@statehood).genitive", "object"]

    [frame.noun]                             # "die Anerkennung des Kosovo durch Deutschland"
    lemmas = ["Anerkennung"]
    source = ["durch", "before"]
    target = ["genitive"]

A *slot* is a place of the clause or noun phrase, the words its head must be in parentheses, and steps into it:
``object(@statehood).genitive``. CONTRIBUTING lists places and steps. Slots are tried in order; the first that names an
actor fills the role. A word list's entry is a lemma; with a hyphen before it also the last part of a compound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, get_args

from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._frame import (
    OFFICIALS,
    PLACES,
    SETS,
    STEPS,
    Conditions,
    Construction,
    Example,
    Frame,
    Slot,
    Words,
)
from demarche.knowledge._loader import layers, naming, read_toml
from demarche.model import Act, Modality, Polarity

_PLACE = re.compile(r"(?P<place>[\w-]+)(?:\((?P<heads>[^)]*)\))?(?P<steps>(?:\.[\w-]+)*)")
_CONDITIONS = frozenset(
    "negated modal tense mood passive adverbs kinds links modifiers spoken governed".split()
)


def load_frames(
    folder: Traversable | Path, language: str, acts: Mapping[str, Act] | None = None
) -> tuple[Frame, ...]:
    """Read and check the frames of a language.

    Args:
        folder: Where their files are.
        language: Code of the language.
        acts: The table of acts, to check acts against.

    Returns:
        The frames, in order of file name and place, those of a user's folder last.

    Raises:
        KnowledgeError: When a file is wrong, or there is none.
    """
    shipped, own = layers(folder, ".*")
    if not shipped:
        raise KnowledgeError(
            f"no frames for the language {language!r}: knowledge/{language}/frames is missing"
        )
    return read_frames(shipped, language, acts, own)


def read_frames(
    entries: Iterable[Traversable | Path],
    language: str,
    acts: Mapping[str, Act] | None = None,
    own: Iterable[Traversable | Path] = (),
) -> tuple[Frame, ...]:
    """Read frame files and check every entry.

    Args:
        entries: The files.
        language: The language they are for.
        acts: The table of acts, to check acts against.
        own: Files of the user's; a frame there takes the place of the one of its act and id in ``entries``, and a file
            shares its lists of words with the one of its name.

    Returns:
        The frames in the files' order.

    Raises:
        KnowledgeError: Naming file and frame, when an entry is wrong or an id is used twice.
    """
    shipped_data = {entry: read_frame_file(entry, entry.name) for entry in entries}
    own_data = {entry: read_frame_file(entry, str(entry)) for entry in own}
    lists = _shared_lists({**shipped_data, **own_data})
    frames: dict[str, Frame] = {}
    for data, name in ((shipped_data, lambda file: file.name), (own_data, str)):
        seen: dict[str, str] = {}
        for file, content in data.items():
            for frame in _frames_of(content, name(file), lists[file.name], language):
                where = f"{name(file)}: frame {frame.id!r}"
                if frame.rule in seen:
                    raise KnowledgeError(
                        f"{where} is already in {seen[frame.rule]}; frame ids are unique by act"
                    )
                seen[frame.rule] = name(file)
                if acts is not None and frame.act not in acts:
                    raise KnowledgeError(
                        f"{where}: unknown act {frame.act!r}; the table of acts has none such"
                    )
                frames.pop(frame.rule, None)
                frames[frame.rule] = frame
    return tuple(frames.values())


def read_frame_file(file: Traversable | Path, name: str) -> Mapping[str, Any]:
    """The tables of one file of frames, called ``name`` in messages.

    Raises:
        KnowledgeError: It is no TOML, or has other tables than a file of frames.
    """
    data = read_toml(file)
    unknown = data.keys() - {"family", "words", "frame"}
    if unknown or not isinstance(data.get("family"), str):
        raise KnowledgeError(f"{name}: needs family, words and frame at the top, has {sorted(data)!r}")
    words, frames = data.get("words", {}), data.get("frame", [])
    if not isinstance(words, Mapping):
        raise KnowledgeError(f"{name}: words is no table; write lists of words under [words]")
    if not isinstance(frames, list) or not all(isinstance(raw, Mapping) for raw in frames):
        raise KnowledgeError(f"{name}: a frame is no table; write [[frame]] above each")
    return data


def _shared_lists(data: Mapping[Traversable | Path, Mapping[str, Any]]) -> dict[str, dict[str, list[str]]]:
    """The lists of words by name of the file; files of one name have them together."""
    found: dict[str, dict[str, list[str]]] = {}
    for file, content in data.items():
        lists = found.setdefault(file.name, {})
        for key, words in content.get("words", {}).items():
            _texts(words, f"{file.name}, words.{key}")
            lists[key] = [*lists.get(key, ()), *words]
    return found


def _frames_of(
    data: Mapping[str, Any], name: str, lists: Mapping[str, list[str]], language: str
) -> Iterator[Frame]:
    for raw in data.get("frame", ()):
        entry = _Entry(name, raw, lists)
        with naming(entry.where):
            yield entry.frame(data["family"], language, name)


def _texts(value: Any, place: str) -> list[str]:
    """A list of texts.

    Raises:
        KnowledgeError: It is none.
    """
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise KnowledgeError(f"{place}: {value!r} is no list of texts")
    return value


class _Entry:
    """One frame as written, and where, for errors."""

    def __init__(self, file: str, raw: Mapping[str, Any], words: Mapping[str, list[str]]) -> None:
        self.raw, self.lists = raw, words
        self.where = f"{file}: frame {raw.get('id')!r}"

    def frame(self, family: str, language: str, file: str) -> Frame:
        raw = self.raw
        self._keys(raw, {"id", "act", "meaning", "accepts", "rejects", "verb", "noun"}, "frame")
        for key in ("id", "act", "meaning"):
            if not isinstance(raw.get(key), str) or not raw[key]:
                raise KnowledgeError(f"{self.where}: {key} must be given as text")
        constructions = [
            self._construction(kind, table)
            for kind in ("verb", "noun")
            for table in (
                raw[kind] if isinstance(raw.get(kind), list) else [raw[kind]] if kind in raw else []
            )
        ]
        if not constructions:
            raise KnowledgeError(f"{self.where}: has neither a verb nor a noun construction")
        return Frame(
            id=raw["id"],
            act=raw["act"],
            family=family,
            language=language,
            meaning=raw["meaning"],
            constructions=tuple(constructions),
            accepts=tuple(self._example(item) for item in raw.get("accepts", ())),
            rejects=tuple(_texts(raw.get("rejects", []), f"{self.where}, rejects")),
            file=file,
        )

    def _construction(self, kind: Any, table: Mapping[str, Any]) -> Construction:
        allowed = {"lemmas", "source", "target", "about", "with", "unless", "needs", "when"}
        self._keys(
            table,
            allowed | {"polarity", "modality", "standing", "anybody", "alone", "own_word", "until", "cameo"},
            kind,
        )
        if not table.get("lemmas"):
            raise KnowledgeError(f"{self.where}: {kind} has no lemmas")
        default = {"source": ["subject"], "target": ["object"]} if kind == "verb" else {}
        needs = frozenset(table.get("needs", ("source", "target")))
        if not needs <= {"source", "target"}:
            raise KnowledgeError(f"{self.where}: needs may name source and target, not {sorted(needs)!r}")
        return Construction(
            kind=kind,
            lemmas=self._words(table["lemmas"]),
            source=self._slots(table.get("source", default.get("source", []))),
            target=self._slots(table.get("target", default.get("target", []))),
            about=self._slots(table.get("about", [])),
            present=self._slots(table.get("with", [])),
            absent=self._slots(table.get("unless", [])),
            needs=needs,
            when=self._conditions(table.get("when", {})),
            polarity=self._choice(table, "polarity", get_args(Polarity)),
            modality=self._choice(table, "modality", get_args(Modality)),
            standing=bool(table.get("standing", False)),
            anybody=bool(table.get("anybody", False)),
            alone=bool(table.get("alone", False)),
            own_word=bool(table.get("own_word", False)),
            cameo=self._code(table),
            until=self._until(table.get("until", {})),
        )

    def _code(self, table: Mapping[str, Any]) -> str | None:
        code = table.get("cameo")
        if code is not None and not (isinstance(code, str) and re.fullmatch(r"\d{3,4}", code)):
            raise KnowledgeError(f"{self.where}: cameo {code!r} is no code of three or four digits")
        return code

    def _until(self, table: Mapping[str, Any]) -> Mapping[str, date]:
        for modality, day in table.items():
            if modality not in get_args(Modality) or not isinstance(day, date):
                raise KnowledgeError(
                    f"{self.where}: until gives a day for a modality, not {modality!r} = {day!r}"
                )
        return dict(sorted(table.items(), key=lambda item: item[1]))

    def _keys(self, table: Mapping[str, Any], allowed: set[str], what: str) -> None:
        if unknown := sorted(table.keys() - allowed):
            raise KnowledgeError(
                f"{self.where}: unknown key {unknown[0]!r} in {what}; known are {sorted(allowed)!r}"
            )

    def _choice(self, table: Mapping[str, Any], key: str, values: tuple[str, ...]) -> Any:
        value = table.get(key)
        if value is not None and value not in values:
            raise KnowledgeError(f"{self.where}: {key} {value!r} is none of {', '.join(values)}")
        return value

    def _words(self, entries: Any) -> Words:
        _texts(entries, self.where)
        whole: set[str] = set()
        endings: list[str] = []
        officials = False
        for entry in entries:
            if entry.startswith("@"):
                if entry[1:] not in self.lists:
                    raise KnowledgeError(f"{self.where}: no word list {entry!r} in this file")
                inner = self._words(self.lists[entry[1:]])
                whole |= inner.whole
                endings += inner.endings
                officials = officials or inner.officials
            elif entry == OFFICIALS:
                officials = True
            elif entry.startswith("-"):
                endings.append(entry[1:].casefold())
                whole.add(entry[1:].casefold())
            else:
                whole.add(entry.casefold())
        return Words(frozenset(whole), tuple(endings), officials)

    def _slots(self, texts: Any) -> tuple[Slot, ...]:
        return tuple(self._slot(text) for text in _texts(texts, self.where))

    def _slot(self, text: str) -> Slot:
        if text.startswith("="):
            return Slot("=", steps=(text[1:],), text=text)
        found = _PLACE.fullmatch(text)
        if found is None:
            raise KnowledgeError(f"{self.where}: {text!r} is not a slot: place(words).step")
        steps = tuple(step for step in found["steps"].split(".") if step)
        heads = self._words([part.strip() for part in (found["heads"] or "").split("|") if part.strip()])
        for name in (found["place"], *steps):
            if name not in PLACES | STEPS and not name.islower():
                raise KnowledgeError(
                    f"{self.where}: {name!r} in slot {text!r} is neither a place nor a preposition"
                )
        return Slot(found["place"], heads, steps, text)

    def _conditions(self, table: Mapping[str, Any]) -> Conditions:
        self._keys(table, set(_CONDITIONS), "when")
        sets = {key: frozenset(table.get(key, ())) for key in SETS}
        return Conditions(
            negated=table.get("negated"),
            passive=table.get("passive"),
            spoken=table.get("spoken"),
            adverbs=self._words(table.get("adverbs", [])),
            modifiers=self._words(table.get("modifiers", [])),
            **sets,
        )

    def _example(self, item: Mapping[str, Any]) -> Example:
        self._keys(item, {"text", "source", "target", "polarity", "modality"}, "accepts")
        if not isinstance(item.get("text"), str):
            raise KnowledgeError(f"{self.where}: an example has no text")
        return Example(
            text=item["text"],
            source=tuple(item.get("source", ())),
            target=tuple(item.get("target", ())),
            polarity=self._choice(item, "polarity", get_args(Polarity)) or "affirmed",
            modality=self._choice(item, "modality", get_args(Modality)) or "actual",
        )
