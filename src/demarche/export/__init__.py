"""Formats out."""

from demarche.export._csv import write_csv
from demarche.export._errors import ExportError
from demarche.export._jsonl import claim_record, write_jsonl
from demarche.export._page import write_page
from demarche.export._page_words import show
from demarche.export._table import act_words, claims_table, day_range, on_whose_word
from demarche.export._timeml import timeml

__all__ = [
    "ExportError",
    "act_words",
    "claim_record",
    "claims_table",
    "day_range",
    "on_whose_word",
    "show",
    "timeml",
    "write_csv",
    "write_jsonl",
    "write_page",
]
