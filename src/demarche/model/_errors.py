"""The errors a user can meet.

DemarcheError
├── KnowledgeError   (knowledge)  a data file is wrong
├── IntakeError      (intake)     a report cannot be read
├── LanguageError    (language)   no reader for the language
└── LedgerError      (ledger)     the record cannot be opened, read or written
"""


class DemarcheError(Exception):
    """Base of every error demarche raises on purpose; ``str(error)`` is one clear line for the user."""
