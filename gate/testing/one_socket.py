"""Both ends of one socket, and the clock: a browser and a Streamlit whose every move is the test's."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from gate.sockets import Sockets

# The clock of a World does not begin at 0, as none does.
BEGIN = 3600
TOKEN_LIFE = 1000
TOKEN_EXPIRES = BEGIN + TOKEN_LIFE
ACCEPT = {"type": "websocket.accept"}


def received(message: bytes) -> dict[str, object]:
    return {"type": "websocket.receive", "bytes": message}


class World:
    """Both ends of a socket. `later` lets time pass, and everybody do what is due."""

    def __init__(self) -> None:
        self.now = float(BEGIN)
        self.incoming: asyncio.Queue[dict[str, object]] = asyncio.Queue()
        self.sent: list[dict[str, object]] = []
        self.seen: list[dict[str, object]] = []
        self.naps = 0
        self.stalled: asyncio.Event | None = None
        self.gone = False
        self.sockets = Sockets(clock=lambda: self.now, sleep=self.sleep)

    async def sleep(self, seconds: float) -> None:
        assert 0 < seconds <= 60
        self.naps += 1
        until = self.now + seconds
        while self.now < until:
            await asyncio.sleep(0)

    async def send(self, message: dict[str, object]) -> None:
        if self.stalled:
            await self.stalled.wait()
        if self.gone:
            raise OSError("gone")
        self.sent.append(message)
        if message["type"] == "websocket.close":  # a server says so to its application
            self.incoming.put_nowait({"type": "websocket.disconnect", "code": 1006})

    async def streamlit(self, _: object, receive: Callable, send: Callable) -> None:
        self.to_browser = send
        await send(ACCEPT)
        while True:
            self.seen.append(await receive())
            if self.seen[-1]["type"] == "websocket.disconnect":
                return

    async def later(self, seconds: float) -> None:
        for _ in range(int(seconds)):
            self.now += 1
            for _ in range(6):
                await asyncio.sleep(0)

    def open(self) -> asyncio.Task[bool]:
        return asyncio.create_task(
            self.sockets.serve(self.streamlit, {}, self.incoming.get, self.send, TOKEN_EXPIRES)
        )


def play(story: Callable[[World], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        world = World()
        await story(world)
        await asyncio.sleep(0)
        assert asyncio.all_tasks() == {asyncio.current_task()}  # no timer is left behind
        assert not world.sockets.live  # nor anybody who has left

    asyncio.run(run())
