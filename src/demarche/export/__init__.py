"""Formats out."""

from demarche.export._answer_rows import (
    change_row,
    dispute_row,
    dossier_rows,
    event_row,
    evidence_rows,
    learned_row,
    naming_row,
    review_row,
    state_row,
    voice_row,
)
from demarche.export._answers import (
    Namer,
    change_record,
    counted,
    dispute_record,
    dossier_record,
    event_record,
    event_words,
    naming_record,
    review_record,
    state_record,
    voice_record,
)
from demarche.export._comparison import (
    comparison_page,
    comparison_record,
    comparison_table,
    write_comparisons_csv,
)
from demarche.export._csv import write_csv
from demarche.export._dossier import dossier_markdown, dossier_page
from demarche.export._errors import ExportError
from demarche.export._gold import annotated_passage
from demarche.export._jsonl import claim_record, quote, write_jsonl
from demarche.export._page import write_page
from demarche.export._page_words import show
from demarche.export._petrarch import write_petrarch
from demarche.export._rows import Row, rows_blocks, rows_table
from demarche.export._table import act_words, claims_table, day_range, on_whose_word
from demarche.export._timeml import timeml

__all__ = [
    "ExportError",
    "Namer",
    "Row",
    "act_words",
    "annotated_passage",
    "change_record",
    "change_row",
    "claim_record",
    "claims_table",
    "comparison_page",
    "comparison_record",
    "comparison_table",
    "counted",
    "day_range",
    "dispute_record",
    "dispute_row",
    "dossier_markdown",
    "dossier_page",
    "dossier_record",
    "dossier_rows",
    "event_record",
    "event_row",
    "event_words",
    "evidence_rows",
    "learned_row",
    "naming_record",
    "naming_row",
    "on_whose_word",
    "quote",
    "review_record",
    "review_row",
    "rows_blocks",
    "rows_table",
    "show",
    "state_record",
    "state_row",
    "timeml",
    "voice_record",
    "voice_row",
    "write_comparisons_csv",
    "write_csv",
    "write_jsonl",
    "write_page",
    "write_petrarch",
]
