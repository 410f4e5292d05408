"""How a token is forged or damaged, whichever of the two it is."""

import base64
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from cryptography.hazmat.primitives.asymmetric import ec, rsa

from gate.testing.mint import Key, Mint, base64url, signature_of

Pair = tuple[str | None, str | None]
Genuine = Callable[..., str]
Forge = Callable[[Mint, Genuine], str | None]
Which = Literal["data", "access"]

ATTACKER: dict[Which, Key] = {
    "data": ec.generate_private_key(ec.SECP256R1()),
    "access": rsa.generate_private_key(65537, 2048),
}
PAST, FUTURE = int(time.time()) - 61, int(time.time()) + 600


@dataclass(frozen=True, slots=True)
class Forgery:
    """Takes the place of one of the two tokens; the other is genuine. The log will say `reason`."""

    which: Which
    reason: str
    forge: Forge

    def pair(self, mint: Mint) -> Pair:
        if self.which == "data":
            return self.forge(mint, mint.data), mint.access()
        return mint.data(), self.forge(mint, mint.access)


def header(fields: dict[str, object]) -> Forge:
    """Genuinely signed, with other fields in the JOSE header."""
    return lambda _, genuine: genuine(fields)


def claims(fields: dict[str, object]) -> Forge:
    """Genuinely signed, with other claims."""
    return lambda _, genuine: genuine(None, fields)


def parts(change: Callable[[list[str]], list[str]]) -> Forge:
    """The genuine token, taken to pieces and put together otherwise."""
    return lambda _, genuine: ".".join(change(genuine().split(".")))


def altered(part: str, **fields: object) -> str:
    """The part with other fields in it, for a signature that was made without them."""
    content = json.loads(base64.urlsafe_b64decode(part + "=="))
    return base64url(json.dumps(content | fields).encode(), False)


def payload(text: bytes, which: Which) -> Forge:
    """Genuinely signed, whatever it is."""

    def forge(mint: Mint, genuine: Genuine) -> str:
        message = f"{genuine().split('.')[0]}.{base64url(text, False)}"
        return f"{message}.{base64url(signature_of(message.encode(), key_of(mint, which)), False)}"

    return forge


def key_of(mint: Mint, which: Which) -> Key:
    return mint.load_balancer if which == "data" else mint.pool
