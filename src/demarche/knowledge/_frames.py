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
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, get_args

from demarche.knowledge._errors import KnowledgeError
from demarche.model import Act, Modality, Polarity

Role = Literal["source", "target"]

PLACES = frozenset(
    "subject object dative genitive predicate agent antecedent speaker controller verb clause clause-verb before"
    " possessive adjective prefix self carried deed occupant where answered dateline".split()
)
"""Places besides prepositions; ``clause-`` before one looks for it in the clause that is said, wanted or done."""

STEPS = frozenset(
    "genitive before possessive adjective prefix of any apposition entity self land modifier".split()
)
OFFICIALS = "<official>"
"""In a list of words: whoever holds an office, by name or title."""

_PLACE = re.compile(r"(?P<place>[\w-]+)(?:\((?P<heads>[^)]*)\))?(?P<steps>(?:\.[\w-]+)*)")
_SETS = ("modal", "tense", "mood", "kinds", "links", "governed")
_CONDITIONS = frozenset(
    "negated modal tense mood passive adverbs kinds links modifiers spoken governed".split()
)


@dataclass(frozen=True, slots=True)
class Words:
    """Lemmas to match a head against: whole words, and last parts of compounds; ``officials`` lets any official in."""

    whole: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    officials: bool = False

    def match(self, lemma: str, text: str = "") -> bool:
        """Whether a word with this lemma (or, failing that, this form) is one of these."""
        word, form = lemma.casefold(), text.casefold()
        return (
            word in self.whole or form in self.whole or (bool(self.endings) and word.endswith(self.endings))
        )

    def __bool__(self) -> bool:
        return bool(self.whole or self.endings or self.officials)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where to look for a role; ``place`` of the clause or noun phrase, then ``steps`` inside that phrase."""

    place: str
    heads: Words = Words()
    steps: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What must hold of the clause (None and empty: anything)."""

    negated: bool | None = None
    passive: bool | None = None
    spoken: bool | None = None
    modal: frozenset[str] = frozenset()
    tense: frozenset[str] = frozenset()
    mood: frozenset[str] = frozenset()
    adverbs: Words = Words()
    modifiers: Words = Words()
    kinds: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    governed: frozenset[str] = frozenset()

    @property
    def count(self) -> int:
        """How many conditions there are."""
        single = sum(value is not None for value in (self.negated, self.passive, self.spoken))
        return (
            single
            + sum(bool(getattr(self, name)) for name in _SETS)
            + bool(self.adverbs)
            + bool(self.modifiers)
        )


@dataclass(frozen=True, slots=True)
class Construction:
    """One way a frame is put into words: by a verb, or by a noun.

    ``present`` slots must be filled with the words they name, ``absent`` ones must not; ``needs`` are the roles
    that must name an actor. ``until`` says up to which day a word means a modality ("Brexit" was only possible until
    the vote); afterwards it means what happened.
    """

    kind: Literal["verb", "noun"]
    lemmas: Words
    source: tuple[Slot, ...]
    target: tuple[Slot, ...]
    about: tuple[Slot, ...] = ()
    present: tuple[Slot, ...] = ()
    absent: tuple[Slot, ...] = ()
    needs: frozenset[str] = frozenset({"source", "target"})
    when: Conditions = Conditions()
    polarity: Polarity | None = None
    modality: Modality | None = None
    standing: bool = False
    anybody: bool = False
    alone: bool = False
    own_word: bool = False
    until: Mapping[str, date] = field(default_factory=dict)

    @property
    def specificity(self) -> int:
        """How much a construction asks for: of several that fit one word, the most particular is taken."""
        return 2 * len(self.present) + bool(self.absent) + self.when.count


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what a frame must make of it."""

    text: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that make one act."""

    id: str
    act: str
    family: str
    language: str
    meaning: str
    constructions: tuple[Construction, ...]
    accepts: tuple[Example, ...]
    rejects: tuple[str, ...]

    @property
    def rule(self) -> str:
        """The name a claim gives as the rule it was made by: ``de/recognise/anerkennen``."""
        return f"{self.language}/{self.act}/{self.id}"


@cache
def load_frames(language: str) -> tuple[Frame, ...]:
    """Read and check the shipped frames of a language.

    Args:
        language: Code of a language, as its folder in ``knowledge`` is called.

    Returns:
        The frames, in order of file name and place.

    Raises:
        KnowledgeError: When a file is wrong, or there is none.
    """
    folder = files("demarche.knowledge") / language / "frames"
    if not folder.is_dir():
        raise KnowledgeError(
            f"no frames for the language {language!r}: knowledge/{language}/frames is missing"
        )
    return read_frames(sorted(folder.iterdir(), key=lambda entry: entry.name), language)


def read_frames(
    entries: Iterable[Traversable], language: str, acts: Mapping[str, Act] | None = None
) -> tuple[Frame, ...]:
    """Read frame files and check every entry.

    Args:
        entries: Files; those not ending in ``.toml`` are passed over.
        language: The language they are for.
        acts: The table of acts, to check acts and families against.

    Returns:
        The frames in the files' order.

    Raises:
        KnowledgeError: Naming file and frame, when an entry is wrong or an id is used twice.
    """
    frames: list[Frame] = []
    seen: dict[str, str] = {}
    for entry in entries:
        if not entry.name.endswith(".toml"):
            continue
        for frame in _file(entry, language):
            where = f"{entry.name}: frame {frame.id!r}"
            if frame.rule in seen:
                raise KnowledgeError(f"{where} is already in {seen[frame.rule]}; frame ids are unique by act")
            seen[frame.rule] = entry.name
            if acts is not None and frame.act not in acts:
                raise KnowledgeError(f"{where}: unknown act {frame.act!r}; the table of acts has none such")
            frames.append(frame)
    return tuple(frames)


def _file(entry: Traversable, language: str) -> list[Frame]:
    try:
        data = tomllib.loads(entry.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{entry.name}: not readable as TOML: {error}") from error
    unknown = data.keys() - {"family", "words", "frame"}
    if unknown or not isinstance(data.get("family"), str):
        raise KnowledgeError(f"{entry.name}: needs family, words and frame at the top, has {sorted(data)!r}")
    return [
        _Entry(entry.name, raw, data.get("words", {})).frame(data["family"], language)
        for raw in data.get("frame", ())
    ]


class _Entry:
    """One frame as written, and where, for errors."""

    def __init__(self, file: str, raw: Mapping[str, Any], words: Mapping[str, list[str]]) -> None:
        self.raw, self.lists = raw, words
        self.where = f"{file}: frame {raw.get('id')!r}"

    def frame(self, family: str, language: str) -> Frame:
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
            rejects=tuple(raw.get("rejects", ())),
        )

    def _construction(self, kind: Any, table: Mapping[str, Any]) -> Construction:
        allowed = {"lemmas", "source", "target", "about", "with", "unless", "needs", "when"}
        self._keys(
            table,
            allowed | {"polarity", "modality", "standing", "anybody", "alone", "own_word", "until"},
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
            until=self._until(table.get("until", {})),
        )

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

    def _words(self, entries: Iterable[str]) -> Words:
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

    def _slots(self, texts: Iterable[str]) -> tuple[Slot, ...]:
        return tuple(self._slot(text) for text in texts)

    def _slot(self, text: str) -> Slot:
        if text.startswith("="):
            return Slot("=", steps=(text[1:],), text=text)
        found = _PLACE.fullmatch(text)
        if found is None:
            raise KnowledgeError(f"{self.where}: {text!r} is not a slot: place(words).step")
        steps = tuple(step for step in found["steps"].split(".") if step)
        heads = self._words(part.strip() for part in (found["heads"] or "").split("|") if part.strip())
        for name in (found["place"], *steps):
            if name not in PLACES | STEPS and not name.islower():
                raise KnowledgeError(
                    f"{self.where}: {name!r} in slot {text!r} is neither a place nor a preposition"
                )
        return Slot(found["place"], heads, steps, text)

    def _conditions(self, table: Mapping[str, Any]) -> Conditions:
        self._keys(table, set(_CONDITIONS), "when")
        sets = {key: frozenset(table.get(key, ())) for key in _SETS}
        return Conditions(
            negated=table.get("negated"),
            passive=table.get("passive"),
            spoken=table.get("spoken"),
            adverbs=self._words(table.get("adverbs", ())),
            modifiers=self._words(table.get("modifiers", ())),
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
