from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any

import typer

from demarche.cli._exit import ExitCode
from demarche.cli._options import AsRows, Format, OwnKnowledge
from demarche.cli._output import print_rows, tell
from demarche.model import Actor

if TYPE_CHECKING:
    from rich.table import Table

    from demarche.knowledge import Knowledge, Term

EXAMPLE = "Example: demarche actors Donezk"

_KINDS = ("name", "adjective", "inhabitant", "seat", "collective", "person")


@dataclass(slots=True)
class _Known:
    """An actor with its names in one language, by kind of name, and the offices it has held."""

    actor: Actor
    terms: Sequence[Term]
    names: dict[str, list[str]] = field(default_factory=dict)

    def words(self) -> list[str]:
        """All that the actor is called, the ways of naming it in the order of ``_KINDS``."""
        listed = [name for kind in _KINDS for name in self.names.get(kind, [])]
        return list(dict.fromkeys(listed))


def actors(
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY",
            help="Only actors called so, in part or whole, in any form: a name, an adjective, a capital, a code.",
            show_default=False,
        ),
    ] = "",
    language: Annotated[
        str, typer.Option("--language", metavar="CODE", help="The language of the names.")
    ] = "de",
    format: AsRows = Format.TABLE,  # noqa: A002
    own_knowledge: OwnKnowledge = None,
) -> None:
    """List the actors that are known, with the names that a report may give them.

    The closest matches stand first. A person's terms are given as office, territory and days.
    """
    from demarche.knowledge import load_knowledge

    knowledge = load_knowledge()
    known = _known(knowledge, language)
    found = _closest(
        known.values(), query, {a for n in knowledge.names(language).find(query) for a in n.name.actors}
    )
    if not found:
        tell(f"demarche: no actor matches {query!r}; demarche actors lists all")
        raise typer.Exit(ExitCode.SOME_FAILED)
    print_rows([_record(each, flat=format is Format.CSV) for each in found], format, lambda: _table(found))


def _known(knowledge: Knowledge, language: str) -> dict[str, _Known]:
    known = {key: _Known(actor, knowledge.terms(key)) for key, actor in knowledge.actors.items()}
    for name in knowledge.designations(language):
        for actor in name.actors:
            known[actor].names.setdefault(name.kind, []).append(name.text)
    return known


def _closest(known: Iterable[_Known], query: str, named: set[str]) -> list[_Known]:
    """Those that match, the ones called exactly so first, then those whose name begins so."""
    if not query:
        return list(known)
    ranked = [(_rank(each, _plain(query), named), each) for each in known]
    return [each for rank, each in sorted(ranked, key=lambda pair: pair[0]) if rank < 3]


def _rank(known: _Known, query: str, named: set[str]) -> int:
    actor = known.actor
    words = [_plain(word) for word in (actor.id, actor.name, actor.wikidata or "", *known.words())]
    if query in words or actor.id in named:
        return 0
    if any(word.startswith(query) for word in words):
        return 1
    return 2 if len(query) > 2 and any(query in word for word in words) else 3


def _plain(text: str) -> str:
    """Without case, accents and dots: "Pjongjang" finds "Pjöngjang"."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _record(known: _Known, *, flat: bool) -> dict[str, Any]:
    actor = known.actor
    record: dict[str, Any] = {
        "id": actor.id,
        "code": actor.code,
        "name": actor.name,
        "kind": actor.kind,
        "territory": actor.territory,
        "wikidata": actor.wikidata,
    }
    if flat:
        return record | {"names": known.words(), "terms": [_term(term) for term in known.terms]}
    return record | {
        "names": {kind: known.names[kind] for kind in _KINDS if kind in known.names},
        "terms": [
            {
                "office": term.office,
                "territory": term.territory,
                "from": term.begin.isoformat() if term.begin else None,
                "to": term.end.isoformat() if term.end else None,
            }
            for term in known.terms
        ],
    }


def _term(term: Term) -> str:
    return f"{term.office} {term.territory} {term.begin or ''}/{term.end or ''}"


def _table(found: Sequence[_Known]) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("id", "kind", "actor", "called"):
        table.add_column(heading, overflow="fold")
    if any(known.terms for known in found):
        table.add_column("terms", overflow="fold")
    for known in found:
        actor = known.actor
        terms = "; ".join(_term(term) for term in known.terms)
        cells = (actor.id, actor.kind, actor.name, ", ".join(known.words()), terms)
        table.add_row(*cells[: len(table.columns)])
    return table
