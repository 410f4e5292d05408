"""Public keys by kid. No key means no entry: a key server that is down refuses, and recovers by itself."""

import asyncio
import json
import re
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from jwt.algorithms import RSAAlgorithm

from gate.fetch import fetch
from gate.log import log
from gate.refusal import Reason, Refused

PublicKey = EllipticCurvePublicKey | RSAPublicKey
Fetch = Callable[[str], Awaitable[bytes | None]]

_MAX_KEYS = 32
# A kid is the token's word. Strangers who invent kids cause this many fetches and no more.
_FETCHES, _PER_SECONDS = 5, 10
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)


@dataclass(slots=True)
class KeySource:
    """Remembers keys, fetches one URL once at a time, and asks for unknown kids only so often."""

    url: Callable[[str], str]
    read: Callable[[str, bytes], dict[str, PublicKey]]
    fetch: Fetch = fetch
    clock: Callable[[], float] = time.monotonic
    _keys: OrderedDict[str, PublicKey] = field(default_factory=OrderedDict)
    _flights: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _starts: deque[float] = field(default_factory=lambda: deque(maxlen=_FETCHES))
    _reachable: bool = True

    async def key(self, kid: str) -> PublicKey:
        if kid not in self._keys:
            await self._load(kid)
        if kid not in self._keys:
            raise Refused(Reason.UNKNOWN_KEY if self._reachable else Reason.NO_KEYS)
        self._keys.move_to_end(kid)
        return self._keys[kid]

    async def _load(self, kid: str) -> None:
        url = self.url(kid)
        flight = self._flights.get(url)
        if flight is None:
            now = self.clock()
            if len(self._starts) == _FETCHES and now - self._starts[0] < _PER_SECONDS:
                return
            self._starts.append(now)
            flight = self._flights[url] = asyncio.create_task(self._fetch(url, kid))
            flight.add_done_callback(lambda _: self._flights.pop(url))
        await asyncio.shield(flight)  # others wait for it too, even when this visitor leaves

    async def _fetch(self, url: str, kid: str) -> None:
        try:
            body = await self.fetch(url)
            found = {} if body is None else self.read(kid, body)
        except Exception as error:  # whatever it was, there is no key, and the next visitor may try again
            self._reachable = False
            log("keys-unavailable", url=url, error=repr(error))
            return
        self._reachable = True
        for name, key in found.items():
            self._keys[name] = key
            self._keys.move_to_end(name)
        while len(self._keys) > _MAX_KEYS:
            self._keys.popitem(last=False)


def load_balancer_keys(base: str, fetch: Fetch = fetch) -> KeySource:
    """One PEM per kid, from a server that all accounts of the region share.

    A kid becomes part of a URL, so it must be a UUID first.
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
    """

    def url(kid: str) -> str:
        if not _UUID.fullmatch(kid):
            raise Refused(Reason.MALFORMED)
        return f"{base}/{kid}"

    return KeySource(url, _read_pem, fetch)


def pool_keys(url: str, fetch: Fetch = fetch) -> KeySource:
    """All keys of the pool in one document, whatever the kid."""
    return KeySource(lambda _: url, _read_jwks, fetch)


def _read_pem(kid: str, body: bytes) -> dict[str, PublicKey]:
    key = load_pem_public_key(body)
    if not isinstance(key, EllipticCurvePublicKey) or not isinstance(key.curve, SECP256R1):
        raise TypeError("not a P-256 key")
    return {kid: key}


def _read_jwks(_: str, body: bytes) -> dict[str, PublicKey]:
    keys = [key for key in json.loads(body)["keys"] if key["kty"] == "RSA"]
    public = {key["kid"]: RSAAlgorithm.from_jwk({"kty": "RSA", "n": key["n"], "e": key["e"]}) for key in keys}
    return {kid: key for kid, key in public.items() if isinstance(key, RSAPublicKey)}
