"""Keeps every open socket to the life of its access token and login session (`socket_life.py`)."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gate.proof import LEEWAY_SECONDS
from gate.socket_life import SocketLife

# "Service restart: the client may reconnect." Streamlit's browser code reconnects after any code.
# https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number
CLOSE_CODE = 1012

_LONGEST_NAP = 60.0  # so that a clock that is set right is noticed


@dataclass(frozen=True, slots=True)
class Sockets:
    """`quiet_seconds` without a message is a good moment, `overtime_seconds` after the expiry any moment is.

    The first moment is a minute after the expiry: until then a slow clock at the load balancer might
    bring the same token again, and the gate itself would take it.

    `live` are those that are accepted and not over: the people who are connected.
    """

    quiet_seconds: float = 5
    overtime_seconds: float = 15 * 60
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    live: set["_Socket"] = field(default_factory=set, init=False)

    async def serve(
        self, inner: ASGIApp, scope: Scope, receive: Receive, send: Send, proof_ends: float
    ) -> bool:
        """Runs `inner` until the socket is over. True: because its token or its login session is."""
        life = SocketLife(
            expires=proof_ends + LEEWAY_SECONDS,
            latest=proof_ends + self.overtime_seconds,
            quiet_seconds=self.quiet_seconds,
            moved=self.clock(),
        )
        socket = _Socket(life, self, receive, send)
        try:
            await inner(scope, socket.receive, socket.send)
            if socket.ended and socket.watch:
                await socket.watch  # the server hangs up when this returns, and the code must go first
        finally:
            socket.over()
        return socket.ended


@dataclass(slots=True, eq=False)
class _Socket:
    """What goes through one socket, seen in passing. After its end nothing goes through, either way."""

    life: SocketLife
    bounds: Sockets
    outer_receive: Receive
    outer_send: Send
    ended: bool = False
    watch: asyncio.Task[None] | None = None

    async def receive(self) -> Message:
        message = await self.outer_receive()
        if self.ended:
            return {"type": "websocket.disconnect", "code": CLOSE_CODE}
        if message["type"] == "websocket.receive":
            self.life.from_browser(message.get("bytes") or b"", self.bounds.clock())
        elif message["type"] == "websocket.disconnect":
            self.over()
        return message

    async def send(self, message: Message) -> None:
        if self.ended:
            raise OSError("the socket's access token has expired")  # as servers do when a visitor has left
        match message["type"]:
            case "websocket.accept":
                await self.outer_send(message)
                self.watch = asyncio.create_task(self._end_in_time())
                self.bounds.live.add(self)
            case "websocket.send":
                moves = self.life.from_streamlit(message.get("bytes") or b"", self.bounds.clock())
                await self.outer_send(message)
                if moves:
                    self.life.moved = self.bounds.clock()  # a slow visitor may have made it wait
            case _:
                self.over()
                await self.outer_send(message)

    def over(self) -> None:
        """By itself: nobody is at the other end any more."""
        self.bounds.live.discard(self)
        if self.watch is not None:
            self.watch.cancel()

    async def _end_in_time(self) -> None:
        bounds = self.bounds
        while (seconds := self.life.wait(bounds.clock())) > 0:
            await bounds.sleep(min(seconds, _LONGEST_NAP))
        self.ended = True
        bounds.live.discard(self)
        with suppress(OSError):  # the visitor left at this very moment
            await self.outer_send({"type": "websocket.close", "code": CLOSE_CODE})
