"""What is written down about people: enough to answer for, too little to impersonate or reach anybody."""

import json
import time
from hashlib import sha256

import pytest

from gate.testing.door import Door, proof
from gate.testing.mint import ABSENT, Mint

TRACE = (b"x-amzn-trace-id", b"Root=1-67891233-abcdef012345678912345678")
ANA = sha256(b"ana@example.com").hexdigest()[:16]


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_an_admission_is_written_once_per_access_token(
    door: Door, mint: Mint, capsys: pytest.CaptureFixture[str]
) -> None:
    expires = int(time.time()) + 3600
    access = mint.access(claims={"exp": expires})
    for kind in ("http", "websocket", "http"):
        door.knock(
            kind, [TRACE, *proof(mint.data(), access)]
        )  # the load balancer's own token is new each time
    [line] = lines(capsys)
    assert line == {
        "event": "admitted",
        "app": "sales",
        "sub": "s-ana",
        "email": ANA,
        "groups": 2,
        "expires": expires,
        "session_ends": None,
        "request": TRACE[1].decode(),
    }
    renewed = mint.access(claims={"exp": int(time.time()) + 7200})
    door.present("http", mint.data(), renewed)
    ben = {"sub": "s-ben"}
    door.present("http", mint.data(claims=ben), mint.access(claims=ben))
    assert [line["sub"] for line in lines(capsys)] == ["s-ana", "s-ben"]


def test_an_address_is_one_address_however_it_is_written(
    door: Door, mint: Mint, capsys: pytest.CaptureFixture[str]
) -> None:
    door.present("http", mint.data(claims={"email": "Ana@Example.com"}), mint.access())
    assert lines(capsys)[0]["email"] == ANA


def test_who_has_no_verified_address_has_none_in_the_log(
    door: Door, mint: Mint, capsys: pytest.CaptureFixture[str]
) -> None:
    door.present("http", mint.data(claims={"email_verified": "false"}), mint.access())
    assert "email" not in lines(capsys)[0]


def test_a_refusal_of_somebody_we_know_says_who_and_why(
    kind: str, door: Door, mint: Mint, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = {"streamgate_app": ABSENT, "streamgate_refused": "denied"}
    door.knock(kind, [TRACE, *proof(mint.data(), mint.access(claims=refused))], "/page")
    assert lines(capsys) == [
        {
            "event": "refused",
            "app": "sales",
            "reason": "not-allowed",
            "sub": "s-ana",
            "email": ANA,
            "decision": "denied",
            "kind": kind,
            "method": "GET",
            "path": "/page",
            "request": TRACE[1].decode(),
        }
    ]


def test_a_refusal_of_a_stranger_claims_nothing(
    door: Door, mint: Mint, capsys: pytest.CaptureFixture[str]
) -> None:
    door.present("http", mint.data(signature=bytes(64)), mint.access())
    [line] = lines(capsys)
    assert line["reason"] == "wrong-signature"
    assert not {"sub", "email", "decision"} & line.keys()


def test_the_health_checker_is_not_written_down(door: Door, capsys: pytest.CaptureFixture[str]) -> None:
    door.knock("http", [], "/_stcore/health")
    assert lines(capsys) == []


def test_the_memory_is_bounded(door: Door, mint: Mint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gate.audit._MAX_ADMITTED", 3)
    for number in range(5):
        door.present("http", mint.data(), mint.access(claims={"exp": int(time.time()) + 3600 + number}))
    assert len(door.gate.audit._admitted) == 3
