"""Asking a server that speaks OpenAI's chat completions, as llama.cpp, vLLM, Ollama and others do."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from demarche.reading.second._errors import AnswerError, EndpointError

if TYPE_CHECKING:
    import httpx

_PASSING = frozenset((408, 409, 425, 429, 500, 502, 503, 504))
"""Answers after which it is worth asking again."""

_MISUNDERSTOOD = frozenset((400, 422))
"""Answers of servers that do not know the form of question."""

_LONGEST_WAIT_SECONDS = 30.0
_MOST_BYTES = 8_000_000


@dataclass(slots=True)
class Usage:
    """What the questions of a run took; tokens as far as the server counts them."""

    questions: int = 0
    retries: int = 0
    tokens_in: int = 0
    tokens_out: int = 0


@dataclass(slots=True)
class Endpoint:
    """A server and a model on it.

    Args:
        url: The address that ends before ``/chat/completions`` ("http://127.0.0.1:8080/v1").
        model: The model's name there.
        key: Sent as a bearer token; None sends none.
        tries: How often one question is asked at most.
        wait: Seconds before it is asked the second time; each further time twice as long.
        timeout: Seconds until an answer counts as not coming.
        sleep: How to wait.
    """

    url: str
    model: str
    key: str | None = None
    tries: int = 4
    wait: float = 1.0
    timeout: float = 120.0
    sleep: Callable[[float], None] = time.sleep
    usage: Usage = field(default_factory=Usage)
    _schema_understood: bool = True
    _client: httpx.Client | None = None

    def ask(self, instructions: str, question: str, schema: Mapping[str, Any]) -> Any:
        """Asks once, again where the server is busy or away, and gives back the JSON value of the answer.

        Raises:
            AnswerError: The answer is cut short, refused by the model, or no JSON.
            EndpointError: The server gives no answer, or says that it will not.
        """
        messages = [{"role": "system", "content": instructions}, {"role": "user", "content": question}]
        response = self._post(messages, schema)
        if response.status_code in _MISUNDERSTOOD and self._schema_understood:
            # Older servers take no schema; what they answer is checked all the same.
            self._schema_understood = False
            response = self._post(messages, schema)
        if response.status_code >= 400:
            raise EndpointError(f"{self.url} answers {response.status_code}{_advice(response)}")
        return self._content(response)

    def close(self) -> None:
        """Gives the connection back."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _post(self, messages: list[dict[str, str]], schema: Mapping[str, Any]) -> httpx.Response:
        import httpx

        form: dict[str, Any] = {"type": "json_object"}
        if self._schema_understood:
            form = {
                "type": "json_schema",
                "json_schema": {"name": "claims", "strict": True, "schema": schema},
            }
        body = {"model": self.model, "messages": messages, "temperature": 0, "response_format": form}
        reason = ""
        for attempt in range(self.tries):
            last = attempt == self.tries - 1
            pause = self.wait * 2**attempt
            try:
                response = self._send(body)
                if response.status_code not in _PASSING:
                    return response
                reason = f"answers {response.status_code}"
                pause = max(pause, _asked_to_wait(response))
            except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
                raise EndpointError(f"{self.url!r} is no address of a server: {error}") from error
            except httpx.HTTPError as error:
                reason = f"gives no answer ({' '.join(str(error).split()) or type(error).__name__})"
            if not last:
                self.usage.retries += 1
                self.sleep(min(pause, _LONGEST_WAIT_SECONDS))
        raise EndpointError(f"{self.url} {reason}, asked {self.tries} times")

    def _send(self, body: Mapping[str, Any]) -> httpx.Response:
        import httpx

        if self._client is None:
            headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
            self._client = httpx.Client(timeout=self.timeout, headers=headers, follow_redirects=False)
        self.usage.questions += 1
        address = f"{self.url.rstrip('/')}/chat/completions"
        with self._client.stream("POST", address, json=body) as response:
            data = bytearray()
            for chunk in response.iter_bytes():
                data += chunk
                if len(data) > _MOST_BYTES:
                    raise AnswerError(f"the model's answer is larger than {_MOST_BYTES // 1_000_000} MB")
            # What was decoded on the way must not be decoded again.
            headers = {
                k: v for k, v in response.headers.items() if k not in ("content-encoding", "content-length")
            }
            return httpx.Response(response.status_code, headers=headers, content=bytes(data))

    def _content(self, response: httpx.Response) -> Any:
        """The JSON value that the model wrote."""
        try:
            answer = cast("dict[str, Any]", response.json())
            self._count(answer.get("usage"))
            choice = answer["choices"][0]
            message = choice["message"]
            content, refused = message.get("content"), message.get("refusal")
        except (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError) as error:
            raise AnswerError("the server's answer is no chat completion") from error
        if refused:
            raise AnswerError("the model refuses to answer")
        if choice.get("finish_reason") == "length":
            raise AnswerError("the model's answer is cut short; give it room for more tokens")
        try:
            return json.loads(content)
        except (RecursionError, TypeError, ValueError) as error:
            raise AnswerError("the model's answer is no JSON") from error

    def _count(self, usage: Any) -> None:
        if isinstance(usage, dict):
            tokens = [usage.get(name) for name in ("prompt_tokens", "completion_tokens")]
            read, written = (number if isinstance(number, int) else 0 for number in tokens)
            self.usage.tokens_in += read
            self.usage.tokens_out += written


def _asked_to_wait(response: httpx.Response) -> float:
    """Seconds that the server asks to be left alone for."""
    asked = response.headers.get("retry-after", "")
    return float(asked) if asked.isascii() and asked.isdigit() else 0.0


def _advice(response: httpx.Response) -> str:
    return {
        401: "; the key is missing or wrong, set DEMARCHE_LLM_KEY",
        403: "; the key may not use this model",
        404: "; there is no such address or model there, the address ends in /v1 as a rule",
    }.get(response.status_code, "")
