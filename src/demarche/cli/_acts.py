from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from demarche.cli._exit import ExitCode
from demarche.cli._options import AsRows, Format, OwnKnowledge
from demarche.cli._output import print_rows, tell
from demarche.model import Act

if TYPE_CHECKING:
    from rich.table import Table

EXAMPLE = "Example: demarche acts sanctions"


def acts(
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY",
            help="Only acts with this in their name, family, codes or meaning.",
            show_default=False,
        ),
    ] = "",
    format: AsRows = Format.TABLE,  # noqa: A002
    own_knowledge: OwnKnowledge = None,
) -> None:
    """List the acts that claims are made of, with what they mean and their codes in PLOVER and CAMEO."""
    from demarche.knowledge import load_knowledge

    found = [act for act in load_knowledge().acts.values() if _matches(act, query.casefold())]
    if not found:
        tell(f"demarche: no act matches {query!r}; demarche acts lists all")
        raise typer.Exit(ExitCode.SOME_FAILED)
    print_rows([_record(act) for act in found], format, lambda: _table(found))


def _matches(act: Act, query: str) -> bool:
    if query == (act.plover or "").casefold():
        return True
    return any(query in words.casefold() for words in (act.key, act.family, act.cameo, act.meaning))


def _record(act: Act) -> dict[str, Any]:
    return {
        "act": act.key,
        "family": act.family,
        "plover": act.plover,
        "cameo": act.cameo,
        "source": act.source,
        "target": act.target,
        "symmetric": act.symmetric,
        "state": act.state,
        "sign": act.sign,
        "meaning": act.meaning,
    }


def _table(found: Iterable[Act]) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("family", "act", "meaning", "from", "to", "state", "PLOVER", "CAMEO"):
        table.add_column(heading, overflow="fold")
    family = None
    for act in found:
        state = f"{'+' if act.sign > 0 else '-'}{act.state}" if act.state else ""
        arrow = f"{act.target} (mutual)" if act.symmetric else act.target
        cells = (act.key, act.meaning, act.source, arrow, state, act.plover or "", act.cameo)
        table.add_row(act.family if act.family != family else "", *cells)
        family = act.family
    return table
