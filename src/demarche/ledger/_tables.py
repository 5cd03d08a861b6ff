"""The tables. Rows are only inserted, and closed by setting ``recorded_to``; nothing else is ever changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    and_,
    false,
    func,
    or_,
    text,
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


# Names that reports and readers bring along: PostgreSQL would refuse longer ones, SQLite counts nothing.
_READER = String(64).with_variant(Text(), "postgresql")
_CODE = String(128).with_variant(Text(), "postgresql")


def _recorded(name: str, *, nullable: bool = False) -> Column[Any]:
    return Column(name, Integer, ForeignKey("transactions.number"), nullable=nullable)


transactions = Table(
    "transactions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("clock", Instant, nullable=False),
)
Index("ix_transactions_clock", transactions.c.clock, transactions.c.number)

reports = Table(
    "reports",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("text", Text, nullable=False),
    _recorded("recorded_from"),
    Column("agency", String(64)),
    Column("signature", LargeBinary, nullable=False, server_default=text("''")),
)

# One text may appear under several names and in several papers, on several days. Where it came from is part of
# the key, and unknown is "" there: a unique index takes two NULLs for different.
appearances = Table(
    "appearances",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("report_id", String(64), ForeignKey("reports.id"), nullable=False),
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
    func.coalesce(appearances.c.recorded_to, text("0")),
    unique=True,
)
Index("ix_appearances_recorded_from", appearances.c.recorded_from)
Index(
    "ix_appearances_recorded_to",
    appearances.c.recorded_to,
    sqlite_where=appearances.c.recorded_to.is_not(None),
    postgresql_where=appearances.c.recorded_to.is_not(None),
)

# Which reader versions have read which report: a claim is confirmed by every reading while it is live.
readings = Table(
    "readings",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("report_id", String(64), ForeignKey("reports.id"), nullable=False),
    Column("reader", _READER, nullable=False),
    _recorded("recorded_from"),
    UniqueConstraint("report_id", "reader"),
)

# ``id`` is the claim's own; ``payload`` is the whole claim as JSON, the columns beside it are for looking up.
claims = Table(
    "claims",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("id", String(16), nullable=False),
    Column("report_id", String(64), ForeignKey("reports.id"), nullable=False, index=True),
    Column("act", String(64), nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("reader", _READER, nullable=False),
    Column("payload", Text, nullable=False),
    _recorded("recorded_from"),
    _recorded("recorded_to", nullable=True),
    Column("polarity", String(16), nullable=False, server_default="affirmed"),
    Column("modality", String(16), nullable=False, server_default="actual"),
    Column("standing", Boolean, nullable=False, server_default=false()),
    Column("speakers", Text, nullable=False, server_default=text("''")),
)
# One index finds all rows of a claim and allows one that is live: two cannot be closed by one transaction either.
Index("uq_claims_live", claims.c.id, func.coalesce(claims.c.recorded_to, text("0")), unique=True)
Index("ix_claims_recorded_from", claims.c.recorded_from)
# Most claims are live; those are not looked for by when they were closed.
Index(
    "ix_claims_recorded_to",
    claims.c.recorded_to,
    sqlite_where=claims.c.recorded_to.is_not(None),
    postgresql_where=claims.c.recorded_to.is_not(None),
)

# Of whom a claim tells, pair by pair; ``low`` and ``high`` are the two in alphabetical order, "" is nobody named. What
# events are made of stands here as well, so that those of a pair are found in one index, without their claims: days are
# numbered from 1 January of the year 1, ``manner`` is as ``_manner`` has it. ``published`` alone follows the record as it is
# now: the first day on which the claim's report is known to have appeared.
dyads = Table(
    "dyads",
    metadata,
    Column("claim_row", Integer, ForeignKey("claims.row"), primary_key=True, autoincrement=False),
    Column("act", String(64), nullable=False),
    Column("source", _CODE, primary_key=True),
    Column("target", _CODE, primary_key=True),
    Column("low", _CODE, nullable=False),
    Column("high", _CODE, nullable=False),
    Column("claim", String(16), nullable=False, server_default=text("''")),
    Column("manner", Integer, nullable=False, server_default=text("0")),
    Column("first_day", Integer),
    Column("last_day", Integer),
    Column("published", Integer),
    Column("recorded_from", Integer, nullable=False, server_default=text("0")),
    Column("recorded_to", Integer),
)
trace_columns = (
    dyads.c.low,
    dyads.c.high,
    dyads.c.act,
    dyads.c.manner,
    dyads.c.first_day,
    dyads.c.last_day,
    dyads.c.published,
    dyads.c.claim,
)
"""What events are made of; the index below holds it whole."""
Index("ix_dyads_low", *trace_columns, dyads.c.recorded_from, dyads.c.recorded_to)
Index("ix_dyads_high", dyads.c.high, dyads.c.act)

# Starting points of states; "*" as source stands for all who are not named otherwise. Days are as far as they are known.
baselines = Table(
    "baselines",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("id", String(16), nullable=False),
    Column("state", String(64), nullable=False),
    Column("source", _CODE, nullable=False),
    Column("target", _CODE, nullable=False),
    Column("holds", Boolean, nullable=False),
    Column("begins_earliest", Date),
    Column("begins_latest", Date),
    Column("ends_earliest", Date),
    Column("ends_latest", Date),
    Column("as_of", Date),
    Column("provenance", Text, nullable=False),
    Column("note", Text, nullable=False),
    _recorded("recorded_from"),
    _recorded("recorded_to", nullable=True),
)
Index(
    "uq_baselines_live",
    baselines.c.id,
    unique=True,
    sqlite_where=baselines.c.recorded_to.is_(None),
    postgresql_where=baselines.c.recorded_to.is_(None),
)
Index("ix_baselines_source", baselines.c.source, baselines.c.state)
Index("ix_baselines_target", baselines.c.target, baselines.c.state)

# What reviewers say of claims; ``payload`` is JSON, of a form that each kind has of its own. ``report_id`` is the report
# of the claims, NULL where they are of several.
entries = Table(
    "entries",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("person", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("payload", Text, nullable=False),
    _recorded("recorded_from"),
    _recorded("recorded_to", nullable=True),
    Column("report_id", String(64), index=True),
)

# Alembic's own, so that opening a ledger need not load Alembic.
schema_version = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))


def begins_with(column: Column[str], digits: str) -> ColumnElement[bool]:
    """Ids of hexadecimal digits that begin with these; unlike LIKE, found by the column's index on every database."""
    return and_(column >= digits.lower(), column < digits.lower() + "g")


def held(table: Table, at: int | None) -> ColumnElement[bool]:
    """Rows held true at a transaction, recorded_from ≤ at < recorded_to; None is now."""
    if at is None:
        return table.c.recorded_to.is_(None)
    return and_(table.c.recorded_from <= at, or_(table.c.recorded_to.is_(None), table.c.recorded_to > at))
