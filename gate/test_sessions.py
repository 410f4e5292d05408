"""Uploads belong to the person whose session it is, and the log does not give its id away."""

import json
from types import SimpleNamespace

import pytest

from gate.log import masked
from gate.sessions import owner_of
from gate.testing.door import Door, proof
from gate.testing.mint import Mint

METHODS = ["PUT", "DELETE", "OPTIONS", "POST", "GET"]


def status(door: Door, mint: Mint, path: str, method: str) -> int:
    return door.knock("http", proof(mint.data(), mint.access()), path, method).status


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("base", ["", "/tools/sales"])
def test_ones_own_session_takes_ones_files(method: str, base: str, door: Door, mint: Mint) -> None:
    assert status(door, mint, f"{base}/_stcore/upload_file/of-ana/file", method) == 200


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/upload_file/of-ben/file",
        "/tools/_stcore/upload_file/of-ben/file",
        "/_stcore/upload_file/of-ben/of-ana",
        "/_stcore/upload_file/of-ben/file/",
        "/_stcore/upload_file/of-ben",
        "/_stcore/upload_file/unknown/file",
        "/_stcore/upload_file//of-ana/file",
        "/_stcore/upload_file/",
        "/_stcore/upload_file/of-ana\n/file",
    ],
)
def test_nobody_elses_does(
    method: str, path: str, door: Door, mint: Mint, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(door, mint, path, method) == 404
    line = json.loads(capsys.readouterr().out)
    assert (line["reason"], line["sub"]) == ("foreign-session", "s-ana")


def test_a_refusal_of_a_session_says_no_more_than_that(door: Door, mint: Mint) -> None:
    """Not the page for people without access: they have access."""
    headers = [*proof(mint.data(), mint.access()), (b"accept", b"text/html")]
    answer = door.knock("http", headers, "/_stcore/upload_file/of-ben/file", "DELETE")
    assert answer.body == b"Not found.\n"
    headers[-1] = (b"accept", b"application/json")
    answer = door.knock("http", headers, "/_stcore/upload_file/of-ben/file", "DELETE")
    assert json.loads(answer.body)["code"] == "foreign-session"


def test_ids_are_masked_in_the_log(door: Door, mint: Mint, capsys: pytest.CaptureFixture[str]) -> None:
    session, file = "0c9f3d1e-8a52-4f5e-9d2b-6a7c1b2d3e4f", "7B2A9C4D-1111-4222-8333-444455556666"
    status(door, mint, f"/_stcore/upload_file/{session}/{file}", "PUT")
    door.knock("http", [], "/media/" + "a1b2c3d4" * 7 + ".png")
    upload, media = [json.loads(line)["path"] for line in capsys.readouterr().out.splitlines()]
    assert upload == "/_stcore/upload_file/0c9f3d1e-masked/7B2A9C4D-masked"
    assert media == "/media/a1b2c3d4-masked.png"


def test_what_is_no_id_stays_in_the_log() -> None:
    for path in ("/static/js/index.DormvYxC.js", "/page/2026-11-30", "/a1b2c3d4", "/deadbeef-cafe"):
        assert masked(path) == path


def test_the_owner_is_who_began_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    session = SimpleNamespace(session=SimpleNamespace(_user_info={"sub": "s-ana"}))
    signed_out = SimpleNamespace(session=SimpleNamespace(_user_info={}))
    manager = SimpleNamespace(get_session_info={"known": session, "over": signed_out}.get)
    runtime = SimpleNamespace(exists=lambda: True, instance=lambda: SimpleNamespace(_session_mgr=manager))
    monkeypatch.setattr("gate.sessions.Runtime", runtime)
    assert owner_of("known") == "s-ana"
    assert owner_of("over") is None
    assert owner_of("unknown") is None
    runtime.exists = lambda: False
    assert owner_of("known") is None
