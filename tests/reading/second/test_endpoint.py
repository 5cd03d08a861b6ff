"""Asking a language model's server: what is tried again, and what is said when it fails."""

from __future__ import annotations

import socket

import pytest

from demarche.reading.second import AnswerError, Endpoint, EndpointError
from model_server import Answer, claims_answer, completion, model_server

SCHEMA = {"type": "object"}


def ask(answers: list[Answer], key: str | None = None) -> tuple[object, Endpoint, list[float]]:
    pauses: list[float] = []
    with model_server(answers) as server:
        endpoint = Endpoint(server.url, "small", key, tries=3, wait=1.0, sleep=pauses.append)
        try:
            return endpoint.ask("instructions", "question", SCHEMA), endpoint, pauses
        finally:
            endpoint.close()


def test_an_answer_is_given_back_and_its_tokens_counted() -> None:
    answer, endpoint, _ = ask([claims_answer()])
    assert answer == {"claims": []}
    assert (endpoint.usage.tokens_in, endpoint.usage.tokens_out) == (1200, 80)
    assert (endpoint.usage.questions, endpoint.usage.retries) == (1, 0)


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again_after_longer_and_longer_pauses(status: int) -> None:
    answer, endpoint, pauses = ask([Answer(status), Answer(status), claims_answer()])
    assert answer == {"claims": []}
    assert pauses == [1.0, 2.0]
    assert endpoint.usage.retries == 2


def test_a_server_that_asks_to_be_left_alone_is() -> None:
    _, _, pauses = ask([Answer(429, headers={"Retry-After": "7"}), claims_answer()])
    assert pauses == [7.0]


def test_no_server_is_waited_for_longer_than_half_a_minute() -> None:
    _, _, pauses = ask([Answer(429, headers={"Retry-After": "86400"}), claims_answer()])
    assert pauses == [30.0]


def test_a_server_that_stays_busy_ends_the_asking() -> None:
    with pytest.raises(EndpointError, match="answers 503, asked 3 times"):
        ask([Answer(503)])


def test_nobody_at_the_address_is_said_in_one_line() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    endpoint = Endpoint(url, "small", tries=2, wait=0)
    with pytest.raises(EndpointError, match=r"gives no answer \(.*\), asked 2 times"):
        endpoint.ask("instructions", "question", SCHEMA)
    endpoint.close()


def test_what_is_no_address_is_not_asked() -> None:
    endpoint = Endpoint("ftp://example", "small")
    with pytest.raises(EndpointError, match="is no address of a server"):
        endpoint.ask("instructions", "question", SCHEMA)
    endpoint.close()


@pytest.mark.parametrize(
    ("status", "advice"), [(401, "DEMARCHE_LLM_KEY"), (403, "may not use"), (404, "no such address or model")]
)
def test_a_server_that_will_not_answer_is_not_asked_again(status: int, advice: str) -> None:
    with pytest.raises(EndpointError, match=advice):
        ask([Answer(status), claims_answer()])


def test_a_server_that_takes_no_schema_is_asked_without() -> None:
    with model_server([Answer(400), claims_answer()]) as server:
        endpoint = Endpoint(server.url, "small", wait=0)
        endpoint.ask("instructions", "question", SCHEMA)
        endpoint.ask("instructions", "question", SCHEMA)
        endpoint.close()
    forms = [asked["response_format"]["type"] for asked in server.asked]
    assert forms == ["json_schema", "json_object", "json_object"]
    assert {asked["path"] for asked in server.asked} == {"/v1/chat/completions"}


def test_the_key_is_sent_and_only_if_there_is_one() -> None:
    for key, header in (("geheim", "Bearer geheim"), (None, None)):
        with model_server([claims_answer()]) as server:
            endpoint = Endpoint(server.url, "small", key)
            endpoint.ask("instructions", "question", SCHEMA)
            endpoint.close()
        assert server.keys == [header]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(200, b"<html>"), "no chat completion"),
        (Answer(200, b"[]"), "no chat completion"),
        (Answer(200, b'{"choices": []}'), "no chat completion"),
        (Answer(200, b'{"choices": [{"message": "hello"}]}'), "no chat completion"),
        (completion("Sure! Here are the claims:"), "no JSON"),
        (completion(None), "no JSON"),
        (completion('{"claims": [', finish="length"), "cut short"),
        (completion(None, refusal="I cannot help with that."), "refuses to answer"),
        (completion("[" * 100_000), "no JSON"),
        (Answer(200, b" " * 8_000_001), "larger than 8 MB"),
    ],
)
def test_an_answer_that_cannot_be_used_is_said_to_be_so(answer: Answer, reason: str) -> None:
    with pytest.raises(AnswerError, match=reason):
        ask([answer])
