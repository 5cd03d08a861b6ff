"""Places that lend an entity their name: "die Republiken *Donezk* und *Luhansk*"."""

from __future__ import annotations

from demarche.knowledge import EntityPlaces
from demarche.language import Phrase


def lent_names(phrase: Phrase, places: EntityPlaces, *, area: bool) -> list[tuple[Phrase, str]]:
    """The names in a phrase that mean an entity, each with its actor's id.

    Args:
        phrase: A noun with names after it, or the names alone.
        places: The language's places.
        area: Whether a region of that name means the entity too, as where statehood is spoken of.
    """
    names = [member for apposition in phrase.appositions for member in apposition.members()]
    if area and (phrase.head.text in places.entities or places.makes_area(phrase.head.lemma)):
        names = [*phrase.members(), *names]
    elif not places.makes_entity(phrase.head.lemma):
        return []
    known = places.entities
    return [(name, known[name.head.text]) for name in names if name.head.text in known]
