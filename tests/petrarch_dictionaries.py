"""Dictionaries of PETRARCH, as JSON, made a folder of one's own knowledge.

    python tests/petrarch_dictionaries.py dictionaries.json FOLDER

``actors`` have a name, synonyms and a code, or codes with the days on which they hold; the first three letters of a code
are the country or the sort of body, the rest is what they act as. ``agents`` are words for what somebody acts as.
``verbs``, where there are any, have words that are used alike, their code, and patterns with codes of their own.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from demarche.knowledge import Name, load_knowledge

COUNTRY = 3
NOBODY = ("---", "+++")
BODIES = ("IGO", "NGO", "NGM", "IMG", "MNC")
SHORTEST_STEM = 4
LONG_AGO = "1000-01-01"
ADJECTIVES = ("an", "ian", "i", "n")
SMALL = ("of", "the", "and")
OFFICES = {"GOV": "head", "MIL": "commander"}


@dataclass
class Folder:
    """The files of the folder as they grow: tables by file."""

    territories: dict[str, str] = field(default_factory=dict)
    names: dict[str, dict[str, list[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    bodies: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    collectives: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    offices: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    ids: dict[str, str] = field(default_factory=dict)
    """The shipped actors that the dictionary names, by their code."""


def convert(source: Path, into: Path) -> None:
    """Writes the folder for a file of dictionaries."""
    data = json.loads(source.read_text("utf-8"))
    folder = Folder(taken={name.text for name in load_knowledge().designations("en")})
    known = _shipped_names()
    for actor in data["actors"]:
        _note_shipped(folder, actor, known)
    for actor in data["actors"]:
        _add_actor(folder, actor, known)
    for agent in data["agents"]:
        _add_agent(folder, agent)
    _write(folder, into)


def _shipped_names() -> dict[str, Name]:
    """The shipped names by their letters in lower case; those that tell the most last."""
    names = load_knowledge().designations("en")
    rank = {"adjective": 0, "inhabitant": 0, "seat": 1}
    listed = sorted(names, key=lambda name: rank.get(name.kind, 2))
    return {
        name.text.casefold(): name
        for name in listed
        if name.kind not in ("town", "person") and not name.family
    }


def _note_shipped(folder: Folder, actor: Mapping[str, Any], known: Mapping[str, Name]) -> None:
    """An actor that is shipped keeps its key, and gets the dictionary's code."""
    shipped = _shipped(actor, known)
    code = _code(actor["code"])
    if shipped is None or code is None or len(shipped.actors) > 1:
        return
    (identity,) = shipped.actors
    if ":" not in identity:
        code = code[:COUNTRY]
    folder.ids.setdefault(code, identity)
    if shipped.kind == "name":
        folder.codes[identity] = code


def _shipped(actor: Mapping[str, Any], known: Mapping[str, Name]) -> Name | None:
    spellings = [each.casefold() for name in (actor["name"], *actor["synonyms"]) for each in _spelt(name)]
    found = next((known[each] for each in spellings if each in known), None)
    # PETRARCH takes a name for a stem: "BULGAR" is found in "Bulgaria" and "Bulgarian".
    stem = spellings[0]
    begun = (
        [name for text, name in known.items() if text.startswith(stem)] if len(stem) > SHORTEST_STEM else []
    )
    return found or (begun[0] if begun and len({name.actors for name in begun}) == 1 else None)


def _add_actor(folder: Folder, actor: Mapping[str, Any], known: Mapping[str, Name]) -> None:
    dated = [(str(entry["code"]).upper(), *_days(entry)) for entry in actor["date_restrictions"]]
    code = _code(actor["code"])
    spellings = [each for name in (actor["name"], *actor["synonyms"]) for each in _spelt(name)]
    whole = {each for name in actor.get("whole_word_only", ()) for each in _spelt(name)}
    if any(len(each) > COUNTRY for each, _, _ in dated):
        _add_person(folder, spellings, code, dated)
        return
    if code is not None and "/" in code:
        _add_several(folder, spellings, code)
        return
    shipped = _shipped(actor, known)
    best = code or next((each for each, _, _ in dated if each not in NOBODY), None)
    if best is None or best in NOBODY:
        return
    identity = _identity(folder, best, shipped, spellings[0])
    if dated or identity not in folder.codes:
        lines = [best if ":" in identity else best[:COUNTRY]] if code else []
        lines += [" ".join(part for part in (each, first, last) if part) for each, first, last in dated]
        folder.codes[identity] = "; ".join(lines)
    for spelling in spellings:
        if spelling.casefold() not in known:
            _add_names(folder, identity, spelling, stem=shipped is None and spelling not in whole)
        if len(best) > COUNTRY and not identity.partition(":")[1]:
            folder.roles.setdefault(spelling, best[COUNTRY:])
        folder.taken.add(spelling)


def _identity(folder: Folder, code: str, shipped: Name | None, spelling: str) -> str:
    """The id of the actor: the shipped one's, or a new one."""
    if shipped is not None and len(shipped.actors) == 1:
        return shipped.actors[0]
    for known in (code, code[:COUNTRY]):
        if known in folder.ids:
            return folder.ids[known]
    if code[:COUNTRY] in BODIES:
        key = re.sub(r"[^a-z0-9]+", "-", spelling.casefold()).strip("-")
        folder.bodies[key] = spelling
        return f"org:{key}"
    key = code[:COUNTRY].lower()
    folder.territories.setdefault(key, spelling)
    return key


def _add_names(folder: Folder, identity: str, spelling: str, *, stem: bool) -> None:
    if spelling in folder.taken:
        return
    kinds = folder.names[identity]
    kinds["name"].append(spelling)
    kinds["adjective"].append(spelling)
    if stem and re.fullmatch(r"\w{4,}", spelling):
        made = (spelling + ending for ending in ADJECTIVES)
        kinds["adjective"] += [each for each in made if each not in folder.taken]
        kinds["name"] += [
            each for each in (f"{spelling}s",) if each not in folder.taken and spelling[-1] not in "sian"
        ]


def _add_person(
    folder: Folder, spellings: list[str], code: str | None, dated: list[tuple[str, str | None, str | None]]
) -> None:
    key = re.sub(r"[^a-z]+", "-", spellings[0].casefold())
    terms = [(each, first or LONG_AGO, last) for each, first, last in dated]
    everywhere = [(code, LONG_AGO, None)] if code else []
    listed = []
    for each, first, last in (*everywhere, *terms):
        land = _identity(folder, each, None, each[:COUNTRY])
        office = OFFICES.get(each[COUNTRY : 2 * COUNTRY], "member")
        listed.append(" ".join(filter(None, (office, land, first, last))))
    names = "; ".join(spelling if " " in spelling else f"={spelling}" for spelling in spellings)
    folder.people[key] = f"{names} | {'; '.join(listed)}"
    # The narrowest span of days counts, as in PETRARCH.
    ordered = sorted(terms, key=lambda term: (term[2] is None, term[1] == LONG_AGO))
    codes = [" ".join(filter(None, term)) for term in ordered] + ([code] if code else [])
    folder.codes[f"per:{key}"] = "; ".join(codes)


def _add_several(folder: Folder, spellings: list[str], code: str) -> None:
    members = [_identity(folder, part, None, spellings[0]) for part in code.split("/")]
    key = re.sub(r"[^a-z]+", "-", spellings[0].casefold())
    folder.collectives[key] = " ".join(members)
    folder.names[f"collective:{key}"]["name"] += spellings


def _add_agent(folder: Folder, agent: Mapping[str, Any]) -> None:
    role = agent["code"] + ("-" if agent["position"] == "prefix" else "")
    for word in (agent["name"], *(agent["plurals"] if agent["plural_rule"] == "given" else ())):
        folder.roles[word.casefold()] = role
        folder.offices.append(word.casefold().replace(" ", "_"))
    head, _, behind = agent["name"].casefold().partition(" ")
    if agent["plural_rule"] == "given" and behind and agent["plurals"][0].casefold().endswith(f" {behind}"):
        folder.roles[head] = role  # "attorneys general": the first word is the noun
        folder.offices.append(head)


def _code(code: str | None) -> str | None:
    return code.upper() if code else None


def _days(entry: Mapping[str, Any]) -> tuple[str | None, str | None]:
    first = entry.get("from") or entry.get("after") or LONG_AGO
    return first, entry.get("to") or entry.get("before")


def _spelt(name: str) -> tuple[str, ...]:
    """A name in capitals as reports may write it; short words may be abbreviations."""
    words = name.removeprefix("THE ").split()
    cased = " ".join(map(_cased, words))
    short = " ".join(
        word if len(word) <= COUNTRY and word.lower() not in SMALL else _cased(word) for word in words
    )
    return tuple(dict.fromkeys((cased, short)))


def _cased(word: str) -> str:
    if "." in word:
        return word
    lower = word.lower()
    return lower if lower in SMALL else "-".join(part.capitalize() for part in lower.split("-"))


def _write(folder: Folder, into: Path) -> None:
    shipped = {actor.id for actor in load_knowledge().actors.values()}
    territories = "".join(
        f'[{key}]\nname = {_text(name)}\nkind = "state"\n\n' for key, name in folder.territories.items()
    )
    lines: dict[str, str] = {}
    bodies: dict[str, str] = {}
    groups: dict[str, str] = {}
    collectives: dict[str, str] = {}
    for identity, kinds in folder.names.items():
        names, adjectives = ("; ".join(dict.fromkeys(kinds[kind])) for kind in ("name", "adjective"))
        plus = "+ " if identity in shipped else ""
        sort, colon, key = identity.partition(":")
        if colon:
            {"org": bodies, "grp": groups, "collective": collectives}[sort][key] = plus + names
        else:
            inhabitants = "; ".join(each for each in kinds["adjective"] if each not in kinds["name"])
            lines[identity] = f"{plus}{names} | {adjectives} | {inhabitants} |"
    files = {
        "world/territories.toml": territories,
        "world/bodies.toml": "[organisations]\n" + _lines(folder.bodies),
        "world/collectives.toml": _lines(folder.collectives),
        "world/people/dictionary.toml": _lines(folder.people),
        "world/cameo.toml": _lines(folder.codes),
        "en/territories.toml": _lines(lines),
        "en/bodies.toml": f"[organisations]\n{_lines(bodies)}\n[groups]\n{_lines(groups)}",
        "en/collectives.toml": _lines(collectives),
        "en/offices.toml": f"official = {_text(' '.join(dict.fromkeys(folder.offices)))}\n",
        "en/roles.toml": _lines(folder.roles),
    }
    for name, content in files.items():
        file = into / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")


def _lines(table: Mapping[str, str]) -> str:
    return "".join(f"{_text(key)} = {_text(value)}\n" for key, value in table.items())


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    convert(Path(sys.argv[1]), Path(sys.argv[2]))
