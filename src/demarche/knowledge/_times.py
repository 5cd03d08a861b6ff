"""Time words and rules: how a language writes dates, durations and the like.

``knowledge/<language>/times*.toml``, all files of a language together::

    [text]
    decimal = ","                      # and thousands = "."; how numbers are written
    inflection = ["e", "em", "en"]     # what "~" at the end of a word stands for

    [shapes]                           # forms with digits, as regular expressions; the groups are the fields
    clock = '(?P<hour>\\d{1,2})[:.](?P<minute>\\d{2})'

    [words.month]                      # a class of words: spelling and value on one line
    Januar = 1                         # a capital asks for a capital; "a b" are two words
    "kommend~" = 1                     # with every ending of text.inflection
    "-gasse" = 0                       # every unknown word with a capital that ends so

    [[compounds]]                      # Montag + abend = Montagabend, with both values
    class = "weekday_part"
    first = "weekday"
    second = "part"

    [macros]                           # pieces of pattern, named in capitals
    DET = "(article | this)"

    [[rule]]
    id = "date/month"
    pattern = "DET? < :month :year? >"  # < and > where the expression itself begins and ends
    means = "date"                     # which meaning of demarche.reading.times reads the fields
    with = {mod = "END"}               # fields that the words do not carry
    accepts = [{text = "…", find = "…", value = "…", dated = 2022-07-15}]
    rejects = ["…"]

A pattern is a row of word classes, ``:class`` (taken as a field of that name), ``name:class``, ``'word'``,
``(… | …)``, ``?`` after what may be missing, ``!class`` and ``!(…)`` for what must not follow, ``~class`` for what
must not stand before. Numbers have the classes ``number``, ``day`` (1 to 31), ``hour``, ``minute``, ``week_number``,
``year`` and the like by their size, and ``no_day``, ``no_hour`` and ``no_week`` where no calendar or clock has them. A rule that means "none" names what looks like a time and is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources.abc import Traversable
from itertools import product
from pathlib import Path
from typing import Any

from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._layers import knowledge_root
from demarche.knowledge._loader import layers, naming, read_toml

_RULE_KEYS = frozenset("id pattern means with accepts rejects".split())
_EXAMPLE_KEYS = frozenset(
    "text find value type mod quant freq dated earliest latest impossible basis".split()
)
_TABLES = frozenset("text shapes words compounds macros rule".split())

_MACRO = re.compile(r"(?<![\w'])[A-Z][A-Z_]+(?![\w'])")

WordValue = int | float | str | Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One way to write a time. ``fields`` are those the words do not carry; ``file`` is where it stands."""

    id: str
    pattern: str
    means: str
    fields: Mapping[str, Any]
    accepts: tuple[Mapping[str, Any], ...]
    rejects: tuple[str, ...]
    file: str


@dataclass(frozen=True, slots=True)
class TimeKnowledge:
    """All that a language's ``times*.toml`` say.

    ``words`` gives for each spelling its classes with the value it has there; ``phrases`` the same for spellings of
    several words, by their parts; ``endings`` for the ends of words with a capital that are not among them.
    """

    language: str
    text: Mapping[str, Any]
    shapes: Mapping[str, str]
    words: Mapping[str, Mapping[str, WordValue]]
    phrases: Mapping[tuple[str, ...], Mapping[str, WordValue]]
    endings: Mapping[str, Mapping[str, WordValue]]
    rules: tuple[TimeRule, ...]
    classes: frozenset[str] = field(default_factory=frozenset)


@cache
def load_times(language: str) -> TimeKnowledge:
    """The time words and rules of a language.

    Raises:
        KnowledgeError: there are none for this language, or a file says something it cannot mean.
    """
    named, own = layers(knowledge_root() / language, "times(?:_.*)?")
    if not named:
        raise KnowledgeError(
            f"no time words for language {language!r}: knowledge/{language}/times.toml is missing"
        )
    return read_times(language, named, own)


def times_languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages whose time expressions can be read."""
    folders = (folder for folder in knowledge_root().iterdir() if folder.is_dir())
    return tuple(sorted(folder.name for folder in folders if folder.joinpath("times.toml").is_file()))


def read_times(
    language: str, named: Iterable[Traversable | Path], own: Iterable[Traversable | Path] = ()
) -> TimeKnowledge:
    """As ``load_times``, from files the caller names; words and rules in ``own`` take the place of those in ``named``."""
    text: dict[str, Any] = {}
    shapes: dict[str, str] = {}
    classes: dict[str, dict[str, WordValue]] = {}
    compounds: list[Mapping[str, Any]] = []
    macros: dict[str, str] = {}
    rules: dict[str, tuple[str, Mapping[str, Any]]] = {}
    for files, name_of in ((named, lambda file: f"knowledge/{language}/{file.name}"), (own, str)):
        layer: dict[str, dict[str, WordValue]] = {}
        layer_rules: dict[str, tuple[str, Mapping[str, Any]]] = {}
        for file in files:
            where = name_of(file)
            table = _read(file, where)
            with naming(where):
                text |= table.get("text", {})
                shapes |= table.get("shapes", {})
                macros |= table.get("macros", {})
                compounds += table.get("compounds", [])
                _add_words(layer, table.get("words", {}), where)
                _add_rules(layer_rules, table.get("rule", []), where)
        for name, members in layer.items():
            classes[name] = classes.get(name, {}) | members
        rules |= layer_rules
    endings = _endings(classes)
    words, phrases = _spellings(classes, text.get("inflection", []))
    for compound in compounds:
        _add_compounds(words, classes, compound, text.get("inflection", []))
    known = frozenset(classes) | {c["class"] for c in compounds} | set(shapes)
    return TimeKnowledge(language, text, shapes, words, phrases, endings, _rules(rules, macros), known)


def _add_words(
    classes: dict[str, dict[str, WordValue]], words: Mapping[str, Mapping[str, WordValue]], where: str
) -> None:
    for name, members in words.items():
        both = classes.setdefault(name, {}).keys() & members.keys()
        if both:
            raise KnowledgeError(f"{where}: {min(both)!r} stands twice in words.{name}; remove one")
        classes[name] |= members


def _add_rules(
    rules: dict[str, tuple[str, Mapping[str, Any]]], listed: Iterable[Mapping[str, Any]], where: str
) -> None:
    for rule in listed:
        if rule.get("id") in rules:
            raise KnowledgeError(f"{where}: rule {rule['id']!r}: the id stands twice; rename one")
        rules[rule.get("id", "?")] = where, rule


def _read(file: Traversable | Path, where: str) -> dict[str, Any]:
    table = read_toml(file)
    unknown = table.keys() - _TABLES
    if unknown:
        raise KnowledgeError(
            f"{where}: unknown table {min(unknown)!r}; known are {', '.join(sorted(_TABLES))}"
        )
    return table


def _inflected(spelling: str, endings: list[str]) -> Iterator[str]:
    if spelling.endswith("~"):
        yield from (spelling[:-1] + ending for ending in endings)
    else:
        yield spelling


def _endings(classes: Mapping[str, Mapping[str, WordValue]]) -> dict[str, dict[str, WordValue]]:
    endings: dict[str, dict[str, WordValue]] = {}
    for name, members in classes.items():
        for spelling, value in members.items():
            if _is_ending(spelling):
                endings.setdefault(spelling[1:], {})[name] = value
    return endings


def _is_ending(spelling: str) -> bool:
    return len(spelling) > 1 and spelling[0] == "-"


def _spellings(
    classes: Mapping[str, Mapping[str, WordValue]], endings: list[str]
) -> tuple[dict[str, dict[str, WordValue]], dict[tuple[str, ...], dict[str, WordValue]]]:
    words: dict[str, dict[str, WordValue]] = {}
    phrases: dict[tuple[str, ...], dict[str, WordValue]] = {}
    for name, members in classes.items():
        for spelling, value in members.items():
            if _is_ending(spelling):
                continue
            for form in _inflected(spelling, endings):
                parts = tuple(form.split())
                if len(parts) > 1:
                    phrases.setdefault(parts, {})[name] = value
                else:
                    words.setdefault(form, {})[name] = value
    return words, phrases


def _add_compounds(
    words: dict[str, dict[str, WordValue]],
    classes: Mapping[str, Mapping[str, WordValue]],
    compound: Mapping[str, Any],
    endings: list[str],
) -> None:
    """Join each word of the first class to each of the second, lower case inside, fields of both together."""
    first, second, name = compound["first"], compound["second"], compound["class"]
    for (one, value), (two, other) in product(classes[first].items(), classes[second].items()):
        if one.endswith("~") or " " in one + two:
            continue
        fields: dict[str, Any] = {}
        for key, part in ((first, value), (second, other)):
            fields |= part if isinstance(part, Mapping) else {compound.get(key, key): part}
        for form in _inflected(one + compound.get("joint", "") + two.lower(), endings):
            words.setdefault(form, {}).setdefault(name, fields)


def _rules(
    read: Mapping[str, tuple[str, Mapping[str, Any]]], macros: Mapping[str, str]
) -> tuple[TimeRule, ...]:
    rules: dict[str, TimeRule] = {}
    for where, rule in read.values():
        place = f"{where}: rule {rule.get('id', '?')!r}"
        missing = {"id", "pattern", "means"} - rule.keys()
        unknown = rule.keys() - _RULE_KEYS
        if missing or unknown:
            raise KnowledgeError(
                f"{place}: {'missing' if missing else 'unknown'} key {min(missing or unknown)!r}"
            )
        if not rule.get("accepts") and not rule.get("rejects"):
            raise KnowledgeError(f"{place}: has neither accepts nor rejects; give it an example")
        for example in rule.get("accepts", []):
            if example.keys() - _EXAMPLE_KEYS or not {"text", "find"} <= example.keys():
                raise KnowledgeError(f"{place}: an example has text, find and what it means, not {example!r}")
            if example["find"] not in example["text"]:
                raise KnowledgeError(
                    f"{place}: {example['find']!r} does not stand in its text; correct the example"
                )
        rules[rule["id"]] = TimeRule(
            rule["id"],
            _expand(rule["pattern"], macros, place),
            rule["means"],
            rule.get("with", {}),
            tuple(rule.get("accepts", [])),
            tuple(rule.get("rejects", [])),
            where,
        )
    return tuple(rules.values())


def _expand(pattern: str, macros: Mapping[str, str], place: str) -> str:
    """Replace macro names (capitals) by what they stand for, macros in macros too."""
    for _ in range(5):
        expanded = _MACRO.sub(lambda name: macros.get(name[0], name[0]), pattern)
        if expanded == pattern:
            return pattern
        pattern = expanded
    raise KnowledgeError(f"{place}: its macros name each other; write one of them out")
