"""Pairs of actors beside each claim, what reports are compared by, and reviewers' entries."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_CODE = sa.String(128).with_variant(sa.Text(), "postgresql")

_AT_ONCE = 2_000
_EMPTY = sa.text("''")


def upgrade() -> None:
    _widen_claims()
    _widen_reports()
    _create_dyads()
    _create_entries()
    _fill_claims()
    _fill_reports()


def _widen_claims() -> None:
    op.add_column("claims", sa.Column("polarity", sa.String(16), nullable=False, server_default="affirmed"))
    op.add_column("claims", sa.Column("modality", sa.String(16), nullable=False, server_default="actual"))
    op.add_column("claims", sa.Column("standing", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("claims", sa.Column("speakers", sa.Text, nullable=False, server_default=_EMPTY))
    op.create_index("ix_claims_recorded_from", "claims", ["recorded_from"])
    op.create_index("ix_claims_recorded_to", "claims", ["recorded_to"])


def _widen_reports() -> None:
    op.add_column("reports", sa.Column("agency", sa.String(64)))
    op.add_column("reports", sa.Column("signature", sa.LargeBinary, nullable=False, server_default=_EMPTY))


def _create_dyads() -> None:
    op.create_table(
        "dyads",
        sa.Column("claim_row", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("act", sa.String(64), nullable=False),
        sa.Column("source", _CODE, nullable=False),
        sa.Column("target", _CODE, nullable=False),
        sa.Column("low", _CODE, nullable=False),
        sa.Column("high", _CODE, nullable=False),
        sa.ForeignKeyConstraint(["claim_row"], ["claims.row"], name="fk_dyads_claim_row"),
        sa.PrimaryKeyConstraint("claim_row", "source", "target", name="pk_dyads"),
    )
    op.create_index("ix_dyads_low", "dyads", ["low", "high", "act"])
    op.create_index("ix_dyads_source", "dyads", ["source", "act"])
    op.create_index("ix_dyads_target", "dyads", ["target", "act"])


def _create_entries() -> None:
    op.create_table(
        "entries",
        sa.Column("row", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("recorded_from", sa.Integer, nullable=False),
        sa.Column("recorded_to", sa.Integer, nullable=True),
        sa.ForeignKeyConstraint(["recorded_from"], ["transactions.number"], name="fk_entries_recorded_from"),
        sa.ForeignKeyConstraint(["recorded_to"], ["transactions.number"], name="fk_entries_recorded_to"),
        sa.PrimaryKeyConstraint("row", name="pk_entries"),
    )


def _fill_claims() -> None:
    """Takes from the kept claims what now stands beside them."""
    from demarche.knowledge import load_knowledge
    from demarche.ledger._rows import beside, dyad_rows
    from demarche.model import claim_from_json

    connection = op.get_bind()
    acts = load_knowledge().acts
    claims = sa.table(
        "claims",
        *(sa.column(name) for name in ("row", "payload", "polarity", "modality", "standing", "speakers")),
    )
    dyads = sa.table(
        "dyads",
        *(sa.column(name) for name in ("claim_row", "act", "source", "target", "low", "high")),
    )
    last = -1
    while True:
        found = connection.execute(
            sa.select(claims.c.row, claims.c.payload)
            .where(claims.c.row > last)
            .order_by(claims.c.row)
            .limit(_AT_ONCE)
        ).all()
        if not found:
            return
        pairs = []
        for row, payload in found:
            claim = claim_from_json(json.loads(payload), acts)
            connection.execute(sa.update(claims).where(claims.c.row == row).values(beside(claim)))
            pairs += [pair | {"claim_row": row} for pair in dyad_rows(claim)]
        if pairs:
            connection.execute(sa.insert(dyads), pairs)
        last = found[-1].row


def _fill_reports() -> None:
    from demarche.ledger._copies import agency_of, signature

    connection = op.get_bind()
    reports = sa.table("reports", *(sa.column(name) for name in ("id", "text", "agency", "signature")))
    appearances = sa.table("appearances", sa.column("report_id"), sa.column("language"))
    languages = dict(connection.execute(sa.select(appearances.c.report_id, appearances.c.language)).all())
    for key in connection.execute(sa.select(reports.c.id)).scalars().all():
        text = connection.scalar(sa.select(reports.c.text).where(reports.c.id == key)) or ""
        values = {"agency": agency_of(text, languages.get(key, "")), "signature": signature(text)}
        connection.execute(sa.update(reports).where(reports.c.id == key).values(values))
