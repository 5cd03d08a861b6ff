"""Claims are kept faster: without an index that nothing asks, and with one on closed claims only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_claims_act", "claims")
    op.drop_index("ix_claims_recorded_to", "claims")
    closed = sa.text("recorded_to IS NOT NULL")
    op.create_index(
        "ix_claims_recorded_to", "claims", ["recorded_to"], sqlite_where=closed, postgresql_where=closed
    )
