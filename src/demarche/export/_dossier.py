"""A dossier to read: Markdown, or one page of HTML that fetches nothing and runs no script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from demarche.export._answer_rows import naming_row, voice_row
from demarche.export._answers import Namer, counted, event_days, event_words, spoken
from demarche.export._page_words import show
from demarche.export._templates import fill

if TYPE_CHECKING:
    from demarche.ask import Dispute, Dossier, Quote, StateAnswer, ToldEvent

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def dossier_title(found: Dossier, name: Namer) -> str:
    """What a dossier is about."""
    return f"{name(found.actor)} and {name(found.other)}" if found.other else name(found.actor)


def dossier_markdown(found: Dossier, name: Namer, seen: str = "") -> str:
    """A dossier in Markdown, each line with its quote; words of reports are escaped.

    Args:
        found: The dossier.
        name: What actors are called.
        seen: What it leaves out or is as of, in words.
    """
    head = [f"# {_plain(dossier_title(found, name))}", "", *([_plain(seen), ""] if seen else [])]
    lines = list(head)
    if found.states:
        lines += [f"## What holds on {found.states[0].state.day}", ""]
        for answer in found.states:
            state = f"{_state_line(answer, name)}: {answer.holds}"
            lines.append(f"- **{_plain(state)}** ({_plain(answer.state.reason)})")
            lines += [line for told in answer.deciding for line in _quotes(told, "  ")]
            for told in answer.against:
                lines.append(f"  - against it: {_plain(_event_line(told, name))}")
                lines += _quotes(told, "    ")
        lines.append("")
    if found.events:
        lines += ["## What happened", ""]
        lines += [f"{part}\n" for part in _cut(len(found.events), found.total_events, "events")]
        for told in found.events:
            lines.append(f"- {_plain(_event_line(told, name))}")
            lines += _quotes(told, "  ")
        lines.append("")
    if found.disputes:
        lines += ["## What is disputed", ""]
        lines += [f"{part}\n" for part in _cut(len(found.disputes), found.total_disputes, "disputes")]
        for dispute in found.disputes:
            lines += _dispute(dispute, name)
        lines.append("")
    for code, given in found.names:
        if given:
            lines += [f"## What {_plain(name(code))} is called", ""]
            lines += [_listed(naming_row(n, name), "name", "called_so_by", "times") for n in given]
            lines.append("")
    if found.voices:
        lines += ["## On whose word this rests", ""]
        lines += [_listed(voice_row(v, name), "on_the_word_of", "share", "tells_most") for v in found.voices]
        lines.append("")
    if lines == head:
        lines += ["The record holds nothing on this.", ""]
    return "\n".join(lines).rstrip() + "\n"


def _cut(shown: int, total: int, what: str) -> list[str]:
    """The sentence that says that not all is shown, where that is so."""
    return [f"The latest {shown:,} of {total:,} {what}; --limit 0 shows all."] if shown < total else []


def dossier_page(found: Dossier, name: Namer, seen: str = "") -> str:
    """A dossier as one HTML page, with the same arguments."""
    return fill(
        "dossier",
        title=show(dossier_title(found, name)),
        seen=show(seen),
        found=found,
        counted=counted,
        show=show,
        days=event_days,
        cut=_cut,
        state_line=lambda answer: show(_state_line(answer, name)),
        event_line=lambda told: show(event_words(told.event, name)),
        resting=lambda told: show(_resting(told, name)),
        source=lambda quote: show(_source(quote)),
        naming=lambda naming: {k: show(v) for k, v in naming_row(naming, name).items()},
        voice=lambda voice: {k: show(v) for k, v in voice_row(voice, name).items()},
        called=lambda code: show(name(code)),
    )


def _state_line(answer: StateAnswer, name: Namer) -> str:
    state = answer.state
    return f"{state.rule.capitalize()}, {name(state.source)} and {name(state.target)}"


def _event_line(told: ToldEvent, name: Namer) -> str:
    return f"{event_days(told.event)}: {event_words(told.event, name)} ({_resting(told, name)})"


def _resting(told: ToldEvent, name: Namer) -> str:
    voices = spoken(told.speakers, name) or "a baseline"
    origins = counted(told.origins, "origin")
    reports = f" in {counted(told.reports, 'report')}" if told.reports else ""
    return f"word of {voices}; {origins}{reports}; time by {told.basis}"


def _quotes(told: ToldEvent, indent: str) -> list[str]:
    return [f"{indent}> {_plain(quote.text)} ({_plain(_source(quote))})" for quote in told.quotes]


def _source(quote: Quote) -> str:
    if quote.baseline is not None:
        return "baseline"
    report = quote.report
    if report is None:
        return "a report that is not held any more"
    parts = (report.source, report.ref, report.published.isoformat() if report.published else "undated")
    said = "".join(f"; {entry.kind} by {entry.person}: {entry.note}" for entry in quote.reviews)
    return ", ".join(part for part in parts if part) + said


def _dispute(dispute: Dispute, name: Namer) -> list[str]:
    return [
        f"- {_plain(dispute.kind)}: {_plain(_event_line(dispute.one, name))}",
        *_quotes(dispute.one, "  "),
        # An item of its own: a bare line behind a quotation would go on with it.
        f"  - against it: {_plain(_event_line(dispute.other, name))}",
        *_quotes(dispute.other, "    "),
    ]


def _listed(row: dict[str, str], first: str, *others: str) -> str:
    rest = ", ".join(f"{key.replace('_', ' ')} {row[key]}" for key in others if row[key])
    return f"- **{_plain(row[first])}**: {_plain(rest)}\n  > {_plain(row['quote'])}"


def _plain(text: str) -> str:
    """Words as Markdown shows them, with nothing in them taken for a mark."""
    return _SPECIAL.sub(r"\\\1", show(" ".join(text.split())))
