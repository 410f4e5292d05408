"""One GET, off the event loop: while a key server is slow, everybody else goes on working."""

import asyncio
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from socket import SHUT_RDWR, socket
from threading import Timer
from urllib.error import HTTPError
from urllib.request import HTTPHandler, HTTPRedirectHandler, HTTPSHandler, Request, build_opener

_SECONDS = 5.0
_MAX_BYTES = 256 * 1024


async def fetch(url: str, seconds: float = _SECONDS) -> bytes | None:
    """The body, or None when the server knows no such thing. Any other failure raises.

    A connection that has not been answered in full after `seconds` is ended.
    """
    return await asyncio.to_thread(_get, url, seconds)


def _get(url: str, seconds: float) -> bytes | None:
    deadline = _Deadline(seconds)
    opener = build_opener(_NoRedirects, _Handler(deadline))
    try:
        with opener.open(url, timeout=seconds) as response:
            body = response.read(_MAX_BYTES)
        deadline.check()  # a connection that was ended looks like a short answer
        return body
    except HTTPError as error:
        with error:
            if error.code in (403, 404):
                return None
        raise
    finally:
        deadline.cancel()


class _Deadline:
    """Ends a connection when its time is over.

    urllib's time-out is for each read: a server that sends one byte every two seconds would hold the
    request, everybody who waits for the key, and a thread, for days.
    """

    def __init__(self, seconds: float) -> None:
        self._timer = Timer(seconds, self._end)
        self._timer.daemon = True
        self._connection: socket | None = None
        self._is_over = False

    def begin(self, connection: socket) -> None:
        # A handle of its own: TLS takes the other one away from whoever has it.
        self._connection = connection.dup()
        self._timer.start()

    def check(self) -> None:
        if self._is_over:
            raise TimeoutError("the answer took too long")

    def cancel(self) -> None:
        self._timer.cancel()
        if self._connection:
            self._connection.close()

    def _end(self) -> None:
        self._is_over = True
        with suppress(OSError):  # it has just ended by itself
            self._connection.shutdown(SHUT_RDWR)


class _Connection(HTTPConnection):
    deadline: _Deadline

    def connect(self) -> None:
        super().connect()
        self.deadline.begin(self.sock)


class _SecureConnection(HTTPSConnection, _Connection):
    """Connects as _Connection does, and then greets."""


class _Handler(HTTPHandler, HTTPSHandler):
    def __init__(self, deadline: _Deadline) -> None:
        super().__init__()
        self.deadline = deadline

    def http_open(self, request: Request) -> HTTPResponse:
        return self.do_open(partial(self.connection, _Connection), request)

    def https_open(self, request: Request) -> HTTPResponse:
        return self.do_open(partial(self.connection, _SecureConnection), request)

    def connection(self, kind: type[_Connection], host: str, **options: object) -> _Connection:
        connection = kind(host, **options)
        connection.deadline = self.deadline
        return connection


class _NoRedirects(HTTPRedirectHandler):
    """Keys come from the address in the settings, from nowhere it points to."""

    def redirect_request(self, *_: object) -> None:
        return None
