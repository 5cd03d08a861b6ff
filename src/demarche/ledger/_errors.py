from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from demarche.model import DemarcheError


class LedgerError(DemarcheError):
    """The record cannot be opened, read or written."""


class NotHeldError(LedgerError):
    """The record holds nothing, or more than one thing, under the name that was asked for."""


# What the database says, and what that means to its owner.
_CAUSES = (
    ("locked", "is in use by another process; try again when that is done"),
    ("readonly", "may not be written to; check the permissions of the file and its folder"),
    ("read-only", "may not be written to; check the permissions of the file and its folder"),
    ("not a database", "is not a ledger; give another path with --ledger"),
    ("malformed", "is damaged; restore it from a backup"),
    ("disk is full", "cannot grow, the disk is full; free some space and run the same command again"),
    ("disk i/o", "cannot be read or written, the disk reports an error"),
    ("unable to open", "cannot be opened; check that its folder exists and may be written to"),
)


@contextmanager
def said_plainly(place: str) -> Iterator[None]:
    """Turns what the database raises into a LedgerError of one line that names the ledger."""
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    try:
        yield
    except DBAPIError as error:
        reason = " ".join(str(error.orig).split())
        known = next((meaning for sign, meaning in _CAUSES if sign in reason.lower()), None)
        raise LedgerError(f"ledger {place!r} {known or f'cannot be used: {reason}'}") from error
    except SQLAlchemyError as error:
        raise LedgerError(f"ledger {place!r} cannot be used: {' '.join(str(error).split())}") from error
