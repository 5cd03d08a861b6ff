"""demarche read --reader llm: what is printed, kept, refused and counted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from demarche.cli import main
from model_server import Answer, claims_answer, completion, model_server

TEXT = "Kanada erkannte das Kosovo an. Ecuador brach die Beziehungen zu Mexiko ab."
SAID: dict[str, Any] = {
    "sentence": 1,
    "words": ["erkannte", "an"],
    "act": "recognise",
    "source": [{"words": "Kanada", "new": None}],
    "target": [{"words": "das Kosovo", "new": None}],
    "polarity": "affirmed",
    "modality": "actual",
    "speakers": [],
    "time": None,
}
INVENTED = SAID | {"target": [{"words": "Tibet", "new": None}]}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "meldung.txt"
    path.write_text(TEXT, "utf-8")
    return path


def run(answers: list[Answer], *arguments: str) -> int:
    with model_server(answers) as server:
        return main(["read", *arguments, "--reader", "llm", "--endpoint", server.url, "--model", "small"])


def test_claims_borne_out_are_printed_and_the_others_told_and_counted(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = [claims_answer(SAID, INVENTED)]
    assert run(answers, str(report), "--format", "jsonl", "--price-in", "2", "--price-out", "8") == 0
    printed = capsys.readouterr()
    (claim,) = map(json.loads, printed.out.splitlines())
    assert (claim["act"], claim["rule"]) == ("recognise", "llm/recognise")
    assert (
        "meldung.txt: an actor's words do not stand in the sentence (recognise: erkannte … an)" in printed.err
    )
    assert "1 claims borne out, 1 refused" in printed.err
    assert "1200 tokens asked and 80 answered, cost 0.0030" in printed.err


def test_both_readers_claims_stand_side_by_side_in_the_ledger(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(report)]) == 0
    assert run([claims_answer(SAID)], str(report)) == 0
    assert main(["read", str(report)]) == 0
    assert "0 new and 0 closed" in capsys.readouterr().err
    assert main(["ledger", "show", str(report), "--format", "jsonl"]) == 0
    readers = [json.loads(line)["reader"].split("@")[0] for line in capsys.readouterr().out.splitlines()]
    assert sorted(readers) == ["0.1.0", "0.1.0", "llm:small"]
    # What the model no longer says is closed; what the rules say stays.
    assert run([claims_answer()], str(report)) == 0
    assert "0 new and 1 closed" in capsys.readouterr().err


def test_an_answer_that_cannot_be_used_fails_its_report_only(
    tmp_path: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = tmp_path / "zweite.txt"
    second.write_text(TEXT, "utf-8")
    assert run([completion("no"), claims_answer(SAID)], str(report), str(second), "--format", "jsonl") == 1
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 1
    assert "meldung.txt: the model's answer is no JSON" in printed.err


def test_a_server_that_cannot_be_used_ends_the_run_with_one_line(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([Answer(401)], str(report), str(report), str(report)) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "set DEMARCHE_LLM_KEY" in lines[0]


def test_a_server_and_a_model_must_be_named(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(report), "--reader", "llm"]) == 2
    assert "--reader llm needs --endpoint and --model" in capsys.readouterr().err
