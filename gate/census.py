"""How many people are connected to this copy, once a minute. By that an app is put to sleep."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gate.log import log
from gate.sockets import Sockets

_SECONDS = 60  # as often as the metric that is made of the lines has a sample


@dataclass(frozen=True, slots=True)
class Census:
    """Whatever goes wrong here costs a line, and lines that are missing keep the app awake."""

    app: str
    sockets: Sockets
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def serve(self, inner: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Runs the `inner` app's lifespan, and counts from the moment it has started until it is over.

        An app without a lifespan is never counted.
        """
        counting: list[asyncio.Task[None]] = []

        async def sent(message: Message) -> None:
            await send(message)
            if message["type"] == "lifespan.startup.complete":
                counting.append(asyncio.create_task(self._count()))

        try:
            await inner(scope, receive, sent)
        finally:
            for task in counting:
                task.cancel()

    async def _count(self) -> None:
        while True:
            with suppress(Exception):  # such as a log that nobody reads any more
                log("sessions", app=self.app, sessions=len(self.sockets.live))
            await self.sleep(_SECONDS)
