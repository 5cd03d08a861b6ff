"""A report with claims of every kind, and one that tries to break out of the page."""

from __future__ import annotations

from datetime import date
from typing import Any

from demarche.model import (
    Act,
    Actor,
    Cause,
    Claim,
    Designation,
    Evidence,
    Participant,
    Report,
    Span,
    Speaker,
    Time,
)

TEXT = (
    "Die Ukraine verurteilte am Montag die Anerkennung der „Republik Donezk“ durch Nordkorea. "
    "Daraufhin wies Pjöngjang die Kritik zurück, wie der Sender Kanal 9 meldete.\n\n"
    "Österreich will Donezk nicht anerkennen."
)
RECOGNISE = Act("recognise", "recognition", "SUPPORT", "054", "actor", "entity", "grants recognition")
CRITICISE = Act("criticise", "statements", "ACCUSE", "111", "actor", "actor", "voices disapproval")
REJECT = Act("reject", "statements", "REJECT", "120", "actor", "actor", "rejects a protest")
UA = Actor("ua", "ua", "Ukraine", "state", "ua")
KP = Actor("kp", "kp", "North Korea", "state", "kp")
AT = Actor("at", "at", "Austria", "state", "at")
DPR = Actor("ua-dpr", "ua-dpr", "Donetsk People's Republic", "contested", "ua-dpr")
HOSTILE = (
    '<script>window.hacked = 1</script> "\' onmouseover="window.hacked = 1" <img src=x onerror=window.hacked=1> '
    "</style></script><!-- {{ 7 * 7 }} {% raw %} &lt;b&gt; \u202everkehrt\u202c \u200f \ud800 \x00 \x1b[31m </article>"
)


def place(words: str, after: str = "") -> Span:
    start = TEXT.index(words, TEXT.index(after))
    return start, start + len(words)


def named(actor: Actor, words: str, after: str = "") -> Participant:
    return Participant(actor, words, place(words, after))


def evidence(*parts: Span) -> Evidence:
    first = max(TEXT.rfind(". ", 0, parts[0][0]), TEXT.rfind("\n", 0, parts[0][0])) + 1
    return Evidence(
        " … ".join(TEXT[a:b] for a, b in parts), parts, (first, TEXT.index(".", parts[-1][1]) + 1)
    )


def made(act: Act, source: Participant, target: Participant, *parts: Span, **rest: Any) -> Claim:
    given = {"time": Time(), "rule": f"de/{act.key}/{act.key}", "reader": "0.1.0", **rest}
    return Claim(REPORT.id, act, (source,), (target,), evidence=evidence(*parts), **given)


REPORT = Report(
    "probe", TEXT, "de", title="Kiew gegen Pjöngjang", published=date(2022, 7, 18), source="Probe"
)
RECOGNITION = made(
    RECOGNISE,
    named(KP, "Nordkorea"),
    named(DPR, "Republik Donezk"),
    place("die Anerkennung der „Republik Donezk“ durch Nordkorea"),
    called=(Designation("ua-dpr", "Republik Donezk", place("Republik Donezk"), scare_quotes=True),),
)
CRITICISM = made(
    CRITICISE,
    named(UA, "Die Ukraine"),
    named(KP, "Nordkorea"),
    place("verurteilte"),
    time=Time(
        date(2022, 7, 18), date(2022, 7, 18), "2022-07-18", "am Montag", place("am Montag"), "expression"
    ),
    called=(Designation("ua", "Die Ukraine", place("Die Ukraine")),),
)
REJECTION = made(
    REJECT,
    named(KP, "Pjöngjang"),
    named(UA, "Die Ukraine"),
    place("wies"),
    place("zurück"),
    speakers=(Speaker(None, "der Sender Kanal 9", "meldete", "indirect", place("meldete")),),
    because_of=(Cause(CRITICISM.id, "Daraufhin", place("Daraufhin")),),
    damaged=True,
)
REFUSAL = made(
    RECOGNISE,
    named(AT, "Österreich"),
    named(DPR, "Donezk", after="Österreich"),
    place("will"),
    place("nicht anerkennen"),
    polarity="negated",
    modality="intended",
)
CLAIMS = (RECOGNITION, CRITICISM, REJECTION, REFUSAL)


def hostile_entry() -> tuple[Report, tuple[Claim, ...]]:
    actor = Actor("per:x", "per:x", HOSTILE, "person")
    middle = len(HOSTILE) // 2
    claim = Claim(
        report_id="x",
        act=CRITICISE,
        source=(Participant(actor, HOSTILE, (0, 30)),),
        target=(Participant(actor, HOSTILE, (20, 10**6)),),
        time=Time(text=HOSTILE, span=(40, 60), note=HOSTILE),
        evidence=Evidence(HOSTILE, ((10, middle), (middle + 5, middle + 5)), (0, len(HOSTILE))),
        rule=HOSTILE,
        reader=HOSTILE,
        about=HOSTILE,
        speakers=(Speaker(None, HOSTILE, HOSTILE, "direct", (-5, 12)),),
        because_of=(Cause(HOSTILE, HOSTILE, (1, 3)),),
        called=(Designation(HOSTILE, HOSTILE, (0, 4), so_called=True),),
    )
    return Report("x", HOSTILE, 'de" onfocus="x', title=HOSTILE, source=HOSTILE), (claim,)
