"""What PostgreSQL knows of the record's size, by which it chooses how to answer a question."""

from __future__ import annotations

from sqlalchemy import Engine, func, select, text

from demarche.ledger._tables import claims, metadata

_ENOUGH = 1_000
"""With fewer claims every way to answer is quick."""

_KNOWN = text("SELECT reltuples FROM pg_class WHERE oid = 'claims'::regclass")


def learn_sizes(engine: Engine) -> None:
    """Has PostgreSQL look at tables that have grown to more than twice what it knows of; SQLite has no need of it.

    The server looks by itself, but only some time after a large import, and answers several times as slowly until then.
    """
    if engine.dialect.name != "postgresql":
        return
    with engine.begin() as connection:
        known = max(connection.scalar(_KNOWN) or 0, 0)
        held = connection.scalar(select(func.max(claims.c.row))) or 0
        if held >= _ENOUGH and held > 2 * known:
            for table in metadata.sorted_tables:
                connection.exec_driver_sql(f"ANALYZE {table.name}")
