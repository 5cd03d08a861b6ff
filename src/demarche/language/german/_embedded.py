"""Infinitives with zu that stand in their matrix clause without a comma ("versuchte *die Stadt zu nehmen*")."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.language.german._assembly import Draft
from demarche.language.german._word import Word

RAISING = frozenset("scheinen drohen pflegen brauchen vermögen haben sein bleiben stehen gehen".split())
"""Verbs that form one clause with the infinitive they govern ("ist zu prüfen", "scheint zu wirken")."""


def split_embedded_infinitives(words: Sequence[Word], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with such infinitives in drafts of their own."""
    result: list[Draft] = []
    for draft in drafts:
        result.append(draft)
        finite = draft.having("finite")
        infinitives = draft.having("zu-infinitive")
        if not finite or not infinitives or draft.kind == "infinitive":
            continue
        zu = infinitives[-1] - 1
        own = [p for p in draft.having("participle", "infinitive") if p != zu - 1 or p > infinitives[-1]]
        full = [p for p in (*finite, *own) if words[p].tag.startswith("VV")]
        if not full or words[full[0]].lemma in RAISING:
            continue
        result.append(_split(words, draft, infinitives[-1], finite[0]))
    return result


def _split(words: Sequence[Word], draft: Draft, infinitive: int, finite: int) -> Draft:
    start = _start(words, draft, infinitive, finite)
    moved = [p for p in draft.places if start <= p <= infinitive and draft.verbs.get(p) != "finite"]
    if not draft.verb_last:
        moved += [
            p for p in draft.places if p > infinitive and p not in draft.verbs and words[p].tag != "PTKVZ"
        ]
    draft.places = [p for p in draft.places if p not in moved]
    verbs = {p: draft.verbs.pop(p) for p in list(draft.verbs) if p in moved}
    return Draft("infinitive", places=sorted(moved), verbs=verbs, parent=draft, link="infinitive")


def _start(words: Sequence[Word], draft: Draft, infinitive: int, finite: int) -> int:
    """The infinitive takes the last bare noun phrase before it, and what follows that phrase."""
    zu = infinitive if words[infinitive].tag == "VVIZU" else infinitive - 1
    start = zu
    seen_noun = False
    for p in sorted((p for p in draft.places if p < zu), reverse=True):
        tag = words[p].tag
        if p == zu - 1 and p in draft.verbs and p != finite:
            start = p
            continue
        if p == finite or tag in ("PPER", "PRF", "PIS", "PRELS", "$,") or p in draft.verbs:
            break
        if (
            tag in ("NN", "NE")
            and seen_noun
            and words[p + 1].tag not in ("NN", "NE", "APPR", "APPRART", "KON")
        ):
            break
        if tag in ("NN", "NE"):
            seen_noun = True
        start = p
        if tag in ("ART", "PPOSAT", "PDAT", "PIAT") and words[p - 1].tag not in ("NN", "NE", "APPR", "KON"):
            break
    return start
