"""Forgeries that are tried in the place of each of the two tokens."""

from gate.testing.forgery import (
    ATTACKER,
    FUTURE,
    Forge,
    Which,
    altered,
    claims,
    header,
    key_of,
    parts,
    payload,
)
from gate.testing.mint import ABSENT, public_pem

KID = "11111111-2222-4333-8444-555555555555"
OTHER_POOL = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other"


def forgeries_of_either(which: Which) -> dict[str, tuple[str, Forge]]:
    algorithm = "ES256" if which == "data" else "RS256"
    other: Which = "access" if which == "data" else "data"
    attacker = ATTACKER[which]
    return {
        "absent": ("missing-proof", lambda *_: None),
        "empty": ("missing-proof", lambda *_: ""),
        "a word": ("malformed-token", lambda *_: "ana"),
        "only dots": ("malformed-token", lambda *_: ".."),
        "not ASCII": ("malformed-token", lambda _, genuine: genuine() + "é"),
        "with a scheme": ("malformed-token", lambda _, genuine: f"Bearer {genuine()}"),
        "two parts": ("malformed-token", parts(lambda part: part[:2])),
        "five parts": ("malformed-token", parts(lambda part: [*part, "", ""])),
        "parts out of order": ("malformed-token", parts(lambda part: [part[1], part[0], part[2]])),
        "header no JSON": ("malformed-token", parts(lambda part: ["bm8", *part[1:]])),
        "header a list": ("malformed-token", parts(lambda part: ["W10", *part[1:]])),
        "joined by a comma": ("doubled-proof", lambda _, genuine: f"{genuine()},{genuine()}"),
        "joined by a dot": ("malformed-token", lambda _, genuine: f"{genuine()}.{genuine()}"),
        "joined by a space": ("malformed-token", lambda _, genuine: f"{genuine()} {genuine()}"),
        "over 16 KB": ("oversize-proof", claims({"padding": "x" * 16_000})),
        "the other token": (
            "malformed-token",
            lambda mint, _: mint.access() if which == "data" else mint.data(),
        ),
        # Signatures
        "attacker's key": ("wrong-signature", lambda _, genuine: genuine(key=attacker)),
        "attacker's key under its own kid": (
            "unknown-key",
            lambda _, genuine: genuine({"kid": KID}, key=attacker),
        ),
        "all-zero signature": (
            "wrong-signature",
            lambda _, genuine: genuine(signature=bytes(64 if which == "data" else 256)),
        ),
        "no signature": ("wrong-signature", lambda _, genuine: genuine(signature=b"")),
        "signature cut short": ("wrong-signature", parts(lambda part: [*part[:2], part[2][:40]])),
        "signature of another token": (
            "wrong-signature",
            lambda _, genuine: ".".join([*genuine().split(".")[:2], genuine(None, {"a": 1}).split(".")[2]]),
        ),
        "payload altered": (
            "wrong-signature",
            parts(lambda part: [part[0], altered(part[1], exp=FUTURE), part[2]]),
        ),
        "header altered": ("wrong-signature", parts(lambda part: [altered(part[0], a=1), *part[1:]])),
        "payload no JSON": ("malformed-token", payload(b"no", which)),
        "payload a list": ("malformed-token", payload(b"[]", which)),
        "payload too deep": ("malformed-token", payload(b"[" * 5000, which)),
        # Algorithms
        "alg none": ("malformed-token", lambda _, genuine: genuine({"alg": "none"}, signature=b"")),
        "alg nOnE": ("malformed-token", lambda _, genuine: genuine({"alg": "nOnE"}, signature=b"")),
        "alg missing": ("malformed-token", header({"alg": ABSENT})),
        "alg a list": ("malformed-token", header({"alg": [algorithm]})),
        "alg of another size": ("malformed-token", header({"alg": algorithm.replace("256", "512")})),
        "alg PS256": ("malformed-token", header({"alg": "PS256"})),
        "HMAC with the public key": (
            "malformed-token",
            lambda mint, genuine: genuine({"alg": "HS256"}, key=public_pem(key_of(mint, which))),
        ),
        "HMAC with no key": ("malformed-token", lambda _, genuine: genuine({"alg": "HS256"}, key=b"\0")),
        "signed by the other party": (
            "malformed-token",
            lambda mint, genuine: genuine(
                {"alg": "RS256" if which == "data" else "ES256"}, key=key_of(mint, other)
            ),
        ),
        # Keys
        "kid missing": ("malformed-token", header({"kid": ABSENT})),
        "kid a number": ("malformed-token", header({"kid": 7})),
        "kid null": ("malformed-token", header({"kid": None})),
        "kid unknown": ("unknown-key", header({"kid": KID})),
        **{
            f"{field} in the header": (
                "malformed-token",
                lambda _, genuine, field=field, value=value: genuine({field: value}, key=attacker),
            )
            for field, value in {
                "jku": "https://evil.test/jwks",
                "x5u": "https://evil.test/cert",
                "jwk": {"kty": "EC"},
                "x5c": ["cert"],
            }.items()
        },
        "crit": ("malformed-token", header({"crit": ["exp"], "exp": FUTURE})),
        "b64 true": ("malformed-token", header({"b64": True})),
        "b64 false": ("malformed-token", header({"b64": False, "crit": ["b64"]})),
        # Somebody else's
        "nobody's": ("subjects-differ", claims({"sub": ABSENT})),
        "an empty name's": ("subjects-differ", claims({"sub": ""})),
        "another person's": ("subjects-differ", claims({"sub": "s-ben"})),
        "of another pool": (
            "wrong-issuer",
            header({"iss": OTHER_POOL}) if which == "data" else claims({"iss": OTHER_POOL}),
        ),
        "of another client": (
            "wrong-client",
            header({"client": "other"}) if which == "data" else claims({"client_id": "other"}),
        ),
    }
