"""The tags that tokens carry in the end: STTS as far as its categories go, so that they say the same in every language.

Beyond STTS are ``VVG`` (with VAG: -ing forms) and ``POS`` (the possessive "'s").
"""

from __future__ import annotations

from demarche.language._word import Word
from demarche.language.english._words import REFLEXIVES, STOPS

_PLAIN = {
    "AJ0": "ADJD", "AJC": "ADJD", "AJS": "ADJD", "AT0": "ART", "AV0": "ADV", "AVP": "ADV", "AVQ": "PWAV",
    "CJC": "KON", "CJS": "KOUS", "CJT": "KOUS", "CRD": "CARD", "DPS": "PPOSAT", "DT0": "PIS", "DTQ": "PWS",
    "EX0": "ADV", "ITJ": "ITJ", "NN0": "NN", "NN1": "NN", "NN2": "NN", "NP0": "NE", "ORD": "ADJA", "PNI": "PIS",
    "PNP": "PPER", "PNQ": "PWS", "PNX": "PRF", "POS": "POS", "PRF": "APPR", "PRP": "APPR", "PUL": "$(", "PUQ": "$(",
    "PUR": "$(", "TO0": "PTKZU", "UNC": "FM", "VM0": "VMFIN", "XX0": "PTKNEG", "ZZ0": "NN",
}  # fmt: skip
_FORMS = {"B": "FIN", "D": "FIN", "Z": "FIN", "I": "INF", "N": "PP", "G": "G"}


def final_tag(word: Word) -> str:
    """The tag of a word by its CLAWS 5 tag alone; places in the clause refine it."""
    tag = word.tag
    if tag == "PUN":
        return (
            "$," if word.text == "," else "$." if word.text[0] in STOPS or word.text in (":", ";") else "$("
        )
    if word.lower in REFLEXIVES:
        return "PRF"
    if tag[0] == "V" and tag != "VM0":
        return ("VV" if tag[1] == "V" else "VA") + _FORMS.get(tag[2], "FIN")
    return _PLAIN.get(tag, "FM")
