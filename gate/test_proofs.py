"""A hot page is verified once; a key server's bad day is survived; neither opens anything for longer."""

import asyncio
import json
import time

import pytest

from gate.proofs import _hash
from gate.testing.door import ANA, Door
from gate.testing.mint import Mint


def test_proofs_are_remembered_but_not_beyond_their_expiry(kind: str, door: Door, mint: Mint) -> None:
    data, access = mint.data(), mint.access()
    assert door.present(kind, data, access).person == ANA
    for source in (door.gate.proofs.verifier.load_balancer_keys, door.gate.proofs.verifier.pool_keys):
        source._keys.clear()
        source._starts.extend([float("inf")] * 5)  # whoever verified again would have no key
    assert door.present(kind, data, access).person == ANA
    door.clock = lambda: time.time() + 120 + 61
    assert door.present(kind, data, access).status == (401 if kind == "http" else 403)


def test_only_the_exact_pair_is_remembered(door: Door, mint: Mint) -> None:
    ana = (mint.data(), mint.access())
    ben = (mint.data(claims={"sub": "s-ben"}), mint.access(claims={"sub": "s-ben"}))
    assert door.present("http", *ana).person == ANA
    assert door.present("http", *ben).person.sub == "s-ben"
    assert door.present("http", ana[0], ben[1]).status == 401
    assert door.present("http", ben[0], ana[1]).status == 401


def test_the_memory_is_bounded(door: Door, mint: Mint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gate.proofs._MAX_PROOFS", 3)
    data = mint.data()
    for number in range(5):
        assert door.present("http", data, mint.access(claims={"jti": number})).status == 200
    assert len(door.gate.proofs._known) == 3


def test_the_proof_that_was_used_longest_ago_is_forgotten_first(
    door: Door, mint: Mint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gate.proofs._MAX_PROOFS", 3)
    data = mint.data()
    first, second, third, fourth = (mint.access(claims={"jti": number}) for number in range(4))
    for access in (first, second, third, first, fourth):
        assert door.present("http", data, access).status == 200
    assert [*door.gate.proofs._known] == [_hash(data, access) for access in (third, first, fourth)]


def test_what_has_ended_is_dropped_when_it_ends(mint: Mint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gate.proofs.LEEWAY_SECONDS", 0)
    monkeypatch.setattr("gate.proof.LEEWAY_SECONDS", 0)
    begin = time.time()
    ends = [int(begin) + 60, int(begin) + 30, int(begin) + 90]

    async def story() -> None:
        hurry = 600  # a minute takes a tenth of a second
        proofs = door.gate.proofs
        proofs.clock = lambda: begin + (time.time() - begin) * hurry
        loop = asyncio.get_running_loop()
        later = loop.call_later
        monkeypatch.setattr(loop, "call_later", lambda seconds, *call: later(seconds / hurry, *call))
        for number, end in enumerate(ends):
            claims = {"exp": end, "jti": number}
            await proofs.proof(mint.data({"exp": end}, claims), mint.access(claims=claims))
        for left in (2, 1, 0):
            deadline = time.monotonic() + 5
            while len(proofs._known) > left:
                assert time.monotonic() < deadline
                await asyncio.sleep(0.001)
            assert all(proof.holds(proofs.clock()) for proof in proofs._known.values())
        assert proofs._drop is None

    door = Door(mint, mint.fetch)
    asyncio.run(story())


def test_a_proof_that_has_ended_is_dropped_when_it_is_asked_for(door: Door, mint: Mint) -> None:
    data, access = mint.data(), mint.access()
    door.present("http", data, access)
    door.clock = lambda: time.time() + 120 + 61
    assert door.present("http", data, access).status == 401
    assert not door.gate.proofs._known


def test_a_key_server_that_is_down_refuses_until_it_is_back(
    kind: str, mint: Mint, capsys: pytest.CaptureFixture[str]
) -> None:
    down = True

    async def fetch(url: str) -> bytes | None:
        if down:
            raise TimeoutError("no answer")
        return await mint.fetch(url)

    door = Door(mint, fetch)
    assert door.present(kind, mint.data(), mint.access()).status == (503 if kind == "http" else 403)
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [event["event"] for event in events] == ["keys-unavailable", "refused"]
    assert events[1]["reason"] == "keys-unavailable"
    down = False
    assert door.present(kind, mint.data(), mint.access()).person == ANA
