"""Reading data files, so that whatever is wrong with one is said with its file, entry and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._layers import LaidOver
from demarche.knowledge._merging import joined
from demarche.model import Interval


def read_toml(path: Traversable | Path) -> dict[str, Any]:
    """Read one TOML file; one that a user lays over the shipped one together with that.

    Args:
        path: The file, in the package or on disk.

    Returns:
        Its tables as TOML gives them.

    Raises:
        KnowledgeError: The file is missing, is not UTF-8 or is not TOML; a key that is there twice is not TOML.
    """
    if isinstance(path, LaidOver) and path.own.is_file():
        own = read_toml(path.own)
        return joined(path.path, read_toml(path.shipped), own) if path.shipped.is_file() else own
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise KnowledgeError(
            f"{path}: cannot be read ({error.strerror}); every data folder needs it"
        ) from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{path}: not TOML: {error}") from error


def toml_files(folder: Traversable | Path, pattern: str) -> tuple[Traversable | Path, ...]:
    """The files of a folder whose whole name, without ``.toml``, matches a regular expression, by name."""
    if not folder.is_dir():
        return ()
    fits = re.compile(rf"(?:{pattern})\.toml").fullmatch
    return tuple(sorted((file for file in folder.iterdir() if fits(file.name)), key=lambda file: file.name))


def layers(folder: Traversable | Path, pattern: str) -> tuple[tuple[Traversable | Path, ...], ...]:
    """The files of a folder as :func:`toml_files` gives them: the shipped ones, then those of the user's folder."""
    if isinstance(folder, LaidOver):
        return toml_files(folder.shipped, pattern), toml_files(folder.own, pattern)
    return toml_files(folder, pattern), ()


@lru_cache(maxsize=64)
def _own_tables(file: Path) -> Mapping[str, Any]:
    return read_toml(file)


def place_of(file: Traversable | Path, *keys: str) -> str:
    """Where an entry stands, for messages: the file, the user's if the entry is there, and the keys that lead to it."""
    if isinstance(file, LaidOver) and file.own.is_file() and file.shipped.is_file():
        found: Any = _own_tables(file.own)
        for key in keys:
            found = found.get(key) if isinstance(found, Mapping) else None
        file = file.shipped if found is None else file.own
    return f"{file}, {'.'.join(keys)}"


@contextmanager
def naming(file: object) -> Iterator[None]:
    """Says in which file something stands that is of a kind that nobody can read there.

    Raises:
        KnowledgeError: In place of what Python says of a missing key, or of a value of the wrong type.
    """
    try:
        yield
    except KeyError as error:
        raise KnowledgeError(f"{file}: an entry has no {error.args[0]!r}; add it") from error
    except (AttributeError, TypeError, ValueError) as error:
        raise KnowledgeError(f"{file}: a value is of the wrong kind ({error})") from error


class Entry:
    """One entry of a data file, read key by key.

    Args:
        file: Where the entry is from, for messages.
        name: The entry's name, for messages.
        values: What TOML gave for it.
        keys: The keys an entry of this sort may have; any other one is an error.

    Raises:
        KnowledgeError: The entry is no table, or has a key it may not have.
    """

    __slots__ = ("file", "name", "values")

    def __init__(self, file: object, name: str, values: Any, keys: Iterable[str]) -> None:
        self.file, self.name = str(file), name
        if not isinstance(values, Mapping):
            raise self.error(f"{values!r} is no table; write key = value pairs")
        self.values: Mapping[str, Any] = values
        allowed = set(keys)
        for key in values:
            if key not in allowed:
                raise self.error(f"unknown key; known are {', '.join(sorted(allowed))}", key)

    def error(self, message: str, key: str | None = None) -> KnowledgeError:
        """An error that names the file, this entry and the key."""
        return KnowledgeError(f"{self.file}, {self.name}{'' if key is None else '.' + key}: {message}")

    def text(self, key: str) -> str:
        """The non-empty string at ``key``, which must be there."""
        value = self.values.get(key)
        if value is None:
            raise self.error("missing", key)
        return self._string(value, key)

    def optional(self, key: str) -> str | None:
        """The non-empty string at ``key``, or None where there is no such key."""
        return None if self.values.get(key) is None else self.text(key)

    def choice(self, key: str, choices: Iterable[str], default: str | None = None) -> str:
        """The string at ``key``, which must be one of ``choices``."""
        value = self.text(key) if default is None else self.optional(key) or default
        allowed = tuple(choices)
        if value not in allowed:
            raise self.error(f"{value!r} is none of {', '.join(allowed)}", key)
        return value

    def flag(self, key: str) -> bool:
        """Whether ``key`` is there and true."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.error(f"{value!r} is neither true nor false", key)
        return value

    def number(self, key: str, default: int) -> int:
        """The whole number at ``key``."""
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(f"{value!r} is no whole number", key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of non-empty strings at ``key``, none of them twice; empty where there is no such key."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.error(f"{value!r} is no list", key)
        found = tuple(self._string(item, key) for item in value)
        if len(set(found)) < len(found):
            double = next(item for place, item in enumerate(found) if item in found[:place])
            raise self.error(f"{double!r} is there twice; remove one", key)
        return found

    def words(self, key: str) -> tuple[str, ...]:
        """The words of the string at ``key``, none of them twice; empty where there is no such key."""
        found = tuple((self.optional(key) or "").split())
        if len(set(found)) < len(found):
            double = next(item for place, item in enumerate(found) if item in found[:place])
            raise self.error(f"{double!r} is there twice; remove one", key)
        return found

    def _string(self, value: Any, key: str) -> str:
        if not isinstance(value, str) or not value.strip() or value != value.strip():
            raise self.error(f"{value!r} is no text (or has blanks around it)", key)
        return value


def entries(
    files: Iterable[Traversable | Path], keys: Iterable[str], *, besides: Iterable[str] = ()
) -> Iterator[Entry]:
    """The top-level tables of several files as entries, each name once over all of them.

    Args:
        files: In the order in which they are read.
        keys: What an entry may have.
        besides: Top-level names that are no entries and are passed over.

    Raises:
        KnowledgeError: An entry is there twice or has unknown keys.
    """
    allowed, skip = frozenset(keys), frozenset(besides)
    seen: dict[str, str] = {}
    for file in files:
        for name, values in read_toml(file).items():
            if name in skip:
                continue
            if name in seen:
                raise KnowledgeError(f"{file}, {name}: already in {seen[name]}; remove one")
            seen[name] = str(file)
            yield Entry(place_of(file, name).removesuffix(f", {name}"), name, values, allowed)


def parse_day(text: str, *, last: bool = False) -> date:
    """A day from ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``: the first, or last, day that it names.

    Raises:
        ValueError: The text is no such day.
    """
    if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", text):
        raise ValueError(f"{text!r} is no day; write YYYY-MM-DD, YYYY-MM or YYYY")
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    if day:
        return date(year, month, day)
    first = date(year, month or 1, 1)
    if not last:
        return first
    whole = Interval.months(year, month) if month else Interval.years(year)
    return whole.last_day or date.max
