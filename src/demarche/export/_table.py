"""Claims as a table for people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rich.table import Table
from rich.text import Text

from demarche.export._page_words import show
from demarche.model import Claim, Participant, Report, Speaker, Time, months_between

_SHORT_ID = 8


def claims_table(entries: Iterable[tuple[Report, Claim]], *, with_report: bool = True) -> Table:
    """Lays out claims: the date, who did what to whom, and on whose word.

    Args:
        entries: Reports with claims, a claim each.
        with_report: Whether to name the report of each claim.
    """
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    table.add_column("date", overflow="fold", min_width=len("2022-07-15"))
    for heading in ("source", "act", "target", "on whose word"):
        table.add_column(heading, overflow="fold")
    if with_report:
        table.add_column("report", no_wrap=True)
    table.add_column("claim", no_wrap=True, style="dim")
    for report, claim in entries:
        cells = [
            # Words: a table breaks its lines at spaces, so never within a day.
            day_range(claim.time, between=" to "),
            _names(claim.source),
            act_words(claim),
            _names(claim.target),
            on_whose_word(claim),
        ]
        if with_report:
            cells.append(report.ref)
        table.add_row(*(Text(show(cell)) for cell in cells), claim.id[:_SHORT_ID])
    return table


def act_words(claim: Claim) -> str:
    """The act's key with what limits it: negation, modality, standing, damage."""
    limits: list[str] = [] if claim.modality == "actual" else [claim.modality]
    if claim.standing:
        limits.append("holds")
    if claim.damaged:
        limits.append("damaged")
    words = f"not {claim.act.key}" if claim.polarity == "negated" else claim.act.key
    return f"{words} ({', '.join(limits)})" if limits else words


def on_whose_word(claim: Claim) -> str:
    """The speakers, nearest to the act first; the report itself where there is none."""
    return ", as told by ".join(_name(speaker) for speaker in reversed(claim.speakers)) or "the report"


def day_range(time: Time, *, between: str = "/") -> str:
    """A time in ISO 8601: a day, a month or year where it is just that, else first and last day.

    What no calendar has is shown as it is told, marked as impossible.

    Args:
        time: A claim's time.
        between: What to write between first and last day; by ISO 8601 a slash.
    """
    if time.impossible:
        return f"impossible: {time.value}"
    first, last = time.earliest, time.latest
    if first is None and last is None:
        return "unknown"
    if first is None:
        return f"until {last}"
    if last is None:
        return f"from {first}"
    if first == last:
        return first.isoformat()
    return _whole(first, last) or f"{first}{between}{last}"


def _whole(first: date, last: date) -> str | None:
    """The month or year that two days span, if they span just one."""
    months = months_between(first, last)
    if months == 1:
        return first.isoformat()[:7]
    return first.isoformat()[:4] if months == 12 and first.month == 1 else None


def _names(participants: tuple[Participant, ...]) -> str:
    return ", ".join(dict.fromkeys(participant.actor.title for participant in participants)) or "–"


def _name(speaker: Speaker) -> str:
    name = speaker.actor.title if speaker.actor else (speaker.mention or "somebody")
    return f"{name} (view)" if speaker.mode == "view" else name
