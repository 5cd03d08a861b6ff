"""Formats out."""

from demarche.export._comparison import (
    comparison_page,
    comparison_record,
    comparison_table,
    write_comparisons_csv,
)
from demarche.export._csv import write_csv
from demarche.export._errors import ExportError
from demarche.export._jsonl import claim_record, quote, write_jsonl
from demarche.export._page import write_page
from demarche.export._page_words import show
from demarche.export._table import act_words, claims_table, day_range, on_whose_word
from demarche.export._timeml import timeml

__all__ = [
    "ExportError",
    "act_words",
    "claim_record",
    "claims_table",
    "comparison_page",
    "comparison_record",
    "comparison_table",
    "day_range",
    "on_whose_word",
    "quote",
    "show",
    "timeml",
    "write_comparisons_csv",
    "write_csv",
    "write_jsonl",
    "write_page",
]
