"""Inserting many rows at once, by the shortest way that each database has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import repeat
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

_Processor = Callable[[Any], Any]


def insert_many(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    more: Mapping[str, Sequence[Any]] | None = None,
) -> None:
    """Inserts rows that all name the same columns; the others get their defaults, and other keys are passed over.

    ``more`` are the values of further columns, one for each row.

    SQLAlchemy takes each row apart as if it were the only one, which takes longer than the database does. PostgreSQL
    gets them by COPY.
    """
    if not rows:
        return
    more = more or {}
    names = [column.name for column in table.columns if column.name in rows[0] or column.name in more]
    columns = [
        _values(connection, table, name, more.get(name) or list(map(itemgetter(name), rows)))
        for name in names
    ]
    if connection.dialect.name == "postgresql":
        _copy(connection, table, names, zip(*columns, strict=True))
        return
    places = ", ".join(repeat("?", len(names)))
    statement = f"INSERT INTO {table.name} ({_listed(names)}) VALUES ({places})"
    connection.exec_driver_sql(statement, list(zip(*columns, strict=True)))


def _values(connection: Connection, table: Table, name: str, values: Sequence[Any]) -> Sequence[Any]:
    """The values of a column as the database's driver takes them."""
    kind = table.c[name].type
    processor: _Processor | None = kind.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return values if processor is None else [None if value is None else processor(value) for value in values]


def _copy(
    connection: Connection, table: Table, names: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    statement = f"COPY {table.name} ({_listed(names)}) FROM STDIN"
    driver: Any = connection.dialect.dbapi
    cursor: Any = connection.connection.cursor()
    try:
        with cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except driver.Error as error:
        # As SQLAlchemy would have raised it, had it sent the statement.
        raise DBAPIError.instance(statement, None, error, driver.Error, dialect=connection.dialect) from error


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
