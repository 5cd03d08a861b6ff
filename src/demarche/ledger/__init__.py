"""The record, append-only and with two times: when it was so, and when this ledger learned it."""

from demarche.ledger._errors import LedgerError, NotHeldError
from demarche.ledger._keep import Kept
from demarche.ledger._ledger import KnownBy, Ledger, Transaction
from demarche.ledger._open import open_ledger
from demarche.ledger._place import ledger_url

__all__ = [
    "Kept",
    "KnownBy",
    "Ledger",
    "LedgerError",
    "NotHeldError",
    "Transaction",
    "ledger_url",
    "open_ledger",
]
