"""Opening a ledger: connections as it needs them, and its schema."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from demarche.ledger._errors import LedgerError, said_plainly
from demarche.ledger._ledger import Ledger
from demarche.ledger._place import ledger_url
from demarche.ledger._tables import claims, reports, schema_version, transactions
from demarche.ledger._transactional import WRITES

SCHEMA = "0003"
"""The schema this version works with: the last step in ``migrations/versions``."""

_ALWAYS = {schema_version.name, transactions.name, reports.name, claims.name}
"""Tables that a ledger of any schema has."""

_SCRIPTS = "demarche.ledger:migrations"
_WAIT_SECONDS = 10.0


def open_ledger(
    url: str | None = None,
    *,
    create: bool = True,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Ledger:
    """Opens the ledger, and makes it where there is none yet.

    Args:
        url: A database address ("sqlite:////var/lib/desk.sqlite") or the path of a SQLite file. None is
            ``DEMARCHE_LEDGER``, else ``demarche/ledger.sqlite`` in the user's data folder.
        create: Whether to make a ledger that does not exist; otherwise that is an error.
        clock: What tells the time of a transaction.

    Raises:
        LedgerError: It cannot be opened, is no ledger, or is of a newer schema than this version's. One of an
            older schema is brought up to date.
    """
    given = ledger_url(url)
    try:
        parsed = make_url(given)
        place = parsed.render_as_string(hide_password=True)
        _prepare(parsed, create)
        arguments = {"timeout": _WAIT_SECONDS} if _is_sqlite(parsed) and "timeout" not in parsed.query else {}
        engine = create_engine(parsed, connect_args=arguments)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise LedgerError(
            f"{given!r} is no address of a ledger; give a path or sqlite:///PATH (use --ledger)"
        ) from error
    if _is_sqlite(parsed):
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    with said_plainly(place):
        _check_schema(engine, place, create)
    return Ledger(engine, place, clock)


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _prepare(url: URL, create: bool) -> None:
    """Makes the folder of a new SQLite file, or says that there is no such file."""
    database = url.database or ""
    if not _is_sqlite(url) or database in ("", ":memory:") or database.startswith("file:"):
        return
    path = Path(database)
    if path.exists():
        return
    if not create:
        raise LedgerError(f"there is no ledger at {str(path)!r} yet; demarche read makes one")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"the folder {str(path.parent)!r} cannot be made: {error.strerror}") from error


def _configure_sqlite(connection: Any, _record: Any) -> None:
    # Transactions are begun by _begin_sqlite, not by the driver's own guess.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    # In WAL mode NORMAL survives the end of a process at any moment; only a power cut may lose the last commits.
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the lock at once: taking it halfway fails where another has written in between.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check_schema(engine: Engine, place: str, create: bool) -> None:
    with engine.connect() as connection:
        found = _schema_of(connection, place)
    if found is None and create and engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.rollback()
            connection.connection.execute("PRAGMA journal_mode = WAL")
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
