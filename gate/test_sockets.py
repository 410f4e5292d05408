"""One socket between a browser and Streamlit that are played by the test, on a clock that is the test's."""

import asyncio
from collections.abc import Callable

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from gate.sockets import CLOSE_CODE
from gate.testing.one_socket import ACCEPT, TOKEN_LIFE, World, play, received

RERUN = BackMsg(rerun_script=ClientState()).SerializeToString()
DONE = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY).SerializeToString()
CLOSE = {"type": "websocket.close", "code": CLOSE_CODE}


def test_a_quiet_socket_ends_a_minute_after_its_token() -> None:
    async def story(world: World) -> None:
        socket = world.open()
        await world.later(TOKEN_LIFE + 59)
        assert world.sent == [ACCEPT]
        await world.later(1)
        assert await socket is True
        assert world.sent == [ACCEPT, CLOSE]
        assert [message["type"] for message in world.seen] == ["websocket.disconnect"]

    play(story)


def test_a_run_is_waited_for_and_its_result_arrives() -> None:
    async def story(world: World) -> None:
        socket = world.open()
        world.incoming.put_nowait(received(RERUN))
        await world.later(TOKEN_LIFE + 800)
        result = {"type": "websocket.send", "bytes": DONE}
        await world.to_browser(result)
        await world.later(4)
        assert world.sent == [ACCEPT, result]
        await world.later(6)
        assert await socket is True
        assert world.sent == [ACCEPT, result, CLOSE]

    play(story)


def test_a_run_is_not_waited_for_longer_than_15_minutes() -> None:
    async def story(world: World) -> None:
        socket = world.open()
        world.incoming.put_nowait(received(RERUN))
        await world.later(TOKEN_LIFE + 899)
        assert world.sent == [ACCEPT]
        await world.later(1)
        assert await socket is True
        assert world.sent == [ACCEPT, CLOSE]

    play(story)


def test_heartbeats_hold_no_socket() -> None:
    async def story(world: World) -> None:
        socket = world.open()
        await world.later(1)
        for _ in range(TOKEN_LIFE + 59):
            world.incoming.put_nowait(received(BackMsg(app_heartbeat=True).SerializeToString()))
            ack = ForwardMsg(heartbeat_ack=True).SerializeToString()
            await world.to_browser({"type": "websocket.send", "bytes": ack})
            await world.later(1)
        assert await socket is True

    play(story)


def test_after_the_end_nothing_goes_through() -> None:
    async def story(world: World) -> None:
        socket = world.open()
        await world.later(1)
        world.stalled = asyncio.Event()  # a browser that reads nothing cannot hold its socket
        await world.later(TOKEN_LIFE + 60)
        with pytest.raises(OSError, match="expired"):
            await world.to_browser({"type": "websocket.send", "bytes": DONE})
        world.incoming.put_nowait(received(RERUN))
        await world.later(1)
        assert world.seen == [{"type": "websocket.disconnect", "code": CLOSE_CODE}]
        world.stalled.set()
        assert await socket is True

    play(story)


def test_a_slow_browser_is_given_its_quiet_seconds_after_the_last_byte() -> None:
    async def story(world: World) -> None:
        socket = world.open()
        await world.later(TOKEN_LIFE)
        world.stalled = asyncio.Event()
        sending = asyncio.create_task(world.to_browser({"type": "websocket.send", "bytes": DONE}))
        await world.later(58)
        world.stalled.set()
        await sending
        await world.later(4)
        assert world.sent[-1] != CLOSE
        await world.later(2)
        assert await socket is True

    play(story)


def test_the_close_code_goes_before_the_server_hangs_up() -> None:
    async def story(world: World) -> None:
        socket = world.open()
        await world.later(1)
        world.stalled = asyncio.Event()
        await world.later(TOKEN_LIFE + 60)
        world.incoming.put_nowait({"type": "websocket.disconnect", "code": 1006})
        await world.later(1)
        assert not socket.done()
        world.stalled.set()
        assert await socket is True
        assert world.sent == [ACCEPT, CLOSE]

    play(story)


@pytest.mark.parametrize("by", ["browser", "streamlit"])
def test_a_socket_that_ends_by_itself_leaves_nothing_behind(by: str) -> None:
    async def story(world: World) -> None:
        socket = world.open()
        await world.later(1)
        if by == "streamlit":
            await world.to_browser({"type": "websocket.close", "code": 1009})
        else:
            world.incoming.put_nowait({"type": "websocket.disconnect", "code": 1001})
        assert await socket is False
        await world.later(1)
        assert CLOSE not in world.sent

    play(story)


def test_a_browser_that_leaves_at_the_last_moment_is_no_error() -> None:
    async def story(world: World) -> None:
        socket = world.open()
        await world.later(1)
        world.gone = True
        await world.later(TOKEN_LIFE + 60)
        world.incoming.put_nowait({"type": "websocket.disconnect", "code": 1001})
        assert await socket is True

    play(story)


def test_an_error_of_the_app_stays_its_own() -> None:
    async def broken(_: object, __: object, send: Callable) -> None:
        await send(ACCEPT)
        raise RuntimeError("broken")

    async def story(world: World) -> None:
        world.streamlit = broken
        with pytest.raises(RuntimeError, match="broken"):
            await world.open()

    play(story)


def test_an_idle_socket_costs_a_look_a_minute() -> None:
    async def story(world: World) -> None:
        socket = world.open()
        await world.later(900)
        assert world.naps <= 16
        world.incoming.put_nowait({"type": "websocket.disconnect", "code": 1001})
        await socket

    play(story)
