"""A user's file laid over the shipped one: entries are added, those of the same key are replaced, lists of words grow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any


@dataclass(frozen=True, slots=True)
class Joining:
    """How the files of one name are joined.

    ``depth`` says how many tables lie in one another before an entry is a whole; ``words`` that strings are lists of words,
    which grow, but for those of the tables and keys in ``whole``; ``exclusive`` that a word the user lists stands in no
    other list; ``columns`` that a line that begins with "+" adds to the columns of the shipped one.
    """

    depth: int = 1
    words: bool = False
    whole: frozenset[str] = frozenset()
    exclusive: bool = False
    columns: bool = False


_WORDS = Joining(2, words=True)
_LINES = Joining(columns=True)
_RULES: Mapping[str, Joining] = {
    "world/bodies": Joining(2),
    "world/given_names": _WORDS,
    "territories": _LINES,
    "towns": _LINES,
    "collectives": _LINES,
    "bodies": Joining(2, columns=True),
    "offices": Joining(words=True, exclusive=True),
    "office_words": _WORDS,
    "places": _WORDS,
    "clause_words": _WORDS,
    "references": Joining(2, words=True, whole=frozenset(("nouns", "own"))),
    "grammar": Joining(2, words=True, whole=frozenset(("code", "contractions"))),
    "function_words": Joining(3, words=True, whole=frozenset(("pronouns", "contractions"))),
    "verbs": Joining(2, words=True, whole=frozenset(("second", "subjunctive", "participle", "imperative"))),
    "nouns": Joining(3, words=True, whole=frozenset(("irregular",))),
    "abbreviations": _WORDS,
    "governors": Joining(2),
    "causes": _WORDS,
    "identification": _WORDS,
    "speech": Joining(2, words=True),
    "times": Joining(3),
    "groups": Joining(),
    "roles": Joining(),
    "world/cameo": Joining(2),
}


def joined(path: str, shipped: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """What a file holds after the user's is laid over it.

    Args:
        path: The file's way from the root of the knowledge, such as "en/offices.toml".
        shipped: What the shipped file holds.
        own: What the user's file holds.
    """
    rule = _rule(path)
    if rule.exclusive:
        taken = {word for value in own.values() if isinstance(value, str) for word in value.split()}
        shipped = {key: _without(value, taken) for key, value in shipped.items()}
    return _tables(shipped, own, rule, ())


def entry_keys(path: str, data: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """The ways to the entries of a file, by which one of the user's takes the place of a shipped one."""
    return _ways(data, _rule(path).depth, ())


def grows(path: str) -> bool:
    """Whether the file is one of words, which are added to the shipped ones and replace none."""
    return _rule(path).words


def _ways(data: Mapping[str, Any], depth: int, way: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for key, value in data.items():
        here = (*way, key)
        if isinstance(value, Mapping) and len(here) < depth:
            yield from _ways(value, depth, here)
        elif isinstance(value, list) and value and all(isinstance(entry, Mapping) for entry in value):
            for number, entry in enumerate(value):
                named = [str(entry[name]) for name in ("act", "id", "name") if name in entry]
                yield (*here, *(named or [f"{number}?"]))
        elif key != "family":
            yield here


def _rule(path: str) -> Joining:
    folder, _, name = path.removesuffix(".toml").rpartition("/")
    if folder == "world":
        return _RULES.get(path.removesuffix(".toml"), Joining())
    return _RULES.get(name.partition("_")[0] if name.startswith("times") else name, Joining(2))


def _tables(
    shipped: Mapping[str, Any], own: Mapping[str, Any], rule: Joining, way: tuple[str, ...]
) -> dict[str, Any]:
    found = dict(shipped)
    for key, value in own.items():
        known = found.get(key, "" if rule.columns and isinstance(value, str) else None)
        found[key] = value if known is None else _values(known, value, rule, (*way, key))
    return found


def _values(shipped: Any, own: Any, rule: Joining, way: tuple[str, ...]) -> Any:
    if isinstance(shipped, Mapping) and isinstance(own, Mapping) and len(way) < rule.depth:
        return _tables(shipped, own, rule, way)
    if isinstance(shipped, list) and isinstance(own, list):
        return _lists(shipped, own)
    if isinstance(shipped, str) and isinstance(own, str):
        if rule.words and rule.whole.isdisjoint(way):
            return " ".join(dict.fromkeys([*shipped.split(), *own.split()]))
        if rule.columns and own.startswith("+"):
            return _columns(shipped, own[1:])
    return own


def _lists(shipped: list[Any], own: list[Any]) -> list[Any]:
    """Words once each; tables without those that the user's replace by their id, name or lemmas."""
    if not all(isinstance(entry, Mapping) for entry in (*shipped, *own)):
        return [*shipped, *(entry for entry in own if entry not in shipped)]
    replaced = {
        (key, entry[key]) for entry in own for key in ("id", "name") if isinstance(entry.get(key), str)
    }
    lemmas = {lemma for entry in own for lemma in _lemmas(entry)}
    kept = []
    for entry in shipped:
        rest = [lemma for lemma in _lemmas(entry) if lemma not in lemmas]
        if not any((key, entry.get(key)) in replaced for key in ("id", "name")) and (
            rest or not _lemmas(entry)
        ):
            kept.append({**entry, "lemmas": rest} if rest else entry)
    return [*kept, *own]


def _lemmas(entry: Mapping[str, Any]) -> list[str]:
    lemmas = entry.get("lemmas", [])
    return [lemma for lemma in lemmas if isinstance(lemma, str)] if isinstance(lemmas, list) else []


def _columns(shipped: str, own: str) -> str:
    """The items of each column, the user's after the shipped ones."""
    both = zip_longest(shipped.split("|"), own.split("|"), fillvalue="")
    return " | ".join("; ".join(dict.fromkeys((*_items(ours), *_items(theirs)))) for ours, theirs in both)


def _items(column: str) -> list[str]:
    return [item.strip() for item in column.split(";") if item.strip()]


def _without(value: Any, words: set[str]) -> Any:
    return " ".join(word for word in value.split() if word not in words) if isinstance(value, str) else value
