"""The gate as a server sees it, with a page behind it that only notes who came in."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from gate.headers import Headers
from gate.keys import Fetch, load_balancer_keys, pool_keys
from gate.middleware import Gate
from gate.person import Person
from gate.proofs import Proofs
from gate.testing.mint import SETTINGS, Mint
from gate.tokens import Verifier
from gate.user import current

# The person whom the mint's tokens speak of.
ANA = Person("s-ana", "ana@example.com", None, ("admins", "sales"))

# Who connects to a task: a private address of the load balancer's, over plain HTTP.
LOAD_BALANCER = ("10.0.0.7", 41234)

# What a browser sends along with a handshake of the app's own page.
OWN_ORIGIN: Headers = [(b"host", b"sales.example.com"), (b"origin", b"http://sales.example.com")]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a visitor got, and what Streamlit would have seen of the request, if anything."""

    status: int
    seen: Headers | None = None
    headers: dict[bytes, bytes] = field(default_factory=dict)
    body: bytes = b""
    client: tuple[str, int] | None = None
    scheme: str = ""
    person: Person | None = None

    def others(self) -> dict[str, str]:
        """All of the request's headers but those of `OWN_ORIGIN`."""
        own = [name for name, _ in OWN_ORIGIN]
        return {name.decode(): value.decode() for name, value in self.seen or [] if name not in own}


@dataclass(slots=True)
class Door:
    """`kind` is "http" or "websocket" throughout."""

    mint: Mint
    fetch: Fetch
    clock: Callable[[], float] = time.time
    gate: Gate = field(init=False)

    def __post_init__(self) -> None:
        def now() -> float:  # a test may replace the clock later
            return self.clock()

        alb = load_balancer_keys(SETTINGS.load_balancer_keys_url, self.fetch)
        pool = pool_keys(SETTINGS.pool_keys_url, self.fetch)
        self.gate = Gate(_page, SETTINGS, Proofs(Verifier(SETTINGS, alb, pool, now), now))
        self.gate.owner_of = {"of-ana": "s-ana", "of-ben": "s-ben"}.get

    def present(self, kind: str, data: str | None, access: str | None) -> Answer:
        return self.knock(kind, proof(data, access))

    def knock(
        self,
        kind: str,
        headers: Headers,
        path: str = "/",
        method: str = "GET",
        origin: Headers = OWN_ORIGIN,
    ) -> Answer:
        """`origin` comes with a handshake alone."""
        scope: dict[str, Any] = {"type": kind, "path": path, "query_string": b"q=secret"}
        scope["headers"] = [*(origin if kind == "websocket" else []), *headers]
        scope |= {"client": LOAD_BALANCER, "scheme": "http" if kind == "http" else "ws"}
        if kind == "http":
            scope["method"] = method
        sent: list[Any] = []

        async def receive() -> dict[str, str]:
            return {"type": "http.request" if kind == "http" else "websocket.connect"}

        async def send(message: Any) -> None:
            sent.append(message)

        asyncio.run(self.gate(scope, receive, send))
        return _answer(kind, sent)


def proof(data: str | None, access: str | None) -> Headers:
    values = {b"x-amzn-oidc-data": data, b"x-amzn-oidc-accesstoken": access}
    return [(name, value.encode()) for name, value in values.items() if value is not None]


async def _page(scope: Any, _: Any, send: Any) -> None:
    seen = {name: scope[name] for name in ("headers", "client", "scheme")}
    await send({"type": "page", **seen, "person": current.get()})


def _answer(kind: str, sent: list[Any]) -> Answer:
    match sent:
        case [{"type": "page", "headers": headers, **seen}]:
            return Answer(200 if kind == "http" else 101, seen=headers, **seen)
        case [{"type": "websocket.close"}]:  # before it is accepted: the server makes it HTTP 403
            return Answer(403)
        case [{"type": "http.response.start"} as start, {"type": "http.response.body", "body": body}]:
            return Answer(start["status"], headers=dict(start["headers"]), body=body)
    raise ValueError(f"no answer at all: {sent}")
