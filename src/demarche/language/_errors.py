from __future__ import annotations

from demarche.model import DemarcheError


class LanguageError(DemarcheError):
    """There is no reader for the language."""
