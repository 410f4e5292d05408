"""Every way to be refused, and the one place that says so to the visitor and to the log."""

from enum import Enum

from starlette.types import Receive, Scope, Send

from gate.log import log

_TEXTS = {
    401: "Please sign in again.",
    403: "Your account may not use this app.",
    404: "Not found.",
    503: "Sign-in cannot be checked at the moment. Please try again.",
}


class Reason(Enum):
    """Code for the log, and status for the visitor, who learns no more than that."""

    MISSING = "missing-proof", 401
    DOUBLED = "doubled-proof", 401
    OVERSIZE = "oversize-proof", 401
    MALFORMED = "malformed-token", 401
    SIGNATURE = "wrong-signature", 401
    UNKNOWN_KEY = "unknown-key", 401
    SIGNER = "wrong-signer", 401
    CLIENT = "wrong-client", 401
    ISSUER = "wrong-issuer", 401
    USE = "wrong-use", 401
    NO_EXPIRY = "no-expiry", 401
    EXPIRED = "expired", 401
    SUBJECTS = "subjects-differ", 401
    NOT_ALLOWED = "not-allowed", 403
    HIDDEN = "hidden", 404
    # Not the visitor's fault, so it must count as ours in the load balancer's 5xx metrics.
    NO_KEYS = "keys-unavailable", 503

    def __init__(self, code: str, status: int) -> None:
        self.code = code
        self.status = status


class Refused(Exception):
    """Raised at the first check that fails; nothing of the request has reached Streamlit."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.code)
        self.reason = reason


async def refuse(reason: Reason, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer and log. A socket is closed before it is accepted: the browser sees HTTP 403."""
    log(
        "refused",
        reason=reason.code,
        kind=scope["type"],
        method=scope.get("method", "GET"),
        path=scope["path"][:256],
    )
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    body = f"{_TEXTS[reason.status]}\n".encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": reason.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
