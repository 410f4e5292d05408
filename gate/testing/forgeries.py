"""All that is tried instead of a genuine token, under names that say what it is."""

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from gate.testing.forgeries_of_either import KID, OTHER_POOL, forgeries_of_either
from gate.testing.forgery import ATTACKER, FUTURE, PAST, Forge, Forgery, Genuine, Which, claims, header
from gate.testing.mint import ABSENT, SETTINGS, Mint, base64url

_OTHER_ARN = SETTINGS.load_balancer_arn.replace("123456789012", "210987654321")


def _der(mint: Mint, genuine: Genuine) -> str:
    """A valid signature in the encoding that X.509 uses and RFC 7518 does not."""
    head, body, _ = genuine().split(".")
    raw = mint.load_balancer.sign(f"{head}.{body}".encode(), ec.ECDSA(SHA256()))
    return f"{head}.{body}.{base64url(raw, True)}"


def _exp(of_header: object, of_claims: object) -> Forge:
    return lambda _, genuine: genuine({"exp": of_header}, {"exp": of_claims})


# Its expiry may stand in the header, in the payload, or in both; its kid becomes part of a URL.
_DATA: dict[str, tuple[str, Forge]] = {
    "DER signature": ("wrong-signature", _der),
    "RSA behind ES256": ("wrong-signature", lambda mint, genuine: genuine(key=mint.pool)),
    "kid a path": ("malformed-token", header({"kid": "../../evil/key"})),
    "kid a URL": ("malformed-token", header({"kid": "https://evil.test/key"})),
    "kid no UUID": ("malformed-token", header({"kid": "key-1"})),
    "kid a UUID and more": ("malformed-token", header({"kid": f"{KID}/../x"})),
    "kid with a line end": ("malformed-token", header({"kid": f"{KID}\n"})),
    "of another load balancer": ("wrong-signer", header({"signer": _OTHER_ARN})),
    "of another load balancer, by its own key": (
        "wrong-signer",
        lambda _, genuine: genuine({"signer": _OTHER_ARN, "kid": KID}, key=ATTACKER["data"]),
    ),
    "of no load balancer": ("wrong-signer", header({"signer": ABSENT})),
    "of several load balancers": (
        "wrong-signer",
        header({"signer": [SETTINGS.load_balancer_arn, _OTHER_ARN]}),
    ),
    "of no client": ("wrong-client", header({"client": ABSENT})),
    "of no pool": ("wrong-issuer", header({"iss": ABSENT})),
    "of another pool in the payload": ("wrong-issuer", claims({"iss": OTHER_POOL})),
    "expired": ("expired", _exp(PAST, PAST)),
    "expired in the header only": ("expired", _exp(PAST, FUTURE)),
    "expired in the payload only": ("expired", _exp(FUTURE, PAST)),
    "no expiry": ("no-expiry", _exp(ABSENT, ABSENT)),
    "no expiry in the header": ("no-expiry", _exp(ABSENT, FUTURE)),
    "expiry null in the payload": ("no-expiry", _exp(FUTURE, None)),
    "expiry NaN": ("no-expiry", _exp(float("nan"), FUTURE)),
    "expiry a text": ("no-expiry", _exp(str(FUTURE), FUTURE)),
}

_ACCESS: dict[str, tuple[str, Forge]] = {
    "PKCS #1 signature cut short": ("wrong-signature", lambda _, genuine: genuine(signature=bytes(255))),
    "EC behind RS256": ("wrong-signature", lambda mint, genuine: genuine(key=mint.load_balancer)),
    "kid a path": ("unknown-key", header({"kid": "../../evil/key"})),
    "kid a URL": ("unknown-key", header({"kid": "https://evil.test/key"})),
    "kid with a line end": ("unknown-key", header({"kid": "pool-key+1=\n"})),
    "of no client": ("wrong-client", claims({"client_id": ABSENT})),
    "of several clients": ("wrong-client", claims({"client_id": [SETTINGS.client_id, "other"]})),
    "of no pool": ("wrong-issuer", claims({"iss": ABSENT})),
    "of the pool with a slash": ("wrong-issuer", claims({"iss": f"{SETTINGS.issuer}/"})),
    "an ID token": (
        "wrong-use",
        claims({"token_use": "id", "aud": SETTINGS.client_id}),
    ),
    "for no use": ("wrong-use", claims({"token_use": ABSENT})),
    "expired": ("expired", claims({"exp": PAST})),
    "expired long ago": ("expired", claims({"exp": 0})),
    "expired, with a later expiry in the header": (
        "expired",
        lambda _, genuine: genuine({"exp": FUTURE}, {"exp": PAST}),
    ),
    "no expiry": ("no-expiry", claims({"exp": ABSENT})),
    "expiry in the header only": ("no-expiry", _exp(FUTURE, ABSENT)),
    "expiry true": ("no-expiry", claims({"exp": True})),
    "expiry a text": ("no-expiry", claims({"exp": str(FUTURE)})),
    "expiry infinite": ("no-expiry", claims({"exp": float("inf")})),
}


def _named(which: Which, own: dict[str, tuple[str, Forge]]) -> dict[str, Forgery]:
    tried = forgeries_of_either(which) | own
    return {f"{which}: {name}": Forgery(which, reason, forge) for name, (reason, forge) in tried.items()}


FORGERIES = _named("data", _DATA) | _named("access", _ACCESS)
