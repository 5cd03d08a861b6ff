"""What the reader knows, as data: names, acts, frames, words of time and of saying."""

from demarche.knowledge._actors import Name
from demarche.knowledge._checking import OwnFile, languages_with_names, own_files, wrong_entries
from demarche.knowledge._clause_words import load_clause_words
from demarche.knowledge._codes import CameoCodes, DatedCode, load_cameo, load_roles
from demarche.knowledge._copies import Causes, Copy, Exclusion, load_causes, load_copies, load_exclusions
from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._frame import Conditions, Construction, Example, Frame, Slot, Words
from demarche.knowledge._function_words import CASES, FunctionWords, load_function_words
from demarche.knowledge._governors import Governor, Governors, load_governors
from demarche.knowledge._grammar import Grammar, load_grammar
from demarche.knowledge._identification import load_identification
from demarche.knowledge._knowledge import Knowledge, Office, load_knowledge
from demarche.knowledge._layers import laid_over, lay_over, stamped
from demarche.knowledge._names import NameIndex, NameMatch
from demarche.knowledge._nouns import NounLexicon, load_nouns
from demarche.knowledge._office_holders import Term
from demarche.knowledge._place_names import load_place_names
from demarche.knowledge._places import EntityPlaces, load_places
from demarche.knowledge._references import References, load_references
from demarche.knowledge._speech import load_speech
from demarche.knowledge._speech_words import Medium, SayingNoun, SayingPreposition, SayingVerb, Speech
from demarche.knowledge._spelling import DotClass, Spelling, spelling
from demarche.knowledge._states import StateRule
from demarche.knowledge._times import TimeKnowledge, TimeRule, load_times, times_languages
from demarche.knowledge._unnamed_groups import load_unnamed_groups
from demarche.knowledge._verbs import VerbLexicon, load_verbs

__all__ = [
    "CASES",
    "CameoCodes",
    "Causes",
    "Conditions",
    "Construction",
    "Copy",
    "DatedCode",
    "DotClass",
    "EntityPlaces",
    "Example",
    "Exclusion",
    "Frame",
    "FunctionWords",
    "Governor",
    "Governors",
    "Grammar",
    "Knowledge",
    "KnowledgeError",
    "Medium",
    "Name",
    "NameIndex",
    "NameMatch",
    "NounLexicon",
    "Office",
    "OwnFile",
    "References",
    "SayingNoun",
    "SayingPreposition",
    "SayingVerb",
    "Slot",
    "Speech",
    "Spelling",
    "StateRule",
    "Term",
    "TimeKnowledge",
    "TimeRule",
    "VerbLexicon",
    "Words",
    "laid_over",
    "languages_with_names",
    "lay_over",
    "load_cameo",
    "load_causes",
    "load_clause_words",
    "load_copies",
    "load_exclusions",
    "load_function_words",
    "load_governors",
    "load_grammar",
    "load_identification",
    "load_knowledge",
    "load_nouns",
    "load_place_names",
    "load_places",
    "load_references",
    "load_roles",
    "load_speech",
    "load_times",
    "load_unnamed_groups",
    "load_verbs",
    "own_files",
    "spelling",
    "stamped",
    "times_languages",
    "wrong_entries",
]
