"""Where reports come from: text, HTML, addresses, JSON lines."""

from demarche.intake._bundled import bundled_reports
from demarche.intake._errors import IntakeError
from demarche.intake._failure import Failure
from demarche.intake._language import identify_language
from demarche.intake._read import MOST_BYTES, count_reports, read_reports

__all__ = [
    "MOST_BYTES",
    "Failure",
    "IntakeError",
    "bundled_reports",
    "count_reports",
    "identify_language",
    "read_reports",
]
