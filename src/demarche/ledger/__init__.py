"""The record, append-only and with two times: when it was so, and when this ledger learned it."""

from demarche.ledger._baselines import EVERYBODY, Baseline, baseline_events, said_of
from demarche.ledger._errors import LedgerError, NotHeldError
from demarche.ledger._events import Event, Member, days, events
from demarche.ledger._keep import Kept
from demarche.ledger._ledger import Ledger, Transaction
from demarche.ledger._open import open_ledger
from demarche.ledger._place import ledger_place, ledger_url
from demarche.ledger._reviews import ENTRY_KINDS, Entry, EntryKind
from demarche.ledger._states import Holding, State, fold
from demarche.ledger._tellings import NOBODY, Telling, dyads
from demarche.ledger._transactional import KnownBy

__all__ = [
    "ENTRY_KINDS",
    "EVERYBODY",
    "NOBODY",
    "Baseline",
    "Entry",
    "EntryKind",
    "Event",
    "Holding",
    "Kept",
    "KnownBy",
    "Ledger",
    "LedgerError",
    "Member",
    "NotHeldError",
    "State",
    "Telling",
    "Transaction",
    "baseline_events",
    "days",
    "dyads",
    "events",
    "fold",
    "ledger_place",
    "ledger_url",
    "open_ledger",
    "said_of",
]
