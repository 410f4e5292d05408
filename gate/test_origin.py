"""Which pages may open a socket: the browser sends a visitor's session along with everybody's handshake."""

import json

import pytest

from gate.headers import Headers
from gate.testing.door import Door, proof
from gate.testing.mint import Mint

HOST = (b"host", b"sales.example.com")
HTTPS = (b"x-forwarded-proto", b"https")


def handshake(door: Door, mint: Mint, *headers: tuple[bytes, bytes]) -> int:
    tokens = proof(mint.data(), mint.access())
    return door.knock("websocket", [HTTPS, *tokens], "/_stcore/stream", origin=list(headers)).status


@pytest.mark.parametrize(
    "headers",
    [
        [HOST, (b"origin", b"https://sales.example.com")],
        [(b"Host", b"sales.example.com:443"), (b"Origin", b"https://sales.example.com")],
        [(b"host", b"Sales.Example.com"), (b"origin", b"https://sales.example.com")],
        [(b"host", b"sales.example.com:8443"), (b"origin", b"https://sales.example.com:8443")],
    ],
)
def test_the_apps_own_page_opens_one(headers: Headers, door: Door, mint: Mint) -> None:
    assert handshake(door, mint, *headers) == 101


@pytest.mark.parametrize(
    "origins",
    [
        [],
        [b""],
        [b"null"],
        [b"http://sales.example.com"],
        [b"https://finance.example.com"],
        [b"https://example.com"],
        [b"https://sales.example.com.evil.test"],
        [b"https://evil.test"],
        [b"https://localhost"],
        [b"https://127.0.0.1"],
        [b"https://sales.example.com:8443"],
        [b"https://sales.example.com/"],
        [b"https://sales.example.com, https://evil.test"],
        [b"https://sales.example.com", b"https://evil.test"],
        [b"https://evil.test", b"https://sales.example.com"],
    ],
)
def test_nobody_elses_does(
    origins: list[bytes], door: Door, mint: Mint, capsys: pytest.CaptureFixture[str]
) -> None:
    assert handshake(door, mint, HOST, *[(b"origin", origin) for origin in origins]) == 403
    line = json.loads(capsys.readouterr().out)
    assert (line["event"], line["reason"], line["sub"]) == ("refused", "foreign-origin", "s-ana")
    assert not door.gate.sockets.live


@pytest.mark.parametrize("hosts", [[], [b""], [b"sales.example.com", b"sales.example.com"]])
def test_without_one_host_no_origin_is_the_apps_own(hosts: list[bytes], door: Door, mint: Mint) -> None:
    own = (b"origin", b"https://sales.example.com")
    assert handshake(door, mint, *[(b"host", host) for host in hosts], own) == 403


def test_a_page_in_the_clear_is_not_the_https_page(door: Door, mint: Mint) -> None:
    """Whoever sits on the line can serve http://<host> to somebody who has never been there."""
    tokens = proof(mint.data(), mint.access())
    http = [HOST, (b"origin", b"http://sales.example.com")]
    for scheme, status in [(b"https", 403), (b"http", 101)]:
        headers = [(b"x-forwarded-proto", scheme), *tokens]
        assert door.knock("websocket", headers, "/_stcore/stream", origin=http).status == status
