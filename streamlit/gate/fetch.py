"""One GET, off the event loop: while a key server is slow, everybody else goes on working."""

import asyncio
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, build_opener

_SECONDS = 5
_MAX_BYTES = 256 * 1024


class _NoRedirects(HTTPRedirectHandler):
    """Keys come from the address in the settings, from nowhere it points to."""

    def redirect_request(self, *_: object) -> None:
        return None


_opener = build_opener(_NoRedirects)


async def fetch(url: str) -> bytes | None:
    """The body, or None when the server knows no such thing. Any other failure raises."""
    return await asyncio.to_thread(_get, url)


def _get(url: str) -> bytes | None:
    try:
        with _opener.open(url, timeout=_SECONDS) as response:
            return response.read(_MAX_BYTES)
    except HTTPError as error:
        with error:
            if error.code in (403, 404):
                return None
        raise
