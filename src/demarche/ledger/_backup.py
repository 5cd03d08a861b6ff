"""Copies of a ledger: made while others write, and put back."""

from __future__ import annotations

import gzip
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from demarche.ledger._errors import LedgerError

_SQLITE = b"SQLite format 3\x00"
_GZIP = b"\x1f\x8b"


def is_sqlite_file(file: Path) -> bool:
    """Whether a file is a SQLite database, by its first bytes.

    Raises:
        LedgerError: It cannot be read.
    """
    return _first_bytes(file).startswith(_SQLITE)


def copy_sqlite(source: sqlite3.Connection, file: Path) -> None:
    """Copies a database into a new file, as it is at one moment, while others write to it.

    Raises:
        LedgerError: The file exists or cannot be written, or the copy is not whole.
    """
    with new_file(file) as part:
        with closing(sqlite3.connect(part)) as copy:
            # In one step: in several, another process that keeps writing would make it begin again and again.
            source.backup(copy)
            # A copy lies in one file only.
            copy.execute("PRAGMA journal_mode = DELETE")
            said = copy.execute("PRAGMA quick_check").fetchone()
        if said != ("ok",):
            raise LedgerError(
                f"the copy {str(file)!r} is not whole, for its source is damaged; it was not kept"
            )


def copy_sqlite_file(source: Path, file: Path) -> None:
    """Makes a database that can be written to of a copy that lies in a file; see ``copy_sqlite``."""
    with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        copy_sqlite(connection, file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def write_lines(lines: Iterable[str], file: Path) -> None:
    """Writes lines into a new file, compressed if its name ends in ".gz".

    Raises:
        LedgerError: The file exists or cannot be written.
    """
    with new_file(file) as part:
        opened = gzip.open if file.suffix == ".gz" else open
        with opened(part, "wt", encoding="utf-8") as out:
            for line in lines:
                out.write(f"{line}\n")


def read_lines(file: Path) -> Iterator[str]:
    """The lines of a file, which may be compressed.

    Raises:
        LedgerError: It cannot be read.
    """
    opened = gzip.open if _first_bytes(file).startswith(_GZIP) else open
    try:
        with opened(file, "rt", encoding="utf-8") as lines:
            yield from lines
    except UnicodeDecodeError as error:
        raise LedgerError(f"{str(file)!r} is no exported ledger: it is not UTF-8") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise LedgerError(f"{str(file)!r} was cut off or is damaged: {error}") from error


def _first_bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(len(_SQLITE))
    except OSError as error:
        raise LedgerError(f"{str(file)!r} cannot be read: {error.strerror}") from error


@contextmanager
def new_file(file: Path) -> Iterator[Path]:
    """A file beside the one wanted, which takes its name when all went well; so there is never half a file.

    Raises:
        LedgerError: The file exists or cannot be written.
    """
    # What SQLite left beside a ledger that was moved away would be taken for part of the new one.
    for other in (file, *(file.with_name(f"{file.name}{ending}") for ending in ("-wal", "-journal"))):
        if other.exists():
            raise LedgerError(f"there is a file {str(other)!r} already; move it away, or give another name")
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        part.touch(exist_ok=False)
        yield part
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.rename(file)
    except OSError as error:
        raise LedgerError(f"{str(file)!r} cannot be written: {error.strerror}") from error
    except sqlite3.DatabaseError as error:
        raise LedgerError(f"the copy {str(file)!r} cannot be made: {error}") from error
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            part.with_name(f"{part.name}{ending}").unlink(missing_ok=True)
