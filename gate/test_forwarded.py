"""Where a visitor comes from and by which scheme: the load balancer's word, once its tokens are verified."""

from http.cookies import SimpleCookie
from pathlib import Path

import pytest

from gate.forwarded import secure
from gate.headers import Headers
from gate.testing.door import LOAD_BALANCER, Answer, Door, proof
from gate.testing.mint import Mint
from gate.testing.page import run_page
from gate.testing.server import running

ADDRESS = b"203.0.113.7"
FORWARDED = [(b"x-forwarded-for", ADDRESS), (b"x-forwarded-proto", b"https")]

PAGE = """
import streamlit as st
st.text(st.context.ip_address)
st.text(st.context.url)
"""


def visit(kind: str, door: Door, mint: Mint, headers: Headers, path: str = "/") -> Answer:
    schemes = [value for name, value in headers if name == b"x-forwarded-proto"]
    origin = b"https://app" if schemes == [b"https"] else b"http://app"
    own = [(b"host", b"app"), (b"origin", origin)]
    return door.knock(kind, headers + proof(mint.data(), mint.access()), path, origin=own)


def test_a_page_sees_the_visitors_address_and_scheme(kind: str, door: Door, mint: Mint) -> None:
    answer = visit(kind, door, mint, FORWARDED)
    assert answer.client == ("203.0.113.7", 0)
    assert answer.scheme == ("https" if kind == "http" else "wss")


@pytest.mark.parametrize(
    ("value", "address"),
    [
        (b"198.51.100.1, 203.0.113.7", "203.0.113.7"),  # the visitor's own claim stands on the left
        (b"127.0.0.1,10.0.0.1,203.0.113.7", "203.0.113.7"),
        (b"not an address, , 203.0.113.7 ", "203.0.113.7"),
        (b"203.0.113.7:52311", "203.0.113.7"),
        (b"2001:db8::7", "2001:db8::7"),
        (b"198.51.100.1, 2001:DB8:0::7", "2001:db8::7"),
        (b"[2001:db8::7]:52311", "2001:db8::7"),
        (b"[2001:db8::7]", "2001:db8::7"),
    ],
)
def test_the_last_entry_is_the_visitor(value: bytes, address: str, kind: str, door: Door, mint: Mint) -> None:
    answer = visit(kind, door, mint, [(b"X-Forwarded-For", value)])
    assert answer.client is not None
    assert answer.client[0] == address


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [b""],
        [b"203.0.113.7, "],
        [b"203.0.113.7, unknown"],
        [b"203.0.113.7, 198.51.100"],
        [b"203.0.113.7, 198.51.100.1:port"],
        [b"203.0.113.7, 198.51.100.1:1:1"],
        [b"203.0.113.7, [2001:db8::7"],
        [b"203.0.113.7, fe80::1%eth0"],
        [b"203.0.113.7, \xff"],
        ["203.0.113.7, ٢٠٣.0.113.8".encode()],
        [b"203.0.113.7, " + b"9" * 20_000],
        [b"198.51.100.1", b"203.0.113.7"],  # two headers: either may be the visitor's own
    ],
)
def test_an_address_that_is_not_certain_is_none(
    headers: list[bytes], kind: str, door: Door, mint: Mint
) -> None:
    """Not the load balancer's own: pages would take everyone for the same visitor."""
    answer = visit(kind, door, mint, [(b"x-forwarded-for", value) for value in headers])
    assert answer.status in (200, 101)
    assert answer.client is None


@pytest.mark.parametrize(
    "values", [[], [b""], [b"ftp"], [b"https,http"], [b"https", b"http"], [b"http", b"s"], [b"wss"]]
)
def test_a_scheme_that_is_not_certain_stays_as_it_is(
    values: list[bytes], kind: str, door: Door, mint: Mint
) -> None:
    answer = visit(kind, door, mint, [(b"x-forwarded-proto", value) for value in values])
    assert answer.scheme == ("http" if kind == "http" else "ws")


def test_the_preview_is_plain_http(kind: str, door: Door, mint: Mint) -> None:
    answer = visit(kind, door, mint, [(b"x-forwarded-proto", b"http")])
    assert answer.scheme == ("http" if kind == "http" else "ws")


def test_without_proof_a_forwarded_header_means_nothing(door: Door, mint: Mint) -> None:
    """The health path is open to whoever reaches the task."""
    for headers in (FORWARDED, FORWARDED + proof(mint.data({"exp": 1}), mint.access())):
        answer = door.knock("http", headers, "/_stcore/health")
        assert (answer.status, answer.client, answer.scheme) == (200, LOAD_BALANCER, "http")


def test_a_browser_that_asks_for_health_is_a_visitor(door: Door, mint: Mint) -> None:
    answer = visit("http", door, mint, FORWARDED, "/_stcore/health")
    assert (answer.status, answer.client, answer.scheme) == (200, ("203.0.113.7", 0), "https")
    assert answer.person is None


@pytest.mark.parametrize(
    ("value", "secured"),
    [
        (b"a=1; Path=/", b"a=1; Path=/; Secure"),
        (b"secure", b"secure; Secure"),
        (b"a=1; Secure; Path=/", b"a=1; Secure; Path=/"),
        (b"a=1;secure", b"a=1;secure"),
    ],
)
def test_every_cookie_is_secure_once(value: bytes, secured: bytes) -> None:
    for name in (b"Set-Cookie", b"set-cookie"):
        assert secure(name, value) == (name, secured)
    assert secure(b"vary", value) == (b"vary", value)


def test_streamlit_itself(mint: Mint, tmp_path: Path) -> None:
    """Started as the task starts it, from an address that uvicorn would trust by itself: loopback."""
    visitor = proof(mint.data(), mint.access())
    https = FORWARDED + visitor
    with running(mint, tmp_path, "where.py", PAGE) as server:
        with server.open([(b"x-forwarded-for", b"8.8.8.8, 203.0.113.7"), *visitor]) as tab:
            assert run_page(tab, url="https://sales.example.com")[1] == [
                "203.0.113.7",
                "https://sales.example.com",
            ]
        for headers, secure in [(https, True), (visitor, False), (FORWARDED, False)]:
            cookies = SimpleCookie(server.get("/_stcore/health", headers).getheader("set-cookie"))
            assert bool(cookies["_streamlit_xsrf"]["secure"]) is secure
