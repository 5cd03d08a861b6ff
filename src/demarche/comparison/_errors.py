from __future__ import annotations

from demarche.model import DemarcheError


class ComparisonError(DemarcheError):
    """A file of claims cannot be read."""
