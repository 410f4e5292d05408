"""Pure ASGI, so that it sees WebSocket handshakes too, and outermost, so that it sees everything first.

Fails closed: what is not proved on this very request does not reach Streamlit.
"""

from dataclasses import dataclass

from starlette.types import ASGIApp, Receive, Scope, Send

from gate.headers import ACCESS_TOKEN, DATA, Headers, identity, only, without_identity
from gate.paths import is_health_check, is_hidden
from gate.proofs import Proofs
from gate.refusal import Reason, Refused, refuse


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets a request through to `inner` if its tokens open `app`, and tells it who is asking."""

    inner: ASGIApp
    app: str
    proofs: Proofs

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.inner(scope, receive, send)
            return
        if scope["type"] not in ("http", "websocket"):
            raise NotImplementedError(f"the gate cannot judge a {scope['type']!r} connection")
        try:
            headers = await self._admit(scope)
        except Refused as refused:
            await refuse(refused.reason, scope, receive, send)
            return
        await self.inner({**scope, "headers": headers}, receive, send)

    async def _admit(self, scope: Scope) -> Headers:
        if is_hidden(scope):
            raise Refused(Reason.HIDDEN)
        headers = without_identity(scope["headers"])
        if is_health_check(scope):
            return headers
        proof = await self.proofs.proof(only(scope["headers"], DATA), only(scope["headers"], ACCESS_TOKEN))
        if proof.app != self.app:
            raise Refused(Reason.NOT_ALLOWED)
        return headers + identity(proof.person)
