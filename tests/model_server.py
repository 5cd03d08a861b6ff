"""A server on the loopback address that answers as a language model's would, with answers given beforehand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of the server: its status, its body and its headers."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


def completion(content: str | None, *, finish: str = "stop", refusal: str | None = None) -> Answer:
    """A chat completion whose message has this content, as the OpenAI API has it."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 1200, "completion_tokens": 80, "total_tokens": 1280},
    }
    return Answer(200, json.dumps(body).encode())


def claims_answer(*claims: object) -> Answer:
    """A completion that makes these claims."""
    return completion(json.dumps({"claims": list(claims)}, ensure_ascii=False))


@dataclass(slots=True)
class ModelServer:
    """The server: its address, and what it was asked."""

    url: str
    asked: list[dict[str, Any]]
    keys: list[str | None]


@contextmanager
def model_server(answers: Sequence[Answer]) -> Iterator[ModelServer]:
    """Serves the answers in turn, the last of them for good."""
    asked: list[dict[str, Any]] = []
    keys: list[str | None] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            answer = answers[min(len(asked), len(answers) - 1)]
            asked.append({"path": self.path, **json.loads(body)})
            keys.append(self.headers.get("Authorization"))
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield ModelServer(f"http://127.0.0.1:{server.server_address[1]}/v1", asked, keys)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
