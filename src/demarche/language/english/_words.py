"""What the grammar of English clauses refers to by name: tags (CLAWS 5) by use, and the lists of ``clause_words.toml``."""

from __future__ import annotations

from demarche.knowledge import load_clause_words

FINITE = frozenset(
    ("VBB", "VBD", "VBZ", "VDB", "VDD", "VDZ", "VHB", "VHD", "VHZ", "VVB", "VVD", "VVZ", "VM0")
)
BASE = frozenset(("VBI", "VDI", "VHI", "VVI"))
GERUND = frozenset(("VBG", "VDG", "VHG", "VVG"))
PARTICIPLE = frozenset(("VBN", "VDN", "VHN", "VVN"))
VERBAL = FINITE | BASE | GERUND | PARTICIPLE

COMMON_NOUN = frozenset(("NN0", "NN1", "NN2"))
NOUN = COMMON_NOUN | {"NP0", "UNC", "ZZ0"}
ADJECTIVE = frozenset(("AJ0", "AJC", "AJS"))
NUMERAL = frozenset(("CRD", "ORD"))
DETERMINER = frozenset(("AT0", "DPS", "DT0"))
PRONOUN = frozenset(("PNP", "PNI"))
ADVERB = frozenset(("AV0", "XX0"))
CANNOT = "cannot"
"""The one modal verb that is written together with its negation."""
PUNCTUATION = frozenset(("PUN", "PUQ", "PUL", "PUR"))

QUOTES = frozenset("„“”»«‟\"'‘’‚‛›‹`´") | {"``", "''", ",,", "<<", ">>"}
STOPS = frozenset((".", "!", "?", "…", "..."))
DASHES = frozenset(("–", "—", "-", "--", "---", ":", ";"))

_LISTS = load_clause_words("en")

ADJECTIVES_IN_ING = _LISTS["adjectives_in_ing"]
ADJECTIVES_OF_PARTICIPLES = _LISTS["adjectives_of_participles"]
BODIES_OF_MEN = _LISTS["bodies_of_men"]
CLAUSE_NOUNS = _LISTS["clause_nouns"]
COMPLEMENTIZERS = _LISTS["complementizers"]
COMPLEX_PREPOSITIONS = _LISTS["complex_prepositions"]
COMPOUND_NOUNS = _LISTS["compound_nouns"]
COORDINATORS = _LISTS["coordinators"]
FIRST_PARTS_OF_PLACES = _LISTS["first_parts_of_places"]
FOCUS = _LISTS["focus"]
INTERROGATIVES = _LISTS["interrogatives"]
LAST_PARTS_OF_NAMES = _LISTS["last_parts_of_names"]
MEASURE_NOUNS = _LISTS["measure_nouns"]
NEGATIONS = _LISTS["negations"]
NEGATIVE_WORDS = _LISTS["negative_words"]
OBJECT_PRONOUNS = _LISTS["object_pronouns"]
PAIR_OPENERS = _LISTS["pair_openers"]
PASSIVE_AGENT = _LISTS["passive_agent"]
SPEECH_NOUNS = _LISTS["speech_nouns"]
REFLEXIVES = _LISTS["reflexives"]
RELATIVES = _LISTS["relatives"]
SUBJECT_PRONOUNS = _LISTS["subject_pronouns"]
SUBORDINATORS = _LISTS["subordinators"]
TIME_DETERMINERS = _LISTS["time_determiners"]
TIME_NOUNS = _LISTS["time_nouns"]
TITLES = _LISTS["titles"]
