"""Remembers what has been verified: a page asks for dozens of files with the same two tokens."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from gate.proof import LEEWAY_SECONDS, Proof
from gate.refusal import Reason, Refused
from gate.tokens import Verifier

_MAX_PROOFS = 512


@dataclass(slots=True)
class Proofs:
    """Verified pairs, by a hash of both tokens: the app's code shares this process and must find none.

    Refusals are not kept. Expiry is always checked, and what has ended is dropped.
    """

    verifier: Verifier
    clock: Callable[[], float] = time.time
    _known: OrderedDict[bytes, Proof] = field(default_factory=OrderedDict)
    _drop: asyncio.TimerHandle | None = None

    async def proof(self, data: str, access_token: str) -> Proof:
        pair = _hash(data, access_token)
        known = self._known.get(pair)
        if known:
            if not known.holds(self.clock()):
                del self._known[pair]
                raise Refused(Reason.EXPIRED)
            self._known.move_to_end(pair)
            return known
        proof = await self.verifier.verify(data, access_token)
        self._known[pair] = proof
        if len(self._known) > _MAX_PROOFS:
            self._known.popitem(last=False)
        self._drop_in_time()
        return proof

    def _drop_in_time(self) -> None:
        """One timer, for whichever ends first."""
        if self._drop is not None:
            self._drop.cancel()
        self._drop = None
        if self._known:
            first = min(proof.expires for proof in self._known.values())
            seconds = first + LEEWAY_SECONDS - self.clock()
            self._drop = asyncio.get_running_loop().call_later(max(seconds, 0), self._drop_ended)

    def _drop_ended(self) -> None:
        now = self.clock()
        for pair in [pair for pair, proof in self._known.items() if not proof.holds(now)]:
            del self._known[pair]
        self._drop_in_time()


def _hash(data: str, access_token: str) -> bytes:
    """The length keeps pairs apart that are the same text when joined."""
    return sha256(f"{len(data)} {data}{access_token}".encode()).digest()
