"""Runs the migrations on the connection that demarche gives, inside its transaction."""

from alembic import context

from demarche.ledger._tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
