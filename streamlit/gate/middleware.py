"""Pure ASGI, so that it sees WebSockets too, and outermost, so that it sees everything first.

Fails closed: what is not proved on this very request does not reach Streamlit.
"""

from contextlib import suppress
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Receive, Scope, Send

from gate.answers import refuse
from gate.audit import Audit
from gate.census import Census
from gate.forwarded import forwarded, secure_cookies
from gate.headers import ACCESS_TOKEN, DATA, identity, only, without_identity
from gate.paths import is_health_check, is_hidden
from gate.proof import Proof
from gate.proofs import Proofs
from gate.refusal import Reason, Refused
from gate.settings import Settings
from gate.sockets import Sockets


@dataclass(slots=True)
class Gate:
    """Lets a request through to `inner` if its tokens open the app, and tells it who is asking."""

    inner: ASGIApp
    settings: Settings
    proofs: Proofs
    sockets: Sockets = field(default_factory=Sockets)
    audit: Audit = field(init=False)
    census: Census = field(init=False)

    def __post_init__(self) -> None:
        self.audit = Audit(self.settings.app)
        self.census = Census(self.settings.app, self.sockets)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.census.serve(self.inner, scope, receive, send)
            return
        if scope["type"] not in ("http", "websocket"):
            raise NotImplementedError(f"the gate cannot judge a {scope['type']!r} connection")
        known = {**scope, "headers": without_identity(scope["headers"])}
        if is_health_check(scope, self.settings.health_path):
            with suppress(Refused):  # the health checker has no proof; a browser has, and gets a cookie here
                await self._admit(scope)
                known |= forwarded(scope)
            await self.inner(known, receive, secure_cookies(known, send))
            return
        try:
            proof = await self._admit(scope)
        except Refused as refused:
            self.audit.refused(refused, scope)
            await refuse(refused, self.settings, scope, receive, send)
            return
        self.audit.admitted(proof, scope)
        known |= forwarded(scope)
        known["headers"] += identity(proof.person)
        if scope["type"] == "http":
            await self.inner(known, receive, secure_cookies(known, send))
        elif await self.sockets.serve(self.inner, known, receive, send, proof.access_expires):
            self.audit.socket_ended(proof, scope)

    async def _admit(self, scope: Scope) -> Proof:
        if is_hidden(scope):
            raise Refused(Reason.HIDDEN)
        proof = await self.proofs.proof(only(scope["headers"], DATA), only(scope["headers"], ACCESS_TOKEN))
        if proof.app != self.settings.app:
            raise Refused(Reason.NOT_ALLOWED, proof)
        return proof
