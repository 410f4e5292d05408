"""Whoever cannot prove it stays out, over HTTP and WebSocket alike, and the log says why."""

import json
import time
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256

from gate.testing.door import Door
from gate.testing.mint import ABSENT, SETTINGS, Mint, base64url, public_pem

Pair = tuple[str | None, str | None]
OTHER_EC = ec.generate_private_key(ec.SECP256R1())
OTHER_RSA = rsa.generate_private_key(65537, 2048)
PAST, FUTURE = int(time.time()) - 61, int(time.time()) + 600
OTHER_POOL = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other"
OTHER_ARN = SETTINGS.load_balancer_arn.replace("123456789012", "210987654321")
KID = "11111111-2222-4333-8444-555555555555"


def data(header: dict | None = None, claims: dict | None = None, **how: object) -> Callable[[Mint], Pair]:
    return lambda mint: (mint.data(header, claims, **how), mint.access())


def access(header: dict | None = None, claims: dict | None = None, **how: object) -> Callable[[Mint], Pair]:
    return lambda mint: (mint.data(), mint.access(header, claims, **how))


def der(mint: Mint) -> Pair:
    """A valid signature in the encoding that X.509 uses and RFC 7518 does not."""
    head, body, _ = mint.data().split(".")
    raw = mint.load_balancer.sign(f"{head}.{body}".encode(), ec.ECDSA(SHA256()))
    return f"{head}.{body}.{base64url(raw, True)}", mint.access()


FORGERIES: dict[str, tuple[str, Callable[[Mint], Pair]]] = {
    "nothing at all": ("missing-proof", lambda mint: (None, None)),
    "no access token": ("missing-proof", lambda mint: (mint.data(), None)),
    "no claims": ("missing-proof", lambda mint: (None, mint.access())),
    "empty claims": ("missing-proof", lambda mint: ("", mint.access())),
    "not a token": ("malformed-token", lambda mint: ("ana", mint.access())),
    "not ASCII": ("malformed-token", lambda mint: (mint.data() + "é", mint.access())),
    "tokens swapped": ("malformed-token", lambda mint: (mint.access(), mint.data())),
    "joined by a comma": ("doubled-proof", lambda mint: (f"{mint.data()},{mint.data()}", mint.access())),
    "joined by a dot": ("malformed-token", lambda mint: (f"{mint.data()}.{mint.data()}", mint.access())),
    "over 16 KB": ("oversize-proof", data(claims={"padding": "x" * 16_000})),
    "access token over 16 KB": ("oversize-proof", access(claims={"padding": "x" * 16_000})),
    # The load balancer's token
    "other key": ("wrong-signature", data(key=OTHER_EC)),
    "all-zero signature": ("wrong-signature", data(signature=bytes(64))),
    "no signature": ("wrong-signature", data(signature=b"")),
    "DER signature": ("wrong-signature", der),
    "alg none": ("malformed-token", data({"alg": "none"}, signature=b"")),
    "alg missing": ("malformed-token", data({"alg": ABSENT})),
    "HMAC with the public key": (
        "malformed-token",
        lambda mint: (mint.data({"alg": "HS256"}, key=mint.pem()), mint.access()),
    ),
    "signed by the pool": (
        "malformed-token",
        lambda mint: (mint.data({"alg": "RS256", "kid": mint.pool_kid}, key=mint.pool), mint.access()),
    ),
    "RSA behind ES256": ("wrong-signature", lambda mint: (mint.data(key=mint.pool), mint.access())),
    "kid unknown": ("unknown-key", data({"kid": KID})),
    "kid missing": ("malformed-token", data({"kid": ABSENT})),
    "kid a number": ("malformed-token", data({"kid": 7})),
    "kid a path": ("malformed-token", data({"kid": "../../evil/key"})),
    "kid a URL": ("malformed-token", data({"kid": "https://evil.test/key"})),
    "kid no UUID": ("malformed-token", data({"kid": "key-1"})),
    "kid a UUID and more": ("malformed-token", data({"kid": f"{KID}/../x"})),
    "kid with a line end": ("malformed-token", data({"kid": f"{KID}\n"})),
    **{
        f"{field} in the header": ("malformed-token", data({field: value}))
        for field, value in {
            "jku": "https://evil.test/jwks",
            "x5u": "https://evil.test/cert",
            "jwk": {"kty": "EC"},
            "x5c": ["cert"],
            "crit": ["exp"],
            "b64": True,
        }.items()
    },
    "b64 false": ("malformed-token", data({"b64": False, "crit": ["b64"]})),
    "other load balancer": ("wrong-signer", data({"signer": OTHER_ARN})),
    "no signer": ("wrong-signer", data({"signer": ABSENT})),
    "other app's client": ("wrong-client", data({"client": "other"})),
    "other pool": ("wrong-issuer", data({"iss": OTHER_POOL})),
    "other pool in the payload": ("wrong-issuer", data(claims={"iss": OTHER_POOL})),
    "expired": ("expired", data({"exp": PAST}, {"exp": PAST})),
    "expired in the header only": ("expired", data({"exp": PAST}, {"exp": FUTURE})),
    "expired in the payload only": ("expired", data({"exp": FUTURE}, {"exp": PAST})),
    "no expiry": ("no-expiry", data({"exp": ABSENT}, {"exp": ABSENT})),
    "no expiry in the header": ("no-expiry", data({"exp": ABSENT})),
    "expiry null in the payload": ("no-expiry", data(claims={"exp": None})),
    "expiry NaN": ("no-expiry", data({"exp": float("nan")})),
    "expiry a text": ("no-expiry", data({"exp": str(FUTURE)})),
    # The access token
    "access by another key": ("wrong-signature", access(key=OTHER_RSA)),
    "access alg none": ("malformed-token", access({"alg": "none"}, signature=b"")),
    "access HMAC with the public key": (
        "malformed-token",
        lambda mint: (mint.data(), mint.access({"alg": "HS256"}, key=public_pem(mint.pool))),
    ),
    "access signed by the load balancer": (
        "malformed-token",
        lambda mint: (mint.data(), mint.access({"alg": "ES256", "kid": mint.kid}, key=mint.load_balancer)),
    ),
    "access kid unknown": ("unknown-key", access({"kid": "pool-key-2"})),
    "access with jku": ("malformed-token", access({"jku": "https://evil.test/jwks"})),
    "access with crit": ("malformed-token", access({"crit": ["exp"], "exp": FUTURE})),
    "access of another pool": ("wrong-issuer", access(claims={"iss": OTHER_POOL})),
    "access of another client": ("wrong-client", access(claims={"client_id": "other"})),
    "access without a client": ("wrong-client", access(claims={"client_id": ABSENT})),
    "ID token": (
        "wrong-use",
        access(claims={"token_use": "id", "aud": SETTINGS.client_id, "client_id": ABSENT}),
    ),
    "access expired": ("expired", access(claims={"exp": PAST})),
    "access without expiry": ("no-expiry", access(claims={"exp": ABSENT})),
    "access expiry true": ("no-expiry", access(claims={"exp": True})),
    # Together
    "two people": ("subjects-differ", access(claims={"sub": "s-ben"})),
    "nobody": (
        "subjects-differ",
        lambda mint: (mint.data(claims={"sub": ABSENT}), mint.access(claims={"sub": ABSENT})),
    ),
    "nobody by an empty name": (
        "subjects-differ",
        lambda mint: (mint.data(claims={"sub": ""}), mint.access(claims={"sub": ""})),
    ),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_stays_out(
    name: str, kind: str, door: Door, mint: Mint, capsys: pytest.CaptureFixture[str]
) -> None:
    reason, forge = FORGERIES[name]
    answer = door.present(kind, *forge(mint))
    assert answer.status == (401 if kind == "http" else 403)
    assert answer.seen is None
    line = json.loads(capsys.readouterr().out)
    assert line == {"event": "refused", "reason": reason, "kind": kind, "method": "GET", "path": "/"}


@pytest.mark.parametrize(
    "claim", ["other", "", None, ABSENT, ["sales"], "Sales"], ids=lambda claim: str(claim)[:9]
)
def test_a_person_without_this_apps_claim_is_told_so(
    claim: object, kind: str, door: Door, mint: Mint, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = door.present(kind, mint.data(), mint.access(claims={"streamgate_app": claim}))
    assert answer.status == 403
    assert answer.seen is None
    assert json.loads(capsys.readouterr().out)["reason"] == "not-allowed"
