"""Pure ASGI, so that it sees WebSockets too, and outermost, so that it sees everything first.

Fails closed: what is not proved on this very request does not reach Streamlit.
"""

from dataclasses import dataclass, field

from starlette.types import ASGIApp, Receive, Scope, Send

from gate.answers import move, refuse
from gate.audit import Audit
from gate.census import Census
from gate.content import Content
from gate.cookies import SessionCookies
from gate.forwarded import forwarded
from gate.headers import only, take_proof
from gate.origin import is_own_origin
from gate.paths import is_health_check, is_hidden
from gate.proof import Proof
from gate.proofs import Proofs
from gate.refusal import Reason, Refused
from gate.sessions import OwnerOf, owner_of, session_named
from gate.settings import Settings
from gate.sockets import Sockets
from gate.user import current, redirect


@dataclass(slots=True)
class Gate:
    """Lets a request through to `inner` if its tokens open the app, and tells it who is asking."""

    inner: ASGIApp
    settings: Settings
    proofs: Proofs
    sockets: Sockets = field(default_factory=Sockets)
    owner_of: OwnerOf = owner_of
    audit: Audit = field(init=False)
    census: Census = field(init=False)
    content: Content = field(init=False)
    cookies: SessionCookies = field(init=False)

    def __post_init__(self) -> None:
        self.audit = Audit(self.settings.app)
        self.census = Census(self.settings.app, self.sockets)
        self.content = Content.of(self.settings)
        self.cookies = SessionCookies.named(self.settings.session_cookie)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.census.serve(self.inner, scope, receive, send)
            return
        if scope["type"] not in ("http", "websocket"):
            raise NotImplementedError(f"the gate cannot judge a {scope['type']!r} connection")
        current.set(None)  # uvicorn begins a pipelined request in the context of the one before
        verdict = await self._judge(scope)
        known = {**scope, "headers": [*scope["headers"]]}
        if isinstance(verdict, Proof):
            known |= forwarded(scope)
        if is_health_check(scope, self.settings.health_path):
            # The health checker has no proof; a browser has, and gets a cookie here.
            await self.inner(known, receive, self.content.guard(known, send))
            return
        if isinstance(verdict, Proof):
            verdict = self._admit(verdict, known)
        if isinstance(verdict, Refused):
            self.audit.refused(verdict, scope)
            await refuse(verdict, self.settings, scope, receive, send)
            return
        self.audit.admitted(verdict, scope)
        if location := redirect(known):
            await move(location, send)
            return
        current.set(verdict.person)
        if scope["type"] == "http":
            await self.inner(known, receive, self.content.guard(known, send))
        elif await self.sockets.serve(
            self.inner, known, receive, send, verdict.socket_ends(self.sockets.clock())
        ):
            self.audit.socket_ended(verdict, scope)

    async def _judge(self, scope: Scope) -> Proof | Refused:
        """Who is asking. Afterwards the request holds nothing that proves it.

        A refusal is returned: raised, its traceback would hold the tokens until it is answered.
        """
        data, access_token = take_proof(scope["headers"], self.cookies)
        if is_hidden(scope):
            return Refused(Reason.HIDDEN)
        try:
            proof = await self.proofs.proof(only(data), only(access_token))
        except Refused as refused:
            return Refused(refused.reason, refused.proof)
        if proof.app != self.settings.app:
            return Refused(Reason.NOT_ALLOWED, proof)
        return proof

    def _admit(self, proof: Proof, known: Scope) -> Proof | Refused:
        """Whether somebody whom the app admits may ask for this very thing."""
        if known["type"] == "websocket":
            return proof if is_own_origin(known) else Refused(Reason.ORIGIN, proof)
        session = session_named(known)
        if session is not None and self.owner_of(session) != proof.person.sub:
            return Refused(Reason.SESSION, proof)
        return proof
