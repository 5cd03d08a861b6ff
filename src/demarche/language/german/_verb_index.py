"""What the grammar asks about verbs, on top of the forms in :mod:`_verb_forms`."""

from __future__ import annotations

from functools import lru_cache

from demarche.language.german._verb_forms import auxiliary, has_valency, verb_readings

ADJECTIVE_ENDINGS = ("en", "em", "er", "es", "e")


def perfect_with_sein(lemma: str) -> bool:
    """Does the verb build its perfect with "sein", so that "ist …" with its participle is no passive?"""
    if lemma.endswith("sein"):
        return True
    try:
        return auxiliary(lemma) == "sein"
    except ValueError:  # what the tagger took for a verb is none
        return False


def takes_clause(lemma: str) -> bool:
    """Can what somebody says or thinks be the verb's object ("sagte, er habe …")?"""
    return has_valency(lemma, "clausal")


def only_subjunctive(form: str) -> bool:
    """Is the form in the third person subjunctive and nothing else ("sei", "habe", "hätten")?"""
    readings = [r for r in verb_readings(form) if r.kind == "finite" and 3 in r.persons]
    return bool(readings) and all(r.mood in ("subjunctive-1", "subjunctive-2") for r in readings)


def controls_by_object(lemma: str) -> bool:
    """Is it the verb's object that does what the infinitive says ("forderte *Kiew* auf, … zu …")?"""
    return has_valency(lemma, "object_control")


@lru_cache(maxsize=16384)
def participle_lemma(form: str) -> tuple[str, bool] | None:
    """The infinitive behind a declined participle, and whether it is the past participle.

    Returns:
        ("verhängen", True) for "verhängten", ("bestehen", False) for "bestehende"; None for other adjectives.
    """
    lower = form.lower()
    for ending in ADJECTIVE_ENDINGS:
        if not lower.endswith(ending):
            continue
        stem = lower[: -len(ending)]
        readings = [r for r in verb_readings(stem) if r.kind in ("past-participle", "present-participle")]
        if readings:
            return readings[0].lemma, readings[0].kind == "past-participle"
    return None
