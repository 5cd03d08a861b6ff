"""The record, append-only and with two times: when it was so, and when this ledger learned it."""

from demarche.ledger._backup import read_lines, write_lines
from demarche.ledger._baselines import EVERYBODY, Baseline, baseline_events, said_of
from demarche.ledger._check import Finding
from demarche.ledger._copies import Copy, count_origins
from demarche.ledger._errors import LedgerError, NotHeldError
from demarche.ledger._events import Event, Joined, Member, Outline, days, events, filled, traces_of
from demarche.ledger._joining import Trace
from demarche.ledger._keep import Kept
from demarche.ledger._ledger import Ledger, Transaction
from demarche.ledger._log import Deed
from demarche.ledger._lookup import Pairs
from demarche.ledger._open import import_ledger, open_ledger, restore, schema_of
from demarche.ledger._place import ledger_place, ledger_url
from demarche.ledger._refusing import is_keepable
from demarche.ledger._reviewed import DatedEntry
from demarche.ledger._reviews import ENTRY_KINDS, Entry, EntryKind
from demarche.ledger._states import Holding, State, fold
from demarche.ledger._statistics import ReaderCount, Statistics
from demarche.ledger._tellings import NOBODY, Kind, Telling, dyads
from demarche.ledger._transactional import KnownBy

__all__ = [
    "ENTRY_KINDS",
    "EVERYBODY",
    "NOBODY",
    "Baseline",
    "Copy",
    "DatedEntry",
    "Deed",
    "Entry",
    "EntryKind",
    "Event",
    "Finding",
    "Holding",
    "Joined",
    "Kept",
    "Kind",
    "KnownBy",
    "Ledger",
    "LedgerError",
    "Member",
    "NotHeldError",
    "Outline",
    "Pairs",
    "ReaderCount",
    "State",
    "Statistics",
    "Telling",
    "Trace",
    "Transaction",
    "baseline_events",
    "count_origins",
    "days",
    "dyads",
    "events",
    "filled",
    "fold",
    "import_ledger",
    "is_keepable",
    "ledger_place",
    "ledger_url",
    "open_ledger",
    "read_lines",
    "restore",
    "said_of",
    "schema_of",
    "traces_of",
    "write_lines",
]
