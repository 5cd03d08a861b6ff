from __future__ import annotations

from demarche.model import DemarcheError


class AnswerError(DemarcheError):
    """What a language model's server answered for one report cannot be used."""


class EndpointError(DemarcheError):
    """The server cannot be used at all: no such address or model, no right to ask, no answer after several tries."""
