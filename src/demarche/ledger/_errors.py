from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from demarche.model import DemarcheError


class LedgerError(DemarcheError):
    """The record cannot be opened, read or written."""


class NotHeldError(LedgerError):
    """The record holds nothing, or more than one thing, under the name that was asked for."""


_IN_USE = "is in use by another process; try again when that is done"
_FULL = "cannot grow, the disk is full; free some space and run the same command again"
_SIGN_IN = "does not let this user in; check user and password (PGPASSWORD or ~/.pgpass)"
_GONE = "lost its server; what was kept is whole: run the same command again when the server is back"
_UNREACHABLE = "cannot be reached; check that the server runs, and host, port and name in the address"

# What the database says, and what that means to its owner.
_CAUSES = (
    ("locked", _IN_USE),
    ("readonly", "may not be written to; check the permissions of the file and its folder"),
    ("not a database", "is not a ledger; give another path with --ledger"),
    ("malformed", "is damaged; restore it from a backup"),
    ("disk is full", _FULL),
    ("disk i/o", "met an error of the disk; check its space and quota, then run the same command again"),
    ("unable to open", "cannot be opened; check that its folder exists and may be written to"),
)

# The same of PostgreSQL by the beginning of its SQLSTATE, since it says its words in many languages.
_STATES = (
    ("08", _UNREACHABLE),
    ("25006", "takes no changes; its server is a copy of another, or set to read only"),
    ("28", _SIGN_IN),
    ("3D", "does not exist; make the database with createdb"),
    ("42501", "may not be used so by this user; the owner of the database can grant it"),
    ("53100", _FULL),
    ("53300", "has no connection free; try again later"),
    ("55P03", _IN_USE),
    ("57P", _GONE),
    ("XX001", "is damaged; restore it from a backup"),
)

# And what psycopg says itself, where there was no connection over which a state could come.
_CONNECTING = (
    ("authentication failed", _SIGN_IN),
    ("no password supplied", _SIGN_IN),
    ("pg_hba.conf", _SIGN_IN),
    ('role "', _SIGN_IN),
    ('database "', "does not exist; make the database with createdb"),
    ("too many clients", "has no connection free; try again later"),
    ("server closed the connection", _GONE),
    ("terminating connection", _GONE),
    ("connection is lost", _GONE),
    ("consuming input failed", _GONE),
    ("connection to server", _UNREACHABLE),
    ("connection timeout", _UNREACHABLE),
    ("resolve host", _UNREACHABLE),
)


@contextmanager
def said_plainly(place: str) -> Iterator[None]:
    """Turns what the database raises into a LedgerError of one line that names the ledger."""
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    try:
        yield
    except DBAPIError as error:
        reason = " ".join(str(error.orig).split())
        known = _meaning(getattr(error.orig, "sqlstate", None) or "", reason.lower())
        raise LedgerError(f"ledger {place!r} {known or f'cannot be used: {reason}'}") from error
    except SQLAlchemyError as error:
        raise LedgerError(f"ledger {place!r} cannot be used: {' '.join(str(error).split())}") from error


def _meaning(state: str, reason: str) -> str | None:
    if state:
        return next((meaning for beginning, meaning in _STATES if state.startswith(beginning)), None)
    return next((meaning for sign, meaning in (*_CAUSES, *_CONNECTING) if sign in reason), None)
