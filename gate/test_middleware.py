"""What reaches Streamlit, as whom, and what everybody else gets."""

import asyncio
import json
import time
from dataclasses import replace

import pytest

from gate.refusal import Refused
from gate.testing.door import ANA, Door, proof
from gate.testing.mint import ABSENT, Mint


@pytest.mark.parametrize("padded", [True, False])
def test_the_load_balancers_token_may_be_padded(padded: bool, kind: str, door: Door, mint: Mint) -> None:
    answer = door.present(kind, mint.data(padded=padded), mint.access())
    assert answer.status == (200 if kind == "http" else 101)
    assert answer.person == ANA


@pytest.mark.parametrize(
    ("claims", "changed"),
    [
        ({"name": "Ana Ñuñez 山田 🦊"}, {"name": "Ana Ñuñez 山田 🦊"}),
        ({"name": 'A "B"\r\nx-a: b'}, {"name": 'A "B"\r\nx-a: b'}),
        ({"email": "añA@example.com"}, {"email": "añA@example.com"}),
        ({"email_verified": True}, {}),
        ({"email_verified": "false"}, {"email": None}),
        ({"email_verified": ABSENT}, {"email": None}),
        ({"email_verified": 1}, {"email": None}),
        ({"email": ABSENT}, {"email": None}),
        ({"email": 7, "name": ["x"]}, {"email": None}),
        ({"exp": ABSENT, "iss": ABSENT}, {}),
    ],
)
def test_claims_become_a_person(
    claims: dict[str, object], changed: dict[str, str | None], door: Door, mint: Mint
) -> None:
    answer = door.present("http", mint.data(claims=claims), mint.access())
    assert answer.person == replace(ANA, **changed)
    assert answer.others() == {}


@pytest.mark.parametrize("groups", [ABSENT, [], None, "admins", {"admins": 1}, [["admins"], 7]])
def test_groups_are_a_list_of_names_or_nothing(groups: object, door: Door, mint: Mint) -> None:
    answer = door.present("http", mint.data(), mint.access(claims={"cognito:groups": groups}))
    assert answer.person.groups == ()


def test_clocks_may_differ_by_a_minute(kind: str, door: Door, mint: Mint) -> None:
    just_over = int(time.time()) - 50
    assert door.present(kind, mint.data({"exp": just_over}), mint.access()).person == ANA


def test_what_the_client_says_of_itself_is_deleted(kind: str, door: Door, mint: Mint) -> None:
    own = [
        (b"x-streamgate-email", b"boss@example.com"),
        (b"X-Streamgate-Name", b'"Boss"'),
        (b"x-amzn-oidc-identity", b"s-boss"),
        (b"x-amzn-oidc-anything", b"1"),
        (b"cookie", b"kept=1"),
    ]
    answer = door.knock(kind, own + proof(mint.data(), mint.access()))
    assert answer.person == ANA
    assert answer.others() == {"cookie": "kept=1"}


def test_header_names_are_case_insensitive(kind: str, door: Door, mint: Mint) -> None:
    headers = [(name.title(), value) for name, value in proof(mint.data(), mint.access())]
    assert door.knock(kind, headers).person == ANA


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("name", [bytes.lower, bytes.upper])
def test_of_two_values_neither_is_believed(
    which: int, name: object, kind: str, door: Door, mint: Mint, capsys: pytest.CaptureFixture[str]
) -> None:
    headers = proof(mint.data(), mint.access())
    again = (name(headers[which][0]), headers[which][1])
    assert door.knock(kind, [*headers, again]).status == (401 if kind == "http" else 403)
    assert json.loads(capsys.readouterr().out)["reason"] == "doubled-proof"


def test_bytes_that_are_no_text_are_no_token(kind: str, door: Door, mint: Mint) -> None:
    headers = proof(mint.data(), mint.access())
    headers[0] = (headers[0][0], b"\xff" + headers[0][1])
    assert door.knock(kind, headers).status == (401 if kind == "http" else 403)


def test_a_refusal_is_short_plain_and_not_kept_by_caches(door: Door) -> None:
    answer = door.knock("http", [])
    assert answer.headers[b"content-type"] == b"text/plain; charset=utf-8"
    assert answer.headers[b"cache-control"] == b"no-store"
    assert int(answer.headers[b"content-length"]) == len(answer.body) < 80


def test_a_refusal_is_one_log_line_without_query_token_or_address(
    kind: str, door: Door, mint: Mint, capsys: pytest.CaptureFixture[str]
) -> None:
    data, access = mint.data({"exp": 1}), mint.access()
    door.knock(kind, proof(data, access), path='/a\n{"event": "refused"}' + "x" * 999)
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert json.loads(out)["path"].startswith("/a\n")
    assert len(out) < 500
    assert not any(secret in out for secret in (data, access, "q=secret", "ana@example.com"))


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_health_checker_needs_no_proof_and_is_nobody(method: str, door: Door) -> None:
    answer = door.knock("http", [(b"x-streamgate-email", b"boss@example.com")], "/_stcore/health", method)
    assert answer.status == 200
    assert answer.person is None
    assert answer.others() == {}


def test_below_another_base_the_health_checker_has_that_path_alone(door: Door) -> None:
    door.gate.settings = replace(door.gate.settings, health_path="/sales/_stcore/health")
    assert door.knock("http", [], "/sales/_stcore/health").status == 200
    assert door.knock("http", [], "/_stcore/health").status == 401


@pytest.mark.parametrize(
    ("kind", "path", "method"),
    [
        ("http", "/_stcore/health", "POST"),
        ("http", "/_stcore/health", "OPTIONS"),
        ("http", "/_stcore/health/", "GET"),
        ("http", "/_stcore/health\n", "GET"),
        ("http", "//_stcore/health", "GET"),
        ("http", "/page/_stcore/health", "GET"),
        ("http", "/_stcore/healthy", "GET"),
        ("http", "/_stcore/host-config", "GET"),
        ("http", "/static/index.js", "GET"),
        ("websocket", "/_stcore/health", "GET"),
        ("websocket", "/_stcore/stream", "GET"),
    ],
)
def test_nothing_else_is_open(kind: str, path: str, method: str, door: Door) -> None:
    assert door.knock(kind, [], path, method).status == (401 if kind == "http" else 403)


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics/",
        "/_stcore/metrics\n",
        "//_stcore//metrics",
        "/base/_stcore/metrics",
        "/_stcore/ metrics/x",
    ],
)
def test_metrics_are_hidden_from_everybody(path: str, kind: str, door: Door, mint: Mint) -> None:
    answer = door.knock(kind, proof(mint.data(), mint.access()), path)
    assert answer.status == (404 if kind == "http" else 403)
    assert answer.seen is None


def test_a_refusal_holds_no_token_while_it_is_answered(
    door: Door, mint: Mint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its traceback would: through the frames that had them."""
    answered = []

    async def refuse(refused: Refused, *_: object) -> None:
        answered.append(refused)

    monkeypatch.setattr("gate.middleware.refuse", refuse)
    for data, access in [
        (mint.data({"exp": 1}), mint.access()),
        (mint.data(), mint.access(signature=b"x")),
        (mint.data(), mint.access(claims={"streamgate_app": "other"})),
        ("no token", mint.access()),
    ]:
        with pytest.raises(ValueError, match="no answer"):
            door.present("http", data, access)
    assert len(answered) == 4
    for refused in answered:
        assert (refused.__traceback__, refused.__cause__, refused.__context__) == (None, None, None)


def test_lifespan_passes_and_unknown_connections_do_not(door: Door) -> None:
    seen = []

    async def inner(scope: dict[str, str], *_: object) -> None:
        seen.append(scope["type"])

    gate = type(door.gate)(inner, door.gate.settings, door.gate.proofs)
    asyncio.run(gate({"type": "lifespan"}, None, None))
    with pytest.raises(NotImplementedError, match="webtransport"):
        asyncio.run(gate({"type": "webtransport"}, None, None))
    assert seen == ["lifespan"]
