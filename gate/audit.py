"""Who was let in, who was not, and whose socket was ended: what an auditor asks for, and no more.

No token, no address, no query. `sub` leads to the person in the user pool, `email` tells whether two
lines are about one address, `expires` one access token from the next, `request` leads to the load
balancer's own log.
"""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field

from starlette.types import Scope

from gate.headers import request_id
from gate.log import log, masked
from gate.person import Person
from gate.proof import Proof
from gate.refusal import Refused

_MAX_ADMITTED = 4096


@dataclass(slots=True)
class Audit:
    """One line per access token and per refusal: a page causes dozens of requests with the same token."""

    app: str
    _admitted: OrderedDict[tuple[str, int], None] = field(default_factory=OrderedDict)

    def admitted(self, proof: Proof, scope: Scope) -> None:
        known = (proof.person.sub, proof.access_expires)
        if known not in self._admitted:
            log(
                "admitted",
                app=self.app,
                **_who(proof.person),
                groups=len(proof.person.groups),
                expires=proof.access_expires,
                session_ends=proof.session_ends,
                request=request_id(scope["headers"]),
            )
        self._admitted[known] = None
        self._admitted.move_to_end(known)
        if len(self._admitted) > _MAX_ADMITTED:
            self._admitted.popitem(last=False)

    def refused(self, refused: Refused, scope: Scope) -> None:
        proof = refused.proof
        log(
            "refused",
            app=self.app,
            reason=refused.reason.code,
            **({} if proof is None else _who(proof.person)),
            **({} if proof is None or proof.refused is None else {"decision": proof.refused[:64]}),
            kind=scope["type"],
            method=scope.get("method", "GET"),
            path=masked(scope["path"])[:256],
            request=request_id(scope["headers"]),
        )

    def socket_ended(self, proof: Proof, scope: Scope) -> None:
        log("socket-ended", app=self.app, sub=proof.person.sub, request=request_id(scope["headers"]))


def _who(person: Person) -> dict[str, str]:
    if person.email is None:
        return {"sub": person.sub}
    return {"sub": person.sub, "email": hashlib.sha256(person.email.lower().encode()).hexdigest()[:16]}
