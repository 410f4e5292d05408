"""Keys are fetched seldom, one at a time, from the settings' address only, and survive a bad day."""

import asyncio
import json

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from gate.keys import KeySource, load_balancer_keys, pool_keys
from gate.refusal import Reason, Refused
from gate.testing.mint import Mint, public_pem

KID = "11111111-2222-4333-8444-555555555555"


class Server:
    """A key server that counts, and whose answers and clock a test sets."""

    def __init__(self, body: bytes | Exception | None) -> None:
        self.body, self.asked, self.now = body, [], 3600.0  # not 0: a process that has been up for an hour

    async def fetch(self, url: str) -> bytes | None:
        self.asked.append(url)
        await asyncio.sleep(0)
        if isinstance(self.body, Exception):
            raise self.body
        return self.body

    def load_balancer_keys(self) -> KeySource:
        source = load_balancer_keys("https://keys.test", self.fetch)
        source.clock = lambda: self.now
        return source

    def pool_keys(self) -> KeySource:
        source = pool_keys("https://pool.test/jwks", self.fetch)
        source.clock = lambda: self.now
        return source


def refusal(source: KeySource, kid: str) -> Reason:
    with pytest.raises(Refused) as caught:
        asyncio.run(source.key(kid))
    return caught.value.reason


def test_a_crowd_causes_one_fetch_and_later_ones_none(mint: Mint) -> None:
    server = Server(mint.pem())
    source = server.load_balancer_keys()

    async def crowd() -> list[object]:
        return await asyncio.gather(*(source.key(mint.kid) for _ in range(20)))

    assert len(set(map(id, asyncio.run(crowd())))) == 1
    assert asyncio.run(source.key(mint.kid)).key_size == 256
    assert server.asked == [f"https://keys.test/{mint.kid}"]


def test_a_visitor_who_leaves_does_not_spoil_it_for_the_others(mint: Mint) -> None:
    server = Server(mint.jwks())
    source = server.pool_keys()

    async def leave() -> object:
        impatient = asyncio.create_task(source.key(mint.pool_kid))
        patient = asyncio.create_task(source.key(mint.pool_kid))
        await asyncio.sleep(0)
        impatient.cancel()
        return await patient

    assert asyncio.run(leave()).key_size == 2048
    assert len(server.asked) == 1


def test_invented_kids_do_not_hammer_the_server(mint: Mint) -> None:
    server = Server(mint.jwks())
    source = server.pool_keys()
    assert asyncio.run(source.key(mint.pool_kid)).key_size == 2048
    assert {refusal(source, f"invented-{n}") for n in range(50)} == {Reason.UNKNOWN_KEY}
    assert len(server.asked) == 5
    assert asyncio.run(source.key(mint.pool_kid)).key_size == 2048  # known ones need no fetch
    server.now += 10
    assert refusal(source, "invented") is Reason.UNKNOWN_KEY
    assert len(server.asked) == 6


def test_an_outage_is_ours_and_is_over_when_it_is_over(mint: Mint) -> None:
    server = Server(OSError("down"))
    source = server.load_balancer_keys()
    assert [refusal(source, mint.kid) for _ in range(7)] == [Reason.NO_KEYS] * 7
    assert len(server.asked) == 5
    server.body = mint.pem()
    server.now += 10
    assert asyncio.run(source.key(mint.kid)).key_size == 256


def test_the_memory_is_bounded(mint: Mint) -> None:
    server = Server(mint.pem())
    source = server.load_balancer_keys()
    for number in range(40):
        server.now += 10
        assert asyncio.run(source.key(f"{KID[:-2]}{number:02}")).key_size == 256
    assert len(source._keys) == 32


def test_the_key_that_was_used_longest_ago_is_forgotten_first(mint: Mint) -> None:
    server = Server(mint.pem())
    source = server.load_balancer_keys()
    kids = [f"{KID[:-2]}{number:02}" for number in range(33)]
    for kid in kids[:32]:
        server.now += 10
        asyncio.run(source.key(kid))
    asyncio.run(source.key(kids[0]))
    server.now += 10
    asyncio.run(source.key(kids[32]))
    assert kids[0] in source._keys
    assert kids[1] not in source._keys


@pytest.mark.parametrize("kid", ["", "../x", "https://evil.test/k", f"{KID}\n", f"{KID}/a"])
def test_no_url_is_built_from_what_is_no_uuid(kid: str, mint: Mint) -> None:
    server = Server(mint.pem())
    assert refusal(server.load_balancer_keys(), kid) is Reason.MALFORMED
    assert server.asked == []


def test_a_key_of_the_wrong_kind_is_no_key(mint: Mint) -> None:
    bodies = [public_pem(mint.pool), public_pem(ec.generate_private_key(ec.SECP384R1())), b"<html>", b""]
    for body in bodies:
        assert refusal(Server(body).load_balancer_keys(), mint.kid) is Reason.NO_KEYS
    for document in (b"{}", b"[]", b"<html>", b'{"keys": [{"kty": "RSA", "kid": "a"}]}'):
        assert refusal(Server(document).pool_keys(), "a") is Reason.NO_KEYS
    symmetric = {"keys": [{"kty": "oct", "kid": "a", "k": "c2VjcmV0"}]}
    assert refusal(Server(json.dumps(symmetric).encode()).pool_keys(), "a") is Reason.UNKNOWN_KEY
