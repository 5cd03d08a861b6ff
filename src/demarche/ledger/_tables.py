"""The tables. Rows are only inserted, and closed by setting ``recorded_to``; nothing else is ever changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect


class Instant(TypeDecorator[datetime]):
    """An instant in UTC; SQLite has no time zones, so it is kept without and given back with one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def _recorded(name: str, *, nullable: bool = False) -> Column[Any]:
    return Column(name, Integer, ForeignKey("transactions.number"), nullable=nullable)


transactions = Table(
    "transactions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("clock", Instant, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("text", Text, nullable=False),
    _recorded("recorded_from"),
)

# One text may appear under several names and in several papers, on several days. Where it came from is part of
# the key, and unknown is "" there: a unique index takes two NULLs for different.
appearances = Table(
    "appearances",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("report_id", String(64), ForeignKey("reports.id"), nullable=False, index=True),
    Column("ref", Text, nullable=False),
    Column("language", String(16), nullable=False),
    Column("title", Text),
    Column("published", Date),
    Column("source", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("retrieved", Date),
    _recorded("recorded_from"),
    _recorded("recorded_to", nullable=True),
)
Index(
    "uq_appearances_live",
    appearances.c.report_id,
    appearances.c.ref,
    appearances.c.source,
    appearances.c.url,
    unique=True,
    sqlite_where=appearances.c.recorded_to.is_(None),
    postgresql_where=appearances.c.recorded_to.is_(None),
)

# Which reader versions have read which report: a claim is confirmed by every reading while it is live.
readings = Table(
    "readings",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("report_id", String(64), ForeignKey("reports.id"), nullable=False),
    Column("reader", String(64), nullable=False),
    _recorded("recorded_from"),
    UniqueConstraint("report_id", "reader"),
)

# ``id`` is the claim's own; ``payload`` is the whole claim as JSON, the columns beside it are for looking up.
claims = Table(
    "claims",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", String(16), nullable=False),
    Column("report_id", String(64), ForeignKey("reports.id"), nullable=False, index=True),
    Column("act", String(64), nullable=False, index=True),
    Column("earliest", Date),
    Column("latest", Date),
    Column("reader", String(64), nullable=False),
    Column("payload", Text, nullable=False),
    _recorded("recorded_from"),
    _recorded("recorded_to", nullable=True),
)
Index(
    "uq_claims_live",
    claims.c.id,
    unique=True,
    sqlite_where=claims.c.recorded_to.is_(None),
    postgresql_where=claims.c.recorded_to.is_(None),
)
Index("ix_claims_id", claims.c.id)

# Alembic's own, so that opening a ledger need not load Alembic.
schema_version = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))
