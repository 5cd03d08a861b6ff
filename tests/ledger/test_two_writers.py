"""Two processes that keep readings in one ledger at once: nothing is lost and nothing is there twice."""

from __future__ import annotations

import subprocess
import sys

from demarche.ledger import open_ledger

REPORTS = 60

WRITER = """
import sys
from demarche.ledger import open_ledger
from demarche.model import Report
from demarche.knowledge import load_knowledge
from demarche.model import Actor, Claim, Evidence, Participant, Time

act = load_knowledge().acts["recognise"]
rome = Participant(Actor("it", "it", "Italy", "state"), "Rom", (0, 3), "capital")
print("ready", flush=True)
sys.stdin.readline()
with open_ledger(sys.argv[1]) as ledger:
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        report = Report(f"{number}.txt", f"Rom erkannte die {number}. Republik an.", "de")
        claims = [
            Claim(report.id, act, (rome,), (), Time(), Evidence("erkannte … an", (at,), (0, 39)), "de/recognise/x", "1")
            for at in ((4, 12), (36, 38))
        ]
        ledger.keep(report, claims)
"""


def test_two_writers_neither_lose_nor_double_anything(empty_address: str) -> None:
    """Both make the ledger as well, and a third of the reports comes from either."""
    spans = ((0, 2 * REPORTS // 3), (REPORTS // 3, REPORTS))
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, empty_address, str(first), str(last)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for first, last in spans
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    said = [writer.communicate("go\n", timeout=120)[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0], said
    with open_ledger(empty_address, create=False) as ledger:
        assert sorted(report.ref for report in ledger.reports()) == sorted(f"{n}.txt" for n in range(REPORTS))
        claims = [claim.id for claim in ledger.claims()]
        assert len(claims) == len(set(claims)) == 2 * REPORTS
        assert [entry.number for entry in ledger.transactions()] == list(range(1, REPORTS + 1))
