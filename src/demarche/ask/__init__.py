"""Questions over the ledger, each answer with what it rests on.

Each question takes a ``Record``: a ledger seen from a ``View`` (which day, known by when, according to whom, from how many
independent origins). Actors are given by code; ``find_actor`` finds the code of a name in any language::

    from datetime import date
    from demarche import ask
    from demarche.ledger import open_ledger

    with open_ledger() as ledger:
        record = ask.Record(ledger, ask.View(on=date(2022, 3, 1)))
        kp = ask.find_actor("Nordkorea", record.knowledge).code
        print(ask.recognition(record, kp, "ua-dpr").holds)
"""

from demarche.ask._actors import actor_of, find_actor
from demarche.ask._baselines import WrongLine, read_baselines, shipped_baselines
from demarche.ask._changes import LATEST, Change, Changes, changes
from demarche.ask._correcting import corrected
from demarche.ask._disputes import Dispute, DisputeKind, disputes
from demarche.ask._dossier import Dossier, dossier
from demarche.ask._errors import AmbiguousActorError, AskError, UnknownActorError
from demarche.ask._names import OWN_VOICE, UNNAMED, Naming, Voice, names, voices
from demarche.ask._questions import (
    event,
    matrix,
    recognised_by,
    recognises,
    recognition,
    relations,
    sanctions,
)
from demarche.ask._record import SOURCE, Quote, Record, ToldEvent
from demarche.ask._states import StateAnswer, state_between, states_of
from demarche.ask._timeline import LIMIT, Timeline, timeline
from demarche.ask._view import View

__all__ = [
    "LATEST",
    "LIMIT",
    "OWN_VOICE",
    "SOURCE",
    "UNNAMED",
    "AmbiguousActorError",
    "AskError",
    "Change",
    "Changes",
    "Dispute",
    "DisputeKind",
    "Dossier",
    "Naming",
    "Quote",
    "Record",
    "StateAnswer",
    "Timeline",
    "ToldEvent",
    "UnknownActorError",
    "View",
    "Voice",
    "WrongLine",
    "actor_of",
    "changes",
    "corrected",
    "disputes",
    "dossier",
    "event",
    "find_actor",
    "matrix",
    "names",
    "read_baselines",
    "recognised_by",
    "recognises",
    "recognition",
    "relations",
    "sanctions",
    "shipped_baselines",
    "state_between",
    "states_of",
    "timeline",
    "voices",
]
