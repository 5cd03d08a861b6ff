"""Reports with their appearances and readings, claims, and the transactions that recorded them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_READER = sa.String(64).with_variant(sa.Text(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "transactions",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("clock", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_transactions"),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        _transaction("recorded_from", "reports"),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
    )
    _create_appearances()
    op.create_table(
        "readings",
        sa.Column("row", sa.Integer, nullable=False, autoincrement=False),
        _report("readings"),
        sa.Column("reader", _READER, nullable=False),
        _transaction("recorded_from", "readings"),
        sa.PrimaryKeyConstraint("row", name="pk_readings"),
        sa.UniqueConstraint("report_id", "reader", name="uq_readings_report_id"),
    )
    _create_claims()


def _create_appearances() -> None:
    op.create_table(
        "appearances",
        sa.Column("row", sa.Integer, nullable=False, autoincrement=False),
        _report("appearances"),
        sa.Column("ref", sa.Text, nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("retrieved", sa.Date),
        _transaction("recorded_from", "appearances"),
        _transaction("recorded_to", "appearances", nullable=True),
        sa.PrimaryKeyConstraint("row", name="pk_appearances"),
    )
    op.create_index("ix_appearances_report_id", "appearances", ["report_id"])
    op.create_index(
        "uq_appearances_live",
        "appearances",
        ["report_id", "ref", "source", "url"],
        unique=True,
        sqlite_where=sa.text("recorded_to IS NULL"),
        postgresql_where=sa.text("recorded_to IS NULL"),
    )


def _create_claims() -> None:
    op.create_table(
        "claims",
        sa.Column("row", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("id", sa.String(16), nullable=False),
        _report("claims"),
        sa.Column("act", sa.String(64), nullable=False),
        sa.Column("earliest", sa.Date),
        sa.Column("latest", sa.Date),
        sa.Column("reader", _READER, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        _transaction("recorded_from", "claims"),
        _transaction("recorded_to", "claims", nullable=True),
        sa.PrimaryKeyConstraint("row", name="pk_claims"),
    )
    op.create_index("ix_claims_report_id", "claims", ["report_id"])
    op.create_index("ix_claims_act", "claims", ["act"])
    op.create_index("ix_claims_id", "claims", ["id"])
    op.create_index(
        "uq_claims_live",
        "claims",
        ["id"],
        unique=True,
        sqlite_where=sa.text("recorded_to IS NULL"),
        postgresql_where=sa.text("recorded_to IS NULL"),
    )


def _report(table: str) -> sa.Column[str]:
    key = sa.ForeignKey("reports.id", name=f"fk_{table}_report_id")
    return sa.Column("report_id", sa.String(64), key, nullable=False)


def _transaction(name: str, table: str, *, nullable: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey("transactions.number", name=f"fk_{table}_{name}")
    return sa.Column(name, sa.Integer, key, nullable=nullable)
