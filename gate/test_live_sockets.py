"""Which sockets are counted as somebody who is connected, and from when until when."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from gate.testing.door import Door, proof
from gate.testing.mint import ABSENT, Mint
from gate.testing.one_socket import ACCEPT, TOKEN_LIFE, World, play

CLOSE = {"type": "websocket.close", "code": 1000}
LEAVE = {"type": "websocket.disconnect", "code": 1001}

Story = Callable[[World], Coroutine[Any, Any, None]]


async def leave(world: World) -> None:
    world.incoming.put_nowait(LEAVE)


async def close(world: World) -> None:
    await world.to_browser(CLOSE)
    assert not world.sockets.live


async def expire(world: World) -> None:
    await world.later(TOKEN_LIFE + 60)


async def expire_unread(world: World) -> None:
    world.stalled = asyncio.Event()  # the browser never takes the goodbye
    await world.later(TOKEN_LIFE + 60)
    assert not world.sockets.live
    world.stalled.set()


@pytest.mark.parametrize("end", [leave, close, expire, expire_unread])
def test_a_socket_counts_from_its_acceptance_to_its_end(end: Story) -> None:
    async def story(world: World) -> None:
        assert not world.sockets.live
        socket = world.open()
        await world.later(1)
        assert len(world.sockets.live) == 1
        await end(world)
        await world.later(1)
        assert not world.sockets.live
        await socket

    play(story)


def test_each_socket_counts() -> None:
    async def story(world: World) -> None:
        sockets = [world.open() for _ in range(3)]
        await world.later(1)
        assert len(world.sockets.live) == 3
        for left in (2, 1, 0):
            world.incoming.put_nowait(LEAVE)
            await world.later(1)
            assert len(world.sockets.live) == left
        await asyncio.gather(*sockets)

    play(story)


async def lingering(_: object, receive: Callable, send: Callable) -> None:
    """A Streamlit that takes its time to notice that the browser has left."""
    await send(ACCEPT)
    while (await receive())["type"] != "websocket.disconnect":
        pass
    await asyncio.Event().wait()


async def breaking(_: object, __: object, send: Callable) -> None:
    await send(ACCEPT)
    raise RuntimeError("broken")


async def refusing(_: object, __: object, send: Callable) -> None:
    await send(CLOSE)


def test_who_has_left_is_not_counted_while_streamlit_lingers() -> None:
    async def story(world: World) -> None:
        world.streamlit = lingering
        socket = world.open()
        await world.later(1)
        assert len(world.sockets.live) == 1
        world.incoming.put_nowait(LEAVE)
        await world.later(1)
        assert not world.sockets.live
        socket.cancel()
        with pytest.raises(asyncio.CancelledError):
            await socket

    play(story)


def test_a_socket_that_breaks_is_not_counted_any_more() -> None:
    async def story(world: World) -> None:
        world.streamlit = breaking
        with pytest.raises(RuntimeError, match="broken"):
            await world.open()

    play(story)  # which looks that nobody is left


def test_a_socket_that_is_cancelled_is_not_counted_any_more() -> None:
    async def story(world: World) -> None:
        socket = world.open()
        await world.later(1)
        socket.cancel()
        with pytest.raises(asyncio.CancelledError):
            await socket

    play(story)


def test_a_socket_that_is_refused_never_counts(door: Door, mint: Mint) -> None:
    async def story(world: World) -> None:
        world.streamlit = refusing
        socket = world.open()
        await world.later(1)
        assert not world.sockets.live
        await socket

    play(story)
    live = door.gate.sockets.live
    for headers in ([], proof(mint.data(), mint.access(claims={"streamgate_app": ABSENT}))):
        assert door.knock("websocket", headers).status == 403
        assert not live
