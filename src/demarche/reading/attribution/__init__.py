"""On whose word: who says, thinks or writes what in a report."""

from demarche.reading.attribution._actors import speaking_actors
from demarche.reading.attribution._find import find_attributions
from demarche.reading.attribution._model import Attribution, Attributions, Form
from demarche.reading.attribution._rows import attribution_rows

__all__ = [
    "Attribution",
    "Attributions",
    "Form",
    "attribution_rows",
    "find_attributions",
    "speaking_actors",
]
