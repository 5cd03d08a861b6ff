"""Claims scored against annotated reports, by the scorer that lies beside the project."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from demarche.model import Claim

SHARED = Path(__file__).parents[2] / "shared"


def shared_file(*parts: str) -> Path:
    """A file of the folder beside the checkout; without it the test is skipped, and fails where tests must run."""
    file = SHARED.joinpath(*parts)
    if not file.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"no {file}")
        pytest.skip(f"no {file}")
    return file


def scored(gold: Path, found: Mapping[str, Iterable[Claim]]) -> dict[str, Any]:
    """What the scorer says of the claims found in each report of an annotated file."""
    scores = _scorer()
    expected = {k: [a for a in v if a["act"] not in scores.LEFT_OUT] for k, v in scores.load(gold).items()}
    claims = {
        ref: [
            scores.from_claim(_scored_form(claim)) for claim in read if claim.act.key not in scores.LEFT_OUT
        ]
        for ref, read in found.items()
    }
    result: dict[str, Any] = scores.score(expected, claims, scores.families())
    return result


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_claims", shared_file("eval", "score_claims.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _scored_form(claim: Claim) -> dict[str, Any]:
    """A claim as the scorer's ``from_claim`` takes it: the part of the JSON line that it reads."""
    return {
        "act": claim.act.key,
        "source": [{"code": participant.actor.code} for participant in claim.source],
        "target": [{"code": participant.actor.code} for participant in claim.target],
        "time": {
            "earliest": claim.time.earliest.isoformat() if claim.time.earliest else None,
            "latest": claim.time.latest.isoformat() if claim.time.latest else None,
        },
        "polarity": claim.polarity,
        "modality": claim.modality,
        "speakers": [{"actor": {"code": s.actor.code} if s.actor else None} for s in claim.speakers],
        "evidence": {"text": claim.evidence.text},
    }
