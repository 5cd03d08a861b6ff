"""What the process says to its caller when it ends."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit status of every command."""

    FINE = 0
    SOME_FAILED = 1
    USAGE = 2
    LEDGER = 3
    KNOWLEDGE = 4
    DAMAGED = 5
    INTERNAL = 70
    INTERRUPTED = 130
    PIPE_CLOSED = 141


MEANINGS: dict[ExitCode, str] = {
    ExitCode.FINE: "everything was done",
    ExitCode.SOME_FAILED: "an input could not be read, or what was asked for is not there; the rest was done",
    ExitCode.USAGE: "the command line is wrong",
    ExitCode.LEDGER: "the ledger cannot be opened, read or written",
    ExitCode.KNOWLEDGE: "a file of your own knowledge is wrong, or an example in it is not read as it says",
    ExitCode.DAMAGED: "the ledger was checked and something is wrong in it",
    ExitCode.INTERNAL: "a fault of demarche itself; DEMARCHE_DEBUG=1 shows where",
    ExitCode.INTERRUPTED: "interrupted (Ctrl-C); what was kept until then is whole",
    ExitCode.PIPE_CLOSED: "the reader of the output went away",
}
