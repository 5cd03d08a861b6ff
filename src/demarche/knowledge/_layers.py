"""Where the knowledge lies: the shipped folder, and a user's own laid over it.

One process reads with one knowledge: what is made of the data is kept for as long as it runs. So a folder is laid over
before anything is read, or not at all.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from io import BytesIO, StringIO
from os import PathLike, fspath
from pathlib import Path
from typing import IO, Any

from demarche.knowledge._errors import KnowledgeError

FREE = ("world/people/", "*/frames/", "*/times_")
"""Beginnings of the paths of files that a user may name as he likes; ``*`` is any language."""

_FINGERPRINT_DIGITS = 8


class LaidOver(Traversable):
    """A file or folder of the knowledge, in the shipped folder, in the user's, or in both.

    As text it is the user's file where there is one, for messages: the shipped files are checked before they are shipped.

    Args:
        shipped: Where it is, or would be, in the shipped knowledge.
        own: The same in the user's folder.
        path: The way from the root, with "/".
    """

    def __init__(self, shipped: Traversable, own: Path, path: str = "") -> None:
        self.shipped, self.own, self.path = shipped, own, path

    @property
    def name(self) -> str:
        return self.own.name

    def joinpath(self, *descendants: str | PathLike[str]) -> LaidOver:
        found = self
        for descendant in descendants:
            part = fspath(descendant)
            path = f"{found.path}/{part}" if found.path else part
            found = LaidOver(found.shipped / part, found.own / part, path)
        return found

    def __truediv__(self, child: str | PathLike[str]) -> LaidOver:
        return self.joinpath(child)

    def is_dir(self) -> bool:
        return self.shipped.is_dir() or self.own.is_dir()

    def is_file(self) -> bool:
        return self.shipped.is_file() or self.own.is_file()

    def iterdir(self) -> Iterator[Traversable]:
        for name in sorted({entry.name for folder in (self.shipped, self.own) for entry in _entries(folder)}):
            yield self / name

    def read_bytes(self) -> bytes:
        return (self.own if self.own.is_file() else self.shipped).read_bytes()

    def read_text(self, encoding: str | None = None) -> str:
        return self.read_bytes().decode(encoding or "utf-8")

    def open(self, mode: str = "r", *args: Any, **kwargs: Any) -> IO[Any]:
        return BytesIO(self.read_bytes()) if "b" in mode else StringIO(self.read_text(kwargs.get("encoding")))

    def __str__(self) -> str:
        return str(self.own if self.own.is_file() else self.shipped)


def _entries(folder: Traversable | Path) -> Iterator[Traversable | Path]:
    if folder.is_dir():
        yield from folder.iterdir()


_own: Path | None = None
_used = False


def knowledge_root() -> Traversable:
    """The folder of the knowledge to read with: the shipped one, the user's laid over it if there is one."""
    global _used
    _used = True
    shipped = resources.files("demarche.knowledge")
    return shipped if _own is None else LaidOver(shipped, _own)


def lay_over(folder: Path | str) -> None:
    """Lays a folder of the user's over the shipped knowledge, for as long as the process runs.

    Args:
        folder: With ``world`` and folders of languages, as in the shipped knowledge; any of its files may be missing.

    Raises:
        KnowledgeError: There is no such folder, or it has a file that the knowledge has no place for; or something has been
            read with other knowledge already.
    """
    global _own
    folder = Path(folder)
    if _own == folder:
        return
    if _used:
        raise KnowledgeError(
            f"{folder}: the knowledge is loaded already; lay a folder over it before anything is read"
        )
    if not folder.is_dir():
        raise KnowledgeError(f"{folder}: no such folder of knowledge")
    for file in toml_files_below(folder):
        _check_place(file, folder)
    _own = folder


def laid_over() -> Path | None:
    """The user's folder that is laid over the shipped knowledge."""
    return _own


def toml_files_below(folder: Path) -> list[Path]:
    """The TOML files of a user's folder and its subfolders, by path."""
    return sorted(folder.rglob("*.toml"))


def fingerprint() -> str | None:
    """Eight digits that change with every file of the user's folder; None where none is laid over."""
    if _own is None:
        return None
    content = hashlib.sha256()
    for file in toml_files_below(_own):
        data = file.read_bytes()
        content.update(f"{file.relative_to(_own).as_posix()}\0{len(data)}\0".encode() + data)
    return content.hexdigest()[:_FINGERPRINT_DIGITS]


def stamped(version: str) -> str:
    """A reader's version, told apart by the user's folder where one is laid over: "0.1.0", "0.1.0+3f9a02c1"."""
    own = fingerprint()
    return version if own is None else f"{version}+{own}"


def _check_place(file: Path, folder: Path) -> None:
    shipped = resources.files("demarche.knowledge")
    *folders, name = parts = file.relative_to(folder).parts
    path = "/".join(parts)
    known = shipped.joinpath(*folders)
    if not folders or not known.is_dir() or folders[0].startswith("_"):
        languages = ", ".join(sorted(e.name for e in shipped.iterdir() if e.is_dir() and e.name[0] != "_"))
        raise KnowledgeError(f"{file}: no place for it; files lie in {languages} and their folders")
    if known.joinpath(name).is_file() or any(re.match(free.replace("*", r"\w+"), path) for free in FREE):
        return
    names = sorted(entry.name for entry in known.iterdir() if entry.name.endswith(".toml"))
    raise KnowledgeError(f"{file}: the knowledge has no such file; known are {', '.join(names)}")
