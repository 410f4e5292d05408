"""How often the count is written, from when until when, and that nothing of it gets in anybody's way."""

import asyncio
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gate.census import Census
from gate.sockets import Sockets
from gate.testing.door import proof
from gate.testing.mint import Mint
from gate.testing.page import run_page
from gate.testing.server import Server, running

STARTUP, COMPLETE = {"type": "lifespan.startup"}, {"type": "lifespan.startup.complete"}


class Minutes:
    """Naps that end when the test says so."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self.over = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        self.asked.append(seconds)
        await self.over.wait()
        self.over.clear()

    async def pass_one(self) -> None:
        self.over.set()
        for _ in range(3):
            await asyncio.sleep(0)


async def streamlit(_: object, receive: Callable, send: Callable) -> None:
    assert await receive() == STARTUP
    await send(COMPLETE)
    await receive()


def counts(capsys: pytest.CaptureFixture[str]) -> list[int]:
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all(line == {"event": "sessions", "app": "sales", "sessions": line["sessions"]} for line in lines)
    return [line["sessions"] for line in lines]


async def started(
    census: Census, inner: Callable = streamlit
) -> tuple[asyncio.Task[None], asyncio.Queue, list]:
    from_server: asyncio.Queue = asyncio.Queue()
    to_server: list[object] = []

    async def send(message: object) -> None:
        to_server.append(message)

    running = asyncio.create_task(census.serve(inner, {"type": "lifespan"}, from_server.get, send))
    await from_server.put(STARTUP)
    for _ in range(5):
        await asyncio.sleep(0)
    return running, from_server, to_server


def test_the_count_is_written_at_the_start_and_once_a_minute(capsys: pytest.CaptureFixture[str]) -> None:
    async def run() -> None:
        minutes, sockets = Minutes(), Sockets()
        running, server, sent = await started(Census("sales", sockets, minutes.sleep))
        assert sent == [COMPLETE]
        assert counts(capsys) == [0]
        sockets.live.update(("ana", "ben"))
        await minutes.pass_one()
        assert counts(capsys) == [2]
        sockets.live.discard("ben")
        await minutes.pass_one()
        assert counts(capsys) == [1]
        assert minutes.asked == [60, 60, 60]
        await server.put({"type": "lifespan.shutdown"})
        await running
        await minutes.pass_one()
        assert counts(capsys) == []
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(run())


def test_a_line_that_cannot_be_written_is_only_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[dict[str, object]] = []

    def broken(event: str, **fields: object) -> None:
        written.append({"event": event, **fields})
        raise OSError("the log is gone")

    async def run() -> None:
        minutes = Minutes()
        monkeypatch.setattr("gate.census.log", broken)
        running, server, _ = await started(Census("sales", Sockets(), minutes.sleep))
        await minutes.pass_one()
        await minutes.pass_one()
        assert len(written) == 3
        await server.put({"type": "lifespan.shutdown"})
        await running

    asyncio.run(run())


@pytest.mark.parametrize("message", [None, {"type": "lifespan.startup.failed", "message": "no page"}])
def test_what_did_not_start_is_not_counted_and_fails_as_it_would(
    message: dict[str, str] | None, capsys: pytest.CaptureFixture[str]
) -> None:
    async def broken(_: object, __: object, send: Callable) -> None:
        if message:
            await send(message)
        raise RuntimeError("no lifespan")

    async def run() -> None:
        running, _, sent = await started(Census("sales", Sockets()), broken)
        with pytest.raises(RuntimeError, match="no lifespan"):
            await running
        assert sent == [message] * bool(message)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(run())
    assert counts(capsys) == []


def wait_for(server: Server, sessions: int) -> None:
    """Until the last line of the log says so; this server counts several times a second."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        *_, last, _ = server.output.read_text().split("\n")
        if f'"event": "sessions", "app": "sales", "sessions": {sessions}' in last:
            return
        time.sleep(0.02)
    raise AssertionError(f"{sessions} were never counted:\n{server.output.read_text()[-2000:]}")


def test_streamlits_own_sockets_are_counted(mint: Mint, tmp_path: Path) -> None:
    (tmp_path / "ahead.txt").write_text("0")
    with running(mint, tmp_path, "app.py", app="gate.testing.moved_clock:app") as server:
        wait_for(server, 0)
        headers = proof(mint.data(), mint.access())
        with server.open(headers) as one, server.open(headers) as two:
            run_page(one)
            run_page(two)
            wait_for(server, 2)
            two.close()
            wait_for(server, 1)
        wait_for(server, 0)
