"""Remembers what has been verified: a page asks for dozens of files with the same two tokens."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from gate.proof import Proof
from gate.refusal import Reason, Refused
from gate.tokens import Verifier

_MAX_PROOFS = 512


@dataclass(slots=True)
class Proofs:
    """Verified pairs, by the exact text of both tokens. Refusals are not kept, expiry is always checked."""

    verifier: Verifier
    clock: Callable[[], float] = time.time
    _known: OrderedDict[tuple[str, str], Proof] = field(default_factory=OrderedDict)

    async def proof(self, data: str, access_token: str) -> Proof:
        pair = (data, access_token)
        known = self._known.get(pair)
        if known:
            if not known.holds(self.clock()):
                raise Refused(Reason.EXPIRED)
            self._known.move_to_end(pair)
            return known
        proof = await self.verifier.verify(data, access_token)
        self._known[pair] = proof
        if len(self._known) > _MAX_PROOFS:
            self._known.popitem(last=False)
        return proof
