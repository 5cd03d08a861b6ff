"""What events are made of stands beside the pairs of actors, so that those of a pair are found in one index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_AT_ONCE = 5_000
_NOUGHT = sa.text("0")


def upgrade() -> None:
    _live_ones("claims", ["id"])
    op.drop_index("ix_claims_id", "claims")
    _live_ones("appearances", ["report_id", "ref", "source", "url"])
    op.drop_index("ix_appearances_report_id", "appearances")
    op.create_index("ix_appearances_recorded_from", "appearances", ["recorded_from"])
    closed = sa.text("recorded_to IS NOT NULL")
    op.create_index(
        "ix_appearances_recorded_to",
        "appearances",
        ["recorded_to"],
        sqlite_where=closed,
        postgresql_where=closed,
    )
    for name in ("low", "source", "target"):
        op.drop_index(f"ix_dyads_{name}", "dyads")
    op.add_column("dyads", sa.Column("claim", sa.String(16), nullable=False, server_default=sa.text("''")))
    for name in ("manner", "recorded_from"):
        op.add_column("dyads", sa.Column(name, sa.Integer, nullable=False, server_default=_NOUGHT))
    for name in ("first_day", "last_day", "published", "recorded_to"):
        op.add_column("dyads", sa.Column(name, sa.Integer, nullable=True))
    _fill()
    beside = ("manner", "first_day", "last_day", "published", "claim", "recorded_from", "recorded_to")
    op.create_index("ix_dyads_low", "dyads", ["low", "high", "act", *beside])
    op.create_index("ix_dyads_high", "dyads", ["high", "act"])


def _live_ones(table: str, columns: list[str]) -> None:
    """One index for all rows, in place of one for those that are live."""
    op.drop_index(f"uq_{table}_live", table)
    op.create_index(f"uq_{table}_live", table, [*columns, sa.text("coalesce(recorded_to, 0)")], unique=True)


def _fill() -> None:
    """Writes beside the pairs what their claims say."""
    from demarche.ledger._lookup import first_days
    from demarche.ledger._rows import pair_rows

    connection = op.get_bind()
    claims, dyads = _tables()
    whose = [dyads.c.claim_row, dyads.c.source, dyads.c.target]
    new = [
        column.name for column in dyads.columns if column.name not in ("claim_row", "source", "target", "low")
    ]
    filling = (
        sa.update(dyads)
        .where(*(column == sa.bindparam(f"own_{column.name}") for column in whose))
        .values({name: sa.bindparam(name) for name in new})
    )
    last = -1
    while rows := _claims_after(connection, claims, last):
        found: dict[int, list[dict[str, str]]] = {row["row"]: [] for row in rows}
        between = dyads.c.claim_row.between(rows[0]["row"], rows[-1]["row"])
        for pair in connection.execute(sa.select(*whose, dyads.c.low).where(between)).mappings():
            found[pair["claim_row"]].append(dict(pair))
        days = first_days(connection, None, {row["report_id"] for row in rows})
        filled = [
            {f"own_{column.name}": pair[column.name] for column in whose} | {name: pair[name] for name in new}
            for row in rows
            for pair in pair_rows(
                {**row, "dyads": found[row["row"]]},
                row["row"],
                row["recorded_from"],
                days.get(row["report_id"]),
                row["recorded_to"],
            )
        ]
        if filled:
            connection.execute(filling, filled)
        last = rows[-1]["row"]


def _claims_after(connection: sa.Connection, claims: sa.Table, last: int) -> list[sa.RowMapping]:
    some = sa.select(claims).where(claims.c.row > last).order_by(claims.c.row).limit(_AT_ONCE)
    return list(connection.execute(some).mappings())


def _tables() -> tuple[sa.Table, sa.Table]:
    """Claims and dyads as they are now, as far as they are needed."""
    known = sa.MetaData()
    claims = sa.Table(
        "claims",
        known,
        *(sa.Column(name, sa.Integer) for name in ("row", "recorded_from", "recorded_to")),
        *(sa.Column(name, sa.String) for name in ("id", "report_id", "polarity", "modality", "speakers")),
        *(sa.Column(name, sa.Date) for name in ("earliest", "latest")),
        sa.Column("standing", sa.Boolean),
    )
    dyads = sa.Table(
        "dyads",
        known,
        *(sa.Column(name, sa.String) for name in ("source", "target", "low", "claim")),
        *(sa.Column(name, sa.Integer) for name in ("claim_row", "manner", "first_day", "last_day")),
        *(sa.Column(name, sa.Integer) for name in ("published", "recorded_from", "recorded_to")),
    )
    return claims, dyads
