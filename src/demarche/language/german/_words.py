"""What the grammar of German clauses refers to by name: tags by use, and the word lists of ``clause_words.toml``."""

from __future__ import annotations

from demarche.knowledge import load_clause_words

FINITE = frozenset(("VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"))
PARTICIPLE = frozenset(("VVPP", "VAPP", "VMPP"))
INFINITIVE = frozenset(("VVINF", "VAINF", "VMINF"))
VERBAL = FINITE | PARTICIPLE | INFINITIVE | {"VVIZU"}

NOUN = frozenset(("NN", "NE", "FM"))
PRONOUN = frozenset(("PPER", "PIS", "PDS", "PRF", "PWS", "PRELS", "PPOSS"))
DETERMINER = frozenset(("ART", "PDAT", "PPOSAT", "PIAT", "PWAT", "PRELAT"))

SEPARATORS = frozenset((",", ";", ":", "–", "—", "-", "--", "…", "..."))
OPENING_QUOTES = frozenset("„»«“‚›‹‘\"'”’") | {"``", "''", ",,"}

_LISTS = load_clause_words("de")

CERTAIN_CONJUNCTIONS = _LISTS["certain_conjunctions"]
POSSIBLE_CONJUNCTIONS = _LISTS["possible_conjunctions"]
INFINITIVE_CONJUNCTIONS = _LISTS["infinitive_conjunctions"]
INTERROGATIVES = _LISTS["interrogatives"]
RELATIVES = _LISTS["relatives"]
CONTINUING = _LISTS["continuing"]
COORDINATORS = _LISTS["coordinators"]
CLAUSE_COORDINATORS = _LISTS["clause_coordinators"]
EXAMPLES = _LISTS["examples"]
NEGATIONS = _LISTS["negations"]
PASSIVE_AGENT = _LISTS["passive_agent"]
TITLES = _LISTS["titles"]
PERSON_TITLES = tuple(sorted(_LISTS["person_titles"]))
TIME_NOUNS = _LISTS["time_nouns"]
MEASURE_NOUNS = _LISTS["measure_nouns"]
QUANTITY_NOUNS = _LISTS["quantity_nouns"]
