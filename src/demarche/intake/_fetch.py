"""Pages from the web, only where the caller names an address."""

from __future__ import annotations

from demarche.intake._errors import IntakeError

_TIMEOUT_SECONDS = 20.0


def is_url(source: str) -> bool:
    """Whether an input is an address rather than a file."""
    return source.lower().startswith(("http://", "https://"))


def fetch(url: str, most_bytes: int) -> tuple[bytes, str | None]:
    """Fetches a page.

    Args:
        url: Its address.
        most_bytes: Where to stop and refuse.

    Returns:
        The bytes and the encoding that the server names, if any.

    Raises:
        IntakeError: No answer, an answer other than 200, or one too large.
    """
    import httpx

    from demarche import __version__

    headers = {"User-Agent": f"demarche/{__version__}", "Accept": "text/html,text/plain;q=0.9,*/*;q=0.1"}
    data = bytearray()
    try:
        with (
            httpx.Client(follow_redirects=True, timeout=_TIMEOUT_SECONDS, headers=headers) as client,
            client.stream("GET", url) as answer,
        ):
            if answer.status_code != httpx.codes.OK:
                raise IntakeError(f"the server answers {answer.status_code} {answer.reason_phrase}".rstrip())
            for chunk in answer.iter_bytes():
                data += chunk
                if len(data) > most_bytes:
                    raise IntakeError(f"the page is larger than {most_bytes // 1_000_000} MB")
            return bytes(data), answer.charset_encoding
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise IntakeError(f"cannot be fetched: {reason}") from error
