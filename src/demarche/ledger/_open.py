"""Opening a ledger: connections as it needs them, and its schema."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from demarche.ledger._backup import copy_sqlite_file, is_sqlite_file, read_lines
from demarche.ledger._errors import LedgerError, said_plainly
from demarche.ledger._exchange import import_lines
from demarche.ledger._ledger import Ledger
from demarche.ledger._place import is_plain_path, ledger_given, ledger_place
from demarche.ledger._sizes import learn_sizes
from demarche.ledger._tables import claims, reports, schema_version, transactions
from demarche.ledger._transactional import WRITES

SCHEMA = "0006"
"""The schema this version works with: the last step in ``migrations/versions``."""

_ALWAYS = {schema_version.name, transactions.name, reports.name, claims.name}
"""Tables that a ledger of any schema has."""

_SCRIPTS = "demarche.ledger:migrations"
_WAIT_SECONDS = 10.0
"""How long a writer waits for another one."""

_CACHE_KIB = 262_144
_LOG_KIB = 131_072
_PAGE_BYTES = 2_048
"""Of a new file. Most of what is written are pages of indexes of which one entry is new: so small ones."""

_WRITERS_LOCK = int.from_bytes(b"demarche")
"""The number of the advisory lock that PostgreSQL gives to one writer at a time."""


def open_ledger(
    url: str | None = None,
    *,
    create: bool = True,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Ledger:
    """Opens the ledger, and makes it where there is none yet.

    Args:
        url: A database address ("sqlite:////var/lib/desk.sqlite", "postgresql://desk@host/ledger") or the path of a
            SQLite file. None is ``DEMARCHE_LEDGER``, else ``demarche/ledger.sqlite`` in the user's data folder.
        create: Whether to make a ledger that does not exist; otherwise that is an error.
        clock: What tells the time of a transaction.

    Raises:
        LedgerError: It cannot be opened, is no ledger, or is of a newer schema than this version's. One of an
            older schema is brought up to date.
    """
    given, place = ledger_given(url), ledger_place(url)
    parsed, engine = _database(given, place)
    if (file := _file(parsed)) is not None:
        _prepare(file, create)
    try:
        with said_plainly(place):
            _check_schema(engine, place, create)
    except LedgerError:
        engine.dispose()
        raise
    return Ledger(engine, place, clock)


def schema_of(url: str | None = None) -> str | None:
    """The version of a ledger's tables, None where there is no ledger yet; nothing is made and nothing changed.

    Raises:
        LedgerError: It cannot be opened, or is no ledger.
    """
    given, place = ledger_given(url), ledger_place(url)
    parsed, engine = _database(given, place)
    file = _file(parsed)
    if file is not None and not file.exists():
        return None
    try:
        with said_plainly(place), engine.connect() as connection:
            return _schema_of(connection, place)
    finally:
        engine.dispose()


def import_ledger(
    lines: Iterable[str], url: str | None = None, *, name: str = "the file"
) -> tuple[str, dict[str, int]]:
    """Makes a ledger of an exported history, or fills an empty one; if it fails, nothing is there that was not before.

    Args:
        lines: The lines of ``Ledger.export``.
        url: The ledger's address or path, as for ``open_ledger``.
        name: What to call the source of the lines in messages.

    Returns:
        What to call the ledger, and how many lines of each kind there were; see ``Ledger.import_history``.

    Raises:
        LedgerError: The ledger cannot be opened or holds something already, or the lines are not whole.
    """
    given, place = ledger_given(url), ledger_place(url)
    if schema_of(given) is not None:
        with open_ledger(given, create=False) as ledger:
            return place, ledger.import_history(lines, name)
    parsed, engine = _database(given, place)
    with _nothing_left(given, _file(parsed)):
        try:
            with said_plainly(place):
                if _is_sqlite(parsed):
                    _shape_sqlite(engine)
                # Tables and rows are one transaction, which is given up as a whole.
                with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
                    if _schema_of(connection, place) is None:
                        _migrate(connection)
                    counts = import_lines(connection, lines, name, place)
            with suppress(SQLAlchemyError):
                learn_sizes(engine)
        finally:
            engine.dispose()
    return place, counts


def restore(file: Path, url: str | None = None) -> None:
    """Makes a ledger of a copy: of a SQLite file, or of the lines of an export, on either database.

    Where there is no file yet, one is made only when all went well.

    Raises:
        LedgerError: There is a ledger already, the file is no copy of one or is damaged.
    """
    given = ledger_given(url)
    target = _file(_database(given, ledger_place(url))[0])
    if not is_sqlite_file(file):
        import_ledger(read_lines(file), given, name=repr(str(file)))
        return
    try:
        schema_of(str(file.absolute()))
    except LedgerError as error:
        raise LedgerError(f"{str(file)!r} is damaged, or no copy of a ledger; take another one") from error
    if target is not None:
        _prepare(target, create=True)
        copy_sqlite_file(file, target)
        open_ledger(given).close()
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "ledger.sqlite"
        copy_sqlite_file(file, copy)
        with open_ledger(str(copy)) as source:
            import_ledger(source.export(), given, name=repr(str(file)))


def _database(given: str, place: str) -> tuple[URL, Engine]:
    """The parts of an address, and connections to the database."""
    try:
        parsed = _parsed(given)
        return parsed, _engine(parsed)
    except ModuleNotFoundError as error:
        if error.name != "psycopg":
            raise _no_address(place) from error
        raise LedgerError(
            f"ledger {place!r} needs psycopg; install it with: pip install 'demarche[postgresql]'"
        ) from error
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise _no_address(place) from error


def _no_address(place: str) -> LedgerError:
    return LedgerError(
        f"{place!r} is no address of a ledger; give a path, sqlite:///PATH or postgresql://HOST/DATABASE (use --ledger)"
    )


def _engine(url: URL) -> Engine:
    """Connections to a database, with the ways of its kind to begin a transaction."""
    if _is_sqlite(url):
        arguments: dict[str, Any] = {"check_same_thread": False}
        if "timeout" not in url.query:
            arguments["timeout"] = _WAIT_SECONDS
        in_memory = {"poolclass": StaticPool} if url.database in (None, "", ":memory:") else {}
        engine = create_engine(url, connect_args=arguments, **in_memory)
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    if url.get_backend_name() != "postgresql":
        raise NoSuchModuleError(url.drivername)
    arguments = {} if "connect_timeout" in url.query else {"connect_timeout": int(_WAIT_SECONDS)}
    # A server may have been started anew since a connection was last used.
    engine = create_engine(url, connect_args=arguments, isolation_level="READ COMMITTED", pool_pre_ping=True)
    event.listen(engine, "connect", _configure_postgresql)
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _parsed(given: str) -> URL:
    """The parts of an address; of PostgreSQL's drivers psycopg is the one that is used."""
    if is_plain_path(given):
        return URL.create("sqlite", database=given)
    url = make_url(given if "://" in given else f"sqlite:///{given}")
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    return url


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _file(url: URL) -> Path | None:
    """The file of a SQLite database; None for one in memory, for other databases, and where SQLite takes a URI."""
    database = url.database or ""
    if not _is_sqlite(url) or database in ("", ":memory:") or database.startswith("file:"):
        return None
    return Path(database)


def _prepare(path: Path, create: bool) -> None:
    """Makes the folder of a new SQLite file, or says that there is no such file."""
    if path.exists():
        return
    if not create:
        raise LedgerError(f"there is no ledger at {str(path)!r} yet; demarche read makes one")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"the folder {str(path.parent)!r} cannot be made: {error.strerror}") from error


@contextmanager
def _nothing_left(given: str, file: Path | None) -> Iterator[None]:
    """If what is done fails, a file that was not there before is not there then, nor the folders it was to lie in."""
    if file is None or file.exists():
        yield
        return
    folders = [folder for folder in file.absolute().parents if not folder.exists()]
    _prepare(file, create=True)
    try:
        yield
    except BaseException:
        if not _made_by_another(given):
            for ending in ("", "-wal", "-shm"):
                file.with_name(f"{file.name}{ending}").unlink(missing_ok=True)
            for folder in folders:
                with suppress(OSError):
                    folder.rmdir()
        raise


def _made_by_another(given: str) -> bool:
    """Whether another process has made a ledger meanwhile."""
    try:
        return schema_of(given) is not None
    except LedgerError:
        return True


def _configure_sqlite(connection: Any, _record: Any) -> None:
    # Transactions are begun by _begin_sqlite, not by the driver's own guess.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    # In WAL mode NORMAL survives the end of a process at any moment; only a power cut may lose the last commits.
    cursor.execute("PRAGMA synchronous = NORMAL")
    # New claims go all over the indexes: the more of these is at hand, and the more changes of a page wait in the log
    # until they are written into the file together, the less is written in all. As much as is needed, at most so many KiB.
    cursor.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    (page,) = cursor.execute("PRAGMA page_size").fetchone()
    cursor.execute(f"PRAGMA wal_autocheckpoint = {_LOG_KIB * 1024 // page}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the lock at once: taking it halfway fails where another has written in between.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _configure_postgresql(connection: Any, _record: Any) -> None:
    wait = f"set_config('lock_timeout', '{_WAIT_SECONDS:g}s', false)"
    with connection.cursor() as cursor:
        # Unless the address, the user or the server has a time of its own.
        cursor.execute(f"SELECT {wait} WHERE current_setting('lock_timeout') = '0'")
    connection.commit()


def _begin_postgresql(connection: Connection) -> None:
    # One writer after the other, as in SQLite; readers see what was last committed and wait for nobody.
    if connection.get_execution_options().get(WRITES, False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")


def _check_schema(engine: Engine, place: str, create: bool) -> None:
    with engine.connect() as connection:
        found = _schema_of(connection, place)
    if found is None and create and engine.dialect.name == "sqlite":
        _shape_sqlite(engine)
    if (found is None and create) or (found is not None and found < SCHEMA):
        with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            # Another process may have made it, or brought it up to date, meanwhile.
            now = _schema_of(connection, place)
            found = _migrate(connection) if now == found else now
    if found is None:
        raise LedgerError(f"ledger {place!r} is empty; demarche read fills it")
    if found != SCHEMA:
        raise LedgerError(
            f"ledger {place!r} has schema {found!r}, this demarche works with {SCHEMA!r}; "
            "use the version of demarche that made it, or upgrade demarche"
        )


def _shape_sqlite(engine: Engine) -> None:
    """Gives a new file what can only be given before there are tables."""
    with engine.connect() as connection:
        connection.rollback()
        connection.connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
        connection.connection.execute("PRAGMA journal_mode = WAL")


def _schema_of(connection: Connection, place: str) -> str | None:
    """The schema's version, None where there are no tables at all."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if not tables.issuperset(_ALWAYS):
        raise LedgerError(f"{place!r} is a database, but not a ledger; give another path with --ledger")
    return connection.scalar(select(schema_version.c.version_num))


def _migrate(connection: Connection) -> str:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", _SCRIPTS)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    return SCHEMA
