"""The world the gate believes in: one load balancer, one pool, and tokens as the two of them sign.

Made apart from PyJWT, which is under test.
"""

import base64
import json
import time
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes, hmac, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils

from gate.settings import Settings

ABSENT = object()  # as the value of a field: leave it out
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | bytes

SETTINGS = Settings(
    app="sales",
    entry="app.py",
    client_id="4client",
    session_cookie="streamgate-sales",
    load_balancer_arn="arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/main/50dc6c49",
    issuer="https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool",
    load_balancer_keys_url="https://keys.test",
    pool_keys_url="https://pool.test/jwks.json",
    health_path="/_stcore/health",
    max_upload_mib=32,
    frame_ancestors="'self'",
    session_hours=10,
    contact="data@example.com",
)


@dataclass(slots=True)
class Mint:
    """Signs what it is told to, sense or nonsense."""

    kid: str = "0f3b2a4c-5d6e-4f70-8192-a3b4c5d6e7f8"
    pool_kid: str = "pool-key+1="
    load_balancer: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    pool: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))

    def data(
        self,
        header: dict[str, Any] | None = None,
        claims: dict[str, Any] | None = None,
        key: Key | None = None,
        padded: bool = True,
        signature: bytes | None = None,
    ) -> str:
        """The load balancer's token: claims of userInfo, expiry in the JOSE header, padded base64."""
        fields = {
            "alg": "ES256",
            "kid": self.kid,
            "signer": SETTINGS.load_balancer_arn,
            "iss": SETTINGS.issuer,
            "client": SETTINGS.client_id,
            "exp": int(time.time()) + 120,
        }
        user_info = {
            "sub": "s-ana",
            "email": "ana@example.com",
            "email_verified": "true",
            "username": "ana",
            "exp": int(time.time()) + 120,
            "iss": SETTINGS.issuer,
        }
        parts = (fields | (header or {}), user_info | (claims or {}))
        return sign(*parts, key or self.load_balancer, padded, signature)

    def access(
        self,
        header: dict[str, Any] | None = None,
        claims: dict[str, Any] | None = None,
        key: Key | None = None,
        signature: bytes | None = None,
    ) -> str:
        """The pool's access token for Ana."""
        fields = {"alg": "RS256", "kid": self.pool_kid}
        grants = {
            "sub": "s-ana",
            "iss": SETTINGS.issuer,
            "client_id": SETTINGS.client_id,
            "token_use": "access",
            "scope": "openid email profile",
            "exp": int(time.time()) + 3600,
            "username": "ana",
            "cognito:groups": ["sales", "admins"],
            "streamgate_app": SETTINGS.app,
        }
        return sign(fields | (header or {}), grants | (claims or {}), key or self.pool, False, signature)

    def pem(self) -> bytes:
        return public_pem(self.load_balancer)

    def jwks(self) -> bytes:
        numbers = self.pool.public_key().public_numbers()
        n, e = (base64url(x.to_bytes((x.bit_length() + 7) // 8), False) for x in (numbers.n, numbers.e))
        key = {"kty": "RSA", "kid": self.pool_kid, "use": "sig", "alg": "RS256", "n": n, "e": e}
        return json.dumps({"keys": [key]}).encode()

    async def fetch(self, url: str) -> bytes | None:
        """Both key servers."""
        own = {f"{SETTINGS.load_balancer_keys_url}/{self.kid}": self.pem}
        return {**own, SETTINGS.pool_keys_url: self.jwks}.get(url, lambda: None)()


def public_pem(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> bytes:
    return key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def base64url(raw: bytes, padded: bool) -> str:
    text = base64.urlsafe_b64encode(raw).decode()
    return text if padded else text.rstrip("=")


def sign(
    header: dict[str, Any], claims: dict[str, Any], key: Key, padded: bool, signature: bytes | None
) -> str:
    """A token in the compact form; a given `signature` stands in for the one that belongs there."""
    parts = [{k: v for k, v in part.items() if v is not ABSENT} for part in (header, claims)]
    text = ".".join(base64url(json.dumps(part).encode(), padded) for part in parts)
    return f"{text}.{base64url(signature_of(text.encode(), key) if signature is None else signature, padded)}"


def signature_of(message: bytes, key: Key) -> bytes:
    if isinstance(key, bytes):
        mac = hmac.HMAC(key, hashes.SHA256())
        mac.update(message)
        return mac.finalize()
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(message, padding.PKCS1v15(), hashes.SHA256())
    r, s = utils.decode_dss_signature(key.sign(message, ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")
