"""What somebody who is refused gets to see. It names nobody else, no group and no rule."""

import json
from collections.abc import Callable
from http import HTTPStatus

from starlette.types import Receive, Scope, Send

from gate.accept import Form, form_for
from gate.headers import Headers, request_id
from gate.refusal import Reason, Refused
from gate.refused_page import general_reason, refused_page, sentence
from gate.settings import Settings

_TEXTS = {
    401: "Please sign in again.",
    403: "Your account doesn't have access to this app.",
    404: "Not found.",
    503: "We can't verify your sign-in right now. Try again in a minute.",
}

# For every form: no cache keeps it, no browser takes it for anything else.
_ALWAYS: Headers = [(b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff")]

# The page has no script and loads nothing, and nobody's page may show it inside their own.
_PAGE: Headers = [
    (b"content-type", b"text/html; charset=utf-8"),
    (
        b"content-security-policy",
        b"default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        b"base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    (b"referrer-policy", b"no-referrer"),
]


async def refuse(refused: Refused, settings: Settings, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer. A socket is closed before it is accepted: the browser sees HTTP 403."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    headers, text = _FORMS[form_for(scope["headers"])](refused, settings, request_id(scope["headers"]))
    body = text.encode()
    headers = [*headers, *_ALWAYS, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": refused.reason.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def move(location: str, send: Send) -> None:
    headers = [(b"location", location.encode()), *_ALWAYS, (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _text(refused: Refused, *_: object) -> tuple[Headers, str]:
    return [(b"content-type", b"text/plain; charset=utf-8")], f"{_TEXTS[refused.reason.status]}\n"


def _page(refused: Refused, settings: Settings, request: str) -> tuple[Headers, str]:
    """Only for people whom we know: anybody else can do no more than sign in again."""
    if refused.reason is not Reason.NOT_ALLOWED:
        return _text(refused)
    return _PAGE, refused_page(refused.proof, settings, request)


def _problem(refused: Refused, settings: Settings, request: str) -> tuple[Headers, str]:
    """https://www.rfc-editor.org/rfc/rfc9457"""
    status, code, detail = refused.reason.status, refused.reason.code, _TEXTS[refused.reason.status]
    if refused.reason is Reason.NOT_ALLOWED:
        code = general_reason(refused.proof)
        detail = f"{sentence(code, 'en')} Contact for {settings.app}: {settings.contact}"
    problem = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request,
        "code": code,
    }
    return [(b"content-type", b"application/problem+json")], f"{json.dumps(problem)}\n"


_FORMS: dict[Form, Callable[[Refused, Settings, str], tuple[Headers, str]]] = {
    Form.PAGE: _page,
    Form.PROBLEM: _problem,
    Form.TEXT: _text,
}
