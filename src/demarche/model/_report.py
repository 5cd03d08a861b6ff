from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Report:
    """One news report as it was taken in.

    ``ref`` is the caller's own name for it; ``text`` is what all offsets count into;
    ``published`` is the day it appeared, None where nobody knows; ``retrieved`` is the day it was fetched.
    """

    ref: str
    text: str
    language: str
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    retrieved: date | None = None

    @property
    def id(self) -> str:
        """SHA-256 of the text, 64 hexadecimal digits: the same words are the same report."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
