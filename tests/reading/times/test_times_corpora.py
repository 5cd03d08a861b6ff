"""Times in text that others annotated, and in the founding report."""

from __future__ import annotations

import importlib.util
import json
from datetime import date
from pathlib import Path

import pytest

from demarche.language import analyse
from demarche.reading._when import Times
from demarche.reading.times import find_times
from scoring import shared_file

LEAST = {"strict": 0.83, "relaxed": 0.90, "type": 0.87, "value": 0.80}


def test_german_news_is_read_as_its_annotators_read_it() -> None:
    gold_file = shared_file("eval", "krauts-dolomiten.jsonl")
    spec = importlib.util.spec_from_file_location("score_timex", shared_file("eval", "score_timex.py"))
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    counts = dict.fromkeys(LEAST, 0)
    gold_total = found_total = 0
    for line in gold_file.read_text("utf-8").splitlines():
        row = json.loads(line)
        gold = row["timexes"]
        found = find_times(row["text"], language="de", published=date.fromisoformat(row["dct"]))
        gold_total += len(gold)
        found_total += len(found)
        pairs = scorer.pair(
            [(one["start"], one["end"]) for one in gold], [(one.start, one.end) for one in found]
        )
        for here, there in pairs:
            expected, given = gold[here], found[there]
            counts["relaxed"] += 1
            counts["strict"] += (expected["start"], expected["end"]) == (given.start, given.end)
            counts["type"] += expected["type"] == given.type
            counts["value"] += expected["value"] == given.value
    scores = {name: 2 * count / (gold_total + found_total) for name, count in counts.items()}
    assert all(scores[name] >= least for name, least in LEAST.items()), scores


OWN = Path(__file__).parents[2] / "data" / "times-en.jsonl"
"""English news passages written and annotated for the project, by the guidelines of TIMEX3."""

LEAST_ENGLISH = {"strict": 0.96, "relaxed": 0.98, "type": 0.97, "value": 0.92}


def test_english_news_is_read_as_it_was_annotated() -> None:
    counts = dict.fromkeys(LEAST_ENGLISH, 0)
    total = 0
    for line in OWN.read_text("utf-8").splitlines():
        row = json.loads(line)
        left = list(find_times(row["text"], language="en", published=date.fromisoformat(row["dct"])))
        total += len(row["timexes"]) + len(left)
        for gold in row["timexes"]:
            found = next((one for one in left if one.start < gold["end"] and gold["start"] < one.end), None)
            if found is None:
                continue
            left.remove(found)
            counts["relaxed"] += 1
            counts["strict"] += (found.start, found.end) == (gold["start"], gold["end"])
            counts["type"] += found.type == gold["type"]
            counts["value"] += found.value == gold["value"]
    scores = {name: 2 * count / total for name, count in counts.items()}
    assert all(scores[name] >= least for name, least in LEAST_ENGLISH.items()), scores


def test_the_english_passages_say_what_their_spans_hold() -> None:
    rows = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]
    assert sum(len(row["timexes"]) for row in rows) >= 200
    for row in rows:
        assert all(row["text"][one["start"] : one["end"]] == one["text"] for one in row["timexes"])


@pytest.fixture(scope="module")
def founding() -> str:
    return shared_file("seed", "article-de.txt").read_text("utf-8")


def by_words(text: str, published: date | None) -> dict[str, tuple[str, date | None, date | None, str]]:
    return {
        text[one.start : one.end]: (one.value, one.earliest, one.latest, one.basis)
        for one in find_times(text, language="de", published=published)
    }


def test_the_undated_founding_report_leaves_its_own_week_open(founding: str) -> None:
    found = by_words(founding, None)
    assert found["Anfang dieser Woche"] == ("XXXX-WXX", date(2022, 7, 1), None, "bounds")
    assert found["21. Februar 2022"][1:3] == (date(2022, 2, 21), date(2022, 2, 21))
    assert found["später in diesem Monat"][:3] == ("2022-02", date(2022, 2, 22), date(2022, 2, 28))
    assert found["Ende Juni"][:3] == ("2022-06", date(2022, 6, 21), date(2022, 6, 30))
    assert found["2014"][0] == "2014"


def test_the_founding_report_given_a_date_has_its_week(founding: str) -> None:
    found = by_words(founding, date(2022, 7, 15))
    value, earliest, latest, basis = found["Anfang dieser Woche"]
    assert (value, basis) == ("2022-W28", "published")
    assert earliest == date(2022, 7, 11)
    assert latest is not None and latest <= date(2022, 7, 15)
    assert found["später in diesem Monat"][0] == "2022-02"
    assert found["Ende Juni"][0] == "2022-06"


def test_acts_of_the_founding_report_have_the_times_of_their_clauses(founding: str) -> None:
    analysis = analyse(founding, "de")
    when = Times(analysis, None)
    values = {
        (clause.lemma, when.of(sentence, clause).value)
        for sentence in analysis.sentences
        for clause in sentence.clauses
    }
    assert {
        ("anerkennen", "XXXX-WXX"),
        ("abbrechen", "XXXX-WXX"),
        ("anerkennen", "2022-02-21"),
        ("folgen", "2022-02"),
        ("tun", "2022-06"),
        ("bekanntgeben", "2014"),
    } <= values
