"""Two readings side by side: where they agree, where they differ, what only one of them has."""

from demarche.comparison._compare import (
    PARTS,
    Comparison,
    Part,
    ReadClaim,
    Summary,
    Verdict,
    compare,
    summary,
)
from demarche.comparison._errors import ComparisonError
from demarche.comparison._file import read_claims

__all__ = [
    "PARTS",
    "Comparison",
    "ComparisonError",
    "Part",
    "ReadClaim",
    "Summary",
    "Verdict",
    "compare",
    "read_claims",
    "summary",
]
