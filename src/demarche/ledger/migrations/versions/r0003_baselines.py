"""Starting points of states, and which report a reviewer's entry is about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_CODE = sa.String(128).with_variant(sa.Text(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "baselines",
        sa.Column("row", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("state", sa.String(64), nullable=False),
        sa.Column("source", _CODE, nullable=False),
        sa.Column("target", _CODE, nullable=False),
        sa.Column("holds", sa.Boolean, nullable=False),
        sa.Column("begins_earliest", sa.Date, nullable=True),
        sa.Column("begins_latest", sa.Date, nullable=True),
        sa.Column("ends_earliest", sa.Date, nullable=True),
        sa.Column("ends_latest", sa.Date, nullable=True),
        sa.Column("as_of", sa.Date, nullable=True),
        sa.Column("provenance", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("recorded_from", sa.Integer, nullable=False),
        sa.Column("recorded_to", sa.Integer, nullable=True),
        sa.ForeignKeyConstraint(
            ["recorded_from"], ["transactions.number"], name="fk_baselines_recorded_from"
        ),
        sa.ForeignKeyConstraint(["recorded_to"], ["transactions.number"], name="fk_baselines_recorded_to"),
        sa.PrimaryKeyConstraint("row", name="pk_baselines"),
    )
    live = sa.text("recorded_to IS NULL")
    op.create_index(
        "uq_baselines_live", "baselines", ["id"], unique=True, sqlite_where=live, postgresql_where=live
    )
    op.create_index("ix_baselines_source", "baselines", ["source", "state"])
    op.create_index("ix_baselines_target", "baselines", ["target", "state"])
    op.add_column("entries", sa.Column("report_id", sa.String(64), nullable=True))
    op.create_index("ix_entries_report_id", "entries", ["report_id"])
