"""demarche reads news reports and keeps the diplomatic record.

The packages lie along the way of a report, and each uses only those before it:
``model`` and ``knowledge`` (what everything shares), ``intake`` (reports in), ``language``
(words and clauses), ``reading`` (claims), ``ledger`` (the record), ``export`` and ``cli``.
"""

__version__ = "0.1.0"
