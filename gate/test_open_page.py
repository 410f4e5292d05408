"""Pages that stay open while tokens come and go: the real server, on a clock that is the test's."""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from gate.headers import Headers
from gate.sockets import CLOSE_CODE
from gate.testing.door import proof
from gate.testing.mint import ABSENT, Mint
from gate.testing.page import read_run, run_page, start_run
from gate.testing.server import Server, running

HOUR = 3600

# Counts the session's runs; while a file called "wait" is there, a run does not finish.
PAGE = """
import time
from pathlib import Path
import streamlit as st
st.session_state.runs = st.session_state.get("runs", 0) + 1
while Path("wait").exists():
    time.sleep(0.01)
st.text(f"run {st.session_state.runs}")
"""


class Clock:
    """The server's clock, which the tests of this module move on and never back, and tokens of its time."""

    def __init__(self, mint: Mint, folder: Path) -> None:
        self.mint, self.file, self.ahead = mint, folder / "ahead.txt", 0
        self.pass_by(0)

    def pass_by(self, seconds: int) -> None:
        self.ahead += seconds
        new = self.file.with_suffix(".new")
        new.write_text(str(self.ahead))
        os.replace(new, self.file)  # the server never reads half of it

    def tokens(self, **access: object) -> Headers:
        """What the load balancer sends now, after a renewal."""
        now = int(time.time()) + self.ahead
        data = self.mint.data({"exp": now + 120}, {"exp": now + 120})
        return proof(data, self.mint.access(claims={"exp": now + HOUR} | access))


@pytest.fixture(scope="module")
def clock(mint: Mint, tmp_path_factory: pytest.TempPathFactory) -> Clock:
    return Clock(mint, tmp_path_factory.mktemp("task"))


@pytest.fixture(scope="module")
def server(mint: Mint, clock: Clock) -> Iterator[Server]:
    with running(mint, clock.file.parent, "count.py", PAGE, "gate.testing.moved_clock:app") as server:
        yield server


def assert_ended(tab: ClientConnection) -> None:
    with pytest.raises(ConnectionClosed) as caught:
        while True:
            tab.recv(timeout=10)
    assert caught.value.rcvd.code == CLOSE_CODE


def assert_open(tab: ClientConnection) -> None:
    """For as long as the server needs to look at it ten times."""
    with pytest.raises(TimeoutError):
        while True:
            tab.recv(timeout=0.2)


def test_a_page_keeps_its_session_through_three_token_lives(server: Server, clock: Clock) -> None:
    session = ""
    for life in range(1, 5):
        with server.open(clock.tokens(), session) as tab:
            if life % 2:  # every other life nobody touches the page
                got, texts = run_page(tab)
                assert texts == [f"run {(life + 1) // 2}"]
                session = session or got
                assert got == session
            assert_open(tab)
            clock.pass_by(HOUR + 61)
            assert_ended(tab)


def test_an_open_page_outlives_the_load_balancers_own_token(server: Server, clock: Clock) -> None:
    with server.open(clock.tokens()) as tab:
        run_page(tab)
        clock.pass_by(HOUR - 60)
        assert_open(tab)
        assert run_page(tab)[1] == ["run 2"]


def test_a_run_across_the_expiry_finishes_and_its_result_arrives(server: Server, clock: Clock) -> None:
    (server.folder / "wait").touch()
    with server.open(clock.tokens()) as tab:
        start_run(tab)
        clock.pass_by(HOUR + 800)
        assert_open(tab)
        (server.folder / "wait").unlink()
        assert read_run(tab)[1] == ["run 1"]
        assert_ended(tab)


def test_a_run_without_end_does_not_hold_the_socket_for_ever(server: Server, clock: Clock) -> None:
    (server.folder / "wait").touch()
    with server.open(clock.tokens()) as tab:
        start_run(tab)
        clock.pass_by(HOUR + 15 * 60)
        assert_ended(tab)
    (server.folder / "wait").unlink()


@pytest.mark.parametrize(
    "renewed",
    [
        None,  # no renewal, so the load balancer has the old token or none
        {"streamgate_app": ABSENT, "streamgate_refused": "access-ended"},  # the policy has changed
    ],
)
def test_who_is_revoked_does_not_come_back(
    renewed: dict[str, object] | None, server: Server, clock: Clock
) -> None:
    old = clock.tokens()
    with server.open(old) as tab:
        session, _ = run_page(tab)
        clock.pass_by(HOUR + 61)
        assert_ended(tab)
    headers = old if renewed is None else clock.tokens(**renewed)
    assert server.get("/", headers).status == (401 if renewed is None else 403)
    with pytest.raises(InvalidStatus) as caught, server.open(headers, session):
        pass
    assert caught.value.response.status_code == 403


def test_the_log_tells_of_it_once_each(server: Server, clock: Clock) -> None:
    def events() -> list[str]:
        lines = server.output.read_text().splitlines()[before:]
        seen = [json.loads(line)["event"] for line in lines if line.startswith("{")]
        return [event for event in seen if event != "sessions"]

    before = len(server.output.read_text().splitlines())
    clock.pass_by(10)  # so that no other test had the same token
    with server.open(clock.tokens()) as tab:
        run_page(tab)
        clock.pass_by(HOUR + 61)
        assert_ended(tab)
    deadline = time.monotonic() + 10
    while "socket-ended" not in events() and time.monotonic() < deadline:
        time.sleep(0.01)  # it is written after the browser knows
    assert events() == ["admitted", "socket-ended"]
    assert "ana@" not in server.output.read_text()
